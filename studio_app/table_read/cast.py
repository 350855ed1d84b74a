"""Table read, cast: who speaks and with which voice, each beside their colour."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from engine.production.model import StoryJob
from engine.stage.rehearsing import LineState
from engine.table_read.model import TableRead
from studio_app.theme.colors import current

TO_SPEAK = (LineState.STALE, LineState.UNSPOKEN)
SILENT_YET = "Nothing is spoken yet: edit the script, then perform it."


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
    lines, people = read.facts()["entries"], {one.character for one in read.screenplay.entries}
    voices = len({member.voice_id for member in read.cast if member.character in people})
    return f"{lines} {'line' if lines == 1 else 'lines'}, {voices} {'voice' if voices == 1 else 'voices'}"


def to_speak(states: Sequence[LineState]) -> int:
    """How many of these lines no voice has spoken as they are now."""
    return sum(state in TO_SPEAK for state in states)


def standing(read: TableRead | None, states: Sequence[LineState], said: str) -> str:
    """The facts and whether anything is spoken; what was `said` stays where it tells of something under way."""
    left = to_speak(states)
    if left and left == len(states):
        return f"{facts_of(read)}. {SILENT_YET}"
    return facts_of(read) if not left or said.endswith(SILENT_YET) else said


def notes_of(job: StoryJob | None) -> str:
    """What the person should know of how it was made, in words; nothing where everything went as asked."""
    told = [warning.message for warning in job.warnings if warning.code != "written_by"] if job is not None else []
    return "\n".join(dict.fromkeys(told))


def _joined(name: str) -> str:
    return html.escape(name).replace(" ", "&nbsp;")
