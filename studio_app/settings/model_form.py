"""Settings, model form: the fields of a choice of a language model, filled from one and read back as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.foundation.language_models import USUAL_ADDRESS, ModelChoice, ModelLimits, ProviderKind
from studio_app.settings.calm import calm_choice, calm_decimal, calm_number
from studio_app.widgets.pieces import button, card, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KINDS = (
    (ProviderKind.NONE, "The built-in writer only"),
    (ProviderKind.OPENAI, "OpenAI-compatible (Ollama, LM Studio, llama.cpp, vLLM, OpenAI …)"),
    (ProviderKind.ANTHROPIC, "Anthropic"),
    (ProviderKind.GEMINI, "Google Gemini"),
)
LOWERED = 3
KEPT, NONE_KEPT = "A key is kept; type to replace it", "No key is kept"


class ModelForm(QWidget):
    """`changed` when the person changed anything; `choice()` is what stands there, `key()` what was typed as a key."""

    changed = Signal()

    def __init__(self, list_models: Callable[[], object], forget_key: Callable[[], object]) -> None:
        super().__init__()
        self.kind = calm_choice("Who writes")
        for kind, words in KINDS:
            self.kind.addItem(words, kind)
        self.address, self.name, self.key_field = QLineEdit(), calm_choice("Model"), QLineEdit()
        self.list_models = button("L&ist models", list_models, tip="Ask the server for the names of its models")
        self.forget_key = button("R&emove key", forget_key)
        self.key_place = label("", "quiet")
        self.writes, self.plans = QCheckBox("It &writes scripts"), QCheckBox("It arranges &plans")
        self.digests, self.takes_over = (
            QCheckBox("It &digests sources"),
            QCheckBox("The built-in writer may take &over"),
        )
        self.requests, self.tokens = (
            calm_number("Requests a minute", 1, 10_000),
            calm_number("Tokens a minute", 0, 100_000_000),
        )
        self.window_size, self.seconds = (
            calm_number("Context window in tokens", 2048, 10_000_000),
            calm_number("Seconds an answer may take", 5, 86_400),
        )
        self.price_in, self.price_out = (
            calm_decimal("Price of a million tokens in"),
            calm_decimal("Price of a million tokens out"),
        )
        self._far: list[QWidget] = []
        self._name_fields()
        self._lay_out()
        self._listen()
        self.show_choice(ModelChoice())

    def choice(self) -> ModelChoice:
        """What stands in the fields."""
        limits = ModelLimits(
            self.requests.value(), self.tokens.value(), self.window_size.value(), self.seconds.value(), self.price_in.value(),
            self.price_out.value(),
        )  # fmt: skip
        return ModelChoice(
            self._kind(), self.address.text().strip(), self.name.currentText().strip(), limits, self.writes.isChecked(),
            self.plans.isChecked(), self.digests.isChecked(), self.takes_over.isChecked(),
        )  # fmt: skip

    def key(self) -> str | None:
        """The key that was typed, None where none was."""
        return self.key_field.text().strip() or None

    def show_choice(self, choice: ModelChoice) -> None:
        """Fill the fields; this is no change by the person."""
        self.blockSignals(True)
        self.kind.setCurrentIndex([kind for kind, _ in KINDS].index(choice.kind))
        self.address.setText(choice.address)
        self.name.setEditText(choice.name)
        limits = choice.limits
        for field, number in (
            (self.requests, limits.requests_per_minute), (self.tokens, limits.tokens_per_minute),
            (self.window_size, limits.context_window), (self.seconds, limits.timeout_s),
        ):  # fmt: skip
            field.setValue(number)
        self.price_in.setValue(limits.price_in)
        self.price_out.setValue(limits.price_out)
        for box, is_on in (
            (self.writes, choice.writes), (self.plans, choice.plans), (self.digests, choice.digests), (self.takes_over, choice.falls_back),
        ):  # fmt: skip
            box.setChecked(is_on)
        self.blockSignals(False)
        self._suit_kind()

    def show_key(self, is_kept: bool, place: str) -> None:
        """Say whether a key is kept, and where; never which."""
        self.key_field.clear()
        self.key_field.setPlaceholderText(KEPT if is_kept else NONE_KEPT)
        self.forget_key.setEnabled(is_kept)
        self.key_place.setText(place if is_kept else "")
        self.key_place.setVisible(is_kept)

    def show_models(self, names: Sequence[str]) -> None:
        """Offer these models; the one that was named stays named."""
        named = self.name.currentText()
        self.name.blockSignals(True)
        self.name.clear()
        self.name.addItems(list(names))
        self.name.setEditText(named or (names[0] if len(names) == 1 else ""))
        self.name.blockSignals(False)

    def use(self, address: str, models: Sequence[str]) -> None:
        """Fill in a server of this machine."""
        self.kind.setCurrentIndex([kind for kind, _ in KINDS].index(ProviderKind.OPENAI))
        self.address.setText(address)
        if self.name.currentText() not in models:
            self.name.setEditText(models[0] if models else "")
        self.show_models(models)
        self.changed.emit()

    def _kind(self) -> ProviderKind:
        # Qt hands an enumeration of texts back as a text.
        return ProviderKind(self.kind.currentData())

    def _suit_kind(self) -> None:
        kind = self._kind()
        self.address.setPlaceholderText(USUAL_ADDRESS.get(kind, ""))
        for part in self._far:
            part.setVisible(kind is not ProviderKind.NONE)

    def _name_fields(self) -> None:
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for edit, name in ((self.address, "Base address"), (self.key_field, "Key"), (self.name.lineEdit(), "Model")):
            if edit is not None:
                edit.setAccessibleName(name)
        self.key_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.key_field.setMaxLength(1000)
        self.takes_over.setToolTip(
            "Where the model fails or strays from the sources, the built-in writer writes that part, and says so"
        )
        for field, none in ((self.tokens, "no limit"), (self.price_in, "not known"), (self.price_out, "not known")):
            field.setSpecialValueText(none)

    def _listen(self) -> None:
        self.kind.currentIndexChanged.connect(self._suit_kind)
        self.name.editTextChanged.connect(self.changed)
        for edit in (self.address, self.key_field):
            edit.textChanged.connect(self.changed)
        for box in (self.writes, self.plans, self.digests, self.takes_over):
            box.toggled.connect(self.changed)
        for number in (self.requests, self.tokens, self.window_size, self.seconds):
            number.valueChanged.connect(self.changed)
        for price in (self.price_in, self.price_out):
            price.valueChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self.changed)

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.addWidget(self.kind)
        who.addWidget(
            label(
                "Without a model everything works offline. A model writes livelier; every line is still held against your sources.",
                "quiet",
            )
        )
        named, keyed = QHBoxLayout(), QHBoxLayout()
        for row, wide, narrow in ((named, self.name, self.list_models), (keyed, self.key_field, self.forget_key)):
            row.addWidget(wide, 1)
            row.addWidget(narrow)
        where = _rows(
            ("Base &address", self.address, self.address), ("&Model", named, self.name), ("&Key", keyed, self.key_field)
        )
        where.addRow(self.key_place)
        limits = _rows(
            *((words, field, field) for words, field in (
                ("Requests a minute", self.requests), ("Tokens a minute", self.tokens), ("Context window", self.window_size),
                ("Seconds an answer", self.seconds), ("Price per million in", self.price_in), ("Price per million out", self.price_out),
            ))
        )  # fmt: skip
        uses: list[QWidget] = [self.writes, self.plans, self.digests, self.takes_over]
        self._far = [
            card(label("The model", "heading"), where),
            card(label("What it is for", "heading"), *uses),
            card(label("Limits", "heading"), limits),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card(label("Who writes", "heading"), who))
        for frame in self._far:
            column.addWidget(frame)


def _rows(*rows: tuple[str, QWidget | QHBoxLayout, QWidget]) -> QFormLayout:
    """Words, what stands beside them, and the field they name; above one another where it is narrow."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setSpacing(8)
    for words, part, field in rows:
        named = label(words)
        named.setTextFormat(Qt.TextFormat.AutoText)
        named.setWordWrap(False)
        named.setContentsMargins(0, LOWERED, 0, 0)
        named.setBuddy(field)
        form.addRow(named, part)
    return form
