"""Machines, writers, extractive, documentary: a narrator leads, the people of the sources speak their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.machines.writers.extractive.material import BeatMaterial, Piece
from engine.machines.writers.extractive.measure import SceneMaterial
from engine.machines.writers.extractive.telling import SPOKEN_SOURCES, Telling, listed

BREATH, LISTENED = 3, 4


class Documentary:
    """Tells scenes with a narrator; with `narrated` false the sources themselves lead and no narrator is heard."""

    def __init__(self, telling: Telling, *, narrated: bool, clean: bool = False) -> None:
        self._telling, self._narrated, self._clean = telling, narrated, clean
        self._last: Piece | None = None

    def tell(self, scenes: Sequence[SceneMaterial]) -> None:
        """Write every scene onto the page."""
        opening = self._telling.opening_of(scenes, clean=self._clean)
        self._telling.suit(scenes)
        started = False
        for scene in scenes:
            self._telling.page.scene = scene.scene.scene_index
            for beat in scene.beats:
                if beat.pieces:
                    self._beat(beat, scenes, opening, first=not started)
                    started = True
        self._close(scenes)

    def _beat(self, beat: BeatMaterial, scenes: Sequence[SceneMaterial], opening: Piece | None, *, first: bool) -> None:
        pieces = [piece for piece in beat.pieces if piece is not opening]
        if first:
            self._open(opening or pieces.pop(0), scenes, cold=opening is not None)
        else:
            self._telling.any_joint(self._lead(beat.pieces[0]), self._telling.suited(str(beat.beat.role)))
        self._last = None
        for piece in pieces:
            self._piece(piece)

    def _open(self, piece: Piece, scenes: Sequence[SceneMaterial], *, cold: bool) -> None:
        telling, lead = self._telling, self._lead(piece)
        voice = telling.character_of(piece)
        if cold and piece.person and voice and piece.parts[0].spoken:
            self._speak(piece, voice)
            telling.met.add(voice)
            names = {"name": piece.person.name, "role": piece.person.role}
            telling.any_joint(lead, ("unmask_role", "unmask"), **names)
        else:
            self._piece(piece)
            telling.any_joint(lead, self._telling.suited("hook"))
        telling.joint(lead, "title", title=telling.title)
        telling.place_in_series(lead)
        if self._narrated:
            telling.joint(lead, "provenance", sources=listed(scenes))
        telling.open_source = None

    def _piece(self, piece: Piece) -> None:
        telling, lead = self._telling, self._lead(piece)
        if piece.is_quote or piece.is_own:
            self._heard(piece, lead)
            self._last = piece
            return
        self._hand_over(piece, lead)
        self._last = piece
        for part in piece.parts:
            telling.page.claim(lead, part.text, piece.evidence.id)
        telling.claims_since_joint += 1

    def _heard(self, piece: Piece, lead: str) -> None:
        """Somebody speaks: what is told before, who it is, their words, what is told after."""
        telling = self._telling
        voice = telling.character_of(piece)
        at = next((place for place, part in enumerate(piece.parts) if part.spoken), 0)
        for part in piece.parts[:at]:
            telling.page.claim(lead, part.text, piece.evidence.id)
        reads_on = voice is None and telling.page.speaker == lead and piece.continues(self._last)
        if not reads_on and ((telling.page.speaker != voice and lead != voice) or voice is None):
            telling.introduce(lead, piece, piece.person, aloud=voice is not None)
        elif voice and not piece.is_quote and piece.person and telling.run(voice) >= LISTENED:
            names = {"name": piece.person.name, "short": piece.person.short, "phrase": piece.source.phrase}
            telling.joint(lead, "teller_again" if piece.source.noun in SPOKEN_SOURCES else "author_again", **names)
        self._speak(replace(piece, parts=piece.parts[at:]), voice or lead)
        telling.open_source, telling.heard = piece.source, voice

    def _speak(self, piece: Piece, voice: str) -> None:
        for part in piece.parts:
            if part.spoken or not piece.is_quote:
                self._telling.page.quote(voice, part.text, piece.evidence.id)
            else:
                self._telling.page.claim(self._lead(piece), part.text, piece.evidence.id)
        self._telling.claims_since_joint = 0

    def _hand_over(self, piece: Piece, lead: str) -> None:
        """What joins a claim to the one before: another source, a caution, a breath after several."""
        telling, source = self._telling, piece.source
        names = {"source": source.opening, "phrase": source.phrase}
        changed = telling.open_source is not None and telling.open_source.id != source.id
        telling.open_source = source
        if changed and self._narrated:
            contrast = piece.differs(self._last) and telling.joint(lead, "contrast", **names)
            if contrast or telling.any_joint(lead, ("handoff", "source") if self._last else ("source",), **names):
                return
        if (self._last and telling.caution(lead, piece)) or piece.follows(self._last):
            return
        if telling.claims_since_joint >= BREATH:
            counted = sum(letter.isdigit() for letter in piece.parts[0].text) > 3
            _ = (counted and telling.joint(lead, "figures")) or telling.joint(lead, "breath")

    def _close(self, scenes: Sequence[SceneMaterial]) -> None:
        telling = self._telling
        if not telling.page.entries:
            return
        lead = telling.troupe.narrator if self._narrated else self._last_source()
        if not telling.wanted.end_with:
            open_end = telling.page.entries[-1].text[-1] == "?"
            _ = open_end or telling.any_joint(lead, self._telling.suited("still_open"), telling.quietly)
            telling.credit(lead, scenes)
        telling.last_question(lead)

    def _last_source(self) -> str:
        lines = self._telling.page.entries
        labels = [entry.character for entry in reversed(lines) if entry.character.startswith("THE ")]
        return next(iter(labels), lines[-1].character)

    def _lead(self, piece: Piece) -> str:
        if self._narrated:
            return self._telling.troupe.narrator
        return self._telling.troupe.teller(piece.source.label)
