"""A topic is what lines say and what the heading over their passage says; whatever only leads to it goes with it."""

from __future__ import annotations

import pytest

from engine.table_read.revising.changes import compared
from engine.table_read.revising.understanding import understood
from tests.engine.table_read.revising.arranged import asked_of, closing, order
from tests.engine.table_read.revising.headed import headed_play
from tests.engine.table_read.revising.reads import voices
from tests.engine.table_read.revising.wanted import (
    Check,
    at,
    both,
    by,
    directed,
    given,
    gone,
    mannered,
    titles,
    told,
    whole,
)

ALL, BRIDGE = range(17), range(10)
BEES, NO_BEES = (4, 5, 6, 7, 8), [one for one in ALL if not 4 <= one <= 8]
WISHES: tuple[tuple[str, str, Check], ...] = (
    ("allotments", "leave out the hive business", gone(4)),
    ("allotments", "start with the bees", order(*BEES, *NO_BEES)),
    ("allotments", "Can we start with the bees, they're the fun bit", order(*BEES, *NO_BEES)),
    ("allotments", "end with the bees", order(*NO_BEES, *BEES)),
    ("allotments", "put the bees before the drought", order(*BEES, *NO_BEES)),
    ("allotments", "put the bees after the thefts", order(0, 1, 2, 3, 9, 10, 11, 12, 13, 14, *BEES, 15, 16)),
    ("allotments", "The bees are the best part, open with that", order(*BEES, *NO_BEES)),
    ("allotments", "the thefts should be told before the money", order(*range(9), 12, 13, 14, 9, 10, 11, 15, 16)),
    ("allotments", "swap the water and the money", order(0, 1, 9, 10, *range(4, 9), 2, 3, *range(11, 17))),
    ("allotments", "Thefts first, then water, then bees", order(0, 1, 12, 13, 14, 2, 3, *BEES, 9, 10, 11, 15, 16)),
    ("allotments", "more about the bees", asked_of("bees")),
    ("allotments", "i'd like a bit more on the thefts pls", asked_of("thefts")),
    ("allotments", "say less about the bees", lambda before, made: whole(made) and 13 <= len(made.read.screenplay.entries) < 17),
    ("bridge", "Lass das Gutachten weg", told("most of the read")),
    ("allotments", "leave out the thefts but keep Priya Nair", gone(12)),
    ("allotments", "make the bees warmer", directed(at(*BEES), "warm")),
    ("allotments", "slow down for the thefts", directed(at(12, 13, 14), "slow")),
    ("allotments", "a pause after the bees", lambda before, made: "pause" in (made.read.screenplay.entries[9].parenthetical or "")),
    ("allotments", "let Tom Hallam tell the water himself", both(given(2, "TOM HALLAM"), given(3, "TOM HALLAM"))),
    ("allotments", "Only the bees and the thefts, nothing else", lambda before, made: whole(made) and len(made.read.screenplay.entries) == 8),
    ("allotments", "drop Tom Hallam", gone(7, 8)),
    ("allotments", "get rid of all the filler", gone(5, 11)),
    ("allotments", "make it shorter but keep the bees", lambda before, made: whole(made) and {before.screenplay.entries[one].text for one in BEES}
     <= {one.text for one in made.read.screenplay.entries} and len(made.read.screenplay.entries) < 17),
    ("allotments", "Nora slower and a little sadder", directed(by("NORA"), "sad")),
    ("allotments", "Tom Hallam warmer. Priya Nair colder. Both slower", both(mannered("slowly", 2), mannered("warm, slowly", 1))),
    ("allotments", "everything after line 12 can go", gone(12, 13, 14, 15, 16)),
    ("allotments", "Tom Hallam first, then the rest", order(7, 8, *range(7), *range(9, 17))),
    ("allotments", "pls put Tom Hallam at the top, he's great", order(7, 8, *range(7), *range(9, 17))),
    ("allotments", "The order should be thefts, money, water", order(0, 1, 12, 13, 14, 9, 10, 2, 3, *range(4, 9), 11, 15, 16)),
    ("allotments", "stop after the thefts", gone(15, 16)),
    ("allotments", "start with the drought", told("so already")),
    ("allotments", "Kürzer bitte, aber die Bienen sollen bleiben", told("Bienen")),
    ("allotments", "I'd rather not have the thefts in there", gone(12, 13, 14)),
    ("allotments", "could the pumpkin theft open the show?", order(12, *range(12), *range(13, 17))),
    ("allotments", "let Nora read everything under Bees", both(given(4, "NORA"), given(8, "NORA"))),
    ("allotments", "call the first scene Water and the last one Loot", lambda _, made: titles(made.read)[::2] == ["Water", "Loot"]),
    ("allotments", "make it shorter, the bees stay", lambda before, made: whole(made) and {before.screenplay.entries[one].text for one in BEES}
     <= {one.text for one in made.read.screenplay.entries} and len(made.read.screenplay.entries) < 17),
    ("allotments", "bees out", gone(*BEES)),
    ("allotments", "lines 13 to 15 go before the bees", order(*range(4), 12, 13, 14, *range(4, 12), 15, 16)),
    ("allotments", "move lines 2-3 to the end", order(0, *range(3, 17), 1, 2)),
    ("allotments", "less Felix", lambda before, made: whole(made) and 12 <= len(made.read.screenplay.entries) < 17),
    ("allotments", "Lead with Tom Hallam, then Priya", order(7, 8, 13, 14, *range(7), *range(9, 13), 15, 16)),
    ("allotments", "Give line 5 to Nora, louder", both(given(4, "NORA"), directed(at(4), "loud"))),
    ("allotments", "make it shorter without losing the bees", lambda before, made: whole(made) and {before.screenplay.entries[one].text for one in BEES}
     <= {one.text for one in made.read.screenplay.entries} and len(made.read.screenplay.entries) < 17),
    ("allotments", "leave the bees in but cut the thefts", gone(12, 13, 14)),
    ("allotments", "Nora should whisper during the bees", directed(lambda one: one.index in (5, 6), "whisper")),
    ("allotments", "drop the line that mentions Leeds", gone(7, 8)),
    ("allotments", "change Nora to Nadia", lambda _, made: whole(made) and "Nadia" in made.read.screenplay.characters),
    ("allotments", "no raffle, no shed roof", lambda _, made: "Spanish" not in " ".join(made.not_done)),
    ("allotments", 'replace "raffle" with "tombola"', given(10, "NORA", "A tombola paid for the new shed roof.")),
    ("allotments", "put Priya's line at the end of scene 1", order(0, 1, 2, 3, 13, 14, *range(4, 13), 15, 16)),
    ("allotments", "Nora: slower at the end", directed(by("NORA", 2), "slow")),
    ("allotments", "change the order: thefts, money, water", order(0, 1, 12, 13, 14, 9, 10, 2, 3, *range(4, 9), 11, 15, 16)),
    ("allotments", "Say \"the garden\" instead of \"The allotments\"", lambda _, made: made.read.screenplay.entries[1].text.startswith("The garden have")),
    ("bridge", "Raus mit den Fledermäusen", gone(6, 7, 8)),
    ("bridge", "Ersetze \"Neubau\" durch \"Ersatzbau\"", given(4, "NARRATOR", "Ein Ersatzbau kostet 46 Millionen Euro.")),
    ("bridge", "Helga Wirth soll das Schlusswort haben", order(0, 1, *range(3, 10), 2)),
    ("bridge", "Der Verkehr soll nach den Kosten kommen", order(0, 1, 2, 4, 5, 3, *range(6, 10))),
    ("allotments", "could the thefts go last and be a bit sadder", both(mannered("sad", 3), closing("every evening"))),
    ("allotments", "We've a sponsor, drop anything about theft and police", lambda before, made: len(made.read.screenplay.entries) == 14
     and "“drop police”: No line speaks of “police”." in made.not_done),
    ("allotments", "take the money part and stick it in front of the bees part", order(*range(4), 9, 10, *BEES, *range(11, 17))),
    ("allotments", "shave off 6 seconds but leave the bees alone", lambda before, made: whole(made) and 12 < len(made.read.screenplay.entries) < 17),
    ("allotments", "who is Tom Hallam? explain", told("explain")),
    ("allotments", 'Split line 13 after "pumpkins" and let Tom Hallam say the second half', given(13, "TOM HALLAM", "in the night.")),
    ("bridge", "Lass nur den Zustand und die Fledermäuse drin", gone(0, 3, 4, 5, 9)),
    ("bridge", "Kannst du die Kosten auf die Hälfte kürzen?", gone(5)),
    ("bridge", "Erst die Kosten, dann der Zustand", order(0, 4, 5, 1, 2, 3, 6, 7, 8, 9)),
    ("bridge", "Die Kosten sollen ans Ende, und Emil Graf etwas genervter", both(mannered("angry", 1), closing("Zuschuss"))),
    ("bridge", "Bitte ohne Emil Graf", gone(7, 8)),
    ("bridge", "no stage directions", told("so already")),
    ("bridge", "Lass die Fledermäuse weg", gone(6, 7, 8)),
    ("bridge", "Streich alles zum Verkehr", gone(3)),
    ("bridge", "Fang mit den Fledermäusen an", order(6, 7, 8, 0, 1, 2, 3, 4, 5, 9)),
    ("bridge", "Die Kosten vor den Verkehr stellen", order(0, 1, 2, 4, 5, 3, *range(6, 10))),
    ("bridge", "Die Empfehlung an den Anfang", order(9, *range(9))),
    ("bridge", "Mehr zum Zustand der Brücke", asked_of("Zustand")),
    ("bridge", "Der Sprecher soll langsamer lesen", directed(by("NARRATOR"), "slow")),
    ("bridge", "Leave out the bats", told("bats", "script is in German")),
    ("bridge", "supprime les chauves-souris", told("chauves-souris", "French", "script is in German")),
    ("bridge", "drop everything about the 46 Millionen", gone(4)),
    ("bridge", "togli le righe 2 e 3", gone(1, 2)),
    ("bridge", "maak het korter en laat Helga Wirth zachter praten", mannered("quiet", 1)),
    ("bridge", "tira as linhas 2 e 3, por favor", gone(1, 2)),
    ("bridge", "Metti la scena 3 prima della scena 2", order(0, 1, 2, 6, 7, 8, 9, 3, 4, 5)),
)  # fmt: skip


