"""A listener hears a live performance: captions in step, places found, trouble survived."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.player.house import TOKEN, House
from tests.player.listener import Listener
from tests.player.reading import LINES, Reading

pytestmark = pytest.mark.browser
Comes = Callable[..., Listener]
PRESSED = """() => {
  window.pressed = [];
  addEventListener("keydown", () => window.pressed.push(document.querySelector("#sound").currentTime * 1000), true);
}"""
"""From here on the page remembers what was heard, in ms of its stream, when a key went down."""


def test_the_arrows_go_ten_seconds_and_a_held_key_asks_once(listener: Comes, house: House) -> None:
    one = listener()
    one.start()
    one.page.evaluate(PRESSED)
    one.until(lambda now: now["ms"] > 1200)
    one.page.keyboard.press("ArrowRight")
    one.page.keyboard.press("ArrowRight")
    one.until(lambda now: "startMs" in now["src"] and now["ms"] > 100)
    assert len(house.seeks()) == 1
    there = house.seeks()[0]["positionMs"]
    one.page.keyboard.press("ArrowLeft")
    one.until(lambda now: len(house.seeks()) == 2 and now["ms"] > 100)
    pressed = one.page.evaluate("window.pressed")
    assert there == pytest.approx(pressed[0] + 20_000, abs=500)
    assert house.seeks()[1]["positionMs"] == pytest.approx(there + pressed[2] - 10_000, abs=500)
    assert len(house.rooms) == 1


def test_lines_are_stepped_through_by_their_index(listener: Comes, house: House) -> None:
    one = listener()
    one.start()
    one.button("Next line").click()
    one.until(lambda now: now["entry"] == 1 and now["ms"] > 100 and not now["paused"])
    one.page.keyboard.press("ArrowDown")
    one.until(lambda now: now["entry"] == 2)
    one.page.keyboard.press("ArrowUp")
    one.until(lambda now: now["entry"] == 1)
    one.page.wait_for_timeout(400)
    assert [seek.get("entryIndex") for seek in house.seeks()] in ([1, 2, 1], [1, 1])


def test_nothing_can_be_pressed_before_the_read_is_there(listener: Comes) -> None:
    one = listener()
    waiting: list[Route] = []
    one.page.route(f"**/api/share/table-read/{TOKEN}", lambda route: waiting.append(route))
    one.page.reload(wait_until="commit")
    expect(one.page.get_by_role("status")).to_contain_text("Opening the house")
    expect(one.page.locator("#cover")).to_be_hidden()
    assert one.page.locator(".transport").evaluate("(footer) => footer.inert") is True
    waiting[0].continue_()
    one.start()


def test_space_plays_and_pauses_but_a_focused_button_keeps_its_own_key(listener: Comes) -> None:
    one = listener()
    expect(one.page.locator("#facts")).to_contain_text("3 voices")
    one.page.locator("body").press("Space")
    one.expect_state("playing")
    one.page.evaluate("document.activeElement.blur()")
    one.page.keyboard.press("Space")
    one.expect_state("paused")
    one.button("Captions").focus()
    one.page.keyboard.press("Space")
    expect(one.button("Captions")).to_have_attribute("aria-pressed", "false")
    expect(one.page.locator("#words")).to_be_hidden()
    one.expect_state("paused")


def test_speed_changes_the_pace_and_survives_a_seek_and_a_reload(listener: Comes) -> None:
    one = listener()
    one.page.get_by_label("Speed").select_option("1.5")
    one.start()
    one.page.keyboard.press("ArrowRight")
    one.until(lambda now: "startMs" in now["src"] and now["ms"] > 100)
    assert one.now()["rate"] == 1.5
    one.page.reload()
    expect(one.page.get_by_label("Speed")).to_have_value("1.5")


def test_the_place_is_remembered_and_offered_again(listener: Comes, house: House) -> None:
    one = listener()
    one.start()
    one.page.keyboard.press("ArrowRight")
    one.until(lambda now: "startMs" in now["src"] and now["ms"] > 300)
    one.page.keyboard.press("k")
    one.expect_state("paused")
    one.page.reload()
    kept = json.loads(one.page.evaluate("Object.entries(localStorage).find(([name]) => name.includes('place'))[1]"))
    assert TOKEN not in one.page.evaluate("JSON.stringify(localStorage)")
    one.page.get_by_role("button", name="Resume at 0:1").click()
    one.expect_state("playing")
    assert house.seeks()[-1]["positionMs"] == pytest.approx(kept["positionMs"], abs=1500)


def test_after_a_revision_the_line_is_resumed_not_the_second(listener: Comes) -> None:
    one = listener()
    start = Reading().entries()[4]["startMs"]
    write = (
        "([t, kept]) => import('/share/player/memory.js').then((m) => new m.Memory(t, () => localStorage).keep(kept))"
    )
    one.page.evaluate(write, [TOKEN, {"positionMs": 31_000, "entryIndex": 4, "revision": 0}])
    one.page.reload()
    expect(one.button(f"Resume at 0:{start // 1000}")).to_be_visible()


def test_a_stream_that_breaks_off_with_its_room_goes_on_in_another_where_it_stopped(
    listener: Comes, house: House
) -> None:
    house.cut_after_ms = 4500
    one = listener(apart=True)
    one.forgiven = ("ERR_INCOMPLETE_CHUNKED_ENCODING", "404")
    one.page.get_by_label("Speed").select_option("2")
    one.start()
    now = one.until(lambda now: "croom1" in now["src"] and now["ms"] > 200)
    assert not now["paused"]
    assert 100 < house.seeks()[-1]["positionMs"] <= 4600


def test_a_room_that_is_gone_is_replaced_by_another_at_the_same_place(listener: Comes, house: House) -> None:
    one = listener(apart=True)
    one.forgiven = ("404",)
    one.start()
    house.closed.add("croom0")
    one.page.keyboard.press("ArrowRight")
    one.until(lambda now: "croom1" in now["src"] and now["ms"] > 100)
    assert house.seeks()[-1]["positionMs"] == pytest.approx(10_000, abs=2500)


def test_a_studio_out_of_reach_is_tried_again_until_it_answers(listener: Comes, house: House) -> None:
    one = listener(apart=True)
    one.forgiven = ("Failed to load resource",)
    house.is_unreachable = True
    one.page.locator("#cover .open").click()
    expect(one.page.get_by_role("status")).to_contain_text("cannot be reached")
    one.expect_state("reconnecting")
    expect(one.button("Try now")).to_be_visible()
    house.is_unreachable = False
    # It may have been tried again by itself meanwhile, and the button be gone.
    one.page.locator("#notice-button").dispatch_event("click")
    one.expect_state("playing")
    expect(one.page.locator("#notice")).to_have_attribute("data-shown", "false")


@pytest.mark.parametrize(
    ("code", "words"), [("share_token_expired", "has expired"), ("share_token_revoked", "has been withdrawn")]
)
def test_a_link_that_ends_during_the_play_is_told_in_a_sentence(
    listener: Comes, house: House, code: str, words: str
) -> None:
    house.cut_after_ms, house.refusal_at_cut = 1200, (410, code)
    one = listener(apart=True)
    one.forgiven = ("410", "404")
    one.start()
    one.expect_state("failed")
    expect(one.page.get_by_role("status")).to_contain_text(words)


def test_a_link_that_has_ended_before_shows_only_that(listener: Comes, house: House) -> None:
    house.refusal = (410, "share_token_expired")
    one = listener(apart=True)
    one.forgiven = ("410",)
    expect(one.page.get_by_role("status")).to_contain_text("has expired")
    expect(one.button("Play")).to_have_count(0)


def test_the_end_shows_the_credit_and_offers_to_play_again(listener: Comes, house: House) -> None:
    one = listener()
    one.page.get_by_label("Speed").select_option("2")
    one.start()
    last = Reading().entries()[-1]
    one.page.locator("#scrubber").focus()
    one.page.keyboard.press("End")
    one.expect_state("ended")
    assert house.seeks()[-1]["positionMs"] >= last["startMs"]
    expect(one.page.locator("#cover-credit")).to_be_visible()
    one.page.locator("#cover").get_by_role("button", name="Play again").click()
    one.until(lambda now: now["entry"] == 0 and 0 < now["ms"] < 4000 and not now["paused"])


def test_the_whole_script_leads_to_any_line(listener: Comes, house: House) -> None:
    one = listener()
    one.start()
    one.page.keyboard.press("t")
    script = one.page.get_by_role("complementary", name="Script")
    expect(script.locator("[aria-current]")).to_contain_text(LINES[0][2])
    script.get_by_role("button", name="It is written down").click()
    one.until(lambda now: now["entry"] == 6 and bool(house.seeks()))
    assert house.seeks()[-1] == {"entryIndex": 6}
    expect(script.locator("[aria-current]")).to_contain_text("It is written down")


def test_the_passage_behind_a_line_is_shown_as_text_with_its_page(listener: Comes) -> None:
    one = listener()
    one.start()
    one.page.keyboard.press("t")
    one.page.get_by_role("complementary", name="Script").get_by_role("button", name="By morning").click()
    one.page.keyboard.press("Escape")
    one.page.keyboard.press("e")
    panel = one.page.get_by_role("complementary", name="Behind this line")
    expect(panel).to_contain_text("Quoted from the source, word for word.")
    expect(panel).to_contain_text("Town minutes, page 12")
    expect(panel).to_contain_text("<b>No member slept</b>")
    expect(panel.get_by_role("link")).to_have_count(0)
    expect(one.page.locator("#receipt")).to_contain_text("Quoted from Town minutes, page 4 and 1 more")
    one.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_falling_asleep_at_the_end_of_the_scene_stops_there(listener: Comes) -> None:
    one = listener()
    one.start()
    one.page.get_by_label("Sleep timer").select_option("scene")
    one.page.keyboard.press("Escape")
    one.page.evaluate("document.activeElement.blur()")
    end = Reading().scenes()[0]["endMs"]
    box = one.page.locator("#scrubber").bounding_box()
    assert box is not None
    one.page.mouse.click(box["x"] + box["width"] * (end - 300) / Reading().duration_ms, box["y"] + box["height"] / 2)
    one.until(lambda now: not now["paused"] and "startMs" in now["src"])
    one.expect_state("paused")
    assert one.place() == pytest.approx(Reading().scenes()[1]["startMs"] / 1000, abs=1.2)


def test_when_the_player_itself_does_not_start_the_sound_alone_is_offered(listener: Comes) -> None:
    one = listener(apart=True)
    one.forgiven = ("ERR_FAILED",)
    one.page.route("**/player.js", lambda route: route.abort())
    one.page.reload()
    one.page.get_by_role("button", name="Start the table read").click()
    one.until(lambda now: now["ms"] > 200)
    assert one.page.locator("#sound").evaluate("(audio) => audio.controls") is True
