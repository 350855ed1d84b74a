"""Stage, revisions: everything a person can do to a finished read: preview a wish, edit by hand, compare, restore, take again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.credits.model import PRICES
from engine.production.books import REFINING
from engine.production.errors import StoryJobStateInvalid
from engine.stage.ended import ended_audio
from engine.stage.performing import ask_performance
from engine.table_read.drafts import Preview
from engine.table_read.errors import DraftStale, NothingChanged
from engine.table_read.revising.changes import compared
from engine.table_read.revising.proposing import without_unclear
from engine.table_read.revising.scoping import understood_within
from engine.table_read.timing import seconds, timed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.artifacts.model import Revision
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.service import JobsService
    from engine.production.model import RefineWish
    from engine.production.service import ProductionService
    from engine.stage.ended import EndedAudio
    from engine.stage.rehearsing import LineState, Rehearsing, TakeFacts
    from engine.stage.service import StageService
    from engine.stage.succession import Succession
    from engine.storage.work import Work
    from engine.table_read.drafting import Drafting
    from engine.table_read.drafts import Drafted
    from engine.table_read.headings import Headings
    from engine.table_read.model import TableRead
    from engine.table_read.ports import ScriptReviser
    from engine.table_read.revising.changes import Comparison
    from engine.table_read.revising.edits import Edit
    from engine.table_read.service import TableReadService

BY_HAND = "edit"


class RevisionsService:
    """Versions of table reads and the ways from one to the next; only a refine costs anything."""

    def __init__(
        self, artifacts: ArtifactsService, table_read: TableReadService, stage: StageService, jobs: JobsService,
        production: ProductionService, drafting: Drafting, succession: Succession, rehearsing: Rehearsing,
        headings: Headings, reviser: ScriptReviser | None = None,
    ) -> None:  # fmt: skip
        self._artifacts, self._table_read, self._stage, self._jobs = artifacts, table_read, stage, jobs
        self._production, self._drafting, self._succession = production, drafting, succession
        self.rehearsing, self._headings, self._reviser = rehearsing, headings, reviser

    def versions(self, work: Work, artifact_id: str) -> tuple[Revision, ...]:
        """Every version, newest first. Raises `ArtifactNotFound`, `ArtifactNotReady`, `ArtifactOperationUnsupported`."""
        self._stage.books.artifact(work, artifact_id)
        return self._artifacts.revisions(work, artifact_id)

    def compare(self, work: Work, artifact_id: str, one: int, other: int) -> Comparison:
        """What is different from version `one` to version `other`. Raises `ArtifactNotFound`."""
        self._stage.books.artifact(work, artifact_id)
        return compared(self._table_read.read(work, artifact_id, one), self._table_read.read(work, artifact_id, other))

    def preview(self, work: Work, artifact_id: str, wish: RefineWish, *, on_draft: bool = False) -> Preview:
        """What the wish would do to the current script, or to it with the waiting edits, without doing or charging anything."""
        self._stage.books.artifact(work, artifact_id)
        before = self._drafting.get(work, artifact_id).now if on_draft else self._table_read.read(work, artifact_id)
        voices = self._table_read.voices()
        made = understood_within(self._headings.over(work, before), wish, voices)
        for_model = made.unclear if self._reviser is not None and self._reviser.answers else ()
        not_done = without_unclear(made) if for_model else made.not_done
        return Preview(
            before, made.read, compared(before, made.read), made.done, made.from_sources, not_done, PRICES[REFINING],
            self.rehearsing.to_speak(work, artifact_id, made.read), seconds(timed(before, voices)), seconds(timed(made.read, voices)), for_model,
        )  # fmt: skip

    def draft(self, work: Work, artifact_id: str) -> Drafted:
        """The script as it was edited by hand, and the version that was edited."""
        self._stage.books.artifact(work, artifact_id)
        return self._drafting.get(work, artifact_id)

    def edit(self, work: Work, artifact_id: str, edits: Sequence[Edit]) -> Drafted:
        """One more step by hand. Raises `EditRefused`; then nothing has changed."""
        self._stage.books.artifact(work, artifact_id)
        return self._drafting.edit(work, artifact_id, edits)

    def undo(self, work: Work, artifact_id: str) -> Drafted:
        """The last step back."""
        return self._drafting.undo(work, artifact_id)

    def redo(self, work: Work, artifact_id: str) -> Drafted:
        """The step again that was taken back."""
        return self._drafting.redo(work, artifact_id)

    def discard(self, work: Work, artifact_id: str) -> Drafted:
        """Throw the edits away; the current version is as it was."""
        self._drafting.discard(work, artifact_id)
        return self._drafting.get(work, artifact_id)

    def apply(self, work: Work, artifact_id: str, *, anyway: bool = False) -> int:
        """Make the draft the next version; the number of it. Nothing is charged.

        Raises `NothingChanged` without a change, `StoryJobStateInvalid` while a refine runs, `DraftStale` when another
        version has taken the place of the edited one, unless that shall be replaced `anyway`.
        """
        artifact, known = self._stage.books.artifact(work, artifact_id), self._drafting.get(work, artifact_id)
        if known.draft is None or not known.is_changed:
            raise NothingChanged("No edit is waiting.", hint="Edit the script first.")
        self._require_quiet(work, artifact_id, artifact.project_id)
        if known.is_stale and not anyway:
            raise DraftStale(
                f"Version {artifact.current_version} has taken the place of version {known.draft.base}, which was edited.",
                hint="Keep the edits as a version of their own, or throw them away.",
            )
        said = compared(known.base, known.now).sentence()
        performed = self.rehearsing.was_performed(work, artifact_id)
        number, _dropped = self._succession.put(work, artifact_id, known.now, BY_HAND, said)
        self._drafting.discard(work, artifact_id)
        ask_performance(work, self._jobs, artifact_id, number, speak=performed)
        return number

    def restore(self, work: Work, artifact_id: str, number: int) -> int:
        """Version `number` again, as a new version. Raises `ArtifactNotFound`, `NothingChanged`, `StoryJobStateInvalid`."""
        artifact = self._stage.books.artifact(work, artifact_id)
        self._require_quiet(work, artifact_id, artifact.project_id)
        performed = self.rehearsing.was_performed(work, artifact_id)
        made = self._succession.restore(work, artifact_id, number)
        ask_performance(work, self._jobs, artifact_id, made, speak=performed)
        return made

    def recast(
        self, work: Work, artifact_id: str, voices: Mapping[str, str], portraits: Mapping[str, str | None] | None = None
    ) -> TableRead:
        """Characters in other voices or with other portraits, in place; only what a changed voice says is spoken anew.

        Raises `ValidationFailed`; then nothing is changed.
        """
        self._stage.books.artifact(work, artifact_id)
        performed = self.rehearsing.was_performed(work, artifact_id)
        before = self._table_read.read(work, artifact_id)
        read = self._table_read.recast(work, artifact_id, voices, portraits)
        if _voices(read) != _voices(before):
            self._changed_in_place(work, artifact_id, before, read, performed)
        return read

    def take(self, work: Work, artifact_id: str, wanted: Mapping[int, int | None]) -> TableRead:
        """Let these takes be heard, by line; None has a new one made. Raises `EditRefused`."""
        self._stage.books.artifact(work, artifact_id)
        before = self._table_read.read(work, artifact_id)
        read = self._table_read.set_takes(work, artifact_id, wanted)
        return self._changed_in_place(work, artifact_id, before, read, performed=True)

    def perform(self, work: Work, artifact_id: str) -> None:
        """Speak and mix the current version now, without a charge; whoever plays it then need not wait."""
        artifact = self._stage.books.artifact(work, artifact_id)
        ask_performance(work, self._jobs, artifact_id, artifact.current_version, speak=True)

    def takes(self, work: Work, artifact_id: str, index: int) -> tuple[TakeFacts, ...]:
        """The takes there are of a line of the current version. Raises `EditRefused` for a line there is not."""
        self._stage.books.artifact(work, artifact_id)
        return self.rehearsing.takes(work, artifact_id, index)

    def ended(self, work: Work, artifact_id: str, revision: int) -> EndedAudio | None:
        """The sound a version ended with when another took its place; None for the current one."""
        return ended_audio(work, artifact_id, revision)

    def states(self, work: Work, artifact_id: str, read: TableRead | None = None) -> tuple[LineState, ...]:
        """How every line of these words (the current version by default) stands."""
        return self.rehearsing.states(work, artifact_id, read or self._table_read.read(work, artifact_id))

    def _changed_in_place(
        self, work: Work, artifact_id: str, before: TableRead, read: TableRead, performed: bool
    ) -> TableRead:
        if read != before:
            self._stage.invalidate(work, artifact_id)
            number = self._artifacts.get(work, artifact_id).current_version
            if performed:
                ask_performance(work, self._jobs, artifact_id, number, speak=True)
        return read

    def _require_quiet(self, work: Work, artifact_id: str, project_id: str) -> None:
        other = self._production.open_refine(work, artifact_id, project_id)
        if other is not None:
            raise StoryJobStateInvalid(
                "This table read is being refined.",
                hint="Wait for that, or cancel it; edits by hand are kept meanwhile.",
                status=str(other.status),
                job_id=other.id,
            )


def _voices(read: TableRead) -> tuple[str, ...]:
    return tuple(member.voice_id for member in read.cast)
