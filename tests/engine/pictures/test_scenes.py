"""Scenes are chosen by what the evidence holds, and say nothing it does not."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.pictures.candidates import candidates
from engine.pictures.directing import scenes_for
from engine.pictures.figures import figures_of
from engine.pictures.looks import look_of
from engine.pictures.model import Motion, Scene, SceneKind
from engine.pictures.narration import READING, Said, chosen, offered, reading_s, said_over, spread, still
from engine.pictures.pacing import fitted, paced
from engine.pictures.wishes import wish_of
from engine.pictures.wordings import short, steps_in
from engine.pictures.workshop import cuts_of
from tests.engine.pictures.builders import BOOK, QUOTES, envelope, evidence


def every_candidate() -> list[Scene]:
    """All scenes the plan could carry."""
    plan = envelope()
    return [scene for beat in plan.beats for _, scene in candidates(beat, plan.evidence_of(beat), BOOK)]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 12, 48])
def test_a_film_has_exactly_as_many_scenes_as_asked_for(count: int):
    scenes = scenes_for(envelope(), BOOK, count)
    assert [scene.index for scene in scenes] == list(range(count))


def test_the_same_plan_gives_the_same_scenes():
    assert scenes_for(envelope(), BOOK, 9) == scenes_for(envelope(), BOOK, 9)


def test_a_film_opens_with_its_title_and_ends_with_the_credits():
    scenes = scenes_for(envelope(), BOOK, 8)
    assert (scenes[0].kind, scenes[-1].kind) == (SceneKind.TITLE, SceneKind.CLOSING)
    assert "Engineers' report" in [item.text for item in scenes[-1].items]


def test_every_kind_that_needs_evidence_is_found_in_a_plan_that_holds_it():
    kinds = {scene.kind for scene in every_candidate()}
    assert kinds >= {
        SceneKind.QUOTATION, SceneKind.PORTRAIT, SceneKind.BIG_NUMBER, SceneKind.COMPARISON, SceneKind.BARS, SceneKind.LINE,
        SceneKind.TIMELINE, SceneKind.PROCESS, SceneKind.DOCUMENT, SceneKind.SPLIT, SceneKind.STATEMENT, SceneKind.LIST,
    }  # fmt: skip


def test_every_number_that_is_drawn_stands_in_its_evidence():
    figures = [figure for scene in every_candidate() for figure in scene.figures]
    assert figures
    for figure in figures:
        quote = QUOTES[figure.evidence_id][1]
        assert figure.shown in quote
        assert figure.label in quote


def test_every_claim_carries_evidence_of_its_own_beat():
    plan = envelope()
    owned = {beat.id: set(beat.evidence_ids) for beat in plan.beats}
    for scene in every_candidate():
        assert scene.evidence_ids
        assert set(scene.evidence_ids) <= owned[scene.beat_id]


def test_what_is_cut_short_is_cut_from_the_quote():
    for _, quote, _, _ in QUOTES.values():
        assert short(quote, 40).rstrip("…") in quote


def test_years_and_days_are_no_amounts():
    shown = {figure.shown for item in evidence() for figure in figures_of(item)}
    assert not {one for one in shown if re.search(r"1911|1953|2014|2024|April", one)}
    assert {"11 houses", "£1.4 million", "£980,000"} <= shown


def test_bars_that_count_the_same_thing_are_told_apart_by_the_words_before_the_number():
    bars = next(scene for scene in every_candidate() if scene.kind is SceneKind.BARS)
    labels = [figure.label for figure in bars.figures]
    assert len(set(labels)) == len(labels)
    assert all(figure.label in QUOTES[figure.evidence_id][1] for figure in bars.figures)


def test_a_passage_that_only_mentions_steps_is_no_process():
    stairs = (
        "Every morning at 7 a.m. the baker's daughter, who is now 81, climbs 112 steps and sets it right. She says why."
    )
    told = "First, close the gate at 7 a.m. sharp; then raise the bank; finally mend the wall."
    found = [steps_in(replace(evidence()[1], quote=quote)) for quote in (stairs, told)]
    assert found[0] == ()
    assert len(found[1]) == 3
    assert "7 a.m. sharp" in found[1][0]


def test_two_counts_of_the_same_thing_are_compared_first():
    plan = envelope()
    best = candidates(plan.beats[1], plan.evidence_of(plan.beats[1]), BOOK)
    pairs = [tuple(figure.shown for figure in scene.figures) for _, scene in best if scene.kind is SceneKind.COMPARISON]
    assert pairs[0] == ("11 houses", "23 houses")


def test_a_plan_without_evidence_is_still_drawn_and_claims_no_source():
    scenes = scenes_for(envelope(items=()), BOOK, 6)
    assert len(scenes) == 6
    assert not [
        scene for scene in scenes if scene.evidence_ids or (scene.source and scene.kind is not SceneKind.CLOSING)
    ]


@given(st.lists(st.lists(st.floats(0.3, 9), max_size=4), min_size=1, max_size=8), st.floats(10, 180))
def test_whatever_was_spoken_the_scenes_last_exactly_as_long_as_the_film(spoken: list[list[float]], seconds: float):
    kept, lengths = fitted(spoken, seconds)
    assert sum(lengths) == pytest.approx(seconds)
    for lines, count, length in zip(spoken, kept, lengths, strict=True):
        assert sum(lines[:count]) <= length + 1e-6


def test_every_scene_is_seen_long_enough_to_be_read():
    scenes = scenes_for(envelope(), BOOK, 7)
    needed = reading_s(scenes, 30.0)
    said = chosen(scenes, 30.0)
    spoken = [[one.seconds - 0.55 for one in said if one.scene == scene.index] for scene in scenes]
    _, lengths = fitted(spoken, 30.0, needed)
    assert sum(lengths) == pytest.approx(30.0)
    assert sum(needed) <= 0.7 * 30.0 + 1e-6
    assert all(length >= need - 0.35 for length, need in zip(lengths, needed, strict=True))


@pytest.mark.parametrize(
    ("quote", "shown"),
    [("The train would arrive at 06.50 instead of 09.12.", []), ("It stands from 02.31 to 04.44 every night.", []),
     ("The sleeper leaves with 11 carriages and, still, 214 passengers.", ["11 carriages", "214 passengers"]),
     ("The gate rose 0.50 metres.", ["0.50 metres"])],
)  # fmt: skip
def test_times_of_day_and_words_that_count_nothing_are_no_figures(quote: str, shown: list[str]) -> None:
    item = replace(evidence()[0], quote=quote)
    assert [figure.shown for figure in figures_of(item)] == shown


def test_more_is_said_where_there_is_more_time():
    scenes = scenes_for(envelope(), BOOK, 8)
    few, many = chosen(scenes, 20), chosen(scenes, 120)
    assert 0 < len(few) < len(many)


def _paced(scenes: tuple[Scene, ...], said: tuple[Said, ...], seconds: float):
    spoken = [[one.seconds for one in said if one.scene == scene.index] for scene in scenes]
    kept, lengths = paced(spoken, seconds, [reading_s(scenes, seconds, part) for part in READING])
    return spoken, kept, lengths


@pytest.mark.parametrize(("seconds", "count"), [(15.0, 4), (20.0, 4), (30.0, 5), (60.0, 11)])
def test_a_short_film_is_told_for_most_of_its_time_and_nothing_in_it_is_gone_at_once(
    seconds: float, count: int
) -> None:
    scenes = scenes_for(envelope(), BOOK, count)
    spoken, kept, lengths = _paced(scenes, offered(scenes, seconds), seconds)
    assert sum(sum(lines[:one]) for lines, one in zip(spoken, kept, strict=True)) >= 0.55 * seconds
    assert all(one or other for one, other in pairwise(kept))
    assert sum(lengths) == pytest.approx(seconds)
    assert min(lengths) >= 1.3


def test_where_every_first_sentence_is_long_one_of_them_is_told() -> None:
    assert sum(paced([[10.6], [11.3], [12.3], [9.8]], 15.0, [[1.3] * 4] * 3)[0]) == 1
    assert sum(paced([[14.6], [15.3]], 15.0, [[1.3] * 2] * 3)[0]) == 0


def test_where_nothing_is_left_to_be_said_no_scene_is_quiet_for_much_longer_than_another() -> None:
    spoken = [[2.0], [6.0], [], [4.0]]
    kept, lengths = fitted(spoken, 40.0, [2.0] * 4)
    assert kept == (1, 1, 0, 1)
    assert lengths == pytest.approx((9.0, 13.0, 7.0, 11.0))


def test_over_the_scenes_that_stay_is_said_what_was_heard() -> None:
    scenes = tuple(scene.lasting(9.0) for scene in scenes_for(envelope(), BOOK, 8))
    counts = [min(len(said_over(scene)), (1, 0, 2)[scene.index % 3]) for scene in scenes]
    heard = [one for scene in scenes for one in said_over(scene)[: counts[scene.index]]]
    for anew in range(len(scenes)):
        other = replace(
            scenes[anew], kind=SceneKind.STATEMENT, body="Other words. And more.", evidence_ids=(), notes=""
        )
        now = still((*scenes[:anew], other, *scenes[anew + 1 :]), counts, anew)
        assert [one for one in now if one.scene != anew] == [one for one in heard if one.scene != anew]
        assert [one.text for one in now if one.scene == anew] == ["Other words.", "And more."]


@pytest.mark.parametrize(
    ("type_", "plan", "seconds"),
    [("pitch_deck", {}, 60), ("pitch_deck", {"durationSeconds": 500}, 120), ("trailer", {"durationSeconds": 15}, 15),
     ("production_video", {}, 90), ("pitch_deck", {"durationSeconds": True}, 60)],
)  # fmt: skip
def test_a_render_plan_is_kept_within_the_limits_of_its_type(type_: str, plan: dict[str, object], seconds: float):
    assert wish_of(type_, plan, envelope()).seconds == seconds


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_what_is_said_is_spread_over_the_whole_film(count: int):
    order = spread(list(range(count)))
    assert sorted(order) == list(range(count))
    assert order[:2] == [0, count - 1][: max(1, min(2, count))]
    assert count < 9 or order[2] == 4


def test_a_short_film_is_not_silent_for_half_of_it():
    scenes = scenes_for(envelope(), BOOK, 11)
    spoken = [one.scene for one in chosen(scenes, 60.0)]
    gaps = [after - before for before, after in zip([-1, *spoken], [*spoken, 11], strict=True)]
    assert max(gaps) <= 3, spoken


@pytest.mark.parametrize("count", [6, 12, 48])
def test_a_beat_without_evidence_gives_its_scenes_away_and_what_painters_are_told_is_no_text(count: int) -> None:
    plan = envelope()
    bare = replace(plan, beats=(replace(plan.beats[0], evidence_ids=()), *plan.beats[1:]))
    scenes = scenes_for(bare, BOOK, count)
    assert len(scenes) == count
    assert plan.beats[0].id not in {scene.beat_id for scene in scenes[1:-1]}
    told = {short(words, 200) for beat in plan.beats for words in (beat.visual_intent, beat.narration)}
    assert not told & {scene.body for scene in scenes}
    seen = [(one.kind, one.title, one.body, one.items, one.figures) for one in scenes]
    assert all(one != other for one, other in pairwise(seen))


def test_a_short_film_says_what_the_sources_say_before_its_own_title():
    scenes = scenes_for(replace(envelope(), title=" ".join(["A title of many words"] * 3)), BOOK, 4)
    said = chosen(scenes, 16.0, [1.5] * 4)
    assert said and all(one.evidence_ids for one in said)
    assert chosen(scenes, 90.0)[0].text.startswith("A title of many words")


def test_where_voices_are_slower_than_foretold_the_title_falls_silent_first():
    spoken, reading = [[6.9], [10.9], [8.3]], [2.0, 2.0, 2.0]
    assert fitted(spoken, 20.0, reading)[0] == (1, 0, 1)
    kept, lengths = fitted(spoken, 20.0, reading, (0, 2))
    assert kept == (0, 1, 0) and sum(lengths) == pytest.approx(20.0)
    assert fitted([[6.9], [10.9], [4.0], [8.3]], 20.0, [2.5] * 4, (0, 3))[0] == (1, 0, 1, 0)


def test_what_drifts_goes_on_from_scene_to_scene_where_everything_moves():
    scenes = [scene.lasting(2.0) for scene in scenes_for(envelope(), BOOK, 4)]
    look = look_of(envelope().visual_system)
    assert [cut.start for cut in cuts_of(scenes, look, (320, 180), Motion.FULL)] == [0, 60, 120, 180]
    assert {cut.start for cut in cuts_of(scenes, look, (320, 180), Motion.CALM)} == {0}
