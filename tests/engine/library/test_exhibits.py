"""What a source sets apart is found as a literal stretch of it: tables, steps, lists, ways."""

from __future__ import annotations

import time

import pytest

from engine.library.exhibits import ExhibitKind, exhibits_in
from engine.library.extraction import Block, BlockKind, Layout
from engine.library.routes import ways_in
from engine.library.steps import items_of, steps_in
from engine.library.tabulated import grid_of
from engine.machines.readers.given.reader import GivenTextReader


def kinds(text: str, *, markdown: bool = True) -> list[tuple[str, str]]:
    """What is found in a text, and what stands over it."""
    found = exhibits_in(text, GivenTextReader().lay_out(text, markdown=markdown))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    return [(str(one.kind), one.title) for one in found]


TABLES = {
    "markdown": "| Year | People |\n|---|---:|\n| 2019 | 412 |\n| 2020 | 398 |\n| 2021 | 421 |",
    "tabs": "Year\tPeople\n2019\t412\n2020\t398\n2021\t421",
    "commas": "Year,People\n2019,412\n2020,398\n2021,421",
    "semicolons": "Year;People\n2019;412\n2020;398\n2021;421",
    "wide spaces": "Year     People\n2019     412\n2020     398\n2021     421",
}


@pytest.mark.parametrize("written", TABLES)
def test_a_table_is_read_however_its_cells_are_parted(written: str) -> None:
    grid = grid_of(TABLES[written])
    assert grid is not None
    assert (grid.head, grid.rows) == (("Year", "People"), (("2019", "412"), ("2020", "398"), ("2021", "421")))


def test_prose_is_no_table() -> None:
    assert grid_of("The ferry sails at nine.\nIt comes back at ten, and nobody minds.") is None


def test_tables_steps_and_lists_are_told_apart() -> None:
    text = (
        "# Bread\n\n## Ingredients\n\n- 500 g of flour\n- 400 ml of water\n- 11 g of salt\n\n## Method\n\n1. Stir the starter.\n2. Add the flour.\n"
        f"3. Wait for a night.\n\n## Sold\n\n{TABLES['markdown']}\n"
    )
    assert kinds(text) == [("list", "Ingredients"), ("steps", "Method"), ("table", "Sold")]


def test_the_points_of_an_agenda_are_no_steps() -> None:
    text = "# Minutes\n\n1. Water. The tank leaks.\n2. Bees. Two hives were asked for.\n3. Keys. One is missing.\n"
    assert kinds(text) == [(str(ExhibitKind.LIST), "Minutes")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("First the gate is shut. Then the bank is raised. It takes a week. Finally the wall is rebuilt.", 3),
        ("Zuerst klopft man die Wand ab. Danach bohrt man. Zum Schluss wird das Regal eingehängt.", 3),
        ("D’abord on coupe le pain. Ensuite on le grille. Enfin on le mange.", 3),
        ("Primero se llega en tren. Luego se baja al río. Por último se sube al pueblo.", 3),
        ("まず木を選ぶ。次に印面を磨く。最後に試し押しをする。", 3),
        ("أولاً تُحمَّص الحبوب. ثم تُطحن. وأخيرًا تُصبّ.", 3),
        ("First of all it rained. The bank was raised, and nobody knew by whom.", 0),
    ],
)
def test_steps_are_those_the_words_put_in_order(text: str, count: int) -> None:
    steps = steps_in(text)
    assert len(steps) == count
    assert all(step in text for step in steps)


def test_items_of_a_list_lose_their_marks_and_keep_their_second_lines() -> None:
    assert items_of("- one thing\n- another\n  that goes on\n- a third") == (
        "one thing",
        "another that goes on",
        "a third",
    )
    assert items_of("1. one\n2) two\n③ three") == ("one", "two", "three")
    assert items_of("one\ntwo") == ("one", "two")


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "The path runs from Ashford to Brindle (14 km). From Brindle it climbs to Cold Fell. It then continues to Dunmere (9 km).",
            [("Ashford", "Brindle", "14 km"), ("Brindle", "Cold Fell", ""), ("Cold Fell", "Dunmere", "9 km")],
        ),
        (
            "Der Weg führt von Lindau über Bregenz nach Rorschach (38 km).",
            [("Lindau", "Bregenz", ""), ("Bregenz", "Rorschach", "")],
        ),
        ("De Blois à Orléans, il faut ramer.", [("Blois", "Orléans", "")]),
        ("Desde Grazalema hasta Zahara (17 km) se sube.", [("Grazalema", "Zahara", "17 km")]),
        ("金沢から高山まで二時間かかる。", [("金沢", "高山", "")]),
        ("A ferry crosses between Tarbert and Portavadie.", [("Tarbert", "Portavadie", "")]),
        ("It is open from Monday to Friday, and prices rose from January to March.", []),
    ],
)
def test_ways_join_the_places_a_text_joins(text: str, ways: list[tuple[str, str, str]]) -> None:
    assert [(way.one, way.other, way.far) for way in ways_in(text)] == ways


def test_a_journey_over_paragraphs_is_one_way() -> None:
    text = "We went from Ashford to Brindle by bus.\n\nIt rained.\n\nFrom Brindle to Cold Fell we walked.\n\nNobody spoke.\n"
    assert [kind for kind, _ in kinds(text, markdown=False)] == ["route"]


def test_a_line_of_ten_thousand_letters_is_read_once() -> None:
    text = "A" * 20_000 + " – B"
    began = time.process_time()
    assert exhibits_in(text, Layout((Block(BlockKind.PARAGRAPH, 0, len(text)),))) == ()
    assert time.process_time() - began < 3  # it took half a minute where every letter could begin a name
