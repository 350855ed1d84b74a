"""Checkouts to set up, small enough to make in a moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.places import Checkout

PROJECT = '[project]\nname = "a-play"\n[tool.ruff]\nline-length = 120\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A description and a pinned set, and no environment yet."""
    place = Checkout(tmp_path / "checkout")
    place.dev_requirements.parent.mkdir(parents=True)
    place.dev_requirements.write_text("one==1 \\\n    --hash=sha256:00\n")
    place.project.write_text(PROJECT)
    return place
