"""Machines, writers, extractive, manner: what tone, writing style and audience mean for how the lines are said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from engine.machines.writers.extractive.directions import Directions, directions_of
from engine.machines.writers.extractive.wishes import MANNER

SOBER = re.compile(
    r"\b(?:sober|serious|earnest|solemn|grave|dignified|respectful|matter-of-fact|factual|formal|neutral|restrained|dry facts|academic)\b",
    re.IGNORECASE,
)
BRIEF = re.compile(
    r"\b(?:short(?:er)? (?:sentences?|lines?|words?)|simpl[ey]\w*|plain(?:ly)? (?:language|words?|english|spoken)|punchy|terse|clipped|brisk|staccato|"
    r"easy to follow)\b"
    r"|\b(?:children|kids|pupils|beginners|newcomers|general public|lay(?:people|men)|year-olds)\b",
    re.IGNORECASE,
)
SHORT_BREATH = 20


def mannered(wanted: Directions, target: Mapping[str, object], brief: Mapping[str, object]) -> Directions:
    """The wishes of the notes with what the target and the brief ask of the style; the notes themselves go before."""
    style = " ".join(str(text) for text in (target.get("tone"), brief.get("writingStyle")) if text)
    whom = " ".join(str(text) for text in (target.get("audience"), brief.get("audience")) if text)
    told = directions_of(style)
    manners = list(dict.fromkeys(hit[0].lower() for hit in MANNER.finditer(style)))
    return replace(
        wanted,
        sober=wanted.sober or told.sober or SOBER.search(style) is not None,
        recaps=wanted.recaps and told.recaps,
        interruptions=wanted.interruptions and told.interruptions,
        credits=wanted.credits and told.credits,
        end_on_question=wanted.end_on_question or told.end_on_question,
        deliveries=wanted.deliveries or ((", ".join(manners),) if manners else ()),
        breath=SHORT_BREATH if BRIEF.search(f"{style} {whom}") else wanted.breath,
    )
