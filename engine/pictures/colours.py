"""Pictures, colours: contrast as WCAG measures it, and a palette of any size made into roles that can be read; pure."""

from __future__ import annotations

import colorsys
import re

HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
TEXT, COLOURED = 7.0, 4.8
DIM = 0.18
"""The luminance below which a ground is dark, so that letters on it are made lighter."""
Rgb = tuple[float, float, float]


def parsed(palette: tuple[str, ...]) -> list[Rgb]:
    """The colours that can be understood, as channels of 0..1."""
    found = (HEX.fullmatch(one.strip()) for one in palette)
    return [_rgb(match[1]) for match in found if match]


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
