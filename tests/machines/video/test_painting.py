"""Real pictures by real painting processes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.machines.encoding.ffmpeg import program
from engine.machines.video.camera import QtCamera
from engine.pictures.candidates import candidates
from engine.pictures.directing import scenes_for
from engine.pictures.looks import look_of
from engine.pictures.model import Aspect, Cut, Item, Motion, Scene, SceneKind
from engine.pictures.ports import Reel, Still
from engine.stage.recording import Chapter
from tests.engine.pictures.builders import BOOK, envelope

PLAN = envelope()
LOOK = look_of(PLAN.visual_system, PLAN.title)
CAMERA = QtCamera(2)
"""Nobody paints yet; who has painted for one test waits for the next."""
LONG = "A title somebody pasted in without thinking how it would ever fit on one picture, and which goes on " * 3


@pytest.fixture(scope="module", autouse=True)
def _closing() -> Iterator[None]:
    yield
    CAMERA.close()


def scenes() -> list[Scene]:
    """One of every kind."""
    found = {scene.kind: scene for beat in PLAN.beats for _, scene in candidates(beat, PLAN.evidence_of(beat), BOOK)}
    found |= {scene.kind: scene for scene in scenes_for(PLAN, BOOK, 12)}
    return [found[kind] for kind in sorted(found)]


def painted(folder: Path, every: list[Scene], aspect: Aspect) -> list[np.ndarray[Any, Any]]:
    """The stills as pixels."""
    targets = [folder / f"{number}.png" for number in range(len(every))]
    done: list[int] = []
    CAMERA.stills([Still(scene, LOOK, *aspect.size(180)) for scene in every], targets, {}, done.append)
    assert sorted(done) == list(range(len(every)))
    return [next(av.open(str(target)).decode(video=0)).to_ndarray(format="rgb24") for target in targets]


@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_kind_is_painted_in_every_shape_inside_the_safe_area(tmp_path: Path, aspect: Aspect):
    every = scenes()
    assert len({scene.kind for scene in every}) >= 13
    width, height = aspect.size(180)
    for scene, picture in zip(every, painted(tmp_path, every, aspect), strict=True):
        assert picture.shape == (height, width, 3)
        # The rim holds nothing but the ground: no letter, no line ends there.
        rim = picture[: height // 30, :, :].astype(int)
        assert np.abs(np.diff(rim, axis=1)).max() < 24, scene.kind
        assert picture.std() > 4, scene.kind


def test_odd_texts_are_set_and_empty_ones_do_no_harm(tmp_path: Path):
    odd = ["", LONG, "🚀 日本の潮 עברית العربية हिन्दी ไทย", "x" * 400, "\u202e\u0000\u200d", "a\nb\tc"]
    every = [
        Scene(0, kind, "b", "hook", text, body=text, source=text, speaker=text) for text in odd for kind in SceneKind
    ]
    assert len(painted(tmp_path, every[:40], Aspect.SQUARE)) == 40


def test_letters_of_many_scripts_come_from_our_own_fonts(qapp: object):
    from engine.machines.video.typefaces import load_fonts

    families = load_fonts()
    assert {"Noto Sans", "Noto Serif Display", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Color Emoji"} <= families


@pytest.mark.parametrize("motion", list(Motion))
def test_a_film_has_every_frame_and_its_sound_captions_and_chapters(tmp_path: Path, motion: Motion):
    chosen = [replace(scene, seconds=1.0) for scene in scenes_for(PLAN, BOOK, 3)]
    cuts = [Cut(scene, LOOK, 320, 180, motion, 30) for scene in chosen]
    targets = [tmp_path / f"{number}.mp4" for number in range(3)]
    CAMERA.segments(cuts, targets, {}, lambda number: None, lambda number, frames: None)
    reel = Reel(
        "Tide; mill = #1",
        "c",
        (Chapter("One", 0, 1000), Chapter("Two", 1000, 3000)),
        "1\n00:00:00,100 --> 00:00:01,000\nHello\n",
        "de",
    )
    film, sound = tmp_path / "film.mp4", tmp_path / "sound.m4a"
    struck = np.zeros((3, 44_100, 2), np.float32)
    struck[1, 22_050:22_500] = 0.5
    CAMERA.sound(iter(struck), sound)
    CAMERA.join(targets, [sound], reel, film)
    with av.open(str(film)) as opened:
        assert [stream.type for stream in opened.streams][:3] == ["video", "audio", "subtitle"]
        assert opened.metadata["title"] == "Tide; mill = #1"
        assert len(opened.chapters()) == 2
        # The words are in the picture: nobody sees them twice unasked, and whoever asks finds them in their language.
        assert [stream.language for stream in list(opened.streams)[1:]] == ["deu"] * 3
        assert [bool(stream.disposition.value & 1) for stream in list(opened.streams)[:3]] == [True, True, False]
        assert sum(1 for _ in opened.decode(video=0)) == 90
    arguments = [program(), "-v", "error", "-i", str(film), "-map", "0:a", "-f", "f32le", "pipe:1"]
    heard = np.frombuffer(subprocess.run(arguments, capture_output=True, check=True).stdout, "<f4").reshape(-1, 2)
    assert abs(int(np.flatnonzero(np.abs(heard[:, 0]) > 0.25)[0]) - 66_150) <= 441, "what is heard is where it was put"
    head = film.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


def test_a_page_has_text_that_can_be_searched(tmp_path: Path):
    import pypdfium2

    target = tmp_path / "deck.pdf"
    CAMERA.pages(scenes_for(PLAN, BOOK, 4), LOOK, (1920, 1080), "Deck", target, {})
    document: Any = pypdfium2.PdfDocument(target)
    assert len(document) == 4
    assert "Tide Mill" in " ".join(document[0].get_textpage().get_text_range().split())
    assert document[0].get_size() == pytest.approx((960, 540), abs=1)
    document.close()
    assert b"/Lang (en)" in target.read_bytes()


def test_what_moves_alone_is_painted_as_if_everything_were(tmp_path: Path, qapp: object):
    from PySide6.QtGui import QImage, QPainter

    from engine.machines.video.painting import Painting, composed

    def drawn(painting: Painting, first: int) -> bytes:
        image = QImage(320, 180, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painting.draw(painter, 3.0, first)
        if first != 100:
            painting.draw_moving(painter, 100)
        painter.end()
        return bytes(image.constBits())

    scene = next(one for one in scenes() if one.kind is SceneKind.QUOTATION)
    painting = Painting(composed(scene, LOOK, 320, 180, lambda name: None), 6.0)
    assert painting.is_settled(3.0)
    assert drawn(painting, 7) == drawn(painting, 100)


@pytest.mark.parametrize("moment", [0.15, 2.8])
def test_what_stands_on_a_card_is_seen_where_the_card_is(qapp: object, moment: float) -> None:
    from PySide6.QtGui import QImage, QPainter

    from engine.machines.video.painting import Painting, composed

    def drawn(title: str) -> np.ndarray:
        scene = Scene(0, SceneKind.CHAPTER, "b", "hook", title, 3.0, kicker=title)
        image = QImage(320, 180, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        Painting(composed(scene, LOOK, 320, 180, lambda name: None), 3.0).draw(painter, moment, 0)
        painter.end()
        return np.frombuffer(image.constBits(), np.uint8).reshape(180, 320, 4)[:, :, :3].astype(int)

    card = np.array([int((LOOK.card or LOOK.accent)[at : at + 2], 16) for at in (5, 3, 1)])
    full, bare = drawn("The way in and out of the mill"), drawn("")
    is_card = np.abs(bare[4] - card).max(axis=1) < 60
    assert 0 < is_card.sum() < 320, "the card is on its way"
    assert (full[:, ~is_card] == bare[:, ~is_card]).all()


def test_what_is_read_from_the_right_is_laid_out_from_the_right(tmp_path: Path):
    words = {"title": "البحر لا رأي له", "body": "البحر لا رأي له", "kicker": "x", "source": "y"}
    latin = Scene(0, SceneKind.STATEMENT, "b", "hook", "Sea", body="The sea", kicker="x", source="y")
    one, other = painted(tmp_path, [latin, replace(latin, **words)], Aspect.WIDE)
    accent = np.array([int(LOOK.accent[at : at + 2], 16) for at in (1, 3, 5)])

    def side(picture: np.ndarray[Any, Any]) -> float:
        """The middle of everything in the accent colour: the bar above, the rail, the tick below."""
        return float(np.nonzero(np.abs(picture.astype(int) - accent).sum(axis=2) < 24)[1].mean())

    assert side(one) < 80 < 240 < side(other)


def test_a_page_and_a_face_are_moved_to_the_other_side_and_not_turned(qapp: object):
    from PySide6.QtCore import QRectF

    from engine.machines.video.canvas import Canvas

    canvas = Canvas(320, 180, LOOK, mirrored=True)
    page = QRectF(200, 10, 100, 120)
    assert canvas.placed(page) == QRectF(20, 10, 100, 120)
    assert canvas.placed(canvas.placed(page)) == page


def test_texts_of_one_rank_share_a_size_and_stay_in_their_area(qapp: object):
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor

    from engine.machines.video.letters import Type
    from engine.machines.video.stacks import CLOSE, stacked
    from engine.machines.video.typefaces import SANS

    area, type_ = QRectF(10, 20, 300, 150), Type(SANS, 40, QColor("black"))
    for texts, gap in ((["Short", LONG], 8.0), (["a", "b", "c"], 8.0), ([LONG] * 5, 8 * CLOSE)):
        stack = stacked(texts, area, type_, gap=8)
        assert stack.places[0].top() == area.top()
        assert stack.places[-1].bottom() <= area.bottom() + 0.5
        assert all(a.bottom() + gap - 0.1 <= b.top() for a, b in zip(stack.places, stack.places[1:], strict=False))
    assert stacked(["a", "b"], area, type_, gap=8).type.size == 40


def test_a_word_wider_than_any_line_is_broken_and_the_rest_stays_large(qapp: object):
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor

    from engine.machines.video.letters import Block, Type
    from engine.machines.video.typefaces import SANS

    box, type_ = QRectF(0, 0, 300, 400), Type(SANS, 40, QColor("black"))
    assert Block("wide " + "x" * 40, box, type_).size > 30
    assert Block("A word as incomprehensibilities", box, type_).size < 40


def test_a_chapter_card_is_drawn_over_the_picture_and_off_it_again(qapp: object):
    from PySide6.QtGui import QColor, QImage, QPainter

    from engine.machines.video.painting import Painting, composed

    painting = Painting(
        composed(Scene(0, SceneKind.CHAPTER, "b", "turn", "A turn"), LOOK, 320, 180, lambda name: None), 4.0
    )

    def covered(t: float) -> list[bool]:
        """Whether the card is there at the left, in the middle, at the right."""
        image = QImage(320, 180, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painting.draw(painter, t, 0)
        painter.end()
        return [QColor(image.pixel(x, 4)).lightness() > 2 * QColor(LOOK.ground).lightness() for x in (2, 160, 317)]

    assert covered(0.0) == [False] * 3
    assert covered(0.1)[0] and not covered(0.1)[2]
    assert covered(2.0) == [True] * 3
    assert not covered(3.95)[0]
    assert not painting.backdrop.moves


def test_a_film_shows_something_from_its_first_frame_to_its_last(qapp: object) -> None:
    from engine.machines.video.painting import Painting, composed

    def lines(painting: Painting, t: float) -> int:
        """In how many places there is a sharp edge, as letters have."""
        from PySide6.QtGui import QImage, QPainter

        image = QImage(320, 180, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painting.draw(painter, t, 0)
        painter.end()
        seen = np.frombuffer(image.constBits(), np.uint8).reshape(180, 320, 4)[:, :, 1].astype(int)
        return int((np.abs(np.diff(seen, axis=1)) > 40).sum())

    for scene in scenes():
        first, last = (
            Painting(composed(scene, LOOK, 320, 180, lambda name: None), 0.8, opens=opens, closes=not opens)
            for opens in (True, False)
        )
        whole = lines(last, 0.4 + 10)
        assert lines(first, 0.0) > 0.25 * whole, scene.kind
        assert lines(last, 0.8 - 1 / 30) == whole, scene.kind


def test_everything_is_in_place_in_time_to_be_read_however_short_a_scene_is(qapp: object):
    from engine.machines.video.painting import Painting, composed

    for scene in scenes():
        for seconds in (1.0, 2.0, 6.0):
            painting = Painting(composed(scene, LOOK, 320, 180, lambda name: None), seconds)
            assert painting.is_settled(seconds / 2) or painting.canvas.lively, (scene.kind, seconds)


def test_of_what_does_not_fit_as_much_is_shown_as_has_a_line_and_the_rest_is_counted(qapp: object):
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor

    from engine.machines.video.letters import Type
    from engine.machines.video.stacks import few, held
    from engine.machines.video.typefaces import SANS

    items = tuple(Item(f"{number} {LONG}", "e") for number in range(40))
    some = few(Scene(0, SceneKind.LIST, "b", "hook", "Many", items=items), tall=False).items
    shown, stack = held(some, QRectF(0, 0, 300, 90), Type(SANS, 30, QColor("black"), least=9), gap=8)
    assert 2 < len(shown) == len(stack.places) < len(some)
    assert shown[-1].text == f"+ {len(items) - len(shown) + 1}"
    assert stack.places[-1].bottom() <= 90.5
