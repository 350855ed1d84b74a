"""Pictures over real HTTP: whatever capabilities promise of decks, boards, trailers and videos can be ordered, and comes as it was ordered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, combinations, product
from typing import Any

import httpx
import pytest

from engine.credits.model import price
from tests.embedded_api.calling import OVER, Calls, wait_for

PICTURES = ("pitch_deck", "storyboard", "trailer", "production_video")
SIZES = {"16:9": (1920, 1080), "9:16": (1080, 1920), "1:1": (1080, 1080)}
NARRATED = ("auto", "narrated", "suppress")
SOON_S = 120
"""Longer films are made at night."""
KINDS = {"mp4": "video", "pdf": "pdf", "pptx": "pptx"}


def lengths(limits: dict[str, int]) -> list[int | None]:
    """The usual one, the least, the most."""
    return [None, limits["min"], limits["max"]]


def subsets(words: list[str]) -> list[list[str] | None]:
    """None said, and every choice of one or more."""
    return [None, *(list(some) for some in chain.from_iterable(combinations(words, n + 1) for n in range(len(words))))]


def choices(can: dict[str, Any], type: str) -> dict[str, list[Any]]:
    """What can be said about each part of a render plan; None where nothing is said."""
    facts = can["artifacts"][type]
    parts: dict[str, list[Any]] = {"aspect": [None, *facts["aspects"]]}
    parts |= {name: lengths(facts[name]) for name in ("durationSeconds", "frames") if name in facts}
    parts |= {"outputs": subsets(facts["outputs"])} if type == "pitch_deck" else {}
    return parts | ({"resolution": [None, *facts["resolutions"]]} if "resolutions" in facts else {})


def every_one(parts: dict[str, list[Any]]) -> Iterator[tuple[Any, ...]]:
    """All choices with one another."""
    yield from product(*parts.values())


def each_once(parts: dict[str, list[Any]]) -> Iterator[tuple[Any, ...]]:
    """As few as have every choice once."""
    for at in range(max(map(len, parts.values()))):
        yield tuple(options[at % len(options)] for options in parts.values())


def requests(can: dict[str, Any], some: Callable[[dict[str, list[Any]]], Iterator[Any]]) -> list[dict[str, Any]]:
    """A request for each of some wishes of every type, narrated and told in every way in turn."""
    modes = can["artifacts"]["table_read"]["modes"]
    asked = [(type, parts, values) for type in PICTURES for parts in [choices(can, type)] for values in some(parts)]
    return [
        {"type": type, "renderPlan": {name: value for name, value in zip(parts, values, strict=True) if value is not None},
         "narrationPolicy": NARRATED[at % 3], "mode": modes[at // 3 % len(modes)]}
        for at, (type, parts, values) in enumerate(asked)
    ]  # fmt: skip


def handfuls(requests: list[dict[str, Any]], most: int) -> Iterator[list[dict[str, Any]]]:
    """As many together as one plan or job takes; whoever takes long comes alone."""
    soon = [one for one in requests if seconds(one) <= SOON_S]
    yield from (soon[at : at + most] for at in range(0, len(soon), most))
    yield from ([one] for one in requests if one not in soon)


def seconds(request: dict[str, Any]) -> int:
    """How long a film is asked for; none said, none."""
    return int(request["renderPlan"].get("durationSeconds", 0))


def amiss(asked: dict[str, Any], manifest: dict[str, Any]) -> list[str]:
    """In what a manifest is not as it was ordered."""
    plan, type = asked["renderPlan"], asked["type"]
    films = [file for file in manifest["files"] if file["kind"] == "video"]
    wide, tall = SIZES[plan.get("aspect", "16:9")]
    part = 2 / 3 if plan.get("resolution") == "720p" else 1
    sizes = {(one["width"], one["height"]) for one in (manifest["frames"] if type == "storyboard" else films)}
    found = [] if sizes <= {(round(wide * part), round(tall * part))} else [f"sizes {sizes}"]
    wanted = plan.get("durationSeconds")
    found += [f"{one['durationMs']} ms" for one in films if wanted and abs(one["durationMs"] / wanted - 1000) > 50]
    if type == "storyboard" and len(manifest["frames"]) != plan.get("frames", 12):
        found.append(f"{len(manifest['frames'])} frames")
    kinds = {file["kind"] for file in manifest["files"]}
    expected = {KINDS[name] for name in plan.get("outputs") or KINDS} if type == "pitch_deck" else kinds
    ends = [one["endMs"] for one in manifest.get("slides", [])]
    if ends and wanted and abs(ends[-1] - wanted * 1000) > 40:
        found.append(f"the last slide ends at {ends[-1]}")
    return found if kinds == expected else [*found, f"files {kinds}"]


def unlike(calls: Calls, plan: str, some: list[dict[str, Any]]) -> dict[str, Any]:
    """What is not as it was ordered, by its request, once all of these are made and paid."""
    id = calls.ordered(plan, *some)
    job = wait_for(lambda: calls.job_of(id), lambda one: one["status"] in OVER, 100 + sum(map(seconds, some)))
    assert job["credits"]["settled"] == sum(price(one["type"]) for one in some), job
    found: dict[str, Any] = {}
    for place, asked in enumerate(some):
        artifact = calls.artifact_of(job, place)
        ready = artifact["status"] == "READY"
        found[str(asked)] = amiss(asked, artifact["manifest"]) if ready else [artifact["failureMessage"]]
    return {asked: wrong for asked, wrong in found.items() if wrong}


def test_everything_that_capabilities_promise_is_taken_and_has_its_price(api: httpx.Client, calls: Calls) -> None:
    can, project = api.get("/api/v1/capabilities").json(), calls.project()
    every = requests(can, every_one)
    assert len(every) > 150
    for some in handfuls(every, can["plans"]["maxArtifactRequests"]):
        quote = calls.ask(project, artifactRequests=some)["quote"]
        assert quote["total"] == sum(can["pricing"][one["type"].upper()] for one in some)


def test_what_is_promised_comes_as_it_was_ordered(api: httpx.Client, calls: Calls, plan: str) -> None:
    can = api.get("/api/v1/capabilities").json()
    some = [one for one in requests(can, each_once) if seconds(one) <= SOON_S]
    wrong = [unlike(calls, plan, few) for few in handfuls(some, can["plans"]["maxArtifactRequests"])]
    assert [one for one in wrong if one] == []


@pytest.mark.nightly
@pytest.mark.timeout(3000)
def test_everything_that_is_promised_comes_as_it_was_ordered(api: httpx.Client, calls: Calls, plan: str) -> None:
    can = api.get("/api/v1/capabilities").json()
    every = requests(can, every_one)
    wrong = [unlike(calls, plan, few) for few in handfuls(every, can["plans"]["maxArtifactRequests"])]
    assert [one for one in wrong if one] == []


@pytest.mark.parametrize("type", PICTURES)
def test_a_step_beyond_a_promise_is_refused_with_the_limit(api: httpx.Client, type: str) -> None:
    facts = api.get("/api/v1/capabilities").json()["artifacts"][type]
    name = "frames" if "frames" in facts else "durationSeconds"
    beyond = [
        {name: facts[name]["min"] - 1},
        {name: facts[name]["max"] + 1},
        {"aspect": "4:3"},
        {"resolution": "4320p"},
    ]
    for number, wish in enumerate([*beyond, {"outputs": ["gif"]}]):
        body = {"storyPlanId": "c" * 25, "artifactRequests": [{"type": type, "renderPlan": wish}]}
        answer = api.post("/api/v1/story-jobs", json=body, headers={"Idempotency-Key": f"beyond-{type}-{number}"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed"), wish
        assert next(iter(wish)) in str(answer.json()["error"]["details"]["issues"][0])
