"""Commands, make: sources in, a finished MP3 out."""

from __future__ import annotations

from pathlib import Path

import click

from engine import open_studio
from engine.commands.pipeline import Made, Pipeline, ready_folder, source_of
from engine.commands.progress import bars
from engine.planning.model import ArtifactRequest, NewPlan


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--mode",
    type=click.Choice(["documentary", "podcast", "drama"]),
    default="documentary",
    show_default=True,
    help="Who tells it.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where the MP3 goes; the current folder by default.",
)
@click.option("--title", default=None, help="The title; taken from the sources by default.")
@click.option("--pages", type=click.IntRange(1, 60), default=None, help="About one minute a page.")
def make(sources: tuple[str, ...], mode: str, out: Path, title: str | None, pages: int | None) -> None:
    """Make a table read of files and web addresses: an MP3, and beside it the receipts of every line."""
    ready_folder(out)
    studio = open_studio()
    try:
        with bars() as say:
            pipeline = Pipeline(studio, say, lambda remark: click.echo(f"studio: {remark}", err=True))
            project = pipeline.gather(
                title or Path(sources[0]).stem or "Untitled", [source_of(studio, text) for text in sources]
            )
            brief = {"pageTarget": pages} if pages else {}
            plan = pipeline.plan(
                project, NewPlan(title=title, creative_brief=brief, requests=(ArtifactRequest(mode=mode),))
            )
            made = pipeline.finalize(pipeline.perform(plan), out, plan)
        click.echo(summary(made))
        for file in made.receipts:
            click.echo(f"{file}")
    finally:
        studio.close()


def summary(made: Made) -> str:
    """The finished file in one line: where, how long, how loud."""
    state = made.finalization
    seconds = (state.duration_ms or 0) / 1000
    loud = (
        f", {state.loudness.integrated_lufs:.1f} LUFS, {state.loudness.true_peak_dbtp:.1f} dBTP"
        if state.loudness
        else ""
    )
    return f"{made.file}  {int(seconds // 60)}:{seconds % 60:04.1f}{loud}"
