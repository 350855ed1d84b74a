"""Scoring, blocks: everything on the timeline as blocks in lanes, in words and in time; pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum

from engine.stage.modifications.model import Modification, ModificationStatus
from engine.stage.music.model import Clip, ClipStatus
from engine.stage.score import Anchor
from engine.stage.scoring.model import LaidProposal, Sheet

NAMES = {
    "autotune": "Autotune", "telephone": "Telephone", "hall": "Hall", "robot": "Robot", "pitch": "Pitch", "speed": "Speed",
}  # fmt: skip


PROPOSED = "proposed"


class Lane(IntEnum):
    """From top to bottom."""

    SCENES = 0
    LINES = 1
    COLOURS = 2
    CUES = 3
    MUSIC = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Something that can be chosen: `key` is a scene, a line or an id; `state` is empty, off, making, failed, none or proposed."""

    lane: Lane
    key: int | str
    start_ms: int
    end_ms: int
    label: str
    said: str
    color: str = ""
    state: str = ""

    @property
    def name(self) -> tuple[Lane, int | str]:
        """What it is known by, whatever happens to it."""
        return self.lane, self.key


@dataclass(frozen=True, slots=True)
class Score:
    """All blocks by lane, in order of time, and how long it lasts."""

    lanes: dict[Lane, tuple[Block, ...]] = field(default_factory=dict)
    duration_ms: int = 0

    def lane(self, lane: Lane) -> tuple[Block, ...]:
        """The blocks of a lane."""
        return self.lanes.get(lane, ())

    def find(self, name: tuple[Lane, int | str] | None) -> Block | None:
        """The block of this name."""
        return next((one for one in self.lane(name[0]) if one.name == name), None) if name else None

    def between(self, lane: Lane, start_ms: float, end_ms: float) -> tuple[Block, ...]:
        """The blocks of a lane that touch a stretch of time; what overlaps its neighbours may be looked for a little further."""
        blocks = self.lane(lane)
        if lane in (Lane.LINES, Lane.SCENES):
            first = max(0, bisect_right(blocks, start_ms, key=lambda one: one.start_ms) - 1)
            last = bisect_right(blocks, end_ms, key=lambda one: one.start_ms)
            return blocks[first:last]
        return tuple(one for one in blocks if one.end_ms >= start_ms and one.start_ms <= end_ms)

    def nearest(self, lane: Lane, at_ms: float) -> Block | None:
        """The block of a lane nearest to a moment."""
        return min(self.lane(lane), key=lambda one: _away(one, at_ms), default=None)


def score_of(sheet: Sheet) -> Score:
    """Everything of a sheet as blocks."""
    spans = _scene_spans(sheet)
    lanes = {
        Lane.SCENES: tuple(
            Block(Lane.SCENES, scene.index, *spans[scene.index], scene.title, f"Scene {scene.index + 1}: {scene.title}")
            for scene in sheet.read.screenplay.scenes
            if scene.index in spans
        ),
        Lane.LINES: tuple(_line(sheet, position) for position in range(len(sheet.timeline.entries))),
        Lane.COLOURS: _in_time(_colour(sheet, one) for one in sheet.inputs.modifications),
        Lane.CUES: _in_time(
            [
                *(_cue(sheet, number) for number in range(len(sheet.inputs.cues))),
                *(_proposal(sheet, one) for one in sheet.proposals),
            ]
        ),
        Lane.MUSIC: tuple(_bed(sheet, scene, spans[scene]) for scene in sorted(spans)),
    }
    return Score(lanes, sheet.timeline.duration_ms)


def lines_said(first: int, last: int) -> str:
    """Lines in words."""
    return f"line {first + 1}" if first == last else f"lines {first + 1} to {last + 1}"


def _scene_spans(sheet: Sheet) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for entry in sheet.timeline.entries:
        start, _ = spans.get(entry.scene_index, (entry.start_ms, 0))
        spans[entry.scene_index] = (start, entry.end_ms)
    for bed in sheet.beds:
        if bed.scene_index in spans:
            start, end = spans[bed.scene_index]
            spans[bed.scene_index] = min(start, bed.start_ms), max(end, bed.end_ms)
    return spans


