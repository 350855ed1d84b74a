"""Fakes, hour sheet: everything in a read of an hour at its place in time, and its waves; made of numbers, nothing is spoken."""

from __future__ import annotations

import random

from engine.foundation.clock import SystemClock
from engine.stage.cues.model import BankedSound, SoundCue
from engine.stage.model import TimedEntry, Timeline
from engine.stage.music.model import Clip, Music
from engine.stage.score import Sound
from engine.stage.scoring.model import Inputs, LaidBed, LaidCue, Sheet
from engine.stage.speech import WordTiming
from engine.table_read.model import CastMember, TableRead
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay

LINES, SCENES, LINE_MS, PAUSE_MS = 600, 24, 5600, 400
CAST = ("NORA", "TOM", "THE FERRYMAN", "AN ENGINEER")
COLORS = ("#c0583a", "#2f7d8c", "#8a6d1f", "#6b4fa0")
BED = Sound("b" * 64, 30 * 44_100)


def hour_sheet(lines: int = LINES) -> Sheet:
    """A read of so many lines of six seconds each, a bed in every scene, an effect on every fifteenth line."""
    entries = tuple(_entry(at, lines) for at in range(lines))
    timed = tuple(_timed(one) for one in entries)
    scenes = tuple(Scene(at, f"Part {at + 1} of the story", "", ()) for at in range(SCENES))
    cast = tuple(CastMember(who, f"v{at}", who, "female", color=COLORS[at]) for at, who in enumerate(CAST))
    read = TableRead(Screenplay("An hour", "podcast", scenes, entries), cast, (), (), "")
    beds = tuple(_bed(at, timed) for at in range(SCENES))
    cues = tuple(_cue(at) for at in range(0, lines, 15))
    laid = tuple(
        LaidCue(one.id, timed[one.entry_index].start_ms, timed[one.entry_index].start_ms + 2000) for one in cues
    )
    now = SystemClock().now()
    music = Music("art", clips=tuple(Clip(at, now, sound_url=f"/bed/{at}", sound=BED) for at in range(SCENES)))
    timeline = Timeline(timed[-1].end_ms + 2000, False, timed, ())
    return Sheet("art", 1, read, timeline, Inputs(music, cues), beds, laid, None, False)


def waves(sheet: Sheet) -> tuple[dict[int, bytes], dict[str, bytes]]:
    """A level for every 25 ms of every line, and of the bed."""
    dice = random.Random(5)
    lines = {at: dice.randbytes((one.end_ms - one.start_ms) // 25) for at, one in enumerate(sheet.timeline.entries)}
    return lines, {BED.blob: dice.randbytes(1200)}


def _entry(at: int, lines: int) -> Entry:
    text = f"This is what line {at} has to say about the mill and the river."
    return Entry(at, at * SCENES // lines, CAST[at % len(CAST)], text, Grounding.CONNECTIVE)


def _timed(entry: Entry) -> TimedEntry:
    start = 1000 + entry.index * (LINE_MS + PAUSE_MS)
    words = entry.text.split()
    each = LINE_MS // len(words)
    said = tuple(WordTiming(0, 1, start + at * each, start + (at + 1) * each) for at in range(len(words)))
    return TimedEntry(entry.index, entry.scene_index, entry.character, start, start + LINE_MS, True, said)


def _bed(scene: int, timed: tuple[TimedEntry, ...]) -> LaidBed:
    inside = [one for one in timed if one.scene_index == scene]
    start = inside[0].start_ms - 500
    return LaidBed(scene, start, inside[-1].end_ms, start, 30_000)


def _cue(line: int) -> SoundCue:
    sound = BankedSound(Sound("c" * 64, 88_200), "/cue", "door", True)
    return SoundCue(f"cue{line}", line, "Heavy door", "heavy door", banked=sound)
