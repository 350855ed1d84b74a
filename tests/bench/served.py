"""Bench: a studio behind its server, and a bare server beside it in the same process; run as `python -m tests.bench.served HOME ROWS`.

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
from tests.fakes.machines import fake_machines

NOTES = MetaData()
PLAIN = Table(
    "bench_rows", NOTES, Column("id", String(25), primary_key=True), Column("name", String(200)), Column("at", Integer)
)


def main(home: Path, rows: int) -> None:
    """Serve a studio where one job was run to its end and nobody works any more, with so many more rows of everything."""
    settings = StudioSettings(rate_limit_per_key=10**9, credits_monthly_allocation=10**8)
    studio = open_studio(home, settings=settings, machines=fake_machines())
    said = _filled(studio)
    studio.close()
    fill(home / "studio.sqlite3", rows)
    studio = open_studio(home, settings=settings, machines=fake_machines(), run_jobs=False)
    server, bare = EmbeddedServer(studio, port=0).start(), _Bare(home / "studio.sqlite3").start()
    print(json.dumps({**said, "port": server.port, "bare": bare}), flush=True)
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


class _Bare:
    """One FastAPI application with plain `def` routes over SQLAlchemy Core, and nothing else."""

    def __init__(self, database: Path) -> None:
        self._engine = create_engine(f"sqlite:///{database}", connect_args={"check_same_thread": False})
        event.listen(
            self._engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode=WAL").close()
        )
        NOTES.create_all(self._engine)
        self.projects = Table("projects", MetaData(), autoload_with=self._engine)
        self.jobs = Table("story_jobs", MetaData(), autoload_with=self._engine)

    def start(self) -> int:
        """Serve in a thread; returns the port."""
        config = uvicorn.Config(self._app(), port=0, log_config=None, access_log=False, server_header=False)
        server = uvicorn.Server(config)
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.01)
        return int(server.servers[0].sockets[0].getsockname()[1])

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.get("/projects/{id}")
        def project(id: str) -> dict[str, Any]:
            return self._row(self.projects, id)

        @app.get("/jobs/{id}")
        def job(id: str) -> dict[str, Any]:
            return self._row(self.jobs, id)

        @app.post("/rows", status_code=201)
        def row(body: dict[str, str]) -> dict[str, str]:
            made = {"id": new_id(), "name": body["name"]}
            with self._engine.begin() as connection:
                connection.execute(insert(PLAIN).values(**made, at=int(time.time())))
            return made

        return app

    def _row(self, table: Table, id: str) -> dict[str, Any]:
        with self._engine.connect() as connection:
            return dict(connection.execute(select(table).where(table.c.id == id)).mappings().one())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
