"""Where a source only explains, the joints of every language do: none speaks of a quarrel, a turn or a doubt."""

from __future__ import annotations

import pytest

from engine.machines.writers.extractive.phrases_plain import PLAIN
from engine.machines.writers.extractive.phrases_plain_tongues import PLAIN_BY_TONGUE
from engine.machines.writers.extractive.phrases_tongues import BY_TONGUE
from engine.table_read.screenplay import Grounding
from tests.engine.planning.builders import a_source
from tests.engine.table_read.rehearsal import brief_of, write

DEDICATION = a_source(
    "Der Müller von Gannet Quay",
    "Karl Brandes führte die Mühle von Gannet Quay seit ihrer Gründung im Jahr 1893 bis zu seinem Tod.",
    "Karl Brandes schrieb das Handbuch der Mühle im Januar 1894 und pflegte die beiden Teiche über dem Dorf.",
    "Von mehr als 350 Mühlen an der Küste ist bekannt, dass sie nach diesem Handbuch gebaut sind.",
    "Die Gemeinde widmet dem Müller das neue Rad der Mühle und den Weg über den Damm.",
)


def test_every_language_has_a_plain_phrase_for_every_occasion() -> None:
    assert set(PLAIN_BY_TONGUE) == set(BY_TONGUE)
    assert all(set(known) == set(PLAIN) for known in PLAIN_BY_TONGUE.values())
    assert all(len(set(told)) == len(told) >= 3 for known in PLAIN_BY_TONGUE.values() for told in known.values())


@pytest.mark.parametrize("mode", ["documentary"])
def test_a_dedication_in_german_is_told_plainly(mode: str) -> None:
    play = write(brief_of(DEDICATION, pages=1, mode=mode))
    joints = " ".join(entry.text for entry in play.entries if entry.grounding is Grounding.CONNECTIVE)

    told = BY_TONGUE["de"]
    stories = [one for name in ("conflict", "proof", "turn", "payoff", "cta", "still_open") for one in told[name]]
    assert not any(one in joints for one in stories)
    assert any(one in joints for known in PLAIN_BY_TONGUE["de"].values() for one in known)
