"""Stage, exporting: a finished read as a file of its owner's, in the format and at the place that were asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from engine.stage.companions import Made, citations, written
from engine.stage.errors import EncodingFailed, NotFinalized
from engine.stage.exports import Exported, ExportFormat
from engine.stage.finalizing import tags_of
from engine.stage.mastering import Master, is_good
from engine.stage.mixer import Counted
from engine.stage.model import SAMPLE_RATE
from engine.stage.recorder import MOST_TRIES
from engine.stage.sheets import kept_mixes
from engine.stage.stems import write_stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from engine.artifacts.model import Artifact
    from engine.stage.books import Books
    from engine.stage.conductor import Conductor
    from engine.stage.model import Finalization
    from engine.stage.ports import Encoder, LoudnessMeter
    from engine.stage.promptbook import PromptBook
    from engine.stage.recorder import Recorder
    from engine.stage.recording import Chapter, Loudness, Tags
    from engine.stage.timeline import Measured
    from engine.storage.work import Units, Work

Say = Callable[[int, str], None]
HEARD, MOST = 30, 99


class House(Protocol):
    """What exporting needs of the stage around it."""

    books: Books
    recorder: Recorder

    def recording_path(self, work: Work, artifact_id: str) -> Path | None:
        """The finished MP3's file."""

    def finalization(self, work: Work, artifact_id: str, /) -> Finalization | None:
        """How far the finished audio is."""

    def companions(self, work: Work, artifact_id: str) -> dict[str, str]:
        """Addresses of the files beside it."""

    def conductor(self, artifact_id: str, book: PromptBook, known: Mapping[int, Measured]) -> Conductor:
        """Somebody to lead a performance."""


