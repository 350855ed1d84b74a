"""Library, digesting, sentences: where sentences begin and end; a quotation is never cut in two. Pure.

Own code because the kept libraries either cut inside quotations, change the text, or do not give offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.library.digesting.verbs import ANSWERING

END = re.compile(
    r"(?:[.!?…]+|[。！？])(?:[\"”“’'»«」』)\]*_]|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|\[(?:[a-z]+ needed|note \d{1,2}|[a-z]{1,5}\??)\])*"
)
BEFORE = re.compile(r"([^\s(\[“\"‘]+)$")
NEXT = re.compile(r"\s+([\"“„‘'«»(\[*_]*)(\S)(\w*)")
SPEECH = (
    r"said|says|asked|asks|replied|replies|added|adds|wrote|writes|told|tells|answered|shouted|whispered|explained|recalled|continued|insisted|cried|"
    rf"{ANSWERING}"
)
SPOKEN_OF = re.compile(
    rf"\s+(?:(?:[A-Z][\w.'’-]*\s+){{1,4}}(?:{SPEECH})\b(?!\s+(?:that|whether|if|how|why|what)\b)|(?:{SPEECH})\s+[A-Z])"
)
"""Who said what stands before: `"A habit." Okafor said.`, but not `"A habit." Okafor answered that …`, which is another's."""
IN_PARTS = re.compile(r"(?<![\w.])[a-zäöü]\.\s?[^\W\d_]\.?$")
"""An abbreviation of two letters that stand apart: `z. B.`, `d. h.`, `p. m.`"""
NEVER = frozenset(
    (
        "mr mrs ms mx dr prof rev hon sen rep gov gen col maj capt lt sgt st mt messrs fr sr hr vs viz cf fig figs eq eqs vol vols no nos nr pp p ed "
        "eds "
        "ch sec art para approx ca c al e.g i.e resp incl excl tel jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun ft in "
        "dept bzw z.b d.h u.a z.t bspw vgl evtl ggf inkl sog geb gest jh hrsg mme mlle env av sra dra pág aprox núm sig dott avv dhr mevr bijv d.w.z o.a "
        "blz jl abb tab kap bd"
    ).split()
)
PERHAPS = frozenset("etc inc ltd co corp bros jr a.m p.m u.s u.k e.u u.n d.c ph.d b.c a.d est ave rd blvd".split())
STARTERS = frozenset(
    (
        "the a an in on at it he she they we i you this that these those there but and so yet however when while after before if as for from by with "
        "his her "
        "their its our my your no not one some many most all each every another both what who why how where then now today yesterday only even since "
        "until "
        "although because according during under over between such other more still also later once "
        "der die das ein eine er sie es wir il elle le la les un une el los las ella lo gli o os as het een de dit"
    ).split()
)
AFTER_ORDINAL = frozenset(
    (
        "januar februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts mal stock klasse auflage tag kapitel "
        "platz geburtstag jahrestag"
    ).split()
)
QUOTES = (r"„[^„“”]*[“”]", r"“[^“”]*”", r"「[^「」]*」")
OUTWARD, INWARD = r"«[^«»]*»", r"»[^«»]*«"
LONGEST_QUOTE = 900


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, half-open."""

    start: int
    end: int


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of text[start:end], trimmed of the white space between them."""
    body = text[start:end]
    quoted = _quotations(body)
    found, at = [], 0
    for stop in _stops(body, quoted):
        found.append((at, stop))
        at = stop
    found.append((at, len(body)))
    return [span for first, last in found if (span := _trimmed(body, first, last, start)).end > span.start]


def _stops(body: str, quoted: list[Span]) -> Iterator[int]:
    for found in END.finditer(body):
        at = found.end()
        if any(span.start < found.start() and at < span.end for span in quoted):
            continue
        if found.group()[0] in "。！？" or _ends(body, found.start(), at, found.group()):
            yield at


def _ends(body: str, dot: int, at: int, mark: str) -> bool:
    following = NEXT.match(body, at)
    if following is None:
        return False
    opened, first, rest = following.groups()
    if first.islower() and not opened:
        return False
    if mark[-1:] in "”“\"’'»«" and SPOKEN_OF.match(body, at):
        return False
    if mark != ".":
        return True
    word = BEFORE.search(body, max(0, dot - 30), dot)
    if dot <= 3 and body[:dot].strip().isdigit():
        return False
    if IN_PARTS.search(body[max(0, dot - 5) : dot]) or IN_PARTS.search(body[max(0, dot - 2) : following.end() + 1]):
        return False
    return _may_end(word.group(1) if word else "", first, (first + rest).lower(), opened)


def _may_end(word: str, first: str, next_word: str, opened: str) -> bool:
    plain = word.lower().rstrip(".")
    if plain.isdigit() and len(plain) <= 2 and next_word in AFTER_ORDINAL:
        return False
    if plain in NEVER:
        return (
            plain in ("no", "in", "art", "mar", "sun", "sat")
            and not first.isdigit()
            and word.islower()
            and next_word in STARTERS
        )
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if is_initial or plain in PERHAPS or re.fullmatch(r"(?:\w\.)+\w", word):
        return next_word in STARTERS or bool(opened)
    return True


def _quotations(body: str) -> list[Span]:
    first = re.search(r"[«»]", body)
    angled = () if first is None else (OUTWARD,) if first.group() == "«" else (INWARD,)
    found = [Span(match.start(), match.end()) for pattern in (*QUOTES, *angled) for match in re.finditer(pattern, body)]
    if open_at := body.rfind("“") + 1:
        # A quotation that goes on in the next paragraph is not closed in this one.
        is_open = body.find("”", open_at) < 0 and not any(span.start < open_at <= span.end for span in found)
        found += [Span(open_at - 1, len(body) + 1)] if is_open else []
    straight = [match.start() for match in re.finditer(r"\"", body)]
    if len(straight) % 2 == 0:
        found += [Span(first, last + 1) for first, last in zip(straight[::2], straight[1::2], strict=True)]
    return [span for span in found if span.end - span.start <= LONGEST_QUOTE]


def _trimmed(body: str, first: int, last: int, shift: int) -> Span:
    piece = body[first:last]
    left = len(piece) - len(piece.lstrip())
    return Span(shift + first + left, shift + first + max(left, len(piece.rstrip())))
