"""The verbs: what they run, and how they end when something is wrong."""

from __future__ import annotations

import errno

import pytest

from workshop import environment, failures, system, verbs
from workshop.failures import Stop
from workshop.verbs import VERBS


@pytest.fixture
def ran(monkeypatch, checkout):
    """Verbs with everything prepared, whose commands are only written down."""
    commands: list[list[str]] = []
    monkeypatch.setattr(verbs.Checkout, "here", lambda: checkout)
    monkeypatch.setattr(environment, "prepare", lambda _checkout: None)
    monkeypatch.setattr(system, "provide", lambda _needs, _purpose: None)
    monkeypatch.setattr(verbs.subprocess, "call", lambda command, **_how: commands.append(command) or 0)
    return commands


def test_demo_puts_its_files_where_it_is_told(ran):
    assert verbs.run(["demo", "--out", "elsewhere"]) == 0
    assert ran[0][1:] == ["-m", "engine", "demo", "--out", "elsewhere"]


def test_demo_has_a_place_of_its_own(ran):
    verbs.run(["demo"])
    assert ran[0][-2] == "--out"
    assert ran[0][-1].endswith("demo-out")


def test_demo_asks_nothing_of_the_system(ran, monkeypatch):
    def refuse(_needs, _purpose):
        raise Stop("asked")

    monkeypatch.setattr(system, "provide", refuse)
    assert verbs.run(["demo"]) == 0
    assert verbs.run(["studio"]) == 1


def test_words_after_test_reach_pytest(ran):
    verbs.run(["test", "-k", "stamp"])
    assert ran[0][1:] == ["-m", "pytest", "-k", "stamp"]


def test_without_words_every_everyday_test_runs_once_those_held_to_a_time_with_nothing_beside_them(ran):
    assert verbs.run(["test"]) == 0
    timed, others = (" ".join(command) for command in ran)
    assert timed.endswith("-m not bench and not nightly and alone")
    assert "-n" not in timed.split()
    assert others.endswith("-m not bench and not nightly and not alone")
    assert "-n" in others.split()


def test_one_red_run_is_red_even_if_the_other_is_not(ran, monkeypatch):
    for ends in ([-9, 0], [0, 1]):
        left = list(ends)
        monkeypatch.setattr(verbs.subprocess, "call", lambda _command, left=left, **_how: left.pop(0))
        assert verbs.run(["test"]) != 0
        assert left == []


def test_an_unknown_verb_is_answered_with_the_known_ones(capsys):
    assert verbs.run(["dance"]) == 1
    said = capsys.readouterr().err
    assert all(name in said for name in VERBS)


def test_help_names_every_verb(capsys):
    assert verbs.run([]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in VERBS)


def test_a_word_too_many_is_refused(ran, capsys):
    assert verbs.run(["setup", "--quick"]) == 1
    assert "--quick" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "a/file"), "a/file may not be written"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "a/file"), "a/file"),
    ],
)
def test_a_file_that_fails_is_a_sentence_and_no_traceback(monkeypatch, capsys, error, word):
    def fail(_checkout):
        raise error

    monkeypatch.setattr(environment, "prepare", fail)
    assert verbs.run(["setup"]) == 1
    said = capsys.readouterr().err
    assert word in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: Failed to establish a new connection: [Errno -2] Name or service not known", "network"),
        ("ERROR: Could not find a version that satisfies x==1 (from versions: none)", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "pinned"),
        ("something else\nwent wrong", "went wrong"),
    ],
)
def test_what_pip_says_is_said_in_words(output, word):
    assert word in str(failures.of_pip(output))


def test_what_is_held_to_a_time_comes_first_and_no_other_file_is_collected_for_it(ran, checkout):
    for name, mark in (("held", "alone"), ("free", "gui")):
        file = checkout.root / "tests" / "room" / f"test_{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"@pytest.mark.{mark}\n")
    assert verbs.run(["test"]) == 0
    timed, together = ran
    assert [word for word in timed if word.endswith(".py")] == ["tests/room/test_held.py"]
    assert "-n" not in timed and int(together[together.index("-n") + 1]) >= 2
