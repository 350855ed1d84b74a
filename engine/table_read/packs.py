"""Table read, packs: voices a person brings: what is offered, what is installed, how far a download is; pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.foundation.errors import KnownError
from engine.foundation.probe import Probe

Progress = Callable[[str, int, int], bool]
"""Told what is done now, how many bytes of how many; False stops it, and what was fetched is kept for another try."""


NO_PLACE = "This studio has no place for voice packs."


class PackRefused(KnownError):
    """A voice pack cannot be used; the sentence says why."""

    code = "validation_failed"


@dataclass(frozen=True, slots=True)
class PackVoice:
    """One speaker of a pack."""

    name: str
    number: int
    gender: str = "neutral"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A voice pack as it lies in its folder; `kind` is vits, kokoro, kitten or matcha.

    `reads_with` is the language in which its words are turned into sounds, empty where it reads them itself.
    """

    id: str
    name: str
    kind: str
    language: str
    license: str
    size_bytes: int
    folder: Path
    voices: tuple[PackVoice, ...]
    digest: str = ""
    reads_with: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack that is ready to be installed, with the terms to be read first; `notes` say what was found missing or strange."""

    pack: Pack
    terms: str
    source: str
    replaces: bool = False


class VoicePacks(Protocol):
    """Where voice packs come in, lie, move and go."""

    @property
    def folder(self) -> Path:
        """Where they lie."""

    def packs(self) -> tuple[Pack, ...]:
        """What is installed, by name."""

    def prepare(self, source: str, sha256: str = "", progress: Progress | None = None) -> Offer:
        """Fetch or read a folder, an archive or an address; nothing is installed yet. Raises `PackRefused`, `DiskFull`."""

    def install(self, offer: Offer) -> Pack:
        """Put it in place, whole or not at all. Raises `PackRefused`, `DiskFull`."""

    def refuse(self, offer: Offer) -> None:
        """Let it go."""

    def remove(self, pack_id: str) -> Pack:
        """Delete a pack; its voice ids stay known. Raises `PackRefused`."""

    def move(self, folder: Path, progress: Progress | None = None) -> Path:
        """Move all packs to another folder: copied, compared, then deleted here. Raises `PackRefused`, `DiskFull`."""

    def engines(self) -> tuple[tuple[str, Probe], ...]:
        """How every speech engine stands on this machine."""

    def keep_key(self, server: str, key: str) -> str:
        """Keep the key of a speech server, or forget it when it is empty; where it lies, in words. Raises `PackRefused`."""

    def look_again(self) -> None:
        """Look anew for engines on this machine."""


class NoPacks:
    """A studio without a place for voice packs."""

    folder = Path()

    def packs(self) -> tuple[Pack, ...]:
        """None."""
        return ()

    def prepare(self, source: str, sha256: str = "", progress: Progress | None = None) -> Offer:
        """Refuse."""
        raise PackRefused(NO_PLACE)

    def install(self, offer: Offer) -> Pack:
        """Refuse."""
        raise PackRefused(NO_PLACE)

    def refuse(self, offer: Offer) -> None:
        """Nothing was brought."""

    def remove(self, pack_id: str) -> Pack:
        """Refuse."""
        raise PackRefused(NO_PLACE)

    def move(self, folder: Path, progress: Progress | None = None) -> Path:
        """Refuse."""
        raise PackRefused(NO_PLACE)

    def engines(self) -> tuple[tuple[str, Probe], ...]:
        """None."""
        return ()

    def keep_key(self, server: str, key: str) -> str:
        """Refuse."""
        raise PackRefused(NO_PLACE)

    def look_again(self) -> None:
        """There is nothing to look for."""
