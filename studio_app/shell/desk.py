"""Shell, desk: sidebar, the steps of a project, player; it wires, the rooms do."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.artifacts.model import Artifact
from engine.credits.events import BalanceChanged
from engine.foundation.events import Event
from engine.library.model import Project
from engine.planning.envelope import Evidence
from engine.planning.model import IN_FLIGHT, PlanStatus, StoryPlan
from studio_app.engine_events import EngineEvents
from studio_app.library.passage import PassageDialog
from studio_app.library.projects import ProjectsModel
from studio_app.library.sources import SourcesModel
from studio_app.library.sources_page import SourcesPage
from studio_app.operations import Operations
from studio_app.pictures.film_dialog import FilmDialog
from studio_app.pictures.film_export import FilmExporter
from studio_app.pictures.pictures_page import PicturesPage
from studio_app.planning.plan_page import PlanPage
from studio_app.scoring.sound_page import SoundPage
from studio_app.settings.settings_dialog import SettingsDialog
from studio_app.shell.listening import Listening
from studio_app.shell.sidebar import Sidebar
from studio_app.shell.steps import Steps
from studio_app.stage.player import Player
from studio_app.stage.player_bar import PlayerBar
from studio_app.stage.share_dialog import Neighbourhood, ShareDialog
from studio_app.table_read.export import Exporter
from studio_app.table_read.export_dialog import ExportDialog
from studio_app.table_read.read_page import ReadPage
from studio_app.table_read.receipts import ReceiptsExporter
from studio_app.voices.cast_dialog import CastDialog
from studio_app.widgets.banner import Banner
from studio_app.widgets.dialogs import open_for_now
from studio_app.widgets.pieces import button, invitation, label, narrow

if TYPE_CHECKING:
    from engine import Studio, Work

SOURCES, PLAN, READ, PICTURES, SOUND = range(5)
SIDEBAR_WIDTH, WIDEST, LONGEST_TITLE = 240, 1180, 72
WIDE, LOW = 2400, 600
"""Pictures and timelines use all the room there is; text is not read in lines that long. In a low window the words at its foot give way."""
NO_PROJECT = "A project holds the sources of one story, its plan and its table read."


class Desk(QWidget):
    """One studio's desk; `origin` is where its own server answers, empty when none runs (yet)."""

    def __init__(self, studio: Studio, origin: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio, self.origin, self.project_id = studio, origin, ""
        self.lan: Neighbourhood | None = None
        self.operations = Operations(studio, self)
        self.events = EngineEvents(studio.events, self)
        self.player = Player(self.operations, self)
        self._make_rooms()
        self._lay_out()
        self._wire()
        self._wire_pictures()
        self.projects.refresh()
        self._show_credits()

    def _make_rooms(self) -> None:
        self.banner, self.title = Banner(), label("", "title")
        self.projects = ProjectsModel(self.operations, self.events, self)
        self.sources = SourcesModel(self.operations, self.events, self)
        self.sidebar = Sidebar(self.projects)
        self.sources_page = SourcesPage(self.operations, self.sources)
        self.plan_page = PlanPage(self.operations, self.events)
        self.read_page = ReadPage(self.operations, self.events)
        self.pictures_page = PicturesPage(self.operations, self.events)
        self.sound_page = SoundPage(self.operations, self.events, self.player)
        self.player_bar = PlayerBar(self.player)
        begin = button("Name a &new project", self.sidebar.name.setFocus, "primary")
        self.nothing = invitation("Begin a project", NO_PROJECT, begin)
        self.nothing.hide()
        self.listening = Listening(self.operations, self.player, self.player_bar, self.read_page, self)
        self.listening.told.connect(self.banner.say)
        self.exporter = Exporter(self.operations, self.events, self)
        self.films = FilmExporter(self.operations, self.events, self)
        self.receipts = ReceiptsExporter(self.operations, self)

    def _lay_out(self) -> None:
        # From the outside in: whatever moves into something else is dressed anew, with everything that is inside it.
        split = QSplitter(Qt.Orientation.Horizontal)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        page = QWidget()
        page.setObjectName("page")
        split.addWidget(self.sidebar)
        split.addWidget(page)
        split.setStretchFactor(1, 1)
        split.setSizes([SIDEBAR_WIDTH, 1180 - SIDEBAR_WIDTH])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        self._fill(page)

    def _fill(self, page: QWidget) -> None:
        column, inside = QVBoxLayout(page), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside.setContentsMargins(28, 20, 28, 16)
        inside.setSpacing(10)
        column.addWidget(narrow(inside, WIDEST), 1)
        self._paper = inside.parentWidget()
        for widget in (self.banner, self.title):
            inside.addWidget(widget)
        self.steps = Steps(self._paper)
        inside.addWidget(self.steps, 1)
        self.steps.hold(self.sources_page, self.plan_page, self.read_page, self.pictures_page, self.sound_page)
        inside.addWidget(self.nothing, 1)
        column.addWidget(self.player_bar)
        self.steps.turned.connect(self._give_room)

    def _wire(self) -> None:
        self.operations.failed.connect(self.banner.show_problem)
        self.events.happened.connect(self._hear)
        self.projects.listed.connect(self._listed)
        self.sidebar.chosen.connect(self.open_project)
        self.sidebar.created.connect(self.create_project)
        self.sidebar.settings_asked.connect(lambda: open_for_now(SettingsDialog(self.operations, self.origin, self)))
        self.sources.changed.connect(self._name_sources)
        self.sources_page.planned.connect(self.plan_page.ask)
        self.sources_page.planned.connect(lambda _: self.steps.go(PLAN))
        self.plan_page.sources_asked.connect(lambda: self.steps.go(SOURCES))
        self.plan_page.approved.connect(lambda _: self.steps.go(READ))
        self.read_page.gone.connect(lambda: self.player_bar.show_read(None))
        self.read_page.gone.connect(self.player.stop)
        self.read_page.voice_asked.connect(lambda _: self.open_cast())
        self.read_page.passage_asked.connect(self.open_passages)
        self.read_page.export_asked.connect(self.export)
        self.read_page.film_asked.connect(self.export_film)
        self.read_page.receipts_asked.connect(self.export_receipts)
        self.read_page.plan_asked.connect(lambda: self.steps.go(PLAN))
        self.read_page.share_asked.connect(self.share)
        self.read_page.cast_asked.connect(self.open_cast)
        self.exporter.told.connect(self.banner.say)
        self.films.told.connect(self.banner.say)
        self.receipts.told.connect(self.banner.say)
        self.read_page.ready.connect(lambda artifact, _: self.sound_page.show_read(artifact))
        self.read_page.gone.connect(lambda: self.sound_page.show_read(None))
        self.sound_page.read_asked.connect(lambda: self.steps.go(READ))
        self.sound_page.export_asked.connect(self.export)
        self.steps.turned.connect(lambda _: self.sound_page.hearing.stop())
        # In the script alone: on a button, Space is that button's.
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.read_page.lines)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.player.toggle)

    def _wire_pictures(self) -> None:
        page = self.pictures_page
        page.told.connect(self.banner.say)
        page.receipts_asked.connect(self.receipts.ask)
        page.passages_asked.connect(self.open_passages)
        page.share_asked.connect(self.share_artifact)
        page.plan_asked.connect(lambda: self.steps.go(PLAN))
        # One thing is heard at a time.
        self.steps.turned.connect(lambda _: page.view.stop())
        page.view.started.connect(self.player.pause)
        self.player.playing.connect(lambda on: page.view.stop() if on else None)

    def serve_at(self, origin: str, lan: Neighbourhood | None = None) -> None:
        """The studio's own server answers here from now on; `lan` opens it to other devices."""
        self.origin, self.lan = origin, lan

    def create_project(self, name: str) -> None:
        """Make a project and open it."""
        self.operations.run(lambda work: self.studio.library.create_project(work, name), self._created)

    def open_project(self, project_id: str) -> None:
        """Show a project at the step where it stands."""
        self.project_id = project_id
        self.player.stop()
        self.sources_page.show_project(project_id)
        self.plan_page.show_project(project_id)
        self.read_page.show_project(project_id)
        self.pictures_page.show_project(project_id)
        studio = self.studio

        def look(work: Work) -> tuple[str, int]:
            return studio.library.project(work, project_id).name, _step_of(studio, work, project_id)

        self.operations.look(look, lambda found: self._opened(project_id, *found))

    def show_read(self, project_id: str) -> None:
        """Turn to a project's table read, unless the person is at another project."""
        if project_id == self.project_id:
            self.steps.go(READ)

    def open_passages(self, evidence: tuple[Evidence, ...]) -> None:
        """Open the exact passages behind a line."""
        open_for_now(PassageDialog(self.operations, evidence, self))

    def export(self) -> None:
        """Finish the recording where needed and save it."""
        if self.read_page.artifact is not None:
            open_for_now(ExportDialog(self.exporter, self.read_page.artifact, self))

    def export_film(self) -> None:
        """Have the film made where needed and save it."""
        if self.read_page.artifact is not None:
            open_for_now(FilmDialog(self.films, self.read_page.artifact, self))

    def export_receipts(self) -> None:
        """Save every line with its passage."""
        if self.read_page.artifact is not None:
            self.receipts.ask(self.read_page.artifact)

    def share(self) -> None:
        """Show the link of the table read, who listens, and the switch that lets other devices in."""
        if self.read_page.artifact is not None:
            self.share_artifact(self.read_page.artifact)

    def share_artifact(self, artifact: Artifact) -> None:
        """Show the link of anything that is finished."""
        open_for_now(ShareDialog(self.operations, self.events, artifact, self.origin, self.lan, self))

    def open_cast(self) -> None:
        """Show who speaks in which voice, to listen and to choose others."""
        artifact, read = self.read_page.artifact, self.read_page.script.read
        if artifact is not None and read is not None:
            open_for_now(CastDialog(self.operations, artifact, read, self))

    def leave(self) -> None:
        """Keep what was typed, stop playing and listening; the studio is closed by whoever opened it."""
        self.read_page.line.settle()
        self.read_page.draft.finish()
        self.player.close()
        self.sound_page.hearing.stop()
        self.events.close()
        self.operations.close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a low window the page needs the room of the words below it."""
        super().resizeEvent(event)
        self._give_room(self.steps.number)

    def _give_room(self, number: int) -> None:
        self.player_bar.keep_low(number in (PICTURES, SOUND) or self.height() < LOW)
        if self._paper is not None:
            self._paper.setMaximumWidth(WIDE if number in (PICTURES, SOUND) else WIDEST)

    def _listed(self) -> None:
        none = self.projects.rowCount() == 0
        self.nothing.setVisible(none)
        self.steps.setVisible(not none)
        self.title.setVisible(not none)
        if none:
            self.player.stop()
            self.player_bar.show_read(None)

    def _opened(self, project_id: str, name: str, step: int) -> None:
        # The person may have gone on to another project before this answer came.
        if project_id == self.project_id:
            self.title.setText(shorten(name, LONGEST_TITLE, placeholder="…"))
            self.title.setToolTip(name)
            self.steps.go(step)

    def _created(self, project: Project) -> None:
        self.sidebar.choose(project.id)
        self.projects.refresh()
        self.sources_page.invite()

    def _name_sources(self) -> None:
        self.plan_page.know_sources({source.id: source.title for source in self.sources.sources})

    def _hear(self, event: Event) -> None:
        if isinstance(event, BalanceChanged):
            self.sidebar.show_credits(event.balance)

    def _show_credits(self) -> None:
        self.operations.look(lambda work: self.studio.credits.balance(work).total, self.sidebar.show_credits)


def _step_of(studio: Studio, work: Work, project_id: str) -> int:
    jobs = studio.production.list(work, limit=1, project_id=project_id).items
    plans: tuple[StoryPlan, ...] = studio.planning.plans(work, project_id, limit=1).items
    if plans and plans[0].status in (PlanStatus.REQUIRES_APPROVAL, *IN_FLIGHT):
        return PLAN
    return READ if jobs else SOURCES
