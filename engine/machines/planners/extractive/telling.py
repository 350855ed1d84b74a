"""Extractive planner, telling: what a beat will say and show, in words for the person who approves the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.tensions import Tension
from engine.machines.planners.extractive.words import CONNECTIVES, shortened, stems_of
from engine.planning.envelope import BeatRole
from engine.planning.ports import PlanningSource

FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
INNER = re.compile(r"“([^“”]+)”")
LEADS: dict[BeatRole, tuple[str, ...]] = {
    BeatRole.HOOK: (
        "{who} opens the story: “{what}”",
        "It begins with {who}: “{what}”",
        "The first words are {whose}: “{what}”",
    ),
    BeatRole.CONTEXT: (
        "{who} sets the scene: “{what}”",
        "The ground is laid by {who}: “{what}”",
        "Where it starts, by {who}: “{what}”",
    ),
    BeatRole.CONFLICT: (
        "Here the accounts part. {Who} has it so: “{what}”",
        "The difficulty, as {who} puts it: “{what}”",
    ),
    BeatRole.PROOF: ("Now what can be checked. From {who}: “{what}”", "The evidence, first from {who}: “{what}”"),
    BeatRole.TURN: ("Then something changes. From {who}: “{what}”", "The turn comes with {who}: “{what}”"),
    BeatRole.PAYOFF: ("What follows from it, by {who}: “{what}”", "It comes to this, says {who}: “{what}”"),
    BeatRole.CTA: ("What is still to come, by {who}: “{what}”", "The story ends on what is open. {Who}: “{what}”"),
}
ALONE: dict[BeatRole, str] = {
    BeatRole.HOOK: "It opens on this: “{what}”", BeatRole.CONTEXT: "This is where it starts: “{what}”",
    BeatRole.CONFLICT: "Here is the difficulty: “{what}”", BeatRole.PROOF: "Now what can be checked: “{what}”",
    BeatRole.TURN: "Then it turns: “{what}”", BeatRole.PAYOFF: "This is what it comes to: “{what}”",
    BeatRole.CTA: "This is what stays open: “{what}”",
}  # fmt: skip
GOES_ON = ("It goes on: “{what}”", "And then: “{what}”", "Beside it: “{what}”")
ANSWERS = ("{who} answers: “{what}”", "{who} sees it otherwise: “{what}”", "Against it stands {who}: “{what}”")
ADDITIONS = ("{who} adds: “{what}”", "Then {who}: “{what}”", "{who} is heard as well: “{what}”")
FRAMES = {
    BeatRole.HOOK: "One image, held: {things}.", BeatRole.CONTEXT: "A wide view to find one's way: {things}{years}.",
    BeatRole.CONFLICT: "Two sides of one frame: {things}.", BeatRole.PROOF: "Figures drawn plainly over {things}.",
    BeatRole.TURN: "Close on the find: {things}{years}.", BeatRole.PAYOFF: "The place of the opening, seen anew: {things}.",
    BeatRole.CTA: "A frame that waits for an answer: {things}{years}.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes about beats; `names` are the sources as a sentence calls them, `seed` chooses among turns of phrase."""

    names: Sequence[str]
    seed: int

    def who(self, one: Finding) -> str:
        """Who says it: the person quoted, else the source."""
        speaks = one.is_quotation or FIRST_PERSON.search(one.claim) is not None
        return one.speaker if speaks and one.speaker else self.names[one.source]

    def narration(self, role: BeatRole, told: Sequence[Finding], tension: Tension | None) -> str:
        """Two to four sentences: what is told first, who answers or adds, who else is heard."""
        if not told:
            return "The sources have nothing of their own to say here. The writer only connects."
        first = (tension.one if tension else told[0]) if role is BeatRole.CONFLICT else told[0]
        second = tension.other if tension and role is BeatRole.CONFLICT else _other(self, first, told)
        lines = [self._line((ALONE[role],) if self._is_alone(first) else LEADS[role], first)]
        if second is not None and self._is_alone(second):
            lines.append(self._line(GOES_ON, second))
        elif second is not None:
            lines.append(self._line(ANSWERS if tension and role is BeatRole.CONFLICT else ADDITIONS, second))
        return " ".join([*lines, self._cast(told)])

    def visual(self, role: BeatRole, told: Sequence[Finding], things: Sequence[str], tension: Tension | None) -> str:
        """What a picture of the beat would show, from its own names, things and numbers."""
        numbers = [q.shown for one in told for q in one.quantities if " " in q.shown or not q.shown.isalpha()]
        if tension and tension.in_numbers:
            return f"Two sides of one frame, each with its figure: {tension.one_says} on the left, {tension.other_says} on the right."
        voices = [f"the face of {one.speaker}" for one in told if one.is_quotation and one.speaker]
        page = [f"the page of {_low_the(self.names[one.source])} it stands on" for one in told]
        shown = list(things[:2]) or voices[:1] or page[:1] or ["an empty table"]
        years = sorted({year for one in told for year in one.years})
        frame = FRAMES[role].format(things=" and ".join(shown), years=f", in {years[0]}" if years else "")
        return (
            f"{frame} Set large: {', '.join(dict.fromkeys(numbers[:3]))}."
            if role is BeatRole.PROOF and numbers
            else frame
        )

    def disagreement(self, tension: Tension) -> str:
        """A tension in one sentence, both sides named."""
        one, other = self.names[tension.one.source], self.names[tension.other.source]
        about = f" on {_about(tension.about)}" if tension.about else ""
        if tension.in_numbers:
            return f"{_capital(one)} and {_low_the(other)} disagree{about}: {tension.one_says} against {tension.other_says}."
        return f"{_capital(one)} and {_low_the(other)} disagree{about}: “{essence(tension.one, 18)}” against “{essence(tension.other, 18)}”"

    def _is_alone(self, one: Finding) -> bool:
        """Whether it is the only source that says it, so that it need not be named."""
        return len(self.names) == 1 and self.who(one) == self.names[0]

    def _line(self, forms: Sequence[str], one: Finding) -> str:
        who = self.who(one)
        form = forms[(self.seed + len(one.quote)) % len(forms)]
        line = form.format(who=_low_the(who), Who=_capital(who), whose=f"{_low_the(who)}’s", what=essence(one))
        return _capital(line)

    def _cast(self, told: Sequence[Finding]) -> str:
        voices = list(dict.fromkeys(one.speaker for one in told if one.is_quotation and one.speaker))
        sources = list(dict.fromkeys(_low_the(self.names[one.source]) for one in told))
        passages = "One passage" if len(told) == 1 else f"{len(told)} passages"
        heard = f"; in their own words: {_listed(voices)}" if voices else ""
        return f"{passages} from {_listed(sources)}{heard}." if len(self.names) > 1 else f"{passages}{heard}."


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
    inner = INNER.findall(one.claim) if one.is_quotation else []
    return " ".join(inner) or one.claim


