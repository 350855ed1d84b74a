"""Machines, writers, model, judging: what a model gave, line by line, as entries of a screenplay with what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from engine.machines.writers.model.strictness import Strictness, stems
from engine.table_read.grounding import Ground, errors, repetitions
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import contains, words
from engine.table_read.speakable import speakable

if TYPE_CHECKING:
    from engine.machines.writers.model.company import Company
    from engine.machines.writers.model.parts import Part
    from engine.planning.envelope import Evidence

DIRECTION = re.compile(r"^[^\W\d_][^\W\d_ ,'’-]*(?:[ ,'’-]+[^\W\d_]+){0,3}$")
STAGE = re.compile(r"^\s*[(\[]([^)\]]{1,40})[)\]]\s*")
QUOTED = re.compile(r"^[\"“„«‘'](.*)[\"”“»’']$", re.DOTALL)
LONGEST, FULLEST = 70, 0.75
NEAR = 0.86


@dataclass(frozen=True, slots=True)
class Judged:
    """A line as it would be spoken, the name the model gave its speaker, and what is wrong with it; nothing where it holds."""

    entry: Entry
    wrong: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it may be spoken."""
        return not self.wrong


class Judge:
    """Holds the lines of one part against its evidence, its company and everything said before."""

    def __init__(self, part: Part, company: Company, ground: Ground, strictness: Strictness) -> None:
        self._part, self._company, self._ground, self._strict = part, company, ground, strictness
        self._here = {item.id: item for item in part.evidence}

    def judged(self, rows: Sequence[dict[str, Any]], before: Sequence[Entry]) -> tuple[Judged, ...]:
        """Every row as a line, numbered after those `before`."""
        found: list[Judged] = []
        for row in rows:
            place = len(before) + len(found)
            found.append(self._line(row, place))
        said = (*before, *(one.entry for one in found))
        again = {finding.entry_index for finding in repetitions(said)}
        return tuple(
            replace(one, wrong=(*one.wrong, "this has been said already"))
            if one.entry.index in again and one.entry.text
            else one
            for one in found
        )

    def _line(self, row: dict[str, Any], place: int) -> Judged:
        text, direction = _spoken(row)
        who = self._company.who(_text(row, "speaker", "character", "name"), self._part)
        ids, strange = self._ids(row)
        grounding = _kind(row, ids)
        entry = Entry(place, self._part.scene.index, who or "", text, grounding, ids, direction)
        if who is None:
            return Judged(entry, ("nobody of that name may speak here",))
        if strange and not ids and grounding is not Grounding.CONNECTIVE:
            return Judged(entry, ("it names a passage that is not among those given",))
        entry = self._mended(entry)
        return Judged(entry, tuple(dict.fromkeys(self._wrong(entry))))

    def _wrong(self, entry: Entry) -> list[str]:
        if not words(entry.text):
            return ["there is nothing to say"]
        found = [finding.message.rstrip(".").lower() for finding in errors(self._ground.findings([entry]))]
        found += self._strict.findings(entry, [self._here[name] for name in entry.evidence_ids if name in self._here])
        if not self._company.may(entry.character, entry.grounding, entry.evidence_ids):
            found.append(f"{entry.character} is heard only in quotes of their own passages")
        if len(entry.text.split()) > LONGEST and entry.grounding is not Grounding.QUOTE:
            found.append("it is too long for one breath: make two lines of it")
        return found

    def _mended(self, entry: Entry) -> Entry:
        """The line as it was meant: a quotation nearly right is set right, a claim in disguise named as one."""
        if entry.grounding is Grounding.QUOTE:
            return self._quoted(entry)
        if entry.grounding is Grounding.CONNECTIVE and self._strict.states_something(entry.text):
            carried = next((item for item in self._part.evidence if _carries(item, entry.text)), None)
            if carried is not None:
                return replace(entry, grounding=Grounding.CLAIM, evidence_ids=(carried.id,))
        return entry

    def _quoted(self, entry: Entry) -> Entry:
        items = [self._here[name] for name in entry.evidence_ids] or list(self._part.evidence)
        holder = next((item for item in items if _stands(item, entry.text)), None)
        holder = holder or next((item for item in self._part.evidence if _stands(item, entry.text)), None)
        if holder is not None:
            return replace(entry, evidence_ids=(holder.id,))
        for item in items:
            literal = nearest_span(speakable(item.quote), entry.text)
            if literal:
                return replace(entry, text=literal, evidence_ids=(item.id,))
        tells = entry.character in self._company.tellers and entry.evidence_ids
        return replace(entry, grounding=Grounding.CLAIM) if tells else entry

    def _ids(self, row: dict[str, Any]) -> tuple[tuple[str, ...], bool]:
        given = row.get("passages", row.get("evidence", row.get("evidence_ids", [])))
        named = [str(one).strip() for one in (given if isinstance(given, list) else [given]) if one]
        known = tuple(dict.fromkeys(name for name in named if name in self._here))
        return known, len(known) < len(set(named))


def nearest_span(passage: str, text: str) -> str:
    """The stretch of a passage these words nearly are, as it stands there; nothing where they are not."""
    there, wanted = passage.split(), text.split()
    if len(wanted) < 4 or len(there) < 3:
        return ""
    bare = [" ".join(words(word)) for word in there]
    matcher = SequenceMatcher(None, bare, [" ".join(words(word)) for word in wanted], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return ""
    first, last = blocks[0].a, blocks[-1].a + blocks[-1].size
    same = sum(block.size for block in blocks)
    close = same >= NEAR * len(wanted) and same >= NEAR * (last - first)
    return " ".join(there[first:last]).strip('“”"„«» ') if close else ""


def _stands(item: Evidence, text: str) -> bool:
    return any(contains(passage, text) for passage in (item.quote, speakable(item.quote)))


def _carries(item: Evidence, text: str) -> bool:
    meant = stems(text)
    return len(meant) >= 2 and len(meant & stems(f"{item.quote} {item.claim}")) >= FULLEST * len(meant)


def _kind(row: dict[str, Any], ids: tuple[str, ...]) -> Grounding:
    said = _text(row, "kind", "grounding", "type").casefold()
    if said.startswith("quot"):
        return Grounding.QUOTE
    if said.startswith("conn") or (not said and not ids):
        return Grounding.CONNECTIVE if not ids else Grounding.CLAIM
    return Grounding.CLAIM


def _spoken(row: dict[str, Any]) -> tuple[str, str | None]:
    """What is said, without a speaker's name, quotation marks around all of it or markup; and how."""
    text, direction = _text(row, "text", "line", "words"), _text(row, "direction", "parenthetical")
    if staged := STAGE.match(text):
        text, direction = text[staged.end() :], direction or staged[1]
    speaker = _text(row, "speaker", "character", "name")
    if speaker and text.casefold().startswith(f"{speaker.casefold()}:"):
        text = text[len(speaker) + 1 :]
    text = speakable(text)
    if (whole := QUOTED.match(text)) and not re.search(r"[\"“”]", whole[1]):
        text = whole[1].strip()
    direction = " ".join(direction.strip("()[] .").split()).lower()
    return text, direction if DIRECTION.match(direction) and len(direction) <= 30 else None


def _text(row: dict[str, Any], *names: str) -> str:
    return next((row[name].strip() for name in names if isinstance(row.get(name), str)), "")
