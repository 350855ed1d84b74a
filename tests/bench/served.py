"""Bench: a studio behind its server, and bare routes beside it in the same process; run as `python -m tests.bench.served HOME ROWS`.

Prints ports, key and ids as one line of JSON, then serves until it is ended.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, select

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.model import Scope
from engine.foundation.ids import new_id
from engine.library.model import NewSource, SourceType
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus
from tests.bench.filling import fill
from tests.bench.forgetful import forgetful
from tests.fakes.machines import fake_machines

NOTES = MetaData()
PLAIN = Table(
    "bench_rows", NOTES, Column("id", String(25), primary_key=True), Column("name", String(200)), Column("at", Integer)
)

ORDERED = (
    ("artifacts", "job_id", 1), ("ledger", "job_id", 1), ("story_jobs", "id", 1), ("orders", "job_id", 1),
    ("jobs", "subject", 1), ("happenings", "job_id", 2),
)  # fmt: skip


def main(home: Path, rows: int) -> None:
    """Serve a studio where one job was run to its end and nobody works any more, with so many more rows of everything."""
    settings = StudioSettings(rate_limit_per_key=10**9, credits_monthly_allocation=10**8)
    studio = open_studio(home, settings=settings, machines=fake_machines())
    said = _filled(studio)
    studio.close()
    fill(home / "studio.sqlite3", rows)
    studio = open_studio(home, settings=settings, machines=fake_machines(), run_jobs=False)
    server, bare = EmbeddedServer(studio, port=0).start(), Bare(home / "studio.sqlite3").start()
    print(json.dumps({**said, "port": server.port, "bare": bare, "forgetful": _served(forgetful(studio))}), flush=True)
    threading.Event().wait()


def _filled(studio: Studio) -> dict[str, Any]:
    with studio.work("owner") as work:
        key = studio.access.create_key(work, "Bench", tuple(Scope))[1]
        project = studio.library.create_project(work, "Bench", "What is measured", {"a": 1})
        studio.library.add_source(work, project.id, NewSource(SourceType.TEXT, content="One line.\nAnother line."))
        plan = studio.planning.create(work, project.id, NewPlan(auto_approve=True))
    while plan.status is not PlanStatus.APPROVED:
        time.sleep(0.02)
        with studio.reading("bench") as work:
            plan = studio.planning.get(work, plan.id)
    with studio.work("bench") as work:
        job = studio.production.start(work, plan.id, (ArtifactRequest(defer_audio_render=True),))
    while job.is_open:
        time.sleep(0.02)
        with studio.reading("bench") as work:
            job = studio.production.get(work, job.id)
    return {"key": key, "project": project.id, "plan": plan.id, "job": job.id}


def _served(app: Any) -> int:
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False, server_header=False)
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return int(server.servers[0].sockets[0].getsockname()[1])


class Bare:
    """One FastAPI application with plain `def` routes over SQLAlchemy Core, and nothing else."""

    def __init__(self, database: Path) -> None:
        self._engine = create_engine(f"sqlite:///{database}", connect_args={"check_same_thread": False})
        event.listen(
            self._engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode=WAL").close()
        )
        NOTES.create_all(self._engine)
        self.projects = Table("projects", MetaData(), autoload_with=self._engine)
        self.jobs = Table("story_jobs", MetaData(), autoload_with=self._engine)
        self.ordered = self._ordered()

    def start(self) -> int:
        """Serve in a thread; returns the port."""
        return _served(self._app())

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.get("/projects/{id}")
        def project(id: str) -> dict[str, Any]:
            return self._row(self.projects, id)

        @app.get("/jobs/{id}")
        def job(id: str) -> dict[str, Any]:
            return self._row(self.jobs, id)

        @app.post("/orders", status_code=201)
        def order(body: dict[str, Any]) -> dict[str, Any]:
            named = {name: new_id() for name in ("job", "artifact")}
            with self._engine.begin() as connection:
                for table, rows in self.ordered:
                    connection.execute(insert(table), [_renamed(row, named) for row in rows])
            return {**body, **named}

        @app.post("/rows", status_code=201)
        def row(body: dict[str, str]) -> dict[str, str]:
            made = {"id": new_id(), "name": body["name"]}
            with self._engine.begin() as connection:
                connection.execute(insert(PLAIN).values(**made, at=int(time.time())))
            return made

        return app

    def _ordered(self) -> list[tuple[Table, list[dict[str, Any]]]]:
        """What one order left behind, table by table, in the order of writing."""
        found = []
        with self._engine.connect() as connection:
            job = connection.execute(select(self.jobs)).mappings().first()
            assert job is not None
            for name, column, most in ORDERED:
                table = Table(name, MetaData(), autoload_with=self._engine)
                rows = connection.execute(select(table).where(table.c[column] == job["id"]).limit(most)).mappings()
                found.append((table, [dict(row) for row in rows]))
        return found

    def _row(self, table: Table, id: str) -> dict[str, Any]:
        with self._engine.connect() as connection:
            return dict(connection.execute(select(table).where(table.c.id == id)).mappings().one())


def _renamed(row: dict[str, Any], named: dict[str, str]) -> dict[str, Any]:
    """The row as another order's: its own names, and those of the job and the artifact it is about."""
    about = {"job_id": "job", "subject": "job", "artifact_id": "artifact"}
    news = {column: named[what] for column, what in about.items() if column in row}
    own = {
        "id": named["job"]
        if "plan_id" in row and "job_id" not in row
        else named["artifact"]
        if "title" in row
        else new_id()
    }
    fresh = {name: value for name, value in row.items() if name not in ("seq", "number")}
    return {**fresh, **(own if "id" in row else {}), **news}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
