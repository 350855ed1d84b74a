"""The API's description as this checkout makes it, for the usual local server."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from embedded_api.app import build_app
from embedded_api.reference.describing import served
from engine import Studio, StudioSettings

GOLDEN = Path(__file__).with_name("openapi.json")
ORIGIN = "http://127.0.0.1:5500"


def document() -> dict[str, Any]:
    """The OpenAPI document; no studio is opened for it."""
    guard: Any = build_app(cast(Studio, SimpleNamespace(settings=StudioSettings())))
    return served(guard._app.state.description(), ORIGIN)


def printed() -> str:
    """The document as the golden file holds it."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"
