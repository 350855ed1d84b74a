"""The desk: what is chosen holds at once, keys are kept and never shown, a test answers in words, and nobody is asked unasked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.foundation.errors import ValidationFailed
from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind, Trial
from engine.foundation.model_errors import ModelSlow, ModelUnreachable
from engine.foundation.paths import StudioPaths
from engine.machines.models import trial
from engine.machines.models.desk import StudioModelDesk
from tests.fakes.model_server import ModelServer, Move, fails, says

SECRET = "sk-abcdefghijklmnopqrstuvwxyz"
WELL = {"word": "stage", "number": 7, "sentence": "The sea was grey and wide that morning."}


@pytest.fixture
def paths(tmp_path: Path) -> StudioPaths:
    """A home."""
    return StudioPaths(tmp_path / "home").make()


@pytest.fixture
def desk(paths: StudioPaths) -> StudioModelDesk:
    """Its desk."""
    return StudioModelDesk(paths)


def found(trial: Trial, about: str) -> str:
    """What was said about something."""
    return next(check.sentence for check in trial.checks if check.about == about)


def test_what_is_chosen_holds_at_once_for_every_desk_of_the_home(paths: StudioPaths, choice: ModelChoice) -> None:
    one, other = StudioModelDesk(paths), StudioModelDesk(paths)
    limits = ModelLimits(7, 1000, 4096, 90, 1.5, 2.5)
    chosen = one.choose(replace(choice, limits=limits, writes=False, plans=False, digests=True, falls_back=False))
    assert (
        other.choice()
        == chosen
        == replace(choice, limits=limits, writes=False, plans=False, digests=True, falls_back=False)
    )
    one.choose(ModelChoice())
    assert not other.choice().is_chosen


def test_a_key_is_kept_forgotten_and_written_into_no_settings(
    paths: StudioPaths, desk: StudioModelDesk, choice: ModelChoice
) -> None:
    desk.choose(choice, SECRET)
    assert desk.has_key(choice)
    assert not desk.has_key(replace(choice, address="http://127.0.0.1:1/v1"))
    desk.choose(choice)
    assert desk.has_key(choice)
    for file in paths.home.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()
    desk.choose(choice, "")
    assert not desk.has_key(choice)


@pytest.mark.parametrize(
    ("change", "key", "path"),
    [
        ({"address": "ftp://x"}, None, "model.address"),
        ({"address": "http://"}, None, "model.address"),
        ({"address": "http://[::1"}, None, "model.address"),
        ({"address": "http://u:p@127.0.0.1/v1"}, None, "model.address"),
        ({"address": "http://127.0.0.1/v1?key=x"}, None, "model.address"),
        ({"address": "http://models.example.com/v1"}, SECRET, "model.address"),
        ({"name": "x" * 201}, None, "model.name"),
        ({"name": "a\nb"}, None, "model.name"),
        ({}, "two words", "model.key"),
        ({}, "x" * 1001, "model.key"),
        ({}, "schlüssel", "model.key"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_name(
    desk: StudioModelDesk, choice: ModelChoice, change: dict[str, Any], key: str | None, path: str
) -> None:
    with pytest.raises(ValidationFailed) as caught:
        desk.choose(replace(choice, **change), key)
    assert [issue[0] for issue in caught.value.issues] == [path]
    assert not desk.choice().is_chosen
    assert SECRET not in caught.value.sentence()


def test_a_test_says_what_was_asked_who_answered_how_fast_and_in_which_form(
    server: ModelServer, desk: StudioModelDesk, choice: ModelChoice
) -> None:
    server.answer, told = lambda body: says(WELL), []
    result = desk.try_out(choice, progress=told.append)
    assert result.is_well
    assert result.models == ("tiny",)
    assert result.answered_by == "tiny"
    assert result.tokens_per_s
    assert "a sentence about the sea, tiny answered" in found(result, "model")
    assert "schema the server enforces" in found(result, "JSON")
    assert "tokens a second" in found(result, "speed")
    assert "costs nothing" in found(result, "reachable")
    assert told == [f"Looking for the model server at 127.0.0.1:{server.port}", "Asking tiny for a first answer"]


@pytest.mark.parametrize(("forms", "words"), [(("json_object",), "JSON mode"), ((), "only follows words")])
def test_a_test_says_how_far_structured_answers_work(
    server: ModelServer, desk: StudioModelDesk, choice: ModelChoice, forms: tuple[str, ...], words: str
) -> None:
    server.forms, server.answer = forms, lambda body: says(WELL)
    assert words in found(desk.try_out(choice), "JSON")
    server.forms = ("json_schema", "json_object")
    assert "enforces" in found(desk.try_out(choice), "JSON")


@pytest.mark.parametrize(
    ("move", "about", "words"),
    [
        (fails(401, f"bad key {SECRET}"), "key", "does not accept the key"),
        (fails(404, "unknown"), "model", "does not know the model other.*It offers: tiny"),
        (fails(500, "out of memory"), "reachable", "failed several times.*out of memory"),
        (says({"number": 8, "word": "x"}), "JSON", "`number` must be 7"),
        (Move("I would rather talk."), "JSON", "not in the form"),
        (Move(body=b"<html>hello</html>", headers={"Content-Type": "text/html"}), "reachable", "nobody can read"),
    ],
)
def test_a_test_that_fails_says_where_and_what_to_do(
    server: ModelServer, desk: StudioModelDesk, choice: ModelChoice, move: Move, about: str, words: str
) -> None:
    server.answer = lambda body: move
    result = desk.try_out(replace(choice, name="other"), SECRET)
    assert not result.is_well
    (check,) = result.checks
    assert check.about == about
    assert re.search(words, check.sentence)
    assert SECRET not in check.sentence


def test_a_test_without_a_model_names_those_there_are(
    server: ModelServer, desk: StudioModelDesk, choice: ModelChoice
) -> None:
    unnamed = replace(choice, name="")
    assert "Choose one of its models: tiny." in desk.try_out(unnamed).checks[0].sentence
    server.models = ()
    assert "no model loaded" in desk.try_out(unnamed).checks[0].sentence
    server.models = None
    assert "does not list its models" in desk.try_out(unnamed).checks[0].sentence
    assert server.asked == []


def test_a_test_of_nothing_says_that_the_built_in_writer_works(desk: StudioModelDesk, rings: list[Any]) -> None:
    result = desk.try_out(ModelChoice())
    assert result.is_well
    assert "built-in writer" in result.checks[0].sentence
    assert rings == []


@pytest.mark.parametrize("kind", [ProviderKind.OPENAI, ProviderKind.ANTHROPIC, ProviderKind.GEMINI])
def test_without_a_key_no_provider_far_away_is_asked_at_all(
    desk: StudioModelDesk, rings: list[Any], kind: ProviderKind
) -> None:
    far = ModelChoice(kind, name="big")
    (check,) = desk.try_out(far).checks
    assert check.about == "key"
    assert "There is no key for" in check.sentence
    with pytest.raises(ModelUnreachable, match=r"no key.*nothing was charged"):
        desk.conversation(far, lambda: None)
    assert rings == []


def test_a_test_ends_after_two_minutes_however_it_goes_on(choice: ModelChoice) -> None:
    now = [0.0]
    tick = trial.patience_of(choice, lambda: now[0])
    tick()
    now[0] = trial.TRY_S + 1
    with pytest.raises(ModelSlow, match="two minutes"):
        tick()


def test_choosing_keeping_and_looking_ask_nobody(desk: StudioModelDesk, rings: list[Any]) -> None:
    far = ModelChoice(ProviderKind.ANTHROPIC, name="big")
    desk.choose(far, SECRET)
    desk.choice(), desk.has_key(far), desk.key_place()
    assert rings == []


def test_an_answer_kept_is_for_its_owner_alone_and_let_go_after_two_weeks(
    server: ModelServer, desk: StudioModelDesk, paths: StudioPaths, choice: ModelChoice
) -> None:
    from engine.machines.models.asking import Question

    server.answer = lambda body: says({"n": 1})
    desk.choose(choice)
    conversation = desk.conversation(choice, lambda: None)
    conversation.ask(Question("s", "u", {"type": "object"}), "n", lambda answer, whole: answer)
    (kept,) = (paths.home / "answers").iterdir()
    assert json.loads(kept.read_text())["answer"] == {"n": 1}
    assert kept.stat().st_mode & 0o077 == 0
    assert conversation.shelf is not None
    conversation.shelf.tidy(time.time() + 15 * 86_400)
    assert not kept.exists()


def test_no_library_of_a_model_is_loaded_before_one_is_asked(tmp_path: Path) -> None:
    opened = (
        "import sys\nfrom pathlib import Path\nfrom engine import open_studio\n"
        "open_studio(Path(sys.argv[1])).close()\nprint([name for name in sys.modules if name.split('.')[0] in sys.argv[2:]])"
    )
    libraries = ["pydantic_ai", "openai", "anthropic", "google", "genai_prices"]
    done = subprocess.run(
        [sys.executable, "-c", opened, str(tmp_path / "home"), *libraries],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"
