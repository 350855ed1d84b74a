"""Cues: a sentence offers itself for the same beat in every language the studio narrates; long sources fill every beat."""

from __future__ import annotations

import pytest

from engine.library.digesting.extractive import ExtractiveDigester
from engine.library.extraction import Extraction
from engine.machines.planners.extractive.cues_tongues import OTHERS
from engine.machines.planners.extractive.findings import find
from engine.machines.planners.extractive.roles import cues_of
from engine.machines.readers.given.reader import GivenTextReader
from engine.planning.ports import PlanningSource
from tests.documents import HERE, source_of
from tests.engine.planning.bridge import draft
from tests.engine.table_read.rehearsal import brief_of

SAID = {
    "de": ("Die Bauern widersprechen, aber die Klage ist teuer.", "Der Kreistag wird im November erneut abstimmen."),
    "fr": ("Mais les bergers refusent, et les chiens ont un prix.", "La région n'a pas encore décidé si elle paiera."),
    "es": ("Sin embargo, el ministerio no está de acuerdo con ellos.", "El gobierno decidirá en otoño si lo prueba."),
    "it": ("Però i produttori contestano il rapporto della camera.", "La regione deciderà a gennaio chi dovrà pagare."),
    "nl": ("Maar het dorp is tegen, en de schade is te duur.", "Het waterschap zal op 14 juni beslissen wat er moet."),
    "pt": ("No entanto, a indústria contesta e recusa as provas.", "O governo decidirá até 2026 se o teste deve continuar."),
}  # fmt: skip
LONG = ("coop_annual_report.md", "outage_postmortem.md", "library_closure.md", "clock_history.md",
        "wider/boiler_manual.md", "wider/hospice_annual_report.md", "wider/semmel_history.md", "wider/payments_api.md",
        "wider/school_minutes.md", "wider/well_water_news.md")  # fmt: skip


@pytest.mark.parametrize("code", SAID)
def test_every_language_knows_trouble_and_what_is_to_come(code: str) -> None:
    trouble, ahead = SAID[code]

    assert OTHERS[code].trouble.search(trouble)
    assert OTHERS[code].ahead.search(ahead)


@pytest.mark.parametrize(
    ("name", "code"),
    [("grundwasser_bericht", "de"), ("loup_article", "fr"), ("trenes_reportaje", "es"), ("olio_articolo", "it"),
     ("dijk_verslag", "nl"), ("cortica_reportagem", "pt")],
)  # fmt: skip
def test_a_story_in_another_language_ends_on_what_is_to_come(name: str, code: str) -> None:
    source = source_of(HERE / "wider" / f"{name}.md")
    envelope = draft(source, creative_brief={"pageTarget": 3}).envelope
    last = [item.quote for item in envelope.evidence_of(envelope.beats[-1])]
    known = [cues_of(one) for one in find((source,))]

    assert sum(one is OTHERS[code] for one in known) >= 0.6 * len(known)
    assert any(OTHERS[code].ahead.search(quote) or OTHERS[code].unknowing.search(quote) for quote in last), last


def test_evidence_does_not_shrink_as_the_sources_grow() -> None:
    shares = []
    for count in (3, len(LONG)):
        envelope = brief_of(_long(count), pages=8).envelope
        shares.append(sum(len(beat.evidence_ids) for beat in envelope.beats) / envelope.page_target)

    assert shares[1] >= 0.85 * shares[0]


def test_a_long_plan_of_a_long_source_leaves_no_beat_empty() -> None:
    told = [len(beat.evidence_ids) for beat in brief_of(_long(len(LONG)), pages=30).envelope.beats]

    assert all(told)
    assert min(told[1:]) >= 0.05 * sum(told), told


def _long(count: int) -> PlanningSource:
    text = "\n\n".join((HERE / name).read_text() for name in LONG[:count])
    layout = GivenTextReader().lay_out(text, markdown=True)
    digest = ExtractiveDigester().digest(Extraction(text, layout, {}))
    return PlanningSource("csrclong", "A long report", "markdown", {}, digest, text, layout)
