"""Table read, lexicon, exchange: a lexicon as a table that other programs read and write; pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from engine.foundation.errors import ValidationFailed
from engine.table_read.pronunciation import Pronunciation, pronunciation

COLUMNS = ("written", "respelled", "ipa")
MOST_ROWS = 20_000


def as_table(lexicon: Iterable[Pronunciation]) -> str:
    """Comma-separated rows under a head."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.written, one.respelled, one.sounds) for one in lexicon)
    return out.getvalue()


def of_table(text: str, project_id: str | None = None) -> tuple[Pronunciation, ...]:
    """The entries of a table, with or without its head. Raises `ValidationFailed` naming every row that does not fit."""
    rows = [row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if any(cell.strip() for cell in row)]
    if rows and tuple(cell.strip().lower() for cell in rows[0][:1]) == COLUMNS[:1]:
        rows = rows[1:]
    if len(rows) > MOST_ROWS:
        raise ValidationFailed([("rows", f"Too big: expected array to have <={MOST_ROWS} items", MOST_ROWS)])
    made, issues = [], []
    for number, row in enumerate(rows, start=1):
        try:
            made.append(_entry(row, project_id))
        except ValidationFailed as problem:
            issues += [(f"row {number}.{path}", message, limit) for path, message, limit in problem.issues]
    if issues:
        raise ValidationFailed(issues)
    return tuple(made)


def _entry(row: Sequence[str], project_id: str | None) -> Pronunciation:
    cells = [*row, "", ""]
    return pronunciation(cells[0], cells[1], cells[2], project_id)
