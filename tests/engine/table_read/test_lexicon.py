"""The lexicon: a word put right once is said so everywhere, token by token, and never as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.foundation.errors import ValidationFailed
from engine.machines.speech.espeak.phonemes import for_library, mnemonics
from engine.table_read.lexicon.applying import pronounced
from engine.table_read.lexicon.exchange import as_table, of_table
from engine.table_read.lexicon.mining import mine
from engine.table_read.pronunciation import Pronunciation, pronunciation
from engine.table_read.saying import spoken_tokens
from engine.table_read.spoken.sounded import as_written, is_sounded, sounded

NGUYEN = pronunciation("Nguyen", "win")


def said(text: str, *lexicon: Pronunciation) -> list[str]:
    return list(pronounced(spoken_tokens, lexicon)(text))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Ask Nguyen.", ["Ask", "win."]),
        ("Nguyen's boat, Nguyen!", ["win's", "boat,", "win!"]),
        ("(Nguyen) spoke", ["win,", "spoke"]),
        ("“Nguyen,” she said", ["win,", "she", "said"]),
        ("Nguyens and nguyen", ["Nguyens", "and", "nguyen"]),
    ],
)
def test_a_respelled_name_keeps_its_place_and_its_pause(text: str, spoken: list[str]) -> None:
    assert [one.rstrip(",") if one == "and," else one for one in said(text, NGUYEN)] == spoken


def test_a_word_in_small_letters_is_met_in_every_case() -> None:
    assert said("Quay or QUAY?", pronunciation("quay", "key")) == ["key", "or", "key?"]


def test_the_longest_entry_goes_first_and_covers_its_tokens() -> None:
    lexicon = pronunciation("St Mary", "saint mary"), pronunciation("St Mary Axe", "simmery axe")
    assert said("At St Mary Axe, London", *lexicon) == ["At", "simmery axe,", "", "", "London"]
    assert said("At St Mary now", *lexicon) == ["At", "saint", "mary", "now"]


def test_sounds_travel_as_one_token_with_the_written_word_inside() -> None:
    (word,) = said("Nguyen.", pronunciation("Nguyen", sounds="/ˈwɪn/"))
    assert word == sounded("Nguyen", "ˈwɪn") + "."
    assert as_written(word) == "Nguyen."
    assert len(word.split()) == 1


def test_sounds_reach_the_library_in_its_own_letters_and_no_bracket_of_a_person_does() -> None:
    given_text, phonemes = for_library(f"[[evil]] {sounded('Nguyen', 'ˈwɪn')} [[t'E]]", english=True)
    assert phonemes
    assert given_text == "((evil(( [['wIn]] ((t'E(("
    assert for_library("[[evil]]", english=True) == ("[[evil]]", False)
    assert for_library(f"so {sounded('Nguyen', 'ˈwɪn')}", english=False) == ("so Nguyen", False)


@pytest.mark.parametrize(("ipa", "letters"), [("tʃɛʃəʊ", "tSESoU"), ("ˈʃɪvɔːn", "'SIvO:n"), ("dʒaɪən", "dZaI@n")])
def test_sounds_become_the_library_s_letters(ipa: str, letters: str) -> None:
    assert mnemonics(ipa) == letters


@given(st.text(max_size=60))
def test_whatever_a_person_writes_there_is_one_answer_a_token_and_no_mark_of_ours(text: str) -> None:
    spoken = said(text, NGUYEN)
    assert len(spoken) == len(text.split())
    assert not any(is_sounded(one) or any("\ue000" <= sign <= "\ue002" for sign in one) for one in spoken)


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        (("", "win"), "written"),
        (("...", "win"), "written"),
        (("Nguyen", ""), "respelled"),
        (("Nguyen", "win", "wɪn"), "respelled"),
        (("Nguyen", "<b>win</b>"), "respelled"),
        (("Nguyen", "[[win]]"), "respelled"),
        (("Nguyen", "", "w€n"), "sounds"),
        (("x" * 121, "win"), "written"),
    ],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(fields: tuple[str, ...], path: str) -> None:
    with pytest.raises(ValidationFailed) as problem:
        pronunciation(*fields)
    assert problem.value.issues[0][0] == path


def test_a_table_goes_out_and_comes_back() -> None:
    lexicon = (NGUYEN, pronunciation("Siobhan", sounds="ʃɪˈvɔːn"), pronunciation("a, b", "ay bee"))
    assert of_table(as_table(lexicon)) == lexicon


def test_a_table_with_rows_that_do_not_fit_names_each() -> None:
    with pytest.raises(ValidationFailed) as problem:
        of_table("written,respelled,ipa\nNguyen,win,\n,win,\nSiobhan,,\n")
    assert [path for path, _, _ in problem.value.issues] == ["row 2.written", "row 3.respelled"]


def test_headings_and_the_calendar_make_no_names() -> None:
    found = mine(["# What it costs\n\nIn March, on a Tuesday, Marchetti spoke.\n\n## What may come\n\nSome asked."])
    assert [one.written for one in found] == ["Marchetti"]


def test_names_acronyms_and_numbers_are_mined_and_common_words_are_not() -> None:
    found = mine(["The DWP met Nguyen. Nguyen and NASA paid $1.2m in 1987. Perhaps. It was perhaps Siobhan's."])
    kinds = {one.written: one.kind for one in found}
    assert kinds["Nguyen"] == kinds["Siobhan"] == "name"
    assert kinds["DWP"] == kinds["NASA"] == "acronym"
    assert kinds["1987"] == kinds["$1.2m"] == "number"
    assert "Perhaps" not in kinds
    assert found[0].written == "Nguyen"
    assert next(one.said for one in found if one.written == "1987") == "nineteen eighty-seven"
