"""The page of spoken forms says what is so; and nothing of what programs write is read aloud as marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.table_read.saying import spoken_tokens

PAGE = Path(__file__).parents[3] / "docs" / "how-things-are-said.md"
ROWS = re.findall(r"^\| `` (.+?) `` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
HARD = (
    "The function int *get_ptr(const char **argv, size_t n) returns NULL.", "Set ptr->next = NULL if (a && !b) || c != d.",
    "Use `pip install foo>=1.2,<2.0` with --no-deps, ${PATH} and %APPDATA%.", "| a | b |", "See <tag attr=\"x\">text</tag> and ![pic](a.png).",
    "Ca2+ ions, SO₄²⁻, ~5 µm, 3 × 10⁸ m/s & 1e-9 → 2^10.", "Die Funktion get_ptr(*p) gibt 0x80070005 zurück & das ist nicht **gut** [12].",
    "Le prix est passé de 20 % à 3 000 € (cf. https://exemple.fr/page#x), ce qui est _trop_ pour les uns.",
)  # fmt: skip


def _said(text: str) -> str:
    return " ".join(words for words in spoken_tokens(text) if words)


@pytest.mark.parametrize(("written", "said"), ROWS, ids=[str(at) for at in range(len(ROWS))])
def test_a_row_of_the_page_is_said_so(written: str, said: str) -> None:
    assert _said(written) == said


def test_the_page_has_every_sort_of_thing() -> None:
    assert len(ROWS) > 80


@pytest.mark.parametrize("line", HARD, ids=[str(at) for at in range(len(HARD))])
def test_no_mark_is_read_aloud(line: str) -> None:
    assert len(spoken_tokens(line)) == len(line.split())
    assert not set(_said(line)) & set("*_`#<>|[](){}$%&=~^/\\@→×")
