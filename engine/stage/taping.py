"""Stage, taping: performing for the record inside a job; line by line with progress, looking whether to stop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.jobs.errors import NotYet
from engine.stage.errors import StageClosed
from engine.stage.recording import Loudness
from engine.stage.repository import Mix, StageRepository
from engine.stage.sheets import keep_sheet, kept_mixes
from engine.stage.splicing import nearest
from engine.stage.telling import Telling

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.ports import JobRun
    from engine.stage.conductor import Conductor
    from engine.stage.mix_sheet import MixSheet
    from engine.stage.recording import Tags
    from engine.stage.service import StageService
    from engine.stage.splicing import KeptMix
    from engine.stage.telling import Each
    from engine.storage.work import Work
    from engine.table_read.model import TableRead

SPOKEN = 0.7
"""The share of a performance that speaking what is missing takes; the rest is listening to it."""


class Taping:
    """The two halves of a recording as results a checkpoint can hold; percents run from `first` to `last`."""

    def __init__(self, stage: StageService, artifacts: ArtifactsService) -> None:
        self._stage, self._artifacts = stage, artifacts

    def perform(
        self, run: JobRun, artifact_id: str, first: int, last: int, read: TableRead | None = None
    ) -> dict[str, Any]:
        """Speak what is missing and hear how loud the mix will be; of the current version, or of a `read` that will be.

        Where most of it is heard in a mix that is kept, its loudness is left open: `mix` measures what it splices.
        """
        conductor = self._conductor(run, artifact_id, read)
        telling = Telling(run, len(conductor.book.lines), first, last)
        each = telling.each("Speaking line {} of {}", end=SPOKEN)
        with _put_off_by_closing():
            kept = self._kept_mix(run, artifact_id, conductor, each)
            lufs = None if kept else self._stage.recorder.hear(conductor, _hearing(telling))
        return {"inputs": conductor.book.inputs, "mix_lufs": lufs, "warnings": list(conductor.warnings)}

    def mix(
        self, run: JobRun, artifact_id: str, performed: dict[str, Any], first: int, last: int,
        read: TableRead | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Encode the mastered mix, or splice it from one that is kept; a performance of other words than the current ones is measured again."""
        conductor = self._conductor(run, artifact_id, read)
        if performed["inputs"] != conductor.book.inputs:
            performed = self.perform(run, artifact_id, first, first, read)
        with run.reading() as work:
            tags = self._stage.exporting.tags(work, self._artifacts.get(work, artifact_id), conductor.book)
        each = Telling(run, len(conductor.book.lines), first, last).each("Mixing line {} of {}")
        with _put_off_by_closing():
            mix = None if performed["mix_lufs"] is not None else self._spliced(run, artifact_id, conductor, tags, each)
            return asdict(mix or self._whole(run, artifact_id, conductor, performed["mix_lufs"], tags, each))

    def kept(self, work: Work, inputs: str) -> dict[str, Any] | None:
        """The mix of these inputs, when it was made before and is here."""
        found = StageRepository(work.session).mix(inputs)
        return asdict(found) if found and self._stage.has_file(found.blob) else None

    def keep(self, work: Work, mixed: dict[str, Any]) -> Mix:
        """Remember a mix."""
        mix = Mix(
            mixed["inputs"],
            mixed["blob"],
            mixed["duration_ms"],
            Loudness(**mixed["loudness"]),
            tuple(mixed["warnings"]),
        )
        StageRepository(work.session).save_mix(mix, work.now())
        return mix

    def _kept_mix(self, run: JobRun, artifact_id: str, conductor: Conductor, each: Each) -> KeptMix | None:
        """A mix to splice this performance from; what is missing of it is spoken where there may be one."""
        with run.reading() as work:
            mixes = [kept for kept in kept_mixes(work, artifact_id) if self._stage.has_file(kept.blob)]
        if mixes:
            conductor.speak_missing(each)
        return nearest(conductor, mixes)

    def _spliced(self, run: JobRun, artifact_id: str, conductor: Conductor, tags: Tags, each: Each) -> Mix | None:
        kept = self._kept_mix(run, artifact_id, conductor, each)
        spliced = self._stage.splicer.splice(conductor, kept, tags, each) if kept and not conductor.warnings else None
        if spliced is not None and not conductor.warnings:
            self._keep_sheet(run, artifact_id, spliced.mix.blob, spliced.sheet)
        return spliced.mix if spliced else None

    def _whole(
        self, run: JobRun, artifact_id: str, conductor: Conductor, lufs: float | None, tags: Tags, each: Each
    ) -> Mix:
        recorder = self._stage.recorder
        heard = recorder.hear(conductor, each) if lufs is None else lufs
        return recorder.record(conductor, heard, tags, each, partial(self._keep_sheet, run, artifact_id))

    def _keep_sheet(self, run: JobRun, artifact_id: str, blob: str, sheet: MixSheet) -> None:
        with run.work() as work:
            keep_sheet(work, artifact_id, blob, sheet)

    def _conductor(self, run: JobRun, artifact_id: str, read: TableRead | None) -> Conductor:
        with run.reading() as work:
            book = self._stage.books.of(work, artifact_id, read or self._stage.books.read(work, artifact_id))
            known = self._stage.books.measured(work, book)
        return self._stage.conductor(artifact_id, book, known)


@contextmanager
def _put_off_by_closing() -> Iterator[None]:
    """A studio that closes in the middle of a job has not failed: the job waits for its next start."""
    try:
        yield
    except StageClosed as closed:
        raise NotYet from closed


def _hearing(telling: Telling) -> Each:
    """What is told while a performance is heard: that its lines are spoken, or listened to where they have been."""
    if telling.has_told:
        return telling.each("Listening to line {} of {}", begin=SPOKEN)
    return telling.each("Speaking line {} of {}")
