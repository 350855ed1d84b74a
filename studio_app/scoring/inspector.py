"""Scoring, inspector: whatever is chosen on the timeline, under one's hands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from engine.stage.scoring.model import Sheet
from studio_app.operations import Operations
from studio_app.scoring.blocks import Block, Lane, line_of_proposal
from studio_app.scoring.cue_form import CueForm
from studio_app.scoring.deeds import Deeds
from studio_app.scoring.effect_form import EffectForm
from studio_app.scoring.line_form import LineForm
from studio_app.scoring.proposal_form import ProposalForm
from studio_app.scoring.scene_form import SceneForm
from studio_app.widgets.pieces import label

HINT = """Choose something on the timeline, and what can be done with it stands here.

Scenes and Music: music lies under a scene, once or over and over. Say what it should be, or bring a file. Drag it to the beginning or the end of its scene.
Voices: every line at its time. A line can be given a sound effect, or another colour of voice.
Voice effects: what is done to a voice, such as a telephone or a hall, from one line to another.
Effects: sounds on a word. Drag one to another word; an open flag is only proposed, because the script tells of a sound.
M and S mute the others or let one be heard alone while you listen; the read itself stays as it is.
Everything can be taken back with Ctrl+Z. Keys: arrows choose, Space lets it be heard, Alt with arrows moves it, Delete takes it away."""


class Inspector(QStackedWidget):
    """A form for each kind of thing."""

    def __init__(self, operations: Operations, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = label(HINT, "quiet")
        self.scene, self.line = SceneForm(operations, deeds), LineForm(operations, deeds)
        self.cue, self.effect = CueForm(operations, deeds), EffectForm(operations, deeds)
        self.proposal = ProposalForm(operations, deeds)
        self.currentChanged.connect(lambda _: self.updateGeometry())
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(0, 10, 6, 0)
        for form in (self.hint, self.scene, self.line, self.cue, self.effect, self.proposal):
            self.addWidget(form)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As much as the form that is shown, not as the largest."""
        form = self.currentWidget()
        return form.sizeHint() if form is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same for the least."""
        form = self.currentWidget()
        return form.minimumSizeHint() if form is not None else super().minimumSizeHint()

    def show_block(self, sheet: Sheet | None, block: Block | None) -> None:
        """Show what belongs to this block."""
        if sheet is None or block is None:
            self.setCurrentWidget(self.hint)
        elif block.lane in (Lane.SCENES, Lane.MUSIC):
            self.scene.show_scene(sheet, int(block.key))
            self.setCurrentWidget(self.scene)
        elif block.lane is Lane.LINES:
            self.line.show_line(sheet, int(block.key))
            self.setCurrentWidget(self.line)
        elif (line := line_of_proposal(block)) is not None:
            self._show_proposal(sheet, line)
        elif block.lane is Lane.CUES and (cue := sheet.inputs.cue(str(block.key))) is not None:
            self.cue.show_cue(sheet, cue)
            self.setCurrentWidget(self.cue)
        elif (one := sheet.inputs.modification(str(block.key))) is not None:
            self.effect.show_effect(sheet, one)
            self.setCurrentWidget(self.effect)

    def _show_proposal(self, sheet: Sheet, line: int) -> None:
        if (laid := sheet.proposal_at(line)) is not None:
            self.proposal.show_proposal(sheet, laid)
            self.setCurrentWidget(self.proposal)

    def take_focus(self) -> None:
        """The first field of the form that is shown."""
        fields: dict[QWidget, QWidget] = {
            self.scene: self.scene.wish, self.line: self.line.wish, self.cue: self.cue.wish, self.effect: self.effect.params.effect,
            self.proposal: self.proposal.add,
        }  # fmt: skip
        form = self.currentWidget()
        if form is not None and form in fields:
            fields[form].setFocus()
