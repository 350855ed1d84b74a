"""Schemas, planning: plans, requests, quotes, envelopes."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationInfo, field_validator
from pydantic.alias_generators import to_camel

from embedded_api.schemas.base import Closed, In
from embedded_api.schemas.rendering import RenderPlan, fitting
from engine.credits.model import CURRENCY, Quote
from engine.foundation.clock import iso
from engine.planning.envelope import Beat, Evidence, PlanEnvelope
from engine.planning.model import ArtifactRequest, NewPlan, StoryPlan, VoiceChoice


class VoiceIn(Closed):
    """A voice asked for; the id decides."""

    voice_id: Annotated[str, Field(max_length=120)]
    voice_name: str | None = None
    gender: str | None = None
    provider: str | None = None


class RequestIn(Closed):
    """One artifact to make."""

    type: Literal["table_read", "pitch_deck", "storyboard", "trailer", "production_video"]
    mode: Literal["documentary", "podcast", "drama"] | None = None
    narration_policy: Literal["auto", "narrated", "suppress"] | None = None
    notes: Annotated[str | None, Field(max_length=5000)] = None
    voice_map: Annotated[dict[str, VoiceIn] | None, Field(max_length=60)] = None
    defer_music: bool | None = None
    defer_audio_render: bool | None = None
    punch_up: bool | None = None
    never_say: Annotated[list[Annotated[str, Field(max_length=40)]] | None, Field(max_length=20)] = None
    first_line_clean: bool | None = None
    render_plan: RenderPlan | None = None
    recording_policy: Literal["at_job", "live_only"] | None = None

    @field_validator("render_plan")
    @classmethod
    def _fits_its_type(cls, value: dict[str, Any] | None, info: ValidationInfo) -> dict[str, Any] | None:
        type = info.data.get("type")
        return value if value is None or type is None else fitting(type, value)

    def request(self) -> ArtifactRequest:
        """As the engine takes it; what was not given keeps its default."""
        given = {
            name: value
            for name, value in self.model_dump(exclude={"voice_map", "never_say"}).items()
            if value is not None
        }
        voices = {name: VoiceChoice(**voice.model_dump()) for name, voice in (self.voice_map or {}).items()}
        return ArtifactRequest(**given, voice_map=voices, never_say=tuple(self.never_say or ()))


class Open(In):
    """An object whose unknown words are noted, not refused."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, strict=True, extra="allow")


class TargetIn(Open):
    """Whom it is for."""

    audience: Annotated[str | None, Field(max_length=200)] = None
    objective: Annotated[str | None, Field(max_length=400)] = None
    outcome: Annotated[str | None, Field(max_length=400)] = None
    tone: Annotated[str | None, Field(max_length=120)] = None
    industry: Annotated[str | None, Field(max_length=120)] = None
    distribution_context: Annotated[str | None, Field(max_length=300)] = None


class BriefIn(Open):
    """How it should be."""

    project_format: Annotated[str | None, Field(max_length=60)] = None
    installment_label: Annotated[str | None, Field(max_length=160)] = None
    series_context: Annotated[str | None, Field(max_length=1200)] = None
    genre: Annotated[str | None, Field(max_length=160)] = None
    audience: Annotated[str | None, Field(max_length=240)] = None
    writing_style: Annotated[str | None, Field(max_length=600)] = None
    cast_notes: Annotated[str | None, Field(max_length=1000)] = None
    music_style: Annotated[str | None, Field(max_length=500)] = None
    sfx_policy: Annotated[str | None, Field(max_length=500)] = None
    replan_instruction: Annotated[str | None, Field(max_length=5000)] = None
    comps: Annotated[list[Annotated[str, Field(max_length=160)]] | None, Field(max_length=8)] = None
    must_know_before_writing: Annotated[list[Annotated[str, Field(max_length=220)]] | None, Field(max_length=12)] = None
    page_target: Annotated[int | None, Field(ge=1, le=60)] = None


class StyleIn(Open):
    """What it must and must not look and sound like."""

    preferred_visual_style: Annotated[str | None, Field(max_length=400)] = None
    voice_preference: Annotated[str | None, Field(max_length=160)] = None
    music_policy: Annotated[str | None, Field(max_length=300)] = None
    forbidden_visuals: Annotated[list[Annotated[str, Field(max_length=160)]] | None, Field(max_length=10)] = None
    brand_safety: Annotated[list[Annotated[str, Field(max_length=160)]] | None, Field(max_length=10)] = None


class PlanIn(In):
    """Ask for a plan."""

    title: Annotated[str | None, Field(max_length=240)] = None
    target: TargetIn | None = None
    creative_brief: BriefIn | None = None
    style_constraints: StyleIn | None = None
    source_ids: Annotated[list[str] | None, Field(max_length=50)] = None
    artifact_requests: Annotated[list[RequestIn] | None, Field(min_length=1, max_length=8)] = None
    auto_approve: bool | None = None

    def new(self) -> NewPlan:
        """As the engine takes it; unknown words of the open objects become warnings."""
        requests = tuple(item.request() for item in self.artifact_requests or ()) or (ArtifactRequest(),)
        return NewPlan(
            self.title, _given(self.target), _given(self.creative_brief), _given(self.style_constraints),
            None if self.source_ids is None else tuple(self.source_ids), requests, bool(self.auto_approve), _unknown(self),
        )  # fmt: skip


