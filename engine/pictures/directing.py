"""Pictures, directing: which scenes tell a plan, in what order and for how long; varied, grounded, the same every time; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.library.exhibits import EXHIBITS
from engine.pictures.candidates import Found, Sourcebook, candidates
from engine.pictures.choosing import Shown, are_same, contents, distinct, drawn
from engine.pictures.model import Item, Scene, SceneKind
from engine.pictures.standing import holds, homes
from engine.pictures.tongues import part_of
from engine.pictures.wordings import ELLIPSIS, short
from engine.planning.showing import shown_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.planning.envelope import Beat, PlanEnvelope

EACH_CHART, MOST_CHARTS = 7, 4
"""Seconds that a table, a list or a way beside a beat is worth, and of how many at most."""
OPENED = 3
"""A beat of so many scenes opens with a card with its name."""
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


def _inner(envelope: PlanEnvelope, book: Sourcebook, count: int) -> list[Scene]:
    shown = Shown(envelope.source_digest.evidence)
    known = _known(envelope, book)
    shares = _worthwhile(envelope.beats, count, known)
    quotes = {item.id: item.quote for item in envelope.source_digest.evidence}
    for beat in envelope.beats:
        share = shares[beat.id]
        for number in range(share):
            named = share >= OPENED and bool(homes(beat.title, quotes))
            opens = number == 0 and (named or share > max(1, contents(known[beat.id])))
            scene = _chapter(beat, book.tongue) if opens else _next(beat, known[beat.id], shown, share - number, book)
            shown.add(scene)
    while len(shown.scenes) < count:
        shown.add(Scene(0, SceneKind.STATEMENT, "", "context", envelope.title, body=envelope.thesis.one_line))
    return shown.scenes


def _known(envelope: PlanEnvelope, book: Sourcebook) -> dict[str, tuple[Found, ...]]:
    exhibits = shown_with(envelope)
    return {beat.id: candidates(beat, envelope.evidence_of(beat), book, exhibits[beat.id]) for beat in envelope.beats}


def _next(beat: Beat, found: tuple[Found, ...], shown: Shown, left: int, book: Sourcebook) -> Scene:
    """What is best of what is left; the name of the beat rather than a scene that was shown before."""
    best = shown.best(found, left)
    if best is not None:
        return best[0]
    card = _chapter(beat, book.tongue)
    if found:
        again = max(found, key=lambda one: one[0] - shown.scenes.count(one[1]))[1]
        return card if are_same(again, shown.scenes[-1]) else again
    # There is no evidence: the plan's own words, without a source line, since they are no source's.
    return replace(card, kind=SceneKind.STATEMENT, body=short(beat.narration, 200))


def different(envelope: PlanEnvelope, book: Sourcebook) -> int:
    """How many scenes this plan has that each show something of their own, cards among them."""
    known = _known(envelope, book)
    own = [contents(found) for found in known.values()]
    return 2 + sum(count + (count >= OPENED - 1) for count in own)


def _worthwhile(beats: tuple[Beat, ...], count: int, known: Mapping[str, tuple[Found, ...]]) -> dict[str, int]:
    """The shares of the beats that have something to show; what one has no scenes for is given to others that have.

    First by what each can show of its own, then, where all of that is shown, by how many ways it can be shown in.
    """
    telling = tuple(beat for beat in beats if known[beat.id]) or beats
    shares = {beat.id: 0 for beat in beats} | _shares(
        telling, count, {name: drawn(found) for name, found in known.items()}
    )
    for counted in (contents, distinct):
        # Besides what it shows, a beat can have a card with its name.
        room = {
            beat.id: counted(known[beat.id]) + (counted is distinct or counted(known[beat.id]) >= OPENED - 1)
            for beat in telling
        }
        _balance(shares, {name: most - shares[name] for name, most in room.items()})
    return shares


def _balance(shares: dict[str, int], spare: dict[str, int]) -> None:
    while (most := max(spare, key=lambda name: spare[name], default="")) and spare[most] > 0 > min(spare.values()):
        least = min(spare, key=lambda name: spare[name])
        shares[most], shares[least] = shares[most] + 1, shares[least] - 1
        spare[most], spare[least] = spare[most] - 1, spare[least] + 1


def _shares(beats: tuple[Beat, ...], count: int, charts: Mapping[str, int]) -> dict[str, int]:
    """How many scenes each beat gets: by its seconds and what stands beside it for the eye, one at least while there are enough.

    The parts add up to `count`.
    """
    weights = {
        beat.id: max(1, beat.estimated_seconds) + EACH_CHART * min(MOST_CHARTS, charts[beat.id]) for beat in beats
    }
    total = sum(weights.values()) or 1
    exact = {name: count * weight / total for name, weight in weights.items()}
    least = 1 if count >= len(beats) else 0
    shares = {name: max(least, int(part)) for name, part in exact.items()}
    while sum(shares.values()) > count and any(share > least for share in shares.values()):
        name = max((one for one in shares if shares[one] > least), key=lambda one: shares[one] - exact[one])
        shares[name] -= 1
    while shares and sum(shares.values()) < count:
        name = max(shares, key=lambda one: exact[one] - shares[one])
        shares[name] += 1
    return shares


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
    evidence = envelope.source_digest.evidence
    is_told = not evidence or any(item.kind not in EXHIBITS for item in evidence)
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
