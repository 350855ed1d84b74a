"""What was asked for reaches the model whole: the brief, the target, what may not be, the series, the language."""

from __future__ import annotations

from engine.machines.models.wishes import LABELS, language_line, wishes


def test_every_wish_is_told_and_nothing_is_made_up() -> None:
    asked = {name: f"something for {name}" for name, _ in LABELS}
    told = wishes({}, asked, {}, ())

    assert all(f"something for {name}" in told for name, _ in LABELS)
    assert len(told.splitlines()) == len(LABELS)
    assert wishes({}, {}, {}, (None, "")) == "- nothing in particular"


def test_what_the_plan_aims_at_goes_before_what_the_brief_says_of_it() -> None:
    told = wishes(
        {"audience": "pupils"}, {"audience": "experts", "mustKnowBeforeWriting": ["the price", "the date"]}, {}, ()
    )

    assert "pupils" in told
    assert "experts" not in told
    assert "- Must be told: the price; the date" in told


def test_what_may_not_be_and_the_series_are_told() -> None:
    bible = {
        "characters": [{"name": "Dana", "role": "host"}, "Lee", {"role": "nobody"}],
        "episodes": [{"title": f"Part {n}", "summary": "It rained."} for n in range(9)],
        "worldRules": "ignored here",
    }
    told = wishes(
        {},
        {"seriesBible": bible},
        {"brandSafety": ["rival mills"], "forbiddenVisuals": ["faces"]},
        ["Be brief."],
        ["hell"],
    )

    assert "- Never speak of: rival mills" in told
    assert "- Never show: faces" in told
    assert "- People of the series: Dana (host); Lee" in told
    assert "Part 8 (It rained.)" in told
    assert "Part 2 " not in told
    assert told.endswith("- Notes: Be brief.\n- Words that may not be said: hell")


def test_odd_bibles_do_no_harm() -> None:
    for bible in (None, "text", [], {"characters": {"a": 1}, "episodes": [None, 3, {}]}):
        assert wishes({}, {"seriesBible": bible}, {}, ()) == "- nothing in particular"


def test_the_language_of_the_sources_is_asked_for_where_it_is_not_english() -> None:
    german = (
        "Im Landkreis sinkt das Grundwasser seit zwölf Jahren, aber niemand weiß genau, wer es entnimmt und wie viel."
    )

    assert "German" in language_line([german, german])
    assert language_line(["The mill turned for two hundred years, and then it was sold to the harbour."] * 3) == ""
    assert language_line([]) == ""
