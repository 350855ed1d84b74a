"""Extractive planner, tensions: where the sources disagree, in a number, a date, or a yes against a no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

from engine.library.digest import ClaimKind
from engine.machines.planners.extractive.cues import UNKNOWING
from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.quantities import Quantity
from engine.machines.planners.extractive.words import WORD, stem, words_of

NEAR_NUMBERS = 0.26
NEAR_YEARS = 0.4
NEAR_STANCE = 0.55
NEAR_RELAY = 0.3
NEAR_ANSWER = 0.2
BESIDE = 420
FEWEST = 7
RELAYS = re.compile(
    r"\b(?:says?|said|claims?|claimed|puts?|states?|stated|assumes?|assumed|promises?|reports that|according to|writes?|wrote|argues?|insists?)\b",
    re.IGNORECASE,
)
MOST = 5
NEGATIONS = frozenset({"not", "no", "never", "nobody", "none", "nothing", "cannot", "without", "nor", "neither"})
OPPOSITES = (
    ("safe", "danger"), ("safe", "unsaf"), ("rise", "fall"), ("rose", "fell"), ("increas", "decreas"), ("increas", "reduc"),
    ("support", "oppos"), ("favour", "against"), ("favor", "against"), ("benefit", "harm"), ("success", "failur"), ("cheap", "expensiv"),
    ("quiet", "noisy"), ("improv", "worsen"), ("guilty", "innocent"), ("true", "false"), ("right", "wrong"), ("open", "clos"),
    ("gain", "los"), ("accept", "refus"), ("allow", "forbid"), ("more", "fewer"), ("proven", "unproven"), ("possibl", "impossibl"),
)  # fmt: skip
TWINS = (
    ("cost", "price", "bill", "budget", "expens"), ("house", "home", "household"), ("people", "person", "resident", "villager"),
    ("begin", "start", "open"), ("yield", "output", "produc"), ("die", "death", "drown", "kill"), ("job", "post", "position"),
)  # fmt: skip
MONEY = ("premium", "grant", "budget", "price", "wage", "debt", "cost", "worth")
TIMES = frozenset({"year", "month", "week", "day", "hour", "minut"})
TWIN = {word: group[0] for group in TWINS for word in group}


@dataclass(frozen=True, slots=True)
class Tension:
    """Two findings of different sources that cannot both be the whole truth; `about` is what they share, in words."""

    one: Finding
    other: Finding
    strength: float
    about: str
    one_says: str = ""
    other_says: str = ""

    @property
    def in_numbers(self) -> bool:
        """Whether it is a number against a number."""
        return bool(self.one_says)


def tensions_in(
    findings: Sequence[Finding], heard: Sequence[Finding], likeness: Likeness, names: Sequence[frozenset[str]]
) -> tuple[Tension, ...]:
    """The clearest disagreements between sources, the strongest first, each finding in one of them.

    `heard` are the findings before duplicates were left out: who says the same does not disagree;
    `names` are the stems by which the sources speak of each other.
    """
    desk = Desk(findings, heard, likeness, names)
    pairs = [(one, two) for one in findings for two in findings if one.source < two.source]
    found = [*desk.rebuttals(), *(tension for one, two in pairs for tension in desk.between(one, two))]
    kept: list[Tension] = []
    for tension in sorted(found, key=lambda item: (-item.strength, item.one.start, item.other.start)):
        if not any(_shares(tension, other) for other in kept):
            kept.append(tension)
    return tuple(kept[:MOST])


def _shares(tension: Tension, other: Tension) -> bool:
    mine, theirs = {tension.one, tension.other}, {other.one, other.other}
    same_numbers = tension.in_numbers and {tension.one_says, tension.other_says} == {other.one_says, other.other_says}
    return bool(mine & theirs) or same_numbers


@dataclass(frozen=True, slots=True)
class Desk:
    """All findings on one desk, where they can be held against each other."""

    findings: Sequence[Finding]
    heard: Sequence[Finding]
    likeness: Likeness
    names: Sequence[frozenset[str]]

    def between(self, one: Finding, two: Finding) -> Iterator[Tension]:
        """What these two disagree on, if they speak of the same thing and neither only repeats the other's source."""
        near = self.likeness.of(one, two) + 0.06 * len(_twins(one) & _twins(two))
        if (
            near < NEAR_NUMBERS
            or one.is_question
            or two.is_question
            or self._relays(one, two.source)
            or self._relays(two, one.source)
        ):
            return
        for mine, theirs in _unequal(one, two):
            if not self._settled(one, two, theirs) and not self._settled(two, one, mine):
                yield Tension(one, two, near + 0.3, _about(one, two, (mine, theirs)), mine.shown, theirs.shown)
                return
        counts_agree = {q.value for q in one.quantities} == {q.value for q in two.quantities}
        if near >= NEAR_YEARS and counts_agree and len(one.years) == len(two.years) == 1 and one.years != two.years:
            yield Tension(one, two, near, _about(one, two, ()), str(one.years[0]), str(two.years[0]))
        elif near >= NEAR_STANCE and _opposed(one, two):
            yield Tension(one, two, near, _about(one, two, ()))

    def rebuttals(self) -> Iterator[Tension]:
        """Where a source repeats another's word and sets its own beside it: the clearest disagreement there is."""
        for relay in self.findings:
            for source in range(len(self.names)):
                if source != relay.source and self._relays(relay, source):
                    yield from self._numbers_against(relay, source)
                    yield from self._answers(relay, source)

    def _numbers_against(self, relay: Finding, source: int) -> Iterator[Tension]:
        for word in relay.quantities:
            claimed = [one for one in self.findings if one.source == source and _gives(one, word)]
            rivals = [
                (one, q)
                for one in self._beside(relay)
                for q in one.quantities
                if _unit(q) == _unit(word) and _apart(q, word)
            ]
            rivals = [
                (one, q)
                for one, q in rivals
                if not any(_gives(mine, q) for mine in self.heard if mine.source == source)
            ]
            if claimed and rivals:
                one = max(claimed, key=lambda item: (self.likeness.of(item, relay), item.weight))
                two, theirs = max(
                    rivals, key=lambda rival: (rival[0] is relay, self._rivalry(one, relay, word, *rival))
                )
                mine = next(q for q in one.quantities if _gives(one, word) and q.value == word.value)
                about = _about(one, two, (mine, theirs)) or _about(one, relay, (mine,))
                yield Tension(one, two, 1.0 + self.likeness.of(one, relay), about, mine.shown, theirs.shown)

    def _rivalry(self, one: Finding, relay: Finding, word: Quantity, rival: Finding, theirs: Quantity) -> float:
        near = max(self.likeness.of(rival, relay), self.likeness.of(rival, one))
        tail = 0.25 if word.tail and word.tail == theirs.tail else 0.0
        size = 0.3 / (1 + abs(log10((theirs.value or 1) / (word.value or 1))))
        return near + tail + size + (0.1 if rival.start > relay.start else 0.0)

    def _answers(self, relay: Finding, source: int) -> Iterator[Tension]:
        meant = [one for one in self.findings if one.source == source and self.likeness.of(one, relay) >= NEAR_RELAY]
        beside = [
            one for one in self._beside(relay) if one.start > relay.start and one.words > FEWEST and not one.leans
        ]
        after = [one for one in beside if self.likeness.of(one, relay) > 0.08 and not self._relays(one, source)]
        if meant and after and not relay.quantities:
            one = max(meant, key=lambda item: self.likeness.of(item, relay))
            if self.likeness.of(one, after[0]) < NEAR_ANSWER:
                return
            yield Tension(one, after[0], 0.6 + self.likeness.of(one, relay), _about(one, relay, ()))

    def _beside(self, relay: Finding) -> list[Finding]:
        return [one for one in self.findings if one.source == relay.source and abs(one.start - relay.start) < BESIDE]

    def _relays(self, one: Finding, source: int) -> bool:
        return bool(RELAYS.search(one.quote)) and bool(self.names[source] & one.stems)

    def _settled(self, one: Finding, two: Finding, theirs: Quantity) -> bool:
        """Whether the first one's own source also gives the other's number for much the same thing."""
        near = 0.5 * self.likeness.of(one, two)
        own = (mine for mine in self.heard if mine.source == one.source and not self._relays(mine, two.source))
        return any(_gives(mine, theirs) and (mine is one or self.likeness.of(mine, two) >= near) for mine in own)


