"""Settings, ids, cursors, the home lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.foundation.clock import SystemClock, from_iso, iso
from engine.foundation.errors import ValidationFailed
from engine.foundation.home_lock import HomeInUse, HomeLock
from engine.foundation.ids import is_id, new_id, new_request_id
from engine.foundation.pages import Cursor
from engine.foundation.paths import StudioPaths, default_home
from engine.foundation.settings import SettingsUnreadable, StudioSettings, read_settings


def test_settings_are_read_by_their_dotted_names(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        '[server]\nport = 6000\npublicOrigin = "https://x.example"\n[sources]\nallowedPrivateHosts = ["nas:80"]\n'
    )
    settings = read_settings(file)

    assert (settings.server_port, settings.server_public_origin) == (6000, "https://x.example")
    assert settings.sources_allowed_private_hosts == ("nas:80",)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == StudioSettings()


def test_a_broken_settings_file_says_so(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[server\n")

    with pytest.raises(SettingsUnreadable, match=r"settings\.toml"):
        read_settings(file)


def test_ids_have_their_form() -> None:
    assert all(is_id(new_id()) for _ in range(100))
    assert len(new_request_id()) == 30
    assert not is_id("cABC")


@given(st.integers(0, 4_000_000_000_000), st.text("abc0123", min_size=25, max_size=25))
def test_a_cursor_reads_back_what_it_was_made_of(milliseconds: int, name: str) -> None:
    moment = from_iso("1970-01-01T00:00:00Z").fromtimestamp(milliseconds / 1000, tz=from_iso("1970-01-01").tzinfo)
    cursor = Cursor(moment.replace(microsecond=moment.microsecond // 1000 * 1000), name)

    assert abs((Cursor.decode(cursor.encode()).created_at - cursor.created_at).total_seconds()) <= 0.001
    assert Cursor.decode(cursor.encode()).id == name


@given(st.text())
def test_a_foreign_cursor_is_refused_and_nothing_worse(text: str) -> None:
    try:
        Cursor.decode(text)
    except ValidationFailed:
        return


def test_times_are_shown_in_the_apis_form() -> None:
    assert iso(from_iso("2026-11-23T10:00:00.123+01:00")) == "2026-11-23T09:00:00.123Z"
    assert SystemClock().now().microsecond % 1000 == 0


def test_studio_home_moves_everything(home: Path) -> None:
    paths = StudioPaths(default_home()).make()

    assert default_home() == home
    assert all(
        path.is_relative_to(home)
        for path in (paths.database, paths.blobs, paths.secrets, paths.logs, paths.settings, paths.lock)
    )
    assert (paths.secrets.stat().st_mode & 0o777) == 0o700


def test_a_home_has_one_window_or_server(tmp_path: Path) -> None:
    first = HomeLock(tmp_path / "studio.lock").take("window")
    with pytest.raises(HomeInUse, match="window"):
        HomeLock(tmp_path / "studio.lock").take("server")
    first.release()

    HomeLock(tmp_path / "studio.lock").take("server").release()
