"""A disk that fills up while something is taken in, spoken or mixed: one sentence; with space again the work goes on and is paid once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.model import Scope
from engine.credits.model import Balance
from engine.foundation.errors import DiskFull
from engine.library.model import NewSource, SourceType
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus
from engine.production.model import ResumeAction, StoryJob, StoryJobStatus
from engine.stage.model import Finalization, FinalizeStatus
from tests.embedded_api.calling import TEXT
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeEncoder, FakeSpeech
from tests.journeys.full_disk import Disk, needs_a_disk
from tests.journeys.processes import refused, until, verb

pytestmark = needs_a_disk
SENTENCE = "Free some space and try again."


class Filling:
    """Fills the disk the first time its moment comes."""

    def __init__(self, disk: Disk, moment: int) -> None:
        self._disk, self._left = disk, moment

    def __call__(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._disk.fill()


class FillingSpeech(FakeSpeech):
    """Speaks, and fills the disk before its third line."""

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self._filling = filling

    def speak(self, request: Any) -> Any:
        self._filling()
        return super().speak(request)


class FillingEncoder(FakeEncoder):
    """Writes, and fills the disk before its first recording."""

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self._filling = filling

    def write(self, frames: Any, target: Path, *rest: Any) -> None:
        self._filling()
        try:
            super().write(frames, target, *rest)
        except OSError as problem:
            raise DiskFull("The recording could not be written: the disk is full.", hint=SENTENCE) from problem


def _studio(disk: Disk, **changes: Any) -> Studio:
    machines = replace(fake_machines(), **changes)
    return open_studio(disk.home, settings=StudioSettings(), machines=machines)


def _planned(studio: Studio, **more: Any) -> str:
    with studio.work("test") as work:
        project = studio.library.create_project(work, "Mill")
        studio.library.add_source(work, project.id, NewSource(SourceType.TEXT, content=TEXT))
        plan = studio.planning.create(work, project.id, NewPlan(auto_approve=True, **more))
    _see(studio, lambda work: studio.planning.get(work, plan.id).status, lambda status: status is PlanStatus.APPROVED)
    return plan.id


def _see(studio: Studio, look: Callable[[Any], Any], done: Callable[[Any], bool] = lambda seen: True) -> Any:
    def reading() -> Any:
        with studio.reading("test") as work:
            return look(work)

    return until(reading, done)


def _ended(studio: Studio, job: StoryJob) -> StoryJob:
    return _see(studio, lambda work: studio.production.get(work, job.id), lambda job: not job.is_open)


def _resumed(studio: Studio, job: StoryJob) -> StoryJob:
    with studio.work("test") as work:
        action, _, _ = studio.production.resume(work, job.id)
    assert action is ResumeAction.GENERATION_REQUEUED
    return _ended(studio, job)


def _started(studio: Studio, **more: Any) -> StoryJob:
    plan = _planned(studio, **more)
    with studio.work("test") as work:
        return studio.production.start(work, plan)


def _paid_once(studio: Studio, job: StoryJob, price: int = 11) -> None:
    balance: Balance = _see(studio, studio.credits.balance)
    kinds = _see(
        studio, lambda work: [str(entry.kind) for entry in studio.credits.ledger(work, 100, job_id=job.id).items]
    )
    assert (balance.total, balance.reserved) == (500 - price, 0)
    assert kinds.count("settle") == 1
    assert kinds.count("reserve") - kinds.count("release") == 1


def test_full_while_speaking_the_job_says_so_and_goes_on_with_space(disk: Disk) -> None:
    speech = FillingSpeech(Filling(disk, 3))
    studio = _studio(disk, speech=speech)
    failed = _ended(studio, _started(studio))

    assert (failed.status, "disk is full" in failed.failure.message, SENTENCE in failed.failure.message) == (
        StoryJobStatus.FAILED,
        True,
        True,
    )
    kept = _see(studio, lambda work: [one.id for one in studio.library.projects(work).items])
    assert len(kept) == 1
    disk.free()
    spoken_before = len(speech.requests)

    assert _resumed(studio, failed).status is StoryJobStatus.READY
    _paid_once(studio, failed)
    assert len(speech.requests) - spoken_before <= len({request.text for request in speech.requests})
    studio.close()


def test_full_while_mixing_what_was_spoken_is_not_spoken_again(disk: Disk) -> None:
    speech = FakeSpeech()
    studio = _studio(disk, speech=speech, encoder=FillingEncoder(Filling(disk, 1)))
    # Without music the first recording is the mix itself.
    failed = _ended(studio, _started(studio, requests=(ArtifactRequest(defer_music=True),)))

    assert (failed.status, "disk is full" in failed.failure.message) == (StoryJobStatus.FAILED, True)
    disk.free()
    spoken = len(speech.requests)
    assert spoken > 0

    assert _resumed(studio, failed).status is StoryJobStatus.READY
    assert len(speech.requests) == spoken
    _paid_once(studio, failed)
    studio.close()


def test_full_and_closed_meanwhile_the_next_start_with_space_goes_on(disk: Disk) -> None:
    studio = _studio(disk, speech=FillingSpeech(Filling(disk, 3)))
    failed = _ended(studio, _started(studio))
    studio.close()
    disk.free()

    again = _studio(disk)
    assert _resumed(again, failed).status is StoryJobStatus.READY
    _paid_once(again, failed)
    again.close()


def test_full_while_finishing_the_credits_come_back_and_a_second_try_is_charged_once(disk: Disk) -> None:
    encoder = FillingEncoder(Filling(disk, 10**6))
    studio = _studio(disk, encoder=encoder)
    job = _ended(studio, _started(studio))
    artifact = job.artifacts[0].artifact_id
    _forget_mix(studio)
    encoder._filling = Filling(disk, 1)

    failed = _finalized(studio, artifact)
    assert (failed.status, "disk is full" in (failed.error or "")) == (FinalizeStatus.FAILED, True)
    assert _see(studio, studio.credits.balance).total == 489
    disk.free()

    assert _finalized(studio, artifact).status is FinalizeStatus.COMPLETE
    assert _see(studio, studio.credits.balance).total == 483
    studio.close()


def _forget_mix(studio: Studio) -> None:
    from sqlalchemy import text

    with studio.work("test") as work:
        work.session.execute(text("DELETE FROM mixes"))


def _finalized(studio: Studio, artifact: str) -> Finalization:
    with studio.work("test") as work:
        studio.stage.finalize_audio(work, artifact)
    return _see(studio, lambda work: studio.stage.finalization(work, artifact), lambda state: not state.is_in_flight)


def test_full_while_uploading_the_api_answers_503_and_takes_it_with_space(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = disk.place / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    studio = _studio(disk)
    with studio.work("owner") as work:
        key = studio.access.create_key(work, "Test", tuple(Scope))[1]
        project = studio.library.create_project(work, "Mill").id
    server = EmbeddedServer(studio, port=0).start()
    with httpx.Client(
        base_url=f"{server.origin}/api/v1", headers={"Authorization": f"Bearer {key}"}, timeout=60
    ) as api:
        address, text = f"/story-projects/{project}/sources", TEXT.encode() * 20
        disk.fill()
        for size in (1, 200):  # within memory, and spooled to the disk while it comes in
            answer = api.post(
                address, files={"file": ("note.txt", text * size)}, headers={"Idempotency-Key": f"file-{size}"}
            )
            _refused(answer)
        _refused(api.post(address, json={"type": "text", "content": TEXT * 50}))
        assert api.get(address).json()["sources"] == []
        disk.free()

        answer = api.post(address, files={"file": ("note.txt", text)}, headers={"Idempotency-Key": "file-1"})
        assert answer.status_code == 201
        assert len(api.get(address).json()["sources"]) == 1
    assert list((disk.home / "scratch").iterdir()) == []
    server.stop()
    studio.close()


def _refused(answer: httpx.Response) -> None:
    assert answer.status_code == 503, answer.text
    assert answer.json()["error"]["code"] == "service_unavailable"
    assert "disk is full" in answer.json()["error"]["message"] and SENTENCE in answer.json()["error"]["message"]
    assert int(answer.headers["Retry-After"]) > 0


def test_on_a_full_disk_every_command_is_one_sentence(disk: Disk) -> None:
    open_studio(disk.home, run_jobs=False).close()
    disk.fill()

    for words in (
        ("credits", "top-up", "5"),
        ("serve", "--port", "0"),
        ("make", __file__, "--out", str(disk.place.parent)),
    ):
        refused(verb(disk.home, *words), "disk is full", "Free some space")
    disk.free()
    assert verb(disk.home, "credits", "top-up", "5").returncode == 0
