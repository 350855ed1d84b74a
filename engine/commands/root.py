"""Commands, root: the group all verbs hang on; other faces bring theirs through the entry point group."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points

import click

from engine import __version__
from engine.commands.demo import demo
from engine.commands.doctor import doctor
from engine.commands.export import export
from engine.commands.lexicon import lexicon
from engine.commands.make import make
from engine.commands.models import models
from engine.commands.owner import backup, credits, keys, media, migrate
from engine.commands.settings import settings
from engine.commands.voices import voices
from engine.foundation.errors import KnownError, said_plainly
from engine.foundation.logs import log_to
from engine.foundation.paths import ready_home

log = logging.getLogger(__name__)
VERBS = "sleeper_hit_studio.commands"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="studio")
def studio() -> None:
    """Turn your sources into a table read you can hear, on this machine."""


for verb in (make, export, demo, keys, credits, media, settings, models, lexicon, voices, doctor, backup, migrate):
    studio.add_command(verb)


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns the exit status: 0 success, 1 a known error, 2 wrong usage, 130 interrupted."""
    for entry in entry_points(group=VERBS):
        studio.add_command(entry.load(), entry.name)
    try:
        said = studio.main(args=list(arguments), prog_name="studio", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as problem:
        problem.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except KnownError as problem:
        click.echo(f"studio: {problem.sentence()}", err=True)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as problem:  # noqa: BLE001 - the last shape every failure gets; `_keep_trace` logs it
        _keep_trace()
        click.echo(f"studio: {said_plainly(problem).sentence()}", err=True)
        return 1
    return said if isinstance(said, int) else 0


def _keep_trace() -> None:
    # The studio that stumbled has given its log back already.
    handler = log_to(ready_home().logs)
    try:
        log.exception("A command failed")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