class ApproveIn(In):
    """The person's yes."""

    user_confirmed: bool | None = None


class RejectIn(In):
    """The person's no."""

    reason: Annotated[str | None, Field(max_length=2000)] = None


def plan_out(plan: StoryPlan) -> dict[str, Any]:
    """A plan on the wire."""
    return {
        "id": plan.id, "projectId": plan.project_id, "title": plan.title, "status": str(plan.status), "autoApprove": plan.auto_approve,
        "target": plan.target, "creativeBrief": plan.creative_brief, "styleConstraints": plan.style_constraints,
        "sourceIds": list(plan.source_ids), "artifactRequests": [request_out(item) for item in plan.requests],
        "plan": None if plan.envelope is None else envelope_out(plan.envelope), "quote": quote_out(plan.quote),
        "warnings": list(plan.warnings), "failureCode": plan.failure_code, "failureMessage": plan.failure_message,
        "approvedAt": _iso(plan.approved_at), "rejectedAt": _iso(plan.rejected_at), "rejectionReason": plan.rejection_reason,
        "supersededByPlanId": plan.superseded_by, "createdAt": iso(plan.created_at), "updatedAt": iso(plan.updated_at),
    }  # fmt: skip


def request_out(request: ArtifactRequest) -> dict[str, Any]:
    """A request as it was asked: the type, and what differs from the defaults."""
    given = ((shown, getattr(request, name), usual) for name, shown, usual in USUAL)
    return {"type": request.type, **{shown: _plain(value) for shown, value, usual in given if value != usual}}


def quote_out(quote: Quote) -> dict[str, Any]:
    """A quote on the wire."""
    lines = [{"kind": line.kind, "label": line.label, "credits": line.credits} for line in quote.lines]
    return {
        "currency": CURRENCY,
        "total": quote.total,
        "lineItems": lines,
        "notes": list(quote.notes),
        "computedAt": iso(quote.computed_at),
    }


def envelope_out(envelope: PlanEnvelope) -> dict[str, Any]:
    """The plan itself on the wire."""
    digest, thesis, look, sound = envelope.source_digest, envelope.thesis, envelope.visual_system, envelope.audio_system
    return {
        "version": envelope.version, "projectId": envelope.project_id, "title": envelope.title, "target": envelope.target,
        "sourceDigest": {
            "summary": digest.summary, "sourceIds": list(digest.source_ids), "evidence": [evidence_out(item) for item in digest.evidence],
            "gaps": list(digest.gaps), "rightsNotes": list(digest.rights_notes),
            "coverage": [{"sourceId": c.source_id, "mode": c.mode, "charsRead": c.chars_read, "charsTotal": c.chars_total} for c in digest.coverage],
        },
        "thesis": {"oneLine": thesis.one_line, "supportingClaims": list(thesis.supporting_claims), "avoidClaims": list(thesis.avoid_claims)},
        "journey": {"beats": [_beat(beat) for beat in envelope.beats]},
        "scriptBlueprint": {
            "pageTarget": envelope.page_target,
            "scenes": [{"sceneIndex": s.scene_index, "title": s.title, "pageBudget": s.page_budget, "beatIds": list(s.beat_ids)} for s in envelope.scenes],
        },
        "visualSystem": {"style": look.style, "palette": list(look.palette), "typography": look.typography},
        "audioSystem": {"voice": sound.voice, "music": sound.music, "sfxPolicy": sound.sfx_policy},
        "artifacts": [{"type": a.type, "mode": a.mode, "narrationPolicy": a.narration_policy, "renderPlan": a.render_plan} for a in envelope.artifacts],
    }  # fmt: skip


def evidence_out(item: Evidence) -> dict[str, Any]:
    """A piece of evidence on the wire."""
    return {
        "id": item.id, "sourceId": item.source_id, "claim": item.claim, "support": item.support, "confidence": str(item.confidence),
        "quote": item.quote, "charStart": item.char_start, "charEnd": item.char_end, "page": item.page,
    }  # fmt: skip


def _beat(beat: Beat) -> dict[str, Any]:
    return {
        "id": beat.id, "role": str(beat.role), "title": beat.title, "narration": beat.narration, "visualIntent": beat.visual_intent,
        "evidenceIds": list(beat.evidence_ids), "estimatedSeconds": beat.estimated_seconds,
    }  # fmt: skip


def _given(part: In | None) -> dict[str, Any]:
    return (
        {} if part is None else part.model_dump(by_alias=True, exclude_none=True, exclude=set(part.model_extra or ()))
    )


def _unknown(plan: PlanIn) -> tuple[str, ...]:
    parts = {"target": plan.target, "creativeBrief": plan.creative_brief, "styleConstraints": plan.style_constraints}
    return tuple(
        f"{name}.{key} is not known and was ignored."
        for name, part in parts.items()
        for key in (part.model_extra or {} if part else {})
    )


def _plain(value: Any) -> Any:
    if isinstance(value, VoiceChoice):
        return {
            _camel(item.name): getattr(value, item.name)
            for item in fields(value)
            if getattr(value, item.name) is not None
        }
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def _iso(moment: Any) -> str | None:
    return None if moment is None else iso(moment)


USUAL = tuple((item.name, _camel(item.name), getattr(ArtifactRequest(), item.name)) for item in fields(ArtifactRequest))
