"""Pictures, candidates: every scene a beat's evidence could carry, with how well it would; nothing is shown that no evidence says; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from engine.library.routes import ways_in
from engine.pictures.beside import groups, pairs, told_of
from engine.pictures.counted import Counted, counted
from engine.pictures.exhibiting import drawn_of
from engine.pictures.model import Figure, Item, Scene, SceneKind
from engine.pictures.moments import moments_in
from engine.pictures.tabled import FILE
from engine.pictures.tongues import NOUNS_LARGE, part_of
from engine.pictures.wordings import (
    is_person,
    names_in,
    plain,
    sentence_with,
    short,
    speaker_of,
    speech_of,
    steps_in,
)
from engine.table_read.hearing import gender_of

if TYPE_CHECKING:
    from engine.planning.envelope import Beat, Evidence

Found = tuple[float, Scene]
LONGEST_QUOTE, LONGEST_TITLE = 260, 120
LED = re.compile(r"\d{4}\s?[:–—-]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Sourcebook:
    """What is known of the sources: their titles by id, the ids of evidence whose page can be drawn, the code of their language."""

    titles: Mapping[str, str] = field(default_factory=dict)
    drawable: frozenset[str] = frozenset()
    tongue: str = "en"

    def line(self, item: Evidence) -> str:
        """The source line of a piece of evidence."""
        title = self.titles.get(item.source_id, "")
        page = f", p. {item.page}" if item.page else ""
        return f"{title}{page}" if title else ""


def candidates(
    beat: Beat, items: tuple[Evidence, ...], book: Sourcebook, exhibits: tuple[Evidence, ...] = ()
) -> tuple[Found, ...]:
    """Scenes with scores, best first where they tie in the order made; none without evidence.

    `exhibits` are what the sources set apart beside what the beat tells: tables, steps, lists, routes.
    """
    made = [found for maker in MAKERS for found in maker(_Beat(beat, items, book, exhibits))]
    return tuple(sorted(made, key=lambda one: -one[0]))


@dataclass(frozen=True, slots=True)
class _Beat:
    beat: Beat
    items: tuple[Evidence, ...]
    book: Sourcebook
    exhibits: tuple[Evidence, ...] = ()

    def scene(self, kind: SceneKind, *used: Evidence, title: str = "", body: str = "", speaker: str = "") -> Scene:
        lines = dict.fromkeys(filter(None, (self.book.line(item) for item in used)))
        part = part_of(str(self.beat.role), self.book.tongue, " ".join(item.quote for item in used))
        return Scene(
            0, kind, self.beat.id, str(self.beat.role), title or self.beat.title,
            kicker=part, body=body, source=" · ".join(list(lines)[:2]), speaker=speaker,
            evidence_ids=tuple(item.id for item in used), intent=self.beat.visual_intent,
            notes=" ".join(plain(item.quote) for item in used[:3]),
        )  # fmt: skip


def _quotations(given: _Beat) -> Iterator[Found]:
    for item in given.items:
        speech, (name, about) = speech_of(item.quote), speaker_of(item)
        if item.kind != "quotation" or len(speech) > LONGEST_QUOTE:
            continue
        yield 3.4, given.scene(SceneKind.QUOTATION, item, body=speech, speaker=name or given.book.line(item))
        if is_person(name.removeprefix("Dr ").removeprefix("Professor ")):
            scene = given.scene(SceneKind.PORTRAIT, item, title=name, body=speech, speaker=name)
            scene = _with(scene, gender=str(gender_of(name, [item.quote]) or ""))
            yield 3.5, _with(scene, items=(Item(about, item.id),) if about else ())


def _statements(given: _Beat) -> Iterator[Found]:
    for item in given.items:
        if item.kind != "quotation":
            yield 1.0, given.scene(SceneKind.STATEMENT, item, body=short(item.quote, LONGEST_QUOTE))


def _numbers(given: _Beat) -> Iterator[Found]:
    for item in given.items:
        for figure in [one.figure for one in counted(item) if not one.is_edge][:2]:
            scene = given.scene(SceneKind.BIG_NUMBER, item, body=short(sentence_with(item.quote, figure.shown), 180))
            yield 2.6 + 0.3 * (len(figure.shown) < 9), _with(scene, figures=(figure,))


def _comparisons(given: _Beat) -> Iterator[Found]:
    for pair in pairs(_counted(given)):
        one, other = pair.one, pair.other
        same, first, second = one.evidence_id == other.evidence_id, _item(given, one), _item(given, other)
        title = short(told_of(pair, first.quote), LONGEST_TITLE) if same else ""
        scene = given.scene(SceneKind.COMPARISON, first, second, title=title)
        named = all(
            figure.shown.split()[0] in f"{given.beat.title} {given.beat.visual_intent}" for figure in (one, other)
        )
        yield 3.6 + 1.4 * named - 0.8 * same, _with(scene, figures=(one, other))


def _charts(given: _Beat) -> Iterator[Found]:
    for group in groups(_counted(given)):
        used, figures = _once([one.item for one in group]), tuple(one.figure for one in group)
        title = short(sentence_with(used[0].quote, figures[0].shown), LONGEST_TITLE) if len(used) == 1 else ""
        yield 3.9, _with(given.scene(SceneKind.BARS, *used, title=title), figures=figures)
        years = [float(one.year) for one in group if one.year]
        if len(set(years)) == len(group):
            timed = tuple(replace(figure, at=year) for figure, year in zip(figures, years, strict=True))
            ordered = tuple(sorted(timed, key=lambda figure: figure.at or 0))
            yield 4.2, _with(given.scene(SceneKind.LINE, *used, title=title), figures=ordered)


def _counted(given: _Beat) -> list[Counted]:
    return [one for item in given.items for one in counted(item)]


def _timelines(given: _Beat) -> Iterator[Found]:
    found = [(moment, item) for item in given.items for moment in moments_in(item)]
    moments = sorted(
        {(one.order, one.shown): (one, item) for one, item in found}.values(), key=lambda one: one[0].order
    )
    if len(moments) >= 2:
        items = tuple(Item(short(_undated(one.told), 140), item.id, one.shown) for one, item in moments[:5])
        scene = given.scene(SceneKind.TIMELINE, *_once([item for _, item in moments[:5]]))
        yield 2.6 + 0.5 * len(items), _with(scene, items=items)


def _undated(told: str) -> str:
    """What happened, without the date that leads to it and is shown anyhow: `1903: A barge …`."""
    found = LED.match(told)
    return told[found.end() :] if found else told


def _maps(given: _Beat) -> Iterator[Found]:
    names, where = names_in(given.items, 2 if given.book.tongue in NOUNS_LARGE else 1)
    shown = _joined(_joined(names, where)[:7], where)
    pairs = [(a, b) for a in range(len(shown)) for b in range(a + 1, len(shown))]
    links = tuple((a, b) for a, b in pairs if where[shown[a]] & where[shown[b]])
    if any(ways_in(item.quote) for item in given.items):
        return  # where a way is told, that is what a map would show
    stand = {name for shown_in in where.values() for name in shown_in}
    if len(shown) >= 3 and len(stand) > 1:
        used = [item for item in given.items if any(item.id in where[name] for name in shown)]
        items = tuple(Item(name, sorted(where[name])[0]) for name in shown)
        yield 2.0 + 0.15 * min(8, len(links)), _with(given.scene(SceneKind.MAP, *used), items=items, links=links)


def _joined(names: Sequence[str], where: Mapping[str, set[str]]) -> list[str]:
    """Those that stand somewhere together with another, who stand so with most first."""
    beside = {name: sum(bool(name != other and where[name] & where[other]) for other in names) for name in names}
    return sorted((name for name in names if beside[name]), key=lambda name: -beside[name])


def _processes(given: _Beat) -> Iterator[Found]:
    for item in given.items:
        steps = steps_in(item)
        if len(steps) >= 3:
            marks = tuple(Item(step, item.id, str(number)) for number, step in enumerate(steps, 1))
            yield 3.6, _with(given.scene(SceneKind.PROCESS, item), items=marks)


def _lists(given: _Beat) -> Iterator[Found]:
    told = [item for item in given.items if item.kind != "quotation"]
    fresh = [item for item in told if not plain(item.quote).startswith(given.beat.title.rstrip("."))]
    told = (fresh if len(fresh) >= 3 else told)[:4]
    if len(told) >= 3:
        items = tuple(Item(short(item.quote, 150), item.id) for item in told)
        yield 2.5, _with(given.scene(SceneKind.LIST, *told), items=items)


def _splits(given: _Beat) -> Iterator[Found]:
    for at, one in enumerate(given.items):
        other = next((item for item in given.items[at + 1 :] if item.source_id != one.source_id), None)
        if other is not None:
            items = tuple(Item(short(item.quote, 120), item.id, given.book.line(item)) for item in (one, other))
            yield 2.9, _with(given.scene(SceneKind.SPLIT, one, other), items=items)
            return


def _documents(given: _Beat) -> Iterator[Found]:
    for item in given.items:
        if item.id in given.book.drawable:
            yield 3.0, given.scene(SceneKind.DOCUMENT, item, body=short(item.quote, 200))


def _exhibits(given: _Beat) -> Iterator[Found]:
    for item in given.exhibits:
        for one in drawn_of(item, given.book.tongue):
            title = "" if FILE.search(one.title) else one.title
            scene = given.scene(one.kind, item, title=short(title, LONGEST_TITLE))
            yield one.worth, _with(scene, figures=one.figures, items=one.items, links=one.links, notes=one.notes)


MAKERS: tuple[Callable[[_Beat], Iterator[Found]], ...] = (
    _exhibits, _comparisons, _quotations, _charts, _timelines, _processes, _documents, _numbers, _splits, _maps, _lists, _statements,
)  # fmt: skip


def _item(given: _Beat, figure: Figure) -> Evidence:
    return next(item for item in given.items if item.id == figure.evidence_id)


def _once(used: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple({item.id: item for item in used}.values())


def _with(scene: Scene, **changes: object) -> Scene:
    return replace(scene, **changes)  # type: ignore[arg-type]
