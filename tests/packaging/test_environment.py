"""The environment: made once, mended when it must be, and begun afresh after an interruption."""

from __future__ import annotations

import pytest

from workshop import environment
from workshop.failures import Stop
from workshop.stamp import Stamp


@pytest.fixture
def done(monkeypatch):
    """The slow steps, written down instead of taken."""
    steps: list[str] = []

    def make_venv(checkout):
        steps.append("venv")
        checkout.venv.mkdir(exist_ok=True)

    monkeypatch.setattr(environment, "python_in", lambda checkout: "3.11" if checkout.venv.exists() else "")
    monkeypatch.setattr(environment, "_make_venv", make_venv)
    monkeypatch.setattr(environment, "_install_packages", lambda _checkout: steps.append("packages"))
    monkeypatch.setattr(environment, "_install_project", lambda _checkout: steps.append("project"))
    return steps


def test_the_first_time_everything_is_made(checkout, done):
    environment.prepare(checkout)
    assert done == ["venv", "packages", "project"]
    assert environment.is_ready(checkout)


def test_the_second_time_nothing_is(checkout, done):
    environment.prepare(checkout)
    done.clear()
    environment.prepare(checkout)
    assert done == []


def test_another_pinned_set_is_installed_into_the_same_environment(checkout, done):
    environment.prepare(checkout)
    done.clear()
    checkout.dev_requirements.write_text("two==2\n")
    environment.prepare(checkout)
    assert done == ["packages", "project"]


def test_a_new_command_installs_the_project_alone(checkout, done):
    environment.prepare(checkout)
    done.clear()
    checkout.project.write_text(checkout.project.read_text() + '[project.scripts]\nplay = "a:b"\n')
    environment.prepare(checkout)
    assert done == ["project"]


def test_an_interrupted_set_up_begins_afresh(checkout, done, monkeypatch):
    def interrupt(_checkout):
        raise Stop("the network went away")

    with monkeypatch.context() as during:
        during.setattr(environment, "_install_packages", interrupt)
        with pytest.raises(Stop):
            environment.prepare(checkout)
    assert Stamp.found(checkout.stamp) is None
    done.clear()
    environment.prepare(checkout)
    assert done == ["venv", "packages", "project"]


def test_an_interrupted_change_of_the_pinned_set_begins_afresh(checkout, done, monkeypatch):
    environment.prepare(checkout)
    checkout.dev_requirements.write_text("two==2\n")
    with monkeypatch.context() as during:
        during.setattr(environment, "_install_packages", lambda _checkout: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            environment.prepare(checkout)
    done.clear()
    environment.prepare(checkout)
    assert done == ["venv", "packages", "project"]


def test_an_environment_whose_python_went_away_is_made_again(checkout, done, monkeypatch):
    environment.prepare(checkout)
    done.clear()
    monkeypatch.setattr(environment, "python_in", lambda _checkout: "3.12" if "venv" in done else "")
    environment.prepare(checkout)
    assert done == ["venv", "packages", "project"]
