"""The conformance checklist over real HTTP: items 28, 29, 43, 44 and 53 as far as they concern words, with the real readers, planner and writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from engine.access.model import Scope
from engine.library.digesting import ExtractiveDigester
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.readers.given.reader import GivenTextReader
from engine.machines.readers.workshop.reading import ProcessReader
from engine.machines.readers.workshop.sniffing import sniff
from engine.machines.writers.extractive.writer import ExtractiveWriter
from engine.sample import Sample
from tests.embedded_api.calling import OVER, READ, TEXT, Calls, wait_for
from tests.embedded_api.house import House, hasty, housed
from tests.fakes.library import pdf_of
from tests.fakes.machines import fake_machines
from tests.golden.description import document

MODES = ("documentary", "podcast", "drama")
KINDS = {"fact", "estimate", "opinion", "forecast", "quotation", "definition"}
VOICES = {"MARA": {"voiceId": "voice-fake-0"}, "TOM": {"voiceId": "voice-fake-1"}}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    machines = replace(
        hasty(fake_machines()), text_reader=GivenTextReader(), digester=ExtractiveDigester(), planner=ExtractivePlanner(), writer=ExtractiveWriter(),
        reader=ProcessReader(), recognise=sniff,
    )  # fmt: skip
    with housed(tmp_path_factory.mktemp("words") / "home", machines=machines) as house:
        yield house


@pytest.fixture
def project(calls: Calls) -> str:
    project, note = calls.project(), (Sample.bundled().folder / "note.md").read_text(encoding="utf-8")
    path = f"/api/v1/story-projects/{project}/sources"
    made = calls.api.post(path, json={"type": "markdown", "content": note}).json()["source"]
    wait_for(lambda: calls.api.get(f"{path}/{made['id']}").json()["source"], lambda one: one["digestStatus"] == "READY")
    return project


def _told(calls: Calls, project: str, **request: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    plan = calls.plan(project, autoApprove=True, creativeBrief={"pageTarget": 2})
    job = calls.job_until(calls.ordered(plan["id"], {**READ, "deferAudioRender": True, **request}), *OVER)
    assert job["status"] == "READY", job
    return job, calls.entries(job["artifacts"][0]["id"])


@pytest.mark.parametrize("mode", MODES)
def test_item_43_without_a_narrator_nobody_narrates(calls: Calls, project: str, mode: str) -> None:
    _, entries = _told(calls, project, mode=mode, narrationPolicy="suppress")

    assert not [entry for entry in entries if "NARRATOR" in entry["character"].upper()]


@pytest.mark.parametrize("mode", MODES)
def test_item_44_a_script_is_long_enough_and_has_scenes_in_order(calls: Calls, project: str, mode: str) -> None:
    job, entries = _told(calls, project, mode=mode)
    words = sum(len(entry["text"].split()) for entry in entries)
    scenes = list(dict.fromkeys(entry["sceneIndex"] for entry in entries))

    assert words >= 55 * 2
    assert scenes == list(range(len(scenes)))
    assert len(scenes) >= 2
    assert not [warning for warning in job["warnings"] if warning["code"] == "script_short"]


def test_item_44_a_cast_that_was_given_is_the_cast(calls: Calls, project: str) -> None:
    _, entries = _told(calls, project, mode="podcast", voiceMap=VOICES)

    assert {entry["character"] for entry in entries} == {"MARA", "TOM"}


FACTS = (
    "The tide mill at Emsworth ground {n} sacks of barley in the winter of 18{n}.",
    "Its owner, Ruth Calder, said in March 19{n} that the wheel must turn again.",
    "Engineers measured a fall of {n} centimetres at the sluice on every spring tide.",
)


def _page(number: int) -> list[str]:
    return [fact.format(n=number * 10 + place) for place, fact in enumerate(FACTS, 1)]


def test_item_53_each_citation_is_its_page_and_its_very_words(calls: Calls) -> None:
    project, pages = calls.project(), [_page(number) for number in (1, 2, 3, 4)]
    path = f"/api/v1/story-projects/{project}/sources"
    leaves = [[(72.0, 700.0 - 40 * row, 11.0, line) for row, line in enumerate(page)] for page in pages]
    made = calls.api.post(path, files={"file": ("report.pdf", pdf_of(leaves))}).json()["source"]
    source = wait_for(
        lambda: calls.api.get(f"{path}/{made['id']}").json()["source"], lambda one: one["digestStatus"] == "READY"
    )
    text = source["extractedTextPreview"]
    assert (source["metadata"]["pageCount"], len(text)) == (4, source["byteSize"])
    _, entries = _told(calls, project, mode="documentary")
    artifact = calls.api.get("/api/v1/artifacts", params={"projectId": project}).json()["artifacts"][0]["id"]
    citations = calls.api.get(f"/api/v1/artifacts/{artifact}/citations").json()["citations"]
    cited = {entry["entryIndex"]: entry["evidence"] for entry in citations["entries"]}

    assert {e["entryIndex"]: e["evidenceIds"] for e in entries if e["evidenceIds"]} == {
        index: [one["id"] for one in evidence] for index, evidence in cited.items()
    }
    assert (citations["totalEntries"], citations["citedEntries"]) == (len(entries), len(cited))
    found = [one for evidence in cited.values() for one in evidence]
    assert len({one["page"] for one in found}) > 1
    for one in found:
        assert (text[one["charStart"] : one["charEnd"]], one["verified"]) == (one["quote"], True)
        assert (one["sourceId"], one["confidence"] in ("high", "medium", "low")) == (source["id"], True)
        assert any(one["quote"][:30] in line for line in pages[one["page"] - 1]), one
    assert citations["sources"] == [
        {"id": source["id"], "label": citations["sources"][0]["label"], "type": "file", "url": None, "contentHash": source["contentHash"]}
    ]  # fmt: skip


def test_item_53_a_quote_stays_when_its_text_is_gone(calls: Calls, project: str) -> None:
    _told(calls, project)
    artifact = calls.api.get("/api/v1/artifacts", params={"projectId": project}).json()["artifacts"][0]["id"]
    path = f"/api/v1/story-projects/{project}/sources"
    before = calls.api.get(f"/api/v1/artifacts/{artifact}/citations").json()["citations"]
    shown = _in_the_theater(calls, artifact)
    for source in calls.api.get(path).json()["sources"]:
        calls.api.delete(f"{path}/{source['id']}")
    after = calls.api.get(f"/api/v1/artifacts/{artifact}/citations").json()["citations"]

    then, now = ([one for entry in said["entries"] for one in entry["evidence"]] for said in (before, after))
    assert {one["verified"] for one in then} == {True}
    assert {one["verified"] for one in now} == {False}
    assert [one["quote"] for one in now] == [one["quote"][:300] for one in then]
    assert before["sources"] == after["sources"]
    assert {name: (quote, True) for name, quote in _quotes(then).items()} == {
        name: shown[name] for name in _quotes(then)
    }
    left = _in_the_theater(calls, artifact)
    assert {name: (quote, False) for name, quote in _quotes(now).items()} == {name: left[name] for name in _quotes(now)}


def _quotes(found: list[dict[str, Any]]) -> dict[str, str]:
    return {one["id"]: one["quote"] for one in found}


def _in_the_theater(calls: Calls, artifact: str) -> dict[str, tuple[str, bool]]:
    """The quotes of the passage panel, and whether their text is kept."""
    token = calls.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["shareToken"]
    told = calls.api.get(f"/api/share/table-read/{token}").json()["tableRead"]["evidence"]
    return {name: (one["quote"], one["kept"]) for name, one in told.items()}


def test_item_29_a_source_longer_than_any_window_is_read_to_its_end(calls: Calls) -> None:
    project = calls.project()
    text = "".join(f"{' '.join(_page(number))}\n\n" for number in range(1, 500))
    assert len(text) > 12 * 8192
    body = {"type": "text", "content": text, "metadata": {"sourceContextMode": "full"}}
    path = f"/api/v1/story-projects/{project}/sources"
    made = calls.api.post(path, json=body).json()["source"]
    plan = calls.plan(project)

    (coverage,) = plan["plan"]["sourceDigest"]["coverage"]
    assert coverage == {"sourceId": made["id"], "mode": "full", "charsRead": len(text), "charsTotal": len(text)}
    for one in plan["plan"]["sourceDigest"]["evidence"]:
        assert text[one["charStart"] : one["charEnd"]] == one["quote"]


def test_item_28_a_real_digest_fits_its_schema_and_its_claims_are_the_sources(calls: Calls, project: str) -> None:
    (source,) = calls.api.get(f"/api/v1/story-projects/{project}/sources").json()["sources"]
    note, digest = (Sample.bundled().folder / "note.md").read_text(encoding="utf-8"), source["digest"]
    described = document()["components"]
    schema = {**described["schemas"]["Digest"], "components": described}

    assert [str(problem) for problem in Draft202012Validator(schema).iter_errors(digest)] == []
    assert digest["claims"]
    assert digest["evidence"]
    for one in digest["evidence"]:
        assert note[one["charStart"] : one["charEnd"]] == one["support"]
        assert 0 <= one["claimIndex"] < len(digest["claims"])
    assert {one["kind"] for one in digest["claims"]} <= KINDS
    words = set(re.findall(r"\w+", note.lower()))
    for claim in digest["claims"]:
        assert set(re.findall(r"\w+", claim["statement"].lower())) <= words, claim


def test_item_28_without_a_digest_engine_sources_are_skipped_and_planned(home: Path) -> None:
    machines = replace(hasty(fake_machines()), digester=None)  # type: ignore[arg-type]
    with housed(home, machines=machines) as house:
        with house.studio.work("owner") as work:
            key = house.studio.access.create_key(work, "Test", tuple(Scope))[1]
        with httpx.Client(
            base_url=house.server.origin, headers={"Authorization": f"Bearer {key}"}, timeout=60
        ) as client:
            calls = Calls(client)
            project = calls.project()
            source = calls.source(project, TEXT * 3)
            plan = calls.plan(project)
            can = client.get("/api/v1/capabilities").json()["sources"]["digest"]

    assert (source["digestStatus"], source["digest"], bool(source["digestError"])) == ("SKIPPED", None, True)
    assert plan["status"] == "REQUIRES_APPROVAL"
    assert can["availability"] == "unavailable"
    assert can["reason"]
