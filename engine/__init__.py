"""The engine of Sleeper Hit Studio; this is its only door: open a studio, hold it, close it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.bootstrap import open_studio
    from engine.foundation.settings import StudioSettings
    from engine.storage.work import Work
    from engine.studio import Studio

__all__ = ["Studio", "StudioSettings", "Work", "open_studio"]
__version__ = "0.1.0"

_HOMES = {
    "open_studio": "engine.bootstrap",
    "Studio": "engine.studio",
    "StudioSettings": "engine.foundation.settings",
    "Work": "engine.storage.work",
}


def __getattr__(name: str) -> Any:
    # Worker processes import small corners of this package and must not pay for the whole of it.
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
