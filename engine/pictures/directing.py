"""Pictures, directing: which scenes tell a plan, in what order and for how long; varied, grounded, the same every time; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.pictures.candidates import Found, Sourcebook, candidates
from engine.pictures.choosing import Shown, are_same, contents, dates
from engine.pictures.model import Item, Scene, SceneKind
from engine.pictures.shares import OPENED, pass_on, shares_of
from engine.pictures.standing import holds, homes
from engine.pictures.tongues import part_of
from engine.pictures.wordings import ELLIPSIS, short
from engine.planning.showing import shown_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.planning.envelope import Beat, PlanEnvelope

TRIES = 4
CARDS = frozenset({SceneKind.TITLE, SceneKind.CHAPTER, SceneKind.CLOSING})
FRAMED = 3
"""From so many scenes on a film has a title before and a closing card after."""
BARE = 5
"""A title of fewer words tells nobody what stays open."""


def scenes_for(envelope: PlanEnvelope, book: Sourcebook, count: int) -> tuple[Scene, ...]:
    """Exactly `count` scenes: title, the beats by their weight, closing card."""
    count = max(1, count)
    framed = count >= FRAMED
    inner = _inner(envelope, book, count - 2 if framed else count)
    whole = [_title(envelope), *inner, _closing(envelope, book)] if framed else inner
    quotes = {item.id: item.quote for item in envelope.source_digest.evidence}
    rested = [_rested(scene, quotes) for scene in whole[:count]]
    return tuple(replace(_unsaid(scene, rested), index=index) for index, scene in enumerate(rested))


def alternatives(envelope: PlanEnvelope, book: Sourcebook, scene: Scene) -> tuple[Scene, ...]:
    """Other scenes its beat could carry, one of each kind, and cards; for somebody who wants another; the present one first."""
    beat = next((one for one in envelope.beats if one.id == scene.beat_id), None)
    found = _known(envelope, book)[beat.id] if beat is not None else ()
    by_kind: dict[SceneKind, Scene] = {scene.kind: scene}
    cards = (*((_chapter(beat, book.tongue),) if beat is not None else ()), _title(envelope), _closing(envelope, book))
    quotes = {item.id: item.quote for item in envelope.source_digest.evidence}
    for other in (*(one for _, one in found), *(_rested(card, quotes) for card in cards)):
        here = replace(other, index=scene.index, seconds=scene.seconds, beat_id=scene.beat_id, role=scene.role)
        by_kind.setdefault(other.kind, here)
    return tuple(by_kind.values())


@dataclass(frozen=True, slots=True)
class _Run:
    """A film as it was put together: its scenes, and of each beat how many show nothing new and how many more it has that would."""

    scenes: list[Scene]
    stale: dict[str, int]
    spare: dict[str, int]


def _inner(envelope: PlanEnvelope, book: Sourcebook, count: int) -> list[Scene]:
    known = _known(envelope, book)
    shares = shares_of(envelope.beats, count, known)
    run = _run(envelope, book, known, shares)
    for _ in range(TRIES):
        if not pass_on(shares, run.stale, run.spare):
            break
        run = _run(envelope, book, known, shares)
    while len(run.scenes) < count:
        run.scenes.append(Scene(0, SceneKind.STATEMENT, "", "context", envelope.title, body=envelope.thesis.one_line))
    return run.scenes


def different(envelope: PlanEnvelope, book: Sourcebook) -> int:
    """How many scenes this plan has that each show something of their own, cards among them."""
    known = _known(envelope, book)
    run = _run(envelope, book, known, {beat.id: contents(known[beat.id]) + 1 for beat in envelope.beats})
    return 2 + len(run.scenes) - sum(run.stale.values())


def _run(
    envelope: PlanEnvelope, book: Sourcebook, known: Mapping[str, tuple[Found, ...]], shares: Mapping[str, int]
) -> _Run:
    shown, quotes = (
        Shown(envelope.source_digest.evidence),
        {item.id: item.quote for item in envelope.source_digest.evidence},
    )
    stale, scenes = dict.fromkeys(shares, 0), list[Scene]()
    for beat in envelope.beats:
        found, share = known[beat.id], shares[beat.id]
        named = share >= OPENED and bool(homes(beat.title, quotes))
        mine = [shown.add(_chapter(beat, book.tongue))] if named else []
        while len(mine) < share:
            best = shown.best(found, share - len(mine))
            is_new = best is not None and best[1]
            stale[beat.id] += not is_new
            if not is_new and (not mine or mine[0].kind is not SceneKind.CHAPTER) and found:
                mine.insert(0, shown.add(_chapter(beat, book.tongue)))
            else:
                mine.append(shown.add(best[0] if best is not None else _again(beat, found, shown, book)))
        scenes += mine
    return _Run(scenes, stale, {name: shown.more(found) for name, found in known.items()})


def _known(envelope: PlanEnvelope, book: Sourcebook) -> dict[str, tuple[Found, ...]]:
    """The scenes of each beat; none of single dates where a source sets the same ones apart."""
    exhibits = shown_with(envelope)
    known = {beat.id: candidates(beat, envelope.evidence_of(beat), book, exhibits[beat.id]) for beat in envelope.beats}
    apart = {item.id for items in exhibits.values() for item in items}
    dated = {
        one.mark
        for found in known.values()
        for _, scene in found
        if apart & {*scene.evidence_ids}
        for one in dates(scene)
    }
    return {
        name: tuple(
            one for one in found if apart & {*one[1].evidence_ids} or not {item.mark for item in dates(one[1])} & dated
        )
        for name, found in known.items()
    }


def _again(beat: Beat, found: tuple[Found, ...], shown: Shown, book: Sourcebook) -> Scene:
    """The name of the beat rather than a scene that was shown just before."""
    card = _chapter(beat, book.tongue)
    if found:
        again = max(found, key=lambda one: one[0] - shown.scenes.count(one[1]))[1]
        return card if are_same(again, shown.scenes[-1]) else again
    # There is no evidence: the plan's own words, without a source line, since they are no source's.
    return replace(card, kind=SceneKind.STATEMENT, body=short(beat.narration, 200))


def _rested(scene: Scene, quotes: Mapping[str, str]) -> Scene:
    """The card with the evidence that has its words as they stand, where nobody named any."""
    if scene.evidence_ids or scene.kind not in CARDS:
        return scene
    return replace(scene, evidence_ids=homes(scene.body or scene.title, quotes))


def _unsaid(scene: Scene, scenes: Sequence[Scene]) -> Scene:
    """A title or closing card without the sentence below it, where another scene shows that sentence anyhow."""
    if scene.kind not in (SceneKind.TITLE, SceneKind.CLOSING) or not scene.body:
        return scene
    others = [one for one in scenes if one.kind not in CARDS]
    if any(
        holds(" ".join((one.body, *(item.text for item in one.items))), scene.body.rstrip(ELLIPSIS)) for one in others
    ):
        return replace(scene, body="", evidence_ids=())
    return scene


def _title(envelope: PlanEnvelope) -> Scene:
    beat = envelope.beats[0] if envelope.beats else None
    is_told = bool(envelope.source_digest.spoken) or not envelope.source_digest.evidence
    return Scene(
        0, SceneKind.TITLE, beat.id if beat else "", "hook", envelope.title, body=envelope.thesis.one_line if is_told else "",
        notes=f"{envelope.title}.", intent=beat.visual_intent if beat else "",
    )  # fmt: skip


def _chapter(beat: Beat, tongue: str) -> Scene:
    role = str(beat.role)
    return Scene(
        0, SceneKind.CHAPTER, beat.id, role, beat.title, kicker=part_of(role, tongue, beat.title), intent=beat.visual_intent,
        notes=f"{beat.title}.",
    )  # fmt: skip


def _closing(envelope: PlanEnvelope, book: Sourcebook) -> Scene:
    beat = envelope.beats[-1] if envelope.beats else None
    said = next((item for item in envelope.evidence_of(beat) if item.kind != "quotation"), None) if beat else None
    body = beat.title if beat and beat.title != envelope.title and said is not None else ""
    is_bare = said is not None and (len(body.split()) < BARE or not homes(body, {said.id: said.quote}))
    titles = [book.titles[name] for name in envelope.source_digest.source_ids if name in book.titles]
    return Scene(
        0, SceneKind.CLOSING, beat.id if beat else "", "cta", envelope.title,
        body=short(said.quote, 140) if said is not None and is_bare else body,
        evidence_ids=(said.id,) if said is not None and is_bare else (),
        items=tuple(Item(title) for title in dict.fromkeys(titles)), intent=beat.visual_intent if beat else "",
        notes=f"{envelope.title}.",
    )  # fmt: skip


def by_beat(envelope: PlanEnvelope) -> Mapping[str, Beat]:
    """Beats by their ids."""
    return {beat.id: beat for beat in envelope.beats}
