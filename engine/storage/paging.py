"""Storage, paging: keyset pages over rows with `created_at` and `id`, newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Select, literal, tuple_

from engine.foundation.pages import Cursor, Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")


def newest_first(
    session: Session, query: Select[Any], table: Any, limit: int, cursor: str | None, read: Callable[[Any], T]
) -> Page[T]:
    """One page of `query` over `table` (a mapped class with created_at and id); `read` turns a row into a value."""
    if cursor is not None:
        last = Cursor.decode(cursor)
        query = query.where(
            tuple_(table.created_at, table.id) < tuple_(literal(last.created_at, table.created_at.type), last.id)
        )
    query = query.order_by(table.created_at.desc(), table.id.desc()).limit(limit + 1)
    rows = list(session.scalars(query))
    more = len(rows) > limit
    rows = rows[:limit]
    return Page(tuple(read(row) for row in rows), Cursor(rows[-1].created_at, rows[-1].id).encode() if more else None)
