"""The extractive writer: whatever the material, what it writes is grounded, never repeated, and shaped as asked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.machines.writers.extractive.phrases_documentary import DOCUMENTARY
from engine.machines.writers.extractive.writer import PHRASES, ExtractiveWriter
from engine.planning.envelope import BeatRole
from engine.planning.model import VoiceChoice
from engine.table_read.errors import ScriptEmpty
from engine.table_read.linting import lint
from engine.table_read.ports import WritingBrief
from engine.table_read.screenplay import Grounding, Screenplay
from engine.table_read.sentences import words
from engine.table_read.tasks import headings, known_texts
from tests.engine.table_read.builders import NOTE, PAPER, REPORT, ROLES, a_brief


def _write(brief: WritingBrief) -> Screenplay:
    return ExtractiveWriter().write(brief, lambda percent, detail: None)


def _findings(play: Screenplay, brief: WritingBrief) -> list[str]:
    evidence = {item.id: item for item in brief.envelope.source_digest.evidence}
    return [
        f"{f.entry_index} {f.rule} {f.message}"
        for f in lint(play, evidence, known_texts(brief), headings(brief.sources))
    ]


def _spoken_by(play: Screenplay, character: str) -> str:
    return " ".join(entry.text for entry in play.entries if entry.character == character)


@pytest.mark.parametrize("mode", ["documentary", "podcast", "drama"])
@pytest.mark.parametrize("policy", ["auto", "narrated", "suppress"])
def test_every_mode_and_policy_is_grounded(mode: str, policy: str) -> None:
    brief = a_brief(mode=mode, narration_policy=policy)

    assert _findings(_write(brief), brief) == []


@pytest.mark.parametrize(
    ("mode", "policy", "narrated"),
    [
        ("documentary", "auto", True), ("documentary", "narrated", True), ("documentary", "suppress", False),
        ("podcast", "auto", False), ("podcast", "narrated", True), ("podcast", "suppress", False),
    ],
)  # fmt: skip
def test_the_narrator_speaks_as_the_policy_says(mode: str, policy: str, narrated: bool) -> None:
    play = _write(a_brief(mode=mode, narration_policy=policy))

    assert (play.narrator == "NARRATOR", "NARRATOR" in play.characters) == (narrated, narrated)


def test_people_speak_their_own_words_without_the_tag() -> None:
    play = _write(a_brief())

    assert _spoken_by(play, "EDWIN MARSH") == (
        "Nobody is asking me to insure a mill. They are asking me to insure 38 front doors."
    )
    assert not any("said" in entry.text for entry in play.entries if entry.grounding is Grounding.QUOTE)


def test_it_opens_on_a_voice_and_says_whose_it_was() -> None:
    play = _write(a_brief())

    assert play.entries[0].character == "NELL CARNE"
    assert "Nell Carne" in play.entries[1].text
    assert play.entries[0].parenthetical is None


def test_whoever_speaks_is_introduced_with_what_they_are() -> None:
    play = _write(a_brief())

    first = next(entry.index for entry in play.entries if entry.character == "EDWIN MARSH")
    assert "Edwin Marsh, the surveyor for the insurer" in play.entries[first - 1].text


def test_a_source_that_speaks_of_itself_gets_its_own_voice() -> None:
    play = _write(a_brief())

    assert "asked us what the mill could earn" in _spoken_by(play, "THE REPORT")
    assert "I counted 61 elvers in one hour" in _spoken_by(play, "NELL CARNE")


def test_marks_for_the_eye_are_not_spoken() -> None:
    text = " ".join(entry.text for entry in _write(a_brief()).entries)

    assert not set("[]*_#") & set(text)


def test_a_leading_connective_is_dropped() -> None:
    assert any(entry.text.startswith("The average run") for entry in _write(a_brief()).entries)


def test_a_sentence_that_points_at_nothing_is_left_out() -> None:
    story = {BeatRole.HOOK: [(REPORT, "It was too late by then.", "fact", None), (REPORT, "The gate was open.", "fact", None)],
             BeatRole.CTA: [(PAPER, "The council votes in June.", "fact", None)]}  # fmt: skip

    play = _write(a_brief(story))

    assert not any("too late" in entry.text for entry in play.entries)


def test_a_contrast_is_only_claimed_where_the_sources_differ() -> None:
    contrasts = {phrase.split("{")[0] + phrase.split("}")[-1] for phrase in DOCUMENTARY["contrast"]}
    same = {BeatRole.HOOK: [(REPORT, "The gate was open.", "fact", None)],
            BeatRole.CONFLICT: [(REPORT, "The harbour freezes in some winters.", "fact", None), (PAPER, "Eels climb ramps.", "fact", None)],
            BeatRole.CTA: [(PAPER, "The council votes in June.", "fact", None)]}  # fmt: skip

    told = " ".join(entry.text for entry in _write(a_brief(same)).entries)

    assert not any(words(phrase) and " ".join(words(phrase)) in " ".join(words(told)) for phrase in contrasts)


def test_podcast_hosts_never_merely_alternate_and_both_speak() -> None:
    play = _write(a_brief(mode="podcast"))
    speakers = [entry.character for entry in play.entries]

    assert {"NORA", "FELIX"} <= set(speakers)
    assert any(one == other for one, other in pairwise(speakers))


def test_hosts_named_in_the_notes_host_and_nobody_else_speaks() -> None:
    play = _write(a_brief(mode="podcast", cast_notes="Two hosts: Dana and Lee. Dana is dry."))

    assert set(play.characters) == {"DANA", "LEE"}


def test_notes_that_leave_room_let_others_speak() -> None:
    play = _write(a_brief(mode="podcast", notes="Two hosts: Dana and Lee, and any guests they need."))

    assert {"DANA", "LEE", "OWEN PELL"} <= set(play.characters)


def test_a_voice_map_names_the_only_people_who_speak_beside_the_narrator() -> None:
    play = _write(a_brief(voice_map={"Owen Pell (joiner)": VoiceChoice("voice-x")}))

    assert set(play.characters) == {"NARRATOR", "OWEN PELL"}


def test_a_voice_for_the_narrator_alone_fixes_nobody() -> None:
    play = _write(a_brief(voice_map={"Narrator": VoiceChoice("voice-x")}))

    assert {"NARRATOR", "OWEN PELL", "EDWIN MARSH"} <= set(play.characters)


def test_notes_that_only_describe_people_keep_everybody() -> None:
    play = _write(a_brief(cast_notes="A calm narrator. Owen Pell says little and means it."))

    assert "EDWIN MARSH" in play.characters


def test_words_that_must_not_be_said_are_in_no_joint() -> None:
    play = _write(a_brief(never_say=("Here", "listen", "the words")))

    joints = [words(entry.text) for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]
    assert not any({"here", "listen"} & set(joint) or "the words" in " ".join(joint) for joint in joints)


def test_more_material_than_pages_is_cut_to_the_pages() -> None:
    nouns = "bakery harbour chapel orchard tannery forge meadow quarry lighthouse smithy".split()
    acts = (
        "bought {} barrels of lime|counted {} geese at dawn|sold {} loads of slate|hired {} masons from inland".split(
            "|"
        )
    )
    stock = iter([(noun, act, n) for n in (11, 37) for noun in nouns for act in acts])
    told = {
        role: [
            (
                source,
                f"In winter {n * 3 + len(noun)} people of the {noun} {act.format(n)} while {noun} bells rang.",
                "fact",
                None,
            )
            for source, (noun, act, n) in zip((REPORT, PAPER) * 5, stock, strict=False)
        ]
        for role in ROLES
    }

    play = _write(a_brief(told, pages=3))

    assert 55 * 3 <= play.word_count <= 150 * 3 * 1.2


def test_thin_material_is_told_briefly_and_never_padded() -> None:
    story = {BeatRole.HOOK: [(REPORT, "The gate was open.", "fact", None)], BeatRole.CTA: []}

    play = _write(a_brief(story, pages=20))

    assert len(play.scenes) == 2
    assert play.word_count < 120


def test_nothing_to_say_is_an_error_with_a_hint() -> None:
    with pytest.raises(ScriptEmpty) as empty:
        _write(a_brief({BeatRole.HOOK: [], BeatRole.CTA: []}))

    assert empty.value.hint


def test_no_phrase_of_the_banks_is_there_twice() -> None:
    for bank in PHRASES.values():
        phrases = [phrase for known in bank.values() for phrase in known]
        assert len(phrases) == len(set(phrases))


SUBJECTS = st.sampled_from(
    [
        "The mill",
        "A gate",
        "The council",
        "Mara Quill",
        "It",
        "This",
        "However, the pond",
        "And the eels",
        "We",
        "The 1911 log",
    ]
)
VERBS = st.sampled_from(["holds", "cost", "measured", "refused", "found", "did not open", "will lose"])
OBJECTS = st.sampled_from(
    [
        "12 boats",
        "£2.4 million",
        "3–5 gates [2]",
        "the *old* wall",
        "no water",
        "41 per cent of it",
        "“a drowned engine”",
    ]
)
SENTENCE = st.builds(lambda *three: " ".join(three) + ".", SUBJECTS, VERBS, OBJECTS)
WHO = st.sampled_from(["Mara Quill", "Tom Pascoe, the harbour master", "the harbour master", None, "she"])
SPEECH = st.builds(lambda one, two, who: f"“{one[:-1]},” said {who or 'someone'}. “{two}”", SENTENCE, SENTENCE, WHO)
ITEM = st.one_of(
    st.tuples(st.sampled_from([REPORT, PAPER, NOTE]), SENTENCE, st.sampled_from(["fact", "estimate", "forecast", "opinion"]), st.none()),
    st.tuples(st.sampled_from([REPORT, PAPER, NOTE]), SPEECH, st.just("quotation"), WHO),
    st.tuples(st.sampled_from([REPORT, PAPER]), st.builds(" ".join, st.lists(SENTENCE, min_size=2, max_size=4)), st.just("fact"), st.none()),
)  # fmt: skip
STORIES = st.fixed_dictionaries({role: st.lists(ITEM, max_size=6) for role in ROLES})
ASKED = st.fixed_dictionaries({
    "mode": st.sampled_from(["documentary", "podcast", "drama"]), "punch_up": st.booleans(),
    "narration_policy": st.sampled_from(["auto", "narrated", "suppress"]),
    "cast_notes": st.sampled_from(["", "Hosts: Dana and Lee.", "Narrated by Iris. Mara Quill only."]), "pages": st.integers(1, 12),
})  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(STORIES, ASKED)
def test_whatever_the_material_the_script_is_sound(
    story: dict[BeatRole, list[tuple[str, str, str, str | None]]], asked: dict[str, object]
) -> None:
    brief = a_brief(story, **asked)  # type: ignore[arg-type]
    try:
        play = _write(brief)
    except ScriptEmpty:
        return

    assert _findings(play, brief) == []
    assert play == _write(brief)
    assert len(play.scenes) >= 2
    assert {entry.scene_index for entry in play.entries} == set(range(len(play.scenes)))
    assert len({words(entry.text) for entry in play.entries}) == len(play.entries)


def test_a_long_read_introduces_everybody_and_repeats_no_joint() -> None:
    trades = "cooper joiner ferryman baker smith mason thatcher sexton pilot warden weaver miller tanner glazier fowler".split()
    told = [
        (PAPER, f"“I saw {trade} number {n} mend {n * 3} nets,” said {given} {trade.title()}son, the {trade}.", "quotation", f"{given} {trade.title()}son")
        for n, trade in enumerate(trades, start=2)
        for given in ("Ann", "Bob", "Joan")
    ]  # fmt: skip
    play = _write(a_brief({BeatRole.HOOK: told[:23], BeatRole.CTA: told[23:]}, pages=60))

    joints = [entry.text for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]
    assert len(joints) == len(set(joints))
    for character in set(play.characters) - {"NARRATOR"}:
        first = next(entry.index for entry in play.entries if entry.character == character)
        near = " ".join(entry.text for entry in play.entries[max(0, first - 1) : first + 3])
        assert character.title() in near
