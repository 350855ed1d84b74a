"""Extractive planner, telling: what a beat will say and show, in words for the person who approves the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.library.digesting.openness import is_open
from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.tensions import Tension
from engine.machines.planners.extractive.wording import ENGLISH_WORDING, Wording
from engine.machines.planners.extractive.words import CONNECTIVES, shortened, stems_of, unwrapped
from engine.planning.envelope import BeatRole
from engine.planning.ports import PlanningSource

FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
INNER = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«\s?([^«»]+?)\s?»")
WITHIN = str.maketrans("“”„«»", "‘’‚‹›")


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes about beats; `names` are the sources as a sentence calls them, `seed` chooses among turns of phrase.

    `plain` is for sources that only explain, `outcome` what the person wants the story to lead to.
    """

    names: Sequence[str]
    seed: int
    wording: Wording = ENGLISH_WORDING
    plain: bool = False
    outcome: str = ""

    def who(self, one: Finding) -> str:
        """Who says it: the person quoted, else the source."""
        speaks = one.is_quotation or FIRST_PERSON.search(one.claim) is not None
        return one.speaker if speaks and one.speaker else self.names[one.source]

    def narration(self, role: BeatRole, told: Sequence[Finding], tension: Tension | None) -> str:
        """Two to four sentences: what is told first, who answers or adds, who else is heard."""
        if not told:
            return self.wording.nothing
        first = (tension.one if tension else told[0]) if role is BeatRole.CONFLICT else told[0]
        if role is BeatRole.CTA:
            first = next((one for one in told if is_open(one.claim)), first)
        second = tension.other if tension and role is BeatRole.CONFLICT else _other(self, first, told)
        words = self.wording
        alone = words.plain if self.plain else words.alone
        forms = (alone if self._is_alone(first) else words.leads)[role]
        is_last = role is BeatRole.CTA and not is_open(first.claim)  # nothing of it stays open, it is only told last
        lines = [self._line(words.plain[role] if is_last else forms, first)]
        if second is not None and self._is_alone(second):
            lines.append(self._line(words.goes_on, second))
        elif second is not None:
            lines.append(
                self._line(words.answers if tension and role is BeatRole.CONFLICT else words.additions, second)
            )
        aim = self.wording.outcome.format(what=self.outcome) if self.outcome and role is BeatRole.CTA else ""
        return " ".join([*lines, self._cast(told)]) + aim

    def visual(self, role: BeatRole, told: Sequence[Finding], things: Sequence[str], tension: Tension | None) -> str:
        """What a picture of the beat would show, from its own names, things and numbers."""
        numbers = [q.shown for one in told for q in one.quantities if " " in q.shown or not q.shown.isalpha()]
        words = self.wording
        if tension and tension.in_numbers:
            return words.sides.format(mine=tension.one_says, theirs=tension.other_says)
        face, page, table = words.shown
        voices = [face.format(who=one.speaker) for one in told if one.is_quotation and one.speaker]
        pages = [page.format(who=self._low(self.names[one.source])) for one in told]
        shown = list(things[:2]) or voices[:1] or pages[:1] or [table]
        years = sorted({year for one in told for year in one.years})
        frame = words.frames[role][0].format(
            things=words.listed(shown), years=words.year.format(year=years[0]) if years else ""
        )
        large = words.large.format(numbers=", ".join(dict.fromkeys(numbers[:3])))
        return frame + large if role is BeatRole.PROOF and numbers else frame

    def disagreement(self, tension: Tension) -> str:
        """A tension in one sentence, both sides named."""
        words, names = self.wording, (self.names[tension.one.source], self.names[tension.other.source])
        about = words.about.format(what=self._about(tension.about)) if tension.about else ""
        sides = [tension.one_says, tension.other_says]
        if not tension.in_numbers:
            sides = [words.quoted.format(what=essence(side, 18)) for side in (tension.one, tension.other)]
        told = words.disagree.format(
            one=_capital(names[0]), other=self._low(names[1]), about=about, mine=sides[0], theirs=sides[1]
        )
        return f"{told}." if tension.in_numbers else told

    def _is_alone(self, one: Finding) -> bool:
        """Whether it is the only source that says it, so that it need not be named."""
        return len(self.names) == 1 and self.who(one) == self.names[0]

    def _line(self, forms: Sequence[str], one: Finding) -> str:
        who = self.who(one)
        form = forms[(self.seed + len(one.quote)) % len(forms)]
        line = form.format(who=self._low(who), Who=_capital(who), whose=f"{self._low(who)}’s", what=essence(one))
        return _capital(line)

    def _cast(self, told: Sequence[Finding]) -> str:
        voices = list(dict.fromkeys(one.speaker for one in told if one.is_quotation and one.speaker))
        sources = list(dict.fromkeys(self._low(self.names[one.source]) for one in told))
        words = self.wording
        passages = words.passages[len(told) > 1].format(count=len(told))
        drawn = words.drawn.format(sources=words.listed(sources)) if len(self.names) > 1 else ""
        return f"{passages}{drawn}{words.heard.format(voices=words.listed(voices)) if voices else ''}."

    def _low(self, name: str) -> str:
        """A source's name within a sentence."""
        return "the " + name[4:] if name.startswith("The ") and self.wording is ENGLISH_WORDING else name

    def _about(self, text: str) -> str:
        return text if text.startswith("the ") or self.wording is not ENGLISH_WORDING else f"“{text}”"


