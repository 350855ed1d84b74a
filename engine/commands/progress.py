"""Commands, progress: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.commands.pipeline import Say


@contextmanager
def bars() -> Iterator[Say]:
    """A `say` that draws a bar for each stage, on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain(console.print)
        return
    columns = (
        TextColumn("{task.description:<16}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[detail]}"),
    )
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def say(stage: str, percent: int, detail: str) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=100, detail=detail)
            progress.update(tasks[stage], completed=percent, detail=detail)

        yield say


def _plain(write: object) -> Say:
    told: dict[str, int] = {}

    def say(stage: str, percent: int, detail: str) -> None:
        if stage not in told or percent - told[stage] >= 20 or (percent == 100 and told[stage] != 100):
            told[stage] = percent
            write(f"{stage}: {percent}% {detail}")  # type: ignore[operator]

    return say