def essence(one: Finding, most: int = 26) -> str:
    """What a finding says, short: what is spoken of a quotation, else the sentence without a leading connective."""
    inner = INNER.findall(one.claim) if one.is_quotation else []
    text = max(inner, key=len).rstrip(",") if inner else one.claim.strip('“”" >*')
    head, _, rest = text.partition(" ")
    text = rest if head.lower().strip(",") in CONNECTIVES and rest else text
    return _capital(shortened(" ".join(text.replace("“", "‘").replace("”", "’").split()), most))


def permitted(things: Sequence[str], forbidden: Sequence[str]) -> list[str]:
    """The things that may be shown."""
    bans = [stems_of(item) for item in forbidden]
    return [thing for thing in things if not any(ban & stems_of(thing) for ban in bans)]


def _other(teller: Teller, first: Finding, told: Sequence[Finding]) -> Finding | None:
    others = [
        one for one in told if one is not first and (teller.who(one) != teller.who(first) or len(teller.names) == 1)
    ]
    return max(others, key=lambda one: one.weight + 0.2 * one.is_quotation, default=None)


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _about(text: str) -> str:
    return text if text.startswith("the ") else f"“{text}”"


def _low_the(name: str) -> str:
    return "the " + name[4:] if name.startswith("The ") else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
