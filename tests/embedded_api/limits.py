"""Every limit of the API as a request that meets it: `LIMITS` at their most, `LEAST` at their least."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.embedded_api.calling import READ, TEXT, Calls

Send = Callable[["Place", int], httpx.Response]


@dataclass(frozen=True)
class Place:
    """Where requests go: a project of one test, and an artifact all of them look at."""

    calls: Calls
    project: str
    artifact: str
    keys: Iterator[int] = field(default_factory=itertools.count)

    def path(self, tail: str = "") -> str:
        """A path below the project."""
        return f"/api/v1/story-projects/{self.project}{tail}"

    def write(self, method: str, path: str, body: dict[str, Any]) -> httpx.Response:
        """A write with a key of its own."""
        headers = {"Idempotency-Key": f"limit-{next(self.keys)}"}
        return self.calls.api.request(method, path, json=body, headers=headers)


@dataclass(frozen=True)
class Limit:
    """One limit: `send` makes a request of that many; a limit in bytes may be answered by 413."""

    most: int
    send: Send
    status: int = 400


def text(length: int) -> str:
    """So many code points, each of four bytes."""
    return "😀" * length


def created(field: str, more: dict[str, Any] | None = None, value: Callable[[int], Any] = text) -> Send:
    """A project with this field."""
    return lambda at, n: at.write("POST", "/api/v1/story-projects", {"name": "x", **(more or {}), field: value(n)})


def sourced(field: str, value: Callable[[int], Any] = text, **more: Any) -> Send:
    """A source with this field."""
    body = {"type": "text", "content": TEXT, **more}
    return lambda at, n: at.write("POST", at.path("/sources"), {**body, field: value(n)})


def planned(*where: str, value: Callable[[int], Any] = text) -> Send:
    """A plan with this field, somewhere below."""

    def send(at: Place, n: int) -> httpx.Response:
        body: Any = value(n)
        for name in reversed(where):
            body = {name: body}
        return at.write("POST", at.path("/story-plans"), body)

    return send


def requested(field: str, value: Callable[[int], Any], type: str = "table_read") -> Send:
    """A plan for one artifact with this field."""
    return planned("artifactRequests", value=lambda n: [{"type": type, field: value(n)}])


def rendered(type: str, field: str) -> Send:
    """A plan for one artifact rendered like this."""
    return requested("renderPlan", lambda n: {field: n}, type)


def written(part: str, content: Callable[[int], dict[str, Any]]) -> Send:
    """A Bible or a canon with this content."""
    return lambda at, n: at.write("PATCH", at.path(f"/{part}"), {"content": content(n)})


def cast(character: Callable[[int], dict[str, Any]]) -> Send:
    """A canon of this character."""
    return written("cast-canon", lambda n: {"characters": [{"name": "HOST", **character(n)}]})


def listed(path: str) -> Send:
    """A page of so many."""
    return lambda at, n: at.calls.api.get(
        f"/api/v1/{path.format(project=at.project, artifact=at.artifact)}", params={"limit": n}
    )


def acted(path: str, body: Callable[[int], dict[str, Any]]) -> Send:
    """A write to the artifact."""
    return lambda at, n: at.write("POST", f"/api/v1/artifacts/{at.artifact}/{path}", body(n))


def installed(clip: Callable[[int], dict[str, Any]]) -> Send:
    """A clip of the first scene with these words."""
    return acted("music", lambda n: {"sceneIndex": 0, "clip": clip(n)})


def sounding(cue: Callable[[int], dict[str, Any]]) -> Send:
    """A sound effect at the first line."""
    bare = {"op": "add", "entryIndex": 0, "label": "Click", "prompt": "heavy switch click"}
    return acted("sfx", lambda n: {**bare, **cue(n)})


def recast(at: Place, n: int) -> httpx.Response:
    """So many entries for a character there is."""
    path = f"/api/v1/artifacts/{at.artifact}/cast"
    who = at.calls.api.get(path).json()["cast"][0]["character"]
    return at.write("POST", path, {"entries": [{"character": who, "avatarUrl": None}] * n})


def rejected(at: Place, n: int) -> httpx.Response:
    """A plan rejected for so long a reason."""
    plan = at.calls.ask(at.project)["id"]
    return at.write("POST", f"/api/v1/story-plans/{plan}/reject", {"reason": text(n)})


def keyed(at: Place, n: int) -> httpx.Response:
    """A project made under so long a key."""
    return at.calls.api.post("/api/v1/story-projects", json={"name": "x"}, headers={"Idempotency-Key": "k" * n})


def padded(path: str, body: dict[str, Any], field: str) -> Send:
    """A JSON body of so many bytes."""

    def send(at: Place, n: int) -> httpx.Response:
        bare = len(json.dumps({**body, field: ""}).encode())
        content = json.dumps({**body, field: "x" * (n - bare)}).encode()
        url = path.format(project=at.project)
        return at.calls.api.post(url, content=content, headers={"Content-Type": "application/json"})

    return send


def many(length: int) -> Callable[[int], list[str]]:
    """So many texts of this length."""
    return lambda n: [text(length)] * n


def one(n: int) -> list[str]:
    """One text of this length."""
    return [text(n)]


def weighing(n: int) -> dict[str, str]:
    """An object of so many bytes."""
    return {"a": "x" * (n - len('{"a":""}'))}


def address(n: int) -> str:
    """An address of so many characters."""
    start = "http://127.0.0.1/"
    return start + "x" * (n - len(start))


def voices(n: int) -> dict[str, Any]:
    """So many characters with a voice."""
    return {f"SPEAKER {number}": {"voiceId": "voice-fake-0"} for number in range(n)}


def unknown_sources(n: int) -> list[str]:
    """So many ids of sources: known to nobody, which is told only after they were counted."""
    return [f"c{number:024}" for number in range(n)]


TARGET = {"audience": 200, "objective": 400, "outcome": 400, "tone": 120, "industry": 120, "distributionContext": 300}
BRIEF = {
    "projectFormat": 60, "installmentLabel": 160, "seriesContext": 1200, "genre": 160, "audience": 240, "writingStyle": 600, "castNotes": 1000,
    "musicStyle": 500, "sfxPolicy": 500, "replanInstruction": 5000,
}  # fmt: skip
STYLE = {"preferredVisualStyle": 400, "voicePreference": 160, "musicPolicy": 300}
ROWS = {
    ("creativeBrief", "comps"): (8, 160), ("creativeBrief", "mustKnowBeforeWriting"): (12, 220),
    ("styleConstraints", "forbiddenVisuals"): (10, 160), ("styleConstraints", "brandSafety"): (10, 160),
}  # fmt: skip
PAGES = (
    "story-projects", "story-projects/{project}/sources", "story-projects/{project}/story-plans", "story-jobs", "story-projects/{project}/story-jobs",
    "artifacts", "artifacts/{artifact}/revisions", "credits/ledger", "voices",
)  # fmt: skip
LIMITS: dict[str, Limit] = {
    "project name": Limit(200, created("name")),
    "project description": Limit(4000, created("description")),
    "project metadata": Limit(256_000, created("metadata", value=weighing)),
    "source label": Limit(300, sourced("label")),
    "source producer": Limit(120, sourced("producer")),
    "source externalId": Limit(255, sourced("externalId")),
    "source url": Limit(2048, sourced("url", address, type="url", content=None)),
    "source metadata": Limit(256_000, sourced("metadata", weighing)),
    "source content": Limit(4_000_000, sourced("content", lambda n: "x" * n), 413),
    "source body": Limit(26_000_000, padded("/api/v1/story-projects/{project}/sources", {"type": "text", "content": "words"}, "ignored"), 413),
    "body": Limit(2_000_000, padded("/api/v1/story-projects", {"name": "x"}, "ignored"), 413),
    "plan title": Limit(240, planned("title")),
    "plan sourceIds": Limit(50, planned("sourceIds", value=unknown_sources)),
    "plan artifactRequests": Limit(8, planned("artifactRequests", value=lambda n: [READ] * n)),
    "reject reason": Limit(2000, rejected),
    **{f"target {name}": Limit(most, planned("target", name)) for name, most in TARGET.items()},
    **{f"brief {name}": Limit(most, planned("creativeBrief", name)) for name, most in BRIEF.items()},
    **{f"style {name}": Limit(most, planned("styleConstraints", name)) for name, most in STYLE.items()},
    **{f"{name} items": Limit(count, planned(part, name, value=many(length))) for (part, name), (count, length) in ROWS.items()},
    **{f"{name} text": Limit(length, planned(part, name, value=one)) for (part, name), (_, length) in ROWS.items()},
    "pageTarget": Limit(60, planned("creativeBrief", "pageTarget", value=int)),
    "notes": Limit(5000, requested("notes", text)),
    "neverSay items": Limit(20, requested("neverSay", many(40))),
    "neverSay text": Limit(40, requested("neverSay", one)),
    "voiceMap": Limit(60, requested("voiceMap", voices)),
    "pitch deck length": Limit(120, rendered("pitch_deck", "durationSeconds")),
    "trailer length": Limit(180, rendered("trailer", "durationSeconds")),
    "production video length": Limit(1800, rendered("production_video", "durationSeconds")),
    "storyboard frames": Limit(48, rendered("storyboard", "frames")),
    "refine instruction": Limit(4000, acted("refine", lambda n: {"instruction": text(n)})),
    "cast entries": Limit(60, recast),
    "music prompt": Limit(1000, acted("music", lambda n: {"scope": "screenplay", "mode": "replace", "prompt": text(n)})),
    "music share": Limit(100, acted("music", lambda n: {"musicCoveragePercent": n})),
    "clip soundUrl": Limit(2048, installed(lambda n: {"soundUrl": address(n)})),
    "clip durationMs": Limit(3_600_000, installed(lambda n: {"soundUrl": address(60), "durationMs": n})),
    "effect label": Limit(120, sounding(lambda n: {"label": text(n)})),
    "effect prompt": Limit(500, sounding(lambda n: {"prompt": text(n)})),
    "effect length": Limit(30, sounding(lambda n: {"generatedDurationS": n})),
    "effect volume": Limit(1, sounding(lambda n: {"volume": n})),
    "coverage focus": Limit(500, acted("coverage", lambda n: {"focus": text(n)})),
    "expiresInDays": Limit(365, acted("share-token", lambda n: {"expiresInDays": n})),
    "script limit": Limit(500, listed("artifacts/{artifact}/script")),
    "citations limit": Limit(500, listed("artifacts/{artifact}/citations")),
    **{f"limit of {path}": Limit(100, listed(path)) for path in PAGES},
    "episodes": Limit(100, written("series-bible", lambda n: {"episodes": [{"label": "EP"}] * n})),
    "Bible": Limit(1_500_000, written("series-bible", weighing)),
    "characters": Limit(100, written("cast-canon", lambda n: {"characters": [{"name": f"C{number}"} for number in range(n)]})),
    "character name": Limit(120, cast(lambda n: {"name": text(n)})),
    "aliases": Limit(20, cast(lambda n: {"aliases": [f"a{number}" for number in range(n)]})),
    "alias": Limit(120, cast(lambda n: {"aliases": [text(n)]})),
    "avatarPrompt": Limit(2000, cast(lambda n: {"avatarPrompt": text(n)})),
    "avatarStyle": Limit(2000, written("cast-canon", lambda n: {"avatarStyle": text(n)})),
    "Idempotency-Key": Limit(255, keyed),
}  # fmt: skip
LEAST: dict[str, Limit] = {
    "project name": Limit(1, created("name")),
    "artifactRequests": Limit(1, planned("artifactRequests", value=lambda n: [READ] * n)),
    "pageTarget": Limit(1, planned("creativeBrief", "pageTarget", value=int)),
    "refine instruction": Limit(1, acted("refine", lambda n: {"instruction": text(n)})),
    "expiresInDays": Limit(1, acted("share-token", lambda n: {"expiresInDays": n})),
    "music prompt": Limit(1, acted("music", lambda n: {"scope": "screenplay", "mode": "replace", "prompt": text(n)})),
    "music share": Limit(0, acted("music", lambda n: {"musicCoveragePercent": n})),
    "clip durationMs": Limit(1, installed(lambda n: {"soundUrl": address(60), "durationMs": n})),
    "effect prompt": Limit(1, sounding(lambda n: {"prompt": text(n)})),
    "effect volume": Limit(0, sounding(lambda n: {"volume": n})),
    "script limit": Limit(1, listed("artifacts/{artifact}/script")),
    "citations limit": Limit(1, listed("artifacts/{artifact}/citations")),
    **{f"limit of {path}": Limit(1, listed(path)) for path in PAGES},
    "pitch deck length": Limit(10, rendered("pitch_deck", "durationSeconds")),
    "trailer length": Limit(15, rendered("trailer", "durationSeconds")),
    "production video length": Limit(30, rendered("production_video", "durationSeconds")),
    "storyboard frames": Limit(4, rendered("storyboard", "frames")),
    "Idempotency-Key": Limit(1, keyed),
}  # fmt: skip
