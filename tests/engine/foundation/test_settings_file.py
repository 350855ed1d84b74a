"""The settings file: written by name, the rest of it left alone, replaced whole or not at all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.commands.root import run
from engine.foundation.errors import ValidationFailed
from engine.foundation.paths import StudioPaths
from engine.foundation.settings import SettingsUnreadable, StudioSettings, read_settings
from engine.foundation.settings_file import as_written, dotted_names, write_settings

FORMS = [
    "", "[lan]\n", "[lan]\nenabled = false # for now\n\n[mine]\nlist = [\n  1,\n  2,\n]\n", 'lan.enabled = false\ntop = "x"\n',
    "lan = { enabled = false, apiEnabled = true }\n", "# only words", '[hosts]\nallowed = [\n  "a",\n  "b",\n]\n',
    '["lan"]\n"enabled" = false\n', "[[mine]]\na = 1\n[[mine]]\na = 2\n[lan]\nenabled=false",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_whatever_its_form_the_change_is_there_and_nothing_else_is_gone(tmp_path: Path, form: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(form)
    before = tomllib.loads(form)
    said = write_settings(file, {"lan.enabled": True, "hosts.allowed": ["nas.local"], "server.port": 6000})

    after = tomllib.loads(file.read_text())
    assert (said.lan_enabled, said.hosts_allowed, said.server_port) == (True, ("nas.local",), 6000)
    for name in set(before) - {"lan", "hosts"}:
        assert after[name] == before[name]
    assert said.lan_api_enabled is before.get("lan", {}).get("apiEnabled", False)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_words_of_the_owner_stay(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine\n[lan]\n# careful\nenabled = false\n")
    write_settings(file, {"lan.enabled": True})

    assert file.read_text() == "# mine\n[lan]\n# careful\nenabled = true\n"


@given(st.dictionaries(st.sampled_from(["server.host", "server.publicOrigin"]), st.text(), max_size=2))
def test_any_text_is_read_back_as_it_was_written_or_refused(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, Any]
) -> None:
    file = tmp_path_factory.mktemp("home") / "settings.toml"
    try:
        said = as_written(write_settings(file, texts))
    except ValidationFailed:
        assert not file.exists()
        return
    assert {name: said[name] for name in texts} == texts


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[lan\n")

    with pytest.raises(SettingsUnreadable):
        write_settings(file, {"lan.enabled": True})
    assert file.read_text() == "[lan\n"


def test_every_name_of_the_contract_is_known() -> None:
    assert set(dotted_names()) >= {
        "server.host", "server.port", "server.publicOrigin", "lan.enabled", "lan.apiEnabled", "hosts.allowed", "cors.apiOrigins", "cors.shareOrigins",
        "sources.allowedPrivateHosts", "webhooks.allowedPrivateHosts", "rateLimit.perKey", "rateLimit.perShareToken", "rateLimit.perAddress",
        "idempotency.retentionDays", "share.defaultDays", "events.retentionHours", "credits.monthlyAllocation", "approvals.requireUserConfirmed",
        "api.paused",
    }  # fmt: skip
    assert "database.url" not in dotted_names()


def test_every_setting_is_read_back_under_its_name(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    wanted = {
        name: (value if value is not None else "https://x.example")
        for name, value in as_written(StudioSettings()).items()
    }

    assert as_written(write_settings(file, wanted)) == wanted


def test_the_command_line_sets_shows_and_unsets(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    statuses = [
        run(words) for words in (
            ["settings", "set", "lan.enabled", "true"], ["settings", "set", "hosts.allowed", "nas.local, pi"],
            ["settings", "set", "server.host", "127.0.0.1"], ["settings", "set", "server.port", "6001"], ["settings", "unset", "server.port"],
            ["settings", "show", "--json"], ["settings", "set", "server.port", "many"], ["settings", "set", "none.such", "1"],
        )
    ]  # fmt: skip
    settings = read_settings(StudioPaths(home).settings)

    assert statuses == [0, 0, 0, 0, 0, 0, 2, 2]
    assert (settings.lan_enabled, settings.hosts_allowed, settings.server_port) == (True, ("nas.local", "pi"), 5500)
    assert 'hosts.allowed = ["nas.local", "pi"]' in capsys.readouterr().out
