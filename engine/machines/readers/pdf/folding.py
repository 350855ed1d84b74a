"""Machines, readers, PDF, folding: a gathering as plain values, to be handed from one process to another, and back."""

from __future__ import annotations

from typing import Any

from engine.library.extraction import BlockKind
from engine.machines.readers.pdf.blocks import Draft
from engine.machines.readers.pdf.columns import Column
from engine.machines.readers.pdf.gathering import Gathering
from engine.machines.readers.pdf.page import Face, Row, Segment


def folded(gathering: Gathering) -> list[Any]:
    """As JSON values; of a draft's rows only what its neighbours ask for goes along."""
    columns: dict[int, int] = {}
    drafts = []
    for draft in gathering.drafts:
        column = columns.setdefault(id(draft.column), len(columns))
        face, first, last = draft.face, draft.rows[0], draft.rows[-1]
        drafts.append([
            str(draft.kind), draft.level, draft.text, draft.turns, [first.page, last.page], first.text, [last.left, last.right],
            [face.size, face.bold, face.italic, face.fixed], [column, draft.column.left, draft.column.right],
        ])  # fmt: skip
    return [drafts, gathering.letters, gathering.unmapped, gathering.unread]


def unfolded(said: list[Any]) -> Gathering:
    """What was folded."""
    drafts, letters, unmapped, unread = said
    columns: dict[int, Column] = {}
    return Gathering([_draft(one, columns) for one in drafts], letters, unmapped, unread)


def _draft(said: list[Any], columns: dict[int, Column]) -> Draft:
    kind, level, text, turns, (page, last_page), words, (left, right), look, (number, column_left, column_right) = said
    column = columns.setdefault(number, Column((), column_left, column_right))
    face = Face(*look)
    rows = [
        Row([Segment(words, left, right, 0.0, face)], page),
        Row([Segment("", left, right, 0.0, face)], last_page),
    ]
    return Draft(rows, column, BlockKind(kind), level, text, [(offset, turned) for offset, turned in turns])
