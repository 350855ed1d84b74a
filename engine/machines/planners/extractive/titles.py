"""Extractive planner, titles: what a beat, a scene and the whole story are called, in the material's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.phrases import Phrase, Phrasebook
from engine.machines.planners.extractive.quantities import Quantity
from engine.machines.planners.extractive.telling import said_in
from engine.machines.planners.extractive.tensions import TIMES, Tension
from engine.machines.planners.extractive.words import stems_of
from engine.planning.envelope import BeatRole
from engine.planning.ports import PlanningSource

LONGEST = 78
LETTER_UNIT = 2
CUTS = (" | ", " – ", " — ", ": ", ", ", " - ")
FILE_LIKE = re.compile(
    r"\.(?:pdf|docx?|html?|md|txt|epub)$|^https?://|^microsoft word|^untitled|^(?:text|markdown|url|pdf|file)$",
    re.IGNORECASE,
)
PLAIN = {
    BeatRole.HOOK: "What the sources ask", BeatRole.CONTEXT: "How things stood", BeatRole.CONFLICT: "What is in dispute",
    BeatRole.PROOF: "What was measured", BeatRole.TURN: "What changed", BeatRole.PAYOFF: "What is now so",
    BeatRole.CTA: "What is still open",
}  # fmt: skip


SPOKEN = (BeatRole.HOOK, BeatRole.TURN, BeatRole.PAYOFF, BeatRole.CTA)
SPOKEN_WORDS = (3, 9)
SPOKEN_LINE = re.compile(r"(?<=[“.!?] )[A-Z][^“”.!?]*[.!?]|(?<=“)[A-Z][^“”.!?,]*[.!?]")


class Titles:
    """Names beats one after the other; no two titles share their leading words."""

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self._taken: frozenset[str] = frozenset()
        self._given: set[str] = set()
        self._spoken_left = 3

    def of_beat(self, role: BeatRole, told: Sequence[Finding], tension: Tension | None) -> str:
        """A title made of the beat's own names, things and numbers."""
        title = _clash(tension) if tension else ""
        title = (
            title
            or (self._from_numbers(told) if role is BeatRole.PROOF else "")
            or self._spoken(role, told)
            or self._from_phrases(told)
            or self._from_numbers(told)
            or PLAIN[role]
        )
        title = title if title not in self._given else f"{title}, again"
        self._given.add(title)
        return title[:1].upper() + title[1:]

    def _spoken(self, role: BeatRole, told: Sequence[Finding]) -> str:
        """A short thing somebody says in the beat, where that may stand for it."""
        if role not in SPOKEN or self._spoken_left == 0:
            return ""
        said = [line for one in told if one.is_quotation for line in _short_lines(one.quote)]
        if not said:
            return ""
        self._spoken_left -= 1
        return f"“{max(said, key=lambda line: (len(stems_of(line)), -len(line))).rstrip('.')}”"

    def _from_phrases(self, told: Sequence[Finding]) -> str:
        said = [said_in(one) for one in told]
        found = self._book.best(said, self._taken) or self._book.best(said, self._taken, fewest=1)
        if not found:
            return ""
        first = found[0]
        second = next((one for one in found[1:] if not one.stems & first.stems), None)
        chosen = [first] if second is None or len(first.shown) + len(second.shown) > LONGEST - 5 else [first, second]
        self._taken |= frozenset().union(*(one.stems for one in chosen))
        return " and ".join(one.shown for one in _names_first(chosen))

    def _from_numbers(self, told: Sequence[Finding]) -> str:
        """The two weightiest numbers of the beat with what they count, from different sentences."""
        first = [next((q for q in one.quantities if _is_telling(q)), None) for one in _weightiest(told)]
        shown = list(dict.fromkeys(q.shown for q in first if q is not None))
        return " and ".join(shown[:2])


def _is_telling(quantity: Quantity) -> bool:
    word = quantity.shown.split(" ")[-1]
    return (
        quantity.shown[0].isdigit() and len(word) > LETTER_UNIT and " " in quantity.shown and quantity.unit not in TIMES
    )


def _weightiest(told: Sequence[Finding]) -> list[Finding]:
    return sorted(told, key=lambda one: -one.weight)


def _short_lines(quote: str) -> list[str]:
    fewest, most = SPOKEN_WORDS
    return [line for line in SPOKEN_LINE.findall(quote) if fewest <= len(line.split()) <= most and "’ said" not in line]


def _names_first(chosen: list[Phrase]) -> list[Phrase]:
    return sorted(chosen, key=lambda one: not one.is_name)


def _clash(tension: Tension) -> str:
    if not tension.in_numbers:
        return ""
    number, _, unit = tension.one_says.partition(" ")
    other, _, same = tension.other_says.partition(" ")
    return f"{number} {unit} or {other}" if unit and unit == same else f"{tension.one_says} or {tension.other_says}"


def story_title(sources: Sequence[PlanningSource], book: Phrasebook, told: Sequence[Finding]) -> str:
    """The story's name: a source's own title that most of the material speaks of, else the strongest phrases."""
    about = [stems_of(one.quote) for one in told]
    own = [_tidy(str(source.metadata.get("title") or "")) for source in sources]
    given = [_tidy(source.title) for source in sources]
    for titles in (own, given):
        named = [title for title in titles if len(title.split()) > 1 and not FILE_LIKE.search(title)]
        if named:
            return max(named, key=lambda title: (_spoken_of(title, about), -named.index(title)))
    phrases = book.best([one.quote for one in told], frozenset())
    if phrases:
        return phrases[0].shown[:1].upper() + phrases[0].shown[1:]
    return _tidy(sources[0].title) if sources else "Untitled"


def called(source: PlanningSource) -> str:
    """What to call a source in a sentence."""
    title = str(source.metadata.get("title") or "") if FILE_LIKE.search(source.title.strip()) else source.title
    title = (title or source.title).strip()
    for cut in CUTS:
        head = title.split(cut)[0]
        title = head if len(head.split()) > 1 else title
    return title[:60].rstrip()


def _tidy(title: str) -> str:
    title = title.split(" | ")[0].strip()
    return title if len(title) <= 90 else title[:90].rsplit(" ", 1)[0]


def _spoken_of(title: str, about: Sequence[frozenset[str]]) -> float:
    stems = stems_of(title)
    return sum(len(stems & one) for one in about) / (1 + len(stems))
