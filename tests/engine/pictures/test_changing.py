"""One scene in the place of another: what it can be, what it cannot, and what it may show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.pictures.album import Album
from engine.pictures.changing import changed
from engine.pictures.choices import Choices
from engine.pictures.directing import alternatives, scenes_for
from engine.pictures.errors import SceneInvalid, SceneNotFound
from engine.pictures.looks import look_of
from engine.pictures.model import Figure, Item, Scene, SceneKind
from tests.engine.pictures.builders import BOOK, envelope, evidence


def test_a_scene_can_become_another_of_its_beat():
    plan = envelope()
    scene = scenes_for(plan, BOOK, 8)[3]
    others = alternatives(plan, BOOK, scene)
    assert others[0] == scene
    assert len({other.kind for other in others}) == len(others) > 2
    assert {SceneKind.TITLE, SceneKind.CHAPTER, SceneKind.CLOSING} <= {other.kind for other in others}
    assert {(other.index, other.beat_id) for other in others} == {(scene.index, scene.beat_id)}


def test_every_kind_a_scene_cannot_be_has_a_sentence_that_says_why():
    scene = Scene(0, SceneKind.STATEMENT, "b", "hook", "A title")
    choices = Choices.of((scene, replace(scene, kind=SceneKind.LIST)), "A beat")
    designed = set(SceneKind) - {SceneKind.STAGE, SceneKind.TITLE, SceneKind.CHAPTER, SceneKind.CLOSING}
    assert set(choices.lacks) == designed - {SceneKind.STATEMENT, SceneKind.LIST}
    assert all(words.endswith(".") for words in choices.lacks.values())


def test_words_that_are_not_the_sources_lose_its_name_and_numbers_cannot_be_invented():
    plan = envelope()
    look = look_of(plan.visual_system)
    album = Album("storyboard", plan.title, 1920, 1080, look, scenes_for(plan, BOOK, 8), (), evidence=evidence())
    scene = next(one for one in album.scenes if one.evidence_ids)
    own = changed(album, scene.index, replace(scene, body="I made this up.")).scenes[scene.index]
    assert (own.source, own.evidence_ids) == ("", ())
    listed = Scene(
        0,
        SceneKind.LIST,
        "b",
        "hook",
        "T",
        items=(Item("The flood of 1911", "ev-1"), Item("I made this up", "ev-2")),
        source="s",
    )
    assert [one.evidence_id for one in changed(album, 2, listed).scenes[2].items] == ["ev-1", None]
    assert changed(album, 2, listed).scenes[2].source == "s"
    assert changed(album, 2, replace(listed, items=listed.items[1:])).scenes[2].source == ""
    with pytest.raises(SceneInvalid, match="No evidence says 99 houses"):
        changed(album, scene.index, replace(scene, figures=(Figure(99, "99 houses", "", scene.evidence_ids[0]),)))
    with pytest.raises(SceneNotFound):
        changed(album, 99, scene)


def test_numbers_are_the_sources_whatever_stands_beside_them_and_enough_for_their_kind():
    plan = envelope()
    album = Album(
        "storyboard",
        plan.title,
        1920,
        1080,
        look_of(plan.visual_system),
        scenes_for(plan, BOOK, 8),
        (),
        evidence=evidence(),
    )
    ours = Figure(0.0, "31 houses", "Lower Street", "", at=2014.0)
    others = (ours, replace(ours, shown="11 houses", at=1911.0))
    bars = Scene(0, SceneKind.BARS, "b", "hook", "T", figures=others, evidence_ids=("ev-3",), source="s")
    new = changed(album, 2, bars).scenes[2]
    assert [(one.value, one.evidence_id) for one in new.figures] == [(31.0, "ev-3"), (11.0, "ev-1")]
    assert (new.evidence_ids, new.source) == (("ev-3", "ev-1"), "s")
    renamed = changed(album, 2, replace(bars, figures=(ours, replace(bars.figures[1], label="lost lives")))).scenes[2]
    assert (renamed.evidence_ids, renamed.source) == ((), "")
    line = changed(album, 2, replace(bars, kind=SceneKind.LINE)).scenes[2]
    assert [one.shown for one in line.figures] == ["11 houses", "31 houses"]
    with pytest.raises(SceneInvalid, match="needs its year"):
        changed(album, 2, replace(bars, kind=SceneKind.LINE, figures=(ours, replace(ours, at=None))))
    with pytest.raises(SceneInvalid, match="needs 2 numbers"):
        changed(album, 2, replace(bars, figures=(ours,)))
