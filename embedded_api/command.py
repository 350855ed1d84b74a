"""HTTP face, command: `studio serve`, in the foreground until it is asked to stop."""

from __future__ import annotations

import signal
import threading

import click

from embedded_api.server import EmbeddedServer
from engine import open_studio
from engine.foundation.home_lock import HomeLock
from engine.foundation.loading import undisturbed
from engine.foundation.paths import ready_home

LOOK_S = 0.2


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=None,
    help="The port; 5500, or as in the settings, by default. 0 lets the system choose.",
)
@click.option("--host", default=None, help="The address to listen on; this machine only by default.")
def serve(port: int | None, host: str | None) -> None:
    """Serve the API, theater and audio pages of this home."""
    paths = ready_home()
    lock = HomeLock(paths.lock).take("server")
    try:
        with undisturbed():
            studio = open_studio(paths.home)
        try:
            with undisturbed():
                server = EmbeddedServer(studio, host, port)
            stopping = threading.Event()
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stopping.set())
            server.start()
            click.echo(f"listening on {server.origin}")
            # The system may hand the signal to any thread; only this one acts on it, and only when it wakes.
            while not stopping.wait(LOOK_S):
                pass
            server.stop()
        finally:
            studio.close()
    finally:
        lock.release()
