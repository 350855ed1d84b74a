"""Stage, prompt book: a table read made ready to be performed; who says what, where from, after which silence; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from engine.stage.acoustics import USUAL, Room, room_of
from engine.stage.direction import delivery_of, varied
from engine.stage.model import SAMPLE_RATE
from engine.stage.score import EMPTY, Score, VoiceEffect
from engine.stage.speech import SpeechRequest
from engine.stage.wording import Sayings, Wording, wording
from engine.table_read.distance import speaking_for
from engine.table_read.model import Entry, Grounding, Scene, TableRead, Voice
from engine.table_read.rests import rested_ms
from engine.table_read.timing import PLAIN_LETTER_S, letter_s, spoken_s

Fingerprints = Callable[[str], str]
MIX_VERSION = 3
SCORE_VERSION = 1
WIDEST_PAN = 0.4
LEAD_IN_MS, CLOSING_MS, MUTED_MS = 350, 900, 120
SAME_SPEAKER_MS, NEW_SPEAKER_MS, QUOTE_MS, SCENE_MS = 400, 450, 520, 1200
AFTER_QUESTION_MS = 160
SHORT_BREATH, LONG_BREATH, BREATH_MORE, BREATH_HAIR = 6, 30, 0.16, 0.08
TAIL_MS = 120
INTRO_MS, OPENING_MS, OUTRO_MS, LAST_OUTRO_MS, AFTER_MUSIC_MS = 1400, 2400, 1600, 3200, 250
"""What a bed is given to itself: before its scene's first line, before the first line of all, and after the last ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it will be performed; `pan` from -1 (left) to 1; `pause_ms` lies before the voice, `tail_ms` after it.

    A pause covers the tail of the line before; `effects` are done to the voice, in this order.
    """

    position: int
    entry: Entry
    wording: Wording
    request: SpeechRequest
    understudy: SpeechRequest
    letter_s: float
    pan: float
    pause_ms: int
    tail_ms: int = TAIL_MS
    effects: tuple[VoiceEffect, ...] = ()
    room: Room = USUAL

    @property
    def is_silent(self) -> bool:
        """Whether nothing of it is said."""
        return not self.wording.spoken

    @property
    def pause_frames(self) -> int:
        """The silence before the voice in frames."""
        return self.pause_ms * SAMPLE_RATE // 1000

    @property
    def estimated_ms(self) -> int:
        """How long the voice will probably take."""
        return round(spoken_s(self.wording.spoken, self.letter_s) * 1000 / self.request.delivery.rate)


@dataclass(frozen=True, slots=True)
class PromptBook:
    """All lines in order with the scenes they play in, and what sounds besides them.

    `engines` tells the fingerprint of a voice's engine, `rack` that of whatever does the effects on voices.
    """

    title: str
    scenes: tuple[Scene, ...]
    lines: tuple[Line, ...]
    engines: Fingerprints
    attribution: str = ""
    score: Score = EMPTY
    rack: str = ""

    def key(self, line: Line) -> str:
        """The content address of this line's take."""
        return coloured_key(self.key_of(line.request), line.effects, self.rack)

    def key_of(self, request: SpeechRequest) -> str:
        """The content address of a request's plain take."""
        return request.key(self.engines(request.voice_id))

    @property
    def inputs(self) -> str:
        """The content address of the mix: it changes exactly when something audible does."""
        parts = [[self.key(line), line.pause_ms, line.pan, line.room.facts()] for line in self.lines]
        scored = [SCORE_VERSION, self.score.facts()] if self.score.facts() else []
        return hashlib.sha256(json.dumps([MIX_VERSION, CLOSING_MS, parts, *scored]).encode()).hexdigest()


def coloured_key(plain: str, effects: Sequence[VoiceEffect], rack: str) -> str:
    """The content address of a take once these effects are done to it; without any it is that of the plain take."""
    if not effects:
        return plain
    chain = [[effect.name, effect.params] for effect in effects]
    return hashlib.sha256(json.dumps([plain, rack, chain]).encode()).hexdigest()


def prompt_book(
    read: TableRead,
    voices: Mapping[str, Voice],
    engines: Fingerprints,
    sayings: Sayings,
    score: Score = EMPTY,
    rack: str = "",
) -> PromptBook:
    """Prepare a read; where a voice is not installed the nearest one speaks, an unknown id is left to the speech engine to refuse.

    Raises KeyError for a character without a voice.
    """
    rooms = {scene.index: room_of(scene) for scene in read.screenplay.scenes}
    lines = [
        replace(line, effects=score.chain(line.entry.index), room=rooms.get(line.entry.scene_index, USUAL))
        for line in _plain_lines(read, voices, sayings)
    ]
    scored = score.heard()
    return PromptBook(
        read.screenplay.title,
        read.screenplay.scenes,
        _breathing(lines, scored),
        engines,
        read.attribution,
        scored,
        rack,
    )


