"""Machines, writers, extractive, material: the evidence of each beat as pieces that can be spoken, told or quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.library.digesting.initials import spelled
from engine.library.digesting.tongues import IDEOGRAPHIC
from engine.machines.writers.extractive import cutting
from engine.machines.writers.extractive.cutting import Part
from engine.machines.writers.extractive.people import People, Person, called
from engine.machines.writers.extractive.sources import PERSONAL, RECORDS, TALES, SourceName, names_of
from engine.planning.envelope import Confidence
from engine.table_read.sentences import Said, words
from engine.table_read.speakable import speakable

if TYPE_CHECKING:
    from engine.planning.envelope import Beat, Evidence
    from engine.table_read.ports import WritingBrief

MEASURE = re.compile(r"([£€$])?(\d[\d,.]*\d|\d)(?:\s(?!and\b|of\b|in\b|to\b|by\b|or\b)([a-z]{3,}))?", re.IGNORECASE)
EMPTY = frozenset("about after again could every their there these those under where which while would years".split())
ROUTINE = re.compile(
    r"^(?:Apologies (?:for absence )?were|The (?:meeting|session|hearing) (?:was )?(?:closed|opened|adjourned)|There being no further|Minutes of the|"
    r"See (?:also )?(?:additional|further|the|section|chapter|page|appendix|below|above)\b|"
    r"Present:|(?:All rights reserved|Copyright|Sign up|Subscribe|Click|Follow (?:us|the debate)|Read more|Share this|Photo(?:graph)?:))",
    re.IGNORECASE,
)
STUTTER = re.compile(r"^(\w+)\s\1\b", re.IGNORECASE)
QUESTION = re.compile(r"^(\*\*|__)[^*_\n]+\?[^*_\n]*\1\s*$", re.MULTILINE)
FEWEST_ASKED = 3
A_HEADING, FEWEST_WORDS, FEWEST_OF_LINES = 60, 3, 2
THIRD_SAYS = re.compile(r"\b(?:he|she|they) (?:said|says|added|told|wrote|thinks?|believes?)\b", re.IGNORECASE)
NOWHERE = SourceName("", "the source", "THE SOURCE", "source")
WEIGHTS = {Confidence.HIGH: 0.3, Confidence.MEDIUM: 0.15, Confidence.LOW: 0.0}


@lru_cache(maxsize=4096)
def measures(text: str) -> dict[str, set[str]]:
    """What a text counts: the word after each figure (or the currency before it) with the figures; years do not count."""
    found: dict[str, set[str]] = {}
    for sign, value, noun in MEASURE.findall(text):
        kind = sign or noun
        if kind and not (len(value) == 4 and value[0] in "12" and not sign):
            found.setdefault(kind, set()).add(value)
    return found


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence ready for the page: its parts in order, who speaks in it, and which source it is from."""

    evidence: Evidence
    source: SourceName
    parts: tuple[Part, ...]
    person: Person | None = None
    by_author: bool = False

    @property
    def is_quote(self) -> bool:
        """Whether somebody is heard in it."""
        return any(part.spoken for part in self.parts)

    @property
    def is_own(self) -> bool:
        """Whether it is its author who speaks: `We believe …`, or anything in a letter or an answer."""
        return not self.is_quote and (self.by_author or any(cutting.is_own(part.text) for part in self.parts))

    @property
    def words(self) -> int:
        """Spoken words."""
        return sum(len(part.text.split()) for part in self.parts)

    @property
    def dangles(self) -> bool:
        """Whether it begins by pointing at something before it."""
        return not self.parts[0].spoken and cutting.leans(self.parts[0].text)

    def follows(self, other: Piece | None) -> bool:
        """Whether it stands right behind another piece in the same source, with no more than a heading between them."""
        gap = None if other is None else self.evidence.char_start - other.evidence.char_end
        return other is not None and gap is not None and other.source.id == self.source.id and 0 <= gap <= A_HEADING

    def continues(self, other: Piece | None) -> bool:
        """Whether it goes on in the voice of another piece: the same author of the same source speaks of themselves."""
        same = other is not None and other.source.id == self.source.id and other.person == self.person
        return same and self.is_own and other is not None and other.is_own

    def differs(self, other: Piece | None) -> bool:
        """Whether another source gives other figures for the same thing, as `18 years` and `30 years` of one pond."""
        if other is None or other.source.id == self.source.id:
            return False
        mine, theirs = (measures(piece.evidence.quote) for piece in (self, other))
        if not any(kind in theirs and not mine[kind] & theirs[kind] for kind in mine):
            return False
        same = {word for word in words(self.evidence.quote) if len(word) > 4} & set(words(other.evidence.quote))
        return len(same - EMPTY) >= 2

    @property
    def worth(self) -> float:
        """How gladly it is kept when there is more than fits."""
        counted = any(letter.isdigit() for letter in self.evidence.quote)
        return 0.75 * self.is_quote + 0.3 * counted + WEIGHTS[self.evidence.confidence] - self.words / 120


