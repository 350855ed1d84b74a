"""Machines, writers, extractive, telling: what documentary and podcast share: who was met, which source is open, titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.bank import Bank
from engine.machines.writers.extractive.cutting import dangles
from engine.machines.writers.extractive.material import Piece
from engine.machines.writers.extractive.page import Page
from engine.machines.writers.extractive.people import Person
from engine.machines.writers.extractive.sources import SourceName
from engine.machines.writers.extractive.troupe import Troupe

if TYPE_CHECKING:
    from engine.machines.writers.extractive.measure import SceneMaterial


@dataclass(slots=True)
class Telling:
    """A read being told: its page, its phrases, its troupe, and what the listener knows already."""

    title: str
    page: Page
    bank: Bank
    troupe: Troupe
    met: set[str] = field(default_factory=set)
    open_source: SourceName | None = None
    claims_since_joint: int = 0

    def joint(self, character: str, occasion: str, **names: str) -> bool:
        """Say a phrase of this occasion, if the bank has one left."""
        spoken = self.page.connect(character, self.bank.draw(occasion, **names))
        self.claims_since_joint = 0 if spoken else self.claims_since_joint
        return spoken

    def introduce(self, lead: str, piece: Piece, person: Person | None, *, aloud: bool) -> None:
        """Let the lead say who is heard next; `aloud` when that person has a voice of their own here."""
        source = {"source": piece.source.opening, "phrase": piece.source.phrase}
        if person is None:
            self.joint(lead, "unnamed" if piece.is_quote else "own", **source)
            return
        known = person.label in self.met
        self.met.add(person.label)
        names = {"name": person.name, "short": person.short, "role": person.role, **source}
        if not piece.is_quote:
            self.joint(lead, "author", **names)
            return
        wanted = (
            ["again"]
            if known and aloud
            else ["meet_role", "meet"]
            if aloud
            else ["reads"]
            if known
            else ["reads_role", "reads"]
        )
        if person.role == "" and wanted[0].endswith("_role"):
            wanted = wanted[1:]
        told = any(self.joint(lead, occasion, **names) for occasion in wanted)
        if not told and not known:
            self.page.connect(lead, f"{person.opening}{', ' if person.role else ''}{person.role}.")

    def character_of(self, piece: Piece) -> str | None:
        """Who speaks a quoted piece in a voice of their own, None when the cast has no such voice."""
        label = piece.person.label if piece.person else piece.source.label
        return label if self.troupe.may_speak(label) else None


def listed(scenes: Sequence[SceneMaterial]) -> str:
    """The sources that are used, as one phrase: `the report, the Gazette and Nell Carne's note`."""
    phrases = list(
        dict.fromkeys(piece.source.phrase for scene in scenes for beat in scene.beats for piece in beat.pieces)
    )
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} and {phrases[-1]}"


def cold_open(scenes: Sequence[SceneMaterial], troupe: Troupe) -> Piece | None:
    """A short quotation of the first beat to open on: somebody with a name, at most 45 words."""
    beat = next((beat for scene in scenes for beat in scene.beats if beat.pieces), None)
    fit = [piece for piece in (beat.pieces if beat else ()) if piece.is_quote and piece.person and piece.words <= 45]
    fit = [piece for piece in fit if piece.person and troupe.may_speak(piece.person.label) and piece.parts[0].spoken]
    standing = [piece for piece in fit if not dangles(piece.parts[0].text)]
    return min(standing or fit, key=lambda piece: piece.words) if fit else None
