"""Extractive planner, drafting: everything found put together into the envelope of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.library.digest import ClaimKind
from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.phrases import Phrase, Phrasebook
from engine.machines.planners.extractive.telling import Teller, essence, permitted, said_in
from engine.machines.planners.extractive.tensions import Tension
from engine.machines.planners.extractive.titles import Titles
from engine.planning.envelope import Beat, BeatRole, Confidence, Coverage, Evidence, SourceDigest
from engine.planning.ports import PlanningSource

SENTENCE = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”’\"»]))\s+")
SUMMARY = 6
GAPS = 10
SPOKEN_SHARE = 1.25
LEAST_SECONDS = 5
SURE = {
    ClaimKind.FACT: Confidence.HIGH, ClaimKind.DEFINITION: Confidence.HIGH, ClaimKind.QUOTATION: Confidence.MEDIUM,
    ClaimKind.ESTIMATE: Confidence.MEDIUM, ClaimKind.OPINION: Confidence.LOW, ClaimKind.FORECAST: Confidence.LOW,
}  # fmt: skip

Told = dict[BeatRole, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The evidence of a plan with the ids of each beat's part of it."""

    evidence: tuple[Evidence, ...]
    ids: dict[BeatRole, tuple[str, ...]]


def number(told: Told, tensions: Sequence[Tension]) -> Numbered:
    """Evidence `ev-0` and on, in the order it is told."""
    disputed = {id(side) for tension in tensions for side in (tension.one, tension.other)}
    evidence: list[Evidence] = []
    ids: dict[BeatRole, tuple[str, ...]] = {}
    for role in BeatRole:
        first = len(evidence)
        evidence += [_evidence(first + at, one, id(one) in disputed) for at, one in enumerate(told[role])]
        ids[role] = tuple(item.id for item in evidence[first:])
    return Numbered(tuple(evidence), ids)


def _evidence(index: int, one: Finding, disputed: bool) -> Evidence:
    sure = SURE[one.kind]
    sure = Confidence.MEDIUM if disputed and sure is Confidence.HIGH else sure
    said = f"{one.attribution}: {one.quote}" if one.attribution and one.attribution not in one.quote else one.quote
    return Evidence(
        f"ev-{index}", one.source_id, one.claim, said, sure, one.quote, one.start, one.end, one.page, str(one.kind), one.attribution
    )  # fmt: skip


def beats_of(told: Told, ids: dict[BeatRole, tuple[str, ...]], tensions: Sequence[Tension], book: Phrasebook, teller: Teller,
             forbidden: Sequence[str], titles: Titles) -> tuple[Beat, ...]:  # fmt: skip
    """The seven beats, in order."""
    beats = []
    for role in BeatRole:
        mine = told[role]
        here = [one for one in tensions if one.one in mine and one.other in mine] if role is BeatRole.CONFLICT else []
        tension = here[0] if here else None
        things = permitted(_apart(book.best([said_in(one) for one in mine], frozenset())), forbidden)
        title, visual = titles.of_beat(role, mine, tension), teller.visual(role, mine, things, tension)
        beats.append(
            Beat(
                f"{role}-1",
                role,
                title,
                teller.narration(role, mine, min(here, key=lambda one: mine.index(one.one), default=None)),
                visual,
                ids[role],
                _seconds(mine),
            )
        )
    return tuple(beats)


def _apart(phrases: Sequence[Phrase]) -> list[str]:
    kept: list[Phrase] = []
    for phrase in phrases:
        if not any(phrase.stems & other.stems for other in kept):
            kept.append(phrase)
    return [phrase.shown for phrase in kept[:6]]


def _seconds(told: Sequence[Finding]) -> int:
    return max(LEAST_SECONDS, round(sum(one.words for one in told) * SPOKEN_SHARE / 150 * 60))


def digest_of(sources: Sequence[PlanningSource], found: Sequence[Finding], numbered: Numbered, tensions: Sequence[Tension],
              teller: Teller, unanswered: Sequence[str]) -> SourceDigest:  # fmt: skip
    """What the sources say together: summary, evidence, where they disagree and what they leave out."""
    gaps = [teller.disagreement(tension) for tension in tensions]
    gaps += [teller.wording.unanswered.format(what=item) for item in unanswered]
    gaps += [gap for source in sources if source.digest for gap in source.digest.gaps]
    rights = [
        _of_source(teller, at, note)
        for at, source in enumerate(sources)
        if source.digest
        for note in source.digest.rights_notes
    ]
    return SourceDigest(
        _summary(sources, found, tensions, teller), tuple(source.id for source in sources), numbered.evidence,
        tuple(dict.fromkeys(gaps))[:GAPS], tuple(dict.fromkeys(rights)), tuple(_coverage(source) for source in sources),
    )  # fmt: skip


def _of_source(teller: Teller, at: int, note: str) -> str:
    return note if len(teller.names) == 1 else f"{teller.names[at]}: {note}"


def _summary(
    sources: Sequence[PlanningSource], found: Sequence[Finding], tensions: Sequence[Tension], teller: Teller
) -> str:
    spoken: list[list[str]] = []
    for at, source in enumerate(sources):
        said = SENTENCE.split(source.digest.summary) if source.digest and source.digest.summary else []
        mine = sorted((one for one in found if one.source == at), key=lambda one: -one.weight)
        spoken.append(said or [essence(one, 60) for one in mine[:SUMMARY]])
    turns = [(turn, at) for at, said in enumerate(spoken) for turn in range(len(said))]
    lines = [spoken[at][turn] for turn, at in sorted(sorted(turns)[: SUMMARY - 1], key=lambda pair: (pair[1], pair[0]))]
    if tensions:
        lines = [*lines[: SUMMARY - 1], teller.disagreement(tensions[0])]
    return " ".join(line.strip() for line in lines[:SUMMARY] if line.strip())


def _coverage(source: PlanningSource) -> Coverage:
    if source.text is not None:
        return Coverage(source.id, "full", len(source.text), len(source.text))
    if source.digest is not None:
        ends = [one.char_end for one in source.digest.evidence]
        return Coverage(
            source.id,
            "digest",
            sum(one.char_end - one.char_start for one in source.digest.evidence),
            max(ends, default=0),
        )
    return Coverage(source.id, "metadata", 0, 0)
