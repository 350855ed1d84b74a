"""Pictures, tabled: what a table of a source can be drawn as: bars, a line over the years, dates; numbers as they are written; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.library.tabulated import Grid, grid_of, is_time
from engine.pictures.cells import Amount, amounts
from engine.pictures.model import MOST_BARS, Figure, Item, SceneKind
from engine.pictures.years import in_years

if TYPE_CHECKING:
    from engine.planning.envelope import Evidence

FEWEST, MOST_POINTS, MOST_DATES = 3, 40, 8
LONGEST_LABEL = 60
SUMS = re.compile(
    r"^\W*(?:(?:grand |sub-?)?totals?|sum|all|overall|average|mean|median|summe|gesamt\w*|insgesamt|zusammen|durchschnitt|mittel(?:wert)?|ensemble|moyenne|"
    r"totaux|total\w*|suma|promedio|media|totale|somma|totaal|gemiddelde?|soma|média|合計|計|平均|総計|المجموع|الإجمالي|المتوسط)\b",
    re.IGNORECASE,
)
"""A row that holds all others together is none of them."""
COUNTER = re.compile(r"(?:no|nr|n[ºo°]|#|№|rank|rang|pos|番号|順位|رقم)\.?", re.IGNORECASE)
ATTRIBUTES = re.compile(
    r"propert(?:y|ies)|attributes?|specs?|specifications?|features?|measures?|metrics?|indicators?|key figures?|figures?|item|parameters?|criteri(?:on|a)|"
    r"merkmale?|eigenschaft(?:en)?|kennzahl(?:en)?|kriteri(?:um|en)|angabe|größe|caractéristiques?|critères?|indicateurs?|propriété|"
    r"características?|criterios?|indicador(?:es)?|propiedad|caratteristic[ahe]+|indicator[ei]|criter[io]+|kenmerk(?:en)?|項目|仕様|指標|المؤشر|البند|الخاصية",
    re.IGNORECASE,
)
"""Over a column of what is known of one thing."""
IN_UNITS = re.compile(r"\(([^()\d]{1,16})\)\s*$|,\s([a-z%€$£°²³/]{1,6})$")
FILE = re.compile(r"\w\.\w{2,5}$")
"""A name of a file, which is no title of what it holds."""
YEAR_ALONE = re.compile(r"(?:1[0-9]|20)\d\d")
FEWEST_WORDS, FEWEST_LETTERS = 2, 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture an exhibit gives: its kind, what stands over it, its numbers, dates, steps or places, how well it would do, what is said."""

    kind: SceneKind
    title: str
    figures: tuple[Figure, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[tuple[int, int], ...] = ()
    worth: float = 4.6
    notes: str = ""


def charted(item: Evidence, tongue: str) -> tuple[Drawn, ...]:
    """Every picture this table gives, the best first; none where its numbers are not alike."""
    grid = grid_of(item.quote)
    if grid is None:
        return ()
    made, over_time = [*_dates(grid, item), *_compared(grid, item, tongue)], sum(map(is_time, grid.head[1:]))
    if over_time and over_time == len(grid.head) - 1:
        made += _columns(grid.turned, item, tongue, is_turned=True) if over_time >= FEWEST else ()
        is_mixed = over_time >= FEWEST or ATTRIBUTES.fullmatch(grid.head[0].strip()) or not grid.head[0].strip()
        made += () if made and is_mixed else _columns(grid, item, tongue, must_be_measured=bool(is_mixed))
    else:
        made += _columns(grid, item, tongue)
    if not made and grid.head and len(grid.head) - 1 <= MOST_BARS:
        made += _columns(grid.turned, item, tongue, is_turned=True)
    return tuple(replace(one, worth=one.worth - 0.35 * number) for number, one in enumerate(made))


def _compared(grid: Grid, item: Evidence, tongue: str) -> Iterator[Drawn]:
    """Two things side by side, a row each of what is known of both."""
    if len(grid.head) != 3 or in_years(grid.rows[0][0]) is not None:
        return
    marks = [cell for row in grid.rows for cell in row[1:]]
    for row in grid.rows:
        found = amounts(row[1:], tongue, marks)
        one, other = found if found is not None else (None, None)
        if one is None or other is None or one.value == other.value or SUMS.match(row[0]):
            continue
        if not one.unit and not IN_UNITS.search(row[0]) and not is_time(grid.head[1]):
            continue  # nothing says that both are counted alike
        figures = tuple(
            Figure(amount.value, amount.shown, head.strip(), item.id, amount.unit)
            for amount, head in zip((one, other), grid.head[1:], strict=True)
        )
        title = _title(item, row[0])
        yield Drawn(SceneKind.COMPARISON, title, figures, worth=4.5, notes=_told(title, figures))


def _columns(
    grid: Grid, item: Evidence, tongue: str, *, is_turned: bool = False, must_be_measured: bool = False
) -> Iterator[Drawn]:
    """A chart for each column of amounts that are alike, each row of which has a name."""
    names = _names(grid)
    if names is None:
        return
    rows = [row for row in grid.rows if row[names].strip() and not SUMS.match(row[names])]
    labels = [row[names].strip() for row in rows]
    if len(set(labels)) < len(labels) or _are_mixed(grid, labels, is_turned=is_turned):
        return
    for column in range(len(grid.head or grid.rows[0])):
        if column == names:
            continue
        head = grid.head[column] if grid.head else ""
        found = amounts([row[column] for row in rows], tongue)
        if found is not None and _is_worth_it(
            found, head, labels, is_turned=is_turned, must_be_measured=must_be_measured
        ):
            yield from _charts(item, labels, found, _title(item, head))


def _charts(item: Evidence, labels: Sequence[str], found: Sequence[Amount | None], title: str) -> Iterator[Drawn]:
    whole = [(label, amount) for label, amount in zip(labels, found, strict=True) if amount is not None]
    times = [in_years(label) for label, _ in whole]
    figures = [
        Figure(amount.value, amount.shown, label[:LONGEST_LABEL], item.id, amount.unit) for label, amount in whole
    ]
    if len(figures) < FEWEST:
        return
    known = [time for time in times if time is not None]
    if len(known) == len(figures) and len(set(known)) == len(known):
        timed = sorted(
            (replace(figure, at=at) for figure, at in zip(figures, known, strict=True)), key=lambda one: one.at or 0.0
        )
        if len(timed) <= MOST_POINTS:
            yield Drawn(SceneKind.LINE, title, tuple(timed), worth=4.9, notes=_told(title, timed))
        if len(timed) > MOST_BARS:
            return
        figures = timed
    if len(figures) > MOST_BARS:
        title = f"{title} ({MOST_BARS} / {len(figures)})"
        figures = sorted(figures, key=lambda one: -one.value)[:MOST_BARS]
    yield Drawn(SceneKind.BARS, title, tuple(figures), notes=_told(title, figures))


def _told(title: str, figures: Sequence[Figure]) -> str:
    """What is said over a chart: its name, where it begins, what is most, where it ends."""
    most = max(range(len(figures)), key=lambda at: figures[at].value)
    said = range(len(figures)) if len(figures) <= FEWEST else sorted({0, most, len(figures) - 1})
    return f"{title.rstrip('.')}. " + " ".join(f"{figures[at].label}: {figures[at].shown}." for at in said)


def _names(grid: Grid) -> int | None:
    """The column whose cells name the rows: the first one that is no mere count of them."""
    for number, cells in enumerate(grid.columns):
        head = grid.head[number] if grid.head else ""
        is_count = all(cell.strip().rstrip(".") == str(at) for at, cell in enumerate(cells, 1))
        if is_count or COUNTER.fullmatch(head.strip()):
            continue
        named = [cell for cell in cells if in_years(cell) is not None or any(map(str.isalpha, cell))]
        return number if len(named) >= 0.7 * len(cells) else None
    return None


def _are_mixed(grid: Grid, labels: Sequence[str], *, is_turned: bool) -> bool:
    """Whether the rows are what is known of one thing, as its weight and its price, and not things of one sort."""
    measured = [found[1] or found[2] for label in labels if (found := IN_UNITS.search(label))]
    return len(set(measured)) > 1 or bool(grid.head and not is_turned and ATTRIBUTES.fullmatch(grid.head[0].strip()))


def _is_worth_it(
    found: Sequence[Amount | None], head: str, labels: Sequence[str], *, is_turned: bool, must_be_measured: bool
) -> bool:
    """Whether enough of it is there, some of it tells, and the rows are of one sort."""
    there = [amount for amount in found if amount is not None]
    if len(there) < FEWEST or len(there) < 0.7 * len(found) or max(one.value for one in there) <= 0:
        return False
    if all(one.value == there[0].value for one in there):
        return False
    is_year = all(YEAR_ALONE.fullmatch(one.shown) for one in there)
    if is_year or COUNTER.fullmatch(head.strip()):
        return False
    # What stands below each other in one column is alike; beside each other it is so only over times, or in one unit.
    is_timed = all(in_years(label) is not None for label in labels)
    is_measured = bool(there[0].unit or IN_UNITS.search(head))
    return is_timed or is_measured or not (is_turned or must_be_measured)


def _title(item: Evidence, head: str) -> str:
    """What is said over the table, and over the column."""
    over = "" if FILE.search(item.claim) else item.claim.strip().rstrip("?:")
    if not head.strip() or head.strip().lower() in over.lower():
        return over or head.strip()
    return f"{over}: {head.strip()}" if over else head.strip()


def _dates(grid: Grid, item: Evidence) -> Iterator[Drawn]:
    """Years and what happened in them, where one column holds years and another words."""
    columns = grid.columns
    years = next(
        (at for at, cells in enumerate(columns) if all(YEAR_ALONE.fullmatch(cell.strip()) for cell in cells)), None
    )
    if years is None:
        return
    told = [
        at
        for at, cells in enumerate(columns)
        if at != years and all(map(_says_something, cells)) and amounts(cells, "en") is None
    ]
    if not told:
        return
    best = max(told, key=lambda at: sum(map(len, columns[at])))
    rows = sorted(grid.rows, key=lambda row: int(row[years]))
    if FEWEST <= len(rows) <= MOST_DATES:
        items = tuple(Item(row[best].strip()[:140], item.id, row[years].strip()) for row in rows)
        yield Drawn(SceneKind.TIMELINE, item.claim, items=items, worth=4.8, notes=_of_dates(items))


def _of_dates(items: Sequence[Item]) -> str:
    return " ".join(f"{one.mark}: {one.text.rstrip('.')}." for one in items)


def _says_something(cell: str) -> bool:
    letters = sum(unicodedata.category(letter).startswith("L") for letter in cell)
    return letters >= FEWEST_LETTERS or (letters > 0 and len(cell.split()) >= FEWEST_WORDS)
