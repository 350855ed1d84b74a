"""Verbs, at home: what only the owner may do works on this machine's home itself, beside a running window or server, with no key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from embedded_api.owner import ACTOR
from engine import Studio, Work, open_studio


@contextmanager
def idle_studio() -> Iterator[Studio]:
    """The studio of this home, running no jobs."""
    studio = open_studio(run_jobs=False)
    try:
        yield studio
    finally:
        studio.close()


def pressed(act: Callable[[Studio, Work], Any]) -> Any:
    """Do one thing to the home, in one unit of work."""
    with idle_studio() as studio, studio.work(ACTOR) as work:
        return act(studio, work)


def looked(look: Callable[[Studio, Work], Any]) -> Any:
    """Look at something without changing it."""
    with idle_studio() as studio, studio.reading(ACTOR) as work:
        return look(studio, work)
