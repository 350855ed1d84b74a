"""The pinned set: whole, hashed, without addresses, and with a Qt that does not abort this Python."""

from __future__ import annotations

import re
import sys
import tomllib

import pytest
from PySide6.QtCore import QObject, Signal

from workshop.places import Checkout

CHECKOUT = Checkout.here()
SETS = (CHECKOUT.requirements, CHECKOUT.dev_requirements)
PIN = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", re.M
)


def plain(requirement: str) -> str:
    """The normal form of a distribution's name."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=;\s\[]", requirement)[0]).lower()


@pytest.mark.parametrize("pinned", SETS, ids=lambda path: path.name)
def test_every_line_is_a_hashed_pin(pinned):
    text = pinned.read_text(encoding="utf-8")
    assert len(PIN.findall(text)) > 50
    assert PIN.sub("", text).strip().splitlines() == [text.splitlines()[0]]


@pytest.mark.parametrize("pinned", SETS, ids=lambda path: path.name)
def test_nothing_says_where_packages_come_from(pinned):
    assert not re.search(r"://|--index|--find-links|--extra|file:| @ ", pinned.read_text(encoding="utf-8"))


def test_everything_the_project_asks_for_is_pinned():
    project = tomllib.loads(CHECKOUT.project.read_text(encoding="utf-8"))["project"]
    running, developing = ({pin[0] for pin in PIN.findall(path.read_text(encoding="utf-8"))} for path in SETS)
    assert set(map(plain, project["dependencies"])) - running == set()
    assert set(map(plain, project["optional-dependencies"]["dev"])) - developing == set()


def test_running_and_developing_use_the_same_versions():
    running, developing = (
        {(name, version, marker) for name, version, marker, _ in PIN.findall(path.read_text(encoding="utf-8"))}
        for path in SETS
    )
    assert running <= developing


def test_qt_before_python_3_12_is_one_that_counts_its_references():
    pins = [pin for pin in PIN.findall(CHECKOUT.requirements.read_text(encoding="utf-8")) if "pyside6" in pin[0]]
    old = {tuple(map(int, version.split(".")[:2])) for _, version, marker, _ in pins if "< '3.12'" in marker}
    assert len(pins) == 4
    assert old
    assert max(old) < (6, 12)


class Bell(QObject):
    """Rings."""

    rung = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from 3.12 on")
def test_a_hundred_thousand_calls_lose_no_reference():
    bell = Bell()
    bell.rung.connect(lambda: None)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(100_000):
        bell.setObjectName("bell")
        bell.rung.emit()
    lost = before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True)
    assert max(lost) < 100
