"""Pictures, directing: which scenes tell a plan, in what order and for how long; varied, grounded, the same every time; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.pictures.candidates import Found, Sourcebook, candidates
from engine.pictures.model import Item, Scene, SceneKind
from engine.pictures.standing import homes
from engine.pictures.tongues import part_of
from engine.pictures.wordings import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.planning.envelope import Beat, PlanEnvelope

USED_KIND, USED_EVIDENCE, SAME_AGAIN = 1.1, 2.0, 2.0
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
    return tuple(replace(_rested(scene, quotes), index=index) for index, scene in enumerate(whole[:count]))


def alternatives(envelope: PlanEnvelope, book: Sourcebook, scene: Scene) -> tuple[Scene, ...]:
    """Other scenes its beat could carry, one of each kind, for somebody who wants another; the present one first."""
    beat = next((one for one in envelope.beats if one.id == scene.beat_id), None)
    found = candidates(beat, envelope.evidence_of(beat), book) if beat is not None else ()
    by_kind: dict[SceneKind, Scene] = {scene.kind: scene}
    for _, other in found:
        by_kind.setdefault(other.kind, replace(other, index=scene.index, seconds=scene.seconds))
    if beat is not None:
        by_kind.setdefault(
            SceneKind.CHAPTER, replace(_chapter(beat, book.tongue), index=scene.index, seconds=scene.seconds)
        )
    return tuple(by_kind.values())


def _inner(envelope: PlanEnvelope, book: Sourcebook, count: int) -> list[Scene]:
    chosen: list[Scene] = []
    known = {beat.id: candidates(beat, envelope.evidence_of(beat), book) for beat in envelope.beats}
    shares = _worthwhile(envelope.beats, count, {name: _distinct(found) for name, found in known.items()})
    for beat in envelope.beats:
        found = known[beat.id]
        for number in range(shares[beat.id]):
            opens = number == 0 and (shares[beat.id] >= 3 or shares[beat.id] > max(1, len(beat.evidence_ids)))
            chosen.append(_chapter(beat, book.tongue) if opens else _best(beat, found, chosen, book.tongue))
    while len(chosen) < count:
        chosen.append(Scene(0, SceneKind.STATEMENT, "", "context", envelope.title, body=envelope.thesis.one_line))
    return chosen


def _best(beat: Beat, found: tuple[Found, ...], chosen: list[Scene], tongue: str) -> Scene:
    """The best that is left, the less wanted the more often its kind or evidence was shown."""
    kinds = [scene.kind for scene in chosen]
    seen = [name for scene in chosen for name in scene.evidence_ids]

    def worth(one: Found) -> float:
        score, scene = one
        again = sum(seen.count(name) for name in scene.evidence_ids) / max(1, len(scene.evidence_ids))
        just = bool(kinds) and kinds[-1] is scene.kind
        return score - USED_KIND * kinds.count(scene.kind) - USED_EVIDENCE * again - SAME_AGAIN * just

    fresh = [one for one in found if not _is_shown(one[1], chosen)]
    if fresh:
        return max(fresh, key=worth)[1]
    if found:
        again = max(found, key=worth)[1]
        return _chapter(beat, tongue) if _is_shown(again, chosen[-1:]) else again
    # There is no evidence: the plan's own words, without a source line, since they are no source's.
    return replace(_chapter(beat, tongue), kind=SceneKind.STATEMENT, body=short(beat.narration, 200))


def _is_shown(scene: Scene, chosen: list[Scene]) -> bool:
    return any(
        (one.kind, one.evidence_ids, one.figures) == (scene.kind, scene.evidence_ids, scene.figures) for one in chosen
    )


def _distinct(found: tuple[Found, ...]) -> int:
    return len({(scene.kind, scene.evidence_ids, scene.figures) for _, scene in found})


def _worthwhile(beats: tuple[Beat, ...], count: int, known: Mapping[str, int]) -> dict[str, int]:
    """The shares of the beats that have something to show; what one has no scenes for is given to others that have."""
    telling = tuple(beat for beat in beats if known[beat.id]) or beats
    shares = {beat.id: 0 for beat in beats} | _shares(telling, count)
    # Besides what it shows, a beat can have a card with its name.
    spare = {beat.id: known[beat.id] + 1 - shares[beat.id] for beat in telling}
    while (most := max(spare, key=lambda name: spare[name], default="")) and spare[most] > 0 > min(spare.values()):
        least = min(spare, key=lambda name: spare[name])
        shares[most], shares[least] = shares[most] + 1, shares[least] - 1
        spare[most], spare[least] = spare[most] - 1, spare[least] + 1
    return shares


def _shares(beats: tuple[Beat, ...], count: int) -> dict[str, int]:
    """How many scenes each beat gets: by its seconds, one at least while there are enough; the parts add up to `count`."""
    total = sum(max(1, beat.estimated_seconds) for beat in beats) or 1
    exact = {beat.id: count * max(1, beat.estimated_seconds) / total for beat in beats}
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


def _title(envelope: PlanEnvelope) -> Scene:
    beat = envelope.beats[0] if envelope.beats else None
    return Scene(
        0, SceneKind.TITLE, beat.id if beat else "", "hook", envelope.title, body=envelope.thesis.one_line,
        notes=f"{envelope.title}.", intent=beat.visual_intent if beat else "",
    )  # fmt: skip


def _chapter(beat: Beat, tongue: str) -> Scene:
    role = str(beat.role)
    return Scene(
        0, SceneKind.CHAPTER, beat.id, role, beat.title, kicker=part_of(role, tongue), intent=beat.visual_intent,
        notes=f"{beat.title}.",
    )  # fmt: skip


def _closing(envelope: PlanEnvelope, book: Sourcebook) -> Scene:
    beat = envelope.beats[-1] if envelope.beats else None
    said = next((item for item in envelope.evidence_of(beat) if item.kind != "quotation"), None) if beat else None
    body = beat.title if beat and beat.title != envelope.title else ""
    is_bare = said is not None and len(body.split()) < BARE
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
