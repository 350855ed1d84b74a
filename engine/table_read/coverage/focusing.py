"""Coverage, focusing: which aspects and lines a focus in plain words asks about; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.table_read.coverage.model import Aspect
from engine.table_read.coverage.sheet import Sheet, spoken_words, stems
from engine.table_read.coverage.verdict import Verdict, some

if TYPE_CHECKING:
    from collections.abc import Sequence

ASKED = {
    Aspect.PREMISE: r"premise|logline|hook|open(?:s|ing)|begin|start|idea|thesis|argu|first line|cold open",
    Aspect.STRUCTURE: r"structur|arc\b|order|ending|\bends?\b|clos(?:e|ing)|scene|beat|act\b|payoff|turn|shape|flow|resol",
    Aspect.CHARACTERS: r"character|speaker|voice|host|guest|balance|cast|who speaks|narrator|share of",
    Aspect.DIALOGUE: r"dialog|line|sentence|word|repet|repeat|aloud|tongue|number|figure|read(?:s|able|ability)|language|said twice",
    Aspect.PACING: r"pac(?:e|ing)|slow|fast|long|drag|boring|tempo|rhythm|length|monolog|momentum",
    Aspect.SOURCE_FIDELITY: r"sourc|evidence|fact|cit(?:e|ation)|ground|true|truth|support|invent|accura|quote|fidel|claim",
    Aspect.AUDIO_POTENTIAL: r"audio|sound|music|effect|listen|hear|ear\b|podcast|radio|sfx",
}

GOOD = 0.68
"""From this share on there is nothing to mend."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What was asked: aspects, and the words of it that stand in the script; empty when nothing was."""

    text: str = ""
    aspects: frozenset[Aspect] = frozenset()
    lines: tuple[int, ...] = ()

    def first(self, verdicts: Sequence[Verdict]) -> list[Verdict]:
        """The verdicts, those asked for first."""
        return sorted(verdicts, key=lambda one: one.aspect not in self.aspects)

    def remarks(self, verdicts: Sequence[Verdict]) -> list[str]:
        """What there is to say to the focus itself."""
        if not self.text:
            return []
        asked = [one for one in verdicts if one.aspect in self.aspects]
        told = [f"{one.sentence} {one.mend}" for one in asked if one.share < GOOD]
        if self.lines:
            told.append(
                f"What you ask about is spoken of in {some(len(self.lines), 'line')}, first in line {self.lines[0] + 1}."
            )
        if asked or told:
            return told
        return [f"“{self.text}” names nothing that can be measured in this script; all of it was looked at alike."]


def in_focus(focus: str | None, sheet: Sheet) -> Focus:
    """What these words ask for."""
    text = " ".join((focus or "").split())
    if not text:
        return Focus()
    aspects = frozenset(aspect for aspect, words in ASKED.items() if re.search(rf"\b(?:{words})", text, re.IGNORECASE))
    wanted = stems(spoken_words(text))
    lines = tuple(line.index for line in sheet.lines if wanted & line.about) if not aspects else ()
    return Focus(text, aspects, lines)
