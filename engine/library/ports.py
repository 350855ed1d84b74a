"""Library, ports: readers, the fetcher, and the digester."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from engine.library.digest import Digest
    from engine.library.extraction import Extraction, Layout, PagePicture, Wanted


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer from the network, body kept in a file."""

    body: Path
    content_type: str
    final_url: str
    byte_size: int


class Fetcher(Protocol):
    """Fetches addresses given by people, behind the network guard."""

    def fetch(self, url: str, accept: Collection[str], target: Path) -> Fetched:
        """Fetch into `target`; at most 3 redirects, 10,000,000 bytes, 30 s. Raises `SourceFetchFailed` with the reason in words."""


class Recogniser(Protocol):
    """Tells what a file is by its first bytes."""

    def __call__(self, path: Path, hint: str) -> object:
        """The format. Raises `SourceTypeUnsupported`, `SourceEmpty`, `SourceExtractionFailed`."""


class SourceReader(Protocol):
    """Turns bytes into text with layout, in a worker process with limits; what the bytes are decides, not the name."""

    def read(self, path: Path, hint: str, progress: Callable[[int, str], None]) -> Extraction:
        """Read a file; `hint` is a content type or file name; `progress(percent, detail)` is called now and then.

        Raises `SourceExtractionFailed`, `SourceEmpty`, `SourceTooLarge`, `SourceTypeUnsupported`.
        """

    def expect(self) -> None:
        """A PDF may come soon; what would have to be started for it may get ready. Returns at once."""

    def close(self) -> None:
        """No file comes any more; nothing stands ready for one."""


class TextReader(Protocol):
    """Tells the blocks of text that was handed in as text; cheap and pure, the text itself is never changed."""

    def lay_out(self, text: str, *, markdown: bool) -> Layout:
        """The layout of this very text."""


class Digester(Protocol):
    """Says what a text says, with literal support."""

    def digest(self, extraction: Extraction, tick: Callable[[], None] | None = None) -> Digest:
        """The digest of one source's text. Who waits for somebody calls `tick` twice a second; it may raise to give up."""


class PagePainter(Protocol):
    """Draws pages of PDF files, in a process of its own with limits."""

    def draw(self, path: Path, page: int, width: int, wanted: Wanted) -> PagePicture:
        """Page `page` (from 1), `width` pixels wide, and where on it the wanted words, or some of them, stand.

        Raises `SourceExtractionFailed` with the reason in words.
        """
