"""What pictures say by themselves is in the language of their sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.pictures.candidates import candidates
from engine.pictures.directing import scenes_for
from engine.pictures.model import SceneKind
from engine.pictures.tongues import PARTS, SAID, part_of, quoted, told_in
from engine.pictures.wordings import names_in
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
    assert kickers <= set(SAID["de"])


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
