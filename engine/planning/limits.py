"""Planning, limits: how long the words of a brief may be; the limit itself is allowed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from engine.foundation.errors import ValidationFailed

if TYPE_CHECKING:
    from engine.planning.model import ArtifactRequest, NewPlan

Issue = tuple[str, str, int | float | None]

TITLE = 240
REASON = 2000
SOURCES = 50
REQUESTS = 8
NOTES = 5000
NEVER_SAY = (20, 40)
VOICE_MAP = 60
PAGES = (1, 60)
TARGET = {"audience": 200, "objective": 400, "outcome": 400, "tone": 120, "industry": 120, "distributionContext": 300}
BRIEF = {
    "projectFormat": 60, "installmentLabel": 160, "seriesContext": 1200, "genre": 160, "audience": 240,
    "writingStyle": 600, "castNotes": 1000, "musicStyle": 500, "sfxPolicy": 500, "replanInstruction": 5000,
}  # fmt: skip
BRIEF_LISTS = {"comps": (8, 160), "mustKnowBeforeWriting": (12, 220)}
STYLE = {"preferredVisualStyle": 400, "voicePreference": 160, "musicPolicy": 300}
STYLE_LISTS = {"forbiddenVisuals": (10, 160), "brandSafety": (10, 160)}


def check(new: NewPlan) -> None:
    """Nothing, or every problem of the asked-for plan at once. Raises `ValidationFailed`."""
    issues = [*_text("title", new.title, TITLE), *_count("sourceIds", len(new.source_ids or ()), SOURCES)]
    issues += _object("target", new.target, TARGET, {})
    issues += _object("creativeBrief", new.creative_brief, BRIEF, BRIEF_LISTS)
    issues += _pages(new.creative_brief.get("pageTarget"))
    issues += _object("styleConstraints", new.style_constraints, STYLE, STYLE_LISTS)
    issues += _requests(new.requests)
    _refuse(issues)


def check_reason(reason: str | None) -> None:
    """Nothing, or that the reason of a rejection is too long. Raises `ValidationFailed`."""
    _refuse(list(_text("reason", reason, REASON)))


def _refuse(issues: list[Issue]) -> None:
    if issues:
        raise ValidationFailed(issues)


def _object(
    path: str, given: Mapping[str, Any], texts: dict[str, int], lists: dict[str, tuple[int, int]]
) -> Iterator[Issue]:
    for name, most in texts.items():
        yield from _text(f"{path}.{name}", given.get(name), most)
    for name, (items, most) in lists.items():
        yield from _texts(f"{path}.{name}", given.get(name), items, most)


def _text(path: str, value: object, most: int) -> Iterator[Issue]:
    if value is None:
        return
    if not isinstance(value, str):
        yield path, f"Invalid input: expected string, received {_kind(value)}", None
    elif len(value) > most:
        yield path, f"Too big: expected string to have <={most} characters", most


def _texts(path: str, value: object, items: int, most: int) -> Iterator[Issue]:
    if value is None:
        return
    if not isinstance(value, (list, tuple)):
        yield path, f"Invalid input: expected array, received {_kind(value)}", None
        return
    yield from _count(path, len(value), items)
    for position, item in enumerate(value):
        yield from _text(f"{path}[{position}]", item, most)


def _count(path: str, count: int, most: int) -> Iterator[Issue]:
    if count > most:
        yield path, f"Too big: expected array to have <={most} items", most


def _pages(value: object) -> Iterator[Issue]:
    path, (fewest, most) = "creativeBrief.pageTarget", PAGES
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int):
        yield path, f"Invalid input: expected int, received {_kind(value)}", None
    elif value < fewest:
        yield path, f"Too small: expected number to be >={fewest}", fewest
    elif value > most:
        yield path, f"Too big: expected number to be <={most}", most


def _requests(requests: tuple[ArtifactRequest, ...]) -> Iterator[Issue]:
    if not requests:
        yield "artifactRequests", "Too small: expected array to have >=1 items", 1
    yield from _count("artifactRequests", len(requests), REQUESTS)
    for position, request in enumerate(requests):
        path = f"artifactRequests[{position}]"
        yield from _text(f"{path}.notes", request.notes, NOTES)
        yield from _texts(f"{path}.neverSay", request.never_say, *NEVER_SAY)
        if len(request.voice_map) > VOICE_MAP:
            yield f"{path}.voiceMap", f"Too big: expected object to have <={VOICE_MAP} entries", VOICE_MAP


def _kind(value: object) -> str:
    names = {
        bool: "boolean",
        int: "number",
        float: "number",
        str: "string",
        list: "array",
        tuple: "array",
        dict: "object",
    }
    return names.get(type(value), type(value).__name__)
