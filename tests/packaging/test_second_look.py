"""A few tests that failed are run once more, alone; real ones, in a checkout of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workshop import second_look

BROKEN = "def test_broken():\n    assert 1 == 2\n"
UNSTEADY = """
import pathlib
def test_late():
    mark = pathlib.Path(__file__).with_suffix(".seen")
    was, _ = mark.exists(), mark.touch()
    assert was
"""
FINE = "def test_fine():\n    assert True\n"


@pytest.fixture
def looked(checkout, monkeypatch, capfd):
    """Run tests of this text as the test command does, and say how it ended and what was said."""
    python = checkout.python
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", ":".join(path for path in sys.path if "site-packages" in path))

    def look(*texts: str, more: int = 0) -> tuple[int, str]:
        for number, text in enumerate(texts):
            (checkout.root / f"test_{number}.py").write_text(text)
        ended = subprocess.call([str(python), "-m", "pytest", "-q"], cwd=checkout.root)
        status = second_look.at(checkout, [ended, more])
        return status, capfd.readouterr().out

    return look


def test_what_holds_alone_is_no_failure_but_is_named(looked):
    status, said = looked(UNSTEADY, FINE)
    assert status == 0
    assert "UNSTEADY, held when alone: test_0.py::test_late" in said


def test_what_is_broken_stays_so(looked):
    status, said = looked(BROKEN, UNSTEADY, FINE)
    assert status == 1
    assert "Running 2 of them once more" in said
    assert "UNSTEADY" not in said


def test_many_are_no_accident(looked):
    status, said = looked(*[UNSTEADY] * (second_look.MOST + 1))
    assert status == 1
    assert "once more" not in said


def test_a_run_that_did_not_come_to_its_end_is_not_saved_by_a_second_look(looked):
    assert looked(FINE, more=-9)[0] == -9
    assert looked(UNSTEADY, more=2)[0] != 0


def test_nothing_is_run_again_when_all_held(looked):
    assert looked(FINE)[0] == 0


def test_what_failed_some_other_day_is_forgotten(looked, checkout):
    looked(BROKEN)
    second_look.forget(checkout)
    (checkout.root / "test_0.py").unlink()
    status, said = looked(FINE)
    assert status == 0
    assert "once more" not in said
