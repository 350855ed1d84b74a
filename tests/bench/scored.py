"""Bench: how fast music, effects and the mix of a scored read are made; ratios of one run on one machine.

Run from the checkout: `python -m tests.bench.scored [minutes]`; add `beds`, `cues` or `mix` for one part of it.
"""

from __future__ import annotations

import ctypes
import resource
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

from engine.machines.encoding.ffmpeg import program
from engine.machines.music.character import KINDS
from engine.machines.music.composer import ComposedMusic
from engine.machines.sounds.finding import LIBRARY
from engine.machines.sounds.maker import SynthesisedSounds
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.conductor import Conductor
from engine.stage.mastering import Master
from engine.stage.mixer import seat
from engine.stage.model import SAMPLE_RATE
from engine.stage.music.ports import BedRequest
from engine.stage.pit import SoundSource
from engine.stage.score import Bed, Cue, Score, Sound
from tests.bench.stage import a_long_read, a_theater
from tests.bench.taking import Taken, taken
from tests.engine.stage.builders import Theater

BED_S, CUE_S, BLOCK_S, ROUNDS = 30.0, 2.0, 5, 3


def best(act: Callable[[], object]) -> float:
    """CPU seconds of the best of some rounds: what one core needs."""
    taken = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        act()
        taken.append(time.process_time() - begin)
    return min(taken)


def beds() -> None:
    """Every kind of music, 30 seconds of it, against real time on one core."""
    composer = ComposedMusic()
    rates = sorted(
        (BED_S / best(lambda kind=kind: composer.compose(BedRequest((kind,), "bench", 1, 5, "turn"))), kind)  # type: ignore[misc]
        for kind in KINDS
    )
    slowest = ", ".join(f"{kind} {rate:.0f}x" for rate, kind in rates[:4])
    print(
        f"a bed of {BED_S:.0f} s: {rates[0][0]:.0f}x real time at least, {rates[len(rates) // 2][0]:.0f}x in the middle"
    )
    print(f"  the slowest of {len(rates)}: {slowest}")


def cues() -> None:
    """Every sound of the library, two seconds of it."""
    maker = SynthesisedSounds()
    taken = sorted(((best(lambda name=one.name: maker.make(name, CUE_S)), one.name) for one in LIBRARY), reverse=True)  # type: ignore[misc]
    slowest = ", ".join(f"{name} {took * 1000:.0f} ms" for took, name in taken[:4])
    print(
        f"a cue of {CUE_S:.0f} s: {taken[0][0] * 1000:.0f} ms at most, {taken[len(taken) // 2][0] * 1000:.0f} ms in the middle"
    )
    print(f"  the slowest of {len(taken)}: {slowest}")


