"""A camera and a slide writer that are done in no time; what they write is small, and different for different scenes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from engine.machines.pages.worker import png_of
from engine.pictures.errors import PictureUnreadable
from engine.pictures.model import Cut, Look, Scene
from engine.pictures.ports import Pictures, Reel, Still
from engine.pictures.sheets import Sheet


class FakeCamera:
    """Every picture is one pixel, its colour the scene's digest; `cuts`, `sounds` and `dubbed` remember what was encoded."""

    fingerprint = "fake-camera"

    def __init__(self) -> None:
        self.cuts: list[Cut] = []
        self.sounds: list[Path] = []
        self.dubbed: list[int] = []

    def expect(self) -> None:
        """It always is."""

    def stills(
        self, stills: Sequence[Still], targets: Sequence[Path], pictures: Pictures, done: Callable[[int], None]
    ) -> None:
        """One pixel each."""
        for number, (still, target) in enumerate(zip(stills, targets, strict=True)):
            target.write_bytes(png_of(_digest(still.scene)[:3], 1, 1, 3, 3))
            done(number)

    def segments(
        self, cuts: Sequence[Cut], targets: Sequence[Path], pictures: Pictures, done: Callable[[int], None],
        tell: Callable[[int, int], None],
    ) -> None:  # fmt: skip
        """Names of scenes."""
        for number, (cut, target) in enumerate(zip(cuts, targets, strict=True)):
            tell(number, 1)
            self.cuts.append(cut)
            target.write_bytes(_digest(cut))
            done(number)

    def sheets(self, stills: Sequence[Still], targets: Sequence[Path], pictures: Pictures) -> tuple[Sheet, ...]:
        """Pictures without texts."""
        self.stills(stills, targets, pictures, lambda number: None)
        return tuple(Sheet(target, ()) for target in targets)

    def contact(
        self,
        images: Sequence[Path],
        captions: Sequence[str],
        look: Look,
        title: str,
        size: tuple[int, int],
        target: Path,
    ) -> None:
        """One pixel."""
        target.write_bytes(png_of(b"\0\0\0", 1, 1, 3, 3))

    def pages(
        self, scenes: Sequence[Scene], look: Look, size: tuple[int, int], title: str, target: Path, pictures: Pictures
    ) -> None:
        """The titles."""
        target.write_bytes(b"%PDF-1.4 " + _digest(scenes))

    def sound(self, source: Iterable[Any] | Path, target: Path) -> None:
        """How much sound there was."""
        self.sounds += [source] if isinstance(source, Path) else []
        frames = 0 if isinstance(source, Path) else sum(len(block) for block in source)
        target.write_bytes(f"{frames} {source if isinstance(source, Path) else ''}".encode())

    def upright(self, picture: Path, target: Path) -> None:
        """The file as it is; what does not begin like a picture is none."""
        content = picture.read_bytes() if picture.exists() else b""
        if not content.startswith((b"\x89PNG", b"\xff\xd8")):
            raise PictureUnreadable(f"{picture.name} is no picture that can be read here.")
        target.write_bytes(content)

    def dub(self, sound: Iterable[Any], before: int, counts: Sequence[int], targets: Sequence[Path]) -> None:
        """How much there was, and of which pieces."""
        frames = sum(len(block) for block in sound)
        self.dubbed += counts
        for number, (count, target) in enumerate(zip(counts, targets, strict=True)):
            target.write_bytes(f"{frames} {before} {number} {count}".encode())

    def heard(self, recording: Path) -> tuple[str, ...]:
        """No recording is known by its pieces."""
        return ()

    def redub(self, recording: Path, first: int, targets: Sequence[Path]) -> None:
        """So it is never asked for some."""

    def join(self, segments: Sequence[Path], sound: Sequence[Path], reel: Reel, target: Path) -> None:
        """The segments, the sound and the captions."""
        target.write_bytes(b"".join(path.read_bytes() for path in (*segments, *sound)) + reel.srt.encode())

    def close(self) -> None:
        """Nobody waits."""


class FakeDecks:
    """Writes the titles."""

    def write(
        self,
        scenes: Sequence[Scene],
        sheets: Sequence[Sheet],
        look: Look,
        size: tuple[int, int],
        title: str,
        target: Path,
    ) -> None:
        """One line a slide."""
        target.write_bytes("\n".join(scene.title for scene in scenes).encode())


def _digest(what: object) -> bytes:
    return hashlib.sha256(repr(what).encode()).digest()
