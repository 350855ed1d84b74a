"""Bench: one change in a long scored read, against finalizing all of it; ratios of one run on one machine.

Run from the checkout: `python -m tests.bench.splice [minutes]`. A few minutes of takes are laid as often as it needs, so that
an hour is mixed without an hour being spoken.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.model import Finalization, FinalizeStatus
from engine.stage.score import Score
from engine.stage.sheets import kept_mixes
from engine.stage.speech import Speech, SpeechRequest
from engine.table_read.model import TableRead
from tests.bench.scored import scored
from tests.bench.stage import a_long_read, a_theater
from tests.bench.taking import Taken, taken
from tests.engine.stage.builders import Theater

SAID = 40


@dataclass
class Repeating:
    """Says what was said before in the same voice, once there is enough of it; every line is a take of its own all the same."""

    engine: EspeakSpeech
    said: dict[str, list[Speech]] = field(default_factory=dict)
    asked: int = 0

    def speak(self, request: SpeechRequest) -> Speech:
        """A new line, or an old one."""
        heard = self.said.setdefault(request.voice_id, [])
        self.asked += 1
        if len(heard) < SAID:
            heard.append(self.engine.speak(request))
            return heard[-1]
        return heard[self.asked % SAID]

    def fingerprint_of(self, voice_id: str) -> str:
        """As the engine's own."""
        return self.engine.fingerprint_of(voice_id)

    def leave_off(self) -> None:
        """The studio is closing."""
        self.engine.leave_off()

    def close(self) -> None:
        """End the engine."""
        self.engine.close()


@dataclass
class Counting(FfmpegMp3):
    """Counts what is encoded as a whole."""

    wholes: int = 0

    def write(self, *given: object) -> None:
        """Encode a whole."""
        self.wholes += 1
        super().write(*given)  # type: ignore[arg-type]


def finalized(theater: Theater) -> Finalization:
    """The finished audio."""
    theater.finalize()
    with theater.floor.units.reading("bench") as work:
        state = theater.stage.finalization(work, theater.artifact.id)
    if state is None or state.status is not FinalizeStatus.COMPLETE or state.blob is None:
        raise SystemExit(f"not finished: {state}")
    return state


def forget(theater: Theater) -> None:
    """Nothing is known of any mix."""
    with theater.floor.units.reading("bench") as work:
        blobs = [kept.blob for kept in kept_mixes(work, theater.artifact.id)]
    for blob in blobs:
        theater.floor.blobs.drop(blob)


def changes(score: Score, read: TableRead) -> dict[str, tuple[Score, TableRead]]:
    """By what is changed, in the middle of it: the score and the words then."""
    at, middle = len(score.cues) // 2, len(read.screenplay.entries) // 2
    cue, bed = score.cues[at], score.beds[len(score.beds) // 2]
    before, after = score.cues[:at], score.cues[at + 1 :]
    quieter = tuple(replace(one, gain_db=-2.0) if one is bed else one for one in score.beds)
    entries = read.screenplay.entries
    said = replace(entries[middle], text=entries[middle + 1].text)
    play = replace(read.screenplay, entries=(*entries[:middle], said, *entries[middle + 1 :]))
    return {
        "one cue louder": (replace(score, cues=(*before, replace(cue, gain=cue.gain * 1.3), *after)), read),
        "one cue elsewhere": (replace(score, cues=(*before, replace(cue, entry_index=cue.entry_index + 1), *after)), read),
        "one cue away": (replace(score, cues=(*before, *after)), read),
        "the bed of one of six scenes quieter": (replace(score, beds=quieter), read),
        "one line in the middle said otherwise": (score, replace(read, screenplay=play)),
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    speech, encoder = Repeating(EspeakSpeech(2)), Counting()
    try:
        with a_theater(a_long_read(minutes), speech, encoder) as theater:
            theater.part.now = score = scored(theater)
            measured(theater, score, encoder)
    finally:
        speech.close()


def measured(theater: Theater, score: Score, encoder: Counting) -> None:
    """The whole once everything is spoken, then each change from there."""
    read = theater.reads.now
    _speak(theater)
    states: list[Finalization] = []
    whole = _told("as a whole", theater, encoder, states)
    for name, (other, words) in changes(score, read).items():
        theater.part.now, theater.reads.now = other, words
        part = _told(name, theater, encoder, states)
        print(f"    {share(part, whole)}" + (" (aim: 10 %)" if "cue" in name else ""), flush=True)
        theater.part.now, theater.reads.now = score, read
    forget(theater)
    theater.part.now = replace(score, cues=score.cues[1:])
    _told("as a whole once more", theater, encoder, states)


def _told(name: str, theater: Theater, encoder: Counting, states: list[Finalization]) -> Taken:
    before = encoder.wholes
    act: Callable[[], None] = lambda: states.append(finalized(theater))  # noqa: E731
    took, state = taken(act), states[-1]
    print(
        f"{(state.duration_ms or 0) / 60_000:.1f} min, {name}: {took.wall:.2f} s, {took.processor:.2f} s of processor, "
        f"{encoder.wholes - before} times encoded as a whole; {state.loudness}",
        flush=True,
    )
    return took


def share(part: Taken, whole: Taken) -> str:
    """In percent, of both."""
    return f"{100 * part.wall / whole.wall:.1f} % of its time, {100 * part.processor / whole.processor:.1f} % of its processor time"


def _speak(theater: Theater) -> None:
    with theater.floor.units.reading("bench") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    theater.stage.conductor(theater.artifact.id, book, {}).speak_missing(lambda _: None)


if __name__ == "__main__":
    main()
