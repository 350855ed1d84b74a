"""Sound effects are proposed from the words of the script, and heard once somebody takes one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.embedded_api.calling import OVER, Calls
from tests.embedded_api.house import House


@pytest.fixture
def artifact(calls: Calls, plan: str, house: House) -> str:
    """The id of a READY table read in which a telephone rings."""
    made = str(calls.job_until(calls.ordered(plan), *OVER)["artifacts"][0]["id"])
    with house.studio.work("owner") as work:
        read = house.studio.table_read.read(work, made)
        first, *others = read.screenplay.entries
        ringing = replace(first, text="In the hall the telephone rang.", evidence_ids=("ev-0",))
        play = replace(read.screenplay, entries=(ringing, *others))
        house.studio.table_read.keep_version(work, made, replace(read, screenplay=play), "edit", None)
    return made


def proposals(calls: Calls, artifact: str) -> list[dict[str, Any]]:
    return list(calls.api.get(f"/api/v1/artifacts/{artifact}/sfx/proposals").json()["proposals"])


def test_a_ringing_telephone_is_proposed_at_its_word_and_taken_once(calls: Calls, artifact: str, house: House) -> None:
    (found,) = proposals(calls, artifact)
    before = calls.api.get(f"/api/v1/artifacts/{artifact}/sfx").json()["sfx"]["cues"]

    taken = calls.api.post(f"/api/v1/artifacts/{artifact}/sfx/proposals", json={"entryIndex": 0})

    assert (found["entryIndex"], found["word"], found["label"]) == (0, 5, "Telephone")
    assert before == []
    assert taken.status_code == 200, taken.text
    cue = taken.json()["cue"]
    assert (cue["entryIndex"], cue["prompt"], cue["isDraft"]) == (0, found["prompt"], False)
    with house.studio.reading("owner") as work:
        assert [one.word for one in house.studio.cues.cues(work, artifact)] == [5]
    assert proposals(calls, artifact) == []


def test_a_line_without_a_proposal_has_nothing_to_take(calls: Calls, artifact: str) -> None:
    answer = calls.api.post(f"/api/v1/artifacts/{artifact}/sfx/proposals", json={"entryIndex": 1})

    assert answer.status_code == 400
    assert "no sound effect is proposed" in answer.json()["error"]["message"]
