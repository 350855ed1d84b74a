"""Library, digesting, extractive: the digester that works on first launch: it only ever says what the text says. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from engine.library.digest import Claim, Digest, Support
from engine.library.digesting.fragments import fragments_of
from engine.library.digesting.initials import spelled
from engine.library.digesting.noticing import gaps_in, rights_in
from engine.library.digesting.passages import Passage, passages_of, title_of
from engine.library.digesting.ranking import MOST, are_alike, rank, stems
from engine.library.digesting.sentences import sentences
from engine.library.digesting.tongues import tongue_of
from engine.library.extraction import BlockKind, Extraction
from engine.library.speakable import speakable
from engine.library.unspoken import told_little

MOST_SENTENCES = 6
FEWEST, MOST_CLAIMS = 5, 60
AUTHOR = re.compile(r"^(?:author|by):\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
SUMMING = re.compile(
    r"\b(?:summary|abstract|overview|key (?:points|findings|messages)|conclusions?|recommend\w*|in brief|at a glance)\b",
    re.IGNORECASE,
)
ARGUING = re.compile(
    r"\b(?:we (?:recommend|conclude|find|found|believe|argue|show)|recommends?|concludes?|argues?|shows? that|therefore|the (?:question|answer|"
    r"point) is|because|"
    r"must|should|I (?:think|believe|want)|means that|proves?|says? that|owe)\b",
    re.IGNORECASE,
)
CONCLUDING = re.compile(
    r"\b(?:we|I) (?:recommend|conclude|believe|argue|propose|think)\b|\bthe (?:report|study|answer|point|lesson) (?:is|recommends|concludes)\b",
    re.IGNORECASE,
)
Ranked = list[tuple[float, Passage]]


class ExtractiveDigester:
    """The library's `Digester` without any model; the same text gives the same digest."""

    def digest(self, extraction: Extraction, tick: Callable[[], None] | None = None) -> Digest:
        """Summary, thesis, ranked claims with literal support, gaps, rights notes."""
        tongue = tongue_of(extraction.text)
        passages = passages_of(extraction, _author(extraction), tongue) or fragments_of(extraction)
        weights = rank(passages, tongue, title_of(extraction))
        ranked = sorted(
            zip(weights, passages, strict=True), key=lambda item: (-item[0], item[1].span.start, item[1].span.end)
        )
        chosen = _chosen(ranked, _wanted(extraction))
        thesis = _thesis(ranked)
        summary = _summary(ranked) or told_little(extraction) or speakable(extraction.text)[:300]
        claims = tuple(
            Claim(spelled(item.text, extraction.text), item.kind, item.attribution, weight, item.topic or _topic(item))
            for weight, item in chosen
        )
        evidence = tuple(_support(number, extraction.text, item) for number, (_, item) in enumerate(chosen))
        return Digest(
            spelled(summary, extraction.text),
            spelled(thesis or summary.split(". ")[0], extraction.text),
            claims,
            evidence,
            gaps_in(passages, tongue),
            rights_in(extraction.text),
        )


def _author(extraction: Extraction) -> str | None:
    told = extraction.metadata.get("byline") or extraction.metadata.get("author")
    first = extraction.layout.blocks[0] if extraction.layout.blocks else None
    if not told and first is not None and first.kind is BlockKind.CODE:
        found = AUTHOR.search(extraction.text, first.start, first.end)
        told = found.group(1) if found else None
    return str(told)[:120] if told else None


def _wanted(extraction: Extraction) -> int:
    thousands = len(extraction.text) / 1000
    return max(FEWEST, min(MOST_CLAIMS, round(4 + 5 * math.pow(thousands, 0.75))))


def _chosen(ranked: Ranked, wanted: int) -> Ranked:
    # Every section is heard once before any is heard twice as often; people speak in up to half of it.
    picker = _Picker(wanted)
    heard: set[int] = set()
    for item in ranked[:MOST]:
        if item[1].is_spoken and item[1].attribution and picker.spoken < wanted // 2:
            picker.take(item)
    for item in ranked[:MOST]:
        if item[1].section not in heard and item[1].stands and picker.take(item):
            heard.add(item[1].section)
    for item in ranked[:MOST]:
        if item[1].stands:
            picker.take(item)
    return sorted(picker.taken, key=lambda item: (-item[0], item[1].span.start))


class _Picker:
    """Takes passages that neither overlap nor repeat what was taken."""

    def __init__(self, wanted: int) -> None:
        self.taken: Ranked = []
        self.spoken = 0
        self._wanted = wanted
        self._sets: list[frozenset[str]] = []

    def take(self, item: tuple[float, Passage]) -> bool:
        passage = item[1]
        if len(self.taken) >= self._wanted or any(_overlap(passage, other) for _, other in self.taken):
            return False
        words = frozenset(stems(passage.text))
        if any(are_alike(words, other) for other in self._sets):
            return False
        self.taken.append(item)
        self._sets.append(words)
        self.spoken += passage.is_spoken
        return True


def _overlap(one: Passage, other: Passage) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _thesis(ranked: Ranked) -> str:
    def fit(item: tuple[float, Passage]) -> float:
        weight, passage = item
        bonus = (
            0.3 * bool(ARGUING.search(passage.text))
            + 0.3 * bool(CONCLUDING.search(passage.text))
            + 0.3 * bool(SUMMING.search(passage.topic))
            + 0.25 * (passage.section <= 1)
        )
        return weight + bonus - 0.3 * (not 50 <= len(passage.text) <= 240) - 0.2 * (passage.text.count(". ") > 0)

    plain = [item for item in ranked if item[1].stands and not item[1].is_spoken]
    return max(plain, key=lambda item: (fit(item), -item[1].span.start))[1].text if plain else ""


def _summary(ranked: Ranked) -> str:
    plain = [item for item in ranked if item[1].stands and not item[1].is_spoken and len(item[1].text) <= 260]
    summed = [item for item in plain if SUMMING.search(item[1].topic)]
    picker = _Picker(MOST_SENTENCES)
    for item in [*summed, *plain]:
        picker.take(item)
    told, length = [], 0
    for _, passage in picker.taken:
        count = len(sentences(passage.text, 0, len(passage.text)))
        if length + count <= MOST_SENTENCES:
            told.append(passage)
            length += count
    return " ".join(passage.text for passage in sorted(told, key=lambda passage: passage.span.start))


def _topic(passage: Passage) -> str:
    return " ".join(list(dict.fromkeys(word for word in stems(passage.text) if not word[0].isdigit()))[:2])


def _support(number: int, text: str, passage: Passage) -> Support:
    start, end = passage.span.start, passage.span.end
    return Support(number, text[start:end], start, end, passage.page)
