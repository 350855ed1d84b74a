"""Foundation, logs: a rotating file in the home; never keys, tokens or source text."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from pathlib import Path

FORM = "%(asctime)s %(levelname)s %(name)s %(threadName)s: %(message)s"


class HomeLog(logging.handlers.RotatingFileHandler):
    """The log of a home; on a full or read-only disk it falls silent, since it must never be what stops the studio."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """A record that could not be written is lost; anything but the disk's trouble is reported."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


def log_to(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the studio's log to `studio.log` in this folder, 2 MB a file, five files; returns the handler."""
    handler = HomeLog(folder / "studio.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORM))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    for chatty in (
        "httpx",
        "httpcore",
        "httpx2",
        "httpcore2",
        "openai",
        "anthropic",
        "google_genai",
        "trafilatura",
        "pypdf",
        "alembic",
        "uvicorn.error",
    ):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return handler