def speaking_names(sources: Sequence[PlanningSource], heard: Sequence[Finding] = ()) -> tuple[frozenset[str], ...]:
    """The stems by which other sources would speak of each of these: its name's words and the word for its sort.

    A word of a name that more than one source uses is a place or a thing, and names no source.
    """
    spoken: dict[str, set[int]] = {}
    for one in heard:
        for stem in one.stems:
            spoken.setdefault(stem, set()).add(one.source)
    common = {stem for stem, by in spoken.items() if len(by) > 1}
    sorts = {
        "pdf": "report study paper", "url": "newspaper article site", "file": "newspaper article",
        "markdown": "note", "text": "note",
    }  # fmt: skip
    names = [(stems_of(source.title) - common) | stems_of(sorts.get(source.type, "")) for source in sources]
    shared = [frozenset().union(*(other for at, other in enumerate(names) if at != mine)) for mine in range(len(names))]
    return tuple(name - others for name, others in zip(names, shared, strict=True))


def said_in(one: Finding) -> str:
    """The words of a finding without those that only tell who says it."""
    return " ".join(_spoken(one)) or one.claim


def essence(one: Finding, most: int = 26, *, within: bool = True) -> str:
    """What a finding says, short: what is spoken of a quotation, else the sentence without a leading connective.

    With `within` it will stand in quotation marks, so that its own become inner ones.
    """
    inner = _spoken(one)
    text = max(inner, key=len).rstrip(",") if inner else unwrapped(one.claim)
    head, _, rest = text.partition(" ")
    text = rest if head.lower().strip(",") in CONNECTIVES and rest else text
    return _capital(shortened(" ".join((text.translate(WITHIN) if within else text).split()), most))


def _spoken(one: Finding) -> list[str]:
    return ["".join(said) for said in INNER.findall(one.claim)] if one.is_quotation else []


def permitted(things: Sequence[str], forbidden: Sequence[str]) -> list[str]:
    """The things that may be shown."""
    bans = [stems_of(item) for item in forbidden]
    return [thing for thing in things if not any(ban & stems_of(thing) for ban in bans)]


def _other(teller: Teller, first: Finding, told: Sequence[Finding]) -> Finding | None:
    others = [
        one for one in told if one is not first and (teller.who(one) != teller.who(first) or len(teller.names) == 1)
    ]
    return max(others, key=lambda one: one.weight + 0.2 * one.is_quotation, default=None)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
