"""The choice of interpreter, and what a person with an old one is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workshop import interpreter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in interpreters are shell scripts")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A PATH with nothing on it, and a way to put interpreters there."""
    place = tmp_path / "shelf"
    place.mkdir()
    monkeypatch.setenv("PATH", str(place))

    def put(name: str, answer: str, status: int = 0) -> str:
        file = place / name
        file.write_text(f"#!/bin/sh\necho {answer}\nexit {status}\n")
        file.chmod(0o755)
        return str(file)

    return put


@pytest.mark.parametrize(("version", "is_good"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((2, 7), False)])
def test_eleven_is_the_oldest(version, is_good):
    assert interpreter.is_new_enough(version) is is_good


def test_the_first_one_that_starts_is_taken(shelf):
    shelf("python3.12", "'version not installed'", status=127)
    good = shelf("python3.13", "3 13")
    shelf("python3.11", "3 11")
    assert interpreter.first_good(interpreter.BETTER_NAMES) == good


def test_a_name_that_lies_is_passed_over(shelf):
    shelf("python3.12", "3 9")
    assert interpreter.first_good(interpreter.BETTER_NAMES) is None


def test_the_running_interpreter_goes_on_when_it_is_good_enough(shelf):
    shelf("python3.13", "3 13")
    assert interpreter.continue_with_a_good_one(["dev.py"]) is None


def test_an_old_python_alone_is_refused_in_one_sentence(shelf, monkeypatch):
    monkeypatch.setattr(interpreter, "OLDEST", (99, 0))
    refusal = interpreter.continue_with_a_good_one(["dev.py"])
    assert refusal is not None
    assert "needs Python 99.0 or newer" in refusal
    assert "\n" not in refusal


def test_the_same_words_go_to_the_better_interpreter(tmp_path, monkeypatch):
    heard = tmp_path / "heard"
    other = tmp_path / "python3.13"
    other.write_text(f'#!/bin/sh\nif [ "$1" = -c ]; then echo 99 1; else echo "$@" > "{heard}"; fi\n')
    other.chmod(0o755)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from workshop import interpreter\n"
        "interpreter.OLDEST = (99, 0)\n"
        "interpreter.continue_with_a_good_one(['packaging/dev.py', 'demo', '--out', 'x y'])\n"
        "print('still here')\n"
    )
    packaging = str(Path(interpreter.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", script, packaging],
        env={"PATH": f"{tmp_path}:/bin:/usr/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, heard.read_text()) == ("", "packaging/dev.py demo --out x y\n")