def _gives(one: Finding, number: Quantity) -> bool:
    return any(_unit(mine) == _unit(number) and mine.value == number.value for mine in one.quantities)


def _apart(one: Quantity, other: Quantity) -> bool:
    return abs(one.value - other.value) > 0.01 * max(one.value, other.value)


def _unequal(one: Finding, two: Finding) -> Iterator[tuple[Quantity, Quantity]]:
    if one.years and two.years and not set(one.years) & set(two.years):
        return
    for mine in one.quantities:
        rivals = [theirs for theirs in two.quantities if _unit(theirs) == _unit(mine)]
        if rivals and all(_apart(mine, theirs) for theirs in rivals):
            yield mine, rivals[0]


def _unit(quantity: Quantity) -> str:
    return TWIN.get(quantity.unit, quantity.unit)


def _twins(one: Finding) -> set[str]:
    return {TWIN[word] for word in one.stems if word in TWIN}


def _opposed(one: Finding, two: Finding) -> bool:
    if one.is_quotation or two.is_quotation or _numbers_in_common(one, two):
        return False
    if UNKNOWING.search(one.quote) or UNKNOWING.search(two.quote):
        return False
    denied = _denies(one) != _denies(two) and ClaimKind.DEFINITION not in (one.kind, two.kind)
    return denied or any(
        (_says(one, a, b) and _says(two, b, a)) or (_says(one, b, a) and _says(two, a, b)) for a, b in OPPOSITES
    )


