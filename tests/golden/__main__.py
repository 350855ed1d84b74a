"""Writes the golden files anew: `python -m tests.golden`; read the difference before keeping it."""

from __future__ import annotations

from tests.golden.description import GOLDEN, printed

if __name__ == "__main__":
    GOLDEN.write_text(printed(), encoding="utf-8")
