"""What a person asks for changes the plan and the script in the way they asked; each over two documents at least."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from engine.library.bible import SeriesBible
from engine.machines.writers.extractive.phrases_podcast import PODCAST
from engine.planning.continuity import Continuity
from engine.planning.envelope import PlanEnvelope
from engine.planning.listeners import Listeners, listeners_of
from engine.planning.ports import PlanningSource
from engine.table_read.casting import cast
from engine.table_read.linting import errors, lint
from engine.table_read.pace import seconds_of
from engine.table_read.screenplay import Grounding, Screenplay
from tests.documents import HERE, document, source_of
from tests.engine.planning.bridge import draft
from tests.engine.planning.builders import a_plan
from tests.engine.table_read.builders import VOICES
from tests.engine.table_read.rehearsal import brief_of, write
from tests.fakes.clock import FrozenClock

STORIES = ("night_train_feature.md", "outage_postmortem.md")


@cache
def _story(name: str) -> PlanningSource:
    return document(name)


def _plan(name: str, **asked: Any) -> PlanEnvelope:
    brief = {"pageTarget": 2, **asked.pop("creative_brief", {})}
    return draft(_story(name), creative_brief=brief, **asked).envelope


def _read(name: str, *, brief: dict[str, Any] | None = None, target: dict[str, Any] | None = None, mode: str = "documentary",
          **request: Any) -> Screenplay:  # fmt: skip
    return write(brief_of(_story(name), pages=3, brief=brief, target=target, mode=mode, **request))


def _words_a_passage(envelope: PlanEnvelope) -> float:
    told = envelope.source_digest.evidence
    return sum(len(one.quote.split()) for one in told) / len(told)


def _counted(envelope: PlanEnvelope) -> float:
    told = envelope.source_digest.evidence
    return sum(any(letter.isdigit() for letter in one.quote) for one in told) / len(told)


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(
    "asked", [{"target": {"audience": "Children of ten"}}, {"creative_brief": {"writingStyle": "Short sentences."}}]
)
def test_newcomers_and_whoever_wants_it_simple_get_shorter_sentences(name: str, asked: dict[str, Any]) -> None:
    assert _words_a_passage(_plan(name, **asked)) < 0.96 * _words_a_passage(_plan(name))


@pytest.mark.parametrize("name", STORIES)
def test_experts_get_more_of_what_was_measured(name: str) -> None:
    assert _counted(_plan(name, target={"audience": "Transport engineers"})) >= _counted(_plan(name))
    assert _counted(_plan(name, target={"audience": "Engineers"})) > _counted(
        _plan(name, target={"audience": "Children"})
    )


@pytest.mark.parametrize(
    ("audience", "meant"),
    [("Children of ten", Listeners.NEWCOMERS), ("The general public", Listeners.NEWCOMERS), ("Transport engineers", Listeners.EXPERTS),
     ("engineers and their children", Listeners.NEWCOMERS), ("Curious adults, in the evening", Listeners.ANYBODY), ("", Listeners.ANYBODY)],
)  # fmt: skip
def test_listeners_are_known_by_the_words_for_them(audience: str, meant: Listeners) -> None:
    assert listeners_of(audience) is meant


@pytest.mark.parametrize("name", STORIES)
def test_what_the_story_should_lead_to_is_said_where_it_ends(name: str) -> None:
    beats = _plan(name, target={"outcome": "People write to the council."}).beats

    assert beats[-1].narration.endswith("It should lead to this: People write to the council.")
    assert not any("lead to this" in beat.narration for beat in beats[:-1])


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("night_train_feature.md", "more about the sleeping cars", "sle"),
        ("outage_postmortem.md", "more about the backups", "backup"),
        ("coop_annual_report.md", "Include the flour", "flour"),
    ],
)
def test_an_instruction_to_plan_anew_is_followed_or_told_to_be_impossible(name: str, asked: str, told: str) -> None:
    def share(envelope: PlanEnvelope) -> int:
        return sum(told in one.quote.lower() for one in envelope.source_digest.evidence)

    for place in ("replanInstruction", "seriesContext"):
        assert share(_plan(name, creative_brief={place: asked})) >= share(_plan(name))
    strange = _plan(name, creative_brief={"replanInstruction": "More about the volcano in Iceland"})
    assert any("volcano" in gap for gap in strange.source_digest.gaps)


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(("place", "text"), [("tone", "Sober, calm"), ("writingStyle", "Serious and quiet, no jokes.")])
def test_tone_and_style_are_heard(name: str, place: str, text: str) -> None:
    asked: dict[str, Any] = {"target": {place: text}} if place == "tone" else {"brief": {place: text}}
    play = _read(name, mode="podcast", **asked)
    playful = {phrase.removeprefix("~") for known in PODCAST.values() for phrase in known if phrase.startswith("~")}
    manner = "calm" if place == "tone" else "quiet"

    assert not any(entry.text in playful for entry in play.entries)
    assert sum(manner in (entry.parenthetical or "") for entry in play.entries) >= len(play.scenes) - 1
    plain = _read(name, mode="podcast")
    assert not any(manner in (entry.parenthetical or "") for entry in plain.entries)


def test_the_notes_go_before_the_tone() -> None:
    play = _read(STORIES[0], target={"tone": "warm"}, notes="The narrator whispers.")
    directed = {entry.parenthetical for entry in play.entries if entry.character == "NARRATOR" and entry.parenthetical}

    assert any("whispers" in one for one in directed)
    assert not any("warm" in one for one in directed)


@pytest.mark.parametrize("name", STORIES)
def test_a_genre_colours_music_and_pictures_and_the_persons_own_words_go_before(name: str) -> None:
    plain, dark = _plan(name), _plan(name, creative_brief={"genre": "crime mystery"})
    own = _plan(name, creative_brief={"genre": "crime mystery", "musicStyle": "solo cello"})

    assert "crime mystery" in dark.audio_system.music
    assert "crime mystery" in dark.visual_system.style
    assert plain.audio_system.music in dark.audio_system.music
    assert own.audio_system.music == "solo cello"


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"style_constraints": {"preferredVisualStyle": "woodcut"}}, lambda plan: plan.visual_system.style),
        ({"style_constraints": {"forbiddenVisuals": ["faces"]}}, lambda plan: plan.visual_system.style),
        ({"creative_brief": {"comps": ["An old newsreel"]}}, lambda plan: plan.visual_system.style),
        ({"target": {"distributionContext": "a school hall"}}, lambda plan: plan.visual_system.style),
        ({"creative_brief": {"musicStyle": "solo cello"}}, lambda plan: plan.audio_system.music),
        ({"style_constraints": {"musicPolicy": "no music"}}, lambda plan: plan.audio_system.music),
        ({"creative_brief": {"sfxPolicy": "only rain"}}, lambda plan: plan.audio_system.sfx_policy),
        ({"style_constraints": {"voicePreference": "a deep voice"}}, lambda plan: plan.audio_system.voice),
        ({"creative_brief": {"installmentLabel": "Episode 3"}}, lambda plan: plan.title),
    ],
    ids=lambda asked: next(iter(next(iter(asked.values())))) if isinstance(asked, dict) else "",
)
def test_what_is_wished_for_is_in_the_plan(
    name: str, asked: dict[str, Any], where: Callable[[PlanEnvelope], str]
) -> None:
    wished = next(iter(next(iter(asked.values())).values()))
    words = wished[0] if isinstance(wished, list) else wished

    assert words in where(_plan(name, **asked))
    assert words not in where(_plan(name))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(
    ("wish", "fits"),
    [
        ("a woman's voice", lambda voice: voice.gender == "female"),
        ("a deep male voice", lambda voice: voice.gender == "male" and voice.pitch_hz <= 130),
    ],
    ids=["woman", "deep man"],
)
def test_the_preferred_voice_leads(name: str, wish: str, fits: Callable[[Any], bool]) -> None:
    members, _ = cast(_read(name), VOICES, {}, preference=wish)
    narrator = next(member for member in members if member.narrator)

    assert fits(next(voice for voice in VOICES if voice.id == narrator.voice_id))


def _bible(**content: Any) -> Continuity:
    at = FrozenClock().now()
    return Continuity(SeriesBible("cbib", "cproject", 1, at, at, content))


def _brief(name: str, continuity: Continuity, **own: Any) -> dict[str, Any]:
    return continuity.brief(replace(a_plan(_story(name)), creative_brief=own))


@pytest.mark.parametrize("name", STORIES)
def test_the_bible_gives_hosts_style_and_what_came_before(name: str) -> None:
    bible = _bible(
        characters=[
            {"name": "Dana", "role": "host"},
            {"name": "Lee", "role": "co-host"},
            {"name": "Rex", "role": "dog"},
        ],
        episodes=[{"title": "The first flood"}, {"title": "The second flood", "status": "planned"}],
        writingStyle="Serious. No jokes.",
    )
    brief = brief_of(_story(name), pages=3, brief=_brief(name, bible))
    play = write(brief)
    joints = [entry.text for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]

    assert brief.envelope.artifacts[0].mode == "podcast"
    assert {"DANA", "LEE"} <= {entry.character for entry in play.entries}
    assert not {"REX", "NORA"} & {entry.character for entry in play.entries}
    assert sum("follows “The first flood”" in line for line in joints) == 1
    assert not any("second flood" in line for line in joints)
    evidence = {item.id: item for item in brief.envelope.source_digest.evidence}
    assert not errors(lint(play, evidence, (*bible.names, *(source.title for source in brief.sources))))


def test_what_the_brief_says_itself_goes_before_the_bible() -> None:
    bible = _bible(
        characters=[{"name": "Dana", "role": "host"}], writingStyle="Serious.", theme="Money and what it does"
    )
    told = _brief(STORIES[0], bible, castNotes="Hosts: Ada and Ben.", writingStyle="Playful.")

    assert (told["castNotes"], told["writingStyle"]) == ("Hosts: Ada and Ben.", "Playful.")
    assert told["seriesContext"] == "Money and what it does"


@pytest.mark.parametrize("name", ["night_train_feature.md", "coop_annual_report.md"])
def test_the_theme_of_a_series_decides_what_is_told(name: str) -> None:
    themed = _plan(name, creative_brief=_brief(name, _bible(theme="What it costs and who pays for it")))
    words = ("cost", "pay", "paid", "euro", "pound", "£", "€")

    def of_money(envelope: PlanEnvelope) -> int:
        return sum(any(word in one.quote for word in words) for one in envelope.source_digest.evidence)

    assert of_money(themed) > of_money(_plan(name))


SHELF = ("night_train_feature.md", "council_minutes.txt", "coop_annual_report.md", "library_closure.md", "clock_history.md", "outage_postmortem.md",
         "bread_essay.md", "seagrass_study.txt")  # fmt: skip
WIDER = (
    "hospice_annual_report.md",
    "rewrite_blog.md",
    "school_minutes.md",
    "semmel_history.md",
    "coral_paper.txt",
    "well_water_news.md",
)


@pytest.mark.parametrize(
    ("pages", "mode"),
    [(1, "podcast"), (6, "drama"), (30, "documentary")],
)
def test_a_read_has_the_length_that_was_asked_for(pages: int, mode: str) -> None:
    sources = [*map(document, SHELF), *(source_of(HERE / "wider" / name) for name in WIDER)]
    brief = brief_of(*sources, pages=pages, mode=mode)
    play = write(brief)
    spoken = sum(len(entry.text.split()) for entry in play.entries)

    assert sum(scene.page_budget for scene in brief.envelope.scenes) == pages
    assert len(play.scenes) >= 2
    assert spoken >= 55 * pages
    assert abs(seconds_of(play.entries) / (60 * pages) - 1) <= 0.10
