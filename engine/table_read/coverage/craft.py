"""Coverage, craft: the built-in reader: measures a script, puts it in words of its own lines, invents nothing; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.table_read.coverage.aloud import dialogue
from engine.table_read.coverage.company import characters, pacing
from engine.table_read.coverage.fidelity import source_fidelity
from engine.table_read.coverage.focusing import GOOD, in_focus
from engine.table_read.coverage.model import Aspect, PageNote, Report, Severity
from engine.table_read.coverage.shape import premise, structure
from engine.table_read.coverage.sheet import Sheet, sheet
from engine.table_read.coverage.sounding import audio_potential
from engine.table_read.screenplay import Grounding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.table_read.coverage.verdict import Verdict
    from engine.table_read.model import TableRead

READERS = (premise, structure, characters, dialogue, pacing, source_fidelity, audio_potential)
WEIGHTS = {
    Aspect.PREMISE: 12, Aspect.STRUCTURE: 18, Aspect.CHARACTERS: 12, Aspect.DIALOGUE: 18, Aspect.PACING: 13,
    Aspect.SOURCE_FIDELITY: 20, Aspect.AUDIO_POTENTIAL: 7,
}  # fmt: skip
POOR = 0.55
MOST_NAMED, MOST_NOTES = 4, 60
NOTHING = "Nobody speaks in this script: every line is muted or empty."


class CraftReader:
    """Reads by measure alone: the same script is always measured the same, without a network."""

    def assess(self, read: TableRead, focus: str | None, tick: Callable[[], None]) -> Report:
        """The report."""
        desk = sheet(read)
        if not desk.lines:
            return Report(1.0, read.thesis or read.screenplay.title, "", (), (NOTHING,), (), ())
        verdicts = []
        for look in READERS:
            tick()
            verdicts.append(look(desk))
        return _report(desk, verdicts, focus)


def _report(desk: Sheet, verdicts: Sequence[Verdict], focus: str | None) -> Report:
    scored = tuple(one.scored() for one in verdicts)
    total = sum(WEIGHTS[one.id] * one.measured for one in scored) / sum(WEIGHTS.values())
    best = sorted((one for one in verdicts if one.share >= GOOD), key=lambda one: -one.share)
    worst = sorted((one for one in verdicts if one.share < POOR), key=lambda one: one.share)
    asked = in_focus(focus, desk)
    concerns = [*asked.remarks(verdicts), *(f"{one.sentence} {one.mend}" for one in asked.first(worst))]
    notes = _chosen([found for one in asked.first(verdicts) for found in one.notes], asked.aspects, verdicts)
    return Report(
        round(total, 2), logline(desk), synopsis(desk), tuple(one.sentence for one in asked.first(best)[:MOST_NAMED]),
        tuple(dict.fromkeys(concerns))[: MOST_NAMED + 1], scored, notes,
    )  # fmt: skip


def logline(desk: Sheet) -> str:
    """What it argues, as the plan has it, else its title."""
    return desk.read.thesis.strip() or desk.read.screenplay.title


def synopsis(desk: Sheet) -> str:
    """A sentence for every scene: its title, and the first thing said in it that rests on a passage, in its own words."""
    told = []
    for scene in desk.read.screenplay.scenes:
        lines = desk.scene(scene.index)
        if lines:
            resting = next((one for one in lines if one.entry.grounding is not Grounding.CONNECTIVE), lines[0])
            told.append(
                f"{scene.title.rstrip('.')}: {resting.entry.character} says “{resting.entry.text.strip(' “”')}”"
            )
    return " ".join(told)


def _chosen(notes: Sequence[PageNote], focus: frozenset[Aspect], verdicts: Sequence[Verdict]) -> tuple[PageNote, ...]:
    """At most so many: those that weigh most and those asked for first, then in the order of the script."""
    asked = {found for one in verdicts if one.aspect in focus for found in one.notes}
    ranked = sorted(
        dict.fromkeys(notes), key=lambda one: (one.severity is not Severity.MAJOR, one not in asked, one.entry_index)
    )
    return tuple(sorted(ranked[:MOST_NOTES], key=lambda one: (one.entry_index, one.severity)))
