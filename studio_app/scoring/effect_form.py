"""Scoring, effect form: one effect on voices: how it stands, other settings, away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.stage.modifications.model import Modification, ModificationStatus
from engine.stage.scoring.model import Sheet
from studio_app.operations import Operations
from studio_app.scoring.blocks import NAMES, lines_said
from studio_app.scoring.deeds import Deeds
from studio_app.scoring.fields import Params
from studio_app.widgets.pieces import button, label


class EffectForm(QWidget):
    """`heard(line)` asks for the first of its lines."""

    heard = Signal(int)

    def __init__(self, operations: Operations, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._deeds = operations, deeds
        self.one: Modification | None = None
        self.head, self.state, self.params = label("", "heading"), label("", "quiet"), Params(NAMES)
        self.hear = button("Hear its first line", self._hear, tip="With its effects (Space)")
        self.again = button("Use these settings", self.replace, "primary")
        self.away = button("Remove", self.remove, tip="Take it away (Delete)")
        tools = QHBoxLayout()
        for one in (self.hear, self.again, self.away):
            tools.addWidget(one)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.head, self.state, self.params):
            column.addWidget(part)
        column.addLayout(tools)
        column.addStretch(1)

    def show_effect(self, sheet: Sheet, one: Modification) -> None:
        """Show this one."""
        other = self.one is None or self.one.id != one.id
        self.one = one
        who = sorted({entry.character for entry in sheet.read.screenplay.entries[one.first : one.last + 1]})
        self.head.setText(f"{_name(one)} on {lines_said(one.first, one.last)} · {', '.join(who)}")
        self.state.setText(_said(one))
        self.state.setProperty("role", "bad" if one.status is ModificationStatus.FAILED else "quiet")
        self.state.style().polish(self.state)
        if other:
            self.params.fill(one.effect, one.params)

    def replace(self) -> None:
        """Another effect, or other settings, in its place."""
        one, effect, params = self.one, self.params.name, self.params.values
        modifications = self._operations.studio.modifications
        if one is None:
            return

        def act(work: object, artifact_id: str) -> None:
            modifications.remove(work, artifact_id, one.id)  # type: ignore[arg-type]
            modifications.ask(work, artifact_id, (one.first, one.last), effect, params)  # type: ignore[arg-type]

        self._deeds.do(f"{NAMES.get(effect, effect)} on {lines_said(one.first, one.last)} set otherwise", act)

    def remove(self) -> None:
        """Take it away."""
        one, modifications = self.one, self._operations.studio.modifications
        if one is not None:
            said = f"{_name(one)} removed from {lines_said(one.first, one.last)}"
            self._deeds.do(said, lambda work, read: modifications.remove(work, read, one.id))

    def _hear(self) -> None:
        if self.one is not None:
            self.heard.emit(self.one.first)


def _name(one: Modification) -> str:
    return NAMES.get(one.effect, one.effect)


def _said(one: Modification) -> str:
    if one.status is ModificationStatus.FAILED:
        return f"It failed, and the plain voice is heard: {one.error or 'no reason was given.'}"
    return "It is being made…" if one.is_in_flight else "It is heard."
