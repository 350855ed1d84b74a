"""The owner's drafts, versions and takes, over the owner channel and from the command line: seen first, taken back, kept, restored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_api.owner import header_of
from engine.commands.root import run
from tests.embedded_api.house import House, hasty, housed
from tests.fakes.machines import fake_machines
from tests.fakes.made import made_read


@pytest.fixture
def house(home: Path) -> Iterator[House]:
    """A served studio of the test's own, on its own home."""
    with housed(home, machines=hasty(fake_machines())) as house:
        yield house


@pytest.fixture
def read_id(house: House) -> str:
    return made_read(house.studio)


@pytest.fixture
def owner(house: House, read_id: str) -> Iterator[httpx.Client]:
    base = f"{house.server.origin}/owner/v1/artifacts/{read_id}/"
    with httpx.Client(base_url=base, timeout=60) as client:
        client.headers["Authorization"] = header_of(house.studio.paths)
        yield client


def ok(answer: httpx.Response) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_muted_line_is_kept_from_guests(owner: httpx.Client, house: House, read_id: str) -> None:
    whole = ok(owner.get("draft"))["draft"]["lines"]
    ok(owner.post("draft/edits", json={"edits": [{"edit": "mute", "indexes": [1]}]}))
    assert ok(owner.post("draft/apply"))["version"] == 2
    with house.studio.reading("owner") as work:
        jti = house.studio.artifacts.get(work, read_id).share_jti
        token = house.studio.access.share_of(work, jti or "").token
    page = f"{house.server.origin}/api/share/table-read/{token}"
    left = [index for index in range(len(whole)) if index != 1]
    public = ok(httpx.get(page, trust_env=False))["tableRead"]
    for told in (public, ok(httpx.get(f"{page}/timeline", trust_env=False))):
        assert [entry["entryIndex"] for entry in told["entries"]] == left
    assert set(public["evidence"]) == {name for entry in public["entries"] for name in entry["evidenceIds"]}


def test_a_draft_is_edited_taken_back_taken_again_and_kept(owner: httpx.Client) -> None:
    before = ok(owner.get("draft"))["draft"]
    assert (before["changed"], before["steps"], before["base"]) == (False, 0, None)

    made = ok(owner.post("draft/edits", json={"edits": [{"edit": "mute", "indexes": [1]}]}))["draft"]
    assert (made["base"], made["steps"], made["canUndo"]) == (1, 1, True)
    assert [one["after"]["entryIndex"] for one in made["diff"]["lines"]] == [1]
    assert ok(owner.post("draft/undo"))["draft"]["changed"] is False
    assert ok(owner.post("draft/redo"))["draft"]["lines"][1]["muted"] is True

    assert ok(owner.post("draft/apply"))["version"] == 2
    newest, first = ok(owner.get("versions"))["versions"]
    assert (newest["version"], newest["current"], newest["scope"], newest["notes"]) == (2, True, "edit", [])
    assert first["current"] is False
    assert ok(owner.get("diff/1/2"))["diff"]["lines"][0]["change"] == "revoiced"
    assert ok(owner.post("restore", json={"version": 1}))["version"] == 3
    assert ok(owner.get("diff/1/3"))["diff"]["lines"] == []


def test_what_a_wish_would_do_is_said_with_what_it_would_not(owner: httpx.Client) -> None:
    found = ok(owner.post("preview", json={"instruction": "Rename the guest to Ada, and sing it in Latin."}))["preview"]

    assert found["wouldChange"] is True
    assert found["credits"] == 8
    assert "sing it in Latin" in found["unsupported"][0]
    assert {one["after"]["character"] for one in found["diff"]["lines"]} >= {"Ada"}
    assert ok(owner.get("versions"))["versions"][0]["version"] == 1


def test_takes_are_spoken_anew_and_chosen(owner: httpx.Client) -> None:
    assert ok(owner.post("lines/1/takes")) == {"entryIndex": 1, "take": 1, "takes": 2}
    assert [one["chosen"] for one in ok(owner.get("lines/1/takes"))["takes"]] == [False, True]
    assert ok(owner.put("lines/1/take", json={"take": 0}))["take"] == 0


REFUSED = (
    ("POST", "draft/edits", {"edits": [{"edit": "mute", "indexes": [900]}]}, 400),
    ("POST", "draft/edits", {"edits": [{"edit": "explode"}]}, 400),
    ("POST", "draft/edits", {"edits": []}, 400),
    ("POST", "draft/apply", {}, 409),
    ("POST", "restore", {"version": 1}, 409),
    ("POST", "restore", {"version": 77}, 404),
    ("POST", "restore", {"version": 0}, 400),
    ("POST", "preview", {"instruction": ""}, 400),
    ("GET", "diff/1/9", None, 404),
    ("GET", "lines/900/takes", None, 400),
    ("PUT", "lines/1/take", {"take": 5}, 400),
)


def test_what_cannot_be_is_said_in_a_sentence_and_nobody_without_the_secret_comes_in(owner: httpx.Client) -> None:
    for method, path, sent, status in REFUSED:
        answer = owner.request(method, path, json=sent)
        assert answer.status_code == status, (path, answer.text)
        assert len(answer.json()["error"]["message"]) > 12

    del owner.headers["Authorization"]
    assert owner.get("draft").status_code == 401
    assert owner.post("restore", json={"version": 1}).status_code == 401


class Shell:
    """Runs `studio artifacts …` and hands back what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        found, said = run(["artifacts", *words]), self._capsys.readouterr()
        assert found == status, said
        return said.out + said.err


@pytest.fixture
def shell(house: House, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("STUDIO_HOME", str(home))
    return Shell(capsys)


def test_the_command_line_tries_an_instruction_without_doing_it(shell: Shell, read_id: str) -> None:
    said = shell("refine", read_id, "--dry-run", "--instruction", "Rename the guest to Ada, and sing it in Latin.")

    assert "Ada" in said
    assert "Not done" in said
    assert "8 credits" in said
    assert "sing it in Latin" in said
    assert json.loads(shell("versions", read_id, "--json"))["versions"][0]["version"] == 1
    assert "--instruction" in shell("refine", read_id, "--dry-run", status=2)


def test_the_command_line_edits_a_draft_and_keeps_it(shell: Shell, read_id: str) -> None:
    text = json.loads(shell("draft", "show", read_id, "--json"))["draft"]["lines"][1]["text"]
    first = text.split()[0]
    assert "muted" in shell("draft", "mute", read_id, "1")
    assert "No edit is waiting" in shell("draft", "undo", read_id)
    assert "muted" in shell("draft", "redo", read_id)
    assert first in shell("draft", "split", read_id, "2", first)
    assert "Something of my own." in shell("draft", "add", read_id, "3", "GUEST", "Something of my own.")
    assert "no line 900" in shell("draft", "drop", read_id, "900", status=1)
    assert "It is version 2 now." in shell("draft", "apply", read_id)
    assert "Something of my own." in shell("diff", read_id, "1", "2")
    assert "current again, as version 3" in shell("restore", read_id, "1")
    assert "take 2 of 2" in shell("take", read_id, "2")
    assert "take 1 of 2" in shell("take", read_id, "2", "--choose", "1")
    assert "(heard)" in shell("takes", read_id, "2")
