"""Cues, spotting: which words of a script can be heard, and where they are only a manner of speaking; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from engine.stage.cues.heard_abroad import UNREAL as UNREAL_ABROAD
from engine.stage.cues.heard_words import FIGURES_OF_SPEECH, HEARD, Heard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.table_read.screenplay import Entry

UNREAL = re.compile(
    rf"\b(?:{UNREAL_ABROAD}|no|not|never|without|nobody|no one|if|as if|as though|like|could(?! hear)|would|may|might|should|will|shall|imagine|unless"
    r"|instead of|"
    rf"\w+n['’]t|won['’]t)\W+(?:[\w’']+\W+){{0,3}}$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d")
NEAR_WORDS = 3
APART = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A sound a script asks for: at which line, with which of its words (from 0), made of which prompt, how long."""

    entry_index: int
    scene_index: int
    word: int
    label: str
    prompt: str
    seconds: float
    said: str

    @property
    def key(self) -> str:
        """The same as long as the line says the same there."""
        return sha256(f"{self.prompt}@{self.word}:{self.said}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Restraint:
    """How many sounds a scene gets at most, how loud, and whether only lines that tell of a source get any."""

    most_a_scene: int = 2
    volume: float = 0.45
    only_sourced: bool = False
    away_from_numbers: bool = False


SAID = (
    (r"\b(?:none|no (?:sound )?effects|no sfx|without (?:sound )?effects|off|silent|voices only|speech only|dry)\b", Restraint(0)),
    (r"\b(?:sparse|sparing|sparingly|minimal|few|restrained|subtle)\b", Restraint(1, 0.4)),
    (r"\b(?:rich|full|cinematic|immersive|throughout|many|dense|lots)\b", Restraint(4, 0.55)),
)  # fmt: skip


def restraint_of(policy: str) -> Restraint:
    """What a plan's words about sound effects allow."""
    words = " ".join(policy.lower().split())
    found = next((one for pattern, one in SAID if re.search(pattern, words)), Restraint())
    quiet = 0.35 if re.search(r"\bquiet", words) else found.volume
    return Restraint(found.most_a_scene, quiet, "source" in words, "number" in words or "figure" in words)


def spotted(entries: Sequence[Entry], restraint: Restraint) -> tuple[Spot, ...]:
    """The sounds for a script, in its order: never two within three lines, never the same twice in a scene."""
    chosen: list[Spot] = []
    for entry in entries:
        spot = next(_fitting(entry, restraint), None)
        if spot is not None and _has_room(chosen, spot, restraint.most_a_scene):
            chosen.append(spot)
    return tuple(chosen)


@lru_cache(maxsize=8192)
def heard_in(text: str) -> tuple[tuple[Heard, int], ...]:
    """What can be heard in a text and where it begins, without what is only a manner of speaking."""
    masked = FIGURES_OF_SPEECH.sub(lambda found: "·" * len(found[0]), text)
    found = [
        (max(match.start(name) for name in match.re.groupindex), heard) for heard in HEARD for match in heard.pattern.finditer(masked)
        if not UNREAL.search(masked[: match.start()].rpartition(".")[2])
    ]  # fmt: skip
    return tuple((heard, place) for place, heard in sorted(found, key=lambda one: one[0]))


def word_at(text: str, place: int) -> int:
    """Which of the words shown begins or stands at this place."""
    before = text[:place]
    return len(before.split()) - (0 if not before or before[-1].isspace() else 1)


def _fitting(entry: Entry, restraint: Restraint) -> Iterator[Spot]:
    if entry.muted or restraint.most_a_scene == 0 or (restraint.only_sourced and not entry.evidence_ids):
        return
    words = entry.text.split()
    for heard, place in heard_in(entry.text):
        word = word_at(entry.text, place)
        around = words[max(0, word - NEAR_WORDS) : word + NEAR_WORDS + 1]
        if not (restraint.away_from_numbers and any(NUMBER.search(one) for one in around)):
            yield Spot(entry.index, entry.scene_index, word, heard.label, heard.prompt, heard.seconds, entry.text)


def _has_room(chosen: Sequence[Spot], spot: Spot, most: int) -> bool:
    here = [one for one in chosen if one.scene_index == spot.scene_index]
    near = bool(chosen) and spot.entry_index - chosen[-1].entry_index < APART
    return len(here) < most and not near and all(one.prompt != spot.prompt for one in here)
