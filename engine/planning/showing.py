"""Planning, showing: what the sources set apart for the eye goes with a plan as evidence that is shown, and never spoken; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.library.exhibits import EXHIBITS, Exhibit, exhibits_in
from engine.planning.envelope import Confidence, Evidence, PlanEnvelope
from engine.planning.ports import Drafted, PlanningSource

MOST = 60
SILENT, NONE = "source_silent: ", "no_evidence: "


def with_exhibits(drafted: Drafted, sources: Sequence[PlanningSource]) -> Drafted:
    """The draft with tables, steps, lists and routes of its sources behind the evidence its beats tell; no beat owns them."""
    envelope = drafted.envelope
    first, digest = len(envelope.source_digest.evidence), envelope.source_digest
    found = [
        _evidence(first + at, source, exhibit) for at, (source, exhibit) in enumerate(list(_every(sources))[:MOST])
    ]
    if not found:
        return drafted
    told = replace(digest, evidence=(*digest.evidence, *found))
    shown = {item.source_id for item in found}
    silent = {f"{SILENT}nothing in “{source.title}” can be quoted." for source in sources if source.id in shown}
    kept = tuple(one for one in drafted.warnings if one not in silent and not one.startswith(NONE))
    return Drafted(replace(envelope, source_digest=told), kept)


def shown_with(envelope: PlanEnvelope) -> dict[str, tuple[Evidence, ...]]:
    """What is shown with each beat, by its id: an exhibit goes with the beat that tells what stands nearest to it."""
    owners = {name: beat.id for beat in envelope.beats for name in beat.evidence_ids}
    told = [item for item in envelope.source_digest.evidence if item.id in owners]
    found: dict[str, list[Evidence]] = {beat.id: [] for beat in envelope.beats}
    for item in envelope.source_digest.evidence:
        if item.kind in EXHIBITS and found:
            near = [one for one in told if one.source_id == item.source_id]
            best = min(near, key=lambda one: (_apart(one, item), one.char_start), default=None)
            emptiest = min(found, key=lambda name: len(found[name]))
            found[owners[best.id] if best is not None else emptiest].append(item)
    return {name: tuple(items) for name, items in found.items()}


def _every(sources: Sequence[PlanningSource]) -> Iterator[tuple[PlanningSource, Exhibit]]:
    for source in sources:
        if source.text is not None and source.layout is not None:
            for exhibit in exhibits_in(source.text, source.layout):
                yield source, exhibit


def _evidence(number: int, source: PlanningSource, exhibit: Exhibit) -> Evidence:
    assert source.text is not None  # only such have exhibits
    quote = source.text[exhibit.start : exhibit.end]
    return Evidence(
        f"ev-{number}", source.id, exhibit.title or source.title, quote, Confidence.HIGH, quote, exhibit.start, exhibit.end,
        exhibit.page, str(exhibit.kind),
    )  # fmt: skip


def _apart(one: Evidence, other: Evidence) -> int:
    return max(0, max(one.char_start, other.char_start) - min(one.char_end, other.char_end))
