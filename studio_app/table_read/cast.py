"""Table read, cast: who speaks and with which voice, each beside their colour."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine.production.model import StoryJob
from engine.table_read.model import TableRead


class CastLine(QLabel):
    """The cast in one wrapping line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")
        self.setAccessibleName("Cast")

    def show_read(self, read: TableRead | None) -> None:
        """Show another cast, or none."""
        self.setText(cast_of(read) if read is not None else "")


def cast_of(read: TableRead) -> str:
    """Rich text; names are escaped."""
    people = [
        f'<span style="color:{member.color}">■</span>&nbsp;{_joined(member.character.title())}&nbsp;({_joined(member.voice_name)})'
        for member in read.cast
    ]
    return " &nbsp;&nbsp; ".join(people)


def facts_of(read: TableRead | None) -> str:
    """How long it is and for how many; nothing for no read."""
    if read is None:
        return ""
    facts = read.facts()
    return f"{facts['entries']} lines, {len(read.cast)} voices, written by {read.screenplay.written_by or 'the built-in writer'}"


def notes_of(job: StoryJob | None) -> str:
    """What the person should know of how it was made, in words; nothing where everything went as asked."""
    told = [warning.message for warning in job.warnings if warning.code != "written_by"] if job is not None else []
    return "\n".join(dict.fromkeys(told))


def _joined(name: str) -> str:
    return html.escape(name).replace(" ", "&nbsp;")
