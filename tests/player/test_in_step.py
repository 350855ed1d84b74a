"""Captions in step with the sound, held to a time: during a performance, after a jump, over a finished recording."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.player.house import House
from tests.player.listener import Listener
from tests.player.reading import Reading

pytestmark = [pytest.mark.browser, pytest.mark.alone]
Comes = Callable[..., Listener]
IN_STEP_MS = 150
FOLLOW = """(seconds) => new Promise((done) => {
  const [seen, end] = [[], performance.now() + seconds * 1000];
  const look = () => {
    const audio = document.querySelector("#sound");
    const now = document.querySelector("#words .word.now");
    seen.push([audio.currentTime * 1000, Number(document.querySelector("#line-now").dataset.entry), now ? Number(now.dataset.word) : -1]);
    if (performance.now() < end) setTimeout(look, 20); else done(seen);
  };
  look();
})"""


def out_of_step(listener: Listener, offset_ms: float, seconds: float) -> tuple[float, int]:
    """The furthest any lit word was from its own time, in ms, and how many different words were seen."""
    words = {(e["entryIndex"], i): w for e in Reading().entries() for i, w in enumerate(e["words"])}
    seen = [
        (at + offset_ms, words[entry, word], (entry, word))
        for at, entry, word in listener.page.evaluate(FOLLOW, seconds)
        if word >= 0
    ]
    worst = max(max(w["startMs"] - at, at - w["endMs"], 0) for at, w, _ in seen)
    return worst, len({name for *_, name in seen})


def test_captions_are_in_step_with_the_sound_although_all_events_came_at_once(listener: Comes, house: House) -> None:
    house.is_estimated = True
    one = listener()
    one.start()
    worst, words = out_of_step(one, 0, 2.5)
    assert words >= 4
    assert worst <= IN_STEP_MS


def test_after_a_seek_captions_are_in_step_from_the_new_place_on(listener: Comes, house: House) -> None:
    one = listener()
    one.start()
    one.page.locator("#scrubber").focus()
    one.page.keyboard.press("End")
    one.page.keyboard.press("PageDown")
    one.until(lambda now: "startMs" in now["src"] and now["ms"] > 100)
    offset = Reading().scenes()[1]["startMs"]
    assert house.seeks() == [{"positionMs": offset}]
    worst, words = out_of_step(one, offset, 2)
    assert words >= 3
    assert worst <= IN_STEP_MS


def test_a_finished_mix_is_played_and_sought_without_a_room(listener: Comes, house: House) -> None:
    house.is_recorded = True
    one = listener()
    one.start()
    assert "/media/mix.mp3" in one.now()["src"]
    one.page.keyboard.press("ArrowRight")
    one.until(lambda now: now["ms"] > 10_200)
    one.page.keyboard.press("ArrowLeft")
    one.until(lambda now: now["ms"] < 9000)
    worst, words = out_of_step(one, 0, 1.5)
    assert words >= 2
    assert worst <= IN_STEP_MS
    assert house.rooms == []
