"""Without a mouse and without eyes: everything has a name, the tab key reaches everything, the main job needs no mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialogButtonBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from engine.planning.envelope import Confidence, Evidence
from studio_app.library.passage import PassageDialog
from studio_app.settings.settings_dialog import SettingsDialog
from studio_app.shell.desk import PLAN, READ, SOUND, SOURCES, Desk
from studio_app.shell.main_window import MainWindow
from studio_app.stage.share_dialog import ShareDialog
from tests.fakes.made import NOTE
from tests.studio_app.conftest import ORIGIN, Hand, named

pytestmark = pytest.mark.gui
ALL = Qt.FocusPolicy.TabFocus


def focusable(root: QWidget) -> list[QWidget]:
    """What the tab key should reach: shown, enabled, not a mere part of another control."""
    found = []
    for widget in root.findChildren(QWidget):
        is_part = isinstance(widget.parentWidget(), QAbstractScrollArea) or widget.focusProxy() is not None
        is_part = is_part or widget.objectName().startswith("qt_")
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & ALL and not is_part:
            found.append(widget)
    return found


def nameless(root: QWidget) -> list[str]:
    return [repr(widget) for widget in focusable(root) if not named(widget).strip()]


def reached(window: QWidget, qtbot: QtBot) -> set[QWidget]:
    """Where the tab key leads, once around."""
    window.activateWindow()
    seen: list[QWidget] = []
    for _ in range(300):
        now = QApplication.focusWidget() or window
        if seen and now is seen[0] and len(seen) > 1:
            break
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return set(seen)


@pytest.mark.parametrize("step", [SOURCES, PLAN, READ])
def test_every_control_of_an_empty_project_has_a_name_and_is_reached(
    window: MainWindow, desk: Desk, hand: Hand, qtbot: QtBot, step: int
) -> None:
    hand.project()
    desk.steps.go(step)

    assert nameless(window) == []
    assert set(focusable(window)) - reached(window, qtbot) == set()


def test_every_control_of_a_full_project_has_a_name_and_is_reached(
    window: MainWindow, desk: Desk, hand: Hand, qtbot: QtBot
) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    for step in (SOURCES, PLAN):
        desk.steps.go(step)
        assert nameless(window) == []
        assert set(focusable(window)) - reached(window, qtbot) == set()
    hand.approve()
    hand.performed()

    assert nameless(window) == []
    assert set(focusable(window)) - reached(window, qtbot) == set()


def test_every_control_of_the_dialogs_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    evidence = Evidence("ev-0", "src", "A claim", "quote", Confidence.HIGH, "quote", 7, 12, 3)
    for dialog in (SettingsDialog(desk.operations, ORIGIN), PassageDialog(desk.operations, [evidence])):
        qtbot.addWidget(dialog)
        dialog.show()
        assert nameless(dialog) == []
        closing = [one for one in dialog.findChildren(QPushButton) if "Close" in one.text().replace("&", "")]
        assert dialog.findChild(QDialogButtonBox) is not None or len(closing) == 1


def test_the_whole_main_job_is_done_without_a_mouse(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project("By hand")
    hand.paste(NOTE)
    hand.digested()

    alt(qtbot, desk, Qt.Key.Key_P)
    hand.until(lambda: desk.plan_page.yes.isVisible())
    alt(qtbot, desk, Qt.Key.Key_A)
    hand.until(lambda: desk.steps.number == READ)
    hand.performed()
    desk.read_page.lines.setFocus()
    qtbot.keyClick(desk.read_page.lines, Qt.Key.Key_Space)
    hand.until(lambda: desk.player.position_ms > 100)
    alt(qtbot, desk, Qt.Key.Key_S)
    hand.until(lambda: desk.findChild(ShareDialog) is not None)
    shared = desk.findChild(ShareDialog)
    hand.until(lambda: shared.link.text().startswith(f"{ORIGIN}/share/table-read/"))
    qtbot.keyClick(shared, Qt.Key.Key_Escape)
    hand.until(lambda: desk.findChild(ShareDialog) is None)
    # A screen nobody sees does not give the window back its keys by itself.
    desk.window().windowHandle().requestActivate()
    hand.until(lambda: QApplication.activeWindow() is desk.window())
    alt(qtbot, desk, Qt.Key.Key_1)
    hand.until(lambda: desk.steps.number == SOURCES)


@pytest.mark.usefixtures("performed_home")
@pytest.mark.usefixtures("performed_home")
def test_looking_at_changes_leaves_the_hand_where_it_was(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    panel = desk.read_page.revise
    desk.read_page.change.click()
    panel.wish.setPlainText("Rename the guest to Ada.")
    panel.look.setFocus()
    qtbot.keyClick(panel.look, Qt.Key.Key_Space)
    hand.until(lambda: panel.preview is not None)
    assert panel.focusWidget() is panel.look


def test_no_two_visible_controls_answer_to_the_same_letter(desk: Desk, hand: Hand) -> None:
    hand.read()
    for step in (SOURCES, PLAN, READ):
        desk.steps.go(step)
        texts = [str(w.text()) for w in focusable(desk.window()) if callable(getattr(w, "text", None))]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), letters


def test_lists_say_everything_a_row_shows(desk: Desk, hand: Hand) -> None:
    hand.read()
    line = desk.read_page.script.index(0)

    spoken = line.data(Qt.ItemDataRole.AccessibleTextRole)

    assert "NARRATOR" in spoken and line.data() in spoken and "quotation" in spoken
    assert "claims found" in desk.sources.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_scrolling_areas_can_be_scrolled_by_key(desk: Desk, hand: Hand) -> None:
    assert all(area.focusPolicy() & ALL for area in desk.findChildren(QScrollArea))


def alt(qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    qtbot.keyClick(desk.window(), key, Qt.KeyboardModifier.AltModifier)


def test_without_a_read_the_sound_page_says_what_to_do(desk: Desk, hand: Hand) -> None:
    hand.project()
    desk.steps.go(SOUND)
    said = [named(widget) for widget in focusable(desk.sound_page)]
    assert said == ["Go to the table read"]
    focusable(desk.sound_page)[0].click()
    assert desk.steps.number == READ
