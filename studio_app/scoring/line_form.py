"""Scoring, line form: one line, to which a sound effect or a voice effect is given; both are heard before they are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.stage.cues.model import OWN_FILE, SECONDS, VOLUME, SoundCue
from engine.stage.scoring.model import Sheet
from studio_app.operations import Operations
from studio_app.scoring.blocks import NAMES, lines_said
from studio_app.scoring.deeds import Deeds
from studio_app.scoring.fields import Params, WordBox, seconds_box, titled
from studio_app.scoring.files import ask_for_sound
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine.stage.cues.bank import Prepared

LINE, SPEAKER, SCENE, ONWARD = "line", "speaker", "scene", "onward"
HAS_ONE = "This line has a sound effect already; another one takes its place."


class LineForm(QWidget):
    """`heard(line)`, `tried(line, effect, params)` and `prepared(sound)` ask for something to be heard."""

    heard = Signal(int)
    tried = Signal(int, str, object)
    prepared = Signal(object)

    def __init__(self, operations: Operations, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._deeds, self.line = operations, deeds, -1
        self._sheet: Sheet | None = None
        self.head, self.words, self.remark = label("", "heading"), label("", "quiet"), label("", "quiet")
        self.wish, self.word, self.seconds = QLineEdit(), WordBox(), seconds_box(0.1, 30, SECONDS)
        self.wish.setPlaceholderText("A sound, such as: heavy door closes")
        self.wish.setMaxLength(500)
        self.try_sound = button("Listen first", self.audition, tip="Hear the sound before it is added")
        self.add = button("&Add it", self.add_cue, "primary", "Put this sound at this line; no charge")
        self.own = button("Own &file…", self.ask_file, tip="Add a sound file of your own, up to 30 seconds")
        self.hear = button("Hear the line", lambda: self.heard.emit(self.line), tip="With its effects (Space)")
        self.params, self.range = Params(NAMES), QComboBox()
        self.try_voice = button(
            "Try it",
            lambda: self.tried.emit(self.line, self.params.name, self.params.values),
            tip="Hear the line with it",
        )
        self.apply = button("Give it to the &voice", self.colour)
        self.wish.returnPressed.connect(self.audition)
        self._lay_out()

    def show_line(self, sheet: Sheet, line: int) -> None:
        """Show this line."""
        entry, other = sheet.read.screenplay.entries[line], line != self.line or self._sheet is None
        self._sheet, self.line = sheet, line
        self.head.setText(f"Line {line + 1} · {entry.character}")
        self.words.setText(entry.text)
        if other:
            self.remark.setText("")
            self.wish.clear()
            self.seconds.setValue(SECONDS)
            self.word.fill(entry.text, None)
            self._fill_ranges()
        if not self.remark.text() and sheet.inputs.cue_at(line) is not None:
            self.remark.setText(HAS_ONE)

    def audition(self) -> None:
        """Hear what would be added, and say honestly what it is."""
        self._prepare(self._let_hear)

    def add_cue(self) -> None:
        """Add what the words say."""
        line, wish, word, seconds = self.line, self._wish(), self.word.word, round(self.seconds.value(), 3)

        def keep(made: Prepared) -> None:
            self._say(made)
            label = wish[:1].upper() + wish[1:119]
            cue = SoundCue("", line, label, wish, VOLUME, seconds, word=None if word < 0 else word)
            self._keep(cue, made)

        self._prepare(keep)

    def ask_file(self) -> None:
        """Choose a file, then bring it."""
        if (path := ask_for_sound(self)) is not None:
            self.bring(path)

    def bring(self, path: Path) -> None:
        """Add this file as the sound of this line."""
        line, word, bringing = self.line, self.word.word, self._operations.studio.scoring.bringing

        def keep(made: Prepared) -> None:
            seconds = round(made.sound.frames / 44_100, 3) if made.sound else SECONDS
            name = path.name[:400]
            cue = SoundCue(
                "", line, path.stem[:120], f"{OWN_FILE}{name}", VOLUME, seconds, word=None if word < 0 else word
            )
            self._keep(cue, made)

        self._operations.away(lambda: bringing.effect(path), keep)

    def colour(self) -> None:
        """Give the effect to the voices of the chosen range."""
        effect, params, ranges = self.params.name, self.params.values, self.ranges()
        modifications = self._operations.studio.modifications
        said = self.range.currentText()

        def act(work: object, artifact_id: str) -> None:
            for lines in ranges:
                modifications.ask(work, artifact_id, lines, effect, params)  # type: ignore[arg-type]

        self._deeds.do(f"{NAMES.get(effect, effect)} given to the voice: {said[:1].lower()}{said[1:]}", act)

    def ranges(self) -> list[tuple[int, int]]:
        """The chosen lines as ranges, both ends included."""
        if self._sheet is None:
            return []
        entries, chosen = self._sheet.read.screenplay.entries, self.range.currentData()
        mine = entries[self.line]
        if chosen == LINE:
            return [(self.line, self.line)]
        if chosen == ONWARD:
            return [(self.line, max(one.index for one in entries if one.scene_index == mine.scene_index))]
        lines = [
            one.index
            for one in entries
            if (one.character == mine.character if chosen == SPEAKER else one.scene_index == mine.scene_index)
        ]
        ranges: list[tuple[int, int]] = []
        for index in lines:
            if ranges and ranges[-1][1] == index - 1:
                ranges[-1] = (ranges[-1][0], index)
            else:
                ranges.append((index, index))
        return ranges

    def _fill_ranges(self) -> None:
        if self._sheet is None:
            return
        entries = self._sheet.read.screenplay.entries
        entry, chosen = entries[self.line], self.range.currentData() or LINE
        last = max(one.index for one in entries if one.scene_index == entry.scene_index)
        self.range.clear()
        self.range.addItem("This line", LINE)
        self.range.addItem(f"Everything {entry.character} says", SPEAKER)
        self.range.addItem(f"The whole scene {entry.scene_index + 1}", SCENE)
        self.range.addItem(f"From here to the end of the scene ({lines_said(self.line, last)})", ONWARD)
        self.range.setCurrentIndex(max(0, self.range.findData(chosen)))

    def _keep(self, cue: SoundCue, made: Prepared) -> None:
        cues, old = self._operations.studio.cues, self._sheet.inputs.cue_at(cue.entry_index) if self._sheet else None
        how = "took the place of the sound" if old else "added"
        said = f"“{cue.label}” {how} at line {cue.entry_index + 1}"
        self._deeds.do(said, lambda work, artifact_id: cues.add(work, artifact_id, cue, made))

    def _wish(self) -> str:
        return " ".join(self.wish.text().split())

    def _prepare(self, then: Callable[[Prepared], None]) -> None:
        wish, seconds, cues = self._wish(), round(self.seconds.value(), 3), self._operations.studio.cues
        if not wish:
            self.remark.setText("Say which sound you want first, such as: rain on a window.")
            self.wish.setFocus()
            return
        self.remark.setText("The sound is being made…")
        self._operations.away(lambda: cues.prepare(wish, seconds), then)

    def _let_hear(self, made: Prepared) -> None:
        self._say(made)
        self.prepared.emit(made)

    def _say(self, made: Prepared) -> None:
        self.remark.setText(sound_said(made))

    def _lay_out(self) -> None:
        sound, tools, voice = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        sound.addLayout(titled("Sound effect", self.wish), 1)
        sound.addLayout(titled("Begins", self.word))
        sound.addLayout(titled("Length", self.seconds))
        for one in (self.try_sound, self.add, self.own, self.hear):
            tools.addWidget(one)
        tools.addStretch(1)
        voice.addLayout(titled("On", self.range), 1)
        for one in (self.try_voice, self.apply):
            voice.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.words)
        column.addLayout(sound)
        column.addLayout(tools)
        column.addWidget(self.remark)
        column.addWidget(self.params)
        column.addLayout(voice)
        column.addStretch(1)


def sound_said(made: Prepared) -> str:
    """What a sound is, honestly."""
    if made.error:
        return f"There is no such sound: {made.error}"
    name, exact = (made.banked.name, made.banked.is_exact) if made.banked else (made.name, made.is_exact)
    return f"It is: {name}." if exact else f"The studio has no such sound. The nearest it has is: {name}."
