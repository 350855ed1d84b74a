"""Library, model: projects and sources, and their legal moves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.library.bible import SeriesBible
from engine.library.canon import CanonCharacter, CastCanon
from engine.library.digest import Digest
from engine.library.extraction import Extraction

__all__ = [
    "CanonCharacter", "CastCanon", "DigestStatus", "Kept", "NewSource", "Project", "RetentionPolicy", "SeriesBible", "Source",
    "SourceStatus", "SourceType",
]  # fmt: skip


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


PREVIEW = 4000
SHORTEST_DIGESTED = 200
TOO_SHORT = f"The text is under {SHORTEST_DIGESTED} characters; there is nothing to digest."


@dataclass(frozen=True, slots=True)
class Kept:
    """An extraction once its text and layout are blobs; `text_blob` is the SHA-256 of the text's UTF-8 bytes."""

    extraction: Extraction
    text_blob: str
    layout_blob: str


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

    `upload` names bytes that were set aside; `file_name` is the name they came under.
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

    def read(self, kept: Kept, at: datetime) -> Source:
        """The source READY with its text; facts the reader found never overwrite what the client sent.

        Where only facts may be kept there is no preview from the start: a database and kept answers hold on to what they once held.
        """
        text = kept.extraction.text
        short = len(text) < SHORTEST_DIGESTED
        preview = None if self.retention is RetentionPolicy.METADATA_ONLY else text[:PREVIEW]
        return replace(
            self, status=SourceStatus.READY, byte_size=len(text.encode()), content_hash=kept.text_blob, text_blob=kept.text_blob,
            layout_blob=kept.layout_blob, preview=preview, extracted_at=at, updated_at=at,
            file_format=kept.extraction.file_format or self.file_format, metadata={**kept.extraction.metadata, **self.metadata},
            digest_status=DigestStatus.SKIPPED if short else DigestStatus.PENDING, digest_error=TOO_SHORT if short else None,
        )  # fmt: skip

    def failed(self, code: str, message: str, at: datetime) -> Source:
        """The source given up, with the reason."""
        return replace(self, status=SourceStatus.FAILED, failure_code=code, failure_message=message, updated_at=at)

    def digesting(self, at: datetime) -> Source:
        """The source while it is digested."""
        return replace(self, digest_status=DigestStatus.RUNNING, updated_at=at)

    def digested(self, digest: Digest, at: datetime) -> Source:
        """The source with what it says."""
        return replace(self, digest_status=DigestStatus.READY, digest=digest, digest_error=None, updated_at=at)

    def undigested(self, status: DigestStatus, reason: str, at: datetime) -> Source:
        """The source whose digest was skipped or failed, with the reason; it takes part in planning all the same."""
        return replace(self, digest_status=status, digest_error=reason, updated_at=at)

    def without_original(self) -> Source:
        """The source once its raw bytes are no longer kept."""
        return replace(self, original_blob=None)

    def without_text(self) -> Source:
        """The source once its text is no longer kept: hash, sizes, facts and digest stay."""
        return replace(self, text_blob=None, layout_blob=None, preview=None)

    def deleted(self, at: datetime) -> Source:
        """The source gone: soft for history, hard for everything it said; its identity may come again."""
        bare = self.without_text().without_original()
        return replace(bare, digest=None, external_id=None, deleted_at=at, updated_at=at)