def _breathing(lines: Sequence[Line], score: Score) -> tuple[Line, ...]:
    """The same lines with room for the beds before their scenes' first lines and after the last ones."""
    breathing: list[Line] = []
    for number, line in enumerate(lines):
        scene = line.entry.scene_index
        before = breathing[-1] if breathing else None
        opens = before is None or before.entry.scene_index != scene
        closes = number + 1 == len(lines) or lines[number + 1].entry.scene_index != scene
        pause, tail = line.pause_ms, line.tail_ms
        if before is not None and before.tail_ms > TAIL_MS:
            pause = max(pause, before.tail_ms + AFTER_MUSIC_MS)
        if score.bed(scene) is not None:
            if opens:
                pause = OPENING_MS if before is None else before.tail_ms + INTRO_MS
            if closes:
                tail = LAST_OUTRO_MS if number + 1 == len(lines) else OUTRO_MS
        breathing.append(replace(line, pause_ms=pause, tail_ms=tail))
    return tuple(breathing)


def _plain_lines(read: TableRead, voices: Mapping[str, Voice], sayings: Sayings) -> list[Line]:
    pans, lines, casting = _pans(read), list[Line](), _Casting(read, voices)
    for position, entry in enumerate(read.screenplay.entries):
        before = next((line.entry for line in reversed(lines) if not line.entry.muted), None)
        lines.append(
            _line(
                position,
                entry,
                casting,
                pans.get(entry.character, 0.0),
                MUTED_MS if entry.muted else pause_ms(before, entry),
                sayings,
            )
        )
    return lines


def in_take(line: Line, take: int) -> Line:
    """The same line in another of its takes."""
    delivery = varied(delivery_of(line.entry.parenthetical), take)
    request = replace(line.request, delivery=delivery, take=take)
    return replace(line, request=request, understudy=replace(request, voice_id=line.understudy.voice_id))


def pause_ms(before: Entry | None, entry: Entry) -> int:
    """The silence before a line, by what it means and as its direction wants it."""
    return LEAD_IN_MS if before is None else rested_ms(_meant_ms(before, entry), entry.parenthetical)


def _meant_ms(before: Entry, entry: Entry) -> int:
    if before.scene_index != entry.scene_index:
        return SCENE_MS
    changes = before.character != entry.character
    pause = NEW_SPEAKER_MS if changes else SAME_SPEAKER_MS
    if entry.grounding is Grounding.QUOTE and changes:
        pause = QUOTE_MS
    return round(pause * _breath(before.text)) + (
        AFTER_QUESTION_MS if before.text.rstrip("\"'”’) ").endswith("?") else 0
    )


def _breath(text: str) -> float:
    """After much that was said a longer breath is taken, and no two are quite the same; never a shorter one than usual."""
    hair = (crc32(text.encode()) & 0xFF) / 255 * BREATH_HAIR
    return 1 + min(max(len(text.split()) - SHORT_BREATH, 0), LONG_BREATH) / LONG_BREATH * BREATH_MORE + hair


class _Casting:
    """Who speaks and who steps in; found once for each character and voice, however long the read is."""

    def __init__(self, read: TableRead, voices: Mapping[str, Voice]) -> None:
        self.read, self.voices = read, voices
        self._speaking: dict[str, str] = {}
        self._understudies: dict[str, str] = {}

    def request(self, entry: Entry, spoken: str) -> SpeechRequest:
        delivery, who = varied(delivery_of(entry.parenthetical), entry.take), entry.character
        if who not in self._speaking:
            self._speaking[who] = speaking_for(self.read.voice_of(who).voice_id, self.voices)
        return SpeechRequest(spoken, self._speaking[who], delivery, entry.take)

    def pace(self, voice_id: str) -> float:
        voice = self.voices.get(voice_id)
        return letter_s(voice) if voice else PLAIN_LETTER_S

    def understudy(self, voice_id: str) -> str:
        """Who steps in: a voice that can narrate, of the same language, cast last of all; the voice itself when it is alone."""
        if voice_id not in self._understudies:
            self._understudies[voice_id] = self._understudy(voice_id)
        return self._understudies[voice_id]

    def _understudy(self, voice_id: str) -> str:
        mine = self.voices.get(voice_id)
        taken = {member.voice_id for member in self.read.cast}
        able = [voice for voice in self.voices.values() if voice.id != voice_id and voice.installed and voice.offered]
        able.sort(
            key=lambda voice: (
                mine is None or voice.language[:2] != mine.language[:2],
                not voice.narrates,
                voice.id in taken,
                voice.id,
            )
        )
        return able[0].id if able else voice_id


def _line(position: int, entry: Entry, casting: _Casting, pan: float, pause: int, sayings: Sayings) -> Line:
    words = wording("" if entry.muted else entry.text, sayings)
    request = casting.request(entry, words.spoken)
    understudy = replace(request, voice_id=casting.understudy(request.voice_id))
    return Line(position, entry, words, request, understudy, casting.pace(request.voice_id), pan, pause)


def _pans(read: TableRead) -> dict[str, float]:
    """Where everybody sits: the narrator in the middle, the others alternately left and right, the nearest first."""
    narrators = {member.character for member in read.cast if member.narrator} | {read.screenplay.narrator}
    others: Sequence[str] = [name for name in read.screenplay.characters if name not in narrators]
    steps = max(1, (len(others) + 1) // 2)
    return {
        name: round((1 if seat % 2 else -1) * WIDEST_PAN * (seat // 2 + 1) / steps, 3)
        for seat, name in enumerate(others)
    }