class Exporting:
    """Renders from the kept takes; what is written is whole or not there. `origin` is where links in tags lead."""

    def __init__(self, stage: House, units: Units, encoder: Encoder, meter: LoudnessMeter, origin: str) -> None:
        self._stage, self._units, self._encoder, self._meter, self._origin = stage, units, encoder, meter, origin

    def export(self, artifact_id: str, target: Path, kind: ExportFormat, say: Say) -> Exported:
        """Write the finished read where its owner wants it; `say(percent, sentence)` may raise to stop. Call it outside a unit of work.

        Raises `NotFinalized` before the audio of the current version is complete, `EncodingFailed`.
        """
        stage = self._stage
        self.ready(target)
        with self._units.reading("stage") as work:
            recording, state = stage.recording_path(work, artifact_id), stage.finalization(work, artifact_id)
            if recording is None or state is None:
                raise NotFinalized("The audio of this version is not finished.", hint="Finalize it first.")
            read = stage.books.read(work, artifact_id)
            book = stage.books.of(work, artifact_id, read)
            tags, known = (
                self.tags(work, stage.books.artifact(work, artifact_id), book),
                stage.books.measured(work, book),
            )
            master = _master_of(work, artifact_id, state)
        if kind is ExportFormat.MP3:
            path = copied(recording, target)
            return Exported(kind, path, (path,), state.duration_ms or 0, state.loudness, state.warnings)
        if kind is ExportFormat.TEXTS:
            return _texts((*written(read, book, known), citations(read)), target, state.duration_ms or 0)
        conductor = stage.conductor(artifact_id, book, known)
        if kind is ExportFormat.STEMS:
            return _stems(conductor, target, say)
        return self._render(conductor, target, kind, tags, master, say)

    def ready(self, target: Path) -> None:
        """Make the folder it shall go to, and see that it may be written there. Raises `EncodingFailed`."""
        probe = target.with_name(f"{target.name}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            probe.touch()
            probe.unlink()
        except OSError as problem:
            sentence = f"Nothing can be written to {target.parent}: {problem.strerror or problem}."
            raise EncodingFailed(sentence, hint="Choose another folder.") from problem

    def tags(self, work: Work, artifact: Artifact, book: PromptBook) -> Tags:
        """What a player shows of this read's files."""
        transcript = self._stage.companions(work, artifact.id).get("transcript")
        return tags_of(book, artifact, self._origin + transcript if transcript and self._origin else "")

    def _render(
        self, conductor: Conductor, target: Path, kind: ExportFormat, tags: Tags, known: Master | None, say: Say
    ) -> Exported:
        """Measure what came out and correct it at most twice; `known` is how the finished recording was mastered."""
        first = 0 if known else HEARD
        master = replace(known, ceiling_dbtp=kind.ceiling_dbtp) if known else self._heard(conductor, kind, say)
        for tries_left in reversed(range(MOST_TRIES)):
            count = Counted(
                master.apply(played.sound for played in conductor.record(_telling(say, conductor, first, MOST)))
            )
            came_out = self._saved(count, target, kind, tags, conductor.timeline.chapters)
            if is_good(came_out) or not tries_left:
                break
            master = master.corrected(came_out)
        return Exported(kind, target, (target,), count.duration_ms, came_out, conductor.warnings)

    def _heard(self, conductor: Conductor, kind: ExportFormat, say: Say) -> Master:
        """A first guess."""
        each = _telling(say, conductor, 0, HEARD)
        return Master.for_mix(self._stage.recorder.hear(conductor, each), kind.ceiling_dbtp)

    def _saved(
        self, count: Counted, target: Path, kind: ExportFormat, tags: Tags, chapters: tuple[Chapter, ...]
    ) -> Loudness:
        """Write it; how loud it came out."""
        if not kind.is_heard_meanwhile:
            self._encoder.save(count, target, kind, tags, chapters)
            return self._meter.measure_file(target)
        with self._meter.listening(kind) as hearing:
            self._encoder.save(count, target, kind, tags, chapters, hearing.hear)
            return hearing.loudness()


def _master_of(work: Work, artifact_id: str, state: Finalization) -> Master | None:
    """How the finished recording was mastered, where that was kept: its mix need not be heard again to know how loud it is."""
    return next((kept.sheet.master for kept in kept_mixes(work, artifact_id) if kept.blob == state.blob), None)


def copied(recording: Path, target: Path) -> Path:
    """The finished recording, copied to its place in one move. Raises `EncodingFailed`."""
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(recording, part)
        part.replace(target)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise _not_there(target, problem) from problem
    return target


def _stems(conductor: Conductor, target: Path, say: Say) -> Exported:
    lengths: list[int] = []

    def fill(part: Path) -> Sequence[Path]:
        files, count = write_stems(conductor, part, _telling(say, conductor, 0, MOST))
        lengths.append(round(count * 1000 / SAMPLE_RATE))
        return files

    there = _folder(target, fill)
    return Exported(ExportFormat.STEMS, target, there, lengths[0], None, conductor.warnings)


def _texts(made: Sequence[Made], target: Path, duration_ms: int) -> Exported:
    def fill(part: Path) -> Sequence[Path]:
        for _, file, _, text in made:
            (part / file).write_text(text, encoding="utf-8", newline="")
        return [part / file for _, file, _, _ in made]

    return Exported(ExportFormat.TEXTS, target, _folder(target, fill), duration_ms, None)


def _folder(target: Path, fill: Callable[[Path], Sequence[Path]]) -> tuple[Path, ...]:
    """A folder of files that is whole or not there. Raises `EncodingFailed`."""
    part = target.with_name(target.name + ".part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        files = fill(part)
        part.rename(target)
    except OSError as problem:
        raise _not_there(target, problem) from problem
    finally:
        with suppress(OSError):
            shutil.rmtree(part, ignore_errors=True)
    return tuple(target / file.name for file in files)


def _not_there(target: Path, problem: OSError) -> EncodingFailed:
    hint = "Free some space, or choose another folder; the recording is kept in the studio."
    return EncodingFailed(f"{target} could not be written: {problem.strerror or problem}.", hint=hint)


def _telling(say: Say, conductor: Conductor, first: int, last: int) -> Callable[[int], None]:
    count = max(1, len(conductor.book.lines))

    def tell(position: int) -> None:
        say(first + (last - first) * (position + 1) // count, f"Line {position + 1} of {count}")

    return tell
