"""Extractive planner, phrases: the names and noun phrases of the material, found without a grammar, for titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.machines.planners.extractive.words import STOP, stem

TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d,.]*|[^\w\s]|\n\n")
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "my", "this", "that", "two", "three"})
CALENDAR = frozenset("january february march april may june july august september october november december".split())
CALENDAR |= frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
NOT_HEADS = CALENDAR | frozenset(
    {"mr", "mrs", "ms", "dr", "st", "prof", "per", "cent", "year", "time", "way", "day", "people", "number"}
)
LONGEST = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together; `shown` is ready for a title, `stems` tells phrases apart, `worth` ranks them."""

    shown: str
    stems: frozenset[str]
    worth: float
    is_name: bool


class Phrasebook:
    """Knows the phrases of the material, and finds the ones that stand for a few sentences of it.

    With `told` it knows those made of the words of these sentences: of a long text nothing else will be asked for.
    """

    def __init__(self, texts: Iterable[str], told: Iterable[str] | None = None) -> None:
        self._heard = {token.lower() for text in told for token in TOKEN.findall(text)} if told is not None else None
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._closed: Counter[tuple[str, ...]] = Counter()
        self._led: dict[tuple[str, ...], Counter[str]] = {}
        self._cases: dict[str, Counter[bool]] = {}
        self._forms: dict[str, Counter[str]] = {}
        for text in texts:
            self._read(TOKEN.findall(text))

    def best(self, sentences: Sequence[str], taken: frozenset[str], fewest: int = 2) -> list[Phrase]:
        """The phrases that stand for these sentences, best first, leaving out words already `taken` by other titles.

        A phrase that is no name must occur `fewest` times in the material.
        """
        here: Counter[tuple[str, ...]] = Counter()
        for sentence in sentences:
            here.update({gram for gram, _, _ in self._grams(TOKEN.findall(sentence))})
        phrases = [self._phrase(gram, count, fewest) for gram, count in here.items() if self._is_noun(gram, fewest)]
        fresh = [one for one in phrases if one is not None and not one.stems & taken]
        return sorted(fresh, key=lambda one: (-one.worth, one.shown))

    def is_name(self, word: str) -> bool:
        """Whether a word is written with a capital wherever it does not open a sentence."""
        cases = self._cases.get(word.lower())
        return cases is not None and cases[True] > 0 and cases[False] == 0

    def _read(self, tokens: list[str]) -> None:
        heard = self._heard
        for at, token in enumerate(tokens):
            low = token.lower()
            if (
                (heard is None or low in heard)
                and token[0].isalpha()
                and at
                and tokens[at - 1] not in {".", "!", "?", "“", "\n\n", ":", "”", "’", "#", "*", "|", ">"}
            ):
                self._cases.setdefault(low, Counter())[token[0].isupper()] += 1
                self._forms.setdefault(low, Counter())[token] += 1
        for gram, before, after in self._grams(tokens):
            self._seen[gram] += 1
            self._closed[gram] += after.lower() in STOP or not after[:1].isalnum()
            led = before.lower() if before.lower() in DETERMINERS else "0" if before[0].isdigit() else ""
            self._led.setdefault(gram, Counter())[led] += 1

    def _grams(self, tokens: list[str]) -> Iterable[tuple[tuple[str, ...], str, str]]:
        padded = ["\n\n", *tokens, "\n\n"]
        words = [self._word(token) for token in padded]
        for at, first in enumerate(words):
            gram: tuple[str, ...] = ()
            for end in range(at, at + LONGEST if first else at):
                if not words[end]:
                    break
                gram = (*gram, words[end])
                yield gram, padded[at - 1], padded[end + 1]

    def _word(self, token: str) -> str:
        """The word as it may stand in a phrase, empty where it may not."""
        low = token.lower()
        stands = token[0].isalpha() and low not in STOP and len(low) > 2
        return low if stands and (self._heard is None or low in self._heard) else ""

    def _is_noun(self, gram: tuple[str, ...], fewest: int) -> bool:
        if gram not in self._led or gram[-1] in NOT_HEADS or gram[0] in NOT_HEADS:
            return False
        seen, led = self._seen[gram], sum(self._led[gram][word] for word in DETERMINERS)
        if self._led[gram]["0"] > 0.3 * seen:
            return False
        if all(self.is_name(word) for word in gram):
            return True
        verbal = gram[-1].endswith(("ing", "ed", "ly")) or gram[0].endswith("ly")
        return seen >= fewest and led >= 0.5 * seen and self._closed[gram] >= 0.7 * seen and not verbal

    def _phrase(self, gram: tuple[str, ...], count: int, fewest: int) -> Phrase | None:
        named = all(self.is_name(word) for word in gram)
        if named and any(
            self._seen[(*gram, other)] + self._seen[(other, *gram)] == self._seen[gram] for other in self._cases
        ):
            return None
        if len(gram) == 1 and not named and count < fewest:
            return None
        size = {1: 0.7, 2: 1.25, 3: 1.3}[len(gram)]
        share = count / (1 + self._seen[gram]) ** 0.6
        shown = self._shown(gram, named)
        return Phrase(shown, frozenset(stem(word) for word in gram), size * share * (1.15 if named else 1.0), named)

    def _shown(self, gram: tuple[str, ...], named: bool) -> str:
        words = " ".join(self._forms[word].most_common(1)[0][0] if self.is_name(word) else word for word in gram)
        led = self._led[gram].most_common(1)[0][0]
        return words if named and led != "the" else f"the {words}"
