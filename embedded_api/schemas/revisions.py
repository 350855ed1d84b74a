"""Schemas, revisions: versions, what is different between them, drafts and takes, as the owner channel and the command line show them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from embedded_api.schemas.base import Closed, In
from engine.artifacts.model import Revision
from engine.foundation.clock import iso
from engine.production.model import RefineScope, RefineWish
from engine.table_read.drafts import Drafted, Preview
from engine.table_read.model import Entry
from engine.table_read.revising.changes import Comparison, Kind

MOST_EDITS = 2_000


class WishIn(In):
    """What would become different."""

    instruction: Annotated[str, Field(min_length=1, max_length=4000)]
    scope: Literal["auto", "screenplay", "plan"] = "auto"
    on_draft: bool = False

    def wish(self) -> RefineWish:
        """As the studio takes it."""
        return RefineWish(self.instruction, RefineScope(self.scope))


class EditsIn(Closed):
    """Edits of one step, each `{"edit": name, ...}`."""

    edits: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MOST_EDITS)]


class RestoreIn(Closed):
    """Which version shall be current again."""

    version: Annotated[int, Field(ge=1)]


class ApplyIn(Closed):
    """Whether a draft of an older version shall replace the current one."""

    anyway: bool = False


class TakeIn(Closed):
    """Which take of a line is heard, counted from 0."""

    take: Annotated[int, Field(ge=0)]


def version_out(revision: Revision, current: int) -> dict[str, Any]:
    """One version: when, by what wish, and what of it was not done."""
    return {
        "version": revision.number, "current": revision.number == current, "createdAt": iso(revision.created_at), "scope": revision.scope,
        "instruction": revision.instruction, "jobId": revision.job_id, "notes": list(revision.notes),
    }  # fmt: skip


def comparison_out(found: Comparison) -> dict[str, Any]:
    """What is different: a sentence, and every line that is not the same."""
    changed = [
        {"change": str(one.kind), "before": _line(one.before), "after": _line(one.after)}
        for one in found.lines
        if one.kind is not Kind.SAME
    ]
    return {"summary": found.sentence(), "lines": changed, "recast": list(found.recast), "title": found.title}


def preview_out(found: Preview) -> dict[str, Any]:
    """What a wish would do; `unsupported` says what it asks for that cannot be done."""
    return {
        "wouldChange": not found.is_empty, "diff": comparison_out(found.comparison), "done": list(found.done), "fromSources": list(found.from_sources),
        "forModel": list(found.for_model),
        "unsupported": list(found.not_done), "credits": found.credits, "linesToSpeak": found.to_speak,
        "secondsBefore": round(found.seconds_before), "secondsAfter": round(found.seconds_after),
    }  # fmt: skip


def draft_out(found: Drafted, comparison: Comparison) -> dict[str, Any]:
    """The script as it was edited by hand."""
    draft = found.draft
    return {
        "base": draft.base if draft else None, "steps": draft.position if draft else 0, "canUndo": bool(draft and draft.can_undo),
        "canRedo": bool(draft and draft.can_redo), "stale": found.is_stale, "changed": found.is_changed, "title": found.now.screenplay.title,
        "diff": comparison_out(comparison), "lines": [_line(entry) for entry in found.now.screenplay.entries],
    }  # fmt: skip


def _line(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "entryIndex": entry.index, "sceneIndex": entry.scene_index, "character": entry.character, "text": entry.text, "parenthetical": entry.parenthetical,
        "grounding": str(entry.grounding), "muted": entry.muted, "unsupported": entry.unsupported, "take": entry.take, "takes": entry.takes,
    }  # fmt: skip
