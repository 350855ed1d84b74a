"""A floor to stand on: a real SQLite database, blobs, a bus that remembers, all in one temporary home."""

from __future__ import annotations

from pathlib import Path

from engine.foundation.events import Event, EventBus
from engine.foundation.paths import StudioPaths
from engine.storage.blobs import BlobStore
from engine.storage.database import Database
from engine.storage.work import Units
from tests.fakes.blank import lay_tables
from tests.fakes.clock import FrozenClock


class Floor:
    """Everything below the rooms; `said` holds every event in order."""

    def __init__(self, home: Path, clock: FrozenClock | None = None) -> None:
        self.paths = StudioPaths(home).make()
        lay_tables(self.paths.database)
        self.database = Database.at(self.paths.database)
        self.clock = clock or FrozenClock()
        self.bus = EventBus()
        self.said: list[Event] = []
        self.bus.subscribe(self.said.append)
        self.units = Units(self.database, self.bus, self.clock)
        self.blobs = BlobStore(self.paths.blobs, self.paths.scratch)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()
