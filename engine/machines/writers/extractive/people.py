"""Machines, writers, extractive, people: who is quoted, what they are called, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.library.digesting.speakers import tells
from engine.library.digesting.tongues import ENGLISH, tongue_of_line

TITLE = re.compile(
    r"^(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Captain|Capt|Rev|Reverend|Father|Sister)\.?\s+",
    re.IGNORECASE,
)
NAME = re.compile(
    r"^(?:[A-Z][\w’'.-]*)(?:\s(?:[A-Z][\w’'.-]*|de|van|von|der|den|of|la|le|al|bin|ap|O[’'][A-Z]\w*)){0,4}$"
)
PRONOUN = re.compile(r"^(?:he|she|they|it|we|i|who|him|her|them|one)$", re.IGNORECASE)
ROLE = r"((?:an?|the|who|whose|his|her|their|now|then|former|head|chair|director|professor|secretary|author)\b[^.;:“”\"()]{2,90}?)"
LASTING = re.compile(
    r"^who\s(?:leads?|led|chairs?|chaired|keeps?|kept|runs?|ran|heads?|headed|owns?|owned|wrote|writes|founded|manages?|managed|"
    r"directs?|directed|teaches|taught|represents|speaks|looks|studies|studied|designed|built|works|worked|lives|lived)\b"
)
OWN = re.compile(r"\b(?:we|us|our|ours|i|me|my)\b", re.IGNORECASE)
MAX_ROLE = 11


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is quoted: `name` as spoken (`Dr Ines Halloran`), `label` as a character (`INES HALLORAN`), `role` a phrase or empty."""

    name: str
    label: str
    role: str = ""
    short: str = ""

    @property
    def opening(self) -> str:
        """The name at the head of a sentence: `The harbour master`."""
        return self.name[0].upper() + self.name[1:]


class People:
    """Everybody who is quoted; a last name alone means the whole name heard elsewhere."""

    def __init__(self, attributions: Iterable[str], texts: Iterable[str], vocabulary: frozenset[str]) -> None:
        self._texts, self._vocabulary = tuple(texts), vocabulary
        names = {called(item) for item in attributions}
        self._names = sorted({name for name in names if name is not None}, key=lambda name: (-len(name.split()), name))
        self._people: dict[str, Person] = {}

    def who(self, attribution: str | None) -> Person | None:
        """The person an attribution names, None where it names nobody."""
        name = called(attribution or "")
        if name is None:
            return None
        whole = next((other for other in self._names if other != name and bare(other).endswith(" " + bare(name))), name)
        if bare(whole) not in self._people:
            role, short = self._role(whole, attribution or ""), self._short(whole)
            self._people[bare(whole)] = Person(whole, bare(whole).upper(), role, short)
        return self._people[bare(whole)]

    def _short(self, name: str) -> str:
        """The last name, unless somebody else bears it or it is no name."""
        last = name.split()[-1]
        alone = sum(other.split()[-1] == last for other in {bare(item) for item in self._names}) <= 1
        return last if alone and is_proper(name) else name

    def _role(self, name: str, attribution: str) -> str:
        last = re.escape(bare(name))
        beside = re.compile(rf"{last},\s+{ROLE}(?=[,.;:]|\s[–—-]\s|$)")
        tail = attribution.partition(", ")[2].strip()
        found = [tail, *(hit[1] for text in (attribution, *self._texts) for hit in beside.finditer(text))]
        roles = [self._fit(role) for role in found]
        return next(
            (role for role in roles if role.startswith(("the ", "a ", "an "))),
            next((role for role in roles if role), ""),
        )

    def _fit(self, role: str) -> str:
        """The role as it may be spoken: short, about them alone, with no name the evidence does not carry."""
        role = " ".join(role.split()).strip(" ,")
        if tongue_of_line(role) is not ENGLISH:
            return ""  # `a sauvé les meules` is no `a …`
        for cut in (r"\s(?:who|whose|which|that)\s.*$", r"\s(?:of|for|at|from|in|with|to)\s.*$"):
            if not self._unfit(role):
                break
            role = re.sub(cut, "", role)
        if role.startswith(("who ", "whose ")) and not LASTING.match(role):
            return ""
        return "" if self._unfit(role) or not role else role

    def _unfit(self, role: str) -> bool:
        strange = [word for word in re.findall(r"[A-Z][^\W\d_]+", role) if word.casefold() not in self._vocabulary]
        return (
            len(role.split()) > MAX_ROLE
            or OWN.search(role) is not None
            or bool(strange)
            or re.search(r"\d", role) is not None
            or (not role.startswith(("who ", "whose ")) and tells(role))
        )


def called(attribution: str) -> str | None:
    """The name at the head of an attribution (`Mara Quill, the harbour master`), None for a pronoun or nothing."""
    name = " ".join(re.split(r",|\(|\s[–—-]\s|;", attribution)[0].split()).strip(" .:")
    if not name or PRONOUN.match(name) or len(name.split()) > 6:
        return None
    return name


def bare(name: str) -> str:
    """The name without titles."""
    return TITLE.sub("", name)


def is_proper(name: str) -> bool:
    """Whether this is somebody's own name, not `the harbour master`."""
    return NAME.match(name) is not None
