"""Settings, model page: which language model writes; servers of this machine with one press, a test in words, and it holds at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from engine.foundation.language_models import LocalServer, ModelChoice, Trial
from studio_app.settings.model_form import ModelForm
from studio_app.widgets.pieces import button, card, empty, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from engine.foundation.errors import StudioError
    from engine.foundation.language_models import ModelDesk
    from studio_app.operations import Operations

LOOKING, NOBODY = "Looking on this machine …", "No model server answers on this machine."
TALLEST = 190
BY_HAND = "Look at the address and the key, or type the model's name."
SAVED = "Saved. It holds from the next plan or script on."


class ModelPage(QWidget):
    """The page; when it is first shown it asks this machine alone who serves models."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._desk, self._shown, self._asked = operations, operations.studio.models, False, 0
        self.form = ModelForm(self.list_models, self.forget_key)
        self.nearby, self.found = label(LOOKING, "quiet"), QVBoxLayout()
        self.again = button("Look a&gain", self.look_around)
        self.test, self.save = button("&Test", self.try_out), button("&Save", self.keep, "primary")
        self.told, self._results = label("", "quiet", selectable=True), QVBoxLayout()
        self.told.setAccessibleName("Result")
        self._sentences: list[str] = []
        self.form.changed.connect(self._changed)
        self._lay_out()

    @property
    def words(self) -> str:
        """Everything said about the last act."""
        return "\n".join([self.told.text(), *self._sentences]).strip()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what is chosen, and look around, the first time."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self._operations.away(lambda: _known(self._desk), self._show_known)
            self.look_around()

    def look_around(self) -> None:
        """Ask the usual ports of this machine."""
        self.nearby.setText(LOOKING)
        self.nearby.show()
        self.again.setEnabled(False)
        self._operations.away(self._desk.nearby, self._show_nearby)

    def list_models(self) -> None:
        """Ask the server in the form for its models."""
        choice, key, asked = (
            self.form.choice(),
            self.form.key(),
            self._begin(f"Asking {self.form.choice().provider} for its models …"),
        )
        self._operations.away(
            lambda: self._desk.offered(choice, key),
            lambda names: self._show_models(asked, choice, names),
            self._refused(asked),
        )

    def try_out(self) -> None:
        """Speak to the model in the form, saved or not."""
        choice, key, operations = self.form.choice(), self.form.key(), self._operations
        asked = self._begin("Testing …")

        def tell(words: str) -> None:
            operations.answer(lambda said: self.told.setText(said) if asked == self._asked else None, f"{words} …")

        operations.away(
            lambda: self._desk.try_out(choice, key, tell),
            lambda trial: self._show_trial(asked, trial),
            self._refused(asked),
        )

    def keep(self) -> None:
        """Write the choice down; a key that was typed goes into the keyring and out of the field."""
        choice, key, asked = self.form.choice(), self.form.key(), self._begin("Saving …")
        self._operations.away(
            lambda: _chosen(self._desk, choice, key), lambda known: self._show_saved(asked, known), self._refused(asked)
        )

    def forget_key(self) -> None:
        """Take the kept key away."""
        choice, asked = self.form.choice(), self._begin("Removing the key …")

        def act() -> tuple[ModelChoice, bool, str]:
            # What else stands unsaved in the form stays unsaved.
            self._desk.forget_key(choice)
            return choice, self._desk.has_key(choice), self._desk.key_place()

        def then(known: tuple[ModelChoice, bool, str]) -> None:
            self.form.show_key(known[1], known[2])
            self._say(asked, "The key is removed.")

        self._operations.away(act, then, self._refused(asked))

    def _begin(self, words: str) -> int:
        self._asked += 1
        self._clear()
        self.told.setText(words)
        for act in (self.test, self.save, self.form.list_models):
            act.setEnabled(False)
        return self._asked

    def _say(self, asked: int, words: str) -> bool:
        """Say how an act ended, unless another was begun or the form was changed since."""
        for act in (self.test, self.save, self.form.list_models):
            act.setEnabled(True)
        if asked == self._asked:
            self.told.setText(words)
        return asked == self._asked

    def _refused(self, asked: int) -> Callable[[StudioError], None]:
        def say(problem: StudioError) -> None:
            if self._say(asked, ""):
                self._add(False, problem.sentence())

        return say

    def _clear(self) -> None:
        empty(self._results)
        self._sentences.clear()
        self._report.hide()

    def _add(self, is_well: bool, sentence: str) -> None:
        self._sentences.append(sentence)
        self._results.addWidget(_row(is_well, sentence))
        self._report.show()

    def _changed(self) -> None:
        # What was said of another choice is no longer true of this one.
        self._asked += 1
        self._clear()
        self.told.setText("")

    def _show_known(self, known: tuple[ModelChoice, bool, str]) -> None:
        choice, is_kept, place = known
        # Whoever was quicker than this answer has begun another choice.
        if not self._asked:
            self.form.show_choice(choice)
            self.form.show_key(is_kept, place)

    def _show_saved(self, asked: int, known: tuple[ModelChoice, bool, str]) -> None:
        self.form.blockSignals(True)
        self.form.show_key(known[1], known[2])
        self.form.blockSignals(False)
        self._say(asked, SAVED)

    def _show_models(self, asked: int, choice: ModelChoice, names: tuple[str, ...] | None) -> None:
        if names is not None:
            if self._say(asked, "It offers 1 model." if len(names) == 1 else f"It offers {len(names)} models."):
                self.form.show_models(names)
        elif self._say(asked, ""):
            self._add(False, f"{choice.provider} does not list its models. {BY_HAND}")

    def _show_trial(self, asked: int, trial: Trial) -> None:
        if not self._say(asked, "The test went well." if trial.is_well else "The test did not go well."):
            return
        for check in trial.checks:
            self._add(check.is_well, check.sentence)
        if trial.models:
            self.form.show_models(trial.models)

    def _show_nearby(self, servers: tuple[LocalServer, ...]) -> None:
        self.again.setEnabled(True)
        empty(self.found)
        self.nearby.setText("" if servers else NOBODY)
        self.nearby.setVisible(not servers)
        for server in servers:
            many = (
                "no model loaded"
                if not server.models
                else "1 model"
                if len(server.models) == 1
                else f"{len(server.models)} models"
            )
            act = button(
                f"Use {server.name} ({many})", partial(self.form.use, server.address, server.models), tip=server.address
            )
            self.found.addWidget(act)

    def _lay_out(self) -> None:
        around, acts = QHBoxLayout(), QHBoxLayout()
        around.addWidget(self.nearby, 1)
        around.addLayout(self.found, 1)
        around.addWidget(self.again)
        acts.addWidget(self.told, 1)
        acts.addWidget(self.test)
        acts.addWidget(self.save)
        self._report = _report(self._results)
        inside, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(card(label("On this machine", "heading"), around))
        column.addWidget(self.form)
        column.addStretch(1)
        inside.setLayout(column)
        area = scrolled(inside)
        area.setAccessibleName("Language model")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.addWidget(area, 1)
        whole.addWidget(self._report)
        whole.addLayout(acts)


def _known(desk: ModelDesk) -> tuple[ModelChoice, bool, str]:
    choice = desk.choice()
    return choice, desk.has_key(choice), desk.key_place()


def _chosen(desk: ModelDesk, choice: ModelChoice, key: str | None) -> tuple[ModelChoice, bool, str]:
    desk.choose(choice, key)
    return _known(desk)


def _report(results: QVBoxLayout) -> QWidget:
    """What a test said: as tall as its sentences, and scrolled where they would push the form away."""
    inside = QWidget()
    results.setContentsMargins(0, 0, 8, 0)
    inside.setLayout(results)
    area = scrolled(inside)
    area.setAccessibleName("Test")
    area.setMaximumHeight(TALLEST)
    area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    area.hide()
    return area


def _row(is_well: bool, sentence: str) -> QWidget:
    row = label(f"{'✓' if is_well else '✗'}  {sentence}", "good" if is_well else "bad", selectable=True)
    row.setAccessibleName(f"{'Well' if is_well else 'Not well'}: {sentence}")
    return row