def _line(sheet: Sheet, position: int) -> Block:
    timed, entry = sheet.timeline.entries[position], sheet.read.screenplay.entries[position]
    colors = {member.character: member.color for member in sheet.read.cast}
    state = "off" if entry.muted else "" if timed.rendered else "making"
    said = f"Line {position + 1}, {entry.character}: {entry.text}"
    label = f"{entry.character}  {entry.text}"
    return Block(
        Lane.LINES, position, timed.start_ms, timed.end_ms, label, said, colors.get(entry.character, "#888888"), state
    )


def _colour(sheet: Sheet, one: Modification) -> Block:
    entries, name = sheet.timeline.entries, NAMES.get(one.effect, one.effect)
    first, last = min(one.first, len(entries) - 1), min(one.last, len(entries) - 1)
    state = "failed" if one.status is ModificationStatus.FAILED else "making" if one.is_in_flight else ""
    said = f"{name} on {lines_said(one.first, one.last)}"
    said += {"failed": f", failed: {one.error}", "making": ", being made"}.get(state, "")
    return Block(Lane.COLOURS, one.id, entries[first].start_ms, entries[last].end_ms, name, said, "", state)


def _cue(sheet: Sheet, number: int) -> Block:
    cue = sheet.inputs.cues[number]
    laid = next((one for one in sheet.cues if one.cue_id == cue.id), None)
    start = laid.start_ms if laid else sheet.timeline.entries[cue.entry_index].start_ms
    end = laid.end_ms if laid else start + round(cue.seconds * 1000)
    state = "failed" if cue.is_draft else "" if cue.enabled and cue.volume > 0 else "off"
    said = f"Sound effect {cue.label} at {place_said(sheet, cue.entry_index, cue.word)}"
    said += {"failed": f", no sound: {cue.error}", "off": ", off"}.get(state, "")
    return Block(Lane.CUES, cue.id, start, end, cue.label, said, "", state)


def _proposal(sheet: Sheet, laid: LaidProposal) -> Block:
    spot = laid.proposal.spot
    said = f"Proposed sound effect {spot.label} at {place_said(sheet, spot.entry_index, spot.word)}, not added yet"
    return Block(
        Lane.CUES, proposed(spot.entry_index), laid.start_ms, laid.end_ms, f"{spot.label}?", said, "", PROPOSED
    )


def proposed(line: int) -> str:
    """What the proposal at a line is known by."""
    return f"{PROPOSED} {line}"


def line_of_proposal(block: Block) -> int | None:
    """At which line a proposal is; None for anything else."""
    return int(str(block.key).removeprefix(PROPOSED)) if block.state == PROPOSED else None


def place_said(sheet: Sheet, entry_index: int, word: int | None) -> str:
    """A place in the words, in words."""
    words = sheet.read.screenplay.entries[entry_index].text.split()
    if word is None or not words:
        return f"the beginning of line {entry_index + 1}"
    return f"“{words[min(word, len(words) - 1)]}” in line {entry_index + 1}"


def _bed(sheet: Sheet, scene: int, span: tuple[int, int]) -> Block:
    clip, laid = sheet.inputs.music.clip(scene), sheet.bed(scene)
    state, words = _bed_state(clip)
    start, end = (laid.start_ms, laid.end_ms) if laid is not None else span
    return Block(Lane.MUSIC, scene, start, max(end, start + 1), words, f"Scene {scene + 1}, {words}", "", state)


def _bed_state(clip: Clip | None) -> tuple[str, str]:
    if clip is None:
        return "none", "No music"
    if clip.is_unsettled:
        return "making", "Composing…"
    if clip.status is ClipStatus.FAILED:
        return "failed", f"No music: {clip.error or 'it could not be made'}"
    if clip.disabled:
        return "off", "Music, muted" if clip.sound_url else "Silence wanted"
    how = "over and over" if clip.play_mode == "loop" else "once"
    where = "ends with the scene" if clip.anchor is Anchor.END else "begins with the scene"
    return "", f"{'Own file' if clip.origin == 'installed' else 'Music'}, {how}, {where}"


def _in_time(blocks: object) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda one: one.start_ms))  # type: ignore[call-overload]


def _away(block: Block, at_ms: float) -> float:
    return max(block.start_ms - at_ms, at_ms - block.end_ms, 0)
