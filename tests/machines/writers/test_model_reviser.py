"""A model understands what the built-in refiner does not, on a loopback server that answers well and badly; nothing ungrounded passes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.foundation.model_errors import ModelError
from engine.foundation.paths import StudioPaths
from engine.machines.models.desk import StudioModelDesk
from engine.machines.writers.model.reviser import ModelReviser
from engine.table_read.revising.proposing import Proposed, together
from engine.table_read.revising.understanding import Understood, understood
from tests.engine.table_read.revising.plays import play
from tests.engine.table_read.revising.reads import voices
from tests.fakes.model_server import ModelServer, fails, says
from tests.fakes.no_keyring import no_keyring

__all__ = ["no_keyring"]
pytestmark = pytest.mark.usefixtures("no_keyring")
WISH = "Let it come across as if they had known each other for years, and cut the boring line about the roof being threatened"
Made = Callable[..., Understood]


def row(edit: str, **more: Any) -> dict[str, Any]:
    return {"edit": edit, "lines": [], "scene": 0, "before": 0, "who": "", "to": "", "text": "", **more}


def answer(*rows: dict[str, Any], not_done: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"edits": list(rows), "not_done": list(not_done)}


@pytest.fixture
def refined(server: ModelServer, tmp_path: Path) -> Made:
    """The read after the wish, with that server chosen."""

    def refine(wish: str = WISH, **more: Any) -> Understood:
        desk = StudioModelDesk(StudioPaths(tmp_path / "home").make())
        limits = ModelLimits(requests_per_minute=1000, timeout_s=20)
        desk.choose(ModelChoice(ProviderKind.OPENAI, server.address, "tiny", limits, **more))
        made = understood(play("bees"), wish, voices())
        proposed = ModelReviser(desk).propose(made.read, made.unclear, lambda: None) if made.unclear else Proposed()
        return together(made, proposed)

    return refine


def test_what_was_not_understood_becomes_edits_in_the_numbers_that_were_shown(
    server: ModelServer, refined: Made
) -> None:
    server.answer = lambda body: says(
        answer(
            row("drop", lines=[7]), row("add", before=6, who="FELIX", text="You would."), row("direct", lines=[6], text="warm"),
            not_done=("Nothing in the passages says how long they have known each other.",),
        )
    )  # fmt: skip
    made = refined()

    texts = [entry.text for entry in made.read.screenplay.entries]
    assert texts[5:7] == ["You would.", "I believe every word of that."]
    assert not any("close the roof" in text for text in texts)
    assert made.read.screenplay.entries[6].parenthetical == "warm"
    assert made.not_done == ("Nothing in the passages says how long they have known each other.",)
    asked = str(server.asked[0]["messages"][-1]["content"])
    assert "known each other for years" in asked
    assert "7. FELIX [claim]: The hospital wanted to close the roof in 2019." in asked


def test_lines_and_scenes_are_moved_split_and_merged_all_in_the_numbers_that_were_shown(
    server: ModelServer, refined: Made
) -> None:
    server.answer = lambda body: says(
        answer(
            row("drop", lines=[2]), row("move", lines=[14, 15], before=6), row("split", lines=[5], text="when it rained"),
            row("add", before=14, who="NORA", text="And then?"), row("join", lines=[12]), row("move_scene", scene=3, before=2),
            row("retitle_scene", scene=2, text="What was written"), row("swap", who="Felix", to="Nora"),
        )
    )  # fmt: skip
    before, made = play("bees"), refined()

    assert made.not_done == ()
    said = [entry.text for entry in before.screenplay.entries]
    now = made.read.screenplay
    first, rest = said[4].split(" when it rained")
    assert [entry.text for entry in now.entries] == [
        said[0], *said[2:4], first, f"when it rained{rest}", "And then?", said[13], said[14], said[5], said[6],
        *said[15:], *said[7:11], f"{said[11]} {said[12]}",
    ]  # fmt: skip
    assert [scene.title for scene in now.scenes] == ["The roof", "A low note", "What was written"]
    assert now.entries[0].character == "FELIX"
    shown = str(server.asked[0]["messages"][-1]["content"])
    assert "Scene 2: The report" in shown


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (row("split", lines=[5], text="no such words"), "is not such words of it"), (row("move", lines=[5]), "before which number"),
        (row("merge_scene"), "names no scene"), (row("merge_scene", scene=3), "no scene 4"), (row("join", lines=[1]), "same speaker"),
        (row("move_scene", scene=9, before=1), "no scene 9"), (row("retitle_scene", scene=1), "has no text"),
    ],
)  # fmt: skip
def test_a_change_of_the_order_that_cannot_be_is_sent_back_with_the_reason(
    server: ModelServer, refined: Made, wrong: dict[str, Any], why: str
) -> None:
    server.script = [says(answer(wrong))]
    server.answer = lambda body: says(answer(row("direct", lines=[7], text="quickly")))
    made = refined()

    assert why in str(server.asked[1]["messages"][-1]["content"])
    assert made.read.screenplay.entries[6].parenthetical == "quickly"


def test_what_no_passage_carries_is_sent_back_and_never_spoken(server: ModelServer, refined: Made) -> None:
    lie = "The hospital closed the roof in 2023 and paid 9 million."
    server.script = [says(answer(row("say", lines=[7], text=lie)))]
    server.answer = lambda body: says(answer(row("direct", lines=[7], text="quickly")))
    made = refined()
    assert "No passage carries this" in str(server.asked[1]["messages"][-1]["content"])
    assert lie not in [entry.text for entry in made.read.screenplay.entries]
    assert made.read.screenplay.entries[6].parenthetical == "quickly"

    server.answer = lambda body: says(answer(row("say", lines=[7], text=lie)))
    made = refined("Let the seventh one have more of a bite to it")
    assert made.read == play("bees")
    assert "is of no help" in made.not_done[-1]


@pytest.mark.parametrize(
    "bad",
    [
        answer(row("say", lines=[700], text="Yes.")), answer(row("drop")), answer(row("explode", lines=[1])), answer(row("give", lines=[1], who="NOBODY")),
        answer(row("drop", lines=list(range(1, 18)))), answer(), {"edits": "none"}, {"lines": []}, [],
    ],
)  # fmt: skip
def test_an_answer_that_is_none_changes_nothing_and_is_said(server: ModelServer, refined: Made, bad: Any) -> None:
    server.answer = lambda body: says(bad)
    made = refined()

    assert made.read == play("bees")
    assert "is of no help" in made.not_done[-1]
    assert "known each other for years” is not understood" in made.not_done[0]


def test_a_server_that_fails_is_named_and_stops_only_whom_nobody_may_stand_in_for(
    server: ModelServer, refined: Made
) -> None:
    server.answer = lambda body: fails(401, "no such key")
    made = refined()
    assert made.read == play("bees")
    assert "127.0.0.1" in made.not_done[-1]
    with pytest.raises(ModelError):
        refined("Have it breathe", falls_back=False)
    asked = len(server.asked)
    assert refined("Rename Felix to Fred").done
    assert refined("Let it breathe", writes=False).not_done
    assert len(server.asked) == asked


def test_a_read_is_translated_whole_each_line_on_its_passage_and_numbers_stay(
    server: ModelServer, refined: Made
) -> None:
    """A tiny model that marks every line, and once loses a number."""
    lost: list[str] = []

    def german(body: dict[str, Any]) -> Any:
        asked = str(body["messages"][-1]["content"])
        rows = [one.partition(". ")[2] for one in asked.splitlines() if one.partition(". ")[0].isdigit()]
        said = [f"{row} Jawohl." for row in rows]
        if len(rows) > 10 and not lost:
            lost.append(said[3])
            said[3] = said[3].replace("1997", "1979")
        return says({"lines": said})

    server.answer = german
    before, made = play("bees"), refined("Make Nora warmer and translate it into German")

    assert [entry.text for entry in made.read.screenplay.entries] == [
        f"{one.text} Jawohl." for one in before.screenplay.entries
    ]
    assert [entry.evidence_ids for entry in made.read.screenplay.entries] == [
        one.evidence_ids for one in before.screenplay.entries
    ]
    assert {str(entry.grounding) for entry in made.read.screenplay.entries} == {"claim", "connective"}
    assert made.read.screenplay.scenes[1].title == "The report Jawohl."
    assert made.read.screenplay.entries[0].parenthetical == "warm"
    assert "differ in 1979, 1997" in str(server.asked[2]["messages"][-1]["content"])
    assert [one for one in made.not_done if "German" in one] == list(made.not_done)
    assert "7 quotations are claims now" in made.not_done[0]


@pytest.mark.parametrize("bad", [{"lines": []}, {"lines": ["Ja."] * 4}, {"edits": []}, []])
def test_a_translation_that_is_none_changes_nothing_and_is_said(server: ModelServer, refined: Made, bad: Any) -> None:
    server.answer = lambda body: says(bad)
    made = refined("Übersetze es ins Deutsche")

    assert made.read == play("bees")
    assert "is of no help" in made.not_done[-1]
    assert "nothing can be translated" in made.not_done[0]
