"""Pictures, colours: contrast as WCAG measures it, and a palette of any size made into roles that can be read; pure."""

from __future__ import annotations

import colorsys
import re

HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
MARKED = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
NAMES = dict(
    pair.split(":")
    for pair in (
        "black:101010 white:fafafa grey:808080 gray:808080 silver:c0c4c8 charcoal:2f3437 slate:4a5a68 graphite:3b3f44 "
        "ink:17202a ivory:f8f4e6 cream:f6edd6 bone:ece5d5 paper:f5f1e6 parchment:efe3c8 sand:d9c39a beige:e6d8bd "
        "linen:f0e8da tan:c8a878 stone:a39e93 red:c0282d crimson:a51c30 scarlet:d6281f burgundy:6d1a2d maroon:6b1f26 "
        "brick:9c4233 rust:a8481f terracotta:c4663f copper:b36a3c orange:e07b26 amber:e3a018 ochre:c4892b "
        "mustard:cfa12d gold:c9a227 yellow:f0c82c lemon:f2e25a brown:6b4a32 chocolate:4a2f21 coffee:5a4234 "
        "coral:f2785c salmon:ee8d78 peach:f6b894 apricot:f2a65e pink:e88aa6 rose:d96c86 magenta:c02a86 fuchsia:cf2a8f "
        "plum:6b2f5c violet:6d4aa8 purple:65358f lavender:b3a4dc lilac:bfa3cf indigo:373a8f blue:2a63b0 navy:14284b "
        "cobalt:1f4fa3 azure:3f8fd6 sky:86bfe8 cyan:23a9c4 turquoise:2fb3a8 teal:1c7a7d aqua:4fc1c0 green:3a8a4a "
        "forest:1f4d33 emerald:1d8a5e olive:6e7032 sage:9caf88 mint:a4dcc0 moss:6a7a3a lime:a4c639 khaki:b5a56c"
    ).split()
)
"""Colours by their names, as a designer means them rather than as a screen's primary lights."""
SHADES = {
    "light": (1.3, 0.9), "pale": (1.4, 0.7), "soft": (1.12, 0.75), "pastel": (1.35, 0.8), "bright": (1.1, 1.3), "vivid": (1.0, 1.4),
    "dark": (0.6, 1.0), "deep": (0.7, 1.1), "midnight": (0.5, 1.0), "muted": (1.0, 0.55), "dusty": (1.05, 0.55),
}  # fmt: skip
"""What a word before a name does to lightness and strength."""
TEXT, COLOURED = 7.0, 4.8
DIM = 0.18
"""The luminance below which a ground is dark, so that letters on it are made lighter."""
Rgb = tuple[float, float, float]


def parsed(palette: tuple[str, ...]) -> list[Rgb]:
    """The colours that can be understood, as channels of 0..1: by their numbers, or by names such as *deep navy*."""
    return [colour for one in palette if (colour := _understood(one)) is not None]


def _understood(text: str) -> Rgb | None:
    """A colour somebody wrote: a number anywhere in it goes before its name."""
    if match := HEX.fullmatch(text.strip()) or MARKED.search(text):
        return _rgb(match[1])
    words = re.findall(r"[a-z]+", text.lower())
    named = next((NAMES[word] for word in reversed(words) if word in NAMES), None)
    if named is None:
        return None
    hue, light, own = colorsys.rgb_to_hls(*_rgb(named))
    for word in words:
        light, own = (light * SHADES[word][0], min(1.0, own * SHADES[word][1])) if word in SHADES else (light, own)
    return colorsys.hls_to_rgb(hue, min(0.96, light), own)


def hexed(colour: Rgb) -> str:
    """A colour as #rrggbb."""
    return "#" + "".join(f"{round(255 * max(0.0, min(1.0, channel))):02x}" for channel in colour)


def rounded(colour: Rgb) -> Rgb:
    """The colour as a screen shows it, in 256 steps a channel."""
    return _rgb(hexed(colour).lstrip("#"))


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: Rgb, ground: Rgb, least: float) -> Rgb:
    """The colour, lightened or darkened away from the ground until it can be read on it."""
    hue, light, strength = colorsys.rgb_to_hls(*colour)
    up = luminance(ground) < DIM
    for step in range(101):
        tried = light + (1 - light) * step / 100 if up else light * (1 - step / 100)
        candidate = rounded(colorsys.hls_to_rgb(hue, tried, strength))
        if contrast(candidate, ground) >= least:
            return candidate
    return (1.0, 1.0, 1.0) if up else (0.0, 0.0, 0.0)


def shifted(colour: Rgb, light: float, strength: float | None = None, turn: float = 0.0) -> Rgb:
    """The same hue (turned by a part of the circle) at another lightness and strength."""
    hue, _, own = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb((hue + turn) % 1, light, own if strength is None else strength)


def strength(colour: Rgb) -> float:
    """How far a colour is from grey."""
    return max(colour) - min(colour)


def mixed(one: Rgb, other: Rgb, part: float) -> Rgb:
    """`part` of the other colour in the one."""
    return (
        one[0] + (other[0] - one[0]) * part,
        one[1] + (other[1] - one[1]) * part,
        one[2] + (other[2] - one[2]) * part,
    )


def _rgb(text: str) -> Rgb:
    whole = text if len(text) == 6 else "".join(2 * letter for letter in text)
    return int(whole[0:2], 16) / 255, int(whole[2:4], 16) / 255, int(whole[4:6], 16) / 255
