"""Machines, models, wishes: what the person who ordered a plan or a read asked for, as a model is told it; the series bible included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.library.digesting.tongues import ENGLISH, tongue_of_most

LABELS = (
    ("objective", "Objective"), ("audience", "Audience"), ("tone", "Tone"), ("outcome", "Outcome"), ("industry", "Field"), ("distributionContext", "Made for"),
    ("projectFormat", "Format"), ("installmentLabel", "Part of a series"), ("genre", "Genre"), ("writingStyle", "Style"), ("castNotes", "Cast"),
    ("seriesContext", "Series"), ("replanInstruction", "Also"), ("comps", "Near to"), ("mustKnowBeforeWriting", "Must be told"),
)  # fmt: skip
BANS = (("brandSafety", "Never speak of"), ("forbiddenVisuals", "Never show"))
LONGEST_WISH, LONGEST_SUMMARY = 800, 160
MOST_PEOPLE, MOST_EPISODES = 16, 6


def wishes(
    target: Mapping[str, Any], brief: Mapping[str, Any], style: Mapping[str, Any], notes: Iterable[str | None], never: Iterable[str] = ()
) -> str:  # fmt: skip
    """A line for every wish; a line that says so where there is none."""
    asked = {**brief, **{name: value for name, value in target.items() if value}}
    lines = [f"- {label}: {_words(asked[name])}" for name, label in LABELS if asked.get(name)]
    lines += [f"- {label}: {_words(style[name])}" for name, label in BANS if style.get(name)]
    lines += _established(brief.get("seriesBible"))
    lines += [f"- Notes: {note}" for note in notes if note]
    lines += [f"- Words that may not be said: {', '.join(never)}"] if never else []
    return "\n".join(lines) or "- nothing in particular"


def language_line(texts: Iterable[str]) -> str:
    """A wish that names the language of the sources, empty where it is English or nobody knows it."""
    tongue = tongue_of_most(texts)
    return (
        f"\n- Language: write everything in {tongue.name}, as the passages are"
        if tongue.code not in ("", ENGLISH.code)
        else ""
    )


def _established(bible: Any) -> list[str]:
    """People and episodes the series bible knows, by name."""
    if not isinstance(bible, Mapping):
        return []
    people = [_row(row, "name", "role") for row in _rows(bible.get("characters"))[:MOST_PEOPLE]]
    episodes = [_row(row, "title", "summary") for row in _rows(bible.get("episodes"))[-MOST_EPISODES:]]
    told = [("People of the series", people), ("Episodes so far", episodes)]
    return [f"- {label}: {'; '.join(filter(None, rows))}" for label, rows in told if any(rows)]


def _rows(part: Any) -> list[Any]:
    return [row for row in part if isinstance(row, str | Mapping)] if isinstance(part, list) else []


def _row(row: Any, name: str, more: str) -> str:
    if isinstance(row, str):
        return row
    said = str(row.get(more) or "")[:LONGEST_SUMMARY]
    return f"{row.get(name)} ({said})" if row.get(name) and said else str(row.get(name) or "")


def _words(wish: Any) -> str:
    return ("; ".join(map(str, wish)) if isinstance(wish, list | tuple) else str(wish))[:LONGEST_WISH]
