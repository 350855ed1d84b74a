"""Whatever the palette, every word can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.pictures.colours import contrast, hexed, luminance, parsed, strength
from engine.pictures.lettering import lettering_of
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
    assert (look.face, look.serif_titles) == ("Oswald", False)


@pytest.mark.parametrize(
    ("typography", "titles", "numbers"),
    [
        ("A sturdy serif for titles, a plain sans for figures", "Noto Serif Display", "Noto Sans"),
        ("A geometric sans throughout, figures set large", "Montserrat", "Montserrat"),
        ("A condensed sans for numbers, a newspaper serif for words", "Noto Serif Display", "Oswald"),
        ("A typewriter face for documents, a grave serif for titles", "Noto Serif Display", "Noto Serif Display"),
        ("An old-style serif, hand-drawn captions", "EB Garamond", "EB Garamond"),
        ("A friendly serif with large lower case", "Noto Serif Display", "Noto Serif Display"),
        ("Handwritten headlines and a plain sans", "Caveat", "Caveat"),
        ("Rounded sans", "Nunito", "Nunito"),
        ("JetBrains Mono", "JetBrains Mono", "JetBrains Mono"),
        ("", "Noto Serif Display", "Noto Serif Display"),
        ("whatever you like", "Noto Serif Display", "Noto Serif Display"),
    ],
)
def test_a_typography_in_words_becomes_the_nearest_of_our_typefaces(typography: str, titles: str, numbers: str) -> None:
    found = lettering_of(typography)
    assert (found.titles, found.numbers, found.said) == (titles, numbers, "")


def test_a_typeface_that_is_not_here_gives_way_to_the_nearest_and_says_so() -> None:
    found = lettering_of("Futura for titles, Georgia for text")
    assert found.titles == "Montserrat"
    assert found.said == "Futura and Georgia are not among the typefaces of pictures; titles are set in Montserrat."


def test_a_palette_may_be_written_in_words() -> None:
    navy, cream, marked, muted, plain = parsed(
        ("Deep navy", "warm cream", "brick, as in #9c4233", "dusty rose", "rose")
    )
    assert navy[2] > navy[0] and luminance(navy) < 0.05
    assert luminance(cream) > 0.75
    assert hexed(marked) == "#9c4233"
    assert strength(muted) < strength(plain)
    assert parsed(("a colour nobody knows", "#12")) == []


def test_plans_of_different_systems_look_different() -> None:
    looks = [
        look_of(VisualSystem(style, palette, typography))
        for style, palette, typography in (
            ("Hand-drawn sketchbook", ("cream", "terracotta", "teal"), "Handwritten"),
            ("Film noir", ("black", "gold", "white"), "Typewriter"),
            ("Documentary print", ("#23262b", "brick"), "A condensed sans"),
            ("Playful", ("#fff4d6", "#ff5a5f", "#00a699"), "Rounded sans"),
        )
    ]
    for part in ("ground", "accent", "face", "motif"):
        assert len({getattr(look, part) for look in looks}) == 4, part
