"""Machines, writers, extractive, drama: a stranger comes into a room and asks; keepers of the pages read, the people of the sources answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.machines.writers.extractive.material import BeatMaterial, Piece
from engine.machines.writers.extractive.measure import SceneMaterial
from engine.machines.writers.extractive.moves import doubtful, striking
from engine.machines.writers.extractive.phrases_drama_tongues import ENGLISH_STAGE, STAGES, Stage
from engine.machines.writers.extractive.sources import PAPERS, SourceName
from engine.machines.writers.extractive.telling import SPOKEN_SOURCES, Telling, listed
from engine.planning.envelope import BeatRole

ROLES = {
    "article": "THE REPORTER", "feature": "THE REPORTER", "column": "THE REPORTER", "story": "THE REPORTER", "newsletter": "THE REPORTER",
    "minutes": "THE CLERK", "study": "THE RESEARCHER", "paper": "THE RESEARCHER", "survey": "THE RESEARCHER", "review": "THE REVIEWER",
    "report": "THE SECRETARY", "memo": "THE SECRETARY", "plan": "THE SECRETARY", "proposal": "THE SECRETARY", "postmortem": "THE ENGINEER",
    "log": "THE WATCHKEEPER", "interview": "THE INTERVIEWER", "transcript": "THE STENOGRAPHER", "essay": "THE AUTHOR", "chronicle": "THE CHRONICLER",
    "book": "THE READER", "letter": "THE READER", "diary": "THE READER", "ruling": "THE COURT CLERK", "judgment": "THE COURT CLERK",
    "notice": "THE CLERK", "recipe": "THE COOK",
}  # fmt: skip
OF_PEOPLE = re.compile(r"^the ([a-z]{4,}?)s['’] ")
ARGUED = (BeatRole.CONFLICT, BeatRole.PROOF, BeatRole.TURN, BeatRole.PAYOFF)
RUN, LISTENED = 2, 3


@dataclass(frozen=True, slots=True)
class Company:
    """Who is on stage beside the people of the sources: the asker, and for every source the keeper of its pages."""

    asker: str
    keepers: dict[str, str]
    archivist: str = ENGLISH_STAGE.keeper

    def keeper(self, source: SourceName) -> str:
        """Who reads from this source."""
        return self.keepers.get(source.id, self.archivist)


class Drama:
    """Plays the scenes; with `narrated` a narrator sets them, else they are set by the first line's direction."""

    def __init__(self, telling: Telling, *, narrated: bool, clean: bool = False) -> None:
        self._telling, self._narrated, self._clean = telling, narrated, clean
        self._stage = STAGES.get(telling.code, ENGLISH_STAGE)
        self._company = Company(self._stage.asker, {})
        self._last: Piece | None = None
        self._role = BeatRole.HOOK
        self._goes_on = False
        self._doubted = False

    def tell(self, scenes: Sequence[SceneMaterial]) -> None:
        """Write every scene onto the page."""
        self._company = company_of(self._telling, scenes, self._stage)
        opening = self._telling.opening_of(scenes, clean=self._clean)
        self._telling.suit(scenes)
        started = False
        for number, scene in enumerate(scenes):
            if not any(beat.pieces for beat in scene.beats):
                continue
            if started:
                self._curtain(number)
            self._telling.page.scene = scene.scene.scene_index
            self._set()
            for beat in scene.beats:
                if beat.pieces:
                    self._beat(beat, scenes, opening, first=not started)
                    started = True
        self._close(scenes)

    def _set(self) -> None:
        if self._narrated:
            first = not self._telling.page.entries
            self._telling.joint(self._telling.troupe.narrator, "scene_first" if first else "scene")

    def _setting(self) -> str | None:
        """How the first line of a scene is directed where nobody narrates."""
        lines, page = self._telling.page.entries, self._telling.page
        if self._narrated or (lines and lines[-1].scene_index == page.scene):
            return None
        return self._stage.setting[page.scene % len(self._stage.setting)]

    def _beat(self, beat: BeatMaterial, scenes: Sequence[SceneMaterial], opening: Piece | None, *, first: bool) -> None:
        pieces = [piece for piece in beat.pieces if piece is not opening]
        if first:
            self._open(opening, scenes, pieces)
        else:
            self._telling.any_joint(self._company.asker, self._telling.suited(f"ask_{beat.beat.role}"), self._setting())
        self._last, self._role, self._doubted = None, beat.beat.role, False
        for at, piece in enumerate(pieces):
            self._goes_on = at + 1 < len(pieces) and pieces[at + 1].follows(piece)
            self._piece(piece)

    def _open(self, opening: Piece | None, scenes: Sequence[SceneMaterial], pieces: list[Piece]) -> None:
        telling, asker = self._telling, self._company.asker
        source = (opening or pieces[0]).source
        keeper = self._company.keeper(source)
        voice = telling.character_of(opening) if opening and opening.person else None
        if opening and opening.person and voice and opening.parts[0].spoken:
            self._speak(opening, voice, None)
            telling.met.add(voice)
            telling.joint(asker, "arrive_after", self._setting())
            person = opening.person
            role_up = person.role[:1].upper() + person.role[1:]
            telling.any_joint(keeper, ("unmask_role", "unmask"), name=person.name, role=person.role, role_up=role_up)
        else:
            telling.joint(asker, "arrive", self._setting())
            if opening:
                pieces.insert(0, opening)
        telling.joint(keeper, "sit", title=telling.title)
        telling.place_in_series(keeper)
        telling.joint(keeper, "pages", sources=listed(scenes))

    def _piece(self, piece: Piece) -> None:
        if piece.is_quote or piece.is_own:
            self._heard(piece)
        else:
            self._read(piece)
        self._last = piece

    def _heard(self, piece: Piece) -> None:
        telling, keeper = self._telling, self._company.keeper(piece.source)
        voice = telling.character_of(piece) if piece.person else None
        at = next((place for place, part in enumerate(piece.parts) if part.spoken), 0)
        for part in piece.parts[:at]:
            telling.page.claim(keeper, part.text, piece.evidence.id)
        known = piece.person is not None and piece.person.label in telling.met
        if telling.page.speaker != (voice or keeper) or (voice is None and not piece.continues(self._last)):
            self._call(piece, voice, keeper, known=known)
        if piece.person:
            telling.met.add(piece.person.label)
        self._speak(piece, voice or keeper, None if voice == telling.heard else self._manner(known=known), at)
        telling.open_source, telling.heard, telling.claims_since_joint = piece.source, voice, 0
        asker = self._company.asker
        if voice and piece.person and not piece.is_quote and telling.run(voice) >= LISTENED:
            telling.joint(asker, "author_again", name=piece.person.name, short=piece.person.short)
        elif piece.is_quote and piece.person and telling.flip(3) == 0:
            telling.joint(asker, "react")

    def _call(self, piece: Piece, voice: str | None, keeper: str, *, known: bool) -> None:
        """Somebody is asked to speak: by the asker, or by whoever keeps the page; two who disagree are set against each other."""
        telling, person = self._telling, piece.person
        names = {"source": piece.source.opening, "phrase": piece.source.phrase}
        if person is None:
            telling.joint(keeper, "unnamed" if piece.is_quote else "own", **names)
            return
        names |= {"name": person.name, "short": person.short, "role": person.role}
        asker = self._company.asker
        if voice is None:
            telling.any_joint(keeper, ("reads",) if known else ("reads_role", "reads"), **names)
        elif not piece.is_quote:
            kind = "teller" if piece.source.noun in SPOKEN_SOURCES else "author"
            telling.any_joint(asker if known else keeper, ("author_again", "call_again") if known else (kind,), **names)
        elif known:
            telling.joint(asker, "call_again", **names)
        else:
            rival = (
                self._role is BeatRole.CONFLICT
                and telling.heard is not None
                and telling.joint(asker, "confront", **names)
            )
            _ = rival or telling.any_joint(keeper, ("call_role", "call") if person.role else ("call",), **names)

    def _manner(self, *, known: bool) -> str:
        choices = self._stage.speaking if known else self._stage.stepping
        return choices[self._telling.flip(len(choices))]

    def _speak(self, piece: Piece, voice: str, manner: str | None, at: int = 0) -> None:
        page, keeper = self._telling.page, self._company.keeper(piece.source)
        for part in piece.parts[at:]:
            if part.spoken or not piece.is_quote:
                manner = None if page.quote(voice, part.text, piece.evidence.id, manner) else manner
            else:
                page.claim(keeper, part.text, piece.evidence.id)

    def _read(self, piece: Piece) -> None:
        telling, source = self._telling, piece.source
        keeper, names = self._company.keeper(source), {"source": source.opening, "phrase": source.phrase}
        if telling.open_source is None or telling.open_source.id != source.id:
            differs = piece.differs(self._last) and telling.joint(keeper, "contrast", **names)
            _ = differs or telling.joint(keeper, "read", **names)
        telling.open_source = source
        for part in piece.parts:
            telling.page.claim(keeper, part.text, piece.evidence.id)
        self._answered(piece, keeper, names)

    def _answered(self, piece: Piece, keeper: str, names: dict[str, str]) -> None:
        """What the asker makes of what was read."""
        telling, asker, choice = self._telling, self._company.asker, self._telling.flip(5)
        if self._goes_on or telling.caution(asker, piece):
            return
        figure = striking(piece)
        if choice == 0 and figure and telling.page.claim(asker, telling.asked(figure), piece.evidence.id):
            telling.joint(keeper, "echo_answer")
        elif choice in (1, 2) and not telling.plain and self._role in ARGUED and not self._doubted and doubtful(piece):
            self._doubted = telling.joint(asker, "doubt") and telling.joint(keeper, "insist", **names)
        elif telling.run(keeper) >= RUN:
            telling.joint(asker, "press")

    def _curtain(self, number: int) -> None:
        """Now and then the asker needs a moment before the next scene."""
        if number % 2 == 0:
            self._telling.joint(self._company.asker, "curtain")

    def _close(self, scenes: Sequence[SceneMaterial]) -> None:
        telling, asker = self._telling, self._company.asker
        if not telling.page.entries:
            return
        keeper = self._company.keeper(telling.open_source) if telling.open_source else self._company.archivist
        keeper = (
            telling.troupe.narrator
            if keeper not in {entry.character for entry in telling.page.entries} and self._narrated
            else keeper
        )
        if not telling.wanted.end_with:
            telling.joint(keeper, "still_open", self._stage.quietly)
            telling.joint(asker, "farewell")
            telling.credit(keeper, scenes)
        telling.last_question(asker)


