"""Beds of different prompts are different music, and every bed has a beginning, an end, a theme and its place in the show."""

from __future__ import annotations

import numpy as np
import pytest

from engine.machines.music.character import KINDS
from engine.machines.music.composer import ComposedMusic
from engine.machines.music.form import form_of
from engine.stage.music.choosing import baseline, policy_of
from engine.stage.music.ports import BedRequest
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay
from tests.bench.styles import PROMPTS, heard, share_told_apart, told_apart

RATE = 44_100


@pytest.mark.nightly
def test_twelve_prompts_are_told_apart_by_who_has_heard_half_of_the_beds() -> None:
    assert share_told_apart(beds=10, seconds=12) >= 0.9


def test_who_listens_learns_from_the_sound_and_from_nothing_else() -> None:
    composer = ComposedMusic()
    beds = [
        (kind, heard(composer.compose(BedRequest((PROMPTS[kind],), f"show {number}", number, 4, seconds=6)).frames))
        for kind in (0, 3, 4)
        for number in range(4)
    ]
    features, labels = np.array([features for _, features in beds]), np.array([0] * 4 + [1] * 4 + [2] * 4)
    noise = np.random.default_rng(5).normal(size=features.shape)

    assert told_apart(features, labels) == 1.0
    assert told_apart(noise, labels) < 0.9


@pytest.mark.parametrize("kind", KINDS)
def test_a_bed_comes_out_of_silence_goes_into_it_and_does_not_click_there(kind: str) -> None:
    frames = ComposedMusic().compose(BedRequest((kind,), "show", 1, 4, "payoff", seconds=8)).frames
    loud = np.sqrt((frames[: len(frames) // 441 * 441].reshape(-1, 441, 2) ** 2).mean(axis=(1, 2)))

    assert loud[0] < 0.02 * loud.max()
    assert loud[-1] < 0.01 * loud.max()
    assert loud[-30:].max() < 0.5 * loud.max()
    assert np.median(loud[-20:]) < np.median(loud[-120:-100]) + 1e-4
    assert np.abs(np.diff(frames[-200:], axis=0)).max() < 0.005


def test_a_show_keeps_its_theme_and_every_scene_varies_it() -> None:
    character = KINDS["acoustic"]
    scenes = [form_of(character, BedRequest(("acoustic",), "mill", scene, 5)) for scene in range(4)]
    first = scenes[0].motif
    others = form_of(character, BedRequest(("acoustic",), "another show", 0, 5))

    assert scenes[1].motif.steps == tuple(2 * first.steps[0] - step for step in first.steps)
    assert scenes[2].motif.steps == first.steps[::-1]
    assert scenes[3].motif.lengths == first.lengths[::-1]
    assert len({(form.motif, form.key.tonic) for form in scenes}) >= 3
    assert (others.motif, others.key.tonic) != (first, scenes[0].key.tonic)


def test_a_turn_is_struck_and_nothing_else_is() -> None:
    def is_struck(mood: str) -> bool:
        return form_of(KINDS["acoustic"], BedRequest(("acoustic",), "mill", 2, 5, mood)).stinger

    assert [is_struck(mood) for mood in ("hook", "context", "turn", "conflict", "payoff")] == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_stems_are_one_for_each_group_of_instruments() -> None:
    made = ComposedMusic().compose(BedRequest(("jazz",), "show", 1, 5, "turn", seconds=16))

    assert set(made.stems) == {"chords", "bass", "lead", "drums", "color", "stinger", "room"}
    assert all(np.abs(stem).max() > 1e-4 for stem in made.stems.values())


@pytest.mark.parametrize(
    ("said", "scenes"),
    [
        ("none", ()), ("No music at all.", ()), ("bookends", (0, 4)), ("music only as intro and outro", (0, 4)), ("sparse", (0,)),
        ("fully scored", (0, 1, 2, 3, 4)), ("warm piano", (0, 3)),
    ],
)  # fmt: skip
def test_the_plans_word_on_music_is_honoured(said: str, scenes: tuple[int, ...]) -> None:
    entries = tuple(
        Entry(scene, scene, "NARRATOR", " ".join(["word"] * (5 + 10 * (scene == 3))), Grounding.CONNECTIVE)
        for scene in range(5)
    )
    play = Screenplay("T", "documentary", tuple(Scene(n, f"S{n}", "hook", ()) for n in range(5)), entries, "NARRATOR")
    percents = {"none": 0, "bookends": 50, "sparse": 25, "half": 50, "scored": 100}
    policy = policy_of(said)

    assert baseline(play, policy, percents[policy]) == scenes
