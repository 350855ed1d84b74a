"""Machines, readers, PDF, lines: how lines of one paragraph are joined, and which hyphens were only there to break a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from engine.machines.readers.pdf.page import Row

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
FIRST = re.compile(r"^([^\W\d_]+)")
LONGEST = 80
JOINING, STANDING_APART = ("-", "–", "/"), (" -", " –", " /")
COMPOUNDING = frozenset(
    (
        "self well non long short high low half ex quasi cross all two three four five six ten one mid full part post pre anti "
        "third second first twenty thirty forty fifty sixty seventy eighty ninety "
    ).split()
)
PREFIXES = frozenset(
    (
        "under over inter with out down some any every fore after back there here never super trans micro multi semi counter "
        "electro hydro photo tele "
    ).split()
)


class Vocabulary:
    """The words of a document as they stand inside lines, where no line end could have broken them; counted when first asked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    @cached_property
    def _counts(self) -> Counter[str]:
        said: list[str] = []
        for row in self._rows:
            words = row.text.split()
            said += words[:-1] if row.text.endswith("-") else words
        counts: Counter[str] = Counter()
        # Most are said often, so each is looked into once.
        for one, times in Counter(said).items():
            for word in WORD.findall(one.lower()):
                counts[word] += times
        return counts

    def joined(self, before: str, after: str) -> str:
        """Two lines as one; a hyphen that only broke the line is gone."""
        if not before.endswith(JOINING):
            return f"{before} {after}"
        last, first = LAST.search(before[-LONGEST:]) if before.endswith("-") else None, FIRST.match(after)
        if not last or not first:
            return f"{before} {after}" if before.endswith(STANDING_APART) else before + after
        return before[:-1] + after if self._breaks(last.group(1), first.group(1)) else before + after

    def _breaks(self, head: str, tail: str) -> bool:
        if not tail[0].islower():
            return False
        whole, compound = self._counts[(head + tail).lower()], self._counts[f"{head}-{tail}".lower()]
        if whole or compound:
            return whole >= compound
        if "-" in head:
            return len(head.rpartition("-")[2]) < 4 and head.rpartition("-")[2].lower() not in self._counts
        if head.lower() in COMPOUNDING:
            return False
        if head.lower() in PREFIXES:
            return True
        both_known = self._counts[head.lower()] and self._counts[tail.lower()]
        return not (both_known and min(len(head), len(tail)) > 3)
