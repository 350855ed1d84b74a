"""Library, model: projects and sources, and their legal moves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.library.digest import Digest


class SourceType(StrEnum):
    """How a source came in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    URL = "url"
    PDF = "pdf"
    FILE = "file"


class SourceStatus(StrEnum):
    """PENDING > EXTRACTING > READY | FAILED."""

    PENDING = "PENDING"
    EXTRACTING = "EXTRACTING"
    READY = "READY"
    FAILED = "FAILED"


class DigestStatus(StrEnum):
    """NOT_STARTED > PENDING > RUNNING > READY | FAILED | SKIPPED."""

    NOT_STARTED = "NOT_STARTED"
    PENDING = "PENDING"
    RUNNING = "RUNNING"
    READY = "READY"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"


class RetentionPolicy(StrEnum):
    """What is kept of a source."""

    EXTRACTED_ONLY = "EXTRACTED_ONLY"
    STORE_ORIGINAL = "STORE_ORIGINAL"
    METADATA_ONLY = "METADATA_ONLY"


@dataclass(frozen=True, slots=True)
class Project:
    """The grouping and ownership boundary of sources, plans and jobs."""

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    season_cadence: str | None = None
    archived_at: datetime | None = None
    source_count: int = 0

    @property
    def is_archived(self) -> bool:
        """Whether nothing new may begin in it."""
        return self.archived_at is not None


@dataclass(frozen=True, slots=True)
class NewSource:
    """What a person or program hands in. Exactly one of content (text, markdown), url (url, pdf), upload (file, pdf) is set.

    `upload` is the blob name of bytes already kept; `file_name` is the name they came under.
    """

    type: SourceType
    content: str | None = None
    url: str | None = None
    upload: str | None = None
    file_name: str | None = None
    label: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    retention: RetentionPolicy = RetentionPolicy.EXTRACTED_ONLY
    producer: str | None = None
    external_id: str | None = None
    originated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source and how far reading it has come; offsets everywhere are code points of the extracted text."""

    id: str
    project_id: str
    type: SourceType
    status: SourceStatus
    created_at: datetime
    updated_at: datetime
    label: str | None = None
    url: str | None = None
    file_name: str | None = None
    file_format: str | None = None
    producer: str | None = None
    external_id: str | None = None
    originated_at: datetime | None = None
    retention: RetentionPolicy = RetentionPolicy.EXTRACTED_ONLY
    metadata: dict[str, Any] = field(default_factory=dict)
    byte_size: int | None = None
    content_hash: str | None = None
    text_blob: str | None = None
    layout_blob: str | None = None
    original_blob: str | None = None
    preview: str | None = None
    extracted_at: datetime | None = None
    digest_status: DigestStatus = DigestStatus.NOT_STARTED
    digest_error: str | None = None
    digest: Digest | None = None
    warnings: tuple[str, ...] = ()
    failure_code: str | None = None
    failure_message: str | None = None
    deleted_at: datetime | None = None

    @property
    def title(self) -> str:
        """What to call it: its label, its own title, its file name or address."""
        return self.label or str(self.metadata.get("title") or "") or self.file_name or self.url or self.type.value

    @property
    def token_estimate(self) -> int | None:
        """A quarter of the bytes, rounded up."""
        return None if self.byte_size is None else -(-self.byte_size // 4)

    @property
    def is_settled(self) -> bool:
        """Whether a plan need not wait for it any longer: failed, or ready with its digest in an end state."""
        ends = (DigestStatus.READY, DigestStatus.FAILED, DigestStatus.SKIPPED)
        return self.status is SourceStatus.FAILED or (self.status is SourceStatus.READY and self.digest_status in ends)

    def extracting(self, at: datetime) -> Source:
        """The source while it is fetched and read."""
        return replace(self, status=SourceStatus.EXTRACTING, updated_at=at)

    def failed(self, code: str, message: str, at: datetime) -> Source:
        """The source given up, with the reason."""
        return replace(self, status=SourceStatus.FAILED, failure_code=code, failure_message=message, updated_at=at)
