"""Stage, pit: where the score is played; beds and cues for any stretch of a segment, the same frames however it is cut; pure.

Everything a segment sounds of is placed relative to that segment, so nothing but the lengths of the lines in between decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.stage.ducking import ducked
from engine.stage.limiter import highest, scale
from engine.stage.mixer import CEILING, seat, silence
from engine.stage.model import SAMPLE_RATE
from engine.stage.score import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.stage.mixer import Frames
    from engine.stage.promptbook import PromptBook
    from engine.stage.score import Bed, Cue, Score, Sound
    from engine.stage.timeline import Placed

JOINT = 2 * SAMPLE_RATE
"""How long the end and the beginning of a bed that goes round are heard together, at most."""
SOFT_START = 400 * SAMPLE_RATE // 1000
LEAVING, LEAVING_AT_LAST = 1100 * SAMPLE_RATE // 1000, 2300 * SAMPLE_RATE // 1000
"""How long a bed that is still playing takes to leave at its scene's end, and at the end of everything."""
CUT_SHORT = 350 * SAMPLE_RATE // 1000
"""How long a cue that would outlast the read takes to leave."""
HEADROOM = 0.97 - CEILING
NEVER = 1 << 60
STRETCH = 1 << 17


class SoundSource(Protocol):
    """Where the frames of a sound come from."""

    def cut(self, sound: Sound, begin: int, end: int) -> Frames:
        """These frames, silence where there are none."""


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where a bed lies, in frames from its segment's start: `origin` is where its first frame would be heard.

    It leaves over `leaving` frames before `leaves_at`, unless it has ended by then; None while its scene goes on. One
    that ends with its scene goes round so many `turns` and plays its own ending after the last of them.
    """

    origin: int
    start: int
    end: int
    leaves_at: int | None = None
    leaving: int = 0
    turns: int | None = None


class Pit:
    """Plays one score; holds nothing but the sounds."""

    def __init__(self, score: Score, sounds: SoundSource) -> None:
        self._score, self._sounds = score, sounds

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to play."""
        return not self._score.beds and not self._score.cues

    def needs(self, book: PromptBook, position: int) -> tuple[int, ...]:
        """The other lines whose lengths decide what is heard in this segment, as far as its bed goes."""
        scene = book.lines[position].entry.scene_index
        bed = self._score.bed(scene)
        if bed is None:
            return ()
        lines = [line.position for line in book.lines if line.entry.scene_index == scene]
        return tuple(lines if bed.waits_for_its_scene else (line for line in lines if line < position))

    @property
    def reach(self) -> int:
        """How many frames after its line the longest cue may still be heard."""
        return max((cue.sound.frames for cue in self._score.cues), default=0)

    def has_cue(self, position: int) -> bool:
        """Whether a cue begins in this line."""
        return any(cue.entry_index == position for cue in self._score.cues)

    def under(self, placed: Sequence[Placed], position: int, begin: int, voices: Frames) -> Frames:
        """The voices of a segment from frame `begin` on, with beds and cues laid under them; bent softly where they are too loud together.

        The frames given are used up.
        """
        if not self.is_empty:
            self._play_bed(placed, position, begin, voices)
            self._play_cues(placed, position, begin, voices)
            bend(voices)
        return voices

    def bed(self, placed: Sequence[Placed], position: int, begin: int, end: int) -> Frames:
        """The bed alone in these frames of a segment, as it is heard under the voices."""
        out = silence(end - begin)
        self._play_bed(placed, position, begin, out)
        return out

    def effects(self, placed: Sequence[Placed], position: int, begin: int, end: int) -> Frames:
        """The cues alone in these frames of a segment."""
        out = silence(end - begin)
        self._play_cues(placed, position, begin, out)
        return out

    def ending_at(self, bed: Bed, film_end: int, begin: int, end: int) -> Frames:
        """The frames of a bed that goes round from frame 0 on, as often as it must, and ends with the last frame of all."""
        origin = film_end - bed.sound.frames
        turns = -(-max(0, origin) // _period(bed.sound))
        origin -= turns * _period(bed.sound)
        before = silence(max(0, min(end, origin) - begin))
        return np.concatenate([before, self._going_round(bed, begin + len(before) - origin, end - origin, turns)])

    def _play_bed(self, placed: Sequence[Placed], position: int, begin: int, out: Frames) -> None:
        bed = self._score.bed(placed[position].line.entry.scene_index)
        if bed is None or not len(out):
            return
        extent = _extent(bed, placed, position)
        last = min(begin + len(out), extent.end)
        level = np.float32(10 ** ((bed.sound.level_db + bed.gain_db) / 20))
        # A stretch at a time, so that nothing leaves the processor's own memory before it is finished.
        for at in range(max(begin, extent.start), last, STRETCH):
            upto = min(at + STRETCH, last)
            sound = self._going_round(bed, at - extent.origin, upto - extent.origin, extent.turns)
            gains = ducked(placed, position, at, upto)
            gains *= level
            _fade(gains, bed, extent, at)
            scale(sound, gains)
            out[at - begin : upto - begin] += sound

    def _going_round(self, bed: Bed, begin: int, end: int, turns: int | None) -> Frames:
        if not bed.loops:
            return self._sounds.cut(bed.sound, begin, end)
        joint, period = _joint(bed.sound), _period(bed.sound)
        pieces: list[Frames] = []
        while begin < end:
            turn = begin // period if turns is None else min(begin // period, turns)
            at = begin - turn * period
            upto = end - begin if turn == turns else min(end - begin, period - at)
            pieces.append(self._turn(bed.sound, at, at + upto, joint, first=turn <= 0))
            begin += upto
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

    def _turn(self, sound: Sound, begin: int, end: int, joint: int, *, first: bool) -> Frames:
        piece = self._sounds.cut(sound, begin, end)
        if first or begin >= joint:
            return piece
        upto, period = min(end, joint), sound.frames - joint
        coming, going = _crossing(joint)
        end_of = self._sounds.cut(sound, period + begin, period + upto)
        scale(piece[: upto - begin], coming[begin:upto])
        scale(end_of, going[begin:upto])
        piece[: upto - begin] += end_of
        return piece

    def _play_cues(self, placed: Sequence[Placed], position: int, begin: int, out: Frames) -> None:
        here, end = placed[position].start, begin + len(out)
        for cue in self._score.cues:
            if cue.entry_index > position or cue.entry_index >= len(placed):
                continue
            line = placed[cue.entry_index]
            if line.end + cue.sound.frames <= here + begin:
                continue
            at = _cue_start(cue, line) - here
            first, last = max(begin, at), min(end, at + cue.sound.frames)
            if first < last:
                sound = self._sounds.cut(cue.sound, first - at, last - at)
                sound *= np.float32(cue.gain * 10 ** (cue.sound.level_db / 20)) * seat(cue.pan)
                over_at = placed[-1].end - here
                if at + cue.sound.frames > over_at and last > over_at - CUT_SHORT:
                    scale(sound, _eased(over_at - 1 - np.arange(first, last), CUT_SHORT))
                out[first - begin : last - begin] += sound


def bed_lies(bed: Bed, placed: Sequence[Placed]) -> tuple[int, int, int, int]:
    """Where a bed lies, in frames from the very beginning: its first frame's place, its start, its end, one turn of it."""
    last = max(place.line.position for place in placed if place.line.entry.scene_index == bed.scene_index)
    extent, here = _extent(bed, placed, last), placed[last].start
    end = min(extent.end, extent.leaves_at) if extent.leaves_at is not None else extent.end
    return here + extent.origin, here + extent.start, here + end, _period(bed.sound) if bed.loops else bed.sound.frames


def cue_lies(cue: Cue, placed: Sequence[Placed]) -> tuple[int, int]:
    """Where a cue begins and ends, in frames from the very beginning."""
    start = _cue_start(cue, placed[cue.entry_index])
    return start, start + cue.sound.frames


def bend(frames: Frames) -> None:
    """Leave frames as they are up to the ceiling of the voices; above it bend them, sample by sample, so that full scale is never reached."""
    if highest(frames) <= CEILING:
        return
    flat, room = frames.reshape(-1), np.float32(HEADROOM)
    at = np.flatnonzero(np.abs(flat) > np.float32(CEILING))
    over = np.abs(flat[at]) - np.float32(CEILING)
    flat[at] = np.copysign(np.float32(CEILING) + over * room / (room + over), flat[at])


def _extent(bed: Bed, placed: Sequence[Placed], position: int) -> _Extent:
    here = placed[position]
    mine = [place for place in placed if place.line.entry.scene_index == bed.scene_index]
    start, end = mine[0].start - here.start, mine[-1].end - here.start
    if bed.anchor is Anchor.END:
        origin = end - bed.sound.frames
        turns = -(-max(0, origin - start) // _period(bed.sound)) if bed.loops else 0
        origin -= turns * _period(bed.sound)
        return _Extent(origin, max(start, origin), end, turns=turns)
    natural = NEVER if bed.loops else start + bed.sound.frames
    if mine[-1] is not here and not bed.waits_for_its_scene:
        return _Extent(start, start, natural)
    leaving = min(mine[-1].tail, LEAVING_AT_LAST if mine[-1] is placed[-1] else LEAVING)
    return _Extent(start, start, min(end, natural), end, leaving)


def _fade(gains: NDArray[np.float32], bed: Bed, extent: _Extent, first: int) -> None:
    """Let the gains of frames from `first` on come and go as the bed does."""
    coming = max(bed.fade_in_ms * SAMPLE_RATE // 1000, SOFT_START if extent.start > extent.origin else 0)
    count = max(0, min(len(gains), extent.start + coming - first))
    if count:
        gains[:count] *= _eased(np.arange(first, first + count) - extent.start, coming)
    leaving = bed.fade_out_ms * SAMPLE_RATE // 1000
    for ends_at, length in ((extent.end, leaving), (extent.leaves_at or 0, extent.leaving)):
        begin = max(0, ends_at - length - first)
        if length and begin < len(gains):
            gains[begin:] *= _eased(ends_at - 1 - np.arange(first + begin, first + len(gains)), length)


def _joint(sound: Sound) -> int:
    return min(JOINT, sound.frames // 4)


def _period(sound: Sound) -> int:
    """After how many frames a bed that goes round begins again."""
    return max(1, sound.frames - _joint(sound))


def _eased(away: NDArray[np.int64], count: int) -> NDArray[np.float32]:
    """From 0 at the edge to 1 at `count` frames away from it, soft at both ends."""
    share = np.clip(away, 0, count).astype(np.float32) / np.float32(count)
    eased: NDArray[np.float32] = share * share * (np.float32(3) - np.float32(2) * share)
    return eased


@cache
def _crossing(count: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    angle = (np.arange(count) + 0.5) / count * np.pi / 2
    return np.sin(angle).astype(np.float32), np.cos(angle).astype(np.float32)


def _cue_start(cue: Cue, place: Placed) -> int:
    if cue.word is None or place.measured is None or not place.measured.words:
        return place.voice_start
    words = place.line.wording.timed(place.measured.words)
    if not words:
        return place.voice_start
    word = words[min(max(0, cue.word), len(words) - 1)]
    return place.voice_start + word.start_ms * SAMPLE_RATE // 1000
