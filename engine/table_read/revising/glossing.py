"""Revising, glossing: a wish in one of six languages put into English word by word, names and unknown words left as they are; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.table_read.model import TableRead
from engine.table_read.names import match
from engine.table_read.revising.clauses import QUOTED
from engine.table_read.revising.wordbook import dutch, french, german, italian, portuguese, spanish
from engine.table_read.revising.wordbook.page import Page

PAGES: tuple[Page, ...] = (german.PAGE, french.PAGE, spanish.PAGE, italian.PAGE, dutch.PAGE, portuguese.PAGE)
TOKEN = re.compile(r"\ue000\d+\ue001|[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?|\d+(?:[.,:]\d+)*(?:\.(?=\s|$))?|\S")
ENOUGH, LEAST = 0.34, 1
MENDED: tuple[tuple[str, str], ...] = (
    (r"\b(more|less) of\b(?: the)?", r"\1"), (r"\bmore short\b", "shorter"), (r"\bmore long\b", "longer"), (r"\b(in|at|from|of|to|on) the the\b", r"\1 the"),
    (r"\bthe (the|it)\b", r"\1"), (r"\bthe ([A-Z]\w+)\b(?! [a-z])", r"\1"), (r"(\d+)\.? (line|scene)\b", r"\2 \1"),
    (r"\bthe (scene|line) (first|second|third|fourth|fifth|last|penultimate)\b", r"the \2 \1"),
    (r"\b(lines?|words|part|replies) of (?:the )?([A-ZÀ-Þ]\w*(?: [A-ZÀ-Þ]\w*)*)", r"\2's \1"),
    (r"\b(pause) (longer|shorter|long|short)\b", r"\2 \1"), (r"\ba more (longer|shorter)\b", r"a \1"),
    (r"^(?:let|make|have) (.+?) (the (?:\w+ )?(?:line|scene)s?\b.*|(?:line|scene)s? \d.*|that|it) (say|read|speak)$", r"let \1 say \2"),
    (r"^(.+?) should (the (?:\w+ )?lines?\b.*|lines? \d.*|that|it) (say|read|speak)$", r"let \1 say \2"),
    (r"^that (\S+(?: [A-Z]\S+)*) (say|read|speak)", r"let \1 say"), (r"^that (.+?) (be|sound) ", r"make \1 \2 "),
    (r"^(.+?) should (.+) (?:sound|speak|be|say|become)$", r"make \1 \2"), (r"^let (.+) (?:sound|speak|be)$", r"make \1"),
    (r"^(.+?) should (?:from now on )?(.+?) be called$", r"rename \1 to \2"), (r"\b(begin|start|end) it\b", r"\1"),
    (r"^(take|cut|leave|throw|let) (.+?) (away|out)$", r"remove \2"), (r"^rename (.+?) (?:in|to|as) (.+?)(?: around)?$", r"rename \1 to \2"),
    (r"^(?:make|let) (?:say|speak) (.+) to (.+)$", r"give \1 to \2"), (r"^(.+?) should (?:say|speak|sound|be) (more .+|less .+|\w+er(?: .+)?)$", r"make \1 \2"),
    (r"^(?:make|let) (?:say|speak) (.+?) (quieter|slower|faster|louder|more .+|less .+|\w+er)$", r"make \1 \2"),
    (r"^(?:let|make) (.+?) (quieter|slower|faster|louder|more .+|less .+|\w+er) (?:say|speak|be|sound)$", r"make \1 \2"),
    (r"^(.+?) should (.+) come$", r"move \1 \2"), (r"^(begin|start|end) (with .+) (?:on|to|up)$", r"\1 \2"), (r"^(?:change) (.+) and (.+)$", r"swap \1 and \2"),
    (r"^(?:make|let) (begin|start|end) (.+)$", r"let \2 \1"), (r"^(.+) (make|shorten|remove|move|swap|split|merge|rename|add|stress|give|put)$", r"\2 \1"),
    (r"^(add|put|make) ((?:before|after|between) .+?) (a .+?)(?: a)?$", r"\1 \3 \2"),
    (r"^(?:add) (.+?) add$", r"add \1"), (r"^(begin|start|end) (.+) (?:to|the)$", r"\1 \2"), (r"^(put|move|place|bring) (?!.*\b(?:pause|silence)\b)"
    r"(.+?) (before|after) (.+)$", r"move \2 \3 \4"),
)  # fmt: skip
COMPILED = tuple((re.compile(pattern), into) for pattern, into in MENDED)


@dataclass(frozen=True, slots=True)
class _Gloss:
    english: str
    known: int
    words: int


def in_english_word_by_word(read: TableRead, clause: str) -> str | None:
    """The clause in English; None where too few of its words are in one of the wordbooks, or it is as it was."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found.group())
        return f"\ue000{len(held) - 1}\ue001"

    masked = QUOTED.sub(hold, clause)
    glosses = [_glossed(read, masked, page) for page in PAGES]
    best = max(glosses, key=lambda gloss: gloss.known)
    if best.known < LEAST or best.known < ENOUGH * best.words:
        return None
    english = re.sub(r"\ue000(\d+)\ue001", lambda one: held[int(one[1])], best.english)
    return english if english.casefold() != clause.casefold() else None


def _glossed(read: TableRead, text: str, page: Page) -> _Gloss:
    names = {name.casefold() for label in read.screenplay.characters for name in label.split()}
    tokens = TOKEN.findall(page.split(text))
    said, known, at = list[str](), 0, 0
    while at < len(tokens):
        found, length = page.at(tokens, at)
        named = tokens[at].casefold() in names or match(tokens[at], read.screenplay.characters) is not None
        if found is None or (named and tokens[at][:1].isupper() and length == 1):
            said.append(tokens[at])
            at += 1
            continue
        said += [found] if found else []
        known, at = known + length, at + length
    words = sum(token[:1].isalpha() and token.casefold() not in names for token in tokens)
    return _Gloss(_mended(" ".join(said)), known, words)


def _mended(english: str) -> str:
    """What stands in another order in English, put so."""
    text = re.sub(r"\s+([,.;:!?])", r"\1", english).strip(" ,.!?")
    for pattern, into in COMPILED:
        text = pattern.sub(into, text)
    return " ".join(text.split())
