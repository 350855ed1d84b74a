"""Library, intake: what may come in as a project or a source, and every reason why not; pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from engine.library.errors import SourceTooLarge
from engine.library.issues import Issue, require, size_of, too_big
from engine.library.model import NewSource, RetentionPolicy, SourceType

INLINE_BYTES = 4_000_000
METADATA_BYTES = 256_000
URL_LENGTH = 2048
SOURCE_LENGTHS = {"label": 300, "producer": 120, "external_id": 255, "file_name": 255}
PROJECT_LENGTHS = {"name": 200, "description": 4000}
COMPLETE = "Source metadata must prove an equal, complete expected/fetched count."


def project_issues(values: Mapping[str, Any]) -> list[Issue]:
    """What is wrong with these fields of a project; absent fields are not looked at."""
    issues = [too_big(name, limit) for name, limit in PROJECT_LENGTHS.items() if len(values.get(name) or "") > limit]
    if "name" in values and not (values["name"] or "").strip():
        issues.append(("name", "Too small: expected string to have >=1 characters", 1))
    if values.get("season_cadence") not in (None, "monthly"):
        issues.append(("seasonCadence", 'Invalid option: expected one of "monthly"', None))
    return [*issues, *_metadata_issues(values.get("metadata") or {})]


def require_source(new: NewSource) -> None:
    """Refuse a source that may not come in. Raises `ValidationFailed` with every issue, `SourceTooLarge`."""
    issues = [
        too_big(_camel(name), limit) for name, limit in SOURCE_LENGTHS.items() if len(getattr(new, name) or "") > limit
    ]
    require([*issues, *_body_issues(new), *_metadata_issues(new.metadata), *_declaration_issues(new)])
    size = len((new.content or "").encode())
    if size > INLINE_BYTES:
        hint = "Split it, or upload it as a file."
        raise SourceTooLarge(
            f"The text has {size:,} bytes; {INLINE_BYTES:,} are allowed.", hint=hint, limit=INLINE_BYTES, actual=size
        )


def is_visible(text: str) -> bool:
    """Whether there is at least one character somebody could see."""
    return any(unicodedata.category(letter)[0] in "LNPSM" for letter in text)


def pack_warnings(metadata: Mapping[str, Any], byte_size: int) -> tuple[str, ...]:
    """A sentence when the sender announced another size than came."""
    pack = metadata.get("sourcePack")
    announced = pack.get("bytes") if isinstance(pack, dict) else None
    if not _is_number(announced) or announced == byte_size:
        return ()
    return (f"The sender announced {announced:,} bytes; the text has {byte_size:,}.",)


def _body_issues(new: NewSource) -> list[Issue]:
    if new.type in (SourceType.TEXT, SourceType.MARKDOWN):
        return _content_issues(new.content)
    if new.upload is not None:
        return []
    return _url_issues(new.url) if new.type is not SourceType.FILE else [("file", "Required", None)]


def _content_issues(content: str | None) -> list[Issue]:
    if content is None:
        return [("content", "Required", None)]
    try:
        content.encode()
    except UnicodeEncodeError:
        return [("content", "Invalid input: expected Unicode text, received half of a surrogate pair", None)]
    return [] if is_visible(content) else [("content", "Too small: expected string to have >=1 visible characters", 1)]


def _url_issues(url: str | None) -> list[Issue]:
    if url is None:
        return [("url", "Required", None)]
    if len(url) > URL_LENGTH:
        return [too_big("url", URL_LENGTH)]
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if not sound or any(letter.isspace() or ord(letter) < 32 for letter in url):
        return [("url", "Invalid input: expected an http or https address", None)]
    if "@" in parts.netloc:
        return [("url", "Invalid input: expected an address without user name or password", None)]
    return []


def _metadata_issues(metadata: Mapping[str, Any]) -> list[Issue]:
    size = size_of(metadata)
    return (
        [("metadata", f"Too big: expected object to have <={METADATA_BYTES} bytes", METADATA_BYTES)]
        if size > METADATA_BYTES
        else []
    )


def _declaration_issues(new: NewSource) -> list[Issue]:
    if new.metadata.get("sourceContextMode") != "full":
        return []
    if new.retention is RetentionPolicy.METADATA_ONLY:
        return [
            (
                "metadata.sourceContextMode",
                "Invalid input: expected a retention policy that keeps the text, received METADATA_ONLY",
                None,
            )
        ]
    counts = new.metadata.get("sourceCompleteness")
    members = [counts, *counts.values()] if isinstance(counts, dict) else []
    return [] if all(map(_is_complete, members)) else [("metadata.sourceCompleteness", COMPLETE, None)]


def _is_complete(member: Any) -> bool:
    if not isinstance(member, dict) or not (_is_number(member.get("expected")) and _is_number(member.get("fetched"))):
        return True
    return bool(member["expected"] == member["fetched"])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)
