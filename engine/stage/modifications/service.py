"""Modifications, service: effects on voices are asked for, rendered by a job, heard when they are ready, taken away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.foundation.errors import ValidationFailed
from engine.foundation.ids import new_id
from engine.stage.cues.service import new_place
from engine.stage.modifications.effects import settled
from engine.stage.modifications.events import VoiceModificationMoved
from engine.stage.modifications.model import Modification, ModificationStatus, heard, heard_with
from engine.stage.modifications.repository import ModificationRepository
from engine.stage.score import Score

if TYPE_CHECKING:
    from engine.jobs.service import JobsService
    from engine.stage.score import Coloured
    from engine.storage.work import Work
    from engine.table_read.model import TableRead
    from engine.table_read.service import TableReadService

KIND = "voice_modification"
Tell = Callable[["Work", str], None]


class ModificationService:
    """The effects on the voices of table reads; whoever performs them is told of every change that may be heard."""

    def __init__(self, table_read: TableReadService, jobs: JobsService) -> None:
        self._table_read, self._jobs = table_read, jobs
        self._invalidate: Tell = lambda _work, _artifact_id: None
        self._arrived: Tell = lambda _work, _artifact_id: None

    def telling(self, invalidate: Tell, arrived: Tell) -> None:
        """Whom to tell when an audio input has changed, and when one that was on its way has come."""
        self._invalidate, self._arrived = invalidate, arrived

    def all(self, work: Work, artifact_id: str) -> tuple[Modification, ...]:
        """Every modification of a read, in the order in which they were asked for."""
        return ModificationRepository(work.session).all(artifact_id)

    def ended(self, work: Work, artifact_id: str, revision: int) -> tuple[Modification, ...]:
        """The modifications a version had when another took its place."""
        return ModificationRepository(work.session).ended(artifact_id, revision)

    def end(self, work: Work, artifact_id: str, revision: int) -> None:
        """Keep the modifications as those of a version that ends; the first time counts."""
        ModificationRepository(work.session).end(artifact_id, revision)

    def ask(
        self, work: Work, artifact_id: str, lines: tuple[int, int], effect: str, params: Mapping[str, Any]
    ) -> Modification:
        """An effect on these lines, the last included; rendered as soon as there is time. Raises `ValidationFailed`."""
        first, last = lines
        complete = settled(effect, params)
        self._require_lines(work, artifact_id, first, last)
        asked = Modification(
            new_id(), first, last, effect, complete, ModificationStatus.QUEUED, work.now(), work.now()
        )  # fmt: skip
        self._order(work, artifact_id, asked)
        self._invalidate(work, artifact_id)
        return asked

    def put_back(self, work: Work, artifact_id: str, ones: Collection[Modification], ids: Collection[str]) -> None:
        """Of the effects of these ids, exactly those given again, as they were; one that was being made is asked for again."""
        store = ModificationRepository(work.session)
        there = {one.id for one in store.all(artifact_id)}
        wanted = [one for one in ones if one.id in ids]
        for gone in (there & set(ids)) - {one.id for one in wanted}:
            self.remove(work, artifact_id, gone)
        for one in wanted:
            if one.id in there:
                continue
            if one.is_in_flight:
                self._order(work, artifact_id, one.moved(ModificationStatus.QUEUED, work.now()))
            else:
                store.add(artifact_id, replace(one, ticket=None))
                self._note(work, artifact_id, one)
            self._invalidate(work, artifact_id)

    def remove(self, work: Work, artifact_id: str, modification_id: str) -> None:
        """Take an effect away. Raises `VoiceModificationNotFound`."""
        store = ModificationRepository(work.session)
        gone = store.get(artifact_id, modification_id)
        before = heard(store.all(artifact_id))
        if gone.is_in_flight and gone.ticket:
            self._jobs.cancel(work, gone.ticket)
        store.remove(modification_id)
        if gone.is_in_flight or heard(store.all(artifact_id)) != before:
            self._invalidate(work, artifact_id)

    def move(self, work: Work, artifact_id: str, modification_id: str, status: ModificationStatus) -> None:
        """Its job has begun; one that was taken away meanwhile stays away."""
        one = self._in_flight(work, artifact_id, modification_id)
        if one is not None and one.status is not status:
            self._save(work, artifact_id, one.moved(status, work.now()))

    def settle(self, work: Work, artifact_id: str, modification_id: str, error: str | None) -> None:
        """It is rendered, or it cannot be, with the reason; a failed one leaves the plain voice."""
        one = self._in_flight(work, artifact_id, modification_id)
        if one is not None:
            status = ModificationStatus.FAILED if error else ModificationStatus.READY
            self._save(work, artifact_id, one.moved(status, work.now(), error))
            self._arrived(work, artifact_id)

    def in_flight(self, work: Work, artifact_id: str) -> tuple[Modification, ...]:
        """What is still being made."""
        return tuple(one for one in self.all(work, artifact_id) if one.is_in_flight)

    def are_under_way(self, work: Work, artifact_id: str) -> bool:
        """Whether something is still being made."""
        return bool(self.in_flight(work, artifact_id))

    def notices(self, work: Work, artifact_id: str) -> tuple[str, ...]:
        """What is left out of a recording, in sentences."""
        return tuple(
            f"Lines {one.first + 1} to {one.last + 1} are heard without {one.effect}: {one.error}"
            for one in self.all(work, artifact_id)
            if one.status is ModificationStatus.FAILED
        )

    def candidate(self, work: Work, artifact_id: str, modification_id: str) -> tuple[Coloured, ...]:
        """What would be heard, were this one ready; nothing when it is no longer wanted."""
        one = self._in_flight(work, artifact_id, modification_id)
        return heard_with(self.all(work, artifact_id), one) if one else ()

    def score(self, work: Work, artifact_id: str, read: TableRead) -> Score:
        """The effects that are heard now: part of the score of a performance."""
        return Score(colours=heard(self.all(work, artifact_id)))

    def carry(self, work: Work, artifact_id: str, before: TableRead, after: TableRead) -> tuple[str, ...]:
        """Effects whose lines kept their speakers and their words move with them; a sentence for each of the others."""
        store, lost = ModificationRepository(work.session), []
        for one in store.all(artifact_id):
            places = [new_place(before, after, line) for line in range(one.first, one.last + 1)]
            start = places[0]
            if start is None or places != list(range(start, start + len(places))):
                store.remove(one.id)
                lost.append(one)
            elif start != one.first:
                store.save(replace(one, first=start, last=start + one.last - one.first))
        return tuple(
            f"The effect {one.effect} on lines {one.first + 1} to {one.last + 1} was left out: they changed."
            for one in lost
        )

    def _order(self, work: Work, artifact_id: str, one: Modification) -> None:
        job = self._jobs.enqueue(work, KIND, artifact_id, {"modification": one.id})
        ModificationRepository(work.session).add(artifact_id, replace(one, ticket=job.id))
        self._note(work, artifact_id, one)

    def _in_flight(self, work: Work, artifact_id: str, modification_id: str) -> Modification | None:
        return next((one for one in self.in_flight(work, artifact_id) if one.id == modification_id), None)

    def _save(self, work: Work, artifact_id: str, one: Modification) -> None:
        ModificationRepository(work.session).save(one)
        self._note(work, artifact_id, one)

    def _note(self, work: Work, artifact_id: str, one: Modification) -> None:
        work.note(VoiceModificationMoved(artifact_id, one.id, str(one.status), one.error))

    def _require_lines(self, work: Work, artifact_id: str, first: int, last: int) -> None:
        total = len(self._table_read.read(work, artifact_id).screenplay.entries)
        issues: list[tuple[str, str, int | float | None]] = []
        if last >= total:
            issues.append(("endEntryIndex", f"Too big: expected number to be <={total - 1}", total - 1))
        if first > last:
            issues.append(("startEntryIndex", f"Too big: expected number to be <={last}", last))
        if issues:
            raise ValidationFailed(issues)
