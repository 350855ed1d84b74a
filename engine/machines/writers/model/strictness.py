"""Machines, writers, model, strictness: what only a model needs to be told: no claims in disguise, no new names at the head, no denials, no leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.foundation.paths import resources_dir
from engine.table_read.grounding import COMMON, name_words, texts_of
from engine.table_read.grounding import stems as five
from engine.table_read.quantities import COUNTS
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import STRAIGHT, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.planning.envelope import Evidence

HEAD = re.compile(r"(?:^|[.!?…]['\"”’)]*\s+|[“\"]\s*)([^\W\d_]+(?:['’][^\W\d_]+)?)")
DENIALS = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|without|cannot|hardly|refus\w+|den(?:y|ies|ied))\b|n['’]t\b",
    re.IGNORECASE,
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{MONTHS})(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?)?,? (?P<year>\d{{4}})\b"
)
SENTENCES = re.compile(r"[.!?…]+(?:\s|$)")
PLAIN = frozenset(
    "actually ahead almost already although answer anyone anything around begin begins beginning better bring brings brought careful carry case chance "
    "clear clearly close come comes coming course different doubt early easy else ends enough everyone everything exactly fair figure figures final "
    "finally find finds first follow follows found gets give gives given happen happened happens hard hear heard hello here's hold however idea "
    "imagine instead interesting isn't it's kind last later leave leaves left less let's listen little long look looked looking looks mean means "
    "mind moment moving must name need needs never next nobody note notice number numbers off often okay once open page paper part perhaps person picture "
    "piece place plain point points possible pretty problem proof pull pulled question questions quite rather read reads ready really reason "
    "remember rest right round seem seems sense settle side sides simple since sit sits small somebody someone sounds source sources speak "
    "start starts stay step stop stops story straight sure take takes talk talking tells there's they're think third today together told "
    "took towards true trouble truth turn turned turning turns twice underneath understand unless usually voice wait wants watch weigh "
    "welcome went we're we've what's who's whole whom whose why will wonder word words worth wrong yeah year years yes yet you're hand hands "
    "side heart half table line lines thing things feel feels felt back away again along also always another because become becomes before "
    "behind below both came change changed changes corner door down easily else ever every fact facts far fast floor front full further "
    "good great ground handed head held high home hour house however keep keeps kept known knows land late least less light made main "
    "many maybe matter matters might minute more most much near nearly none nothing noted offer only order other others ought over own past "
    "quiet quietly same says second seen set several short should show shows slow slowly sort soon state still such surprise tension them "
    "themselves thank thanks though till time times tonight too try trying under until upon used very view wanted ways week well".split()
)
SHORT = 4
PLAIN_STEMS = frozenset(word[:SHORT] for word in (*PLAIN, *COMMON, *COUNTS) if len(word) > 3)
IDIOM = re.compile(
    r"\bno (?:more|less|doubt|wonder|longer than|matter)\b|\bnot only\b|\bwhy not\b|\bor not\b", re.IGNORECASE
)
STORY, MATTERS, LOOSE, BACKED = 1, 4, 0.34, 0.7
LEAK = 7


class Strictness:
    """Everything the plan's evidence says, against which a model's lines are held beyond what holds for every writer."""

    def __init__(self, evidence: Iterable[Evidence], known: Sequence[str], never_say: Sequence[str] = ()) -> None:
        items = tuple(evidence)
        self._story = frozenset(stem for item in items for stem in stems(item.quote))
        self._known = frozenset(word for text in known for word in name_words(text))
        self._known_stems = frozenset(stem for text in known for stem in stems(text))
        self._never = tuple(word for word in never_say if word.strip())

    def findings(self, entry: Entry, items: Sequence[Evidence]) -> Iterator[str]:
        """What is wrong with a line, in sentences for the model."""
        if leaks(entry.text):
            yield "it repeats the instructions"
        if entry.grounding is not Grounding.QUOTE:
            yield from self._forbidden(entry.text)
        if entry.grounding is Grounding.CLAIM:
            yield from self._claim(entry.text, items)
        elif entry.grounding is Grounding.CONNECTIVE:
            yield from self._connective(entry.text)

    def states_something(self, text: str) -> bool:
        """Whether a joining line says something about the story that would need a passage."""
        meant = stems(text)
        about = meant & (self._story | self._known_stems) - PLAIN_STEMS
        own = meant - self._story - PLAIN_STEMS - self._known_stems
        if text.rstrip("”’\"' ").endswith("?"):
            return len(own) > MATTERS
        return (len(about) >= STORY and bool(own)) or len(about) > MATTERS

    def _forbidden(self, text: str) -> Iterator[str]:
        for word in self._never:
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
                yield f"the word “{word}” may not be said"

    def _claim(self, text: str, items: Sequence[Evidence]) -> Iterator[str]:
        told = tuple(one for item in items for one in texts_of(item))
        heads = [found for found in HEAD.findall(text) if found[0].isupper()]
        held = frozenset(word for one in told for word in name_words(one)) | self._known
        strange = [head for head in heads if not self._may_head(head, held)]
        if strange:
            yield f"its passages do not speak of {', '.join(strange)}"
        for date in DATE.finditer(text):
            if not any(_has_date(one, date) for one in told):
                yield f"none of its passages says {date[0]}"
        meant = stems(text)
        backed = meant & (frozenset(stem for one in told for stem in stems(one)) | self._known_stems | PLAIN_STEMS)
        if len(meant) >= 3 and len(backed) < BACKED * len(meant):
            yield f"its passages do not say this: {', '.join(sorted(meant - backed))}"
        yield from _denials(text, [item.quote for item in items])

    def _may_head(self, head: str, held: frozenset[str]) -> bool:
        word = head.translate(STRAIGHT).casefold()
        stem = word[:SHORT]
        return (
            word.removesuffix("'s") in held
            or len(word) <= 3
            or word in COMMON
            or word in PLAIN
            or stem in PLAIN_STEMS
            or word.endswith("ly")
            or any(other[:SHORT] == stem for other in held)
        )

    def _connective(self, text: str) -> Iterator[str]:
        if self.states_something(text):
            yield "it states something without naming a passage"
            return
        own = stems(text) - self._story - PLAIN_STEMS - self._known_stems
        if len(own) > MATTERS or len(own) > max(1, LOOSE * len(words(text))):
            yield f"it brings in matters of its own: {', '.join(sorted(own))}"


def _has_date(passage: str, date: re.Match[str]) -> bool:
    """Whether day, month and year stand in one passage: two dates must not become a third."""
    there = re.findall(r"[^\W\d_]+|\d+", passage)
    return all(part in there for part in date.group("before", "month", "after", "year") if part)


def stems(text: str) -> frozenset[str]:
    """The words that carry meaning, cut shorter than the linter cuts them, so that `vote` and `votes` are one."""
    return frozenset(word[:SHORT] for word in five(text))


def _denials(text: str, quotes: Sequence[str]) -> Iterator[str]:
    """A claim that denies where its passage does not, or the other way round."""
    denies = [bool(DENIALS.search(quote)) for quote in quotes]
    text = IDIOM.sub(" ", text)
    if DENIALS.search(text) and not any(denies):
        yield "it denies something its passages do not deny"
    single = len(quotes) == 1 and len(SENTENCES.findall(quotes[0])) <= 1
    if single and denies[0] and not DENIALS.search(text):
        yield "its passage denies what the line states"


def leaks(text: str) -> bool:
    """Whether a line repeats seven words of the instructions one after the other."""
    spoken = words(text)
    return any(spoken[at : at + LEAK] in _instructions() for at in range(len(spoken) - LEAK + 1))


@lru_cache(maxsize=1)
def _instructions() -> frozenset[tuple[str, ...]]:
    told = [words(file.read_text(encoding="utf-8")) for file in (resources_dir() / "prompts").glob("*.txt")]
    return frozenset(text[at : at + LEAK] for text in told for at in range(len(text) - LEAK + 1))
