"""Jobs, repository: rows to jobs and back, and the one statement that claims."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, insert, or_, select, update

from engine.jobs.errors import JobNotFound
from engine.jobs.model import Failure, Job, JobStatus, Progress
from engine.jobs.tables import JobRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

COLUMNS = tuple(item.name for item in fields(Job))


JOBS: Any = JobRow.__table__
PROGRESS = (
    select(JOBS.c.subject, JOBS.c.progress)
    .where(JOBS.c.subject == bindparam("of_subject"), JOBS.c.kind == bindparam("of_kind"))
    .order_by(JOBS.c.created_at.desc(), JOBS.c.id.desc())
    .limit(1)
)
PROGRESSES = (
    select(JOBS.c.subject, JOBS.c.progress)
    .where(JOBS.c.subject.in_(bindparam("of_subjects", expanding=True)), JOBS.c.kind == bindparam("of_kind"))
    .order_by(JOBS.c.created_at, JOBS.c.id)
)
NEW = insert(JOBS)


class JobRepository:
    """All queries over jobs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, job: Job) -> None:
        """Keep a new job."""
        self._session.connection().execute(NEW, _values(job))

    def save(self, job: Job) -> None:
        """Write a job back whole."""
        self._session.execute(update(JobRow).where(JobRow.id == job.id).values(**_values(job)))

    def get(self, job_id: str) -> Job:
        """The job. Raises `JobNotFound`."""
        row = self._session.get(JobRow, job_id, populate_existing=True)
        if row is None:
            raise JobNotFound(f"There is no job {job_id}.")
        return _job(row)

    def of_subject(self, subject: str, kind: str | None) -> Job | None:
        """The newest job about this subject."""
        query = select(JobRow).where(JobRow.subject == subject)
        query = query if kind is None else query.where(JobRow.kind == kind)
        row = self._session.scalars(query.order_by(JobRow.created_at.desc(), JobRow.id.desc()).limit(1)).first()
        return None if row is None else _job(row)

    def is_behind(self, job: Job) -> bool:
        """Whether an earlier job of its kind about the same subject is not over."""
        before = or_(JobRow.created_at < job.created_at, and_(JobRow.created_at == job.created_at, JobRow.id < job.id))
        query = select(JobRow.id).where(JobRow.subject == job.subject, JobRow.kind == job.kind, before)
        is_open = JobRow.status.in_((JobStatus.QUEUED, JobStatus.RUNNING))
        return self._session.scalars(query.where(is_open).limit(1)).first() is not None

    def progress_of(self, subjects: Sequence[str], kind: str) -> dict[str, Progress]:
        """How far the newest jobs of this kind about these subjects are; subjects without any are left out."""
        connection, values = self._session.connection(), {"of_kind": kind}
        if len(subjects) == 1:
            rows = connection.execute(PROGRESS, {"of_subject": subjects[0], **values}).all()
        else:
            rows = connection.execute(PROGRESSES, {"of_subjects": list(subjects), **values}).all() if subjects else []
        newest: dict[str, Any] = {row.subject: row.progress for row in rows}
        return {subject: Progress(**progress) for subject, progress in newest.items() if progress}

    def claim(self, holder: str, now: datetime, until: datetime) -> Job | None:
        """Take the oldest queued job that is due, in one statement."""
        due = or_(JobRow.run_after.is_(None), JobRow.run_after <= now)
        oldest = (
            select(JobRow.id)
            .where(JobRow.status == JobStatus.QUEUED, due)
            .order_by(JobRow.created_at, JobRow.id)
            .limit(1)
        )
        if self._session.get_bind().dialect.name == "postgresql":
            oldest = oldest.with_for_update(skip_locked=True)
        taken = (
            update(JobRow)
            .where(JobRow.id == oldest.scalar_subquery(), JobRow.status == JobStatus.QUEUED)
            .values(status=JobStatus.RUNNING, holder=holder, lease_until=until, attempts=JobRow.attempts + 1)
            .values(run_after=None, started_at=func.coalesce(JobRow.started_at, _milliseconds(now)))
            .returning(JobRow.id)
        )
        found = self._session.scalars(taken, execution_options={"synchronize_session": False}).first()
        return None if found is None else self.get(found)

    def extend(self, holder: str, until: datetime) -> None:
        """Renew every lease of this holder and its workers."""
        mine = JobRow.holder.startswith(holder, autoescape=True)
        self._session.execute(update(JobRow).where(JobRow.status == JobStatus.RUNNING, mine).values(lease_until=until))

    def running(self) -> tuple[Job, ...]:
        """Every job somebody holds."""
        return tuple(
            _job(row) for row in self._session.scalars(select(JobRow).where(JobRow.status == JobStatus.RUNNING))
        )

    def has_due(self, now: datetime) -> bool:
        """Whether any queued job is due; a look that takes no write lock."""
        due = or_(JobRow.run_after.is_(None), JobRow.run_after <= now)
        return (
            self._session.scalars(select(JobRow.id).where(JobRow.status == JobStatus.QUEUED, due).limit(1)).first()
            is not None
        )

    def next_due(self) -> datetime | None:
        """When the next waiting job is due; None when nothing waits."""
        return self._session.scalars(
            select(JobRow.run_after).where(JobRow.status == JobStatus.QUEUED).order_by(JobRow.run_after).limit(1)
        ).first()

    def note_progress(self, job_id: str, progress: Progress) -> None:
        """Write how far it is, nothing else."""
        self._session.execute(update(JobRow).where(JobRow.id == job_id).values(progress=asdict(progress)))


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _values(job: Job) -> dict[str, Any]:
    values = {name: getattr(job, name) for name in COLUMNS}
    values["progress"] = asdict(job.progress) if job.progress else None
    values["failure"] = asdict(job.failure) if job.failure else None
    return values


def _job(row: JobRow) -> Job:
    values = {name: getattr(row, name) for name in COLUMNS}
    values["status"] = JobStatus(row.status)
    values["progress"] = Progress(**row.progress) if row.progress else None
    values["failure"] = Failure(**row.failure) if row.failure else None
    return Job(**values)
