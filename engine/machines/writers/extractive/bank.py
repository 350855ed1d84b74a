"""Machines, writers, extractive, a bank of phrases: composed from parts, each at most once in a read, in an order the material decides.

A phrase may hold choices, `[Listen to|Hear] {name}.`; its variants come up only after every other phrase of the
occasion has been used once. A phrase that begins with `~` is playful, and left out where the read is to be sober.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import string
from collections.abc import Iterable, Iterator, Mapping

from engine.machines.writers.extractive.phrases_spare import SPARE
from engine.table_read.sentences import words

Phrases = Mapping[str, tuple[str, ...]]
CHOICE = re.compile(r"\[([^\[\]]*)\]")
PLAYFUL = "~"
MOST_VARIANTS = 12
MANY = frozenset({"notes", "minutes", "papers", "letters"})
PLURALS = {"has": "have", "is": "are", "was": "were", "does": "do", "doesn": "don", "goes": "go"}


class Bank:
    """Hands out connective phrases by occasion; what has been said is not said again, what must not be said never is."""

    def __init__(
        self, phrases: Phrases, seed: str, never: Iterable[str] = (), *, sober: bool = False, spare: bool = True
    ) -> None:
        self._never = [words(phrase) for phrase in never if words(phrase)]
        self._left = {
            occasion: list(_in_turn([one for one in known if not (sober and one.startswith(PLAYFUL))], seed + occasion))
            + _shuffled(SPARE.get(occasion, ()) if spare else (), seed + occasion)
            for occasion, known in phrases.items()
        }
        self._spent: set[str] = set()

    def draw(self, occasion: str, **names: str) -> str | None:
        """A phrase for this occasion with its names filled in; None when the bank has none left that fits."""
        for phrase in self._left.get(occasion, []):
            if phrase in self._spent or any(not names.get(field) for field in _fields(phrase)):
                continue
            said = agreed(phrase.format(**names), names.get("phrase") or "")
            if self.forbids(said):
                continue
            self._spent.add(phrase)
            return said[0].upper() + said[1:]
        return None

    def forbids(self, text: str) -> bool:
        """Whether something that must never be said is in it, as whole words."""
        said = f" {' '.join(words(text))} "
        return any(f" {' '.join(phrase)} " in said for phrase in self._never)


def agreed(said: str, source: str) -> str:
    """A phrase whose verb goes with a source that is many (`the notes put it like this`); any other as it is."""
    if source.rpartition(" ")[2] not in MANY:
        return said
    verb = re.compile(rf"\b({re.escape(source)})((?: that)?) ([a-z]+)(?=[ .’'])", re.IGNORECASE)
    said = re.sub(rf"\bHere[’']s (?={re.escape(source)})", "Here are ", said)
    return verb.sub(lambda found: f"{found[1]}{found[2]} {_plural(found[3])}", said).replace(" its ", " their ")


def _plural(verb: str) -> str:
    if verb in PLURALS:
        return PLURALS[verb]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def variants(phrase: str) -> list[str]:
    """Every way a phrase with choices can be said, at most twelve."""
    parts = CHOICE.split(phrase.removeprefix(PLAYFUL))
    options = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return ["".join(way) for way in itertools.islice(itertools.product(*options), MOST_VARIANTS)]


def chance(seed: str, place: int, of: int) -> int:
    """A choice 0..of-1 that the material decides, the same every time."""
    return int(hashlib.sha256(f"{seed}:{place}".encode()).hexdigest()[:8], 16) % of


def _in_turn(phrases: Iterable[str], seed: str) -> Iterator[str]:
    """First one variant of every phrase, then the second of each, and so on."""
    ways = [_shuffled(tuple(variants(phrase)), seed) for phrase in _shuffled(tuple(phrases), seed)]
    for layer in itertools.zip_longest(*ways):
        yield from (one for one in layer if one is not None)


def _shuffled(phrases: tuple[str, ...], seed: str) -> list[str]:
    return sorted(phrases, key=lambda phrase: hashlib.sha256(f"{seed}\n{phrase}".encode()).hexdigest())


def _fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}
