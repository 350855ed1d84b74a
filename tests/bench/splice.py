"""Bench: changing one cue of a long scored read, against finalizing all of it; ratios of one run on one machine.

Run from the checkout: `python -m tests.bench.splice [minutes]`.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.model import FinalizeStatus
from engine.stage.score import Cue
from engine.stage.sheets import kept_mixes
from tests.bench.scored import scored
from tests.bench.stage import a_long_read, a_theater
from tests.bench.taking import Taken, taken
from tests.engine.stage.builders import Theater


def share(part: Taken, whole: Taken) -> str:
    """In percent, of both."""
    return f"{100 * part.wall / whole.wall:.1f} % of its time, {100 * part.processor / whole.processor:.1f} % of its processor time"


def finalized(theater: Theater) -> str:
    """The blob of the finished audio."""
    theater.finalize()
    with theater.floor.units.reading("bench") as work:
        state = theater.stage.finalization(work, theater.artifact.id)
    if state is None or state.status is not FinalizeStatus.COMPLETE or state.blob is None:
        raise SystemExit(f"not finished: {state}")
    return state.blob


def forget(theater: Theater) -> None:
    """Nothing is known of any mix."""
    with theater.floor.units.reading("bench") as work:
        blobs = [kept.blob for kept in kept_mixes(work, theater.artifact.id)]
    for blob in blobs:
        theater.floor.blobs.drop(blob)


def main() -> None:
    """Measure and print."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    speech = EspeakSpeech(2)
    try:
        with a_theater(a_long_read(minutes), speech) as theater:
            theater.part.now = score = scored(theater)
            theater.stage.recorder.hear(
                theater.stage.conductor(theater.artifact.id, _book(theater), {}), lambda _: None
            )
            whole = taken(lambda: finalized(theater))
            at = len(score.cues) // 2
            changes: dict[str, Cue] = {
                "louder": replace(score.cues[at], gain=score.cues[at].gain * 1.3),
                "elsewhere": replace(score.cues[at], entry_index=score.cues[at].entry_index + 1),
            }
            parts = {}
            for name, cue in changes.items():
                theater.part.now = replace(score, cues=(*score.cues[:at], cue, *score.cues[at + 1 :]))
                parts[name] = taken(lambda: finalized(theater))
            forget(theater)
            theater.part.now = replace(score, cues=score.cues[1:])
            again = taken(lambda: finalized(theater))
    finally:
        speech.close()
    print(
        f"{minutes:.0f} min, all lines spoken: finalized as a whole in {whole.wall:.1f} s, {whole.processor:.1f} s of processor"
    )
    print(f"  and once more in {again.wall:.1f} s, {again.processor:.1f} s of processor")
    for name, part in parts.items():
        print(
            f"  one cue {name}: {part.wall:.2f} s, {part.processor:.2f} s of processor: {share(part, whole)} (aim: 10 %)"
        )


def _book(theater: Theater):  # type: ignore[no-untyped-def]
    with theater.floor.units.reading("bench") as work:
        return theater.stage.books.book(work, theater.artifact.id)


if __name__ == "__main__":
    main()