@dataclass(frozen=True, slots=True)
class BeatMaterial:
    """A beat with its pieces, in the order of the plan."""

    beat: Beat
    pieces: tuple[Piece, ...]


def explains(pieces: Sequence[Piece]) -> bool:
    """Whether nobody is heard and nobody is contradicted: a manual, a specification, an encyclopaedia's page, and no story."""
    alone = len({piece.source.id for piece in pieces}) == 1
    if alone and pieces[0].source.noun in RECORDS:
        return True
    return alone and not any(piece.person or piece.evidence.kind == "quotation" for piece in pieces)


def narrates(pieces: Sequence[Piece]) -> bool:
    """Whether it is a tale that is told: a letter, a life, a journey, a story; nobody is asked for proof of it."""
    return bool(pieces) and all(piece.source.noun in TALES for piece in pieces)


def gather(brief: WritingBrief) -> tuple[tuple[BeatMaterial, ...], People]:
    """Every beat's pieces, each sentence once; passages that cannot be spoken on their own are left out."""
    evidence = brief.envelope.source_digest.spoken
    vocabulary = frozenset(word for item in evidence for word in words(f"{item.quote} {item.attribution or ''}"))
    sources = names_of(brief.sources)
    raw = {source.id: source.text or "" for source in brief.sources}
    authors = tuple(name.author for name in sources.values() if name.author)
    texts = tuple(source.text for source in brief.sources if source.text) + tuple(item.quote for item in evidence)
    people = People(
        (*(item.attribution or "" for item in evidence), *authors),
        texts,
        vocabulary | frozenset(word for name in authors for word in words(name)),
    )
    pieces = {
        item.id: _piece(item, sources.get(item.source_id, NOWHERE), people, raw.get(item.source_id, ""))
        for item in evidence
    }
    least = FEWEST_WORDS
    if not any(piece is not None and any(map(_can_stand, piece.parts)) for piece in pieces.values()):
        pieces, least = {name: piece and _closed_off(piece) for name, piece in pieces.items()}, FEWEST_OF_LINES
    said = Said()
    told: list[BeatMaterial] = []
    for beat in brief.envelope.beats:
        found = [pieces[item.id] for item in brief.envelope.evidence_of(beat)]
        before = next((one.pieces[-1] for one in reversed(told) if one.pieces), None)
        fresh = [piece for one in found if one and (piece := _fresh(one, said, least))]
        told.append(BeatMaterial(beat, tuple(_standing(fresh, before))))
    return tuple(told), people


def _piece(item: Evidence, source: SourceName, people: People, text: str) -> Piece | None:
    said = spelled(speakable(item.quote), text)
    quoted = item.kind == "quotation" and not cutting.only_phrases(said)
    parts, tag = cutting.parts(said, direct=quoted)
    person = people.who(item.attribution) or people.who(_tagged(tag))
    if not quoted and person is None:
        parts = [Part(told, spoken=False) for told in cutting.grouped(cutting.sentences(cutting.unmarked(said)))]
    if quoted and not any(part.spoken for part in parts):
        parts = [Part(part.text, spoken=True) for part in parts]
    beside = source.personal and _is_beside(item, text)
    piece = Piece(item, source, tuple(parts), person, source.personal and not beside)
    if piece.is_own and beside:
        return None  # the interviewer speaks of themselves
    if piece.is_own:
        writer = source.author or (item.attribution if source.noun in PERSONAL and not _is_told_of(item) else None)
        return replace(piece, person=people.who(writer))
    by_author = piece.is_quote and person is None and source.author
    return replace(piece, person=people.who(source.author)) if by_author else piece