def _numbers_in_common(one: Finding, two: Finding) -> bool:
    """Whether they count the same sort of thing; then the numbers have been compared already."""
    return bool({_unit(q) for q in one.quantities} & {_unit(q) for q in two.quantities})


def _says(one: Finding, word: str, not_word: str) -> bool:
    stems = one.stems | {stem(other) for other in words_of(one.quote)}
    return word in stems and not_word not in stems


def _denies(one: Finding) -> bool:
    spoken = {word.lower() for word in words_of(one.quote)}
    return bool(spoken & NEGATIONS) or any(word.endswith(("n’t", "n't")) for word in spoken)


def _about(one: Finding, two: Finding, numbers: tuple[Quantity, ...]) -> str:
    """What they disagree on: the cost, a number of things, a time; else the longest run of words both share."""
    for number in numbers[:1]:
        aspect = _aspect(number, one.stems | two.stems)
        if aspect:
            return aspect
    units = {number.unit for number in numbers}
    runs = _runs(one.quote, two.stems | units, units)
    return max(runs, key=lambda run: (len(run.split()), len(run)), default="")


def _aspect(number: Quantity, stems: frozenset[str]) -> str:
    if number.unit == "money":
        named = next((word for word in MONEY if stem(word) in stems), "")
        return f"the {named}" if named else "the sum of money"
    if number.unit in TIMES:
        return "the time it takes" if "pay" not in stems else "the time until it has paid for itself"
    word = number.shown.split()[-1]
    return f"the number of {word}" if word.endswith("s") and number.value == int(number.value) else ""


def _runs(text: str, shared: frozenset[str] | set[str], units: set[str]) -> list[str]:
    runs: list[list[str]] = []
    run: list[str] = []
    end = 0
    for match in WORD.finditer(text):
        between = text[end : match.start()]
        if stem(match[0]) in shared and (not run or between.isspace()):
            run.append(match[0])
        else:
            runs.append(run)
            run = [match[0]] if stem(match[0]) in shared else []
        end = match.end()
    runs.append(run)
    return [" ".join(run) for run in runs if run and not {stem(word) for word in run} <= units]
