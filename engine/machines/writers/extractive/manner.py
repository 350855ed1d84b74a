"""Machines, writers, extractive, manner: what tone, writing style and audience mean for how the lines are said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from engine.machines.writers.extractive.directions import Directions, directions_of
from engine.machines.writers.extractive.wishes import MANNER
from engine.planning.listeners import Listeners, listeners_of

SOBER = re.compile(
    r"\b(?:sober|serious|earnest|solemn|grave|dignified|respectful|matter-of-fact|factual|formal|neutral|restrained|dry facts|academic|"
    r"ernst\w*|sachlich\w*|nüchtern\w*|förmlich\w*|sérieu\w+|sobre\w*|factuel\w*|neutre|formel\w*|seri[oa]|sobri[oa]|formal[e]?|objetiv[oa]|oggettiv[oa]|zakelijk|ernstig|séri[oa]|sóbri[oa]|objectiv[oa])\b",
    re.IGNORECASE,
)
SHORT_BREATH = 20


def mannered(
    wanted: Directions, target: Mapping[str, object], brief: Mapping[str, object], notes: str | None = None
) -> Directions:
    """The wishes of the notes with what the target and the brief ask of the style; the notes themselves go before."""
    style = " ".join(str(text) for text in (target.get("tone"), brief.get("writingStyle")) if text)
    whom = " ".join(str(text) for text in (target.get("audience"), brief.get("audience")) if text)
    told = directions_of(style)
    plainly = listeners_of(whom, style, notes or "") is Listeners.NEWCOMERS
    manners = list(dict.fromkeys(hit[0].lower() for hit in MANNER.finditer(style)))
    return replace(
        wanted,
        lighter=wanted.lighter or told.lighter,
        sober=wanted.sober or told.sober or SOBER.search(style) is not None,
        recaps=wanted.recaps and told.recaps,
        interruptions=wanted.interruptions and told.interruptions,
        credits=wanted.credits and told.credits,
        end_on_question=wanted.end_on_question or told.end_on_question,
        deliveries=wanted.deliveries or ((", ".join(manners),) if manners else ()),
        breath=SHORT_BREATH if plainly else wanted.breath,
    )
