"""Commands, demo: the main job on the bundled sample, in a home of its own, from sources to sound."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine import open_studio
from engine.commands.make import summary
from engine.commands.pipeline import Pipeline
from engine.commands.progress import bars
from engine.foundation.errors import KnownError
from engine.foundation.settings import StudioSettings
from engine.sample import Sample

if TYPE_CHECKING:
    from engine.commands.pipeline import Made
    from engine.planning.model import StoryPlan

MARK = "made-by-demo.txt"


class HomeTaken(KnownError):
    """The demo's folder belongs to somebody else."""

    code = "service_unavailable"


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-out"),
    show_default=True,
    help="Where everything goes.",
)
@click.option(
    "--mode", type=click.Choice(["documentary", "podcast", "drama"]), default=None, help="The sample's own by default."
)
def demo(out: Path, mode: str | None) -> None:
    """Read the bundled sample, plan, approve, perform and finish it; print what came out."""
    out = out.absolute()
    studio = open_studio(fresh_home(out), settings=StudioSettings())
    sample = Sample.bundled()
    try:
        with bars() as say:
            pipeline = Pipeline(studio, say)
            project = pipeline.gather(sample.name, sample.sources(studio.library, studio.blobs))
            plan = pipeline.plan(project, sample.plan(mode))
            made = pipeline.finalize(pipeline.perform(plan), out, plan)
        click.echo(story(plan))
        click.echo(f"\nRecording  {summary(made)}")
        click.echo(f"Theater    {address(made)}")
        click.echo(
            f'           after: STUDIO_HOME="{out / "home"}" .venv/bin/studio serve --port {studio.settings.server_port}'
        )
    finally:
        studio.close()


def fresh_home(out: Path) -> Path:
    """An empty home inside `out`; an earlier demo's is removed, anybody else's folder is left alone. Raises `HomeTaken`."""
    home, mark = out / "home", out / "home" / MARK
    if home.exists() and any(home.iterdir()) and not mark.exists():
        raise HomeTaken(f"{home} holds something that no demo made.", hint="Choose another folder with --out.")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    mark.write_text("A demo made this folder and the next one removes it.\n", encoding="utf-8")
    return home


def story(plan: StoryPlan) -> str:
    """The plan as text: thesis, beats with their evidence, quote."""
    envelope = plan.envelope
    if envelope is None:
        return ""
    lines = [f"\n{envelope.title}", f"Thesis     {envelope.thesis.one_line}", ""]
    for beat in envelope.beats:
        lines.append(f"{beat.role.upper():9}  {beat.title}")
        for item in envelope.evidence_of(beat):
            place = f", page {item.page}" if item.page else ""
            lines.append(f'           {item.id} "{_short(item.quote)}" ({item.char_start}-{item.char_end}{place})')
    lines.append("")
    lines += [f"Quote      {line.label}: {line.credits} credits" for line in plan.quote.lines]
    return "\n".join([*lines, f"           total {plan.quote.total} credits"])


def address(made: Made) -> str:
    """Where the theater page is once the studio serves this home."""
    return f"http://127.0.0.1:{StudioSettings().server_port}/share/table-read/{made.token}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 96 else flat[:95] + "…"
