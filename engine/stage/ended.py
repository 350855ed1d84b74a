"""Stage, ended: the sound a version had when another took its place is what its manifest shows from then on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.stage.model import Finalization, FinalizeStatus, Performance
from engine.stage.repository import StageRepository
from engine.stage.tables import EndedAudioRow
from engine.storage import codec

if TYPE_CHECKING:
    from engine.stage.finalizing import Finalizing
    from engine.storage.work import Work

SETTLED = (FinalizeStatus.COMPLETE, FinalizeStatus.FAILED, FinalizeStatus.NEEDS_RECORDING)


@dataclass(frozen=True, slots=True)
class EndedAudio:
    """How the audio of a version stood at its end; a finalization that was in flight was stopped and is none."""

    finalization: Finalization | None = None
    performance: Performance | None = None
    companions: dict[str, str] = field(default_factory=dict)
    measured: bool = False


def end_audio(work: Work, finalizing: Finalizing, artifact_id: str, revision: int, inputs: str) -> EndedAudio:
    """Keep how the audio of the current version stands, for good; the first time counts."""
    known = ended_audio(work, artifact_id, revision)
    if known is not None:
        return known
    store = StageRepository(work.session)
    state, kept = finalizing.current(work, artifact_id, inputs), store.companions(artifact_id)
    performed = store.last_performance(artifact_id, inputs)
    ended = EndedAudio(
        state if state and state.status in SETTLED else None,
        performed,
        kept.paths if kept and kept.inputs == inputs else {},
        bool(kept and kept.inputs == inputs and kept.measured),
    )
    row = EndedAudioRow(
        artifact_id=artifact_id,
        revision=revision,
        finalization=codec.dump(ended.finalization) if ended.finalization else None,
        performance=codec.dump(ended.performance) if ended.performance else None,
        companions=ended.companions,
        measured=ended.measured,
    )
    work.session.add(row)
    work.session.flush()
    return ended


def ended_audio(work: Work, artifact_id: str, revision: int) -> EndedAudio | None:
    """How the audio of a version that is not current any more stands; None where nobody kept it."""
    row = work.session.get(EndedAudioRow, (artifact_id, revision))
    if row is None:
        return None
    state = codec.load(Finalization, row.finalization) if row.finalization else None
    performance = codec.load(Performance, row.performance) if row.performance else None
    return EndedAudio(state, performance, dict(row.companions), row.measured)
