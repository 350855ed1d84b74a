"""Pictures, darkroom: stills and films made in a job; every encoded scene and sound is kept by what it is and never made twice."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.pictures.effort import effort
from engine.pictures.ports import Still
from engine.pictures.repository import PictureRepository
from engine.storage.codec import dump_json

if TYPE_CHECKING:
    from pathlib import Path

    from engine.jobs.ports import JobRun
    from engine.pictures.model import Cut, Look, Scene
    from engine.pictures.ports import Camera, Pictures, Reel
    from engine.storage.blobs import BlobStore

LATELY_S, MARKS = 120.0, 60
"""How far back frames are counted to tell how fast they come, and in how many steps."""
Say = Callable[[float, str], None]
"""How far along, 0 to 1, and a sentence."""


class Darkroom:
    """Where pictures are developed; outputs are blobs."""

    def __init__(self, camera: Camera, blobs: BlobStore) -> None:
        self.camera, self.blobs = camera, blobs

    def stills(self, run: JobRun, scenes: Sequence[Scene], look: Look, size: tuple[int, int], say: Say) -> list[str]:
        """A PNG of every scene; returns blobs. Raises `PaintingFailed`."""
        with ExitStack() as drafts:
            targets = [drafts.enter_context(self.blobs.draft(".png")) for _ in scenes]

            def each(made: int) -> None:
                run.raise_if_canceled()
                say(made / len(scenes), f"Picture {made} of {len(scenes)}")

            done = _Counted(each)
            stills = [Still(scene, look, *size) for scene in scenes]
            self.camera.stills(stills, targets, self.pictures(scenes), done)
            return [self.blobs.put_file(target) for target in targets]

    def segments(self, run: JobRun, cuts: Sequence[Cut], say: Say) -> list[str]:
        """Every cut encoded; what was encoded before is taken as it is. Returns blobs. Raises `PaintingFailed`."""
        keys = [segment_key(self.camera.fingerprint, cut) for cut in cuts]
        known = self.known(run, keys)
        missing = [number for number, key in enumerate(keys) if key not in known]
        progress = Progress(cuts, missing, say)
        with ExitStack() as drafts:
            targets = [drafts.enter_context(self.blobs.draft(".mp4")) for _ in missing]

            def keep(at: int) -> None:
                key, blob = keys[missing[at]], self.blobs.put_file(targets[at])
                self.keep(run, {key: blob})
                known[key] = blob

            def tell(at: int, frames: int) -> None:
                run.raise_if_canceled()
                progress.tell(missing[at], frames)

            wanted = [cuts[number] for number in missing]
            self.camera.segments(wanted, targets, self.pictures([cut.scene for cut in wanted]), keep, tell)
        return [known[key] for key in keys]

    def sound(self, run: JobRun, key: str, source: Path) -> str:
        """A mix as films carry it; what was encoded before under this key is taken as it is. Raises `EncodingFailed`."""
        address = hashlib.sha256(f"{self.camera.fingerprint}\0sound\0{key}".encode()).hexdigest()
        known = self.known(run, [address])
        if address not in known:
            with self.blobs.draft(".m4a") as draft:
                self.camera.sound(source, draft)
                known[address] = self.blobs.put_file(draft)
            self.keep(run, known)
        return known[address]

    def film(self, segments: Sequence[str], sound: Sequence[str], reel: Reel) -> str:
        """The film of these segments and this sound, whole or in pieces, as a blob. Raises `EncodingFailed`, `DiskFull`."""
        with self.blobs.draft(".mp4") as draft:
            path = self.blobs.path
            self.camera.join([path(name) for name in segments], [path(name) for name in sound], reel, draft)
            return self.blobs.put_file(draft)

    def pictures(self, scenes: Sequence[Scene]) -> Pictures:
        """Where the pages and portraits lie that these scenes show."""
        names = frozenset[str]().union(*(scene.blobs for scene in scenes))
        return {name: self.blobs.path(name) for name in sorted(names) if self.blobs.exists(name)}

    def known(self, run: JobRun, keys: Sequence[str]) -> dict[str, str]:
        """What was encoded before, of these addresses."""
        with run.reading() as work:
            found = PictureRepository(work.session).segments(keys)
        return {key: blob for key, blob in found.items() if self.blobs.exists(blob)}

    def keep(self, run: JobRun, made: Mapping[str, str]) -> None:
        """Remember what was encoded, address to blob."""
        with run.work() as work:
            for key, blob in made.items():
                PictureRepository(work.session).keep_segment(key, blob, work.now())


class Progress:
    """Frames of all cuts together, how fast they come now, and how long the work that is left will take at that."""

    def __init__(self, cuts: Sequence[Cut], missing: Sequence[int], say: Say) -> None:
        self._cuts, self._say = cuts, say
        self._total = sum(cuts[number].frames for number in missing) or 1
        self._whole = sum(effort(cuts[number], 0, cuts[number].frames) for number in missing) or 1.0
        self._frames, self._done, self._effort = dict[int, int](), 0, 0.0
        self._marks: deque[tuple[float, int, float]] = deque()

    def tell(self, number: int, frames: int) -> None:
        """So many frames of a cut are encoded. How fast is said from the second time on: before the first, painters get ready."""
        before = self._frames.get(number, 0)
        self._frames[number] = max(frames, before)
        self._done += self._frames[number] - before
        self._effort += effort(self._cuts[number], before, self._frames[number])
        rate, left_s = self._pace(time.monotonic())
        pace = f", {rate:.0f} frames a second, {_clock(left_s)} left" if rate else ""
        self._say(self._effort / self._whole, f"Frame {self._done} of {self._total}" + pace)

    def _pace(self, now: float) -> tuple[float, float]:
        """Frames a second of late, and how long the rest takes: what else the machine does may change while a long film is made."""
        if not self._marks or now - self._marks[-1][0] >= LATELY_S / MARKS:
            self._marks.append((now, self._done, self._effort))
        while len(self._marks) > MARKS:
            self._marks.popleft()
        since, done, worked = self._marks[0]
        if now <= since or self._effort <= worked:
            return 0.0, 0.0
        return (self._done - done) / (now - since), (self._whole - self._effort) * (now - since) / (
            self._effort - worked
        )


class _Counted:
    """Counts what is finished, in whatever order it comes."""

    def __init__(self, each: Callable[[int], None]) -> None:
        self._each, self._made = each, 0

    def __call__(self, number: int) -> None:
        self._made += 1
        self._each(self._made)


def segment_key(fingerprint: str, cut: Cut) -> str:
    """The address of an encoded cut: everything that can be seen in it, and nothing else."""
    seen = replace(cut.scene, index=0, beat_id="", role="", notes="", intent="", evidence_ids=())
    return hashlib.sha256(fingerprint.encode() + b"\0" + dump_json(replace(cut, scene=seen))).hexdigest()


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 90 else f"{whole // 60} min {whole % 60:02} s"
