"""Pictures, narration: what is said over which scene, as much as fits the time, every claim with its evidence; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from engine.pictures.model import Scene, SceneKind
from engine.pictures.pacing import BREATH_S, LEAST_S
from engine.pictures.wordings import SENTENCE, plain
from engine.table_read.screenplay import Entry, Grounding, Screenplay
from engine.table_read.screenplay import Scene as PlayScene

NARRATOR = "NARRATOR"
READ_PER_S, SETTLES_S, MOST_S, READING = 4.0, 0.8, 5.5, (0.7, 0.5, 0.35)
"""Words somebody reads in a second, how long a scene takes to stand, the most that is kept for reading, and of the whole film.

Of the film less is kept, in these steps, where otherwise too little of it would be told.
"""
WORDS_PER_S, PAUSE_S, SEEN_S = 2.8, 0.55, 1.3
PLENTY, PLENTY_S = 1.4, 40.0
"""So much more is spoken than the time holds, by what it will probably take; what is kept is chosen when it has been heard."""
SPEECH = frozenset({SceneKind.QUOTATION, SceneKind.PORTRAIT})
SAYABLE = re.compile(r"[\w]")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence over a scene."""

    scene: int
    character: str
    text: str
    grounding: Grounding
    evidence_ids: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it will probably take."""
        return len(self.text.split()) / WORDS_PER_S + PAUSE_S


def said_over(scene: Scene) -> tuple[Said, ...]:
    """Everything that could be said over a scene, the most important first."""
    if scene.kind in SPEECH and scene.body:
        speaker = (scene.speaker or NARRATOR).upper()
        return tuple(
            Said(scene.index, speaker, text, Grounding.QUOTE, scene.evidence_ids) for text in _sentences(scene.body)
        )
    if scene.kind in (SceneKind.TITLE, SceneKind.CLOSING, SceneKind.CHAPTER):
        texts = [scene.title, scene.body] if scene.kind is SceneKind.TITLE else [scene.title]
        return tuple(
            Said(scene.index, NARRATOR, _stopped(text), Grounding.CONNECTIVE) for text in texts if SAYABLE.search(text)
        )
    told = _sentences(scene.notes if scene.evidence_ids else scene.body)
    grounding = Grounding.CLAIM if scene.evidence_ids else Grounding.CONNECTIVE
    return tuple(Said(scene.index, NARRATOR, text, grounding, scene.evidence_ids) for text in told)


def offered(scenes: Sequence[Scene], seconds: float, *, narrated: bool = True) -> tuple[Said, ...]:
    """What may be said over the scenes, a little more than the time holds; without `narrated` only what those say who are quoted."""
    return chosen(
        scenes, max(PLENTY * seconds, seconds + PLENTY_S), reading_s(scenes, seconds, READING[-1]), narrated=narrated
    )


def still(
    scenes: Sequence[Scene], heard: Sequence[int] | None, anew: int, *, narrated: bool = True
) -> tuple[Said, ...]:
    """What is said when one scene is another than it was: over each of the others as many sentences as were heard, where that is known."""
    said = list[Said]()
    for place, scene in enumerate(scenes):
        lines = _heard_over(scene, narrated)
        said += lines[: heard[place]] if heard is not None and place != anew else _fitting(lines, scene.seconds)
    return tuple(said)


def _fitting(lines: Sequence[Said], seconds: float) -> tuple[Said, ...]:
    until = accumulate(one.seconds for one in lines)
    return tuple(one for one, end in zip(lines, until, strict=True) if end <= PLENTY * seconds)


def _heard_over(scene: Scene, narrated: bool) -> tuple[Said, ...]:
    return tuple(one for one in said_over(scene) if narrated or one.character != NARRATOR)


def reading_s(scenes: Sequence[Scene], seconds: float, part: float = READING[0]) -> tuple[float, ...]:
    """How long each scene must be seen to be read; together no more than this part of the film, and each for a moment."""
    words = [len(" ".join((scene.title, *scene.bullets)).split()) for scene in scenes]
    needed = [min(MOST_S, max(LEAST_S, SETTLES_S + count / READ_PER_S)) for count in words]
    scale = min(1.0, part * seconds / max(1e-6, sum(needed)))
    least = min(SEEN_S, part * seconds / max(1, len(scenes)))
    raised = [max(least, one * scale) for one in needed]
    more, above = sum(raised) - scale * sum(needed), sum(one - least for one in raised)
    return tuple(one - more * (one - least) / above if above else one for one in raised)


def chosen(
    scenes: Sequence[Scene], seconds: float, reading: Sequence[float] | None = None, *, narrated: bool = True
) -> tuple[Said, ...]:
    """As many sentences as the time holds: first one over every scene, then more, evenly over the film so that none of it is silent for long.

    What a source says goes before what a card says anyhow, such as the title. Every scene has the time to be read first; what is said
    over it uses that up before it takes any from the others.
    """
    own = dict(zip((scene.index for scene in scenes), reading or reading_s(scenes, seconds), strict=True))
    room = seconds - BREATH_S * len(scenes) - sum(own.values())
    by_scene = {scene.index: _heard_over(scene, narrated) for scene in scenes}
    taken: list[tuple[int, int]] = []
    order = sorted(spread(list(by_scene)), key=lambda index: is_bare(by_scene[index]))
    for turn in range(max((len(lines) for lines in by_scene.values()), default=0)):
        for index in order:
            lines = by_scene[index]
            whole = turn == 0 or (index, turn - 1) in taken
            beyond = max(0.0, lines[turn].seconds - own[index]) if turn < len(lines) else 0.0
            if turn < len(lines) and whole and beyond <= room:
                room -= beyond
                own[index] = max(0.0, own[index] - lines[turn].seconds)
                taken.append((index, turn))
    return tuple(by_scene[index][turn] for index, turn in sorted(taken))


def is_bare(lines: Sequence[Said]) -> bool:
    """Whether none of it is a source's: the title, a chapter's name."""
    return not any(one.grounding is not Grounding.CONNECTIVE for one in lines)


def spread(places: Sequence[int]) -> list[int]:
    """The first, the last, then always the one farthest from those before it."""
    left, order = list(places), list[int]()
    while left:
        far = [min((abs(place - one) for one in order), default=0) for place in left]
        order.append(left.pop(far.index(max(far)) if len(order) != 1 else -1))
    return order


def screenplay(title: str, scenes: Sequence[Scene], said: Sequence[Said]) -> Screenplay:
    """The sentences as a screenplay, a scene a picture."""
    play = tuple(PlayScene(scene.index, scene.title or title, scene.role, (scene.beat_id,)) for scene in scenes)
    entries = tuple(
        Entry(number, one.scene, one.character, one.text, one.grounding, one.evidence_ids)
        for number, one in enumerate(said)
    )
    return Screenplay(title, "documentary", play, entries, NARRATOR)


def _sentences(text: str) -> list[str]:
    pieces = (piece.strip() for part in text.split(" … ") for piece in SENTENCE.split(plain(part)))
    return [_stopped(piece) for piece in pieces if SAYABLE.search(piece)]


def _stopped(text: str) -> str:
    return text if text.rstrip("”\"'’」』»").endswith((".", "!", "?", "…", ":", "。", "！", "？", "؟")) else f"{text}."
