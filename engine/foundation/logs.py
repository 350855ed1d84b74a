"""Foundation, logs: a rotating file in the home; never keys, tokens or source text."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

FORM = "%(asctime)s %(levelname)s %(name)s %(threadName)s: %(message)s"


def log_to(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the studio's log to `studio.log` in this folder, 2 MB a file, five files; returns the handler."""
    handler = logging.handlers.RotatingFileHandler(
        folder / "studio.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(FORM))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    for chatty in ("httpx", "httpcore", "trafilatura", "pypdf", "alembic", "uvicorn.error"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return handler
