"""Who is heard: an author tells what others said, whoever presents an interview is not the one who answers, and nobody is announced twice."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from engine.machines.writers.extractive.bank import agreed
from engine.machines.writers.extractive.phrases_drama import DRAMA
from engine.machines.writers.extractive.telling import spoken_title
from engine.table_read.bylines import author_of
from engine.table_read.screenplay import Grounding, Screenplay
from engine.table_read.sentences import words
from tests.documents import document, source_of
from tests.engine.table_read.rehearsal import brief_of, write

LETTER = """Blaengarw
Sunday night

Dear Mrs Hopkins,

You asked me to write down what I saw, and I will try, though I have never been much of a hand with a pen.

We went down at six as usual, thirty-one of us, and your Tom was two places behind me in the cage. At about twenty to ten the lights dipped twice. Dai
Pugh, the fireman, said he did not like it and sent a boy to the telephone.

Then the air went the wrong way. It had been in our faces all morning and suddenly it was at our backs, and warm. I went out. I want you to know that
he had the choice, and that I had it too.

The owners say that the fan stopped for eight minutes only and that it was stopped for a repair which had been announced. I looked at the slate at the
lamp room myself, and there was nothing chalked on it.

The fund stands at £214 and will pay you eleven shillings a week from the first of the month until Christmas.

Yours respectfully,
William Beynon

P.S. The dog is with us and eats well.
"""
INTERVIEW = """# «Il mare non restituisce niente»: intervista a Tonino Carlucci

Tonino Carlucci ha 74 anni e ripara reti a Manfredonia da quando ne aveva undici. Lo incontriamo sul molo, dove il vento arriva prima del caffè.

**Quante reti ha fatto in vita sua?**

Una rete da posta sono tre mesi di lavoro in due. Oggi arriva dalla Cina in una settimana e costa 400 euro; la mia ne costava 1.800.

**Il comune ha promesso una scuola.**

Nel 2019 hanno stanziato 60.000 euro, hanno fatto un convegno e un logo. Io insegnavo gratis la domenica e ne sono restati due.

**Quanti siete rimasti?**

Eravamo quarantadue nel 1980, adesso siamo in tre e uno è mio fratello.

**Che cosa le manca di più?**

Quando si cuce una rete non si parla, si ascolta l'altro per tutta la notte.
"""
RECIPE = """# Plum dumplings

The secret is dry potatoes: boil them in their skins the day before and leave them uncovered overnight.

## Ingredients

- 500 g floury potatoes
- 12 small plums

## Method

1. Peel the cold potatoes and press them through a ricer. A blender turns them into glue within a minute.
2. Add the yolk, the semolina, the salt and 150 g of the flour. The longer the dough is kneaded, the more flour it drinks.
3. Stone the plums without cutting them in half and push a sugar cube into each of the twelve.
4. Roll the dough into a log as thick as a wrist and cut it into twelve slices of the same weight.
5. Simmer the dumplings in salted water for 12 minutes; they are done two minutes after they float.
6. Melt the butter and fry the crumbs until they smell of biscuits, five minutes at medium heat.
"""


def play(tmp_path: Path, text: str, mode: str, *, name: str = "source.md", pages: int = 2) -> Screenplay:
    """A text told in a mode."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return write(brief_of(source_of(path), pages=pages, mode=mode))


@pytest.mark.parametrize("mode", ["documentary", "podcast", "drama"])
def test_what_a_letter_tells_of_others_its_writer_says(tmp_path: Path, mode: str) -> None:
    told = play(tmp_path, LETTER, mode, name="letter.txt")
    assert not {"DAI PUGH", "THE OWNERS"} & set(told.characters)
    assert told.title == "A letter to Mrs Hopkins"
    quoted = [entry for entry in told.entries if entry.grounding is Grounding.QUOTE]
    assert {entry.character for entry in quoted} == {"WILLIAM BEYNON"}


@pytest.mark.parametrize("mode", ["documentary", "podcast", "drama"])
def test_who_answers_is_heard_and_whoever_asks_or_presents_is_not_taken_for_them(tmp_path: Path, mode: str) -> None:
    told = play(tmp_path, INTERVIEW, mode)
    answered = " ".join(entry.text for entry in told.entries if entry.character == "TONINO CARLUCCI")
    every = " ".join(entry.text for entry in told.entries)
    assert "1.800" in answered
    assert "Lo incontriamo" not in answered
    assert "ha 74 anni" not in answered
    assert "Il comune ha promesso" not in every


@pytest.mark.parametrize("mode", ["podcast", "drama"])
def test_whoever_reads_on_from_the_same_page_announces_it_once(tmp_path: Path, mode: str) -> None:
    text = LETTER.replace("William Beynon\n", "")
    told = play(tmp_path, text, mode, name="letter.txt")
    lines = [(entry.grounding, entry.evidence_ids) for entry in told.entries]
    in_a_row = sum(
        one[0] is Grounding.QUOTE and two[0] is Grounding.QUOTE and one[1] != two[1] for one, two in pairwise(lines)
    )
    assert in_a_row >= 2


def test_nobody_asks_a_recipe_what_went_wrong(tmp_path: Path) -> None:
    told = play(tmp_path, RECIPE, "drama")
    accusing = {phrase for role in ("conflict", "proof", "turn") for phrase in DRAMA[f"ask_{role}"]} | set(
        DRAMA["doubt"]
    )
    joints = [entry.text for entry in told.entries if entry.grounding is Grounding.CONNECTIVE]
    assert not [joint for joint in joints for phrase in accusing if phrase in joint]
    assert any(phrase in joint for joint in joints for phrase in DRAMA["ask_proof_plain"])
    assert "THE COOK" in told.characters


@pytest.mark.parametrize("mode", ["documentary", "podcast", "drama"])
def test_the_thesis_is_told_whatever_is_cut(mode: str) -> None:
    brief = brief_of(document("coop_annual_report.md"), pages=2, mode=mode)
    thesis = words(brief.envelope.thesis.one_line.rstrip("… "))
    found = brief.envelope.source_digest.evidence
    stating = {item.id for item in found if words(item.quote)[: len(thesis)] == thesis}
    assert stating
    assert stating <= {name for entry in write(brief).entries for name in entry.evidence_ids}


@pytest.mark.parametrize(
    ("said", "source", "right"),
    [
        ("The notes puts it like this.", "the notes", "The notes put it like this."),
        ("Here's the minutes on that.", "the minutes", "Here are the minutes on that."),
        (
            "I don't know who said it. The notes doesn't tell.",
            "the notes",
            "I don't know who said it. The notes don't tell.",
        ),
        ("The letter puts its name to it.", "the letter", "The letter puts its name to it."),
        ("This is how the notes says it.", "the notes", "This is how the notes say it."),
        ("It is the minutes that fills in the rest.", "the minutes", "It is the minutes that fill in the rest."),
    ],
)
def test_a_source_that_is_many_has_its_own_verb(said: str, source: str, right: str) -> None:
    assert agreed(said, source) == right


def test_a_title_is_not_cut_to_a_place() -> None:
    long = "À Saint-Véran, le four commun rallume la dispute"
    assert spoken_title(long) == long
    assert spoken_title("The harbour keeps its mill, and nobody knows for how long") == "The harbour keeps its mill"


def test_a_letter_is_signed_by_a_name_and_not_by_whose_it_is() -> None:
    letter = (
        "Brest\n\nMa chère Jeanne,\n\nNous avons perdu le bateau.\n\nGarde la lampe du côté de la mer.\n\nTon Pierre\n"
    )
    assert author_of("Brest", letter, {}) == "Pierre"
