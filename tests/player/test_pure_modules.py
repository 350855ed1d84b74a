"""The player's pure modules, asked in a page that holds nothing but them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tests.player.reading import Reading

pytestmark = pytest.mark.browser
Ask = Callable[..., Any]


def test_a_page_address_tells_player_token_and_view(ask: Ask) -> None:
    base = "http://studio.local:5500/share/"
    places = [f"{base}table-read/a.b-c_d", f"{base}table-read/x?view=fullscreen", f"{base}table-read-audio/x"]
    told = ask("address", "(m, all) => all.map(m.placeOf)", places)
    assert told == [
        {"kind": "theater", "token": "a.b-c_d", "view": "framed"},
        {"kind": "theater", "token": "x", "view": "fullscreen"},
        {"kind": "audio", "token": "x", "view": "framed"},
    ]


def test_addresses_of_another_origin_are_asked_on_this_host(ask: Ask) -> None:
    assert (
        ask("address", "(m, a) => m.onThisHost(a)", "http://127.0.0.1:5500/api/share/live/r/stream?startMs=5")
        == "/api/share/live/r/stream?startMs=5"
    )
    assert ask("address", "(m) => m.onThisHost(null)") is None


@pytest.mark.parametrize(
    ("address", "safe"),
    [("https://example.org/a", True), ("javascript:alert(1)", False), ("notes.txt", False), (None, False)],
)
def test_only_web_addresses_become_links(ask: Ask, address: str | None, safe: bool) -> None:
    assert (ask("address", "(m, a) => m.outward(a)", address) is not None) is safe


@pytest.mark.parametrize(
    "text", ["One two", " “Quoted,” she said. ", "the 🛥 ferry — né, e\u0301te\u0301!", "", "日本 語"]
)
def test_cutting_a_line_at_its_words_loses_no_character(ask: Ask, text: str) -> None:
    cut = ask("captions", "(m, t) => m.pieces(t, m.shared(t, 0, 1000))", text)
    assert "".join(piece["text"] for piece in cut) == text
    assert [piece["text"] for piece in cut if piece["word"] >= 0] == text.split()


def test_word_offsets_count_code_points_as_the_studio_does(ask: Ask) -> None:
    entry = Reading().entries()[3]
    cut = ask("captions", "(m, e) => m.pieces(e.text, e.words)", entry)
    assert [piece["text"] for piece in cut if piece["word"] >= 0] == [
        entry["text"][w["start"] : w["end"]] for w in entry["words"]
    ]


def test_offsets_that_do_not_fit_the_text_are_left_out(ask: Ask) -> None:
    words = [{"start": 0, "end": 3}, {"start": 2, "end": 5}, {"start": 4, "end": 99}]
    cut = ask(
        "captions", "(m, words) => m.pieces('one two', words)", [{**word, "startMs": 0, "endMs": 1} for word in words]
    )
    assert cut == [{"text": "one", "word": 0}, {"text": " two", "word": -1}]


def test_the_word_that_is_spoken_is_the_last_that_has_begun(ask: Ask) -> None:
    words = [
        {"start": 0, "end": 1, "startMs": 100, "endMs": 200},
        {"start": 2, "end": 3, "startMs": 900, "endMs": 1000},
    ]
    told = ask(
        "captions",
        "(m, words) => [0, 100, 500, 600, 950, 2000].map((ms) => { const r = m.reach(words, ms); return [r.spoken, r.now]; })",
        words,
    )
    assert told == [[0, -1], [0, 0], [0, 0], [1, -1], [1, 1], [2, -1]]


def test_shared_out_word_times_fill_the_line_in_order(ask: Ask) -> None:
    words = ask("captions", "(m) => m.shared('a longer line of words', 1000, 3000)")
    edges = [edge for word in words for edge in (word["startMs"], word["endMs"])]
    assert edges == sorted(edges)
    assert edges[0] == 1000
    assert edges[-1] == pytest.approx(3000)


READ = "const read = m.Timeline.of(value.read);"


def told(stretch: float = 1.0) -> dict[str, Any]:
    return {
        "read": Reading(stretch).data(estimated=True, recording=None, worded=True),
        "times": Reading().timeline(),
        "entries": Reading().entries(),
    }


def test_fresh_measurements_replace_estimates(ask: Ask) -> None:
    starts = ask(
        "timeline",
        f"(m, value) => {{ {READ} return read.measured(value.times).lines.map((l) => [l.startMs, l.endMs]); }}",
        told(1.3),
    )
    assert starts == [[e["startMs"], e["endMs"]] for e in Reading().entries()]


def test_a_line_that_was_heard_does_not_move_and_the_rest_follows_it(ask: Ask) -> None:
    heard = {**Reading().entries()[2], "startMs": 9000, "endMs": 9500}
    lines = ask(
        "timeline", f"(m, value) => {{ {READ} return read.announced(value.heard).measured(value.times).lines; }}", {**told(), "heard": heard}
    )  # fmt: skip
    shift = 9500 - Reading().entries()[2]["endMs"]
    assert [lines[2]["startMs"], lines[2]["endMs"]] == [9000, 9500]
    assert lines[3]["startMs"] == Reading().entries()[3]["startMs"] + shift
    assert lines[3]["words"][0]["startMs"] == Reading().entries()[3]["words"][0]["startMs"] + shift


def test_in_another_room_every_line_may_be_measured_anew(ask: Ask) -> None:
    heard = {**Reading().entries()[2], "startMs": 9000, "endMs": 9500}
    value = {**told(), "heard": heard}
    lines = ask(
        "timeline",
        f"(m, value) => {{ {READ} return read.announced(value.heard).loosened().measured(value.times).lines; }}",
        value,
    )
    assert lines[2]["startMs"] == Reading().entries()[2]["startMs"]


def test_what_is_spoken_already_is_told_in_stretches(ask: Ask) -> None:
    value, entries = {**told(), "heard": Reading().entries()[5]}, Reading().entries()
    value["times"] = {**Reading().timeline(), "estimated": True}
    value["times"]["entries"] = [
        {**entry, "rendered": entry["entryIndex"] in (0, 1)} for entry in value["times"]["entries"]
    ]
    timed = "const timed = read.measured(value.times);"
    performed = f"(m, value) => {{ {READ} {timed} return [read, timed, timed.announced(value.heard)].map((one) => one.performed); }}"
    first = {"startMs": 0, "endMs": entries[1]["endMs"]}
    heard = {"startMs": entries[5]["startMs"], "endMs": entries[5]["endMs"]}
    assert ask("timeline", performed, value) == [[], [first], [first, heard]]
    measured = f"(m, value) => {{ {READ} return read.measured(value.times).performed; }}"
    assert ask("timeline", measured, told()) == [{"startMs": 0, "endMs": Reading().duration_ms}]


def test_missing_times_are_filled_in_order(ask: Ask) -> None:
    value = told()
    for entry in value["read"]["entries"]:
        entry["startMs"] = entry["endMs"] = None
    value["read"]["durationMs"] = 0
    lines = ask("timeline", f"(m, value) => {{ {READ} return read.lines.map((l) => [l.startMs, l.endMs]); }}", value)
    assert all(start < end for start, end in lines)
    assert all(before[1] < after[0] for before, after in pairwise(lines))


def test_going_back_from_inside_a_line_leads_to_its_beginning(ask: Ask) -> None:
    entries = Reading().entries()
    early, late = entries[3]["startMs"] + 200, entries[3]["startMs"] + 2500
    value = {**told(), "places": [early, late]}
    back = ask(
        "timeline", f"(m, value) => {{ {READ} return value.places.map((ms) => read.step(ms, -1).entryIndex); }}", value
    )
    assert back == [2, 3]


@pytest.mark.parametrize("color", ["#6d8bd6", "#ffff00", "#000080", "#777777", "nonsense"])
@pytest.mark.parametrize("ground", ["#12131c", "#f6f1e7"])
def test_every_speakers_name_can_be_read_on_ink_and_paper(ask: Ask, color: str, ground: str) -> None:
    assert ask("colors", "(m, [c, g]) => m.contrast(m.readableOn(c, g), g)", [color, ground]) >= 4.5


def test_a_name_has_one_face_on_every_device_and_a_cast_has_several(ask: Ask) -> None:
    names = ["NARRATOR", "MARA", "TOM", "Zoë", "李", "THE FERRYMAN", "DR. Ko", "A", "B"]
    cast = [{"character": name, "narrator": name == "NARRATOR"} for name in names]
    looks = ask("portraits", "(m, cast) => m.looks(cast)", cast)

    assert looks == ask("portraits", "(m, cast) => m.looks(cast)", cast)
    assert looks[0]["isBook"]
    assert len({look["hair"] for look in looks[1:]}) == 8
    assert looks[2] == ask("portraits", "(m, cast) => m.looks(cast)", [cast[1], cast[2]])[1]
    shapes = ask("portraits", "(m, cast) => m.looks(cast).map(m.shapes)", cast)
    assert all(shape["d"].startswith("M") and shape["part"] for one in shapes for shape in one)


@pytest.mark.parametrize(("gender", "cuts"), [("male", {0, 3, 5, 7}), ("female", {0, 1, 2, 4, 5, 6})])
def test_hair_fits_the_gender_of_the_voice_and_stays_apart_while_there_is_enough(
    ask: Ask, gender: str, cuts: set[int]
) -> None:
    cast = [{"character": f"PERSON {number}", "gender": gender} for number in range(12)]

    hair = [look["hair"] for look in ask("portraits", "(m, cast) => m.looks(cast)", cast)]

    assert set(hair) == cuts and len(set(hair[: len(cuts)])) == len(cuts)


def test_monograms_have_one_or_two_letters(ask: Ask) -> None:
    assert ask(
        "colors",
        "(m, n) => n.map(m.initials)",
        ["NARRATOR", "Dr. Ada King", "élodie", "", "張 偉", "THE HARBOUR MASTER"],
    ) == [
        "N",
        "DK",
        "É",
        "?",
        "張偉",
        "HM",
    ]
    assert ask("colors", "(m, n) => n.map(m.named)", ["NARRATOR", "ADA KING", "McKay"]) == [
        "Narrator",
        "Ada King",
        "McKay",
    ]


def test_times_are_told_as_people_say_them(ask: Ask) -> None:
    assert ask("times", "(m) => [0, 187000, 3765000].map(m.clock)") == ["0:00", "3:07", "1:02:45"]
    assert ask("times", "(m) => [0, 61000, 3600000].map(m.spoken)") == ["0 seconds", "1 minute 1 second", "1 hour"]


def test_attempts_wait_longer_each_time_and_a_refusal_names_its_own_wait(ask: Ask) -> None:
    waits = ask("patience", "(m) => { const p = new m.Patience(); return [1, 2, 3, 4, 5, 6, 7].map(() => p.next()); }")
    assert waits == sorted(waits)
    assert waits[-1] <= 15_000
    assert ask("patience", "(m) => new m.Patience().next(30000)") == 30_000


def test_memory_survives_a_browser_that_refuses_storage(ask: Ask) -> None:
    refuse = "(m) => { const k = new m.Memory('t', () => { throw new Error('no'); }); k.keep({positionMs: 9e4}); return [k.place(), k.tastes()]; }"
    assert ask("memory", refuse) == [None, {}]


def test_the_sleep_timer_fades_and_falls_due(ask: Ask) -> None:
    looks = (
        "(m) => { const s = new m.SleepTimer(); s.set(5, 0, 0); return [0, 294000, 300000].map((t) => s.look(t, 0)); }"
    )
    early, fading, due = ask("sleep", looks)
    assert (early["volume"], early["isDue"]) == (1, False)
    assert 0 < fading["volume"] < 1
    assert due["isDue"] is True
    assert ask(
        "sleep",
        "(m) => { const s = new m.SleepTimer(); s.set('scene', 0, 2); return [s.look(0, 2).isDue, s.look(0, 3).isDue]; }",
    ) == [False, True]


@pytest.mark.parametrize(
    ("status", "final"), [(410, True), (401, True), (404, True), (429, False), (503, False), (0, False)]
)
def test_a_trouble_knows_whether_trying_again_can_help(ask: Ask, status: int, final: bool) -> None:
    assert ask("api", "(m, s) => new m.Trouble('x', '', s).isFinal", status) is final
