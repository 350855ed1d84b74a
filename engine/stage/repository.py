"""Stage, repository: rows to takes, mixes, finalizations and performances, and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from engine.stage.ear import Power
from engine.stage.model import Finalization, FinalizeStatus, Performance
from engine.stage.recording import Loudness
from engine.stage.speech import WordTiming
from engine.stage.tables import CompanionsRow, FinalizationRow, MixRow, MixSheetRow, PerformanceRow, TakeRow
from engine.stage.timeline import Measured

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

FEW = 400


@dataclass(frozen=True, slots=True)
class KeptTake:
    """Where a take lies and what is known of it."""

    key: str
    blob: str
    voice_id: str
    duration_ms: int
    measured: Measured


@dataclass(frozen=True, slots=True)
class Mix:
    """A finished MP3 of these inputs."""

    inputs: str
    blob: str
    duration_ms: int
    loudness: Loudness
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Booking:
    """What a finalization holds while it is made: its job and its reservation."""

    job_id: str | None = None
    reservation_id: str | None = None


@dataclass(frozen=True, slots=True)
class KeptCompanions:
    """Addresses by name, and whether their times were measured."""

    inputs: str
    measured: bool
    paths: dict[str, str]


class StageRepository:
    """All queries of this room."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, key: str) -> KeptTake | None:
        """The kept take of this key."""
        row = self._session.get(TakeRow, key)
        return None if row is None else _take(row)

    def measured(self, keys: Collection[str]) -> dict[str, Measured]:
        """What is known of those of these takes that are kept."""
        asked, found = sorted(set(keys)), dict[str, Measured]()
        for begin in range(0, len(asked), FEW):
            rows = self._session.scalars(select(TakeRow).where(TakeRow.key.in_(asked[begin : begin + FEW])))
            found.update((row.key, _take(row).measured) for row in rows)
        return found

    def lengths(self, keys: Collection[str]) -> dict[str, int]:
        """How many milliseconds those of these takes last that are kept."""
        asked, found = sorted(set(keys)), dict[str, int]()
        for begin in range(0, len(asked), FEW):
            query = select(TakeRow.key, TakeRow.duration_ms).where(TakeRow.key.in_(asked[begin : begin + FEW]))
            found.update({row.key: row.duration_ms for row in self._session.execute(query)})
        return found

    def add_take(self, take: KeptTake, at: datetime) -> None:
        """Keep a take; the first one of a key stays."""
        facts = {"words": [[word.start, word.end, word.start_ms, word.end_ms] for word in take.measured.words]}
        values = {
            "key": take.key,
            "blob": take.blob,
            "voice_id": take.voice_id,
            "frames": take.measured.frames,
            "duration_ms": take.duration_ms,
        }
        insert = postgresql.insert if self._session.get_bind().dialect.name == "postgresql" else sqlite.insert
        self._session.execute(insert(TakeRow).values(**values, facts=facts, created_at=at).on_conflict_do_nothing())

    def powers(self, keys: Collection[str]) -> dict[str, Power]:
        """What the ear heard of those of these takes that were heard before."""
        asked, found = sorted(set(keys)), dict[str, Power]()
        for begin in range(0, len(asked), FEW):
            query = select(TakeRow.key, TakeRow.power).where(TakeRow.key.in_(asked[begin : begin + FEW]))
            rows = self._session.execute(query.where(TakeRow.power.is_not(None)))
            found.update((row.key, Power.unpacked(row.power)) for row in rows)
        return found

    def save_powers(self, powers: Mapping[str, Power]) -> None:
        """Keep what the ear heard beside its take; what is not kept is passed over."""
        change = update(TakeRow).where(TakeRow.key == bindparam("take")).values(power=bindparam("heard"))
        self._session.connection().execute(
            change, [{"take": key, "heard": power.packed()} for key, power in powers.items()]
        )

    def forget_take(self, key: str) -> None:
        """Its samples are gone or broken."""
        self._session.execute(delete(TakeRow).where(TakeRow.key == key))

    def mix(self, inputs: str) -> Mix | None:
        """The finished MP3 of these inputs."""
        row = self._session.get(MixRow, inputs)
        if row is None:
            return None
        return Mix(
            row.inputs,
            row.blob,
            row.duration_ms,
            Loudness(row.integrated_lufs, row.true_peak_dbtp),
            tuple(row.warnings),
        )

    def save_mix(self, mix: Mix, at: datetime) -> None:
        """Keep a finished MP3."""
        loudness = {"integrated_lufs": mix.loudness.integrated_lufs, "true_peak_dbtp": mix.loudness.true_peak_dbtp}
        row = MixRow(
            inputs=mix.inputs,
            blob=mix.blob,
            duration_ms=mix.duration_ms,
            **loudness,
            warnings=list(mix.warnings),
            created_at=at,
        )
        self._session.merge(row)
        self._session.flush()

    def forget_mixes(self, blob: str) -> None:
        """Their file is gone."""
        self._session.execute(delete(MixRow).where(MixRow.blob == blob))
        self._session.execute(delete(MixSheetRow).where(MixSheetRow.blob == blob))

    def finalization(self, artifact_id: str, mode: str) -> tuple[Finalization, Booking] | None:
        """How far it is, and what it holds."""
        row = self._session.get(FinalizationRow, (artifact_id, mode), populate_existing=True)
        return None if row is None else (_finalization(row), Booking(row.job_id, row.reservation_id))

    def save_finalization(self, state: Finalization, booking: Booking) -> None:
        """Write a finalization, new or moved."""
        values: dict[str, Any] = {item.name: getattr(state, item.name) for item in fields(Finalization)}
        values["loudness"] = asdict(state.loudness) if state.loudness else None
        values["warnings"] = list(state.warnings)
        self._session.merge(FinalizationRow(**values, job_id=booking.job_id, reservation_id=booking.reservation_id))
        self._session.flush()

    def drop_finalization(self, artifact_id: str, mode: str) -> None:
        """As if it had never been asked for."""
        self._session.execute(
            delete(FinalizationRow).where(FinalizationRow.artifact_id == artifact_id, FinalizationRow.mode == mode)
        )

    def add_performance(self, performance: Performance) -> None:
        """Remember a performance heard to its end."""
        self._session.merge(PerformanceRow(**asdict(performance)))
        self._session.flush()

    def last_performance(self, artifact_id: str, inputs: str | None = None) -> Performance | None:
        """The newest one, of these inputs where they are given."""
        query = select(PerformanceRow).where(PerformanceRow.artifact_id == artifact_id)
        query = query if inputs is None else query.where(PerformanceRow.inputs == inputs)
        row = self._session.scalars(
            query.order_by(PerformanceRow.completed_at.desc(), PerformanceRow.room_id.desc()).limit(1)
        ).first()
        return (
            None if row is None else Performance(**{item.name: getattr(row, item.name) for item in fields(Performance)})
        )

    def companions(self, artifact_id: str) -> KeptCompanions | None:
        """The newest companions of an artifact."""
        row = self._session.get(CompanionsRow, artifact_id, populate_existing=True)
        return None if row is None else KeptCompanions(row.inputs, row.measured, dict(row.paths))

    def save_companions(self, artifact_id: str, kept: KeptCompanions, at: datetime) -> None:
        """Point at new companions; the old addresses stay valid."""
        self._session.merge(
            CompanionsRow(
                artifact_id=artifact_id, inputs=kept.inputs, measured=kept.measured, paths=kept.paths, made_at=at
            )
        )
        self._session.flush()


def _take(row: TakeRow) -> KeptTake:
    words = tuple(WordTiming(*word) for word in row.facts["words"])
    return KeptTake(row.key, row.blob, row.voice_id, row.duration_ms, Measured(row.frames, words))


def _finalization(row: FinalizationRow) -> Finalization:
    values = {item.name: getattr(row, item.name) for item in fields(Finalization)}
    loudness = Loudness(**row.loudness) if row.loudness else None
    return Finalization(
        **{**values, "status": FinalizeStatus(row.status), "loudness": loudness, "warnings": tuple(row.warnings)}
    )
