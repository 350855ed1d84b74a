"""A kept answer says again what was answered, and nothing any more of a source that was let go: not in a byte on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx

from engine import StudioSettings
from tests.embedded_api.calling import TEXT, Calls, wait_for
from tests.embedded_api.house import USUALLY

WORDS = "The quince marmalade of the harbour master was sealed with a grey wax that nobody could name."
ONCE = {"Idempotency-Key": "once"}


def _hand_in(calls: Calls, path: str, **more: Any) -> httpx.Response:
    return calls.api.post(path, json={"type": "text", "content": f"{WORDS} {TEXT}", **more}, headers=ONCE)


def _holding(home: Path, words: str) -> list[str]:
    files = (path for path in home.rglob("*") if path.is_file())
    return [path.name for path in files if words.encode() in path.read_bytes()]


@USUALLY
def test_of_a_deleted_source_the_kept_answer_says_nothing_and_the_key_still_makes_no_second_one(
    own_life: StudioSettings, calls: Calls, home: Path
) -> None:
    path = f"/api/v1/story-projects/{calls.project()}/sources"
    first = _hand_in(calls, path)
    known = f"{path}/{first.json()['source']['id']}"
    wait_for(lambda: calls.api.get(known).json()["source"], lambda found: found["digestStatus"] == "READY")
    again = _hand_in(calls, path)
    assert (again.json(), again.headers["Idempotency-Replayed"]) == (first.json(), "true")
    assert first.json()["source"]["extractedTextPreview"].startswith(WORDS)
    assert _holding(home, WORDS), "it is there before"

    assert calls.api.delete(known).json() == {"deleted": True}

    assert _holding(home, WORDS) == []
    after = _hand_in(calls, path)
    assert (after.status_code, after.headers["Idempotency-Replayed"]) == (201, "true")
    assert after.json()["source"] == {**first.json()["source"], "extractedTextPreview": None, "digest": None}
    assert calls.api.get(path).json()["sources"] == []


@USUALLY
def test_of_a_source_kept_as_facts_the_answer_goes_with_the_text_and_the_digest_goes_with_the_source(
    own_life: StudioSettings, calls: Calls, home: Path
) -> None:
    path = f"/api/v1/story-projects/{calls.project()}/sources"
    made = _hand_in(calls, path, retentionPolicy="METADATA_ONLY").json()["source"]
    known = f"{path}/{made['id']}"
    read = wait_for(lambda: calls.api.get(known).json()["source"], lambda found: found["digestStatus"] == "READY")
    said = read["digest"]["evidence"][0]["support"]
    again = _hand_in(calls, path, retentionPolicy="METADATA_ONLY")

    assert (again.headers["Idempotency-Replayed"], again.json()["source"]["extractedTextPreview"]) == ("true", None)
    assert _holding(home, said), "what the digest quotes may stay"

    assert calls.api.delete(known).status_code == 200

    assert _holding(home, said) == []
