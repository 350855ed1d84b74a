"""Everybody can use the players: names, keys, contrast, small and large windows, a phone's and a television's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.player.house import TOKEN
from tests.player.listener import Listener

pytestmark = pytest.mark.browser
Comes = Callable[..., Listener]
PAGES = {
    "theater": f"/share/table-read/{TOKEN}",
    "fullscreen": f"/share/table-read/{TOKEN}?view=fullscreen",
    "audio": f"/share/table-read-audio/{TOKEN}",
}
CONTRASTS = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const paint = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const solid = (color, below) => {
    paint.fillStyle = below; paint.fillRect(0, 0, 1, 1); paint.fillStyle = color; paint.fillRect(0, 0, 1, 1);
    return `rgb(${[...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).join(",")})`;
  };
  const light = (text) => rgb(text).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    const line = [];
    for (let at = element; at; at = at.parentElement) line.unshift(getComputedStyle(at).backgroundColor);
    return line.reduce((below, color) => solid(color, below), "rgb(255,255,255)");
  };
  const weak = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({opacityProperty: true, visibilityProperty: true}) || element.closest(".unseen, noscript, option")) continue;
    const below = ground(element);
    const [low, high] = [light(solid(getComputedStyle(element).color, below)), light(below)].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) weak.push(`${element.id || element.className || element.tagName} ${ratio.toFixed(2)} ${element.textContent.slice(0, 30)}`);
  }
  return weak;
}"""
UNNAMED_ROLES = {"button", "slider", "combobox", "link", "complementary"}


def nodes(listener: Listener) -> list[dict[str, str]]:
    """What a screen reader is given: role and name of every node."""
    session = listener.page.context.new_cdp_session(listener.page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        {"role": n["role"]["value"], "name": n.get("name", {}).get("value", "")} for n in tree if not n.get("ignored")
    ]


MOVING = """() => [...document.querySelectorAll("*")].map((element) => getComputedStyle(element))
  .filter((style) => style.animationName !== "none" || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0)).length"""


def test_nothing_moves_for_who_asked_for_stillness(listener: Comes) -> None:
    one = listener(reduced_motion="no-preference")
    assert one.page.evaluate(MOVING) > 0
    one.page.emulate_media(reduced_motion="reduce")
    assert one.page.evaluate(MOVING) == 0
    one.start()
    one.until(lambda now: now["word"] >= 0)
    assert one.page.evaluate(MOVING) == 0


@pytest.mark.parametrize("name", ["theater", "audio"])
def test_every_control_has_a_name(listener: Comes, name: str) -> None:
    one = listener(path=PAGES[name])
    one.start()
    one.page.keyboard.press("e")
    told = nodes(one)
    assert [node for node in told if node["role"] in UNNAMED_ROLES and not node["name"].strip()] == []
    names = {node["name"] for node in told}
    wanted = {
        "Pause",
        "10 seconds back",
        "10 seconds on",
        "Previous line",
        "Next line",
        "Position",
        "Speed",
        "Sleep timer",
        "Captions",
        "Full screen",
    }
    assert wanted <= names


def test_all_text_can_be_read_on_its_ground(listener: Comes) -> None:
    one = listener(reduced_motion="reduce")
    expect(one.page.locator("#cover-title")).to_be_visible()
    assert weak(one) == []
    one.start()
    one.button("Next line").click()
    one.until(lambda now: now["word"] > 0)
    for panel in ("e", "t", "?"):
        one.page.keyboard.press(panel)
        assert weak(one) == []


def weak(listener: Listener) -> list[str]:
    """Texts of too little contrast, by lamplight and by daylight."""
    found = []
    for scheme in ("dark", "light"):
        listener.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += listener.page.evaluate(CONTRASTS)
    return found


OVERLAP = """() => {
  const box = (id) => document.getElementById(id).getBoundingClientRect();
  const [cast, words, footer] = [box("company"), box("line-now"), document.querySelector(".transport").getBoundingClientRect()];
  return [cast.bottom > words.top + 1 && cast.height > 0, words.bottom > footer.top + 1,
          document.documentElement.scrollWidth > innerWidth, document.documentElement.scrollHeight > innerHeight];
}"""
CUT = """() => {
  const shown = (element) => element.getClientRects().length > 0;
  const cut = [];
  for (const element of document.querySelectorAll(".neighbour p, .neighbour span")) {
    const [box, frame] = [element.getBoundingClientRect(), element.closest(".neighbour").getBoundingClientRect()];
    if (shown(element) && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1)) cut.push(element.textContent);
  }
  const words = document.querySelector("#words");
  if (words.scrollHeight > words.clientHeight + 2 && words.dataset.size !== "endless") cut.push(`words, ${words.dataset.size}`);
  const right = document.querySelector(".panel:not([hidden])")?.getBoundingClientRect();
  const covers = right && right.left > innerWidth / 2 && innerWidth >= 1100;
  for (const control of document.querySelectorAll(".transport button, .transport select, #scrubber")) {
    const box = control.getBoundingClientRect();
    if (shown(control) && (box.left < 0 || box.right > (covers ? right.left : innerWidth) + 1)) cut.push(control.getAttribute("aria-label"));
  }
  return cut;
}"""


