"""Pictures, looks: a plan's visual system becomes colours that can be read, letters and a background; pure."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from engine.pictures.colours import (
    COLOURED,
    DIM,
    TEXT,
    Rgb,
    contrast,
    hexed,
    luminance,
    mixed,
    parsed,
    readable,
    rounded,
    shifted,
    strength,
)
from engine.pictures.lettering import SERIF, lettering_of
from engine.pictures.model import Look

if TYPE_CHECKING:
    from engine.planning.envelope import VisualSystem

LIGHT = frozenset(
    "bright clean calm paper warm daylight notebook ledger airy light white reportage playful cheerful friendly drawn sketch "
    "sketchbook watercolour watercolor pastel sunny storybook cartoon minimal minimalist newspaper vintage".split()
)
DARK = frozenset(
    "dark night shadow deep observatory coastal noir black lamp cinematic moody gothic midnight neon thriller mystery".split()
)
MOTIFS = (
    ("waves", "sea coast coastal tide water river harbour wave ocean rain wet"),
    ("grid", "engineering drawing grid exact blueprint lines software code screen data"),
    ("stars", "observatory night star space sky points planet"),
    ("columns", "ledger city figures market column glass finance"),
    ("leaves", "notebook leaves forest field green garden pencil plant"),
    ("beam", "file case lamp contrast shadow court evidence noir thriller mystery cinematic"),
    ("strokes", "drawn sketch sketchbook handmade watercolour watercolor crayon chalk brush doodle storybook"),
    ("dots", "playful cheerful friendly fun cartoon comic pop toy kids bubbles confetti"),
    ("print", "newspaper press print vintage retro archive archival documentary halftone riso"),
    ("rings", "calm clean soft daylight humanist hands"),
)
BLACK: Rgb = (0.0, 0.0, 0.0)
WHITE: Rgb = (1.0, 1.0, 1.0)
HOUSE: Rgb = (0.19, 0.36, 0.45)
SEEN = 2.0
"""The contrast at which a card stands out from what is shown before it."""
LIT = 0.2
"""How much of its colours the backdrop lays on the ground, at most, where letters stand."""


def look_of(system: VisualSystem, title: str = "") -> Look:
    """The look of a visual system; a palette of one colour, or of none that can be understood, is filled up."""
    lettering = lettering_of(system.typography)
    given, words = parsed(system.palette) or [HOUSE], set(re.findall(r"[a-z]+", system.style.lower()))
    light = bool(words & LIGHT) and not words & DARK
    ground = rounded(_ground(given, light))
    ink = readable(_ink(given, ground), ground, 11.0)
    surface = mixed(ground, WHITE, 0.085) if not light else mixed(ground, WHITE, 0.65)
    deep = mixed(ground, BLACK, 0.32 if not light else 0.06)
    nearest = _nearest(ground, surface, deep, (_accent(given), _second(given, _accent(given))))
    accent = readable(_accent(given), nearest, COLOURED)
    second = readable(_second(given, _accent(given)), nearest, COLOURED)
    card = readable(_accent(given), ground, SEEN)
    return Look(
        ground=hexed(ground),
        deep=hexed(deep),
        surface=hexed(surface),
        ink=hexed(ink),
        muted=hexed(readable(mixed(ink, ground, 0.38), ground, TEXT)),
        accent=hexed(accent),
        on_accent=hexed(BLACK if contrast(BLACK, card) > contrast(WHITE, card) else WHITE),
        second=hexed(second),
        serif_titles=lettering.titles == SERIF,
        face=lettering.titles,
        numerals=lettering.numbers,
        motif=_motif(words),
        card=hexed(card),
        seed=int.from_bytes(hashlib.sha256(f"{title}\0{system.style}".encode()).digest()[:4], "big"),
    )


def _ground(given: list[Rgb], light: bool) -> Rgb:
    if light:
        lightest = max(given, key=luminance)
        return lightest if luminance(lightest) > 0.72 else shifted(lightest, 0.95, 0.35)
    darkest = min(given, key=luminance)
    return darkest if luminance(darkest) < 0.03 else shifted(darkest, 0.11)


def _nearest(ground: Rgb, surface: Rgb, deep: Rgb, colours: tuple[Rgb, ...]) -> Rgb:
    """Of all that coloured letters stand on, what they are hardest to read on: the ground is lit by these colours."""
    lit = [mixed(ground, one, LIT) for one in colours]
    return (max if luminance(ground) < DIM else min)((ground, surface, deep, *lit), key=luminance)


def _ink(given: list[Rgb], ground: Rgb) -> Rgb:
    """The colour that stands out most, nearly grey, since it carries every word."""
    best = max(given, key=lambda one: contrast(one, ground))
    grey = sum(best) / 3
    return mixed(best, (grey, grey, grey), 0.75) if strength(best) > 0.25 else best


def _accent(given: list[Rgb]) -> Rgb:
    """The strongest colour; one far from a single one, short of its complement, which makes olive of many a blue."""
    strongest = max(given, key=strength)
    if len(given) == 1:
        return shifted(strongest, 0.58, max(0.55, strength(strongest)), 0.42 if strength(strongest) > 0.08 else 0.07)
    return strongest if strength(strongest) > 0.12 else shifted(HOUSE, 0.6, 0.55, 0.5)


def _second(given: list[Rgb], accent: Rgb) -> Rgb:
    """Another colour, as far from the accent as the palette allows."""
    middle = [one for one in given if 0.08 < luminance(one) < 0.75 and one != accent]
    return max(
        middle,
        key=lambda one: sum(abs(a - b) for a, b in zip(one, accent, strict=True)),
        default=shifted(accent, 0.7, 0.3, 0.45),
    )


def _motif(words: set[str]) -> str:
    scores = [(len(words & set(likes.split())), -at, name) for at, (name, likes) in enumerate(MOTIFS)]
    score, _, name = max(scores)
    return name if score else "rings"
