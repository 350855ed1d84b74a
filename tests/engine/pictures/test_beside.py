"""A comparison compares like with like, a chart holds what its source counts alike, and a date says what happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.pictures.beside import groups, pairs, told_of
from engine.pictures.counted import Counted, counted
from engine.pictures.figures import figures_of
from engine.pictures.moments import moments_in
from engine.pictures.wordings import names_in
from engine.planning.envelope import Evidence
from tests.engine.pictures.builders import evidence


def passages(*quotes: str) -> tuple[Evidence, ...]:
    """Passages of one source, far from each other."""
    return tuple(
        replace(evidence()[1], id=f"e{at}", quote=quote, char_start=9000 * at, char_end=9000 * at + len(quote))
        for at, quote in enumerate(quotes)
    )


def figures(*quotes: str) -> list[Counted]:
    return [one for item in passages(*quotes) for one in counted(item)]


def compared(*quotes: str) -> list[tuple[tuple[str, str], ...]]:
    """What is compared, each with its label."""
    return [
        ((pair.one.shown, pair.one.label), (pair.other.shown, pair.other.label)) for pair in pairs(figures(*quotes))
    ]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Turnover rose to £186.4 million from £179.1 million.", (("£179.1 million", "from"), ("£186.4 million", "to"))),
        ("Speed was cut from 50 km/h to 20 km/h, and lorries were banned.", (("50 km/h", "from"), ("20 km/h", "to"))),
        ("Water had cost £1,094, up from £780 last year.", (("£1,094", "Water had cost"), ("£780", "last year"))),
        ("School meals will cost £2.65 instead of £2.45.", (("£2.65", "School meals will cost"), ("£2.45", "instead of"))),
        ("Two quotes: £1,850 from Harding and Sons and £2,400 from Westway.", (("£1,850", "from Harding and Sons"), ("£2,400", "from Westway"))),
        ("Salt use fell by 27% in Leeds and by 22% in Hull.", (("27%", "in Leeds"), ("22%", "in Hull"))),
        ("There were 3 pairs in 2012 and 19 pairs last summer.", (("3 pairs", "in 2012"), ("19 pairs", "last summer"))),
        ("Price spent £8,900 on leaflets; Dunmore's party spent £63,000.", (("£8,900", "Price spent"), ("£63,000", "Dunmore's party spent"))),
        ("A home costs £5,200 a week; a foster family costs £640 a week.", (("£5,200", "A home costs"), ("£640", "a foster family costs"))),
        ("Our shops raised £2.6 million, legacies £3.1 million.", (("£2.6 million", "Our shops raised"), ("£3.1 million", "legacies"))),
    ],
)  # fmt: skip
def test_what_the_source_itself_puts_beside_each_other_is_compared(quote: str, found: object) -> None:
    assert compared(quote) == [found]


@pytest.mark.parametrize(
    "quote",
    [
        "The barn costs £261,000 and heating it costs £3,200 a year.",
        "The farms are worth £44 million and bring in £1.1 million a year.",
        "The app costs £4.99 a month or £39 a year.",
        "A household will pay £1,612, which is £77 more.",
        "Each period lasted 14 days, with a washout of 7 days.",
        "Incubate for 45 minutes and turn the tube every 15 minutes.",
        "Spin for 15 minutes, wash it and dry for 10 minutes.",
        "Eastgate led after 7 minutes, and Reyes scored again on 31 minutes.",
        "They want £1,000 within 14 days and the rest in three instalments of £591.67.",
        "You need 400 g of beans and 20 g of salt.",
        "Profit was £14.2 million. Turnover reached £186.4 million.",
    ],
)
def test_what_only_has_the_same_unit_is_not(quote: str) -> None:
    assert compared(quote) == []


def test_two_passages_are_compared_where_they_count_the_same_of_the_same_matter() -> None:
    alike = "The flood of {} reached {} houses in Lower Street below the chapel."
    assert len(compared(alike.format(1911, 11), alike.format(1953, 23))) == 1
    assert compared(alike.format(1911, 11), "The baker has delivered to 23 houses since Easter.") == []


def test_a_comparison_is_headed_by_the_part_that_says_it() -> None:
    quote = "The motion was to raise the rent of a full plot from £45 to £52 and of a half plot from £25 to £29."
    assert [told_of(pair, quote) for pair in pairs(figures(quote))][1] == "of a half plot from £25 to £29."


def test_a_chart_holds_a_row_that_its_source_counts_alike_and_no_steps_of_a_recipe() -> None:
    row = "Schools take £247 million, social care £231 million, roads £58 million, and parks £6.2 million."
    (group,) = groups(figures(row))
    assert [(one.figure.shown, one.figure.label) for one in group] == [
        ("£247 million", "Schools take"), ("£231 million", "social care"), ("£58 million", "roads"), ("£6.2 million", "parks"),
    ]  # fmt: skip
    caught = "In 1980 the port landed 34 tonnes of char; in 2000 it landed 19 tonnes; in 2020 it landed 6 tonnes."
    assert [one.year for one in next(groups(figures(caught)))] == ["1980", "2000", "2020"]
    assert not list(groups(figures("Spin for 10 minutes.", "Wait for 30 minutes.", "Dry it for 15 minutes.")))


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Version 4 came out on 2 October.", []),
        ("Year 4 won with 386 points.", ["386 points"]),
        ("The Apollo 11 crew was away for 8 days.", ["8 days"]),
        ("It is open from 10 a.m. to 5 p.m. and costs £780 last thing.", ["£780"]),
        ("The referee showed 5 yellow cards and 1 red.", ["5 yellow cards"]),
        ("Of 13 tries 7 succeeded in the 89th minute.", ["13 tries"]),
        ("It gives 2 to 5 micrograms from 20 mg.", ["20 mg"]),
        ("Inspectors found 37 of its 412 rivets sheared.", []),
        ("About 1 customer in 10 brings it back.", []),
        ("Train 2C15 made 2.1 gigawatt-hours.", ["2.1 gigawatt-hours"]),
        ("Wagons cost about €2.6m each.", ["€2.6m"]),
        ("The ship sank in 70 BC with 14x its load.", []),
        ("Von den rund 900 gewerblichen Brunnen haben 12 Zähler.", ["900 gewerblichen Brunnen", "12 Zähler"]),
    ],
)  # fmt: skip
def test_a_figure_counts_something_and_says_what(quote: str, shown: list[str]) -> None:
    assert [figure.shown for figure in figures_of(passages(quote)[0])] == shown


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Three years later there were 11 hotels, and in 1891 the population was 5,230.", [("1891", "in 1891 the population was 5,230.")]),
        ("In 1948 she swam, and in 1952 she missed the Games.", [("1948", "In 1948 she swam"), ("1952", "in 1952 she missed the Games.")]),
        ("India's first try, in September 2019, crashed; its second, on 23 August 2023, landed.",
         [("September 2019", "India's first try, in September 2019, crashed"), ("23 August 2023", "its second, on 23 August 2023, landed.")]),
        ("The lake froze in 61 winters before 1991.", []),
        ("Of 13 landings tried since 2013, 7 succeeded.", []),
        ("The report did not mention the year 1911 at all.", []),
        ("Der Bericht erwähnt das Jahr 1911 mit keinem Wort.", []),
        ("In the 1920s the water had 16 degrees.", [("1920s", "In the 1920s the water had 16 degrees.")]),
        ("The church was rebuilt in 1412 with money from the guild.", [("1412", "The church was rebuilt in 1412 with money from the guild.")]),
    ],
)  # fmt: skip
def test_a_date_stands_beside_what_happened_then(quote: str, found: list[tuple[str, str]]) -> None:
    assert [(one.shown, one.told) for one in moments_in(passages(quote)[0])] == found


def test_names_are_whole_and_no_adjectives() -> None:
    quotes = (
        "Thornley Rovers came to Mill Road.",
        "In 1904 the Danish biologist Johannes Schmidt sailed.",
        "Henry XVI met the Tribunal de Cuentas.",
    )
    assert set(names_in(passages(*quotes))[0]) == {"Mill Road", "Johannes Schmidt", "Tribunal de Cuentas"}


def test_the_edges_of_a_stretch_are_no_large_numbers_but_what_moved_may_be_one() -> None:
    edges = [one.is_edge for one in figures("Charging from 10% to 80% takes 34 minutes and costs between £2 and £9.")]
    assert edges == [True, True, False, True]
    assert not any(one.is_edge for one in figures("Memory use fell from 310 MB to 190 MB."))
