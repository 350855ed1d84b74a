"""Pictures, model: scenes and the look they share as frozen values; every word that is shown knows its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

FPS = 30
MOST_BARS = 8
"""So many bars stand in one picture."""


class SceneKind(StrEnum):
    """The designed scene types."""

    TITLE = "title"
    CHAPTER = "chapter"
    QUOTATION = "quotation"
    STATEMENT = "statement"
    BIG_NUMBER = "big_number"
    COMPARISON = "comparison"
    TIMELINE = "timeline"
    BARS = "bars"
    LINE = "line"
    MAP = "map"
    PROCESS = "process"
    LIST = "list"
    PORTRAIT = "portrait"
    SPLIT = "split"
    DOCUMENT = "document"
    CLOSING = "closing"
    STAGE = "stage"


class Aspect(StrEnum):
    """The shape of a picture."""

    WIDE = "16:9"
    TALL = "9:16"
    SQUARE = "1:1"

    def size(self, short: int = 1080) -> tuple[int, int]:
        """Width and height whose shorter side is `short`; even numbers."""
        long = short * 16 // 9
        return {"16:9": (long - long % 2, short), "9:16": (short, long - long % 2), "1:1": (short, short)}[self]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as its evidence writes it, never another; `value` is for drawing, `label` cut literally from the same sentence."""

    value: float
    shown: str
    label: str
    evidence_id: str
    unit: str = ""
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, step, date or place, with the evidence it comes from."""

    text: str
    evidence_id: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of a source as a picture (a blob), and where the passage stands on it as parts of the page."""

    blob: str
    width: int
    height: int
    marks: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Lit:
    """A word of the body (half-open letters) and when it is lit, in milliseconds of the scene."""

    start: int
    end: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Cast:
    """How a character is shown: its name, its own picture (a blob) where there is one, and the gender of its voice."""

    name: str
    portrait: str | None = None
    gender: str = ""
    drawn_by: str = ""
    """The name whose face it has: the one the project's cast canon knows it by, without decoration."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture in motion: what is shown, for how long, on what evidence. `source` credits it in one line."""

    index: int
    kind: SceneKind
    beat_id: str
    role: str
    title: str
    seconds: float = 6.0
    kicker: str = ""
    body: str = ""
    source: str = ""
    speaker: str = ""
    gender: str = ""
    """Of the speaker, as voices tell it (`male`, `female`, `neutral`); empty where nothing says so."""
    figures: tuple[Figure, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[tuple[int, int], ...] = ()
    evidence_ids: tuple[str, ...] = ()
    notes: str = ""
    intent: str = ""
    page: PageView | None = None
    portrait: str | None = None
    words: tuple[Lit, ...] = ()
    levels: tuple[int, ...] = ()
    """How loud it is, 0 to 10, ten times a second."""
    goes_on: bool = False
    """Whether the same speaker is on stage already."""
    cast: tuple[Cast, ...] = ()
    """Whoever is heard, in the order they are: shown with a title."""

    def lasting(self, seconds: float) -> Scene:
        """The same for another time."""
        return replace(self, seconds=seconds)

    @property
    def blobs(self) -> frozenset[str]:
        """The pictures it shows: a page, portraits of people's own."""
        names = (self.portrait, self.page.blob if self.page else None, *(one.portrait for one in self.cast))
        return frozenset(name for name in names if name)

    @property
    def bullets(self) -> tuple[str, ...]:
        """What it says besides its title, as lines of text."""
        said = [self.body] if self.body else []
        said += [f"{one.shown}: {one.label}" if one.label else one.shown for one in self.figures]
        return (*said, *(f"{one.mark}: {one.text}" if one.mark else one.text for one in self.items))

    @property
    def heading(self) -> str:
        """What it is called in a list of scenes: its title, else what it begins with."""
        return self.title or next(iter(self.bullets), "") or str(self.index + 1)

    @property
    def read_out(self) -> str:
        """Everything it shows, for those who cannot see it."""
        return " ".join(dict.fromkeys(filter(None, (self.title, *self.bullets, self.speaker, self.source))))


@dataclass(frozen=True, slots=True)
class Look:
    """Colours (#rrggbb, contrast-checked) and letters of one artifact; `motif` names the moving background."""

    ground: str
    deep: str
    surface: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    second: str
    serif_titles: bool = True
    motif: str = "waves"
    seed: int = 0
    face: str = ""
    """The family of titles; empty where only `serif_titles` says something of it."""
    numerals: str = ""
    """The family of large numbers; empty where it is that of titles."""
    card: str = ""
    """The ground of chapter cards, as strong as the palette has it; the accent where nothing is said."""


class Motion(StrEnum):
    """How much moves: everything all the time, or only what changes."""

    FULL = "full"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of film to be encoded by itself: one scene at one size and pace."""

    scene: Scene
    look: Look
    width: int
    height: int
    motion: Motion
    frames: int
    fps: int = FPS
    start: int = 0
    """How many frames of the film come before it: what drifts behind the scenes goes on from there."""
    opens: bool = False
    """Whether the film begins with it: what is largest is there from the first frame on, which stands for the film in a list of files."""
    closes: bool = False
    """Whether the film ends with it: it stays, whole, as players leave it standing."""
