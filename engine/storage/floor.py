"""Storage, floor: database, blobs, bus and units of one home: what every room stands on."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from engine.foundation.events import EventBus
from engine.foundation.logs import log_to
from engine.storage.blobs import BlobStore
from engine.storage.database import Database
from engine.storage.work import Units

if TYPE_CHECKING:
    from engine.foundation.clock import Clock
    from engine.foundation.paths import StudioPaths
    from engine.foundation.settings import StudioSettings


class Floor:
    """Database, blobs, bus, units: what every room stands on."""

    def __init__(self, paths: StudioPaths, settings: StudioSettings, clock: Clock) -> None:
        self.paths, self.settings, self.clock = paths, settings, clock
        self.log = log_to(paths.logs)
        self.database = Database(settings.database_url) if settings.database_url else Database.at(paths.database)
        self.bus = EventBus()
        self.units = Units(self.database, self.bus, clock)
        self.blobs = BlobStore(paths.blobs, paths.scratch)
        self.blobs.sweep_drafts(time.time())

    def close(self) -> None:
        """Give back the database and the log."""
        self.database.close()
        logging.getLogger().removeHandler(self.log)
        self.log.close()
