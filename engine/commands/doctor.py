"""Commands, doctor: what works here, what does not, and what to do about it."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys

import click

from engine import __version__
from engine.foundation.paths import StudioPaths, default_home
from engine.foundation.probe import Probe

ENOUGH_BYTES = 500_000_000


@click.command()
def doctor() -> None:
    """Check this installation and say what to do."""
    click.echo(
        f"Sleeper Hit Studio {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.platform()}"
    )
    results = [
        ("home", _home()),
        ("disk", _disk()),
        ("speech", _speech()),
        ("MP3", _encoder()),
        ("music", _music()),
        ("window", _window()),
    ]
    for name, probe in results:
        click.echo(
            f"{'ok ' if probe.available else 'NOT'} {name:8} {probe.reason}{'' if probe.available else ' ' + probe.remedy}"
        )
    if not all(probe.available for name, probe in results if name not in ("music", "window")):
        raise click.exceptions.Exit(1)


def _home() -> Probe:
    paths = StudioPaths(default_home())
    try:
        paths.make()
    except OSError as problem:
        return Probe(
            False, f"{paths.home} cannot be written: {problem.strerror}.", "Set STUDIO_HOME to a folder of yours."
        )
    return Probe(True, str(paths.home), "")


def _disk() -> Probe:
    home = default_home()
    place = home if home.exists() else home.parent
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    return Probe(
        free > ENOUGH_BYTES, f"{free / 1e9:.1f} GB free.", "Free some space; an hour of recording needs about 100 MB."
    )


def _speech() -> Probe:
    from engine.machines.speech import espeak

    return espeak.probe()


def _encoder() -> Probe:
    from engine.machines.encoding import mp3

    return mp3.probe()


def _music() -> Probe:
    from engine.foundation.settings import read_settings
    from engine.machines.music.band import ChosenBand

    return ChosenBand(lambda: read_settings(StudioPaths(default_home()).settings).music_soundfont).band


def _window() -> Probe:
    try:
        __import__("PySide6.QtWidgets")
    except ImportError as problem:
        return Probe(
            False, f"Qt cannot be loaded: {problem}.", f"Run `{sys.executable} packaging/dev.py setup` in the checkout."
        )
    return Probe(True, "Qt can be loaded.", "")
