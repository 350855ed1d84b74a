"""Pictures, the sockets it needs from outside: a camera that paints and encodes, and a writer of slides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.pictures.model import Cut, Look, Scene
    from engine.pictures.sheets import Sheet
    from engine.stage.recording import Chapter

Pictures = Mapping[str, Path]
"""Names of blobs that scenes mention (pages, portraits) and where they lie."""


@dataclass(frozen=True, slots=True)
class Reel:
    """What a film carries besides pictures and sound: title, a comment that credits, chapters, captions as SubRip, and the language all of it is in."""

    title: str
    comment: str = ""
    chapters: tuple[Chapter, ...] = ()
    srt: str = ""
    language: str = ""
    """ISO 639-1; empty where nobody knows."""
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Still:
    """A scene to be painted once, with everything in place."""

    scene: Scene
    look: Look
    width: int
    height: int


class Camera(Protocol):
    """Paints scenes in processes of its own; every method works outside a unit and may be stopped by what it tells."""

    @property
    def fingerprint(self) -> str:
        """Changes when the same scene would look different; part of every segment's address."""

    def expect(self) -> None:
        """Somebody is about to change a picture: get ready, whatever that takes. Returns at once."""

    def stills(
        self, stills: Sequence[Still], targets: Sequence[Path], pictures: Pictures, done: Callable[[int], None]
    ) -> None:
        """Paint PNGs. Raises `PaintingFailed`."""

    def upright(self, picture: Path, target: Path) -> None:
        """Somebody's picture as the camera was held, no larger than is ever shown, as a PNG. Raises `PictureUnreadable`, `PaintingFailed`."""

    def segments(
        self, cuts: Sequence[Cut], targets: Sequence[Path], pictures: Pictures,
        done: Callable[[int], None], tell: Callable[[int, int], None],
    ) -> None:  # fmt: skip
        """Encode cuts as H.264; `done(number)` after each, `tell(number, frames)` meanwhile. Raises `PaintingFailed`."""

    def sheets(self, stills: Sequence[Still], targets: Sequence[Path], pictures: Pictures) -> tuple[Sheet, ...]:
        """Scenes taken apart for slides: what is no text as a PNG, the texts with their places. Raises `PaintingFailed`."""

    def contact(
        self,
        images: Sequence[Path],
        captions: Sequence[str],
        look: Look,
        title: str,
        size: tuple[int, int],
        target: Path,
    ) -> None:
        """All pictures (of this size) on one PNG, with their captions. Raises `PaintingFailed`."""

    def pages(
        self, scenes: Sequence[Scene], look: Look, size: tuple[int, int], title: str, target: Path, pictures: Pictures
    ) -> None:
        """Print a PDF with a page a scene, real text on it. Raises `PaintingFailed`."""

    def sound(self, source: Iterable[NDArray[np.float32]] | Path, target: Path) -> None:
        """Encode a sound (stereo float32 at 44100 Hz, or a file) as films carry it. Raises `EncodingFailed`."""

    def dub(
        self, sound: Iterable[NDArray[np.float32]], before: int, counts: Sequence[int], targets: Sequence[Path]
    ) -> None:
        """Encode sound in packets of 1024 frames, and write so many of them to each target, without the first `before`.

        What lies before the first and after the last is only listened to. Raises `EncodingFailed`.
        """

    def heard(self, recording: Path) -> tuple[str, ...]:
        """The pieces of ten seconds a finished recording of this studio is, each named by all that is heard in and around it; none of another file."""

    def redub(self, recording: Path, first: int, targets: Sequence[Path]) -> None:
        """Encode pieces of a recording from the one with this number on, one to each target. Raises `EncodingFailed`."""

    def join(self, segments: Sequence[Path], sound: Sequence[Path], reel: Reel, target: Path) -> None:
        """One MP4 of these segments and this encoded sound, copied as they are, faststart. Raises `EncodingFailed`."""

    def close(self) -> None:
        """The studio closes: end the processes that wait for more."""


class DeckWriter(Protocol):
    """Writes slides as other programs open them."""

    def write(
        self,
        scenes: Sequence[Scene],
        sheets: Sequence[Sheet],
        look: Look,
        size: tuple[int, int],
        title: str,
        target: Path,
    ) -> None:
        """A PPTX with a slide a scene: real text, native charts, speaker notes. Raises `PaintingFailed`."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything pictures are made with."""

    camera: Camera
    decks: DeckWriter
