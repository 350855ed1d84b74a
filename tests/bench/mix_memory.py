"""Bench: the memory of mixing, ducking and mastering, in a fresh process that imports what a mix needs and nothing else.

Run from the checkout: `python -m tests.bench.mix_memory [minutes …]`. Of each length: what the process had before the first frame
(the interpreter, numpy, the database, the prompt book), and the most it had until the last one. Linux alone tells.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from engine.foundation.events import EventBus
from engine.foundation.paths import StudioPaths
from engine.stage.conductor import Conductor
from engine.stage.mastering import Master
from engine.stage.model import SAMPLE_RATE
from engine.stage.shelf import Shelf
from engine.stage.sounds import Sounds
from engine.stage.speaking import Speaking
from engine.storage.blobs import BlobStore
from engine.storage.database import Database
from engine.storage.work import Units

INSIDE, WORKERS, AIM_MIB = "inside", 2, 200


def main() -> None:
    """One home a length, one process each."""
    for minutes in map(float, sys.argv[1:] or ("5", "60")):
        prepared(minutes)


def prepared(minutes: float) -> None:
    """Lay the takes and the sounds, then let another process mix them."""
    from engine.machines.speech.espeak.speech import EspeakSpeech
    from tests.bench.scored import scored
    from tests.bench.splice import Repeating
    from tests.bench.stage import a_long_read, a_theater

    speech = Repeating(EspeakSpeech(WORKERS))
    try:
        with a_theater(a_long_read(minutes), speech) as theater:
            theater.part.now = scored(theater)
            with theater.floor.units.reading("bench") as work:
                book = theater.stage.books.book(work, theater.artifact.id)
            theater.stage.conductor(theater.artifact.id, book, {}).speak_missing(lambda _: None)
            with theater.floor.units.reading("bench") as work:
                known = theater.stage.books.measured(work, book)
            engines = {line.request.voice_id: book.engines(line.request.voice_id) for line in book.lines}
            book = replace(book, engines=engines.__getitem__)
            home = theater.floor.paths.database.parent
            (home / "mix.pickle").write_bytes(pickle.dumps((book, known)))
            subprocess.run([sys.executable, "-m", "tests.bench.mix_memory", INSIDE, str(home)], check=True)
    finally:
        speech.close()


def inside(home: Path) -> None:
    """Mix what was laid in this home."""
    paths = StudioPaths(home)
    units = Units(Database.at(paths.database), EventBus(), _Never())  # type: ignore[arg-type]
    blobs = BlobStore(paths.blobs, paths.scratch)
    book, known = pickle.loads((home / "mix.pickle").read_bytes())
    speaking = Speaking(_Never(), Shelf(units, blobs), WORKERS)  # type: ignore[arg-type]
    conductor = Conductor(book, speaking, known, lambda index, reason: None, Sounds(blobs))
    began, count = _mib("VmRSS"), 0
    try:
        for block in Master.for_mix(-16.0).apply(played.sound for played in conductor.record(lambda _: None)):
            count += len(block)
    finally:
        speaking.close()
    most, files = _mib("VmHWM"), _mib("RssFile")
    print(
        f"{count / SAMPLE_RATE / 60:.0f} min: {began:.0f} MiB before the first frame, at most {most:.0f} MiB (aim {AIM_MIB}): "
        f"{most - began:+.0f}; {files:.0f} MiB of it are mapped files"
    )


class _Never:
    """Nothing is spoken, nothing is written."""

    def leave_off(self) -> None:
        """Nothing was begun."""


def _mib(name: str) -> float:
    said = Path("/proc/self/status").read_text()
    return int(said.split(f"{name}:")[1].split()[0]) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        inside(Path(sys.argv[2]))
    else:
        main()
