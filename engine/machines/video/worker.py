"""Machines, video, worker: a process of its own that paints and encodes; orders are lines of JSON, so are its answers.

An order has `do` (segment, whole, still, upright, sheet, contact or pages), `target` and what it needs; answers are `{"frames": n}` while it works,
then `{"done": true}` or `{"error": sentence, "full": whether the disk is}`. It ends with its standard input, or when nobody has ordered anything for a while.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.foundation.errors import is_disk_full
from engine.foundation.memory import give_back
from engine.machines.video.handing import unpacked

if TYPE_CHECKING:
    from engine.pictures.model import Cut, Look, Scene

REST_S = 600.0
"""After so long without an order it gives back its memory."""


def main() -> int:
    """Take orders until nobody gives any."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    app = _start()

    def say(**answer: Any) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    for line in _orders():
        order = json.loads(line)
        try:
            ORDERS[order["do"]](order, lambda frames: say(frames=frames))
        except Exception as problem:  # noqa: BLE001 - said to whoever ordered, who decides
            say(error=f"{type(problem).__name__}: {problem}", full=is_disk_full(problem))
        else:
            say(done=True)
        give_back()
    del app
    return 0


def _orders() -> Iterator[str]:
    """Every line that comes in time."""
    while True:
        leaving = threading.Timer(REST_S, os._exit, (0,))
        leaving.daemon = True
        leaving.start()
        line = sys.stdin.readline()
        leaving.cancel()
        if not line:
            return
        yield line


def _start() -> Any:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication

    import engine.machines.video.encoding  # noqa: F401 - whoever stands ready has fetched their tools
    from engine.machines.video.typefaces import load_fonts

    qInstallMessageHandler(lambda kind, context, text: None)
    app = QGuiApplication.instance() or QGuiApplication(["pictures", "-platform", "offscreen"])
    load_fonts()
    return app


def _painting(
    scene: Scene, look: Look, order: dict[str, Any], width: int, height: int, *, opens: bool = False, closes: bool = False
) -> Any:  # fmt: skip
    from engine.machines.video.painting import Painting, composed

    pictures = {name: Path(path) for name, path in order.get("pictures", {}).items()}
    return Painting(composed(scene, look, width, height, pictures.get), scene.seconds, opens=opens, closes=closes)


class Easel:
    """Where a painting stays while pieces of it are asked for, one after the other."""

    def __init__(self) -> None:
        self._cut: Any = None
        self._painting: Any = None

    def painting(self, cut: Cut, order: dict[str, Any]) -> Any:
        """The painting of a cut; one of which pieces are asked for is composed once."""
        if order["cut"] == self._cut:
            return self._painting
        self.clear()
        made = _painting(cut.scene, cut.look, order, cut.width, cut.height, opens=cut.opens, closes=cut.closes)
        if order["part"] != [0, cut.frames]:
            self._cut, self._painting = order["cut"], made
        return made

    def clear(self) -> None:
        """Nothing stays."""
        self._cut = self._painting = None


EASEL = Easel()


def _save(image: Any, order: dict[str, Any]) -> None:
    from PySide6.QtCore import QBuffer

    whole = QBuffer()  # Qt does not say why it could not write a file
    whole.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(whole, "PNG", 60):  # type: ignore[call-overload, unused-ignore]
        raise OSError("the picture could not be written")
    Path(order["target"]).write_bytes(whole.data().data())


def _segment(order: dict[str, Any], tell: Any) -> None:
    from engine.machines.video.encoding import encode

    cut: Cut = unpacked(order["cut"])
    begin, end = order["part"]
    encode(cut, EASEL.painting(cut, order), Path(order["target"]), tell, int(order.get("threads", 1)), (begin, end))


def _whole(order: dict[str, Any], tell: Any) -> None:
    from engine.machines.video.parting import put_together

    EASEL.clear()
    put_together([Path(path) for path in order["parts"]], Path(order["target"]))


def _still(order: dict[str, Any], tell: Any) -> None:
    scene: Scene = unpacked(order["scene"])
    look: Look = unpacked(order["look"])
    image = _painting(scene, look, order, order["width"], order["height"]).settled()
    _save(image, order)


def _upright(order: dict[str, Any], tell: Any) -> None:
    """Nothing is written for what is no picture."""
    from engine.machines.video.faces import opened

    image = opened(Path(order["picture"]))
    if not image.isNull():
        _save(image, order)


def _sheet(order: dict[str, Any], tell: Any) -> None:
    from engine.pictures.sheets import SheetFacts
    from engine.storage.codec import dump_json

    scene: Scene = unpacked(order["scene"])
    look: Look = unpacked(order["look"])
    painting = _painting(scene, look, order, order["width"], order["height"])
    _save(painting.sheet(), order)
    Path(order["facts"]).write_bytes(dump_json(SheetFacts(tuple(painting.canvas.texts), painting.canvas.chart)))


def _contact(order: dict[str, Any], tell: Any) -> None:
    from engine.machines.video.contact import contact_sheet

    look: Look = unpacked(order["look"])
    pictures = [Path(path) for path in order["images"]]
    image = contact_sheet(pictures, order["captions"], look, order["title"], tuple(order["size"]))
    _save(image, order)


def _pages(order: dict[str, Any], tell: Any) -> None:
    from engine.machines.video.printing import print_pages

    scenes: list[Scene] = [unpacked(one) for one in order["scenes"]]
    look: Look = unpacked(order["look"])
    width, height = order["width"], order["height"]
    paintings = (_painting(scene, look, order, width, height) for scene in scenes)
    print_pages(paintings, scenes, Path(order["target"]), (width, height), order["title"], tell)


ORDERS = {
    "segment": _segment,
    "whole": _whole,
    "still": _still,
    "pages": _pages,
    "sheet": _sheet,
    "upright": _upright,
    "contact": _contact,
}


if __name__ == "__main__":
    sys.exit(main())
