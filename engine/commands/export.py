"""Commands, export: a table read as a file of its owner's; finished first where it is not, charged once."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine import open_studio
from engine.commands.pipeline import ready_folder
from engine.commands.progress import bars
from engine.stage.errors import EncodingFailed
from engine.stage.exports import ExportFormat
from engine.stage.finalizing import file_name
from engine.stage.model import Finalization, FinalizeStatus

if TYPE_CHECKING:
    from engine import Studio
    from engine.commands.pipeline import Say

ACTOR, LOOK_S = "owner", 0.2


@click.command()
@click.argument("artifact")
@click.option(
    "--format",
    "kind",
    type=click.Choice([str(one) for one in ExportFormat]),
    default="mp3",
    show_default=True,
    help="; ".join(one.label for one in ExportFormat) + ".",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where it goes; the current folder by default.",
)
def export(artifact: str, kind: str, out: Path) -> None:
    """Save a table read as MP3, WAV, FLAC, Opus, M4A, stems, or its captions, transcript, chapters and citations as texts."""
    ready_folder(out)
    studio = open_studio()
    try:
        with bars() as say:
            title = _finished(studio, artifact, say)
            wanted = ExportFormat(kind)
            target = free(out, f"{title} {wanted}" if wanted.is_folder else title, wanted.suffix)
            made = studio.stage.exporting.export(
                artifact, target, wanted, lambda percent, detail: say("exporting", percent, detail)
            )
        click.echo(f"{made.path}  {made.summary}")
        for warning in made.warnings:
            click.echo(f"studio: {warning}", err=True)
    finally:
        studio.close()


def free(folder: Path, name: str, suffix: str) -> Path:
    """A path nothing stands at: with a number where the name is taken."""
    target, number = folder / f"{name}{suffix}", 2
    while target.exists():
        target, number = folder / f"{name} {number}{suffix}", number + 1
    return target


def _finished(studio: Studio, artifact_id: str, say: Say) -> str:
    """Finalize and wait; the title as a file name. Raises `EncodingFailed` with the reason it could not be finished."""
    with studio.work(ACTOR) as work:
        artifact = studio.artifacts.get(work, artifact_id)
        state: Finalization | None = studio.stage.finalize_audio(work, artifact_id)
    say("finishing", 0, "Finishing the recording")
    while state is not None and state.is_in_flight:
        time.sleep(LOOK_S)
        with studio.reading(ACTOR) as work:
            state = studio.stage.finalization(work, artifact_id)
    if state is None or state.status is not FinalizeStatus.COMPLETE:
        reason = state.error if state is not None else None
        raise EncodingFailed(reason or "The recording could not be finished.", hint="Try again.")
    say("finishing", 100, "Finished")
    return file_name(artifact.title)
