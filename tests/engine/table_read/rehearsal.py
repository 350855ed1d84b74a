"""Rehearsal: sources are planned and written as a job would do it, without a database, so that scripts can be read."""

from __future__ import annotations

from typing import Any

from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.writers.extractive.writer import ExtractiveWriter
from engine.planning.model import ArtifactRequest
from engine.planning.ports import PlanningSource
from engine.table_read.ports import WritingBrief
from engine.table_read.screenplay import Screenplay
from tests.engine.planning.builders import a_plan


def brief_of(*sources: PlanningSource, pages: int | None = 5, brief: dict[str, Any] | None = None,
             target: dict[str, Any] | None = None, **request: Any) -> WritingBrief:  # fmt: skip
    """What a writer gets for these sources and this request."""
    asked = ArtifactRequest(**request)
    creative = {**(brief or {}), **({"pageTarget": pages} if pages else {})}
    plan = a_plan(*sources, requests=(asked,), creative_brief=creative, target=target or {})
    envelope = ExtractivePlanner().draft(plan, sources).envelope
    return WritingBrief(envelope, asked, plan.target, plan.creative_brief, plan.style_constraints, sources)


def write(brief: WritingBrief) -> Screenplay:
    """The built-in writer's screenplay."""
    return ExtractiveWriter().write(brief, lambda _percent, _detail: None)
