"""Launch: the one hinge; opens a studio, its server and its window, and closes them in order."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.foundation.home_lock import HomeLock
from engine.foundation.paths import ready_home
from studio_app import display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from embedded_api.server import EmbeddedServer
    from engine import Studio


def main() -> None:
    """Open the window; a known problem at the start is one sentence, in a box where there is a display."""
    if not display.is_there():
        _say("There is no display to open a window on. Use `studio make` or `studio serve`, or start an X server.")
        sys.exit(1)
    # Qt names every codec library it does without; a person starting a studio need not read that.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv)
    app.setApplicationName("Sleeper Hit Studio")
    try:
        sys.exit(_live(app))
    except KnownError as problem:
        _say(problem.sentence())
        if display.is_seen(app.platformName()):
            _box(problem.sentence())
        sys.exit(1)


def _live(app: QApplication) -> int:
    from engine import open_studio
    from studio_app.shell.main_window import MainWindow
    from studio_app.theme.sheet import apply

    paths = ready_home()
    lock = HomeLock(paths.lock).take("window")
    apply(app)
    app.styleHints().colorSchemeChanged.connect(lambda _: apply(app))
    studio = open_studio(paths.home)
    server, trouble = _server(studio)
    window = MainWindow(studio, server.origin if server else "")
    if trouble is not None:
        window.banner.show_problem(trouble)
    window.show()
    _first_run(window)
    try:
        return app.exec()
    finally:
        if server is not None:
            server.stop()
        studio.close()
        lock.release()


def _server(studio: Studio) -> tuple[EmbeddedServer | None, KnownError | None]:
    from embedded_api.server import EmbeddedServer, PortInUse

    try:
        return EmbeddedServer(studio).start(), None
    except PortInUse as problem:
        hint = "Links work on another port until the studio is restarted."
        return EmbeddedServer(studio, port=0).start(), PortInUse(problem.message, hint=hint)


def _first_run(window: object) -> None:
    from studio_app.shell.first_run import offer_sample

    offer_sample(window)  # type: ignore[arg-type]


def _say(sentence: str) -> None:
    print(f"studio-app: {sentence}", file=sys.stderr)


def _box(sentence: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(None, "Sleeper Hit Studio", sentence)
