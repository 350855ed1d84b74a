"""Window, messages: a headline for every kind of error; the sentence and the hint come with the error itself."""

from __future__ import annotations

from engine.foundation.errors import StudioError

HEADLINES: dict[str, str] = {
    "authentication_required": "A key is needed", "invalid_api_key": "Unknown key", "api_key_revoked": "Key revoked", "api_key_expired": "Key expired",
    "account_disabled": "API access is paused", "ip_not_allowed": "Address not allowed", "insufficient_scope": "Not allowed", "rate_limited": "Too fast",
    "idempotency_key_required": "Key missing", "idempotency_conflict": "Asked twice", "validation_failed": "That does not fit",
    "project_not_found": "Project not found", "project_precondition_failed": "The project is archived", "source_not_found": "Source not found",
    "source_type_unsupported": "This kind of file cannot be read", "source_too_large": "Too large", "source_fetch_failed": "The page could not be fetched",
    "no_sound_device": "No sound device",
    "source_not_ready": "A source is not ready",
    "source_extraction_failed": "The file could not be read", "source_empty": "No text found", "story_plan_not_found": "Plan not found",
    "story_plan_state_invalid": "Not now", "story_plan_failed": "The plan failed", "story_job_not_found": "Job not found", "story_job_state_invalid": "Not now",
    "artifact_not_found": "Table read not found", "artifact_not_ready": "Not ready yet", "artifact_generation_failed": "It could not be made",
    "artifact_type_unavailable": "Not available yet", "artifact_operation_unsupported": "Not possible here", "insufficient_credits": "Not enough credits",
    "music_generation_failed": "The music could not be made", "sfx_cue_not_found": "Sound effect not found",
    "voice_modification_not_found": "Voice effect not found",
    "voice_not_found": "Voice not found", "live_room_not_found": "The performance is over", "share_token_invalid": "The link is not valid",
    "share_token_revoked": "The link was withdrawn", "share_token_expired": "The link has expired", "not_found": "Not found",
    "job_canceled": "Canceled", "engine_unavailable": "Something needed is not available",
    "provider_capacity_blocked": "The model is busy", "time_budget_exceeded": "It took too long", "service_unavailable": "Not possible right now",
    "internal_error": "Something went wrong",
}  # fmt: skip


def headline(problem: StudioError) -> str:
    """A few words that name what happened."""
    return HEADLINES.get(problem.code, HEADLINES["internal_error"])
