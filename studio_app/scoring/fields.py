"""Scoring, fields: sliders with their number, the parameters of an effect, the words of a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from engine.stage.cues.model import WITH_THE_LINE
from engine.stage.modifications.effects import EFFECTS, Number, Param, Word
from studio_app.widgets.pieces import label, roomy

SETTLE_MS = 450
NAMES = {
    "key": "Key", "scale": "Scale", "reverb": "Room", "strength": "Strength", "lowHz": "From (Hz)", "highHz": "To (Hz)",
    "drive": "Drive", "decayS": "Length (s)", "wet": "Amount", "preDelayMs": "Delay (ms)", "carrierHz": "Carrier (Hz)",
    "mix": "Amount", "semitones": "Semitones", "factor": "Times as fast",
}  # fmt: skip
FIRST = {"semitones": -3.0, "factor": 1.15}
SCALES = {"minpent": "minor pentatonic", "majpent": "major pentatonic"}


def titled(title: str, field: QWidget, stretch: int = 0) -> QVBoxLayout:
    """A field below its name."""
    column = QVBoxLayout()
    column.setSpacing(3)
    name = label(title, "small")
    name.setWordWrap(False)
    column.addWidget(name)
    column.addWidget(field, stretch)
    column.addStretch(1)
    field.setAccessibleName(title)
    return column


def seconds_box(low: float, high: float, value: float) -> QDoubleSpinBox:
    """So many seconds."""
    box = QDoubleSpinBox()
    box.setRange(low, high)
    box.setSingleStep(0.5)
    box.setDecimals(1)
    box.setSuffix(" s")
    box.setValue(value)
    return _wide(box)


def _wide(box: QDoubleSpinBox) -> QDoubleSpinBox:
    box.setMinimumWidth(84)
    return roomy(box)


class Level(QWidget):
    """A slider with its number; `settled(value)` once it rests, never while it is filled by the program."""

    settled = Signal(float)

    def __init__(self, name: str, low: float, high: float, step: float, said: Callable[[float], str]) -> None:
        super().__init__()
        self._step, self._said, self._filling = step, said, False
        self.slider, self._number = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.slider.setRange(round(low / step), round(high / step))
        self.slider.setMinimumWidth(90)
        self.slider.setAccessibleName(name)
        self._number.setMinimumWidth(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self._number)
        self.setFocusProxy(self.slider)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLE_MS)
        self._rest.timeout.connect(lambda: self.settled.emit(self.value))
        self.slider.valueChanged.connect(lambda _: self._moved())

    @property
    def value(self) -> float:
        """What it stands at."""
        return round(self.slider.value() * self._step, 3)

    def fill(self, value: float) -> None:
        """Stand at this, silently; a hand that is at it is left alone."""
        if self._rest.isActive() or self.slider.isSliderDown():
            return
        self._filling = True
        self.slider.setValue(round(value / self._step))
        self._filling = False
        self._number.setText(self._said(self.value))

    def settle(self) -> None:
        """What has not settled yet does so now: something else comes onto the form, or the form goes."""
        if self._rest.isActive():
            self._rest.stop()
            self.settled.emit(self.value)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever leaves in the middle of it has meant it."""
        super().hideEvent(event)
        self.settle()

    def _moved(self) -> None:
        self._number.setText(self._said(self.value))
        if not self._filling:
            self._rest.start()


class WordBox(QComboBox):
    """The words of a line, to choose where something begins; `picked(word)` when a person chose."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(150)
        self.setMaximumWidth(240)
        self.activated.connect(lambda _: self.picked.emit(self.word))

    @property
    def word(self) -> int:
        """Which word, -1 for the line itself."""
        return int(self.currentData()) if self.count() else WITH_THE_LINE

    def fill(self, text: str, word: int | None) -> None:
        """The words of this line."""
        self.clear()
        self.addItem("With the line", WITH_THE_LINE)
        for number, one in enumerate(text.split()):
            self.addItem(f"{number + 1}. {one}", number)
        self.setCurrentIndex(0 if word is None else min(word, self.count() - 2) + 1)


class Params(QWidget):
    """An effect and what can be set about it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self.effect = QComboBox()
        for name in EFFECTS:
            self.effect.addItem(names.get(name, name), name)
        self._row, self._fields = QHBoxLayout(self), dict[str, QComboBox | QDoubleSpinBox]()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(titled("Voice effect", self.effect))
        self._more = QWidget()
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.effect.currentIndexChanged.connect(lambda _: self._make({}))
        self._make({})

    @property
    def name(self) -> str:
        """Which effect."""
        return str(self.effect.currentData())

    @property
    def values(self) -> dict[str, Param]:
        """What is set."""
        return {
            name: str(field.currentData()) if isinstance(field, QComboBox) else field.value()
            for name, field in self._fields.items()
        }

    def fill(self, name: str, values: Mapping[str, Param]) -> None:
        """Show this effect as it is."""
        self.effect.setCurrentIndex(self.effect.findData(name))
        self._make(values)

    def _make(self, values: Mapping[str, Param]) -> None:
        fresh, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        fresh.setLayout(row)
        self._fields = {}
        for name, rule in EFFECTS[self.name].items():
            field = self._fields[name] = _field(name, rule, values.get(name))
            row.addLayout(titled(NAMES.get(name, name), field))
        self._row.replaceWidget(self._more, fresh)
        self._more.hide()
        self._more.deleteLater()
        self._more = fresh


def _field(name: str, rule: Number | Word, value: Param | None) -> QComboBox | QDoubleSpinBox:
    if isinstance(rule, Word):
        box = QComboBox()
        for option in rule.options:
            box.addItem(SCALES.get(option, option), option)
        box.setCurrentIndex(max(0, box.findData(value if value is not None else rule.default)))
        return box
    spin = QDoubleSpinBox()
    spin.setRange(rule.low, rule.high)
    span = rule.high - rule.low
    spin.setDecimals(2 if span <= 2 else 1 if span <= 25 else 0)
    spin.setSingleStep(0.05 if span <= 2 else 0.5 if span <= 25 else 10)
    default = rule.default if rule.default is not None else FIRST.get(name, rule.low)
    spin.setValue(float(value) if value is not None else default)
    return _wide(spin)
