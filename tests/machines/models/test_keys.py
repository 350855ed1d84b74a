"""Keys: in the system's keyring, or sealed in a file that no other machine opens; never offered to another address."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend

from engine.foundation.language_models import ModelChoice, ProviderKind
from engine.machines.models import strongbox
from engine.machines.models.keys import KeyCupboard
from engine.machines.models.strongbox import Strongbox

SECRET = "sk-a-key-of-mine-0123456789"
HERE = ModelChoice(ProviderKind.OPENAI, "http://127.0.0.1:1234/v1", "tiny")
THERE = ModelChoice(ProviderKind.OPENAI, "http://127.0.0.1:9999/v1", "tiny")


class Ring(KeyringBackend):
    """A keyring in memory; may be locked, or say yes and keep nothing."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.locked = self.forgetful = False

    def _open(self) -> None:
        if self.locked:
            raise RuntimeError("the keyring is locked")

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        if not self.forgetful:
            self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        del self.held[service, username]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """A keyring this system has."""
    ring = Ring()
    monkeypatch.setattr("keyring.get_keyring", lambda: ring)
    return ring


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where keys go when there is no keyring."""
    return tmp_path / "secrets" / "model-keys.sealed"


def test_a_key_is_kept_in_the_keyring_and_in_no_file(ring: Ring, file: Path) -> None:
    cupboard = KeyCupboard(file)
    cupboard.keep(HERE, SECRET)
    assert KeyCupboard(file).get(HERE) == SECRET
    assert list(ring.held.values()) == [SECRET]
    assert not file.exists()
    assert "keyring" in cupboard.place()


def test_a_key_is_for_its_address_and_its_studio_alone(ring: Ring, file: Path, tmp_path: Path) -> None:
    KeyCupboard(file).keep(HERE, SECRET)
    assert KeyCupboard(file).get(THERE) is None
    assert KeyCupboard(tmp_path / "other" / file.name).get(HERE) is None


def test_a_removed_key_is_gone_from_everywhere(ring: Ring, file: Path) -> None:
    cupboard = KeyCupboard(file)
    ring.locked = True
    cupboard.keep(HERE, SECRET)
    ring.locked = False
    cupboard.keep(HERE, SECRET)
    cupboard.keep(HERE, "")
    assert cupboard.get(HERE) is None
    assert ring.held == {}
    assert not file.exists()
    cupboard.keep(HERE, "")


@pytest.mark.parametrize("trouble", ["locked", "forgetful"])
def test_a_keyring_that_does_not_keep_is_replaced_by_the_file(ring: Ring, file: Path, trouble: str) -> None:
    setattr(ring, trouble, True)
    cupboard = KeyCupboard(file)
    cupboard.keep(HERE, SECRET)
    assert cupboard.get(HERE) == SECRET
    assert file.name in cupboard.place()


def test_a_keyring_that_writes_in_clear_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = type("PlaintextKeyring", (Ring,), {"__module__": "keyrings.alt.file"})()
    monkeypatch.setattr("keyring.get_keyring", lambda: plain)
    KeyCupboard(file).keep(HERE, SECRET)
    assert plain.held == {}
    assert file.exists()


def test_without_a_keyring_the_file_shows_nothing_to_anybody(file: Path) -> None:
    KeyCupboard(file).keep(HERE, SECRET)
    KeyCupboard(file).keep(THERE, "another")
    assert KeyCupboard(file).get(HERE) == SECRET
    told = file.read_bytes()
    assert SECRET.encode() not in told
    assert b"1234" not in told
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_copy_on_another_machine_opens_nothing_and_can_be_written_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    KeyCupboard(file).keep(HERE, SECRET)
    monkeypatch.setattr(strongbox, "machine_id", lambda: "another machine")
    assert KeyCupboard(file).get(HERE) is None
    KeyCupboard(file).keep(HERE, "new")
    assert KeyCupboard(file).get(HERE) == "new"


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"salt": 1, "sealed": 2}', b'{"salt": "", "sealed": "x"}']
)
def test_a_damaged_file_holds_nothing(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    box = Strongbox(file)
    assert box.read() == {}
    box.write({"a": "b"})
    assert box.read() == {"a": "b"}


def test_a_file_that_cannot_be_written_leaves_the_old_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Strongbox(file)
    box.write({"a": "b"})

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        box.write({"a": "c"})
    assert box.read() == {"a": "b"}
