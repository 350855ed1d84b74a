"""Pictures, album: a finished artifact of pictures as one immutable value; what its revision keeps; pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.pictures.model import Look, Scene
from engine.planning.envelope import Evidence
from engine.table_read.model import SourceCredit


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file of the artifact; `path` is its address below the origin. The media numbers are None where they do not apply."""

    id: str
    kind: str
    name: str
    path: str
    content_type: str
    byte_size: int
    sha256: str
    duration_ms: int | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Album:
    """Scenes with their times and pictures, the files made of them, and what they rest on."""

    type: str
    title: str
    width: int
    height: int
    look: Look
    scenes: tuple[Scene, ...]
    images: tuple[str, ...]
    files: tuple[FileFact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[SourceCredit, ...] = ()
    captions: dict[str, str] = field(default_factory=dict)
    wish: dict[str, object] = field(default_factory=dict)
    narration_policy: str = "auto"
    told: tuple[str, ...] | None = None
    """The sentences that are heard in its film; None where nobody noted them."""
    heard: tuple[int, ...] | None = None
    """How many of them are heard over every scene; None where nobody noted that."""

    @property
    def starts_ms(self) -> tuple[int, ...]:
        """When each scene begins."""
        at, starts = 0.0, list[int]()
        for scene in self.scenes:
            starts.append(round(at * 1000))
            at += scene.seconds
        return tuple(starts)

    def ends_ms(self, index: int) -> int:
        """When a scene ends."""
        return self.starts_ms[index] + round(self.scenes[index].seconds * 1000)

    @property
    def poster(self) -> str | None:
        """The address of the picture that stands for it."""
        return self.images[0] if self.images else None

    @property
    def used(self) -> tuple[Evidence, ...]:
        """The evidence any scene rests on."""
        named = {name for scene in self.scenes for name in scene.evidence_ids}
        return tuple(item for item in self.evidence if item.id in named)

    def of_scene(self, index: int) -> tuple[Evidence, ...]:
        """The evidence of one scene, in its order."""
        known = {item.id: item for item in self.evidence}
        return tuple(known[name] for name in self.scenes[index].evidence_ids if name in known)
