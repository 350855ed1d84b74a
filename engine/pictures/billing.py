"""Pictures, billing: how the film of a read opens and closes, and its poster: the title, and who is in it; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.pictures.model import Cast, Item, Scene, SceneKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.table_read.model import Entry, TableRead

OPENING_S, SILENT_S, SHARE = 2.6, 1.6, 0.6
"""How long an opening lasts, before how much silence it ends, and how much of a line it may take where there is less."""
CLOSING_AFTER_S, LEAST_CLOSING_S = 0.25, 0.4
"""How long after the last word the closing begins; what is shorter is none."""
SPOKEN = "…"


def poster_of(title: str, thesis: str, beat_id: str = "", cast: tuple[Cast, ...] = ()) -> Scene:
    """The scene a poster shows."""
    return Scene(0, SceneKind.TITLE, beat_id, "hook", title, body=thesis, cast=cast)


def cast_of(entries: Iterable[Entry], faces: Mapping[str, Cast]) -> tuple[Cast, ...]:
    """Whoever is heard, in the order they are first."""
    heard = dict.fromkeys(entry.character for entry in entries if not entry.muted)
    return tuple(faces.get(name, Cast(name)) for name in heard)


def opening_s(begin: float, end: float) -> float:
    """How long the opening lasts where the first line is heard from here to there: until then, or into it where it comes at once."""
    return begin if begin >= SILENT_S else min(OPENING_S, begin + SHARE * (end - begin))


def opening(read: TableRead, first: Scene, cast: tuple[Cast, ...], seconds: float) -> Scene:
    """The title over the stage; `first` is the first line from the first moment on, of which what is said meanwhile is shown."""
    said = tuple(word for word in first.words if word.start_ms < seconds * 1000)
    body = first.body[: said[-1].end] if said else ""
    more = SPOKEN if said and first.body[said[-1].end :].strip(" .!?") else first.body[said[-1].end :] if said else ""
    card = poster_of(read.screenplay.title, "", first.beat_id, cast)
    return replace(card, seconds=seconds, body=body + more, words=said, speaker=first.title if said else "")


def closing(read: TableRead, beat_id: str, seconds: float) -> Scene:
    """The title again, what it argues, whose words were used."""
    titles = dict.fromkeys(credit.title for credit in read.sources)
    return Scene(
        0, SceneKind.CLOSING, beat_id, "cta", read.screenplay.title, seconds, body=read.thesis, items=tuple(map(Item, titles))
    )  # fmt: skip
