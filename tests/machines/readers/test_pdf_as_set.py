"""A line reads the same however a program has set it: ragged, filled, word by word, with ligatures; a wide gap is always seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.library.extraction import BlockKind
from engine.machines.readers.pdf.reader import read
from tests.fakes.library import pdf_drawn

SAID = (
    "“Naïve” engineers in Zürich first measured the flow – at 12.5°C – in the office of a façade café,",
    "and then reflected that the speci-",
    "fication of the harbour had not been as efficient as every specification before it was.",
)
WHOLE = (
    "“Naïve” engineers in Zürich first measured the flow – at 12.5°C – in the office of a façade café, and then reflected that "
    "the specification of the harbour had not been as efficient as every specification before it was."
)
WAYS = {
    "ragged": lambda words: f"({' '.join(words)}) Tj",
    "filled": lambda words: "[" + " -260 ".join(f"({word} )" for word in words) + "] TJ",
    "filled without spaces": lambda words: "[" + " -420 ".join(f"({word})" for word in words) + "] TJ",
    "word by word": lambda words: " ".join(f"({word} ) Tj" for word in words),
    "kerned": lambda words: "[" + " ".join(f"({letter}) {20 * (at % 3)}" for at, letter in enumerate(_letters(words))) + "] TJ",
    "in two pieces": lambda words: f"({' '.join(words)[:21]}) Tj ({' '.join(words)[21:]}) Tj",
}  # fmt: skip


def _letters(words: list[str]) -> list[str]:
    return re.findall(r"\\\d{3}|.", " ".join(words))


def _page(tmp_path: Path, *lines: str) -> Path:
    drawn = [f"BT /F1 11 Tf 72 {700 - 15 * at} Td {line} ET" for at, line in enumerate(lines)]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_drawn(["\n".join(drawn)]))
    return path


def _coded(line: str) -> list[str]:
    return line.replace("fi", "\\001").replace("fl", "\\002").split()


@pytest.mark.parametrize("way", WAYS)
def test_a_paragraph_reads_the_same_in_whatever_way_it_is_set(tmp_path: Path, way: str) -> None:
    path = _page(tmp_path, *(WAYS[way](_coded(line)) for line in SAID))
    assert read(path, None, lambda *_: None).text == WHOLE


def test_a_gap_as_wide_as_between_cells_is_seen_within_one_stroke(tmp_path: Path) -> None:
    rows = ("Low water 12 14", "Neap tides 21 23", "High water 44 47")
    lines = [f"[({' '.join(row.split()[:2])}) -4000 ({row.split()[2]}) -4000 ({row.split()[3]})] TJ" for row in rows]
    found = read(_page(tmp_path, "(The table tells what the gauge showed at the mill.) Tj", *lines), None, lambda *_: None)  # fmt: skip
    tables = [found.text[block.start : block.end] for block in found.layout.blocks if block.kind is BlockKind.TABLE]
    assert tables == ["Low water\t12\t14\nNeap tides\t21\t23\nHigh water\t44\t47"]
