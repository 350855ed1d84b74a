"""Pictures, narration: what is said over which scene, as much as fits the time, every claim with its evidence; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.pictures.model import Scene, SceneKind
from engine.pictures.wordings import SENTENCE, plain
from engine.table_read.screenplay import Entry, Grounding, Screenplay
from engine.table_read.screenplay import Scene as PlayScene

NARRATOR = "NARRATOR"
READ_PER_S, SETTLES_S, MOST_S, READING = 4.0, 0.8, 5.5, (0.7, 0.5, 0.35)
"""Words somebody reads in a second, how long a scene takes to stand, the most that is kept for reading, and of the whole film.

Of the film less is kept, in these steps, where otherwise too few of its scenes would be told.
"""
TOLD = 2 / 3
WORDS_PER_S, PAUSE_S, LEAST_S, BREATH_S = 2.8, 0.55, 2.0, 0.7
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


def told(scenes: Sequence[Scene], seconds: float) -> tuple[tuple[Said, ...], tuple[float, ...]]:
    """What is said over the scenes and how long each must be seen to be read; a short film is read quicker, so that most of it is told."""
    found = tuple[Said, ...](), tuple[float, ...]()
    for part in READING:
        reading = reading_s(scenes, seconds, part)
        found = chosen(scenes, seconds, reading), reading
        if len({one.scene for one in found[0]}) >= TOLD * len(scenes):
            break
    return found


def reading_s(scenes: Sequence[Scene], seconds: float, part: float = READING[0]) -> tuple[float, ...]:
    """How long each scene must be seen to be read; together never more than this part of the film."""
    words = [len(" ".join((scene.title, *scene.bullets)).split()) for scene in scenes]
    needed = [min(MOST_S, max(LEAST_S, SETTLES_S + count / READ_PER_S)) for count in words]
    scale = min(1.0, part * seconds / max(1e-6, sum(needed)))
    return tuple(one * scale for one in needed)


def chosen(scenes: Sequence[Scene], seconds: float, reading: Sequence[float] | None = None) -> tuple[Said, ...]:
    """As many sentences as the time holds: first one over every scene, then more, evenly over the film so that none of it is silent for long.

    What a source says goes before what a card says anyhow, such as the title. Every scene has the time to be read first; what is said
    over it uses that up before it takes any from the others.
    """
    own = dict(zip((scene.index for scene in scenes), reading or reading_s(scenes, seconds), strict=True))
    room = seconds - BREATH_S * len(scenes) - sum(own.values())
    by_scene = {scene.index: said_over(scene) for scene in scenes}
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


def fitted(
    spoken: Sequence[Sequence[float]],
    seconds: float,
    reading: Sequence[float] | None = None,
    bare: Collection[int] = (),
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """How many sentences of each scene are kept and how long each scene lasts, so that all last `seconds`.

    `spoken` holds the measured seconds of every sentence by scene, `reading` what each needs to be read; the scenes of `bare` are the
    first to fall silent.
    """
    kept, needed = [len(lines) for lines in spoken], reading or [LEAST_S] * len(spoken)

    def least(scene: int) -> float:
        return max(needed[scene], sum(spoken[scene][: kept[scene]]) + (BREATH_S if kept[scene] else 0.0))

    floor = 0.0 if reading else min(LEAST_S, seconds / max(1, len(spoken)))
    while sum(map(least, range(len(spoken)))) > seconds and any(kept):
        fullest = max(
            range(len(spoken)),
            key=lambda scene: (
                kept[scene] > 1,
                kept[scene] > 0 and scene in bare,
                least(scene) if kept[scene] else 0.0,
            ),
        )
        kept[fullest] -= 1
    for scene in sorted(range(len(spoken)), key=lambda scene: (scene in bare, sum(spoken[scene][:1]))):
        # What was left out for a longer one that did not fit either.
        back = min(1, len(spoken[scene])) if not kept[scene] else 0
        kept[scene] += back
        if sum(map(least, range(len(spoken)))) > seconds:
            kept[scene] -= back
    lengths = [max(floor, least(scene) if kept[scene] or reading else floor) for scene in range(len(spoken))]
    spare = (seconds - sum(lengths)) / max(1, len(lengths))
    return tuple(kept), tuple(length + spare for length in lengths)


def within(spoken: Sequence[Sequence[float]], lengths: Sequence[float]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """How many sentences of each scene are kept when the scenes last what they last."""
    kept = [
        next((count for count in range(len(lines), 0, -1) if sum(lines[:count]) + BREATH_S / 2 <= length), 0)
        for lines, length in zip(spoken, lengths, strict=True)
    ]
    return tuple(kept), tuple(lengths)


def _sentences(text: str) -> list[str]:
    pieces = (piece.strip() for part in text.split(" … ") for piece in SENTENCE.split(plain(part)))
    return [_stopped(piece) for piece in pieces if SAYABLE.search(piece)]


def _stopped(text: str) -> str:
    return text if text.rstrip("”\"'’").endswith((".", "!", "?", "…", ":")) else f"{text}."
