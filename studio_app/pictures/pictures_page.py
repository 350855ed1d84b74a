"""Pictures, page: order what is made of the plan, look at it scene by scene, change a scene, play it, save it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.artifacts.model import Artifact, ArtifactStatus, ArtifactType
from engine.foundation.events import Event
from engine.pictures.album import Album
from engine.pictures.choices import Choices
from engine.pictures.model import Scene
from engine.planning.events import PlanMoved
from engine.planning.model import ArtifactRequest
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.pictures.album_export import AlbumExporter
from studio_app.pictures.foretelling import weighed
from studio_app.pictures.order_bar import TYPES, OrderBar
from studio_app.pictures.redrawing import Redrawing
from studio_app.pictures.scene_form import SceneForm
from studio_app.pictures.screen import Screen
from studio_app.pictures.showcase import Showcase
from studio_app.pictures.strip import Strip, thumbnails
from studio_app.pictures.under_way import UnderWay
from studio_app.pictures.wording import Typed
from studio_app.planning.approved import approved_plan
from studio_app.widgets.pieces import button, stacked

if TYPE_CHECKING:
    from engine import Work

SIDE = 222
PLAY, STOP = "&Play the film", "Sto&p the film"


class PicturesPage(QWidget):
    """`told(title, text)` says what was done; `plan_asked` when there is no approved plan yet.

    `receipts_asked(artifact)`, `share_asked(artifact)`.
    `passages_asked(evidence)` when somebody wants to see what a scene rests on.
    """

    told = Signal(str, str)
    plan_asked = Signal()
    receipts_asked, share_asked, passages_asked = Signal(object), Signal(object), Signal(object)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._studio = operations, operations.studio
        self._project_id, self._wanted = "", ""
        self._formed, self._typed = ("", -1), dict[tuple[str, int], Typed]()
        self._artifacts: tuple[Artifact, ...] = ()
        self.album: Album | None = None
        self._images: list[QImage] = []
        self._stills: list[Path] = []
        self._make()
        self._lay_out()
        events.happened.connect(self._hear)

    def _make(self) -> None:
        self.order, self.which = OrderBar(), QComboBox()
        self.which.setAccessibleName("Which one to look at")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.showcase, self._has_plan = Showcase(), False
        self.redrawing, self.strip, self.form, self.view = Redrawing(self._operations), Strip(), SceneForm(), Screen()
        self.under_way = UnderWay(self._operations)
        self.under_way.moved.connect(self._moved)
        self.under_way.plan_asked.connect(self.plan_asked)
        self.play = button(PLAY, self.toggle, tip="Play the film from the chosen scene on")
        self.view.stopped.connect(lambda: self._name_play(is_playing=False))
        self.files = AlbumExporter(self._operations, self)
        self.files.told.connect(self.told)
        self.save = button("&Save…", self.save_files, tip="Save all its files in a folder of their own")
        tip = "Everything shown and said, with the passage it rests on, as a PDF or a web page"
        self.receipts = button("&Receipts…", lambda: self._ask(self.receipts_asked), tip=tip)
        tip = "A link that shows it in any browser, here or on other devices"
        self.share = button("S&hare…", lambda: self._ask(self.share_asked), tip=tip)
        self.order.ordered.connect(self.under_way.order)
        self.order.type.currentIndexChanged.connect(lambda _: self._offer_what())
        self.order.weighed.connect(self._weigh)
        self.showcase.chosen.connect(self.order.choose)
        self.showcase.plan_asked.connect(self.plan_asked)
        self.which.currentIndexChanged.connect(lambda _: self._open())
        self.strip.chosen.connect(self._choose)
        self.form.redrawn.connect(self.redraw)
        self.form.passages_asked.connect(self._ask_passages)
        self.redrawing.told.connect(self.told)
        self.redrawing.drawn.connect(self._refresh)
        self.form.touched.connect(lambda: self._operations.away(self._studio.pictures.expect_change))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        for widget in (self.play, self.save, self.receipts, self.share):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.which)
        split = self.split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(stacked((self.view, 1), (self.strip, 0)))
        self.form.setMinimumWidth(SIDE)
        split.addWidget(stacked((self.form, 1), inset=16))
        split.setSizes([760, 300])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for part in (self.order, self.under_way, self.redrawing):
            column.addWidget(part)
        column.addWidget(split, 1)
        column.addLayout(tools)
        column.addWidget(self.showcase, 1)
        self._show(None, [])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A low page has small thumbnails."""
        super().resizeEvent(event)
        self.strip.fit(self.height())

    def show_project(self, project_id: str) -> None:
        """Turn to a project."""
        if project_id != self._project_id:
            # What is there is not known yet: neither the other project's scenes nor that there are none.
            self.split.hide()
            self.showcase.hide()
        self._project_id = project_id
        self.under_way.show_project(project_id)
        self._refresh()

    def redraw(self, scene: Scene) -> None:
        """Draw one scene again as it stands in the form, in its own place whatever is chosen by now."""
        if self._current() is not None:
            self.redrawing.ask(scene)

    def toggle(self) -> None:
        """Play the film from the chosen scene, or stop it."""
        if self.view.is_playing:
            self.view.stop()
        elif (film := self._film()) is not None and self.album is not None:
            self.view.play(film, self.album.starts_ms[max(0, self.strip.currentRow())])
        self._name_play(is_playing=self.view.is_playing)

    def _name_play(self, *, is_playing: bool) -> None:
        self.play.setText(STOP if is_playing else PLAY)
        self.play.setAccessibleName((STOP if is_playing else PLAY).replace("&", ""))

    def save_files(self) -> None:
        """Ask where to, then save every file."""
        if self.album is not None:
            self.files.ask(self.album)

    def _ask(self, signal: SignalInstance) -> None:
        artifact = self._current()
        if artifact is not None:
            signal.emit(artifact)

    def _ask_passages(self, names: Sequence[str]) -> None:
        known = {item.id: item for item in self.album.evidence} if self.album is not None else {}
        found = tuple(known[name] for name in names if name in known)
        if found:
            self.passages_asked.emit(found)

    def _moved(self, artifact_id: str) -> None:
        """What was ordered here is opened when it is there."""
        self._wanted = artifact_id or self._wanted
        self._refresh()

    def _refresh(self) -> None:
        project, studio = self._project_id, self._studio

        def look(work: Work) -> tuple[tuple[Artifact, ...], bool]:
            found = studio.artifacts.list(work, limit=50, project_id=project, status=str(ArtifactStatus.READY)).items
            made = tuple(one for one in found if one.type is not ArtifactType.TABLE_READ)
            return made, approved_plan(studio, work, project) is not None

        self._operations.look(look, lambda found: self._listed(*found) if project == self._project_id else None)

    def _listed(self, artifacts: tuple[Artifact, ...], has_plan: bool) -> None:
        if has_plan:
            self.order.weigh()
        self._has_plan = has_plan
        chosen, wanted = self._current(), self._wanted
        self._artifacts = artifacts
        name = wanted if any(one.id == wanted for one in artifacts) else chosen.id if chosen else ""
        self._wanted = "" if name == wanted else wanted
        self.which.blockSignals(True)
        self.which.clear()
        for one in artifacts:
            self.which.addItem(f"{TYPES[one.type]}, {one.created_at.astimezone():%d %b %H:%M}", one.id)
        kept = next((at for at, one in enumerate(artifacts) if one.id == name), 0)
        self.which.setCurrentIndex(kept if artifacts else -1)
        self.which.blockSignals(False)
        self._open()

    def _open(self) -> None:
        artifact, studio = self._current(), self._studio
        if artifact is None:
            self._show(None, [])
            return
        if artifact.id != self._formed[0]:
            self._keep_typed()
            self._formed = ("", -1)
            self.form.show_choices(Choices())

        def load() -> tuple[Album, list[QImage], list[Path]]:
            with studio.reading("owner") as work:
                album = studio.pictures.album(work, artifact.id)
                names = [studio.artifacts.media(work, path.split("/")[2]).blob for path in album.images]
            stills = [studio.blobs.path(name) for name in names]
            return album, thumbnails(stills), stills

        self._operations.away(load, lambda found: self._show(*found))

    def _show(self, album: Album | None, images: list[QImage], stills: Sequence[Path] = ()) -> None:
        self.view.stop()
        self.album, self._images, self._stills = album, images, list(stills)
        self.redrawing.look_at(self._shown_id())
        self.split.setVisible(album is not None)
        self.showcase.setVisible(album is None)
        self._offer_what()
        for tool in (self.save, self.receipts, self.share, self.which):
            tool.setVisible(album is not None)
        self.play.setVisible(self._film() is not None)
        if album is not None:
            self.strip.show_album(album, images)

    def _offer_what(self) -> None:
        """What can be ordered: nothing before a plan is approved."""
        self.order.setVisible(self._has_plan or self.album is not None)
        self.showcase.show_state(self._has_plan, self.order.type.currentData())

    def _weigh(self, request: ArtifactRequest) -> None:
        """What making this will take, unless another is asked for by now."""
        project, studio = self._project_id, self._studio

        def look(work: Work) -> str:
            plan = approved_plan(studio, work, project)
            if plan is None:
                return ""
            outlook = studio.pictures.outlook(work, plan.id, request.type, request.render_plan)
            return weighed(outlook, studio.blobs.free)

        self._operations.look(look, lambda words: self.order.foretell(words) if self.order.request == request else None)

    def _choose(self, row: int) -> None:
        artifact = self._current()
        if artifact is None or self.album is None or not 0 <= row < len(self._images):
            return
        self.view.picture.show_image(self._images[row])
        still = self._stills[row]
        self._operations.away(lambda: QImage(str(still)), lambda image: self._sharpen(still, image))
        self._operations.look(
            lambda work: self._studio.pictures.choices(work, artifact.id, row),
            lambda choices: self._offer((artifact.id, row), choices),
        )

    def _offer(self, place: tuple[str, int], choices: Choices) -> None:
        """The scene and what else it could be, unless another is looked at by now; with what was typed there and not drawn yet."""
        if place == (self._shown_id(), self.strip.currentRow()):
            self._keep_typed()
            self._formed = place
            self.form.show_choices(choices, self._typed.pop(place, None))

    def _keep_typed(self) -> None:
        typed = self.form.typed
        if typed is not None:
            self._typed[self._formed] = typed

    def _sharpen(self, still: Path, image: QImage) -> None:
        """The whole picture in the place of its thumbnail, unless another is looked at by now."""
        row = self.strip.currentRow()
        if not image.isNull() and 0 <= row < len(self._stills) and self._stills[row] == still:
            self.view.picture.show_image(image)

    def _film(self) -> Path | None:
        facts = self.album.files if self.album else ()
        video = next((fact for fact in facts if fact.kind == "video"), None)
        return self._studio.blobs.path(video.sha256) if video is not None else None

    def _shown_id(self) -> str:
        artifact = self._current()
        return artifact.id if artifact else ""

    def _current(self) -> Artifact | None:
        row = self.which.currentIndex()
        return self._artifacts[row] if 0 <= row < len(self._artifacts) else None

    def _hear(self, event: Event) -> None:
        self.under_way.hear(event)
        self.redrawing.hear(event)
        if isinstance(event, PlanMoved) and event.project_id == self._project_id:
            self._refresh()