def test_what_stands_under_a_heading_goes_with_what_leads_to_it_and_the_scene_is_called_by_what_stays() -> None:
    made = understood(headed_play("allotments"), "Leave out the bees", voices())

    said = [one.text for one in made.read.screenplay.entries]
    assert (len(said), made.not_done) == (12, ())
    assert not any("swarm" in one or "hives" in one or "Hallam" in one or "catch" in one for one in said)
    assert [one.title for one in made.read.screenplay.scenes] == [
        "The drought lasted 71 days",
        "Money",
        "What was taken",
    ]


def test_a_scene_that_is_called_by_what_goes_is_called_by_what_stays() -> None:
    before = headed_play("bridge")

    made = understood(before, "Lass die Kosten weg", voices())

    assert [one.title for one in made.read.screenplay.scenes] == ["Der Zustand", "Der Verkehr", "Der Entscheid"]
    assert compared(before, made.read).retitled == (("Die Kosten", "Der Verkehr"),)


def test_without_headings_it_is_said_that_no_line_speaks_of_it() -> None:
    made = understood(headed_play("allotments", looked_up=False), "Leave out the bees", voices())

    assert made.not_done == ("“Leave out the bees”: No line speaks of “the bees”.",)


@pytest.mark.parametrize(("name", "instruction", "check"), WISHES, ids=[one[1][:50] for one in WISHES])
def test_a_topic_is_found_by_its_heading_or_it_is_said_that_it_is_not(
    name: str, instruction: str, check: Check
) -> None:
    before = headed_play(name)

    made = understood(before, instruction, voices())

    assert check(before, made), (
        [one.text for one in made.read.screenplay.entries],
        made.done,
        made.from_sources,
        made.not_done,
    )
