"""Casting: voices are far apart, wishes are honoured, and the same play is cast the same way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.foundation.errors import ValidationFailed
from engine.planning.model import VoiceChoice
from engine.table_read.casting import cast, colour
from engine.table_read.errors import VoiceNotFound
from engine.table_read.hearing import gender_of
from engine.table_read.model import CastMember
from engine.table_read.names import match
from engine.table_read.names_abroad import MEN, WOMEN
from engine.table_read.voices import Gender
from tests.engine.table_read.builders import VOICES, a_screenplay

PLAY = a_screenplay(
    ("NARRATOR", "Here is a mill."),
    ("MARA QUILL", "It is ours."),
    ("TOM PASCOE", "It leaks."),
    ("NARRATOR", "So they say."),
)


def _voices(members: tuple[CastMember, ...]) -> dict[str, str]:
    return {member.character: member.voice_name for member in members}


def test_every_character_has_a_voice_of_its_own() -> None:
    members, _ = cast(PLAY, VOICES, {})

    assert [member.character for member in members] == ["NARRATOR", "MARA QUILL", "TOM PASCOE"]
    assert len({member.voice_id for member in members}) == 3


def test_the_narrator_gets_a_voice_that_narrates() -> None:
    members, _ = cast(PLAY, VOICES, {})

    narrator = members[0]
    assert narrator.narrator
    assert narrator.voice_name in ("Miles", "Clara")


def test_names_are_heard_as_women_and_men() -> None:
    members, _ = cast(PLAY, VOICES, {})

    assert {member.character: member.gender for member in members if not member.narrator} == {
        "MARA QUILL": "female",
        "TOM PASCOE": "male",
    }


def test_voices_that_sound_alike_do_not_meet_while_others_are_free() -> None:
    men = a_screenplay(("TOM A", "One."), ("BEN B", "Two."), ("JACK C", "Three."), narrator=None)

    members, _ = cast(men, VOICES, {})

    assert not {"Victor", "Twin"} <= set(_voices(members).values())


def test_all_who_have_one_voice_are_told_in_one_sentence() -> None:
    one = VOICES[0]

    _, report = cast(PLAY, (one,), {})

    assert report.alike == (f"NARRATOR, MARA QUILL and TOM PASCOE share the voice {one.name}.",)


def test_a_wish_is_honoured_whatever_its_case_and_decoration() -> None:
    members, report = cast(PLAY, VOICES, {"Mara Quill (miller)": VoiceChoice("voice-en-toby")})

    assert _voices(members)["MARA QUILL"] == "Toby"
    assert (report.requested, report.matched) == (("Mara Quill (miller)",), ("MARA QUILL",))
    assert [member.character for member in report.auto_cast] == ["NARRATOR", "TOM PASCOE"]


def test_a_wished_voice_is_given_to_nobody_else() -> None:
    members, _ = cast(PLAY, VOICES, {"TOM PASCOE": VoiceChoice("voice-en-miles")})

    assert list(_voices(members).values()).count("Miles") == 1


def test_names_that_never_speak_are_reported() -> None:
    _, report = cast(PLAY, VOICES, {"DANA": VoiceChoice("voice-en-toby")})

    assert report.unused == ("DANA",)


def test_an_unknown_voice_is_refused_by_its_path() -> None:
    with pytest.raises(ValidationFailed) as refused:
        cast(PLAY, VOICES, {"DANA": VoiceChoice("voice-en-nobody")})

    assert refused.value.issues[0][0] == "artifactRequests[0].voiceMap.DANA.voiceId"


def test_a_voice_that_is_not_installed_is_stood_in_for_by_its_nearest() -> None:
    members, report = cast(PLAY, VOICES, {"MARA QUILL": VoiceChoice("voice-en-away")})

    assert members[1].gender == "female"
    assert members[1].voice_name != "Away"
    assert report.substituted == (f"MARA QUILL: voice-en-away -> {members[1].voice_id}",)


def test_a_machine_without_voices_says_so() -> None:
    with pytest.raises(VoiceNotFound):
        cast(PLAY, (), {})


def test_a_crowd_larger_than_the_catalogue_is_still_cast() -> None:
    crowd = a_screenplay(*((f"PERSON {n}", f"Line {n}.") for n in range(20)), narrator=None)

    members, _ = cast(crowd, VOICES, {})

    assert len(members) == 20


@given(st.lists(st.sampled_from(["MARA", "TOM", "DANA", "THE REPORT", "NARRATOR", "LEE"]), min_size=1, max_size=12))
def test_the_same_play_is_always_cast_the_same_way(names: list[str]) -> None:
    play = a_screenplay(*((name, f"Line {n}.") for n, name in enumerate(names)))

    assert cast(play, VOICES, {}) == cast(play, VOICES, {})


def test_colours_differ_and_are_readable() -> None:
    marks = [colour(n) for n in range(24)]

    assert len(set(marks)) == 24
    assert all(sum(int(mark[at : at + 2], 16) for at in (1, 3, 5)) > 200 for mark in marks)


@pytest.mark.parametrize(
    ("name", "passage", "heard"),
    [
        ("MARA QUILL", "", Gender.FEMALE),
        ("TOM PASCOE", "", Gender.MALE),
        ("MRS PELL", "", Gender.FEMALE),
        ("A FISHERMAN", "", Gender.MALE),
        ("KIT PELL", "Mrs Pell opened the door.", Gender.FEMALE),
        ("X. LUND", "Lund, the miller's granddaughter, spoke.", Gender.FEMALE),
        ("OKORO", "Okoro shook his head. He had seen it.", Gender.MALE),
        ("OKORO", "“He never asked,” said Okoro. She had waited.", Gender.FEMALE),
        ("THE REPORT", "It was long.", None),
    ],
)
def test_what_the_sources_say_decides_how_a_name_is_heard(name: str, passage: str, heard: Gender | None) -> None:
    assert gender_of(name, [passage]) is heard


@pytest.mark.parametrize(
    ("name", "language", "heard"),
    [
        ("Josef Lindqvist", "en", Gender.MALE),
        ("Jean Moreau", "fr", Gender.MALE),
        ("Jean Moore", "en", Gender.FEMALE),
        ("Andrea Conti", "it", Gender.MALE),
        ("Andrea Clarke", "en", Gender.FEMALE),
        ("Simone Weiß", "de", Gender.FEMALE),
        ("Simone Ricci", "it", Gender.MALE),
        ("Willemijn de Boer", "nl", Gender.FEMALE),
        ("Małgorzata Nowak", "en", Gender.FEMALE),
        ("Hiroshi Tanaka", "en", Gender.MALE),
        ("Lakshmi Rao", "en", Gender.FEMALE),
        ("João Almeida", "pt-BR", Gender.MALE),
        ("Corvella Ashby", "en", Gender.FEMALE),
        ("Ratchet Bolt", "en", None),
    ],
)
def test_a_given_name_is_heard_as_it_is_used_in_the_tongue_of_the_story(
    name: str, language: str, heard: Gender | None
) -> None:
    assert gender_of(name, [], language) is heard


def test_no_name_is_both_a_womans_and_a_mans_in_one_tongue() -> None:
    for tongue in WOMEN:
        assert not set(WOMEN[tongue].split()) & set(MEN[tongue].split()), tongue


def test_a_label_is_matched_exactly_before_it_is_stripped() -> None:
    assert match("dana (host)", ["DANA", "DANA (HOST)"]) == "DANA (HOST)"
    assert match("Dana [guest]", ["LEE", "DANA"]) == "DANA"
    assert match("Mara", ["DANA"]) is None
