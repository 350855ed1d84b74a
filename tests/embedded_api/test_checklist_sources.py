"""The conformance checklist over real HTTP: sources handed in, items 20, 21 and 26 to 29, and their limits (4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from engine import Studio
from engine.library.digesting import ExtractiveDigester
from engine.machines.readers.given.reader import GivenTextReader
from tests.embedded_api.calling import TEXT, Calls, wait_for
from tests.embedded_api.house import House, hasty, housed
from tests.fakes.machines import fake_machines

HOUSE = "/api/v1/story-projects"
MOST = 4_000_000
KINDS = {"fact", "estimate", "opinion", "forecast", "quotation", "definition"}
OVER = ("READY", "FAILED", "SKIPPED")
LONG = "\n\n".join(
    f"The mill at quay {number} was built in {1600 + number} by {number + 3} families who owned the river together."
    for number in range(12)
)
Send = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    machines = replace(hasty(fake_machines()), text_reader=GivenTextReader(), digester=ExtractiveDigester())
    with housed(tmp_path_factory.mktemp("sources") / "home", machines=machines) as house:
        yield house


@pytest.fixture
def place(api: httpx.Client) -> str:
    return f"{HOUSE}/{Calls(api).project()}/sources"


@pytest.fixture
def send(api: httpx.Client, place: str) -> Send:
    return lambda **body: api.post(place, json={"type": "text", "content": TEXT, **body})


def _digested(api: httpx.Client, place: str, source: dict[str, Any]) -> dict[str, Any]:
    path = f"{place}/{source['id']}"
    return wait_for(lambda: api.get(path).json()["source"], lambda found: found["digestStatus"] in OVER)


def _issue(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 400, answer.text
    error = answer.json()["error"]
    assert (error["code"], "is invalid:" in error["message"]) == ("validation_failed", True)
    return dict(error["details"]["issues"][0])


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_item_20_text_is_ready_in_the_answer_that_takes_it(
    api: httpx.Client, place: str, send: Send, kind: str
) -> None:
    text = f"# Mühle 𝄞\n\n{TEXT}" + "x" * 4000
    answer = send(type=kind, content=text)
    made = answer.json()["source"]
    assert (answer.status_code, answer.json()["deduplicated"], made["status"]) == (201, False, "READY")
    assert made["contentHash"] == hashlib.sha256(text.encode()).hexdigest()
    assert (made["byteSize"], made["tokenEstimate"]) == (len(text.encode()), -(-len(text.encode()) // 4))
    assert (made["extractedTextPreview"], made["extractedAt"] is not None) == (text[:4000], True)
    found = api.get(f"{place}/{made['id']}").json()
    assert "deduplicated" not in found["source"] and "deduplicated" not in found
    assert (found["source"]["status"], found["source"]["contentHash"]) == ("READY", made["contentHash"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"type": "video"}, "source_type_unsupported"),
        ({"type": "file"}, "source_type_unsupported"),
        ({"content": None}, "validation_failed"),
        ({"content": " \n\u200b "}, "validation_failed"),
        ({"type": "url"}, "validation_failed"),
        ({"type": "pdf", "url": "ftp://quay.example/a.pdf"}, "validation_failed"),
        ({"type": "url", "url": "http://me:pw@quay.example/"}, "validation_failed"),
        ({"retentionPolicy": "FOREVER"}, "validation_failed"),
        ({"originatedAt": "yesterday"}, "validation_failed"),
        ({"metadata": [1]}, "validation_failed"),
    ],
)
def test_item_20_what_a_type_needs_is_asked_for(send: Send, body: dict[str, Any], code: str) -> None:
    answer = send(**body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code), answer.text


def test_item_21_the_limit_is_in_bytes_and_the_last_one_passes(send: Send) -> None:
    assert send(content="x" * MOST).status_code == 201
    assert send(content="é" * (MOST // 2)).json()["source"]["byteSize"] == MOST
    for content in ("x" * (MOST + 1), "é" * (MOST // 2) + "x"):
        error = send(content=content).json()["error"]
        assert (error["code"], error["details"]) == ("source_too_large", {"limit": MOST, "actual": MOST + 1})


def test_item_26_an_item_known_by_its_origin_is_taken_in_once(api: httpx.Client, place: str, send: Send) -> None:
    origin = {"producer": "notes", "externalId": "n-1"}
    first = send(**origin, metadata={"first": True}).json()["source"]
    again = send(**origin, content="Other words altogether.", metadata={"first": False})
    assert (again.status_code, again.json()["deduplicated"]) == (200, True)
    assert {key: again.json()["source"][key] for key in ("id", "metadata", "contentHash")} == {
        "id": first["id"], "metadata": {"first": True}, "contentHash": first["contentHash"],
    }  # fmt: skip
    assert api.delete(f"{place}/{first['id']}").json() == {"deleted": True}
    gone = api.delete(f"{place}/{first['id']}")
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "source_not_found")
    assert api.get(f"{place}/{first['id']}").status_code == 404
    back = send(**origin)
    assert (back.status_code, back.json()["deduplicated"]) == (201, False)
    assert back.json()["source"]["id"] != first["id"]


@pytest.mark.parametrize("half", [{"producer": "notes"}, {"externalId": "1"}, {"producer": "", "externalId": "1"}])
def test_item_26_half_an_origin_tells_nothing_apart(send: Send, half: dict[str, str]) -> None:
    assert [send(**half).status_code for _ in range(2)] == [201, 201]


def test_item_26_one_origin_in_two_projects_is_two_sources(api: httpx.Client, send: Send) -> None:
    body = {"type": "text", "content": TEXT, "producer": "notes", "externalId": "1"}
    other = f"{HOUSE}/{Calls(api).project()}/sources"
    assert [send(**body).status_code, api.post(other, json=body).status_code] == [201, 201]


@pytest.mark.parametrize("policy", ["EXTRACTED_ONLY", "STORE_ORIGINAL", "METADATA_ONLY"])
def test_item_27_retention_keeps_what_it_says_and_the_source_still_plans(
    api: httpx.Client, studio: Studio, place: str, policy: str
) -> None:
    made = api.post(place, files={"file": ("a.txt", LONG.encode())}, data={"retentionPolicy": policy}).json()["source"]
    found = _digested(api, place, made)
    kept = _blobs(studio, made)
    assert (found["status"], found["digestStatus"], found["byteSize"]) == ("READY", "READY", len(LONG.encode()))
    assert (kept["text"], found["extractedTextPreview"] is not None) == (policy != "METADATA_ONLY",) * 2
    assert kept["original"] == (policy == "STORE_ORIGINAL")
    plan = Calls(api).plan(place.split("/")[4])
    assert (plan["status"], plan["plan"]["sourceDigest"]["evidence"] != []) == ("REQUIRES_APPROVAL", True)


def test_item_28_a_digest_says_only_what_the_source_says(api: httpx.Client, place: str, send: Send) -> None:
    digest = _digested(api, place, send(content=LONG).json()["source"])["digest"]
    assert set(digest) == {"summary", "thesis", "claims", "evidence", "gaps", "rightsNotes"}
    assert digest["claims"] and {claim["kind"] for claim in digest["claims"]} <= KINDS
    for item in digest["evidence"]:
        assert LONG[item["charStart"] : item["charEnd"]] == item["support"]
        assert digest["claims"][item["claimIndex"]]["statement"] in LONG


def test_item_28_a_short_text_is_not_digested_and_planned_all_the_same(
    api: httpx.Client, place: str, send: Send
) -> None:
    found = _digested(api, place, send(content="The mill leaks.").json()["source"])
    assert (found["digestStatus"], found["digest"], found["digestError"] is not None) == ("SKIPPED", None, True)
    assert Calls(api).plan(place.split("/")[4])["status"] == "REQUIRES_APPROVAL"


def test_item_29_a_full_source_is_read_to_its_last_character(api: httpx.Client, place: str, send: Send) -> None:
    made = send(content=LONG, metadata={"sourceContextMode": "full", "own": 1}).json()["source"]
    assert made["metadata"] == {"sourceContextMode": "full", "own": 1}
    coverage = Calls(api).plan(place.split("/")[4])["plan"]["sourceDigest"]["coverage"]
    assert [(one["sourceId"], one["mode"], one["charsRead"], one["charsTotal"]) for one in coverage] == [
        (made["id"], "full", len(LONG), len(LONG))
    ]


@pytest.mark.parametrize(
    ("counts", "passes"),
    [
        ({"expected": 3, "fetched": 3}, True),
        ({"expected": 3, "fetched": 2}, False),
        ({"pages": {"expected": 3, "fetched": 3}, "posts": {"expected": 5, "fetched": 4}}, False),
        ({"pages": {"expected": 3}, "posts": {"expected": "5", "fetched": 4}, "note": "all"}, True),
    ],
)
def test_item_29_counts_of_a_full_source_must_be_equal(send: Send, counts: dict[str, Any], passes: bool) -> None:
    whole = {"sourceContextMode": "full", "sourceCompleteness": counts}
    assert send(metadata={"sourceCompleteness": counts}).json()["source"]["metadata"] == {"sourceCompleteness": counts}
    answer = send(metadata=whole)
    if passes:
        assert answer.json()["source"]["metadata"] == whole
    else:
        wanted = "Source metadata must prove an equal, complete expected/fetched count."
        assert (_issue(answer)["message"], wanted in answer.json()["error"]["message"]) == (wanted, True)


def test_item_29_a_full_source_keeps_its_text(send: Send) -> None:
    assert _issue(send(metadata={"sourceContextMode": "full"}, retentionPolicy="METADATA_ONLY"))["path"]


def test_item_29_a_pack_of_another_size_is_warned_of_and_taken(api: httpx.Client, place: str, send: Send) -> None:
    size = len(TEXT.encode())
    assert send(metadata={"sourcePack": {"bytes": size}}).json()["source"]["warnings"] == []
    warned = send(metadata={"sourcePack": {"bytes": size + 1}})
    assert (warned.status_code, len(warned.json()["source"]["warnings"])) == (201, 1)
    metadata = json.dumps({"sourcePack": {"bytes": 1}})
    made = api.post(place, files={"file": ("a.txt", TEXT.encode())}, data={"metadata": metadata}).json()["source"]
    assert len(_digested(api, place, made)["warnings"]) == 1


@pytest.mark.parametrize(("field", "most"), [("label", 300), ("producer", 120), ("externalId", 255)])
def test_item_4_a_source_may_use_every_character_of_its_limits(send: Send, field: str, most: int) -> None:
    assert send(**{field: "𝄞" * most}).json()["source"][field] == "𝄞" * most
    issue = _issue(send(**{field: "x" * (most + 1)}))
    assert (issue["path"], issue["limit"]) == (field, most)
    assert issue["message"] == f"Too big: expected string to have <={most} characters"


def test_item_4_an_address_may_have_2048_characters(send: Send) -> None:
    start = "http://127.0.0.1/"
    assert send(type="url", url=start + "x" * (2048 - len(start))).status_code == 201
    issue = _issue(send(type="url", url=start + "x" * (2049 - len(start))))
    assert (issue["path"], issue["limit"]) == ("url", 2048)


def test_item_4_metadata_may_have_256000_bytes(send: Send) -> None:
    room = 256_000 - len('{"a":""}')
    assert send(metadata={"a": "é" * (room // 2)}).status_code == 201
    assert _issue(send(metadata={"a": "é" * (room // 2) + "x"}))["limit"] == 256_000


def _blobs(studio: Studio, source: dict[str, Any]) -> dict[str, bool]:
    with studio.reading("test") as work:
        kept = studio.library.source(work, source["projectId"], source["id"])
    return {"text": kept.text_blob is not None, "original": kept.original_blob is not None}
