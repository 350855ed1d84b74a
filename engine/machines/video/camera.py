"""Machines, video, camera: the pictures room's `Camera`, made of a crew of painting processes and ffmpeg."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.machines.video.crew import Crew
from engine.machines.video.handing import packed
from engine.machines.video.joining import encode_clip, encode_pieces, encode_sound, join
from engine.machines.video.parting import Pieces, parts_of
from engine.machines.video.recorded import clip_of, names_of
from engine.pictures.errors import PictureUnreadable
from engine.pictures.sheets import Sheet, SheetFacts
from engine.storage.codec import load_json

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.pictures.model import Cut, Look, Scene
    from engine.pictures.ports import Pictures, Reel, Still

VERSION = "7"


class QtCamera:
    """Qt's painter and x264, one process a core."""

    def __init__(self, workers: int | None = None) -> None:
        self._cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2
        self._workers = workers or self._cores
        self._crew = Crew(self._workers)

    @property
    def fingerprint(self) -> str:
        """Raised when the painter changes."""
        return f"qt-x264-{VERSION}"

    def expect(self) -> None:
        """Painters get ready for a picture that is about to be changed."""
        self._crew.expect()

    def stills(
        self, stills: Sequence[Still], targets: Sequence[Path], pictures: Pictures, done: Callable[[int], None]
    ) -> None:
        """Paint PNGs. Raises `PaintingFailed`."""
        orders = [
            {"do": "still", "scene": packed(one.scene), "look": packed(one.look), "width": one.width, "height": one.height,
             "target": str(target), "pictures": _of(pictures, one.scene)}
            for one, target in zip(stills, targets, strict=True)
        ]  # fmt: skip
        self._crew.work(orders, done)

    def upright(self, picture: Path, target: Path) -> None:
        """Somebody's picture as it is shown. Raises `PictureUnreadable`, `PaintingFailed`."""
        self._crew.work([{"do": "upright", "picture": str(picture), "target": str(target)}], _nothing)
        if not target.exists():
            raise PictureUnreadable(
                f"{picture.name} is no picture that can be read here.", hint="Choose a PNG or JPEG file."
            )

    def segments(
        self, cuts: Sequence[Cut], targets: Sequence[Path], pictures: Pictures,
        done: Callable[[int], None], tell: Callable[[int, int], None],
    ) -> None:  # fmt: skip
        """Encode cuts as H.264; too few for everybody are painted in parts, side by side. Raises `PaintingFailed`."""
        parts = parts_of(cuts, targets, self._workers)
        pieces = Pieces(parts)
        threads = max(1, self._cores // max(1, min(self._workers, len(parts))))
        given = [packed(cut) for cut in cuts]
        orders = [
            {"do": "segment", "cut": given[part.number], "target": str(part.target), "threads": threads,
             "part": part.stretch, "pictures": _of(pictures, cuts[part.number].scene)}
            for part in parts
        ]  # fmt: skip

        def over(at: int) -> None:
            if parts[at].is_whole:
                done(parts[at].number)

        try:
            self._crew.work(orders, over, lambda at, frames: tell(*pieces.told(at, frames)))
            wholes = [
                {"do": "whole", "parts": names, "target": str(targets[number])} for number, names in pieces.parted
            ]
            self._crew.work(wholes, lambda at: done(pieces.parted[at][0]))
        finally:
            pieces.clear_away()

    def sheets(self, stills: Sequence[Still], targets: Sequence[Path], pictures: Pictures) -> tuple[Sheet, ...]:
        """Scenes taken apart for slides. Raises `PaintingFailed`."""
        facts = [target.with_suffix(".json") for target in targets]
        orders = [
            {"do": "sheet", "scene": packed(one.scene), "look": packed(one.look), "width": one.width, "height": one.height,
             "target": str(target), "facts": str(fact), "pictures": _of(pictures, one.scene)}
            for one, target, fact in zip(stills, targets, facts, strict=True)
        ]  # fmt: skip
        self._crew.work(orders, _nothing)
        found = [load_json(SheetFacts, fact.read_bytes()) for fact in facts]
        for fact in facts:
            fact.unlink(missing_ok=True)
        return tuple(Sheet(target, one.texts, one.chart) for target, one in zip(targets, found, strict=True))

    def contact(
        self,
        images: Sequence[Path],
        captions: Sequence[str],
        look: Look,
        title: str,
        size: tuple[int, int],
        target: Path,
    ) -> None:
        """All pictures on one, with their captions. Raises `PaintingFailed`."""
        order = {
            "do": "contact",
            "images": [str(path) for path in images],
            "captions": list(captions),
            "look": packed(look),
        }
        self._crew.work([{**order, "title": title, "size": list(size), "target": str(target)}], _nothing)

    def pages(
        self, scenes: Sequence[Scene], look: Look, size: tuple[int, int], title: str, target: Path, pictures: Pictures
    ) -> None:
        """Print a PDF. Raises `PaintingFailed`."""
        whole: dict[str, Any] = {name: str(path) for name, path in pictures.items()}
        asked = {"do": "pages", "scenes": [packed(scene) for scene in scenes], "look": packed(look), "title": title}
        self._crew.work(
            [{**asked, "width": size[0], "height": size[1], "target": str(target), "pictures": whole}], _nothing
        )

    def close(self) -> None:
        """Nobody waits for more to paint."""
        self._crew.close()

    def sound(self, source: Iterable[NDArray[np.float32]] | Path, target: Path) -> None:
        """A sound as films carry it. Raises `EncodingFailed`."""
        encode_sound(source, target)

    def dub(
        self, sound: Iterable[NDArray[np.float32]], before: int, counts: Sequence[int], targets: Sequence[Path]
    ) -> None:
        """Pieces of sound that can be put together. Raises `EncodingFailed`."""
        encode_pieces(sound, before, counts, targets)

    def heard(self, recording: Path) -> tuple[str, ...]:
        """The names of the pieces of a recording."""
        return names_of(recording)

    def redub(self, recording: Path, first: int, targets: Sequence[Path]) -> None:
        """Some of these pieces. Raises `EncodingFailed`."""
        encode_clip(clip_of(recording, first, len(targets)), targets)

    def join(self, segments: Sequence[Path], sound: Sequence[Path], reel: Reel, target: Path) -> None:
        """One MP4. Raises `EncodingFailed`."""
        join(segments, sound, reel, target)


def _of(pictures: Pictures, scene: Scene) -> dict[str, str]:
    return {name: str(pictures[name]) for name in sorted(scene.blobs) if name in pictures}


def _nothing(number: int) -> None:
    """Nobody counts pages."""
