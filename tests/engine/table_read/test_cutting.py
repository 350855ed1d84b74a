"""Cutting: passages fall into sentences, speech and tags where a listener would hear them fall."""

from __future__ import annotations

import pytest

from engine.machines.writers.extractive.cutting import breathed, dangles, parts, sentences, trimmed, unmarked
from engine.machines.writers.extractive.moves import counted


def test_sentences_end_where_they_end() -> None:
    assert sentences("Dr. Quill paid £2.4 million. It leaked at 8 p.m. on 3 May. “Why?” Nobody knew.") == [
        "Dr. Quill paid £2.4 million.", "It leaked at 8 p.m. on 3 May.", "“Why?”", "Nobody knew.",
    ]  # fmt: skip


def test_speech_that_goes_on_after_its_tag_is_kept_in_two_breaths() -> None:
    cut, tag = parts(
        "“The tide was never late,” said Tom, the harbour master, “and it never sent a bill.”", direct=True
    )

    assert [(part.text, part.spoken) for part in cut] == [
        ("The tide was never late,", True),
        ("and it never sent a bill.", True),
    ]
    assert "harbour master" in tag


def test_a_sentence_that_only_says_who_spoke_is_a_tag_however_long() -> None:
    said = "“We’ll decide tomorrow,” Patrol Chief James Hall with the New York Police Department said Wednesday."
    told = "“We’ll decide tomorrow,” he said. Patrol Chief James Hall said the balloons would fly."

    later = "“It ends,” he said. Hansen added later, in response to a question from the press. “It ends here.”"

    assert [part.text for part in parts(said, direct=True)[0]] == ["We’ll decide tomorrow."]
    assert [part.text for part in parts(later, direct=True)[0] if not part.spoken] == [
        "Hansen added later, in response to a question from the press."
    ]
    assert len(parts("“It ends,” Hansen added later, in answer to a question. “It ends here.”", direct=True)[0]) == 2
    assert len(parts(told, direct=True)[0]) == 2


def test_words_in_quotation_marks_inside_a_sentence_stay_there() -> None:
    cut, _ = parts("The inquiry blamed “the negligence of the miller” for it.", direct=False)

    assert [part.spoken for part in cut] == [False]


def test_trimming_takes_the_connective_and_nothing_else() -> None:
    assert trimmed("However, the gate held.") == "The gate held."
    assert trimmed("Sometimes the gate held.") == "Sometimes the gate held."


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("It was late.", True), ("These figures hold.", True), ("In that year he bought bricks.", True), ("Under it she found a book.", True),
        ("The mill is old.", False), ("There are 705 tides in a year.", False), ("Amos Carne kept his word.", False),
    ],
)  # fmt: skip
def test_a_dangling_beginning_is_recognised(sentence: str, points: bool) -> None:
    assert dangles(sentence) is points


def test_a_long_sentence_is_broken_where_a_clause_begins() -> None:
    long = (
        "The council had hoped for a wheel of the old pattern that would look right from the road and from the harbour wall, "
        "but the engineers proposed a steel screw that fits into the old wheel pit out of sight of every visitor."
    )

    assert [len(line.split()) < 34 for line in breathed(long)] == [True, True]
    assert breathed(long)[1].startswith("But the engineers")


def test_words_that_run_on_into_the_next_paragraph_are_spoken_all_the_same() -> None:
    cut, tag = parts("Ann Low says, “The gate held. Nobody has thanked the men who built it.", direct=True)

    assert [part.text for part in cut if part.spoken] == ["The gate held. Nobody has thanked the men who built it."]
    assert tag.startswith("Ann Low says")


def test_who_was_told_and_meanwhile_is_a_tag_too() -> None:
    cut, _ = parts("“The gate held,” Low told the judges, as she showed them the drawing.", direct=True)

    assert [part.text for part in cut] == ["The gate held."]


def test_what_something_is_called_is_not_spoken() -> None:
    cut, _ = parts("“I think it is a mistake,” Low said on NBC’s “Meet the Press.”", direct=True)

    assert [part.text for part in cut if part.spoken] == ["I think it is a mistake."]


def test_a_word_before_a_tag_is_left_out_and_the_sentence_begins_behind_it() -> None:
    cut, _ = parts("“Well,” Low countered, “then I do not see what you are saying about the gate.”", direct=False)

    assert [(part.text, part.spoken) for part in cut] == [
        ("Then I do not see what you are saying about the gate.", True)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [('"The gate held all night.', "The gate held all night."), ("They call it “the wall” here.", "They call it “the wall” here."),
     ("It is “the wall here.", "It is the wall here.")],
)  # fmt: skip
def test_a_mark_that_lost_its_other_is_not_shown(text: str, told: str) -> None:
    assert unmarked(text) == told


@pytest.mark.parametrize(
    ("text", "figures"),
    [("Since the war began on October 7, restrictions have risen.", []), ("On 3 May there were 48 mooring scars.", ["48 mooring scars"])],
)  # fmt: skip
def test_a_day_of_a_month_counts_nothing(text: str, figures: list[str]) -> None:
    assert counted(text) == figures
