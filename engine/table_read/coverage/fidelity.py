"""Coverage, source fidelity: how much of what is said rests on passages, and which lines say more than any source; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.table_read.coverage.model import Aspect, Severity
from engine.table_read.coverage.sheet import Sheet, high, lessening, mean
from engine.table_read.coverage.verdict import Verdict, note, percent, some, weighed
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import contains, figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.planning.envelope import Evidence
    from engine.table_read.coverage.model import PageNote

MUCH = 0.25


def source_fidelity(sheet: Sheet) -> Verdict:
    """How far the script answers for itself."""
    known = sheet.read.evidence_by_id()
    total = max(1, sheet.word_count)
    resting = sum(len(line.words) for line in sheet.lines if rests(line.entry, known)) / total
    loose = [line for line in sheet.lines if is_loose(line.entry, known)]
    loosely = sum(len(line.words) for line in loose) / total
    told = {name for line in sheet.lines for name in line.entry.evidence_ids if name in known}
    share = weighed(
        (4, high(resting, 0.35, 0.1)), (4, lessening(loosely, 0.12)), (1, len(told) / max(1, len(known))),
        (1, mean([_faithful(line.entry, known) for line in sheet.lines if rests(line.entry, known)])),
    )  # fmt: skip
    sentence = (
        f"{percent(resting)} of the words rest on a passage; {len(told)} of {some(len(known), 'passage')} are told, "
        f"{some(len(loose), 'line says', 'lines say')} more than any source."
    )
    return Verdict(Aspect.SOURCE_FIDELITY, share, sentence, _mend(loose, resting), tuple(_notes(sheet, known)))


def rests(entry: Entry, known: Mapping[str, Evidence]) -> bool:
    """Whether a line leads back to a passage."""
    return any(name in known for name in entry.evidence_ids)


def is_loose(entry: Entry, known: Mapping[str, Evidence]) -> bool:
    """Whether a line claims or quotes and leads back to nothing, or brings figures that nobody gave."""
    if entry.unsupported:
        return True
    if entry.grounding is not Grounding.CONNECTIVE:
        return not rests(entry, known)
    return False


def _faithful(entry: Entry, known: Mapping[str, Evidence]) -> float:
    """1 when a line's figures stand in its passages and a quotation is literal; a half for each that is not so."""
    items = [known[name] for name in entry.evidence_ids if name in known]
    passages = " ".join(f"{one.quote} {one.support} {one.claim}" for one in items)
    right = 0.5 * (figures(entry.text) <= figures(passages))
    literal = entry.grounding is not Grounding.QUOTE or any(contains(one.quote, entry.text) for one in items)
    return right + 0.5 * literal


def _notes(sheet: Sheet, known: Mapping[str, Evidence]) -> Iterator[PageNote]:
    for line in sheet.lines:
        if line.entry.unsupported:
            yield note(line, Severity.MAJOR, "Says more than any source does; give it a passage, or let it go.")
        elif is_loose(line.entry, known):
            kind = "Quotes" if line.entry.grounding is Grounding.QUOTE else "Claims something"
            yield note(line, Severity.MAJOR, f"{kind} without a passage to stand on.")
        elif line.entry.grounding is Grounding.CONNECTIVE and figures(line.entry.text):
            yield note(line, Severity.MINOR, "Brings a figure although it only connects; which passage is it from?")


def _mend(loose: Sequence[object], resting: float) -> str:
    if loose:
        return f"{some(len(loose), 'line')} without a passage: find one, or take them out."
    if resting < MUCH:
        return "Little of it rests on a passage: let the sources speak more."
    return "More of the passages at hand could be told."
