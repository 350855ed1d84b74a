"""Reference, answers: what each route answers; a new route is written down here, or it counts as undescribed."""

from __future__ import annotations

from dataclasses import dataclass

from embedded_api.reference import (
    artifacts,
    cast,
    continuity,
    coverage,
    discovery,
    library,
    modifications,
    music,
    pictures,
    planning,
    production,
    sfx,
    share,
)
from embedded_api.reference.base import Shape

JSON, HTML, MP3, SSE, FILE = "application/json", "text/html", "audio/mpeg", "text/event-stream", "*/*"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a route answers when all is well; `added` where the published API does not have it."""

    shape: type[Shape] | None
    statuses: tuple[int, ...] = (200,)
    media: str = JSON
    added: bool = False
    needs_idempotency: bool = False


def _added(shape: type[Shape] | None, *statuses: int, media: str = JSON) -> Answer:
    return Answer(shape, statuses or (200,), media, added=True)


ANSWERS: dict[str, Answer] = {
    "get_capabilities": Answer(discovery.Capabilities),
    "get_openapi": Answer(None),
    "get_examples": Answer(discovery.Examples),
    "get_agent_guidance": Answer(discovery.Guidance),
    "get_credits": Answer(production.CreditsAnswer),
    "get_ledger": _added(production.Ledger),
    "create_project": Answer(library.ProjectAnswer, (201,)),
    "list_projects": Answer(library.ProjectList),
    "get_project": Answer(library.ProjectAnswer),
    "update_project": Answer(library.ProjectAnswer),
    "archive_project": Answer(library.ProjectAnswer),
    "get_series_bible": Answer(continuity.SeriesBibleAnswer),
    "update_series_bible": Answer(continuity.SeriesBibleAnswer),
    "get_cast_canon": Answer(continuity.CastCanonAnswer),
    "update_cast_canon": Answer(continuity.CastCanonAnswer),
    "add_source": Answer(library.SourceMade, (201, 200)),
    "list_sources": Answer(library.SourceList),
    "get_source": Answer(library.SourceAnswer),
    "delete_source": Answer(library.Deleted),
    "create_plan": Answer(planning.PlanAnswer, (201,)),
    "list_plans": Answer(planning.PlanList),
    "get_plan": Answer(planning.PlanAnswer),
    "approve_plan": Answer(planning.PlanAnswer),
    "reject_plan": Answer(planning.PlanAnswer),
    "resume_plan": Answer(planning.PlanAnswer),
    "create_job": Answer(production.JobAnswer, (201,), needs_idempotency=True),
    "list_jobs": Answer(production.JobList),
    "list_project_jobs": Answer(production.JobList),
    "get_job": Answer(production.JobAnswer),
    "cancel_job": Answer(production.JobAnswer),
    "resume_job": Answer(production.JobResumed),
    "job_events": _added(None, media=SSE),
    "studio_events": _added(None, media=SSE),
    "list_artifacts": _added(artifacts.ArtifactList),
    "list_job_artifacts": _added(artifacts.ArtifactList),
    "get_artifact": Answer(artifacts.ArtifactAnswer),
    "list_revisions": _added(artifacts.RevisionList),
    "issue_share_token": _added(artifacts.ShareLinks),
    "revoke_share_token": _added(artifacts.Revoked),
    "get_cast": Answer(cast.CastAnswer),
    "refine": Answer(production.RefineAnswer, (202,), needs_idempotency=True),
    "change_cast": Answer(cast.CastChanged),
    "change_voice": Answer(cast.CastChanged),
    "modify_voice": Answer(modifications.ModificationAsked, (202,)),
    "remove_voice_modification": _added(modifications.ModificationRemoved),
    "get_sfx": Answer(sfx.SfxAnswer),
    "update_sfx": Answer(sfx.CueAnswer),
    "get_sfx_proposals": _added(sfx.ProposalsAnswer),
    "take_sfx_proposal": _added(sfx.TakenAnswer),
    "finalize": Answer(artifacts.FinalizeAnswer, (202, 200), needs_idempotency=True),
    "render_video": Answer(pictures.FilmAnswer, (202, 200)),
    "foresee_video": _added(pictures.OutlookAnswer),
    "get_script": Answer(artifacts.ScriptAnswer),
    "get_citations": _added(artifacts.CitationsAnswer),
    "get_music": Answer(music.MusicAnswer),
    "update_music": Answer(music.MusicAnswer, (202, 200)),
    "get_coverage": Answer(coverage.CoverageAnswer),
    "request_coverage": Answer(coverage.CoverageAnswer, (202,)),
    "list_voices": _added(production.VoiceList),
    "get_voice": _added(production.VoiceAnswer),
    "theater": Answer(None, media=HTML),
    "audio": Answer(None, media=HTML),
    "live_page": _added(None, 307, media=HTML),
    "viewer": _added(None, media=HTML),
    "artifact_data": _added(pictures.PublicAlbumAnswer),
    "start_live": Answer(share.Room),
    "table_read_data": _added(share.PlayerAnswer),
    "timeline_data": _added(share.Timeline),
    "presence": _added(None, media=SSE),
    "stream": _added(None, media=MP3),
    "events": _added(None, media=SSE),
    "seek": _added(share.Place),
    "get_media": Answer(None, (200, 206, 304), media=FILE),
}
