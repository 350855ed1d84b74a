"""Machines, writers, extractive, podcast: hosts tell it to each other; they ask, doubt, interrupt, read out, recount and hand over."""

from __future__ import annotations

from collections.abc import Sequence

from engine.machines.writers.extractive.material import BeatMaterial, Piece
from engine.machines.writers.extractive.measure import SceneMaterial
from engine.machines.writers.extractive.moves import doubtful, listing, striking, tally
from engine.machines.writers.extractive.telling import Telling, listed
from engine.planning.envelope import BeatRole

ARGUED = (BeatRole.CONFLICT, BeatRole.PROOF, BeatRole.TURN, BeatRole.PAYOFF)
RUN, LISTENED, BETWEEN_INTERRUPTIONS = 3, 3, 24


class Podcast:
    """Tells scenes with two hosts or more; with `narrated` a narrator opens and closes the read."""

    def __init__(self, telling: Telling, *, narrated: bool, clean: bool = False) -> None:
        self._telling, self._narrated, self._clean = telling, narrated, clean
        self._hosts = list(telling.troupe.hosts)
        self._last: Piece | None = None
        self._role = BeatRole.HOOK
        self._interrupted = -BETWEEN_INTERRUPTIONS
        self._told_here: list[Piece] = []
        self._goes_on = False
        self._doubted = False

    @property
    def _lead(self) -> str:
        return self._hosts[0]

    @property
    def _other(self) -> str:
        return self._hosts[1]

    def tell(self, scenes: Sequence[SceneMaterial]) -> None:
        """Write every scene onto the page."""
        opening = self._telling.opening_of(scenes, clean=self._clean)
        self._telling.suit(scenes)
        started = False
        for number, scene in enumerate(scenes):
            self._telling.page.scene, self._told_here = scene.scene.scene_index, []
            for beat in scene.beats:
                if beat.pieces:
                    self._beat(beat, scenes, opening, first=not started)
                    started = True
            if 0 < number < len(scenes) - 1 and self._told_here:
                self._recap()
        self._close(scenes)

    def _beat(self, beat: BeatMaterial, scenes: Sequence[SceneMaterial], opening: Piece | None, *, first: bool) -> None:
        pieces = [piece for piece in beat.pieces if piece is not opening]
        if first:
            self._open(opening or pieces.pop(0), scenes, cold=opening is not None)
        else:
            self._swap()
            occasion = "hand" if self._telling.flip(4) == 0 else f"ask_{beat.beat.role}"
            self._telling.any_joint(self._other, self._telling.suited(occasion))
        self._last, self._role, self._doubted = None, beat.beat.role, False
        for at, piece in enumerate(pieces):
            self._goes_on = at + 1 < len(pieces) and pieces[at + 1].follows(piece)
            self._piece(piece)

    def _open(self, piece: Piece, scenes: Sequence[SceneMaterial], *, cold: bool) -> None:
        telling = self._telling
        voice = telling.character_of(piece) if piece.person else None
        if cold and piece.person and voice and piece.parts[0].spoken:
            for part in piece.parts:
                self._part(piece, voice, part.text, spoken=part.spoken)
            telling.met.add(voice)
            telling.any_joint(self._lead, ("unmask_role", "unmask"), name=piece.person.name, role=piece.person.role)
        else:
            self._piece(piece)
        telling.joint(self._other, "hook")
        self._greet()
        telling.joint(self._other, "provenance", sources=listed(scenes))
        telling.open_source = None

    def _greet(self) -> None:
        telling = self._telling
        if self._narrated:
            telling.joint(telling.troupe.narrator, "title", title=telling.title, host=called(telling.troupe.narrator))
            telling.place_in_series(telling.troupe.narrator)
            return
        telling.joint(self._lead, "title", title=telling.title, host=called(self._lead))
        telling.place_in_series(self._lead)
        telling.joint(self._other, "guest_host", host=called(self._other))
        for host in self._hosts[2:]:
            telling.joint(host, "another_host", host=called(host))

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
        reads_on = voice is None and telling.page.speaker == self._lead and piece.continues(self._last)
        if not reads_on and (telling.page.speaker != voice or voice is None):
            usher = self._other if voice is not None and telling.flip(3) == 0 else self._lead
            telling.introduce(usher, piece, piece.person, aloud=voice is not None)
        for part in piece.parts[at:]:
            self._part(piece, voice or self._lead, part.text, spoken=part.spoken or not piece.is_quote)
        telling.open_source, telling.heard, telling.claims_since_joint = piece.source, voice, 0
        self._reacted(piece, voice)

    def _reacted(self, piece: Piece, voice: str | None) -> None:
        """A word of the other host about what was heard, and one to keep somebody talking who has talked for long."""
        telling = self._telling
        if voice and piece.person and not piece.is_quote:
            if telling.run(voice) >= LISTENED and telling.joint(self._other, "prompt", short=piece.person.short):
                self._maybe_swap()
        elif piece.is_quote and piece.person and telling.flip(2) == 0 and telling.joint(self._other, "react"):
            self._maybe_swap()

    def _told(self, piece: Piece) -> None:
        telling, source = self._telling, piece.source
        names = {"source": source.opening, "phrase": source.phrase}
        if telling.open_source is None or telling.open_source.id != source.id:
            differs = piece.differs(self._last)
            if differs:
                self._swap()
            _ = (differs and telling.joint(self._lead, "contrast", **names)) or telling.joint(
                self._lead, "says", **names
            )
        telling.open_source = source
        for place, part in enumerate(piece.parts):
            if place and self._may_interrupt() and telling.joint(self._other, "interrupt"):
                self._interrupted = len(telling.page.entries)
                telling.joint(self._lead, "resume")
            telling.page.claim(self._lead, part.text, piece.evidence.id)
        telling.claims_since_joint += 1
        self._told_here.append(piece)
        self._answer(piece, names)

    def _answer(self, piece: Piece, names: dict[str, str]) -> None:
        """What the other host makes of it: a caution, a repeated figure, a doubt, a nudge, or nothing."""
        telling, choice = self._telling, self._telling.flip(5)
        if telling.caution(self._other, piece) or (self._goes_on and telling.run(self._lead) <= RUN):
            return
        figure = striking(piece)
        if choice == 0 and figure and telling.page.claim(self._other, telling.asked(figure), piece.evidence.id):
            telling.claims_since_joint = 0
            _ = telling.flip(2) and telling.joint(self._lead, "echo_answer", **names)
        elif choice in (1, 2) and self._role in ARGUED and not self._doubted and doubtful(piece):
            self._doubted = telling.any_joint(self._other, self._telling.suited("doubt")) and telling.any_joint(
                self._lead, self._telling.suited("answer"), **names
            )
        elif telling.run(self._lead) >= RUN and telling.joint(self._other, "more") and choice > 2:
            self._swap()

    def _recap(self) -> None:
        """At the end of a scene somebody counts what was told, or just turns the page."""
        items, ids = tally(self._told_here)
        telling = self._telling
        phrase = telling.bank.draw("tally", items=listing(items)) if len(items) > 1 and telling.wanted.recaps else None
        if phrase and telling.page.recount(self._other, phrase, ids):
            _ = telling.flip(2) and telling.joint(self._lead, "tally_answer")
        elif telling.flip(2):
            telling.any_joint(self._other, telling.suited("sum"))

    def _part(self, piece: Piece, voice: str, text: str, *, spoken: bool) -> None:
        if spoken:
            self._telling.page.quote(voice, text, piece.evidence.id)
        else:
            self._telling.page.claim(self._lead, text, piece.evidence.id)

    def _close(self, scenes: Sequence[SceneMaterial]) -> None:
        telling = self._telling
        if not telling.page.entries:
            return
        if not telling.wanted.end_with:
            telling.joint(self._other, "still_open")
            names = [
                piece.person.name
                for scene in scenes
                for beat in scene.beats
                for piece in beat.pieces
                if piece.person and piece.person.label in telling.met
            ]
            _ = (
                names and telling.joint(self._lead, "keep", name=max(sorted(set(names)), key=names.count))
            ) or telling.joint(self._lead, "last")
            self._sign_off(scenes)
        telling.last_question(self._lead)

    def _sign_off(self, scenes: Sequence[SceneMaterial]) -> None:
        telling = self._telling
        if not telling.wanted.credits:
            return
        host = telling.troupe.narrator if self._narrated else self._other
        sources = listed(scenes)
        plain = sources.split()[-1].lower() in telling.title.lower()
        telling.joint(
            host, "credit_alone" if plain else "credit", title=telling.title, sources=sources, host=called(host)
        )
        if not self._narrated:
            telling.joint(self._lead, "goodbye", host=called(self._lead))

    def _may_interrupt(self) -> bool:
        wanted, since = self._telling.wanted, len(self._telling.page.entries) - self._interrupted
        return (
            wanted.interruptions and not wanted.sober and since >= BETWEEN_INTERRUPTIONS and not self._telling.flip(3)
        )

    def _swap(self) -> None:
        self._hosts = [*self._hosts[1:], self._hosts[0]]

    def _maybe_swap(self) -> None:
        if self._telling.flip(2) == 0:
            self._swap()


def called(label: str) -> str:
    """A character's label as a name to be said: `NORA` is `Nora`."""
    return " ".join(word.capitalize() if word.isupper() else word for word in label.split())
