"""Bench, typeset: pages as programs really set them: ragged, set to fill, word by word; accents, quotation marks, ligatures, broken words."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.bench.long_documents import WORDS, sentence
from tests.fakes.library import pdf_drawn

LINES, WIDE = 42, 84
ODD = (
    "naïve café “the harbour” Zürich office flow – élan résumé Østfold don’t façade efficient señor first-rate £240 reflected "
    "Århus… specification 12.5°C"
).split()
SYLLABLE = 4


def typeset(pages: int, seed: int = 11) -> bytes:
    """A PDF of a report with a running header and page numbers; its pages are set in three ways by turns."""
    chance = random.Random(seed)
    contents = []
    for number in range(1, pages + 1):
        way = WAYS[number % len(WAYS)]
        lines = [_at(72, 812, 9, "F1", _ragged("Annual survey of the coast", chance))]
        if number % 4 == 1:
            lines.append(
                _at(
                    72,
                    780,
                    15,
                    "F2",
                    _ragged(f"{number}. The matter of {chance.choice(WORDS)} and {chance.choice(WORDS)}", chance),
                )
            )
        lines += [_at(72, 750 - 16 * at, 10.5, "F1", way(line, chance)) for at, line in enumerate(broken(chance))]
        contents.append("\n".join([*lines, _at(290, 30, 9, "F1", _ragged(str(number), chance))]))
    return pdf_drawn(contents)


def broken(chance: random.Random) -> list[str]:
    """Lines of about the same length; a long word at the end of one is broken by a hyphen."""
    words = " ".join(sentence(chance) for _ in range(40)).split()
    for _ in range(len(words) // 12):
        words[chance.randrange(len(words))] = chance.choice(ODD)
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) < WIDE:
            line = f"{line} {word}".strip()
            continue
        room = WIDE - len(line) - 2
        cut = room if SYLLABLE <= room <= len(word) - SYLLABLE and word.isalpha() else 0
        lines.append(f"{line} {word[:cut]}-" if cut else line)
        line = word[cut:]
    return lines[:LINES]


def _at(x: float, y: float, size: float, font: str, shown: str) -> str:
    return f"BT /{font} {size} Tf {x} {y} Td {shown} ET"


def _ragged(text: str, chance: random.Random) -> str:
    return f"({_coded(text)}) Tj"


def _filled(text: str, chance: random.Random) -> str:
    wide = chance.randint(60, 260)
    return "[" + f" {-wide} ".join(f"({_coded(word)} )" for word in text.split()) + "] TJ"


def _by_words(text: str, chance: random.Random) -> str:
    return " ".join(f"({_coded(word)} ) Tj" for word in text.split())


WAYS: tuple[Callable[[str, random.Random], str], ...] = (_ragged, _filled, _by_words)


def _coded(text: str) -> str:
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return shown.replace("fi", r"\001").replace("fl", r"\002")
