"""Machines, models, prompts: the texts in resources/prompts with their places filled; what is filled in is never read as a text again."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from string import Template

from engine.foundation.paths import resources_dir


def prompt(name: str, **values: object) -> str:
    """The prompt of this name. Raises KeyError for a place nobody filled."""
    return Template(_text(name)).substitute({key: str(value) for key, value in values.items()}).strip()


@lru_cache(maxsize=32)
def _text(name: str) -> str:
    return (resources_dir() / "prompts" / f"{name}.txt").read_text(encoding="utf-8")


def gist(text: str, most_words: int) -> str:
    """The first words of a text, with an ellipsis where there are more."""
    words = text.split()
    return " ".join(words) if len(words) <= most_words else f"{' '.join(words[:most_words])} …"


def fence(*texts: str) -> str:
    """A mark that occurs in none of these texts, the same for the same texts: what stands between two of it is data."""
    joined = "\x00".join(texts)
    mark = hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:12].upper()
    while mark in joined:
        mark = hashlib.sha256(mark.encode()).hexdigest()[:12].upper()
    return mark


def fenced(mark: str, label: str, text: str) -> str:
    """A text between two marks."""
    return f"[{mark} {label}]\n{text}\n[{mark} end]"