WINDOWS = [
    (320, 568), (360, 740), (390, 844), (844, 390), (640, 360), (820, 1180), (900, 700), (1366, 768), (1920, 1080), (3840, 2160),
]  # fmt: skip
SETTLED = "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"


@pytest.mark.parametrize("name", ["theater", "audio"])
def test_nothing_runs_out_of_the_window_from_a_phone_to_a_television(listener: Comes, name: str) -> None:
    one = listener(path=PAGES[name])
    one.start()
    one.button("Next line").click()
    one.until(lambda now: now["entry"] == 1)
    for width, height in WINDOWS:
        one.page.set_viewport_size({"width": width, "height": height})
        one.page.evaluate(SETTLED)
        assert one.page.evaluate(OVERLAP) == [False] * 4, (width, height)
        assert one.page.evaluate(CUT) == [], (width, height)
        for selector in ("#words", "#play", "#scrubber", "#captions-button"):
            box = one.page.locator(selector).bounding_box()
            assert box is not None
            assert min(box["x"], box["y"]) >= 0
            assert (box["x"] + box["width"] <= width, box["y"] + box["height"] <= height) == (True, True), (
                selector,
                width,
                height,
            )


@pytest.mark.parametrize("name", ["theater", "audio"])
def test_a_panel_beside_the_stage_covers_no_control(listener: Comes, name: str) -> None:
    one = listener(path=PAGES[name], width=1366, height=768)
    one.start()
    one.page.keyboard.press("t")
    expect(one.page.locator("#script")).to_be_visible()
    for width, height in [(1366, 768), (1100, 700), (1920, 1080)]:
        one.page.set_viewport_size({"width": width, "height": height})
        one.page.evaluate(SETTLED)
        assert one.page.evaluate(CUT) == [], (width, height)


def test_the_keyboard_reaches_every_control_in_order_and_shows_where_it_is(listener: Comes) -> None:
    one = listener()
    one.start()
    one.page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    order = []
    for _ in range(16):
        one.page.keyboard.press("Tab")
        order.append(
            one.page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.id")
        )
        assert one.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        if order[-1] == "Full screen":
            break
    assert order[0] == "receipt"
    controls = [
        "Position",
        "Speed",
        "Sleep timer",
        "Previous line",
        "10 seconds back",
        "Pause",
        "10 seconds on",
        "Next line",
    ]
    assert order[1 : 1 + len(controls)] == controls


def test_focus_goes_from_the_cover_to_the_stage_and_from_a_panel_to_its_button(listener: Comes) -> None:
    one = listener()
    one.page.locator("#cover .open").press("Enter")
    one.expect_state("playing")
    expect(one.page.locator("#play")).to_be_focused()
    one.button("The whole script").click()
    one.button("Close the script").press("Enter")
    expect(one.button("The whole script")).to_be_focused()


def test_the_slider_says_where_it_is_in_words(listener: Comes) -> None:
    one = listener()
    one.page.locator("#scrubber").press("PageUp")
    expect(one.page.locator("#scrubber")).to_have_attribute("aria-valuetext", "11 seconds of 32 seconds, Seven to two")


def test_captions_are_spoken_to_a_screen_reader_only_when_wanted(listener: Comes) -> None:
    one = listener()
    one.start()
    expect(one.page.locator("#announcer")).to_be_empty()
    one.button("Read captions to a screen reader").click()
    one.button("Next line").click()
    expect(one.page.locator("#announcer")).to_have_text(
        "Mara: Three sisters watched the water from the old stone wall, counting the lights of every boat."
    )


def test_on_a_full_screen_resting_hands_hide_the_controls_and_a_key_brings_them_back(listener: Comes) -> None:
    one = listener(path=PAGES["fullscreen"])
    one.start()
    one.page.evaluate("document.activeElement.blur()")
    footer = one.page.locator(".transport")
    expect(footer).to_have_css("opacity", "0")
    one.page.keyboard.press("Shift")
    expect(footer).to_have_css("opacity", "1")
    expect(one.page.get_by_role("heading", level=1)).to_have_count(1)
