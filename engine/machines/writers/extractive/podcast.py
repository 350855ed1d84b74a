"""Machines, writers, extractive, podcast: two hosts tell it to each other; they ask, doubt, read out and hand over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.machines.writers.extractive.bank import chance
from engine.machines.writers.extractive.material import BeatMaterial, Piece
from engine.machines.writers.extractive.measure import SceneMaterial
from engine.machines.writers.extractive.telling import Telling, cold_open, listed
from engine.planning.envelope import BeatRole

FIGURE = re.compile(
    r"(?:[£€$]\s?\d[\d,.]*\d|\d[\d,.]*\d|\d)(?:\s(?:million|billion|thousand|per cent|percent|MWh|kWh|kW|MW|GW|km|ha|tonnes|houses|homes|years|hours|people|"
    r"nights|months|days|metres|miles|votes|jobs|litres))?(?!\w)"
)
ARGUED = (BeatRole.CONFLICT, BeatRole.PROOF, BeatRole.TURN, BeatRole.PAYOFF)
MARKED = ("estimate", "forecast", "opinion")


class Podcast:
    """Tells scenes with two hosts; with `narrated` a narrator opens and closes the read."""

    def __init__(self, telling: Telling, narrated: bool) -> None:
        self._telling, self._narrated = telling, narrated
        self._lead, self._other = telling.troupe.hosts
        self._place = 0
        self._last: Piece | None = None
        self._role = BeatRole.HOOK

    def tell(self, scenes: Sequence[SceneMaterial]) -> None:
        """Write every scene onto the page."""
        opening = cold_open(scenes, self._telling.troupe)
        started = False
        for number, scene in enumerate(scenes):
            self._telling.page.scene = scene.scene.scene_index
            for beat in scene.beats:
                if beat.pieces:
                    self._beat(beat, scenes, opening, first=not started)
                    started = True
            if 0 < number < len(scenes) - 1 and scene.beats:
                self._telling.joint(self._other, "sum")
        self._close(scenes)

    def _beat(self, beat: BeatMaterial, scenes: Sequence[SceneMaterial], opening: Piece | None, *, first: bool) -> None:
        pieces = [piece for piece in beat.pieces if piece is not opening]
        if first:
            self._open(opening or pieces.pop(0), scenes, cold=opening is not None)
        else:
            self._swap()
            if chance(self._telling.title, self._turn(), 3) == 0:
                self._telling.joint(self._other, "hand")
            else:
                self._telling.joint(self._other, f"ask_{beat.beat.role}")
        self._last, self._role = None, beat.beat.role
        for piece in pieces:
            self._piece(piece)

    def _open(self, piece: Piece, scenes: Sequence[SceneMaterial], *, cold: bool) -> None:
        telling = self._telling
        if cold and piece.person:
            for part in piece.parts:
                self._part(piece, piece.person.label, part.text, spoken=part.spoken)
            telling.met.add(piece.person.label)
            names = {"name": piece.person.name, "role": piece.person.role}
            _ = telling.joint(self._lead, "unmask_role", **names) or telling.joint(self._lead, "unmask", **names)
        else:
            self._piece(piece)
        telling.joint(self._other, "hook")
        telling.joint(telling.troupe.narrator if self._narrated else self._lead, "title", title=telling.title)
        telling.joint(self._other, "provenance", sources=listed(scenes))
        telling.open_source = None

    def _piece(self, piece: Piece) -> None:
        if piece.is_quote or piece.is_own:
            self._heard(piece)
        else:
            self._told(piece)
        self._last = piece

    def _heard(self, piece: Piece) -> None:
        telling = self._telling
        voice = telling.character_of(piece) if piece.person else None
        at = next((place for place, part in enumerate(piece.parts) if part.spoken), 0)
        for part in piece.parts[:at]:
            telling.page.claim(self._lead, part.text, piece.evidence.id)
        if telling.page.speaker != voice or voice is None:
            usher = self._other if voice is not None and chance(telling.title, self._turn(), 3) == 0 else self._lead
            telling.introduce(usher, piece, piece.person, aloud=voice is not None)
        for part in piece.parts[at:]:
            self._part(piece, voice or self._lead, part.text, spoken=part.spoken or not piece.is_quote)
        telling.open_source, telling.claims_since_joint = piece.source, 0
        moved = piece.is_quote and piece.person and chance(telling.title, self._turn(), 2) == 0
        if moved and telling.joint(self._other, "react"):
            self._maybe_swap()

    def _told(self, piece: Piece) -> None:
        telling, source = self._telling, piece.source
        names = {"source": source.opening, "phrase": source.phrase}
        changed = telling.open_source is None or telling.open_source.id != source.id
        if changed:
            differs = piece.differs(self._last)
            teller = self._other if differs else self._lead
            if differs:
                self._swap()
            _ = (differs and telling.joint(teller, "contrast", **names)) or telling.joint(self._lead, "says", **names)
        telling.open_source = source
        for part in piece.parts:
            telling.page.claim(self._lead, part.text, piece.evidence.id)
        telling.claims_since_joint += 1
        self._answer(piece, names)

    def _answer(self, piece: Piece, names: dict[str, str]) -> None:
        """What the other host makes of it: a repeated figure, a doubt, a caution, a nudge, or nothing."""
        telling, choice = self._telling, chance(self._telling.title, self._turn(), 4)
        if piece.evidence.kind in MARKED and telling.joint(self._other, piece.evidence.kind):
            return
        figure = FIGURE.search(piece.parts[-1].text)
        if choice == 0 and figure and len(figure[0]) > 3 and not re.fullmatch(r"1[0-9]\d\d|20\d\d", figure[0]):
            telling.page.claim(self._other, f"{figure[0]}?", piece.evidence.id)
            telling.claims_since_joint = 0
        elif choice == 1 and self._role in ARGUED and telling.joint(self._other, "doubt"):
            telling.joint(self._lead, "answer", **names)
        elif telling.claims_since_joint >= 2 and telling.joint(self._other, "more") and choice == 2:
            self._swap()

    def _part(self, piece: Piece, voice: str, text: str, *, spoken: bool) -> None:
        if spoken:
            self._telling.page.quote(voice, text, piece.evidence.id)
        else:
            self._telling.page.claim(self._lead, text, piece.evidence.id)

    def _close(self, scenes: Sequence[SceneMaterial]) -> None:
        telling = self._telling
        if not telling.page.entries:
            return
        telling.joint(self._other, "still_open")
        telling.joint(self._lead, "last")
        narrator = telling.troupe.narrator if self._narrated else self._other
        telling.joint(narrator, "credit", title=telling.title, sources=listed(scenes))

    def _swap(self) -> None:
        self._lead, self._other = self._other, self._lead

    def _maybe_swap(self) -> None:
        if chance(self._telling.title, self._turn(), 2) == 0:
            self._swap()

    def _turn(self) -> int:
        self._place += 1
        return self._place
