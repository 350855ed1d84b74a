"""Reference, artifacts: artifacts, their manifest, cast, script and citations as they are answered."""

from __future__ import annotations

from typing import Annotated, Literal

from embedded_api.reference.base import ADDED, Id, Paged, Shape, Time
from embedded_api.reference.modifications import Modification
from embedded_api.reference.pictures import FinalizeVideo, PictureManifest, Video
from embedded_api.reference.planning import Type
from embedded_api.reference.receipts import ReceiptFiles
from engine.artifacts.model import ArtifactStatus
from engine.stage.model import FinalizeStatus


class AutoCast(Shape):
    """A voice the studio chose."""

    character: str
    voice_id: str
    voice_name: str


class CastReport(Shape):
    """Which wishes for voices came true."""

    requested: list[str]
    matched: list[str]
    auto_cast: list[AutoCast]
    unused: list[str]
    substituted: list[str]
    alike: Annotated[list[str], ADDED]


class ArtifactItem(Shape):
    """An artifact as lists show it."""

    id: Id
    job_id: Id
    story_plan_id: Id
    project_id: Id
    type: Type
    title: str
    status: ArtifactStatus
    current_version: int
    refine_count: int
    revision: int
    recording_policy: Literal["at_job", "live_only"]
    cast_report: Annotated[CastReport | None, ADDED]
    failure_code: str | None
    failure_message: str | None
    created_at: Time
    updated_at: Time


class Finalize(Shape):
    """The state of a recording."""

    mode: Literal["audio"]
    status: FinalizeStatus
    recording_url: str | None
    recording_duration_ms: int | None
    error: str | None
    warnings: list[str]
    requested_at: Time
    updated_at: Time


class Performance(Shape):
    """A performance heard to its end."""

    room_id: Id
    started_at: Time
    completed_at: Time
    duration_ms: int


class Audio(Shape):
    """How a table read is heard."""

    mode: Literal["live_on_demand"]
    live_url: str | None
    start_live_url: str
    recording_url: str | None
    recording_duration_ms: int | None
    finalize: Finalize | None
    last_performance: Annotated[Performance | None, ADDED]
    modifications: list[Modification]


class Captions(Shape):
    """Words with their times."""

    vtt_url: str | None
    srt_url: str | None
    timing: Literal["estimated", "measured"]


class Loudness(Shape):
    """How loud the recording is."""

    integrated_lufs: float
    true_peak_dbtp: float


class Manifest(Shape):
    """Everything a table read offers."""

    type: Literal["table_read"]
    status: Literal["ready"]
    share_token: str | None
    theater_url: str | None
    theater_fullscreen_url: str | None
    audio: Audio
    video: Video
    captions: Annotated[Captions, ADDED]
    transcript_url: Annotated[str | None, ADDED]
    chapters_url: Annotated[str | None, ADDED]
    citations_url: Annotated[str | None, ADDED]
    receipts: Annotated[ReceiptFiles, ADDED]
    poster_url: Annotated[str | None, ADDED]
    loudness: Annotated[Loudness | None, ADDED]
    expires_at: Time | None


class Artifact(ArtifactItem):
    """An artifact with its manifest, null until it is READY."""

    manifest: Manifest | PictureManifest | None


class ArtifactAnswer(Shape):
    """One artifact."""

    artifact: Artifact


class ArtifactList(Paged):
    """Artifacts, without manifests."""

    artifacts: list[ArtifactItem]


class Revision(Shape):
    """A version of an artifact."""

    revision: int
    created_at: Time
    scope: str | None
    instruction: str | None
    story_job_id: Id | None


class RevisionList(Paged):
    """Every version, newest first."""

    revisions: list[Revision]


class ShareLinks(Shape):
    """A token and the pages it opens."""

    share_token: str
    expires_at: Time
    theater_url: str | None
    theater_fullscreen_url: str | None
    live_url: str | None
    viewer_url: str | None
    viewer_fullscreen_url: str | None


class Revoked(Shape):
    """How many tokens were withdrawn."""

    revoked: int


class FinalizeAnswer(Shape):
    """The state of the recording, or of the film."""

    finalize: Finalize | FinalizeVideo
    video: Video | None = None


class Entry(Shape):
    """A line of the script."""

    entry_index: int
    scene_index: int
    character: str
    text: str
    parenthetical: str | None
    evidence_ids: Annotated[list[str], ADDED]
    start_ms: Annotated[int | None, ADDED]
    end_ms: Annotated[int | None, ADDED]


class Selection(Shape):
    """The lines that were asked for."""

    scope: Literal["all", "character", "range", "scene"]
    next_entry: int | None
    entries: list[Entry]


class Script(Shape):
    """A script, or a part of it."""

    total_entries: int
    total_scenes: int
    revision: int
    selection: Selection


class ScriptAnswer(Shape):
    """The script."""

    script: Script


class CitedSource(Shape):
    """A source that is quoted."""

    id: Id
    label: str | None
    type: str
    url: str | None
    content_hash: str | None


class Passage(Shape):
    """The exact passage under a line."""

    id: str
    source_id: Id
    claim: str
    quote: str
    char_start: int
    char_end: int
    page: int | None
    confidence: Literal["high", "medium", "low"]
    verified: bool


class CitedEntry(Shape):
    """A line with its passages."""

    entry_index: int
    character: str
    evidence: list[Passage]


class Citations(Shape):
    """Lines with their passages."""

    total_entries: int
    cited_entries: int
    revision: int
    next_entry: int | None
    sources: list[CitedSource]
    entries: list[CitedEntry]


class CitationsAnswer(Shape):
    """The citations."""

    citations: Citations
