"""A server with paced fakes in a process of its own, to be killed; run as `python -m tests.embedded_api.one_server HOME`.

Prints its origin and a full key as one line of JSON, then serves until it is ended.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from embedded_api.server import EmbeddedServer
from engine import StudioSettings, open_studio
from engine.access.model import Scope
from tests.fakes.paced import Pace, paced_machines


def main(home: Path) -> None:
    """Serve; what is asked to hold holds for ever."""
    studio = open_studio(home, settings=StudioSettings(jobs_workers=5), machines=paced_machines(Pace()))
    with studio.work("owner") as work:
        key = studio.access.create_key(work, "Test", tuple(Scope))[1]
    server = EmbeddedServer(studio, port=0).start()
    print(json.dumps({"origin": server.origin, "key": key}), flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
