"""Whatever the palette, every word can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.pictures.colours import contrast, hexed, parsed
from engine.pictures.looks import look_of
from engine.pictures.model import Look
from engine.planning.envelope import VisualSystem

STYLES = ("Coastal documentary", "Bright engineering drawing", "Case file: shadow", "", "Warm interiors: paper")
COLOUR = st.tuples(*[st.floats(0, 1)] * 3).map(hexed)


def between(look: Look, one: str, other: str) -> float:
    """Contrast of two colours of a look."""
    first, second = parsed((getattr(look, one), getattr(look, other)))
    return contrast(first, second)


@given(st.lists(COLOUR, max_size=6), st.sampled_from(STYLES))
def test_text_keeps_its_contrast_with_any_palette(palette: list[str], style: str):
    look = look_of(VisualSystem(style, tuple(palette), "A serif"))
    assert between(look, "ink", "ground") >= 11
    assert between(look, "muted", "ground") >= 7
    assert between(look, "accent", "ground") >= 4.5
    assert between(look, "second", "ground") >= 4.5
    assert between(look, "on_accent", "card") >= 4.5


@pytest.mark.parametrize("palette", [(), ("nonsense",), ("#000",), ("#ffffff",), ("#808080", "#808080")])
def test_a_palette_of_one_colour_or_none_still_has_an_accent(palette: tuple[str, ...]):
    look = look_of(VisualSystem("Ledger and city", palette, "A condensed sans"))
    assert look.accent != look.ink
    assert not look.serif_titles
