"""Scoring, scene form: the music under one scene: its words, its file, where it lies, how loud, muted or not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.stage.music.model import Clip, ClipChange, ClipStatus, Directive, PlayMode
from engine.stage.score import Anchor
from engine.stage.scoring.model import Sheet
from studio_app.operations import Operations
from studio_app.scoring.deeds import Deeds
from studio_app.scoring.fields import Level, seconds_box, titled
from studio_app.scoring.files import ask_for_sound
from studio_app.widgets.pieces import button, label

NO_BED = "Nobody has composed anything for this scene. Say what it should sound like, or just press Compose."
BEINGS = {ClipStatus.PENDING: "It is about to be composed.", ClipStatus.RENDERING: "It is being composed…"}


class SceneForm(QWidget):
    """`heard(scene)` asks for its bed by itself."""

    heard = Signal(int)

    def __init__(self, operations: Operations, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._deeds, self.scene = operations, deeds, -1
        self._clip: Clip | None = None
        self.head, self.state = label("", "heading"), label("", "quiet")
        self.wish, self.where, self.how = QLineEdit(), QComboBox(), QComboBox()
        self.wish.setPlaceholderText("Such as: sleazy late-night jazz, walking bass, brushed drums")
        self.wish.setMaxLength(1000)
        self.where.addItem("Begins with the scene", Anchor.START)
        self.where.addItem("Ends with the scene", Anchor.END)
        self.how.addItem("Once", PlayMode.ONCE)
        self.how.addItem("Over and over, the whole scene", PlayMode.LOOP)
        self.gain = Level("Volume of the music", -24, 6, 0.5, lambda db: f"{db:+.1f} dB")
        self.fade_in, self.fade_out = seconds_box(0, 10, 0), seconds_box(0, 10, 0)
        self.compose = button("Compose", self.compose_bed, "primary", "Music made from these words, here; no charge")
        self.own = button("Own &file…", self.ask_file, tip="Put a sound file of your own under this scene")
        self.hear = button("Hear the music", lambda: self.heard.emit(self.scene), tip="The music by itself (Space)")
        self.mute = button("Mute", self.toggle_mute)
        self._lay_out()
        self._wire()

    def show_scene(self, sheet: Sheet, scene: int) -> None:
        """Show the music of this scene."""
        clip, other = sheet.inputs.music.clip(scene), scene != self.scene
        if other:
            self.gain.settle()
        self.scene, self._clip = scene, clip
        if other:
            self.wish.setText(_wish(sheet, scene))
        self.head.setText(f"Music of scene {scene + 1} · {sheet.read.screenplay.scenes[scene].title}")
        self.state.setText(_said(clip))
        self.state.setProperty("role", "bad" if clip and clip.status is ClipStatus.FAILED else "quiet")
        self.state.style().polish(self.state)
        self.compose.setText("Compose again" if clip is not None and clip.sound_url else "Compose")
        self.mute.setText("Let it be heard" if clip is not None and clip.disabled else "Mute")
        self.hear.setEnabled(clip is not None and clip.sound is not None)
        self._fill(clip)

    def compose_bed(self) -> None:
        """A bed from the words in the field, or from what the read knows."""
        scene, words, music = self.scene, " ".join(self.wish.text().split()), self._operations.studio.music

        def act(work: object, artifact_id: str) -> None:
            wishes = [one for one in music.state(work, artifact_id)[0].directives if one.scene_index == scene]  # type: ignore[arg-type]
            if words and (not wishes or wishes[-1].prompt != words):
                music.direct(work, artifact_id, Directive("scene", "replace", words, scene))  # type: ignore[arg-type]
            music.regenerate(work, artifact_id, [scene])  # type: ignore[arg-type]

        self._deeds.do(f"Music asked for under scene {scene + 1}", act)

    def ask_file(self) -> None:
        """Choose a file, then bring it."""
        if (path := ask_for_sound(self)) is not None:
            self.bring(path)

    def bring(self, path: Path) -> None:
        """Put this file under the scene."""
        scene, artifact_id, studio = self.scene, self._deeds.artifact_id, self._operations.studio

        def install(url: str) -> None:
            change = ClipChange(sound_url=url)
            self._deeds.do(
                f"“{path.name}” put under scene {scene + 1}",
                lambda work, artifact_id: studio.music.change(work, artifact_id, scene, change),
            )

        self._operations.away(lambda: studio.scoring.bringing.bed(artifact_id, path), install)

    def toggle_mute(self) -> None:
        """Mute it, or let it be heard again."""
        muted = not (self._clip is not None and self._clip.disabled)
        said = "muted" if muted else "heard again"
        self.change(f"Music of scene {self.scene + 1} {said}", ClipChange(disabled=muted))

    def change(self, said: str, change: ClipChange) -> None:
        """One change of this scene's clip."""
        scene, music = self.scene, self._operations.studio.music
        self._deeds.do(said, lambda work, artifact_id: music.change(work, artifact_id, scene, change))

    def _fill(self, clip: Clip | None) -> None:
        known = clip or Clip(self.scene, None)  # type: ignore[arg-type]
        fields = (self.where, self.how, self.fade_in, self.fade_out)
        blockers = [QSignalBlocker(one) for one in fields]
        self.where.setCurrentIndex(self.where.findData(known.anchor))
        self.how.setCurrentIndex(self.how.findData(known.play_mode))
        for box, ms in ((self.fade_in, known.fade_in_ms), (self.fade_out, known.fade_out_ms)):
            if not box.hasFocus():
                box.setValue(ms / 1000)
        self.gain.fill(known.gain_db)
        del blockers
        for field in (*fields, self.gain, self.mute):
            field.setEnabled(clip is not None or field is self.mute)

    @property
    def _name(self) -> str:
        return f"Music of scene {self.scene + 1}"

    def _wire(self) -> None:
        self.wish.returnPressed.connect(self.compose_bed)
        self.where.activated.connect(
            lambda _: self.change(f"{self._name} moved", ClipChange(anchor=Anchor(self.where.currentData())))
        )
        self.how.activated.connect(
            lambda _: self.change(
                f"{self._name} goes on otherwise", ClipChange(play_mode=PlayMode(self.how.currentData()))
            )
        )
        self.gain.settled.connect(lambda db: self.change(f"{self._name} at {db:+.1f} dB", ClipChange(gain_db=db)))
        self.fade_in.editingFinished.connect(
            lambda: self.change(f"{self._name} fades in", ClipChange(fade_in_ms=round(self.fade_in.value() * 1000)))
        )
        self.fade_out.editingFinished.connect(
            lambda: self.change(f"{self._name} fades out", ClipChange(fade_out_ms=round(self.fade_out.value() * 1000)))
        )

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addLayout(titled("What it should sound like", self.wish), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.state)
        column.addLayout(first)
        tools = QHBoxLayout()
        for one in (self.compose, self.own, self.hear, self.mute):
            tools.addWidget(one)
        tools.addStretch(1)
        column.addLayout(tools)
        second.addLayout(titled("Where", self.where))
        second.addLayout(titled("How often", self.how))
        second.addLayout(titled("Fade in", self.fade_in))
        second.addLayout(titled("Fade out", self.fade_out))
        second.addLayout(titled("Volume", self.gain), 1)
        column.addLayout(second)
        column.addStretch(1)


def _wish(sheet: Sheet, scene: int) -> str:
    mine = [one.prompt for one in sheet.inputs.music.directives if one.scene_index == scene]
    return mine[-1] if mine else ""


def _said(clip: Clip | None) -> str:
    if clip is None:
        return NO_BED
    if clip.status is ClipStatus.FAILED:
        return f"There is no music here: {clip.error or 'it could not be made.'} Compose it again, or bring a file."
    if clip.is_unsettled:
        return BEINGS[clip.status]
    muted = " It is muted." if clip.disabled else ""
    if clip.sound_url is None:
        return f"There is no music here.{muted}"
    kind = "Your own file" if clip.origin == "installed" else "Composed by the studio"
    lasts = f", {clip.duration_ms / 1000:.0f} seconds" if clip.duration_ms else ""
    return f"{kind}{lasts}.{muted}"
