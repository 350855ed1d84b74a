"""Sound effects are proposed from the words of the script, and heard once somebody takes one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.embedded_api.calling import OVER, Calls
from tests.embedded_api.house import House
from tests.embedded_api.test_verbs import Shell, shell

__all__ = ["shell"]


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


def take(calls: Calls, artifact: str, line: int, *, dismiss: bool = False) -> Any:
    body = {"entryIndex": line, "dismiss": dismiss}
    return calls.api.post(f"/api/v1/artifacts/{artifact}/sfx/proposals", json=body)


def say(house: House, artifact: str, *texts: str) -> None:
    """A new version whose first lines say this."""
    with house.studio.work("owner") as work:
        read = house.studio.table_read.read(work, artifact)
        entries = list(read.screenplay.entries)
        for at, text in enumerate(texts):
            entries[at] = replace(entries[at], text=text, evidence_ids=("ev-0",))
        play = replace(read.screenplay, entries=tuple(entries))
        house.studio.table_read.keep_version(work, artifact, replace(read, screenplay=play), "edit", None)


def test_a_dismissed_proposal_comes_back_only_when_its_line_says_something_else(
    calls: Calls, artifact: str, house: House
) -> None:
    answer = take(calls, artifact, 0, dismiss=True)
    assert (answer.status_code, answer.json()["dismissed"]["label"]) == (200, "Telephone"), answer.text
    assert proposals(calls, artifact) == []
    assert calls.api.get(f"/api/v1/artifacts/{artifact}/sfx").json()["sfx"]["cues"] == []
    assert take(calls, artifact, 0).status_code == 400

    say(house, artifact, "In the hall the telephone rang.", "So it was on that day.")
    still = proposals(calls, artifact)
    say(house, artifact, "In the kitchen the telephone rang.")

    assert still == []
    assert [one["label"] for one in proposals(calls, artifact)] == ["Telephone"]


def test_a_plan_without_effects_proposes_none(calls: Calls, artifact: str, house: House) -> None:
    with house.studio.work("owner") as work:
        plan_id = house.studio.artifacts.get(work, artifact).plan_id
        plan = house.studio.planning.get(work, plan_id)
        quiet = replace(plan.envelope, audio_system=replace(plan.envelope.audio_system, sfx_policy="None at all"))
    planning = house.studio.proposing._planning
    house.studio.proposing._planning = type("Said", (), {"get": lambda _self, *_: replace(plan, envelope=quiet)})()
    try:
        assert proposals(calls, artifact) == []
    finally:
        house.studio.proposing._planning = planning
    assert len(proposals(calls, artifact)) == 1


def test_proposals_are_listed_taken_and_dismissed_on_the_command_line(
    calls: Calls, artifact: str, house: House, shell: Shell
) -> None:
    say(house, artifact, "The telephone rang.", "So it was.", "So it went.", "And then a dog barked.")
    assert shell("artifacts", "proposals", artifact).splitlines() == [
        "line 1, word 3  Telephone  2.5 s",
        "line 4, word 5  Dog  2 s",
    ]
    assert shell("artifacts", "proposals", artifact, "--dismiss", "4").startswith("Dismissed: line 4")
    assert shell("artifacts", "proposals", artifact, "--take-all") == "Added: line 1  Telephone  2.5 s\n"
    assert shell.json("artifacts", "proposals", artifact)["proposals"] == []
    shell("artifacts", "proposals", artifact, "--take", "2", status=1)
    assert "no sound effect is proposed" in shell.err
    shell("artifacts", "proposals", artifact, "--take", "1", "--dismiss", "1", status=2)


def test_coverage_is_asked_for_and_read_on_the_command_line(artifact: str, shell: Shell) -> None:
    assert "Nobody has read this script yet" in shell("artifacts", "coverage", artifact)
    told = shell("artifacts", "coverage", artifact, "--run", "--focus", "pacing")
    assert " of 10  " in told and "source_fidelity: " in told and "line " in told
    assert shell.json("artifacts", "coverage", artifact)["coverage"]["focus"] == "pacing"
    shell("artifacts", "coverage", artifact, "--focus", "pacing", status=2)
