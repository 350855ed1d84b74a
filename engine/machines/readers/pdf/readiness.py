"""Machines, readers, PDF, readiness: what a reading process does before it is told its file, so that the pages come sooner."""

from __future__ import annotations

import os

from engine.machines.readers.pdf.beside import Beside

_waiting: list[Beside] = []


def get_ready() -> None:
    """Load pdfium and, where there is a processor for it, start the process that reads the later pages."""
    import pypdfium2  # noqa: F401 - to have it loaded

    from engine.machines.readers.pdf.asking import asking

    asking()
    if has_company():
        _waiting.append(Beside())


def has_company() -> bool:
    """Whether a second process would have a processor of its own."""
    return (os.cpu_count() or 1) > 1


def another() -> Beside:
    """The process that waits to read later pages, or a new one."""
    return _waiting.pop() if _waiting else Beside()
