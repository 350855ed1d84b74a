"""Machines, writers, extractive, phrases of a series: which episode came before; the bible of the project names it."""

from __future__ import annotations

SERIES: dict[str, tuple[str, ...]] = {
    "en": ("In this series it follows {before}.",),
    "de": ("In dieser Reihe folgt es auf {before}.",),
    "fr": ("Dans cette série, cela fait suite à {before}.",),
    "es": ("En esta serie sigue a {before}.",),
    "it": ("In questa serie viene dopo {before}.",),
    "nl": ("In deze reeks volgt het op {before}.",),
    "pt": ("Nesta série, vem depois de {before}.",),
}
