"""Scoring, heads: the names of the lanes, and who is muted or heard alone while something is auditioned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from engine.stage.scoring.sounding import EVERYTHING, Track
from studio_app.scoring.blocks import Lane
from studio_app.scoring.drawing import Scale
from studio_app.widgets.pieces import button, label

NAMES = {
    Lane.SCENES: "Scenes",
    Lane.LINES: "Voices",
    Lane.COLOURS: "Voice effects",
    Lane.CUES: "Effects",
    Lane.MUSIC: "Music",
}
TRACKS = {Lane.LINES: Track.VOICES, Lane.CUES: Track.EFFECTS, Lane.MUSIC: Track.MUSIC}
WIDTH, SIZE = 118, 26


class Heads(QWidget):
    """`changed()` when others are to be heard; this is for auditions and never touches the read itself."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._labels = {lane: label(name, "small") for lane, name in NAMES.items()}
        self.mutes, self.solos = dict[Track, QPushButton](), dict[Track, QPushButton]()
        for one in self._labels.values():
            one.setParent(self)
            one.setWordWrap(False)
        for lane, track in TRACKS.items():
            name = NAMES[lane].lower()
            self.mutes[track] = self._switch("M", f"Mute the {name} while listening")
            self.solos[track] = self._switch("S", f"Hear only the {name} while listening")

    @property
    def heard(self) -> frozenset[Track]:
        """What is to be heard."""
        alone = {track for track, one in self.solos.items() if one.isChecked()}
        muted = {track for track, one in self.mutes.items() if one.isChecked()}
        return frozenset((alone or EVERYTHING) - (set() if alone else muted))

    def follow(self, scale: Scale) -> None:
        """Stand beside the lanes."""
        for lane, name in self._labels.items():
            top, height = scale.lane(lane)
            two_rows = height >= 2 * SIZE + 4
            track = TRACKS.get(lane)
            if track is None:
                name.setGeometry(0, round(top), WIDTH, round(height))
                continue
            name.setGeometry(0, round(top), WIDTH if two_rows else 56, SIZE if two_rows else round(height))
            y = round(top + (SIZE if two_rows else (height - SIZE) / 2))
            for number, one in enumerate((self.mutes[track], self.solos[track])):
                one.setGeometry((0 if two_rows else 56) + number * (SIZE + 4), y, SIZE, SIZE)

    def _switch(self, letter: str, name: str) -> QPushButton:
        made = button(letter, self.changed.emit, "switch", name)
        made.setAccessibleName(name)
        made.setCheckable(True)
        made.setParent(self)
        return made
