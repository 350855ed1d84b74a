"""Pictures, theater: a performed table read as scenes of its film: a card a chapter, a stage a line; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.pictures.billing import CLOSING_AFTER_S, LEAST_CLOSING_S, cast_of, closing, opening, opening_s
from engine.pictures.figures import figures_of
from engine.pictures.model import Cast, Figure, Lit, Scene, SceneKind
from engine.pictures.tongues import part_of, told_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.stage.model import TimedEntry, Timeline
    from engine.table_read.model import Entry, TableRead

CARD_S, LEAST_CARD_S = 1.2, 0.7
PER_S, LOUDEST_DB, QUIETEST_DB = 10, -8.0, -42.0


def stage_scenes(
    read: TableRead,
    timeline: Timeline,
    levels: Mapping[int, tuple[int, ...]],
    faces: Mapping[str, Cast],
    seconds: float,
) -> tuple[Scene, ...]:
    """The title, every line until the next one begins, a card before every chapter but the first, a closing; together they last `seconds`."""
    entries = {entry.index: entry for entry in read.screenplay.entries}
    heard = [timed for timed in timeline.entries if not entries[timed.entry_index].muted]
    scenes, at, before = list[Scene](), 0.0, None
    if heard:
        scenes.append(_opening(read, heard, levels, faces, seconds))
        at = scenes[0].seconds
    for number, timed in enumerate(heard):
        entry, begin = entries[timed.entry_index], timed.start_ms / 1000
        end = heard[number + 1].start_ms / 1000 if number + 1 < len(heard) else seconds
        if before is None or before.scene_index != entry.scene_index:
            if begin - at >= LEAST_CARD_S:
                scenes.append(_card(read, entry, begin - at))
                at = begin
            before = None
        end = _until(heard, entries, number, end)
        scenes.append(
            _line(read, entry, timed, levels.get(entry.index, ()), faces, at, end, goes_on=_goes_on(before, entry))
        )
        at, before = end, entry
    if seconds - at >= LEAST_CLOSING_S:
        scenes.append(closing(read, scenes[-1].beat_id if scenes else "", seconds - at))
    return tuple(replace(scene, index=index) for index, scene in enumerate(scenes))


def _opening(
    read: TableRead, heard: Sequence[TimedEntry], levels: Mapping[int, tuple[int, ...]], faces: Mapping[str, Cast], seconds: float
) -> Scene:  # fmt: skip
    entries = {entry.index: entry for entry in read.screenplay.entries}
    end = heard[1].start_ms / 1000 if len(heard) > 1 else seconds
    first = _line(read, entries[heard[0].entry_index], heard[0], (), faces, 0.0, end, goes_on=False)
    cast = cast_of((entries[timed.entry_index] for timed in heard), faces)
    return opening(read, first, cast, opening_s(heard[0].start_ms / 1000, end))


def _until(heard: Sequence[TimedEntry], entries: Mapping[int, Entry], number: int, end: float) -> float:
    """A chapter's last line leaves room for the card of the next one."""
    if number + 1 == len(heard):
        over = heard[number].end_ms / 1000 + CLOSING_AFTER_S
        return over if end - over >= LEAST_CLOSING_S else end
    one, other = heard[number], heard[number + 1]
    if entries[one.entry_index].scene_index == entries[other.entry_index].scene_index:
        return end
    return max(one.end_ms / 1000 + 0.15, min(end, end - CARD_S)) if end - one.end_ms / 1000 > LEAST_CARD_S else end


def level_of(samples: NDArray[np.float32], rate: int) -> tuple[int, ...]:
    """How loud a take is, 0 to 10, ten times a second."""
    size = max(1, rate // PER_S)
    blocks = [samples[at : at + size] for at in range(0, len(samples), size)]
    loud = [float(np.sqrt(np.mean(np.square(block, dtype=np.float64)))) for block in blocks if len(block)]
    span = LOUDEST_DB - QUIETEST_DB
    return tuple(int(np.clip(round((20 * np.log10(max(one, 1e-6)) - QUIETEST_DB) / span * 10), 0, 10)) for one in loud)


def _goes_on(before: Entry | None, entry: Entry) -> bool:
    return before is not None and before.character == entry.character


def _card(read: TableRead, entry: Entry, seconds: float) -> Scene:
    scene = next(one for one in read.screenplay.scenes if one.index == entry.scene_index)
    return Scene(
        0, SceneKind.CHAPTER, scene.beat_ids[0] if scene.beat_ids else "", scene.role, scene.title, seconds,
        kicker=part_of(scene.role, told_in(one.text for one in read.screenplay.entries[:8])),
    )  # fmt: skip


def _line(
    read: TableRead, entry: Entry, timed: TimedEntry, levels: tuple[int, ...], faces: Mapping[str, Cast], at: float, end: float,
    *, goes_on: bool,
) -> Scene:  # fmt: skip
    scene = next(one for one in read.screenplay.scenes if one.index == entry.scene_index)
    face, lead = faces.get(entry.character, Cast(entry.character)), round(timed.start_ms - at * 1000)
    words = tuple(
        Lit(word.start, word.end, word.start_ms - round(at * 1000), word.end_ms - round(at * 1000))
        for word in timed.words
    )
    silent, over = (0,) * max(0, round(lead * PER_S / 1000)), max(0, -round(lead * PER_S / 1000))
    return Scene(
        0, SceneKind.STAGE, scene.beat_ids[0] if scene.beat_ids else "", scene.role, face.name, max(0.05, end - at),
        kicker=scene.title, body=entry.text, source=_source(read, entry), speaker=face.drawn_by or entry.character, gender=face.gender,
        figures=_figures(read, entry),
        evidence_ids=entry.evidence_ids, portrait=face.portrait, words=words, levels=(*silent, *levels[over:]), goes_on=goes_on,
    )  # fmt: skip


def _figures(read: TableRead, entry: Entry) -> tuple[Figure, ...]:
    """The first figure of the line's evidence that the line says as the evidence does."""
    known = read.evidence_by_id()
    found = [figure for name in entry.evidence_ids if name in known for figure in figures_of(known[name])]
    return tuple(figure for figure in found if figure.shown in entry.text)[:1]


def _source(read: TableRead, entry: Entry) -> str:
    known, titles = read.evidence_by_id(), {credit.source_id: credit.title for credit in read.sources}
    items = [known[name] for name in entry.evidence_ids if name in known]
    lines = [titles.get(item.source_id, "") + (f", p. {item.page}" if item.page else "") for item in items]
    return " · ".join(list(dict.fromkeys(filter(None, lines)))[:2])
