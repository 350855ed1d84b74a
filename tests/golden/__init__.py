"""What must not change unnoticed, kept as files."""

from __future__ import annotations

from pathlib import Path

GOLDEN_VOICES = Path(__file__).with_name("voices.txt")
