"""Everyday documents are told as what they are: people by their names, a letter by its writer, a text from its own beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.library.digesting.initials import roll_of, spelled
from engine.machines.writers.extractive.cutting import only_phrases
from engine.machines.writers.extractive.material import gather
from engine.machines.writers.extractive.sources import names_of
from engine.machines.writers.extractive.telling import in_marks, spoken_title
from engine.planning.envelope import BeatRole
from engine.planning.ports import PlanningSource
from engine.table_read.screenplay import Grounding, Screenplay
from engine.table_read.tasks import unsound
from tests.documents import HERE, newer, source_of
from tests.engine.table_read.rehearsal import brief_of, write

MODES = ("documentary", "podcast", "drama")


def given(folder: Path, text: str, name: str = "given.md") -> PlanningSource:
    """A source with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return source_of(path)


def told(source: PlanningSource, mode: str) -> Screenplay:
    """A read of it, which holds against its evidence."""
    brief = brief_of(source, pages=2, mode=mode)
    play = write(brief)
    assert unsound(play, brief) == ()
    return play


def test_minutes_call_everybody_by_name(tmp_path: Path) -> None:
    source = given(tmp_path, newer.MINUTES, "minutes.txt")
    for mode in MODES:
        lines = " ".join(entry.text for entry in told(source, mode).entries)
        assert "R. Nkemelu" in lines
        assert not {"RN", "PDC", "MTF"} & set(lines.replace(":", " ").split())
        assert "ACTION" not in lines


def test_letters_that_two_people_share_or_nobody_bears_stay_letters() -> None:
    text = "Present: Ann Bell, Arthur Brand, C. Dunn\n\nAB said that the BBC had come, and CD agreed."
    assert roll_of(text) == {"CD": "C. Dunn"}
    assert spelled("AB said that the BBC had come, and CD agreed.", text) == (
        "AB said that the BBC had come, and C. Dunn agreed."
    )
    assert roll_of("RN replied that the roof leaked.") == {}


def test_a_letter_is_read_by_whoever_signed_it(tmp_path: Path) -> None:
    source = given(tmp_path, newer.LETTER, "letter.txt")
    assert names_of([source])[source.id].phrase == "Mum's letter"
    for mode in MODES:
        play = told(source, mode)
        assert "MUM" in play.characters
        assert play.title == "A letter to Tom and Ayesha"
        assert not any("evidence" in entry.text or "essay" in entry.text for entry in play.entries)


def test_a_salutation_is_no_title(tmp_path: Path) -> None:
    text = newer.LETTER.partition("\n\n")[2].replace("Dearest Tom and Ayesha", "Dear Mr and Mrs Halloran")
    assert told(given(tmp_path, text, "note.txt"), "documentary").title == "A letter to Mr and Mrs Halloran"


def test_whoever_answers_by_initials_is_who_answered_by_name(tmp_path: Path) -> None:
    source = given(tmp_path, newer.INTERVIEW)
    for mode in MODES:
        play = told(source, mode)
        assert "RUGGERO TOSI" in play.characters
        assert not {"RT", "LC"} & set(play.characters)
    assert names_of([source])[source.id].noun == "interview"


def test_sentences_with_notes_behind_them_are_told_without_the_marks(tmp_path: Path) -> None:
    play = told(given(tmp_path, newer.LIFE), "documentary")
    lines = [entry.text for entry in play.entries if entry.grounding is Grounding.CLAIM]
    assert len(lines) >= 3
    assert not any("[" in line for line in lines)


def test_a_text_is_heard_from_its_own_beginning(tmp_path: Path) -> None:
    brief = brief_of(given(tmp_path, newer.NEWS), pages=2)
    hook = next(beat for beat in brief.envelope.beats if beat.role is BeatRole.HOOK)
    assert brief.envelope.evidence_of(hook)[0].quote.startswith("The only vehicle ferry")
    first = next(entry for entry in told(brief.sources[0], "documentary").entries if entry.evidence_ids)
    assert first.text.startswith("The only vehicle ferry")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("MEMO\n\nTo: All staff\nFrom: Joanna Pryce\nRe: Four days\n\nThe plant tried a four-day week.", "memo"),
        ("apt (2.5.2) unstable; urgency=medium\n\n  * The solver keeps packages.\n", "changelog"),
        ("Billie Hart, who has died aged 89, fell from horses and from trains.", "obituary"),
        ("The kettle boils.\n\nPros: quick\nCons: loud\n", "review"),
        ("In this essay I will argue that the treaty made war possible.", "essay"),
        ("\n\n".join(['"It waits," said Effie.', "The men looked up.", '"For what?" said Pavel.'] * 4), "story"),
    ],
)
def test_a_text_is_called_what_it_shows_itself_to_be(tmp_path: Path, text: str, noun: str) -> None:
    source = given(tmp_path, f"{text}\n", "kind.txt")
    assert names_of([source])[source.id].noun == noun


@pytest.mark.parametrize(
    ("title", "code", "spoken"),
    [
        ('The "Artistic License"', "en", "“The ‘Artistic License’”"),
        ("Kleingartenverein „Am Bahndamm“ e. V.", "de", "„Kleingartenverein ‚Am Bahndamm‘ e. V.“"),
        ('"You can\'t glue a tree": a conversation', "en", "“You can't glue a tree”"),
        ("L'eau du village", "fr", "«\u00a0L'eau du village\u00a0»"),
        ("Don't look up", "en", "“Don't look up”"),
    ],
)
def test_titles_stand_in_the_marks_of_their_language(title: str, code: str, spoken: str) -> None:
    assert in_marks(spoken_title(title), code) == spoken


def test_a_phrase_in_quotation_marks_is_nobody_speaking() -> None:
    assert only_phrases("The guide says this stretch is “best avoided in the monsoon”.")
    assert not only_phrases("“We will not sail,” said Rae.")
    assert not only_phrases("Nobody said anything.")


@pytest.mark.parametrize(
    "name",
    ["cortica_reportagem.md", "dijk_verslag.md", "grundwasser_bericht.md", "loup_article.md", "olio_articolo.md"],
)
def test_what_is_chosen_of_a_text_in_another_language_is_told(name: str) -> None:
    brief = brief_of(source_of(HERE / "wider" / name), pages=3)
    chosen = [item.id for beat in brief.envelope.beats for item in brief.envelope.evidence_of(beat)]
    told = {piece.evidence.id for beat in gather(brief)[0] for piece in beat.pieces}
    assert [name for name in chosen if name not in told] == []
