"""Revising: what people write becomes exactly the change they mean, and what is not understood is said."""

from __future__ import annotations

import pytest

from engine.table_read.model import Grounding, TableRead
from engine.table_read.revising.understanding import Understood, understood
from engine.table_read.timing import seconds
from tests.engine.table_read.revising.reads import LINES, a_read, voices


def told(instruction: str) -> Understood:
    return understood(a_read(), instruction, voices())


def texts(read: TableRead) -> list[str]:
    return [entry.text for entry in read.screenplay.entries]


def speakers(read: TableRead) -> list[str]:
    return [entry.character for entry in read.screenplay.entries]


@pytest.mark.parametrize(
    "instruction",
    [
        "Rename Ben to Tom",
        "rename BEN as Tom.",
        "Change Ben's name to Tom",
        "Please call Ben Tom",
        "Ben should be called Tom",
        'Rename "Ben" to "Tom"',
    ],
)
def test_somebody_is_called_otherwise_in_labels_and_when_spoken_to(instruction: str) -> None:
    made = told(instruction)
    assert made.not_done == ()
    assert "Tom" in speakers(made.read)
    assert "BEN" not in speakers(made.read)
    assert "And who pays, Tom?" in texts(made.read)
    assert {one.character: one.voice_id for one in made.read.cast}["Tom"] == "voice-ben"


def test_the_narrator_can_be_renamed_and_still_narrates() -> None:
    made = told("rename the narrator to Ada").read
    assert made.screenplay.narrator == "Ada"
    assert next(one for one in made.cast if one.character == "Ada").narrator


@pytest.mark.parametrize(
    "instruction", ["swap Ben and the narrator", "Switch the lines of Ben and Narrator", "exchange Ben with narrator"]
)
def test_two_say_each_others_lines(instruction: str) -> None:
    made = told(instruction)
    turned = {"BEN": "NARRATOR", "NARRATOR": "BEN"}
    assert speakers(made.read) == [turned.get(line[1], line[1]) for line in LINES]


@pytest.mark.parametrize(
    ("instruction", "index"),
    [
        ("give line 4 to Ben", 3),
        ("let Ben say line 4", 3),
        ("have Ben read the fourth line", 3),
        ("Give the last line to Ben.", 9),
        ("give entry 3 to Ben", 3),
    ],
)
def test_a_line_is_given_to_somebody_else(instruction: str, index: int) -> None:
    made = told(instruction)
    assert speakers(made.read)[index] == "BEN"
    assert sum(a != b[1] for a, b in zip(speakers(made.read), LINES, strict=True)) == 1


@pytest.mark.parametrize(
    ("instruction", "gone"),
    [
        ("remove line 4", {3}),
        ("cut lines 6-7", {5, 6}),
        ("delete lines 6 and 7", {5, 6}),
        ("drop the last line", {9}),
        ("drop everything about the ferry", {8}),
        ("leave out the part about the insurer", {6}),
        ("remove the ferry", {8}),
        ("remove scene 2", {3, 4, 5, 6}),
        ("cut the second scene", {3, 4, 5, 6}),
        ('drop the scene "The money"', {3, 4, 5, 6}),
        ("drop the ending", {7, 8, 9}),
        ("remove Ben", {4, 6, 8}),
    ],
)
def test_what_is_to_go_goes_and_nothing_else(instruction: str, gone: set[int]) -> None:
    made = told(instruction)
    assert made.not_done == ()
    assert texts(made.read) == [line[3 - 1] for at, line in enumerate(LINES) if at not in gone]
    assert [entry.index for entry in made.read.screenplay.entries] == list(range(len(LINES) - len(gone)))
    assert {one.character for one in made.read.cast} == set(speakers(made.read))


@pytest.mark.parametrize(
    ("instruction", "titles"),
    [
        ("move scene 3 to the start", ["What the log says", "A vote", "The money"]),
        ("put scene 1 after scene 2", ["The money", "A vote", "What the log says"]),
        ("move the last scene before scene 2", ["A vote", "What the log says", "The money"]),
        ("start with scene 2", ["The money", "A vote", "What the log says"]),
        ("end with scene 1", ["The money", "What the log says", "A vote"]),
        ("swap scenes 2 and 3", ["A vote", "What the log says", "The money"]),
        ("swap scene 1 and scene 3", ["What the log says", "The money", "A vote"]),
        ("merge scenes 1 and 2", ["A vote", "What the log says"]),
        ('rename scene 2 to "The bill"', ["A vote", "The bill", "What the log says"]),
    ],
)
def test_scenes_are_moved_merged_and_renamed(instruction: str, titles: list[str]) -> None:
    made = told(instruction)
    assert [scene.title for scene in made.read.screenplay.scenes] == titles
    assert sorted(texts(made.read)) == sorted(line[2] for line in LINES)
    assert [entry.scene_index for entry in made.read.screenplay.entries] == sorted(
        entry.scene_index for entry in made.read.screenplay.entries
    )


def test_a_line_is_moved() -> None:
    assert texts(told("move line 9 after line 5").read)[5] == LINES[8][2]
    assert texts(told("start with the line about the ferry").read)[0] == LINES[8][2]


def test_a_line_of_ones_own_claims_no_source() -> None:
    made = told('Add "Stay with us, there is more." after line 3, said by Ben').read
    entry = made.screenplay.entries[3]
    assert (entry.text, entry.character, entry.grounding) == (
        "Stay with us, there is more.",
        "BEN",
        Grounding.CONNECTIVE,
    )


