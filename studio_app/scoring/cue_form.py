"""Scoring, cue form: one sound effect: its sound, its word, its volume, on or off, away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.stage.cues.model import CueChange, SoundCue
from engine.stage.scoring.model import Sheet
from studio_app.operations import Operations
from studio_app.scoring.blocks import place_said
from studio_app.scoring.deeds import Deeds
from studio_app.scoring.fields import Level, WordBox, seconds_box, titled
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine.stage.cues.bank import Prepared


class CueForm(QWidget):
    """`heard(cue)` asks for it by itself."""

    heard = Signal(object)

    def __init__(self, operations: Operations, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._deeds = operations, deeds
        self.cue: SoundCue | None = None
        self.head, self.state = label("", "heading"), label("", "quiet")
        self.wish, self.word, self.seconds = QLineEdit(), WordBox(), seconds_box(0.1, 30, 2)
        self.wish.setMaxLength(500)
        self.volume = Level("Volume of the effect", 0, 1, 0.05, lambda share: f"{share * 100:.0f} %")
        self.again = button("Make it again", self.make_again, tip="Find the sound for these words and this length")
        self.hear = button("Hear it", self._hear, tip="The effect by itself (Space)")
        self.switch = button("Turn off", self.toggle)
        self.away = button("Remove", self.remove, tip="Take it away (Delete)")
        self.word.picked.connect(lambda word: self.change("moved", CueChange(word=word)))
        self.volume.settled.connect(lambda share: self.change(f"at {share * 100:.0f} %", CueChange(volume=share)))
        self.wish.returnPressed.connect(self.make_again)
        self._lay_out()

    def show_cue(self, sheet: Sheet, cue: SoundCue) -> None:
        """Show this one."""
        other = self.cue is None or self.cue.id != cue.id
        changed = other or self.cue != cue
        if other:
            self.volume.settle()
        self.cue = cue
        self.head.setText(f"{cue.label} · {place_said(sheet, cue.entry_index, cue.word)}")
        self.state.setText(_said(cue))
        self.state.setProperty("role", "bad" if cue.is_draft else "quiet")
        self.state.style().polish(self.state)
        if changed:
            self.wish.setText(cue.prompt)
            self.seconds.setValue(cue.seconds)
            self.word.fill(sheet.read.screenplay.entries[cue.entry_index].text, cue.word)
        self.volume.fill(cue.volume)
        for field in (self.wish, self.seconds, self.again):
            field.setEnabled(not cue.is_own)
        self.switch.setText("Turn off" if cue.enabled else "Turn on")
        self.hear.setEnabled(not cue.is_draft)

    def make_again(self) -> None:
        """Another sound for other words, or another length."""
        cue, wish = self.cue, " ".join(self.wish.text().split())
        if cue is None or not wish:
            return
        label = wish[:1].upper() + wish[1:119] if wish != cue.prompt else cue.label
        change = CueChange(label=label, prompt=wish, seconds=round(self.seconds.value(), 3), regenerate=True)
        cues, artifact_id = self._operations.studio.cues, self._deeds.artifact_id
        self.state.setText("The sound is being made…")
        self._operations.away(
            lambda: cues.prepare_change(artifact_id, cue.id, change), lambda made: self._put(cue, change, made)
        )

    def change(self, said: str, change: CueChange) -> None:
        """One change that needs no other sound."""
        if self.cue is not None:
            self._put(self.cue, change, None, said)

    def toggle(self) -> None:
        """On or off."""
        if self.cue is not None:
            on = not self.cue.enabled
            self.change("turned on" if on else "turned off", CueChange(enabled=on))

    def remove(self) -> None:
        """Take it away."""
        cue, cues = self.cue, self._operations.studio.cues
        if cue is not None:
            self._deeds.do(f"“{cue.label}” removed", lambda work, read: cues.remove(work, read, cue.id))

    def _put(self, cue: SoundCue, change: CueChange, made: Prepared | None, said: str = "made again") -> None:
        cues = self._operations.studio.cues
        self._deeds.do(f"“{cue.label}” {said}", lambda work, read: cues.update(work, read, cue.id, change, made))

    def _hear(self) -> None:
        if self.cue is not None:
            self.heard.emit(self.cue)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addLayout(titled("What it is", self.wish), 1)
        first.addLayout(titled("Length", self.seconds))
        second.addLayout(titled("Begins", self.word))
        second.addLayout(titled("Volume", self.volume), 1)
        tools = QHBoxLayout()
        for one in (self.hear, self.again, self.switch, self.away):
            tools.addWidget(one)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.head, self.state):
            column.addWidget(part)
        for row in (first, second, tools):
            column.addLayout(row)
        column.addStretch(1)


def _said(cue: SoundCue) -> str:
    if cue.banked is None:
        return f"It has no sound: {cue.error or 'it could not be made.'} Say it in other words and make it again."
    off = "" if cue.enabled else " It is turned off."
    if cue.is_own:
        return f"Your own file, {cue.seconds:g} seconds.{off}"
    if cue.banked.is_exact:
        return f"It is: {cue.banked.name}, {cue.seconds:g} seconds.{off}"
    return f"The studio has no such sound. The nearest it has is: {cue.banked.name}.{off}"
