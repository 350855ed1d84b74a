"""What a story is called: the source's own title, cut where it may be cut."""

from __future__ import annotations

import pytest

from engine.machines.planners.extractive.phrases import Phrasebook
from engine.machines.planners.extractive.titles import calmed, story_title
from engine.planning.ports import PlanningSource
from tests.documents import document

LONG = "We Need Geoengineering to Stop Out of Control Warming, Warns Climate Scientist James Hansen of Columbia"
WHOLE = "The nonstop sparring match between the conservative justice and liberal Biden attorney at the Supreme Court"


def _called(title: str) -> str:
    source: PlanningSource = document("clock_history.md")
    named = PlanningSource(source.id, title, source.type, {"title": title}, source.digest, source.text, source.layout)
    return story_title([named], Phrasebook([]), [])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (LONG, "We Need Geoengineering to Stop Out of Control Warming"),
        (WHOLE, WHOLE),
        ("Debian Python Policy 0.12.0.0 documentation", "Debian Python Policy"),
        ("Chapter 4. A Detailed History", "A Detailed History"),
        ("A short title", "A short title"),
        ("# Samples of the tower", "Samples of the tower"),
        ("MINUTES OF THE CLOCK SOCIETY", "Minutes of the Clock Society"),
    ],
)
def test_a_long_title_is_cut_at_a_joint_and_never_inside_a_name(title: str, name: str) -> None:
    assert _called(title) == name


def test_a_title_without_a_joint_that_no_page_could_hold_says_that_it_goes_on() -> None:
    assert _called("word " * 60).endswith(" …")


def test_a_single_name_is_a_title_where_there_is_no_other() -> None:
    source = PlanningSource("cnode", "text", "text", {"title": "Node.js"}, None, "The runtime runs programs.", None)
    assert story_title([source], Phrasebook(["The runtime runs programs."]), []) == "Node.js"


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("NOTICE TO LEASEHOLDERS UNDER THE ACT OF 1985", "", "Notice to Leaseholders under the Act of 1985"),
        ("NATO SUMMIT OPENS IN TOWN", "It is the first that NATO holds here.", "NATO Summit Opens in Town"),
        ("COMUNIDAD DE PROPIETARIOS CALLE DEL OLMO", "", "Comunidad de Propietarios Calle del Olmo"),
        ("RFC 1149", "", "RFC 1149"),
        ("The BBC and the tower", "", "The BBC and the tower"),
    ],
)
def test_a_title_in_capitals_is_not_shouted(title: str, text: str, name: str) -> None:
    assert calmed(title, text) == name


def test_a_letter_is_called_by_whom_it_is_to() -> None:
    text = "Blaengarw\nSunday night\n\nDear Mrs Hopkins,\n\nThe lamps went out at ten.\n\nYours,\nWilliam Beynon"
    source = PlanningSource("cletter", "Blaengarw", "text", {}, None, text, None)
    assert story_title([source], Phrasebook([text]), []) == "A letter to Mrs Hopkins"
