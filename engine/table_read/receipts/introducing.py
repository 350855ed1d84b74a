"""Table read, receipts, introducing: lines that join others and on the way say who somebody is, which a source says; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.planning.envelope import Evidence
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import words

LEAST = 4
"""So many words of how a source names somebody are more than a name."""
BREAK = re.compile(r"[.!?][\"'”’]?\s+(?=[\"'“‘]?[^\W\d_a-z])|\n+")


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody is introduced as `item` names them, in the words `said`."""

    item: Evidence
    said: tuple[str, ...]

    def place_in(self, text: str) -> tuple[int, int] | None:
        """The sentence of the source that says so, the nearest to what they are quoted with; None where none does."""
        wanted = r"[\W_]+".join(re.escape(word).replace("'", "['’]") for word in self.said)
        found = [match.span() for match in re.finditer(rf"\b{wanted}\b", text, re.IGNORECASE)]
        if not found:
            return None
        start, end = min(found, key=lambda span: abs(span[0] - self.item.char_start))
        begins = max((stop.end() for stop in BREAK.finditer(text, max(0, start - 400), start)), default=start)
        stop = BREAK.search(text, end, end + 400)
        ends = end if stop is None else stop.start() + len(stop[0].rstrip())
        return begins, ends


def introductions(entries: Sequence[Entry], evidence: Sequence[Evidence]) -> dict[int, Introduction]:
    """By the index of the line."""
    named = {item.attribution: item for item in reversed(evidence) if len(words(item.attribution or "")) >= LEAST}
    return {
        entry.index: found
        for entry in entries
        if entry.grounding is Grounding.CONNECTIVE and not entry.unsupported
        if (found := _introduction(entry, tuple(named.values()))) is not None
    }


def _introduction(entry: Entry, named: Sequence[Evidence]) -> Introduction | None:
    told = words(entry.text)
    runs = ((item, _run(told, words(item.attribution or ""))) for item in named)
    item, said = max(runs, key=lambda one: len(one[1]), default=(None, ()))
    return Introduction(item, said) if item is not None and len(said) >= LEAST else None


def _run(told: tuple[str, ...], name: tuple[str, ...]) -> tuple[str, ...]:
    """The most words of the name that are told one after the other."""
    if len(set(told) & set(name)) < LEAST:
        return ()
    text = f" {' '.join(told)} "
    return next((part for part in _stretches(name) if f" {' '.join(part)} " in text), ())


def _stretches(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for length in range(len(name), LEAST - 1, -1):
        yield from (name[at : at + length] for at in range(len(name) - length + 1))
