"""What a source sets apart goes with its plan, is shown beside what it stands next to, and is told by no beat."""

from __future__ import annotations

from dataclasses import replace

from engine.library.digesting.extractive import ExtractiveDigester
from engine.library.exhibits import EXHIBITS
from engine.library.extraction import Extraction
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.readers.given.reader import GivenTextReader
from engine.pictures.candidates import Sourcebook
from engine.pictures.choosing import are_same, repeated
from engine.pictures.directing import different, scenes_for
from engine.pictures.model import SceneKind
from engine.planning.ports import Drafted, PlanningSource
from engine.planning.showing import shown_with, with_exhibits
from tests.engine.planning.builders import a_plan

FERRY = """# The ferry

The ferry carried more people last summer than in any year since the bridge opened.

| Year | Passengers |
|---|---:|
| 2015 | 412,300 |
| 2019 | 421,900 |
| 2021 | 187,400 |
| 2023 | 436,800 |

The bridge was meant to end the ferry, and the county stopped its subsidy.

Three in four passengers now travel without a car to the other side.

The company will order a second electric boat next year.
"""


def drafted(text: str) -> tuple[Drafted, tuple[PlanningSource, ...]]:
    """The draft of a plan of this text, with what it sets apart."""
    layout = GivenTextReader().lay_out(text, markdown=True)
    digest = ExtractiveDigester().digest(Extraction(text, layout, {}, "md"))
    sources = (PlanningSource("csrcA", "The ferry", "markdown", {}, digest, text, layout),)
    return with_exhibits(ExtractivePlanner().draft(a_plan(), sources), sources), sources


def test_a_table_is_evidence_that_no_beat_tells() -> None:
    draft, sources = drafted(FERRY)
    evidence = draft.envelope.source_digest.evidence
    assert [item.id for item in evidence] == [f"ev-{at}" for at in range(len(evidence))]
    table = next(item for item in evidence if item.kind in EXHIBITS)
    assert (sources[0].text or "")[table.char_start : table.char_end] == table.quote
    assert not any(table.id in beat.evidence_ids for beat in draft.envelope.beats)
    assert [name for name, items in shown_with(draft.envelope).items() if items]


def test_a_table_of_passengers_becomes_a_chart_by_itself() -> None:
    envelope = drafted(FERRY)[0].envelope
    scenes = scenes_for(envelope, Sourcebook({"csrcA": "The ferry"}), 7)
    line = next(scene for scene in scenes if scene.kind is SceneKind.LINE)
    assert [figure.shown for figure in line.figures] == ["412,300", "421,900", "187,400", "436,800"]
    assert line.source == "The ferry"


def test_a_thin_text_gives_fewer_scenes_and_says_how_many_repeat() -> None:
    envelope, book = (
        drafted("# Notes\n\nThe boat leaks a little every night. Nobody has found the hole so far.\n")[0].envelope,
        Sourcebook(),
    )
    fewer = scenes_for(envelope, book, different(envelope, book))
    assert repeated(fewer) == 0
    assert repeated(scenes_for(envelope, book, 48)) > 20


def test_nothing_is_shown_twice_while_something_is_not_shown_at_all() -> None:
    envelope, book = drafted(FERRY)[0].envelope, Sourcebook()
    scenes = scenes_for(envelope, book, different(envelope, book))
    shown = {name for scene in scenes for name in scene.evidence_ids}
    assert not any(are_same(one, other) for at, one in enumerate(scenes) for other in scenes[:at])
    assert shown == {item.id for item in envelope.source_digest.evidence}


def test_a_table_alone_is_no_silent_source() -> None:
    draft, _ = drafted("Station,Rain\nSeathwaite,3210\nCardiff,1182\nLeeds,742\nCambridge,568\n".replace(",", "\t"))
    assert not any(warning.startswith(("no_evidence", "source_silent")) for warning in draft.warnings)
    assert replace(draft.envelope, title="x").source_digest.evidence


def test_what_is_only_shown_is_never_spoken() -> None:
    digest = drafted(FERRY)[0].envelope.source_digest
    assert len(digest.spoken) == len(digest.evidence) - 1
    assert not any(item.kind in EXHIBITS for item in digest.spoken)


def test_a_source_without_spaces_between_its_words_is_planned() -> None:
    told = (
        "山梨県の六郷は、はんこの町として知られている。",
        "まず木を選ぶ。次に印面を磨く。最後に試し押しをする。",
        "若い職人は七人しかいない。",
    )
    envelope = drafted("\n\n".join(("# はんこの町", *told)))[0].envelope
    assert len(envelope.source_digest.spoken) >= 3
    kinds = {scene.kind for scene in scenes_for(envelope, Sourcebook(tongue="ja"), 6)}
    assert SceneKind.PROCESS in kinds
