"""Tables become charts of what is alike in them, with the numbers as they are written; everything else does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.pictures.exhibiting import drawn_of
from engine.pictures.model import SceneKind
from tests.engine.pictures.builders import evidence


def drawn(
    quote: str, tongue: str = "en", kind: str = "table", claim: str = "Over it"
) -> list[tuple[SceneKind, list[str], list[float]]]:
    """The pictures of an exhibit: their kind, their numbers as they are shown and as they are drawn."""
    item = replace(evidence()[1], quote=quote, kind=kind, claim=claim)
    found = drawn_of(item, tongue)
    assert all(figure.shown in quote and figure.label in quote for one in found for figure in one.figures)
    return [
        (one.kind, [figure.shown for figure in one.figures], [figure.value for figure in one.figures]) for one in found
    ]


@pytest.mark.parametrize(
    ("tongue", "cells", "values"),
    [
        ("en", ("41,200", "12,050.5", "23,900"), [41200, 12050.5, 23900]),
        ("de", ("41.200", "12.050,5", "23.900"), [41200, 12050.5, 23900]),
        ("fr", ("41 200", "12 050,5", "23 900"), [41200, 12050.5, 23900]),
        ("es", ("41.200 €", "12.050 €", "23.900 €"), [41200, 12050, 23900]),
        ("it", ("4,5%", "3,75%", "5%"), [4.5, 3.75, 5]),
        ("nl", ("€ 1,2 miljoen", "€ 0,4 miljoen", "€ 3 miljoen"), [1.2e6, 4e5, 3e6]),
        ("pt", ("1.234", "2.345", "3.456"), [1234, 2345, 3456]),
        ("ja", ("182,400人", "201,300人", "224,900人"), [182400, 201300, 224900]),
        ("", ("٤٢٬٥٠٠", "٥٨٬٣٠٠", "٧٤٬١٠٠"), [42500, 58300, 74100]),
        ("de", ("2.5", "3.75", "4.25"), [2.5, 3.75, 4.25]),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(
    tongue: str, cells: tuple[str, ...], values: list[float]
) -> None:
    rows = "\n".join(f"{year}\t{cell}" for year, cell in zip((2019, 2020, 2021), cells, strict=True))
    kind, shown, found = drawn(f"Year\tPeople\n{rows}", tongue)[0]
    assert (kind, shown, found) == (SceneKind.LINE, list(cells), values)


def test_a_sum_is_none_of_its_parts_and_a_gap_is_no_nought() -> None:
    found = drawn("City\tPeople\nHull\t12\nLeeds\t–\nYork\t14\nRipon\t9\nSelby\t4\nTotal\t39")
    assert found == [(SceneKind.BARS, ["12", "14", "9", "4"], [12, 14, 9, 4])]


@pytest.mark.parametrize(
    "table",
    [
        "Property\tValue\nWeight\t12 kg\nHeight\t3 m\nPrice\t€40",
        "Name\tBorn\nAda\t1815\nGrace\t1906\nRosalind\t1920",
        "City\tChange\nHull\t-3\nLeeds\t4\nYork\t9",
        "City\tPeople\nHull\t5\nLeeds\t5\nYork\t5",
        "City\tOpens\nHull\t09:30\nLeeds\t10:00\nYork\t08:15",
        "City\tPeople\nHull\t5 to 9\nLeeds\t12\nYork\t14",
        "City\tMayor\nHull\tAnn Lee\nLeeds\tBob Roe\nYork\tCy Poe",
    ],
)
def test_what_is_not_alike_is_no_chart(table: str) -> None:
    assert drawn(table) == []


def test_rows_over_years_are_lines_and_two_things_are_compared() -> None:
    lines = drawn("\t2019\t2020\t2021\nBus\t41\t39\t38\nTrain\t12\t15\t19")
    assert [one[0] for one in lines if one[0] is not SceneKind.BARS] == [SceneKind.LINE, SceneKind.LINE]
    assert drawn("\tHeat pump\tBoiler\nPrice\t£14,800\t£11,200\nLife\t20 years\t15 years\nNoise\tlow\thigh") == [
        (SceneKind.COMPARISON, ["£14,800", "£11,200"], [14800, 11200]),
        (SceneKind.COMPARISON, ["20 years", "15 years"], [20, 15]),
    ]


def test_what_is_known_of_each_is_compared_where_its_unit_is_told() -> None:
    found = drawn("Spec\tA\tB\tC\nWeight (kg)\t12\t14\t13\nHeight (cm)\t30\t44\t41\nRank\t4\t5\t6")
    assert found == [
        (SceneKind.BARS, ["12", "14", "13"], [12, 14, 13]),
        (SceneKind.BARS, ["30", "44", "41"], [30, 44, 41]),
    ]


def test_quarters_stand_where_they_are_in_their_year() -> None:
    item = replace(
        evidence()[1], quote="Quarter\tSold\nQ1 2024\t18\nQ2 2024\t19\nQ3 2024\t17", kind="table", claim="Sold"
    )
    line = drawn_of(item, "en")[0]
    assert [(one.label, one.at) for one in line.figures] == [
        ("Q1 2024", 2024.125),
        ("Q2 2024", 2024.375),
        ("Q3 2024", 2024.625),
    ]
    assert line.notes == "Sold. Q1 2024: 18. Q2 2024: 19. Q3 2024: 17."


def test_years_with_words_are_a_timeline_steps_a_process_places_a_map() -> None:
    dated = "Year\tEvent\n1884\tThe pier opens\n1902\tA fire takes the pavilion\n1953\tThe flood comes"
    assert drawn(dated)[0][0] is SceneKind.TIMELINE
    assert (
        drawn("1884: The pier opens.\n1902: A fire.\n1953: The flood comes.", kind="list")[0][0] is SceneKind.TIMELINE
    )
    assert drawn("- bread\n- salt\n- water", kind="list")[0][0] is SceneKind.LIST
    assert drawn("1. Stir it.\n2. Leave it.\n3. Bake it.", kind="steps")[0][0] is SceneKind.PROCESS
    way = drawn_of(
        replace(evidence()[1], quote="We went from Hull to York. From York to Ripon it rained.", kind="route"), "en"
    )[0]
    assert (way.kind, [item.text for item in way.items], way.links) == (
        SceneKind.MAP,
        ["Hull", "York", "Ripon"],
        ((0, 1), (1, 2)),
    )