def scored(theater: Theater) -> Score:
    """A bed that goes round under every scene, a cue at every third line."""
    composer, maker = ComposedMusic(), SynthesisedSounds()
    play = theater.reads.now.screenplay
    sounds = [
        theater.stage.sounds.keep([composer.compose(BedRequest((kind,), "bench")).frames]) for kind in list(KINDS)[:3]
    ]
    effects = [
        theater.stage.sounds.keep([maker.make(name, CUE_S).frames]) for name in ("Door slam", "Rain", "Applause")
    ]
    return Score(
        tuple(Bed(scene.index, sounds[scene.index % 3], loops=True) for scene in play.scenes),
        tuple(Cue(entry.index, effects[entry.index % 9 // 3], 0.6) for entry in play.entries if entry.index % 3 == 0),
    )


def mix(minutes: float) -> None:
    """Mixing, ducking and mastering before anything is encoded, against a plain numpy mix and an ffmpeg filter graph of the same.

    In turns, the order changing from one round to the next; the processor's time decides on a machine that does other things too.
    """
    speech = EspeakSpeech(2)
    try:
        with a_theater(a_long_read(minutes), speech) as theater:
            theater.part.now = scored(theater)
            conductor = conducted(theater)
            master = Master.for_mix(theater.stage.recorder.hear(conductor, _nothing))
            length = conductor.placed[-1].end / SAMPLE_RATE
            upto = min(length, 600.0)
            sides: dict[str, Callable[[], object]] = {
                "ours": lambda: mixed(theater, master),
                "plain": lambda: plainly_mixed(theater, conductor),
                "graph": lambda: by_ffmpeg(theater, conductor, upto),
            }
            took: dict[str, list[Taken]] = {name: [] for name in sides}
            for turn in range(ROUNDS):
                for name in [*sides, *sides][turn : turn + len(sides)]:
                    took[name].append(taken(sides[name]))
            _forget_peak()
            mixed(theater, master)
            memory = _peak_mib()
    finally:
        speech.close()
    tell(took, length, upto, memory)


def tell(took: dict[str, list[Taken]], length: float, upto: float, memory: float) -> None:
    """Print what the best of each side says of the other."""
    ours, plain, graph = (
        Taken(min(one.wall for one in took[name]), min(one.processor for one in took[name])) for name in took
    )
    print(
        f"{length / 60:.0f} min: mixed in {ours.wall:.1f} s, {ours.processor:.1f} s of processor "
        f"({length / ours.wall:.0f}x real time), {memory:.0f} MiB at most"
    )
    print(
        f"  {plain.wall / ours.wall:.2f} of a plain numpy mix in {BLOCK_S} s blocks, {plain.processor / ours.processor:.2f} of its processor time (aim: 0.4)"
    )
    part = upto / length
    print(
        f"  {graph.wall / (ours.wall * part):.1f}x an ffmpeg filter graph of the first {upto:.0f} s, "
        f"{graph.processor / (ours.processor * part):.1f}x by processor time (aim: 6)"
    )


def mixed(theater: Theater, master: Master) -> int:
    """All of it, as the record is mixed; how many frames."""
    return sum(len(block) for block in master.apply(played.sound for played in conducted(theater).record(_nothing)))


def conducted(theater: Theater) -> Conductor:
    """A performance of everything that is kept."""
    with theater.floor.units.reading("bench") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        known = theater.stage.books.measured(work, book)
    return theater.stage.conductor(theater.artifact.id, book, known)


def plainly_mixed(theater: Theater, conductor: Conductor) -> float:
    """Speech in its seats, each scene's bed going round at a ducked level, whole cues; level set, peaks cut; no room, no limiter, no joints."""
    placed, score, sounds = conductor.placed, conductor.book.score, theater.stage.sounds
    spans = _scene_spans(conductor)
    takes = iter(conductor.takes(_nothing))
    waiting, cues_left = next(takes, None), sorted(score.cues, key=lambda cue: cue.entry_index)
    end, size, peak = placed[-1].end, BLOCK_S * SAMPLE_RATE, 0.0
    sounding: list[tuple[int, np.ndarray]] = []
    for begin in range(0, end, size):
        block, duck = np.zeros((min(size, end - begin), 2), np.float32), np.ones(min(size, end - begin), np.float32)
        last = begin + len(block)
        while waiting is not None and waiting[0].voice_start < last:
            place, take = waiting
            at = np.arange(place.voice) * (take.rate / SAMPLE_RATE)
            voice = np.interp(at, np.arange(len(take.samples)), take.samples).astype(np.float32)
            sounding.append((place.voice_start, voice[:, None] * seat(place.line.pan)))
            waiting = next(takes, None)
        while cues_left and placed[cues_left[0].entry_index].voice_start < last:
            cue = cues_left.pop(0)
            sounding.append(
                (placed[cue.entry_index].voice_start, sounds.cut(cue.sound, 0, cue.sound.frames) * np.float32(cue.gain))
            )
        for place in placed:
            if place.voice_start < last and place.voice_end > begin:
                duck[max(0, place.voice_start - begin) : place.voice_end - begin] = 0.25
        duck = np.convolve(duck[::64], np.full(200, 1 / 200, np.float32), "same").repeat(64)[: len(block)]
        for bed, start, stop in spans:
            first, upto = max(begin, start), min(last, stop)
            if first < upto:
                block[first - begin : upto - begin] += (
                    _round(sounds, bed, first - start, upto - start) * duck[first - begin : upto - begin, None]
                )
        for start, frames in sounding:
            first, upto = max(begin, start), min(last, start + len(frames))
            block[first - begin : upto - begin] += frames[first - start : upto - start]
        sounding = [(start, frames) for start, frames in sounding if start + len(frames) > last]
        block *= np.float32(1.4)
        np.clip(block, -0.86, 0.86, out=block)
        peak = max(peak, float(np.abs(block).max()))
    return peak


def _scene_spans(conductor: Conductor) -> list[tuple[Sound, int, int]]:
    spans = []
    for bed in conductor.book.score.beds:
        mine = [place for place in conductor.placed if place.line.entry.scene_index == bed.scene_index]
        spans.append((bed.sound, mine[0].start, mine[-1].end))
    return spans


def _round(sounds: SoundSource, bed: Sound, begin: int, end: int) -> np.ndarray:
    """A bed that simply begins again when it is over."""
    pieces = []
    while begin < end:
        at = begin % bed.frames
        count = min(end - begin, bed.frames - at)
        pieces.append(sounds.cut(bed, at, at + count))
        begin += count
    return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)


def by_ffmpeg(theater: Theater, conductor: Conductor, upto_s: float) -> None:
    """The first seconds as one filter graph: every clip delayed and added, the bed ducked by a side chain, a limiter."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        clips = list(_clips(conductor, theater.stage.sounds, folder, upto_s))
        bed = folder / "bed.wav"
        _wav(bed, theater.stage.sounds.cut(conductor.book.score.beds[0].sound, 0, int(BED_S * SAMPLE_RATE)))
        delays = "".join(f"[{n}]adelay={at}:all=1[c{n}];" for n, (_, at) in enumerate(clips))
        names = "".join(f"[c{n}]" for n in range(len(clips)))
        graph = (
            f"{delays}{names}amix={len(clips)}:normalize=0,asplit[v][key];"
            f"[{len(clips)}][key]sidechaincompress=threshold=0.02:ratio=6:attack=200:release=500[bed];"
            f"[v][bed]amix=2:normalize=0,alimiter=limit=0.86[out]"
        )
        inputs = [word for path, _ in clips for word in ("-i", str(path))]
        script = folder / "graph.txt"
        script.write_text(graph)
        command = [
            program(),
            "-v",
            "error",
            "-y",
            *inputs,
            "-stream_loop",
            "-1",
            "-i",
            str(bed),
            "-/filter_complex",
            str(script),
        ]
        subprocess.run([*command, "-map", "[out]", "-t", str(upto_s), "-f", "wav", str(folder / "out.wav")], check=True)


def _clips(conductor: Conductor, sounds: SoundSource, folder: Path, upto_s: float) -> Iterator[tuple[Path, int]]:
    for number, (place, take) in enumerate(conductor.takes(_nothing)):
        at = place.voice_start * 1000 // SAMPLE_RATE
        if at > upto_s * 1000:
            break
        path = folder / f"{number}.wav"
        _wav(path, np.repeat(take.samples[:, None], 2, axis=1), take.rate)
        yield path, at
    for number, cue in enumerate(conductor.book.score.cues):
        at = conductor.placed[cue.entry_index].voice_start * 1000 // SAMPLE_RATE
        if at > upto_s * 1000:
            continue
        path = folder / f"cue{number}.wav"
        _wav(path, sounds.cut(cue.sound, 0, cue.sound.frames) * np.float32(cue.gain))
        yield path, at


def _wav(path: Path, frames: np.ndarray, rate: int = SAMPLE_RATE) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, rate, 0, "NONE", "not compressed"))
        file.writeframes((np.clip(frames, -1, 1) * 32767).astype("<i2").tobytes())


def _forget_peak() -> None:
    """From now on the most memory used is measured anew, where the system can do that."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")


def _peak_mib() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024


def _nothing(_position: int) -> None:
    """Look at nothing."""


def main() -> None:
    """Measure and print."""
    told = sys.argv[1:]
    minutes = next((float(word) for word in told if word.replace(".", "").isdigit()), 60.0)
    parts = {"beds": beds, "cues": cues, "mix": lambda: mix(minutes)}
    for name, part in parts.items():
        if name in told or not set(told) & set(parts):
            part()


if __name__ == "__main__":
    main()
