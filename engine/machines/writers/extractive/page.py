"""Machines, writers, extractive, the page: lines are put down in order, none twice, each with what it rests on."""

from __future__ import annotations

from dataclasses import replace

from engine.machines.writers.extractive.cutting import LONG, breathed
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import Said

TOGETHER = 26


class Page:
    """A script being written; `breath` is the most words of a line that is told, where a joint allows it."""

    def __init__(self, breath: int | None = None) -> None:
        self._breath = breath or LONG
        self.entries: list[Entry] = []
        self.scene = 0
        self._said = Said(likeness=0.74)

    @property
    def speaker(self) -> str | None:
        """Who spoke last."""
        return self.entries[-1].character if self.entries else None

    def connect(self, character: str, text: str | None, parenthetical: str | None = None) -> bool:
        """A line that only joins; nothing where there is no text or it has been said."""
        if text is None:
            return False
        last = self.entries[-1] if self.entries else None
        if (
            last
            and self._joins(last, character)
            and len(f"{last.text} {text}".split()) <= TOGETHER
            and not self._said.before(text)
        ):
            self._said.add(text)
            self.entries[-1] = replace(last, text=f"{last.text} {text}")
            return True
        return self._add(character, text, Grounding.CONNECTIVE, (), parenthetical)

    def _joins(self, last: Entry, character: str) -> bool:
        return last.grounding is Grounding.CONNECTIVE and last.character == character and last.scene_index == self.scene

    def quote(self, character: str, text: str, evidence: str, parenthetical: str | None = None) -> bool:
        """Somebody's words, as they stand in the passage."""
        return self._add(character, text, Grounding.QUOTE, (evidence,), parenthetical)

    def claim(self, character: str, text: str | None, evidence: str) -> bool:
        """A statement of the sources; a long one in two breaths."""
        if text is None:
            return False
        added = [self._add(character, piece, Grounding.CLAIM, (evidence,)) for piece in breathed(text, self._breath)]
        return True in added

    def recount(self, character: str, text: str, evidence: tuple[str, ...]) -> bool:
        """A statement that gathers what several passages said."""
        return self._add(character, text, Grounding.CLAIM, evidence)

    def said(self, text: str) -> bool:
        """Whether this, or nearly this, is on the page."""
        return self._said.before(text)

    def _add(
        self,
        character: str,
        text: str,
        grounding: Grounding,
        evidence: tuple[str, ...],
        parenthetical: str | None = None,
    ) -> bool:
        if self._said.before(text):
            return False
        self._said.add(text)
        self.entries.append(Entry(len(self.entries), self.scene, character, text, grounding, evidence, parenthetical))
        return True
