"""A film as a browser plays it: every held picture is decoded by another program than the one that made it."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from engine.machines.encoding.ffmpeg import program
from engine.machines.video.camera import QtCamera
from engine.pictures.looks import look_of
from engine.pictures.model import FPS, Cut, Lit, Motion, Scene, SceneKind
from engine.pictures.ports import Reel
from tests.engine.pictures.builders import envelope
from tests.player.test_viewer import ORIGIN, answer, told

SIZE, SECONDS = (320, 180), 2
WORDS = "The sea has no opinion, it only knows the way in."
SRT = "1\n00:00:00,100 --> 00:00:02,000\nThe sea has no opinion\n"
MOMENTS = (5.5, 0.3, 3.9, 2.1)
VIDEO = "document.querySelector('video')"
ALONE = f"""() => {{
    const v = {VIDEO};
    v.pause(); v.controls = false; v.muted = true;
    v.style.cssText = "position:fixed;inset:0;margin:0;width:100vw;height:100vh";
}}"""
FACTS = f"""() => {{
    const v = {VIDEO}, q = v.getVideoPlaybackQuality();
    return [v.error && v.error.message, v.currentTime, v.duration, q.corruptedVideoFrames || 0, q.totalVideoFrames];
}}"""


def scenes() -> list[Scene]:
    """A card, a line whose words are lit, and a picture that hardly moves."""
    ends = [at + len(word) for at, word in zip(_starts(), WORDS.split(), strict=True)]
    words = tuple(
        Lit(begin, end, 150 * number, 150 * number + 140)
        for number, (begin, end) in enumerate(zip(_starts(), ends, strict=True))
    )
    return [
        Scene(0, SceneKind.CHAPTER, "b", "hook", "The way in", SECONDS),
        Scene(1, SceneKind.STAGE, "b", "hook", "Anna", SECONDS, body=WORDS, words=words, levels=(3, 7, 5, 0) * 5),
        Scene(2, SceneKind.TITLE, "b", "hook", "The Tide Mill", SECONDS, body="A mill and its water."),
    ]


def _starts() -> list[int]:
    return [at for at, letter in enumerate(WORDS) if at == 0 or WORDS[at - 1] == " "]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds."""
    place, camera, plan = tmp_path_factory.mktemp("film"), QtCamera(), envelope()
    cuts = [Cut(scene, look_of(plan.visual_system), *SIZE, Motion.CALM, SECONDS * FPS) for scene in scenes()]
    targets, sound, target = (
        [place / f"{number}.mp4" for number in range(len(cuts))],
        place / "sound.m4a",
        place / "film.mp4",
    )
    camera.segments(cuts, targets, {}, lambda number: None, lambda number, frames: None)
    camera.sound((np.zeros((44_100, 2), np.float32) for _ in range(SECONDS * len(cuts))), sound)
    camera.join(targets, [sound], Reel("Mill", srt=SRT, language="en"), target)
    camera.close()
    return target


@pytest.fixture(scope="module")
def page(chromium: Browser, film: Path) -> Any:
    """The film alone in a window of its own size."""
    page = chromium.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
    page.goto(film.as_uri())
    page.evaluate(ALONE)
    yield page
    page.close()


def test_every_frame_is_there_and_none_is_complained_of(film: Path) -> None:
    decoded = subprocess.run(
        [program(), "-v", "error", "-i", str(film), "-f", "null", "-"], capture_output=True, text=True, check=True
    )
    assert decoded.stderr == ""
    with av.open(str(film)) as opened:
        assert sum(1 for _ in opened.decode(video=0)) == len(scenes()) * SECONDS * FPS


def test_it_plays_to_its_end_without_a_broken_frame(page: Page) -> None:
    page.evaluate(f"() => {{ const v = {VIDEO}; v.currentTime = 0; v.playbackRate = 2; return v.play(); }}")
    page.wait_for_function(f"{VIDEO}.ended || {VIDEO}.error", timeout=60_000)
    facts = page.evaluate(FACTS)
    assert facts[0] is None
    assert facts[1] == pytest.approx(facts[2], abs=0.1) == pytest.approx(SECONDS * len(scenes()), abs=0.1)
    assert facts[3] == 0
    assert facts[4] > 0


def test_whoever_seeks_sees_what_was_painted_there(page: Page, film: Path) -> None:
    with av.open(str(film)) as opened:
        painted = [frame.to_ndarray(format="rgb24").astype(np.int16) for frame in opened.decode(video=0)]
    for moment in MOMENTS:
        page.evaluate(
            f"at => new Promise(seen => {{ const v = {VIDEO}; v.requestVideoFrameCallback(seen); v.currentTime = at; }})",
            moment + 0.5 / FPS,
        )
        page.wait_for_function(f"!{VIDEO}.seeking")
        shown = seen(page.screenshot())
        here = round(moment * FPS)
        apart = {at: float(np.abs(shown - painted[at]).mean()) for at in (here, *range(0, len(painted), 10))}
        assert apart[here] < 4
        assert apart[here] < min(apart.values()) + 0.5


def test_whoever_asks_for_captions_beside_the_film_sees_them_on_its_page(chromium: Browser, film: Path) -> None:
    page = chromium.new_page()
    page.route("**/*", lambda route: answer(route, told_of(), media(film)))
    page.goto(f"{ORIGIN}/share/artifact/a.share.token")
    come_true(page, f"{VIDEO}?.readyState > 0 && {VIDEO}.textTracks.length === 1")
    assert page.evaluate(f"{VIDEO}.textTracks[0].mode") == "disabled", "nobody sees them unasked"
    page.evaluate(f"() => {{ {VIDEO}.textTracks[0].mode = 'showing'; }}")
    come_true(page, f"{VIDEO}.textTracks[0].cues?.length > 0")
    shown = page.evaluate(f"[...{VIDEO}.textTracks[0].cues].map((cue) => [cue.startTime, cue.text])")
    assert shown == [[0.1, "The sea has no opinion"]]
    page.evaluate(f"() => {{ {VIDEO}.muted = true; return {VIDEO}.play(); }}")
    come_true(page, f"{VIDEO}.textTracks[0].activeCues.length === 1")
    page.close()


def come_true(page: Page, fact: str) -> None:
    """Wait for a fact of the page; its policy lets nobody else watch."""
    for _ in range(300):
        if page.evaluate(f"() => Boolean({fact})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it did not come about: {fact}")


def told_of() -> dict[str, Any]:
    """What the share surface says of a film with captions."""
    return {**told(film=True), "captions": {"vttUrl": f"{ORIGIN}/media/captions.vtt"}}


def media(film: Path) -> dict[str, tuple[bytes, str]]:
    """The film and its captions, as they are served."""
    vtt = "WEBVTT\n\n" + SRT.split("\n", 1)[1].replace(",", ".")
    return {"film.mp4": (film.read_bytes(), "video/mp4"), "captions.vtt": (vtt.encode(), "text/vtt")}


def seen(png: bytes) -> Any:
    """A picture of the page."""
    with av.open(io.BytesIO(png)) as opened:
        return next(opened.decode(video=0)).to_ndarray(format="rgb24").astype(np.int16)