def _is_beside(item: Evidence, text: str) -> bool:
    """Whether a passage is not its author's: set off by stars, as what an editor put before a letter, or before the first question."""
    line = text.rfind("\n", 0, item.char_start + 1) + 1
    asked = list(QUESTION.finditer(text))
    introduces = len(asked) >= FEWEST_ASKED and item.char_start < asked[0].start()
    return introduces or text[line : line + 1] in ("*", "_") or item.quote.startswith("*")


def _is_told_of(item: Evidence) -> bool:
    """Whether whoever a passage is put down to is told of in it, and did not write it: `The owners say that the fan stopped.`"""
    name = called(item.attribution or "")
    reported = THIRD_SAYS.search(item.quote) is not None and not cutting.is_own(item.quote)
    return reported or (name is not None and name.split()[-1].casefold() in item.quote.casefold())


def _tagged(tag: str) -> str | None:
    """The name in a `said Mara Quill, the harbour master` that nobody else is known by."""
    for word in tag.replace(",", " , ").split("said")[1:]:
        name = called(word.split(" ,")[0])
        if name and name[0].isupper():
            return name
    return None


def _closed_off(piece: Piece) -> Piece:
    """The lines of slides and notes as they can be said: each begins large and ends in a full stop, nothing else is added."""
    texts = (part.text.rstrip(" ,;:.。、") for part in piece.parts)
    said = (f"{text[:1].upper()}{text[1:]}{'。' if IDEOGRAPHIC.search(text) else '.'}" for text in texts)
    return replace(piece, parts=tuple(replace(part, text=text) for part, text in zip(piece.parts, said, strict=True)))


def _fresh(piece: Piece, said: Said, least: int) -> Piece | None:
    """The piece without sentences that were there before, None when nothing speakable is left."""
    kept = []
    for part in piece.parts:
        if said.before(part.text) or not _can_stand(part, least):
            continue
        said.add(part.text)
        kept.append(part)
    return replace(piece, parts=tuple(kept)) if kept else None


def _can_stand(part: Part, least: int = FEWEST_WORDS) -> bool:
    if not part.spoken and (ROUTINE.search(part.text) or STUTTER.match(part.text)):
        return False
    text = part.text.rstrip('"”’)')
    return len(words(text)) >= (1 if part.spoken else least) and (part.spoken or text.endswith((".", "!", "?", "…")))


def _standing(pieces: list[Piece], last: Piece | None) -> Iterator[Piece]:
    """The pieces in the order they are told, without those that would point at nothing; `last` is what was told before them."""
    for piece in told_in_order(pieces):
        first, *rest = piece.parts
        if not first.spoken and not piece.follows(last):
            first = Part(cutting.trimmed(first.text), spoken=False)
        stands = replace(piece, parts=(first, *rest))
        while stands.parts and stands.dangles and not piece.follows(last):
            stands = replace(stands, parts=stands.parts[1:])
        if stands.parts:
            yield stands
            last = piece


def told_in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Each source's pieces as they stand in it, the sources as they first come up; an answer right behind what it contradicts."""
    places = list(dict.fromkeys(piece.source.id for piece in pieces))
    placed = sorted(pieces, key=lambda piece: (places.index(piece.source.id), piece.evidence.char_start))
    told: list[Piece] = []
    for piece in placed:
        at = next(
            (at for at, other in enumerate(told) if other.source.id != piece.source.id and piece.differs(other)), None
        )
        told.insert(len(told) if at is None else at + 1, piece)
    return told