def company_of(telling: Telling, scenes: Sequence[SceneMaterial], stage: Stage = ENGLISH_STAGE) -> Company:
    """The asker and the keepers; a cast that was fixed has them among those it names."""
    troupe = telling.troupe
    sources = list(dict.fromkeys(piece.source for scene in scenes for beat in scene.beats for piece in beat.pieces))
    asker = troupe.hosts[0] if troupe.hosted else stage.asker
    if troupe.allowed is not None:
        second = troupe.hosts[1] if troupe.hosted else troupe.teller("")
        return Company(asker if troupe.hosted else second, {source.id: second for source in sources})
    if stage is not ENGLISH_STAGE:
        return Company(asker, {}, stage.keeper)
    keepers: dict[str, str] = {}
    for source in sources:
        role = role_of(source)
        keepers[source.id] = role if role not in keepers.values() else f"THE OTHER {role.removeprefix('THE ')}"
    counted = {label: at for at, label in enumerate(keepers.values())}
    return (
        Company(asker, keepers)
        if len(counted) == len(keepers)
        else Company(asker, dict.fromkeys(keepers, stage.keeper))
    )


def role_of(source: SourceName) -> str:
    """Who keeps the pages of such a source: a clerk keeps minutes, a reporter an article."""
    if source.noun in PAPERS:
        return "THE REPORTER"
    if found := OF_PEOPLE.match(source.phrase):
        return f"THE {found[1]}".upper()
    return ROLES.get(source.noun, ENGLISH_STAGE.keeper)
