"""Cues, service: the sound effects of a read; at most one a line; every change is one unit of work.

A sound takes its time, so it is prepared before the unit that puts it to use: `prepare_new` and `prepare_change` hand out
what `add` and `update` are given.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.errors import ValidationFailed
from engine.foundation.ids import new_id
from engine.stage.cues.events import CuesChanged
from engine.stage.cues.model import CueChange, SoundCue
from engine.stage.cues.repository import CueRepository
from engine.stage.score import Score

if TYPE_CHECKING:
    from engine.stage.cues.bank import Bank, Prepared
    from engine.storage.work import Units, Work
    from engine.table_read.model import TableRead
    from engine.table_read.service import TableReadService


class CueService:
    """Adds, changes and removes effects; whoever performs the read is told of every change that may be heard."""

    def __init__(self, units: Units, table_read: TableReadService, bank: Bank) -> None:
        self._units, self._table_read, self._bank = units, table_read, bank
        self._invalidate: Callable[[Work, str], None] = lambda _work, _artifact_id: None

    def telling(self, invalidate: Callable[[Work, str], None]) -> None:
        """Whom to tell when an audio input has changed."""
        self._invalidate = invalidate

    def cues(self, work: Work, artifact_id: str) -> tuple[SoundCue, ...]:
        """The effects of a read, in the order of its lines."""
        total = len(self._table_read.read(work, artifact_id).screenplay.entries)
        return tuple(cue for cue in CueRepository(work.session).cues(artifact_id) if cue.entry_index < total)

    def prepare(self, prompt: str, seconds: float) -> Prepared:
        """The sound of these words: banked before, or made now. Never inside a unit of work."""
        with self._units.reading("cues") as work:
            known = self._bank.known(work, prompt, seconds)
        return known or self._bank.made(prompt, seconds)

    def prepare_change(self, artifact_id: str, cue_id: str, change: CueChange) -> Prepared | None:
        """The sound a change needs; None where it needs none, or where there is no such cue."""
        with self._units.reading("cues") as work:
            cue = next((one for one in CueRepository(work.session).cues(artifact_id) if one.id == cue_id), None)
        if cue is None or not change.needs_sound(cue):
            return None
        after = cue.changed(change)
        return self.prepare(after.prompt, after.seconds)

    def add(self, work: Work, artifact_id: str, cue: SoundCue, prepared: Prepared) -> SoundCue:
        """An effect at a line; where one is already, that one is changed and keeps its id. Raises `ValidationFailed`."""
        self._require_line(work, artifact_id, cue.entry_index)
        there = next((one for one in self.cues(work, artifact_id) if one.entry_index == cue.entry_index), None)
        return self._put(work, artifact_id, there, replace(cue, id=there.id if there else new_id()), prepared)

    def update(
        self, work: Work, artifact_id: str, cue_id: str, change: CueChange, prepared: Prepared | None
    ) -> SoundCue:
        """The effect after a change; its sound is the prepared one. Raises `SfxCueNotFound`, `ValidationFailed`."""
        before = CueRepository(work.session).cue(artifact_id, cue_id)
        after = before.changed(change)
        if after.entry_index != before.entry_index:
            self._require_line(work, artifact_id, after.entry_index)
            if any(one.entry_index == after.entry_index for one in self.cues(work, artifact_id)):
                raise ValidationFailed([("entryIndex", "Invalid input: that line already has a sound effect", None)])
        return self._put(work, artifact_id, before, after, prepared)

    def remove(self, work: Work, artifact_id: str, cue_id: str) -> SoundCue:
        """Take an effect away; its file stays. Raises `SfxCueNotFound`."""
        cue = CueRepository(work.session).cue(artifact_id, cue_id)
        CueRepository(work.session).remove(cue_id)
        work.note(CuesChanged(artifact_id))
        if cue.heard() is not None:
            self._invalidate(work, artifact_id)
        return cue

    def put_back(self, work: Work, artifact_id: str, cues: Collection[SoundCue], ids: Collection[str]) -> None:
        """Of the effects of these ids, exactly those given again, as they were."""
        store = CueRepository(work.session)
        before = {cue.id: cue.heard() for cue in self.cues(work, artifact_id) if cue.id in ids}
        store.remove(*before)
        for cue in cues:
            if cue.id in ids:
                store.save(artifact_id, cue, store.key_for(cue.banked) if cue.banked else None, work.now())
        work.note(CuesChanged(artifact_id))
        if before != {cue.id: cue.heard() for cue in cues if cue.id in ids}:
            self._invalidate(work, artifact_id)

    def score(self, work: Work, artifact_id: str, read: TableRead) -> Score:
        """The effects that are heard now: part of the score of a performance."""
        total = len(read.screenplay.entries)
        heard = (cue.heard() for cue in CueRepository(work.session).cues(artifact_id) if cue.entry_index < total)
        return Score(cues=tuple(cue for cue in heard if cue is not None))

    def carry(self, work: Work, artifact_id: str, before: TableRead, after: TableRead) -> tuple[str, ...]:
        """Effects whose line kept its speaker and its words move with it; a sentence for each of the others."""
        store, lost = CueRepository(work.session), []
        moved: dict[int, tuple[SoundCue, str | None]] = {}
        for cue in store.cues(artifact_id):
            place = new_place(before, after, cue.entry_index)
            if place is None or place in moved:
                lost.append(cue)
            else:
                moved[place] = (replace(cue, entry_index=place), store.key_of(cue.id))
        store.remove(*(cue.id for cue, _ in moved.values()), *(cue.id for cue in lost))
        for cue, key in moved.values():
            store.save(artifact_id, cue, key, work.now())
        return tuple(
            f"The sound effect “{cue.label}” at line {cue.entry_index + 1} was left out: its line changed."
            for cue in lost
        )

    def _put(
        self, work: Work, artifact_id: str, before: SoundCue | None, after: SoundCue, prepared: Prepared | None
    ) -> SoundCue:
        store = CueRepository(work.session)
        key = store.key_of(after.id)
        if prepared is not None:
            after = after.sounding(self._bank.deposit(work, prepared), prepared.error)
            key = prepared.key
        store.save(artifact_id, after, key, work.now())
        work.note(CuesChanged(artifact_id))
        if (before.heard() if before else None) != after.heard():
            self._invalidate(work, artifact_id)
        return after

    def _require_line(self, work: Work, artifact_id: str, index: int) -> None:
        total = len(self._table_read.read(work, artifact_id).screenplay.entries)
        if index >= total:
            raise ValidationFailed([("entryIndex", f"Too big: expected number to be <={total - 1}", total - 1)])


def new_place(before: TableRead, after: TableRead, index: int) -> int | None:
    """Where a line stands in the next version: the same speaker and words, the nearest of them; None where nowhere."""
    if index >= len(before.screenplay.entries):
        return None
    line = before.screenplay.entries[index]
    same = [one.index for one in after.screenplay.entries if (one.character, one.text) == (line.character, line.text)]
    return min(same, key=lambda place: abs(place - index), default=None)
