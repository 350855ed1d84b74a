"""Table read, cast: who speaks and with which voice, each beside their colour."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from engine.production.model import StoryJob
from engine.table_read.model import TableRead
from studio_app.theme.colors import current


class CastLine(QLabel):
    """The cast in one wrapping line; `asked(character)` when somebody's voice was pressed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")
        self.setAccessibleName("Cast")
        self.setToolTip("Press a voice to choose another one")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._labels: tuple[str, ...] = ()
        self._read: TableRead | None = None
        self.linkActivated.connect(lambda place: self.asked.emit(self._labels[int(place)]))

    def show_read(self, read: TableRead | None) -> None:
        """Show another cast, or none."""
        self._labels = tuple(member.character for member in read.cast) if read is not None else ()
        self._read = read
        self._paint_anew()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Colours of the theme stand in the text itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._paint_anew()

    def _paint_anew(self) -> None:
        self.setText(cast_of(self._read) if self._read is not None else "")


def cast_of(read: TableRead) -> str:
    """Rich text; names are escaped."""
    people = [
        f'<span style="color:{member.color}">■</span>&nbsp;{_joined(member.character.title())}&nbsp;'
        f'<a href="{place}" style="color:{current().text}">{_joined(member.voice_name)}</a>'
        for place, member in enumerate(read.cast)
    ]
    author = html.escape(read.screenplay.written_by or "the built-in writer")
    return " &nbsp;&nbsp; ".join([*people, f"<i>written&nbsp;by {author}</i>"])


def facts_of(read: TableRead | None) -> str:
    """How long it is and for how many; nothing for no read."""
    if read is None:
        return ""
    facts = read.facts()
    return f"{facts['entries']} lines, {len(read.cast)} voices"


def notes_of(job: StoryJob | None) -> str:
    """What the person should know of how it was made, in words; nothing where everything went as asked."""
    told = [warning.message for warning in job.warnings if warning.code != "written_by"] if job is not None else []
    return "\n".join(dict.fromkeys(told))


def _joined(name: str) -> str:
    return html.escape(name).replace(" ", "&nbsp;")
