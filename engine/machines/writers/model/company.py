"""Machines, writers, model, company: who may say what: tellers tell and ask, witnesses are heard in their own words alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.table_read.names import match
from engine.table_read.screenplay import Grounding, Screenplay

if TYPE_CHECKING:
    from engine.machines.writers.model.parts import Part

TELLING = (Grounding.CLAIM, Grounding.CONNECTIVE)


@dataclass(frozen=True, slots=True)
class Company:
    """Everybody the built-in writer lets speak, with the evidence each carries there.

    A teller who is `bound` speaks for a source or a part of their own and keeps to its evidence.
    """

    tellers: tuple[str, ...]
    carried: dict[str, frozenset[str]]
    bound: bool

    def here(self, part: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tellers and witnesses of a part."""
        spoken = tuple(dict.fromkeys(line.character for line in part.lines))
        tellers = tuple(name for name in spoken if name in self.tellers)
        if not self.bound:
            tellers = tuple(dict.fromkeys((*tellers, *(name for name in self.tellers if self._leads(name)))))
        return tellers, tuple(name for name in spoken if name not in self.tellers)

    def who(self, name: str, part: Part) -> str | None:
        """The character this name means here, None for anybody else."""
        tellers, witnesses = self.here(part)
        return match(name, (*tellers, *witnesses))

    def may(self, character: str, grounding: Grounding, ids: tuple[str, ...]) -> bool:
        """Whether a character may say such a line on this evidence."""
        held = set(ids) <= self.carried.get(character, frozenset())
        if character not in self.tellers:
            return grounding is Grounding.QUOTE and held
        return not self.bound or grounding is Grounding.CONNECTIVE or held

    def _leads(self, name: str) -> bool:
        return len(self.carried.get(name, ())) != 1


def company_of(screenplay: Screenplay) -> Company:
    """The company of a screenplay; without a narrator or hosts everybody is bound to their own evidence."""
    tellers = tuple(dict.fromkeys(entry.character for entry in screenplay.entries if entry.grounding in TELLING))
    carried = {
        name: frozenset(one for entry in screenplay.entries if entry.character == name for one in entry.evidence_ids)
        for name in screenplay.characters
    }
    bound = screenplay.mode == "drama" or (screenplay.mode == "documentary" and screenplay.narrator is None)
    return Company(tellers, carried, bound)
