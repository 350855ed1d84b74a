"""HTTP face, command: `studio serve`, in the foreground until it is asked to stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from embedded_api.lan import Lan
from embedded_api.server import EmbeddedServer
from engine import Studio, open_studio
from engine.foundation.home_lock import HomeLock
from engine.foundation.loading import take_short_turns, undisturbed
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
    take_short_turns()
    try:
        with undisturbed():
            studio = open_studio(paths.home)
        try:
            with undisturbed():
                server = EmbeddedServer(studio, host or studio.settings.server_host, port)
            stopping = threading.Event()
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stopping.set())
            server.start()
            click.echo(f"listening on {server.origin}")
            with shared(studio, server, host) as lan:
                for line in invitations(lan):
                    click.echo(line)
                # The system may hand the signal to any thread; only this one acts on it, and only when it wakes.
                while not stopping.wait(LOOK_S):
                    pass
            server.stop()
        finally:
            studio.close()
    finally:
        lock.release()


@contextmanager
def shared(studio: Studio, server: EmbeddedServer, host: str | None) -> Iterator[Lan | None]:
    """The door to other devices while the switch is on; whoever names an address to listen on opens that one alone."""
    if host is not None or not studio.settings.lan_enabled:
        yield None
        return
    lan = server.lan()
    lan.turn_on()
    try:
        yield lan
    finally:
        lan.close()


def invitations(lan: Lan | None) -> Iterator[str]:
    """Where other devices find the studio, a line each, or why they do not."""
    if lan is None:
        return
    yield from (f"other devices on this network: {origin}" for origin in lan.origins)
    if lan.trouble:
        yield lan.trouble
