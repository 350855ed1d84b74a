"""Table read, linting: does every line say only what it may; pure.

Quotes stand in their passage word for word, claims bring no figure and no name of their own, connective lines bring
none at all, nothing is said twice, and nothing is spoken that is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.planning.envelope import Evidence
from engine.table_read.screenplay import Entry, Grounding, Screenplay
from engine.table_read.sentences import STRAIGHT, Said, contains, figures, words
from engine.table_read.speakable import speakable

MARKUP = re.compile(
    r"\[\d+\]|https?://|www\.\S|[*_`#<>|~]{2,}|`|(?<!\w)[*_](?=\w)|</?[a-z]+>|^\s*#|\]\(|&[a-z]+;|\u00ad|\ufffd"
)
NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
STARTS = re.compile(r"(?:^|[.!?:;…]['\"”’)]*\s+|[\"“‘(]\s*|\s[–—-]\s+)$")
NUMBER_WORDS = frozenset(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion percent".split()
)
FREE_NAMES = frozenset("i i'm i'll i'd i've narrator".split())


class Severity(StrEnum):
    """An error stops the script before any voice is spent, a warning is told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with which line."""

    entry_index: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR


def lint(
    screenplay: Screenplay, evidence: Mapping[str, Evidence], known: Iterable[str] = (), headings: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Everything wrong with a screenplay. `known` are texts whose names may be spoken (titles); `headings` may not be lines."""
    titles = (*known, screenplay.title, *screenplay.characters)
    vocabulary = frozenset(word for text in (*titles, *_texts(evidence.values())) for word in _name_words(text))
    numbers = frozenset(figure for text in (*titles, *_texts(evidence.values())) for figure in figures(text))
    heads = frozenset(words(heading) for heading in headings if len(words(heading)) > 1)
    found = [*_order(screenplay)]
    for entry in screenplay.entries:
        found += _spoken(entry, heads)
        found += _grounded(entry, evidence, frozenset(word for text in titles for word in _name_words(text)))
        if entry.grounding is Grounding.CONNECTIVE:
            found += _connective(entry, vocabulary, numbers)
    return (*found, *_repeated(screenplay))


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only what must stop the script."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _texts(evidence: Iterable[Evidence]) -> Iterator[str]:
    for item in evidence:
        yield from (item.quote, item.claim, item.attribution or "")


def _name_words(text: str) -> frozenset[str]:
    return frozenset(word.translate(STRAIGHT).casefold().removesuffix("'s") for word in NAME.findall(text))


def _names(text: str) -> Iterator[str]:
    """Capitalised words that do not merely begin a sentence."""
    for found in NAME.finditer(text):
        if found[0][0].isupper() and not STARTS.search(text[: found.start()]):
            yield found[0].translate(STRAIGHT).casefold().removesuffix("'s")


def _order(screenplay: Screenplay) -> Iterator[Finding]:
    scenes = [scene.index for scene in screenplay.scenes]
    if len(scenes) < 2 or scenes != list(range(len(scenes))):
        yield Finding(0, "scenes", "A table read has at least two scenes, numbered from 0.")
    last = 0
    for place, entry in enumerate(screenplay.entries):
        if entry.index != place or not last <= entry.scene_index < len(scenes):
            yield Finding(entry.index, "order", "Lines are numbered through, and scenes follow each other.")
        last = max(last, entry.scene_index)


def _spoken(entry: Entry, headings: frozenset[tuple[str, ...]]) -> Iterator[Finding]:
    if not words(entry.text):
        yield Finding(entry.index, "empty", "There is nothing to say.")
    if MARKUP.search(entry.text):
        yield Finding(entry.index, "markup", "Markup, an address or a footnote mark would be read aloud.")
    if words(entry.text) in headings:
        yield Finding(entry.index, "heading", "A heading of a source would be read aloud.", Severity.WARNING)


def _grounded(entry: Entry, evidence: Mapping[str, Evidence], titles: frozenset[str]) -> Iterator[Finding]:
    unknown = [name for name in entry.evidence_ids if name not in evidence]
    if unknown:
        yield Finding(entry.index, "evidence", f"There is no evidence {', '.join(unknown)}.")
        return
    if entry.grounding is Grounding.CONNECTIVE:
        if entry.evidence_ids:
            yield Finding(entry.index, "evidence", "A connective line rests on nothing.")
        return
    if not entry.evidence_ids:
        yield Finding(entry.index, "evidence", "A quote or a claim needs evidence.")
        return
    items = [evidence[name] for name in entry.evidence_ids]
    if entry.grounding is Grounding.QUOTE and not any(
        contains(passage, entry.text) for item in items for passage in (item.quote, speakable(item.quote))
    ):
        yield Finding(entry.index, "quote", "These words do not stand in the passage.")
    if entry.grounding is Grounding.CLAIM:
        yield from _claimed(entry, items, titles)


def _claimed(entry: Entry, items: list[Evidence], titles: frozenset[str]) -> Iterator[Finding]:
    texts = tuple(_texts(items))
    missing = figures(entry.text) - frozenset(figure for text in texts for figure in figures(text))
    if missing:
        yield Finding(entry.index, "figures", f"The evidence does not say {', '.join(sorted(missing))}.")
    said = frozenset(word for text in texts for word in _name_words(text)) | titles | FREE_NAMES
    strange = [name for name in _names(entry.text) if name not in said]
    if strange:
        yield Finding(entry.index, "names", f"The evidence does not name {', '.join(strange)}.")


def _connective(entry: Entry, vocabulary: frozenset[str], numbers: frozenset[str]) -> Iterator[Finding]:
    strange = [name for name in _names(entry.text) if name not in vocabulary | FREE_NAMES]
    if strange:
        yield Finding(entry.index, "names", f"No source names {', '.join(strange)}.")
    counted = (figures(entry.text) - numbers) | (frozenset(words(entry.text)) & NUMBER_WORDS - vocabulary)
    if counted:
        yield Finding(entry.index, "figures", f"No source says {', '.join(sorted(counted))}.")


def _repeated(screenplay: Screenplay) -> Iterator[Finding]:
    said = Said()
    for entry in screenplay.entries:
        if said.before(entry.text):
            yield Finding(entry.index, "repeated", "This has been said already, or almost.")
        said.add(entry.text)