def test_a_reworded_claim_keeps_its_evidence_only_while_it_holds() -> None:
    held = told('change line 5 to "With both ponds the restoration will cost 1.4 million."').read.screenplay.entries[4]
    assert (held.grounding, held.evidence_ids) == (Grounding.CLAIM, ("e3",))
    beyond = told('change line 5 to "The restoration will cost 9 million."').read.screenplay.entries[4]
    assert (beyond.grounding, beyond.evidence_ids) == (Grounding.CONNECTIVE, ())


def test_a_quotation_is_never_reworded_by_the_way() -> None:
    made = told('replace "water" with "wine"')
    assert texts(made.read) == [line[2] for line in LINES]
    assert "quotations" in made.not_done[0]


def test_words_are_replaced_everywhere_else() -> None:
    assert texts(told("replace 'mill' with 'tide mill'").read)[9] == "That is the story of the tide mill."


@pytest.mark.parametrize(
    ("instruction", "directed"),
    [
        ("make Ben warmer", {4: "warm", 6: "warm", 8: "warm"}),
        ("make the opening slower and quieter", dict.fromkeys((0, 1, 2), "slowly, quietly")),
        ("read line 5 more urgently", {4: "urgent"}),
        ("slow down the opening", dict.fromkeys((0, 1, 2), "slowly")),
        ("Make it warmer.", dict.fromkeys(range(10), "warm")),
        ("make scene 2 less serious", dict.fromkeys((3, 4, 5, 6), "bright")),
        ("warmer, please", dict.fromkeys(range(10), "warm")),
    ],
)
def test_a_manner_reaches_the_lines_it_is_meant_for(instruction: str, directed: dict[int, str]) -> None:
    made = told(instruction)
    assert {
        entry.index: entry.parenthetical for entry in made.read.screenplay.entries if entry.parenthetical
    } == directed


@pytest.mark.parametrize(
    ("instruction", "share"),
    [
        ("make it shorter", 0.75),
        ("Shorten it by 30%", 0.7),
        ("trim it a bit", 0.88),
        ("cut it down to 28 seconds", None),
        ("make it a bit shorter", 0.88),
    ],
)
def test_a_read_is_made_shorter_and_keeps_every_scene(instruction: str, share: float | None) -> None:
    before, made = a_read(), told(instruction)
    target = seconds(before) * share if share else 28.0
    assert seconds(made.read) < seconds(before)
    assert abs(seconds(made.read) - target) <= 0.16 * target
    assert len(made.read.screenplay.scenes) == 3
    kept = set(texts(made.read))
    assert {line[2] for line in LINES if line[2].startswith("And who")} <= kept or "The insurer will not." not in kept


@pytest.mark.parametrize(
    "instruction",
    [
        "make it longer",
        "more about the ponds",
        "focus on the ferry",
        "add a scene about the insurer",
        "make it 10 minutes long",
    ],
)
def test_what_the_script_does_not_hold_is_asked_of_the_sources(instruction: str) -> None:
    made = told(instruction)
    assert made.read == a_read()
    assert len(made.from_sources) == 1
    assert made.not_done == ()


@pytest.mark.parametrize(
    ("instruction", "voice"),
    [
        ("give Ben a deeper voice", "voice-deep"),
        ("recast Nell Carne with a Scottish voice", "voice-scot"),
        ("make Ben's voice higher", "voice-high"),
    ],
)
def test_somebody_gets_another_voice(instruction: str, voice: str) -> None:
    made = told(instruction)
    assert voice in {one.voice_id for one in made.read.cast}
    assert texts(made.read) == [line[2] for line in LINES]


def test_several_wishes_in_one_instruction_are_all_done_by_the_numbers_of_the_first_script() -> None:
    made = told("Drop line 2, rename Ben to Tom and give line 10 to Tom. Then mute line 4; make Tom drier.")
    assert made.not_done == ()
    assert len(made.done) == 5
    last = made.read.screenplay.entries[-1]
    assert (last.character, last.text, last.parenthetical) == ("Tom", LINES[9][2], "dry")
    assert [entry.text for entry in made.read.screenplay.entries if entry.muted] == [LINES[3][2]]


def test_a_line_that_is_gone_cannot_be_asked_for_again() -> None:
    made = told("remove line 4. Give line 4 to Ben.")
    assert len(made.done) == 1
    assert "not there any more" in made.not_done[0]


@pytest.mark.parametrize(
    ("instruction", "reason"),
    [
        ("give line 40 to Ben", "There is no line 40"),
        ("rename Zoe to Ann", "Nobody called Zoe"),
        ("drop everything about zebras", "No line speaks of"),
        ("drop scene 9", "There is no scene 9"),
        ("recast Ben as an Indian woman", "keeps"),
        ("translate this into French verse", "nothing can be translated"),
        ("🎉", "not understood"),
        ("remove scene 1 and remove scene 2", "at least two scenes"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_reason(instruction: str, reason: str) -> None:
    made = told(instruction)
    assert any(reason in one for one in made.not_done), made


def test_an_instruction_of_four_thousand_characters_ends_soon() -> None:
    told("make make the the and and, line line " * 100)
    told("a" * 4000)
    told("remove " + "the " * 900 + "x")
