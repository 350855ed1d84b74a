"""Scoring, sound page: a read on a timeline: scenes, voices, effects and music, to be chosen, heard, moved and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.artifacts.events import ArtifactMoved
from engine.artifacts.model import Artifact
from engine.foundation.errors import StudioError
from engine.foundation.events import Event
from engine.stage.cues.events import CuesChanged
from engine.stage.events import FinalizeMoved
from engine.stage.modifications.events import VoiceModificationMoved
from engine.stage.music.events import ClipMoved
from engine.stage.scoring.model import Sheet
from engine.table_read.events import CastChanged, ScriptWritten, TakesChanged
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.scoring.blocks import PROPOSED, Block, Lane, proposed
from studio_app.scoring.canvas import ZOOM_STEP
from studio_app.scoring.deeds import Deeds
from studio_app.scoring.halves import Halves
from studio_app.scoring.hands import Hands
from studio_app.scoring.heads import Heads
from studio_app.scoring.hearing import Hearing
from studio_app.scoring.inspector import Inspector
from studio_app.scoring.loading import Loading
from studio_app.scoring.notices import gone_wrong, recording, under_way
from studio_app.scoring.timeline_view import TimelineView
from studio_app.stage.player import Player
from studio_app.widgets.coalesce import Coalesced
from studio_app.widgets.pieces import button, invitation, label, scrolled

NOTHING = "Music, sound effects and voice colours belong to a table read. Make one first; then it is laid out here."
OURS = (ClipMoved, CuesChanged, VoiceModificationMoved, FinalizeMoved, CastChanged, ScriptWritten, TakesChanged)


class SoundPage(QWidget):
    """`read_asked` when there is no read yet, `export_asked` to finish the recording again."""

    read_asked = Signal()
    export_asked = Signal()

    def __init__(
        self, operations: Operations, events: EngineEvents, player: Player, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._artifact_id, self._dirty = "", False
        self.sheet: Sheet | None = None
        self.deeds = Deeds(operations, self)
        self.hands = Hands(operations, self.deeds, lambda: self.sheet.inputs if self.sheet else None, self)
        self.loading, self._refresh = Loading(operations, self), Coalesced(self.refresh, self)
        self.timeline, self.heads, self.inspector = TimelineView(), Heads(), Inspector(operations, self.deeds)
        self.done, self.wrong, self.finished = label("", "quiet"), label("", "bad"), label("", "quiet")
        self.hearing = Hearing(operations, player, self.timeline, self.heads)
        self._make_buttons()
        self._lay_out()
        self._wire()
        events.happened.connect(self._hear)
        self.show_read(None)

    @property
    def is_ready(self) -> bool:
        """Whether there is a read to score."""
        return bool(self._artifact_id)

    def show_read(self, artifact: Artifact | None) -> None:
        """Lay this read out; None where there is none."""
        if artifact is None or artifact.id != self._artifact_id:
            self.hearing.stop()
            self.loading.forget()
            self._show(None)
        self._artifact_id = artifact.id if artifact is not None else ""
        self._none.setVisible(artifact is None)
        self._whole.setVisible(artifact is not None)
        self.refresh()

    def refresh(self) -> None:
        """Look at the read again, now or when the page is next shown."""
        self._dirty = not self.isVisible()
        if self._artifact_id and not self._dirty:
            self.loading.load(self._artifact_id)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What has happened while nobody looked."""
        super().showEvent(event)
        if self._dirty:
            self.refresh()

    def remove(self, block: Block) -> None:
        """Take it away; music is muted, since it may be wanted again."""
        self.inspector.show_block(self.sheet, block)
        if block.lane is Lane.MUSIC:
            self.inspector.scene.toggle_mute()
        elif block.state == PROPOSED:
            self.inspector.proposal.dismiss()
        elif block.lane is Lane.CUES:
            self.inspector.cue.remove()
        elif block.lane is Lane.COLOURS:
            self.inspector.effect.remove()

    def _show(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        if sheet is not None:
            self.deeds.open(sheet.artifact_id, sheet.version)
        self.timeline.show_sheet(sheet)
        self.heads.follow(self.timeline.scale)
        making = under_way(sheet) if sheet else ()
        wrong = gone_wrong(sheet) if sheet else ()
        if making or not self.done.text() or self.done.text().endswith("…"):
            self.done.setText(" ".join(making))
        self.wrong.setText("\n".join(wrong))
        self.wrong.setVisible(bool(wrong))
        said, again = recording(sheet) if sheet else ("", False)
        self.finished.setText(said)
        self.finish.setVisible(again)
        self.compose.setVisible(
            sheet is not None and not any(clip.sound_url for clip in sheet.inputs.music.clips) and not making
        )
        count = len(sheet.proposals) if sheet else 0
        self.proposals.setText(f"{count} proposed" if count else "")
        self.proposals.setVisible(bool(count))
        self._say_undo()
        self._say_below()

    def _next_proposal(self) -> None:
        """Show the first sound the script proposes after the playhead, or the first of all."""
        if self.sheet is None or not self.sheet.proposals:
            return
        later = [one for one in self.sheet.proposals if one.start_ms > self.timeline.playhead_ms]
        block = self.timeline.score.find((Lane.CUES, proposed((later or self.sheet.proposals)[0].line)))
        if block is not None:
            self.timeline.choose(block)
            self.timeline.show_block(block)

    def _say_below(self) -> None:
        for one in (self.done, self.finished):
            one.setVisible(bool(one.text()))

    def _did(self, sentence: str) -> None:
        self.done.setText(sentence)
        self._say_below()
        self._say_undo()
        self.refresh()

    def _say_undo(self) -> None:
        for one, what, verb in ((self.undo, self.deeds.undoable, "Undo"), (self.redo, self.deeds.redoable, "Redo")):
            one.setEnabled(bool(what))
            one.setToolTip(f"{verb}: {what}" if what else f"There is nothing to {verb.lower()}")
            one.setAccessibleDescription(what)

    def _levels(self, lines: dict[int, bytes], sounds: dict[str, bytes]) -> None:
        if self.sheet is not None:
            self.timeline.levels.known(lines, sounds, self.sheet)
            self.timeline.redraw()

    def _say_playing(self) -> None:
        self.here.setText("Stop" if self.hearing.is_around else "Around here")
        self.play.setText("Pause" if self.hearing.is_playing else "Play from here")

    def _refused(self, problem: StudioError) -> None:
        self.done.setText(problem.sentence())
        self._say_below()

    def _hear(self, event: Event) -> None:
        is_ours = isinstance(event, OURS) and getattr(event, "artifact_id", "") == self._artifact_id
        if is_ours or (isinstance(event, ArtifactMoved) and event.artifact_id == self._artifact_id):
            self._refresh.ask()

    def _make_buttons(self) -> None:
        self.undo, self.redo = button("↶", self.deeds.undo, "tool"), button("↷", self.deeds.redo, "tool")
        self.play = button("Play from here", self.hearing.toggle, tip="With whoever is not muted (Ctrl+Space)")
        tip = "Four seconds before the playhead and four after it, with whoever is not muted (Ctrl+H)"
        self.here = button("Around here", self.hearing.around, tip=tip)
        self.out = button("−", lambda: self.timeline.zoom(1 / ZOOM_STEP), "tool", "Zoom out (−)")
        self.whole = button("Fit", self.timeline.fit, "tool", "Everything on one page (0)")
        self.near = button("+", lambda: self.timeline.zoom(ZOOM_STEP), "tool", "Zoom in (+)")
        for one, name in (
            (self.undo, "Undo"),
            (self.redo, "Redo"),
            (self.out, "Zoom out"),
            (self.whole, "Show everything"),
            (self.near, "Zoom in"),
        ):
            one.setAccessibleName(name)
        self.compose = button("Compose", self.hands.compose_all, "primary", "Music for the scenes; no charge")
        self.proposals = button("", self._next_proposal, tip="Sounds the script proposes; show the next one")
        self.proposals.setAccessibleName("Proposed sounds")
        self.finish = button("Finish again…", self.export_asked.emit, "primary", "Finish the recording with this sound")

    def _wire(self) -> None:
        view, forms, deeds, hands, hearing = self.timeline, self.inspector, self.deeds, self.hands, self.hearing
        self.loading.loaded.connect(self._show)
        self.loading.levels.connect(self._levels)
        self.loading.refused.connect(self._refused)
        deeds.done.connect(self._did)
        deeds.known.connect(self._say_undo)
        view.chosen.connect(lambda block: forms.show_block(self.sheet, block))
        view.cue_moved.connect(hands.move_cue)
        view.anchored.connect(hands.anchor)
        view.louder.connect(hands.louder)
        view.opened.connect(lambda _: forms.take_focus())
        view.removed.connect(self.remove)
        view.resized.connect(lambda: self.heads.follow(view.scale))
        hearing.changed.connect(self._say_playing)
        forms.scene.heard.connect(hearing.bed)
        forms.line.heard.connect(hearing.line)
        forms.line.tried.connect(hearing.line)
        forms.line.prepared.connect(hearing.prepared)
        forms.cue.heard.connect(hearing.cue)
        forms.effect.heard.connect(hearing.line)
        forms.proposal.heard.connect(hearing.proposal)
        for keys, act in (("Ctrl+Z", deeds.undo), ("Ctrl+Shift+Z", deeds.redo), ("Ctrl+Y", deeds.redo),
                          ("Ctrl+Space", hearing.toggle), ("Ctrl+H", hearing.around)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self._none = invitation(
            "Nothing to score yet", NOTHING, button("Go to the table &read", self.read_asked.emit, "primary")
        )
        self._whole, top, below = QWidget(), QHBoxLayout(), QHBoxLayout()
        column, inside = QVBoxLayout(self), QVBoxLayout(self._whole)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._whole, 1)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(top)
        for one in (self.play, self.here, self.undo, self.redo):
            top.addWidget(one)
        top.addStretch(1)
        for one in (self.proposals, self.compose, self.finish, self.out, self.whole, self.near):
            top.addWidget(one)
        inside.addWidget(self._split(), 1)
        inside.addWidget(self.wrong)
        inside.addLayout(below)
        below.addWidget(self.done, 1)
        below.addWidget(self.finished, 1)
        self.finished.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._none, 1)

    def _split(self) -> Halves:
        stage = QWidget()
        row = QHBoxLayout(stage)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.heads)
        row.addWidget(self.timeline, 1)
        forms = scrolled(self.inspector)
        forms.setAccessibleName("What is chosen")
        stage.setMaximumHeight(self.timeline.maximumHeight())
        return Halves(stage, forms)
