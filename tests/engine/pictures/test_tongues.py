"""What pictures say by themselves is in the language of their sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.pictures.candidates import candidates
from engine.pictures.directing import scenes_for
from engine.pictures.figures import figures_of
from engine.pictures.model import SceneKind
from engine.pictures.tongues import LAST, PARTS, SAID, mark_of, part_of, quoted, told_in, unquoted
from engine.pictures.wordings import names_in, short
from tests.engine.pictures.builders import BOOK, envelope, evidence

SPOKEN = {
    "Wir reden über Mörtel, und unter uns hat seit Jahren niemand nachgesehen": ("„", "“"),
    "On ne sait pas ce que la mer a dit, mais elle est là": ("«\u00a0", "\u00a0»"),
    "All my life I was told that he went back for a dog": ("“", "”"),
    "海には意見がなく、委員会は水門が閉まるかどうかを尋ねた。": ("「", "」"),
    "«Hemos visto el agua», dice ella": ("", ""),
}


@pytest.mark.parametrize("words", SPOKEN)
def test_words_stand_in_the_marks_of_their_language_and_in_one_pair_only(words: str) -> None:
    before, after = SPOKEN[words]
    assert quoted(words) == f"{before}{words}{after}"


def test_every_language_names_every_part_a_scene_plays() -> None:
    assert {len(said) for said in SAID.values()} == {len(PARTS)}
    assert part_of("turn", "ja") == ""


def test_a_german_film_has_german_kickers() -> None:
    code = told_in(["Die Steinbrücke über die Lauter wurde 1764 gebaut und seither vier Mal gesperrt."])
    kickers = {scene.kicker for scene in scenes_for(envelope(), replace(BOOK, tongue=code), 8)} - {""}
    assert kickers
    assert kickers <= {*SAID["de"], LAST["de"]}


def test_nouns_of_a_language_that_writes_all_of_them_large_are_no_names() -> None:
    quote = "An dieser Stelle nennt der Bericht die Tonnen, die Arbeiten und Roswitha Kehl vom Museum."
    items = tuple(replace(item, quote=quote) for item in evidence()[:2])
    assert names_in(items, 2)[0] == ("Roswitha Kehl",)


def test_whoever_is_drawn_on_a_map_belongs_with_somebody_on_it() -> None:
    quotes = [f"There {one} met {other}." for one, other in zip("ABCDEFGH", "BCDEFGHI", strict=True)]
    named = [quote.translate({ord(one): f"{one}nna" for one in "ABCDEFGHI"}) for quote in quotes]
    items = tuple(replace(evidence()[1], id=f"ev-{at}", quote=quote) for at, quote in enumerate(named))
    plan = envelope(items=items)
    beat = replace(plan.beats[0], evidence_ids=tuple(item.id for item in items))
    scene = next(one for _, one in candidates(beat, items, BOOK) if one.kind is SceneKind.MAP)
    assert {at for link in scene.links for at in link} == set(range(len(scene.items)))


NUMBERS = {
    "Ohne diese Arbeiten ist die Brücke für Fahrzeuge über 3,5 Tonnen nicht sicher.": [(3.5, "3,5 Tonnen")],
    "Die Kosten werden auf 2,4 Millionen Euro geschätzt, und das ist nicht alles.": [(2.4e6, "2,4 Millionen Euro")],
    "Sie hat 4 312 Unterschriften gesammelt, das ist mehr als die Hälfte.": [(4312, "4 312 Unterschriften")],
    "Der Rat stimmte am 12. September 2024 mit 11 gegen neun Stimmen für die Sanierung.": [],
    "Le 12 septembre, la ville a payé 1 250 euros pour les travaux de la digue.": [(1250, "1 250 euros")],
    "El coste es de 1.250,5 toneladas, y no se sabe más de lo que dice el informe.": [(1250.5, "1.250,5 toneladas")],
    "Anything over 3,5 tonnes is kept out.": [],
    "The scheme would cost £1,250,000 in all.": [(1_250_000, "£1,250,000")],
}


@pytest.mark.parametrize("quote", NUMBERS)
def test_a_number_is_read_as_its_language_writes_it_or_not_at_all(quote: str) -> None:
    found = figures_of(replace(evidence()[1], quote=quote))
    assert [(figure.value, figure.shown) for figure in found] == NUMBERS[quote]


def test_a_sentence_does_not_end_after_the_number_of_a_day() -> None:
    told = "Der Gemeinderat stimmte am 12. September für die Sanierung. Das war knapp."
    assert short(told) == "Der Gemeinderat stimmte am 12. September für die Sanierung."
    assert short("It said so. The rest is open.") == "It said so."


@pytest.mark.parametrize(
    ("words", "bare", "mark"),
    [
        ("“The sea has no opinion.”", "The sea has no opinion.", "“"),
        ("“The sea,” said Marsh, “has no opinion.”", "“The sea,” said Marsh, “has no opinion.”", "“"),
        ("„Das Meer hat keine Meinung.“", "Das Meer hat keine Meinung.", "„"),
        ("«\u00a0La mer n’a pas d’avis.\u00a0»", "La mer n’a pas d’avis.", "«"),
        (
            "海には意見がなく、委員会は水門が閉まるかどうかを尋ねた。",
            "海には意見がなく、委員会は水門が閉まるかどうかを尋ねた。",
            "「",
        ),
        ("The sea", "The sea", "“"),
        ("“”", "“”", "“"),
        ("", "", "“"),
    ],
)
def test_a_large_mark_is_that_of_the_words_and_stands_for_the_marks_round_them(
    words: str, bare: str, mark: str
) -> None:
    assert (unquoted(words), mark_of(words)) == (bare, mark)
