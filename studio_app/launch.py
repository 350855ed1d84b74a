"""Launch: the one hinge; opens a studio, its server and its window, and closes them in order."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from engine import __version__
from engine.foundation.errors import KnownError, StudioError
from engine.foundation.home_lock import HomeLock
from engine.foundation.loading import begin_loading, loaded, take_short_turns
from engine.foundation.paths import ready_home
from studio_app import display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from embedded_api.server import EmbeddedServer
    from engine import Studio
    from studio_app.opening import Opening
    from studio_app.shell.main_window import MainWindow

UNSEEN_MS = 1000


def main() -> None:
    """Open the window; a known problem at the start is one sentence, in a box where there is a display."""
    _read_words(sys.argv[1:])
    if not display.is_there():
        _say("There is no display to open a window on. Use `studio make` or `studio serve`, or start an X server.")
        sys.exit(1)
    begin_loading()
    take_short_turns()
    # Qt names every codec library it does without; a person starting a studio need not read that.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv)
    app.setApplicationName("Sleeper Hit Studio")
    try:
        sys.exit(_live(app))
    except StudioError as problem:
        _say(problem.sentence())
        if display.is_seen(app.platformName()):
            _box(problem.sentence())
        sys.exit(1)


def _read_words(words: list[str]) -> None:
    """Answer `--help` and `--version`; every other word is Qt's."""
    if not words:
        return
    import argparse

    told = argparse.ArgumentParser(
        prog="studio-app",
        description="Open the window of Sleeper Hit Studio.",
        epilog="The variable STUDIO_HOME puts everything the studio knows elsewhere. `studio --help` tells what works without a window.",
    )
    told.add_argument("--version", action="version", version=f"studio-app, version {__version__}")
    told.parse_known_args(words)


def _live(app: QApplication) -> int:
    from PySide6.QtCore import QTimer

    from studio_app.opening import Opening
    from studio_app.shell.main_window import MainWindow
    from studio_app.theme.sheet import apply

    paths = ready_home()
    lock = HomeLock(paths.lock).take("window")
    apply(app)
    window, opening = MainWindow(), Opening(paths.home, _server)
    # Not before the window is painted: what is loaded for it would hold it back. A window that starts minimised never is.
    window.painted.connect(lambda: _open(app, window, opening))
    QTimer.singleShot(UNSEEN_MS, lambda: _open(app, window, opening))
    window.show()
    try:
        code = app.exec()
    finally:
        opening.close()
        lock.release()
    if opening.problem is not None:
        raise opening.problem
    return code


def _open(app: QApplication, window: MainWindow, opening: Opening) -> None:
    from PySide6.QtCore import Qt

    from studio_app.theme.sheet import follow_system

    if opening.is_begun:
        return
    # Said from the opening's thread, done in the window's.
    queued = Qt.ConnectionType.QueuedConnection
    opening.opened.connect(lambda studio: _move_in(window, studio), queued)
    opening.served.connect(lambda origin, trouble: _serve(window, opening, origin, trouble), queued)
    opening.served.connect(lambda *_: loaded(), queued)
    opening.failed.connect(lambda _: window.close(), queued)
    opening.begin()
    follow_system(app)


def _move_in(window: MainWindow, studio: Studio) -> None:
    from studio_app.shell.first_run import offer_sample

    offer_sample(window.furnish(studio))


def _serve(window: MainWindow, opening: Opening, origin: str, trouble: KnownError | None) -> None:
    if window.desk is not None:
        window.desk.serve_at(origin, opening.server.lan if isinstance(opening.server, _House) else None)
        if trouble is not None:
            window.desk.banner.show_problem(trouble)


class _House:
    """The studio's server on this machine, and the door to the network."""

    def __init__(self, studio: Studio, server: EmbeddedServer) -> None:
        self._server, self.lan, self.origin = server, server.lan(), server.origin
        if studio.settings.lan_enabled:
            self.lan.turn_on()

    @property
    def port(self) -> int:
        """Where it listens on this machine."""
        return self._server.port

    def stop(self) -> None:
        """Close both."""
        self.lan.close()
        self._server.stop()


def _server(studio: Studio) -> tuple[_House, KnownError | None]:
    from embedded_api.server import EmbeddedServer, PortInUse

    host = studio.settings.server_host
    try:
        return _House(studio, EmbeddedServer(studio, host).start()), None
    except PortInUse as problem:
        hint = "Links work on another port until the studio is restarted."
        return _House(studio, EmbeddedServer(studio, host, 0).start()), PortInUse(problem.message, hint=hint)


def _say(sentence: str) -> None:
    print(f"studio-app: {sentence}", file=sys.stderr)


def _box(sentence: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(None, "Sleeper Hit Studio", sentence)
