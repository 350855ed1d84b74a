"""The bridge at Harrow: a report and a newspaper that disagree, and the laws every plan of them keeps."""

from __future__ import annotations

from engine.library.digest import ClaimKind
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.planners.extractive.wording import ENGLISH_WORDING
from engine.machines.planners.extractive.wording_tongues import OTHERS
from engine.planning.envelope import BeatRole, PlanEnvelope
from engine.planning.ports import Drafted, PlanningSource
from engine.storage.codec import dump, load
from tests.engine.planning.builders import Said, a_plan, a_source

PLAIN_TITLES = frozenset(
    line
    for words in (ENGLISH_WORDING, *OTHERS.values())
    for lines in (*words.titles.values(), *words.plain_titles.values())
    for line in lines
)

REPORT = a_source(
    "The report",
    Said("The old bridge at Harrow crosses the river in four stone arches.", weight=0.6, topic="The place"),
    Said("The bridge was built in 1791 and has carried every road into the town since then.", weight=0.7, topic="The place"),
    Said("In May 2023 the council asked whether the bridge could carry lorries for another century.", weight=0.6),
    Said("The repair of the bridge will cost 2.4 million pounds.", ClaimKind.ESTIMATE, weight=0.9, topic="Cost"),
    Said("We measured the second arch on 14 days and found that it had sunk by 31 mm.", weight=0.8, topic="Survey"),
    Said("A diver then discovered an oak raft under the second pier that no drawing shows.", weight=0.8, topic="Survey"),
    Said("“I have looked at that pier for 20 years and I was wrong about it,” said Marta Vance.", ClaimKind.QUOTATION, "Marta Vance", 0.7),
    Said("The repair would close the road for 9 months.", ClaimKind.FORECAST, weight=0.6, topic="Cost"),
    Said("We conclude that the raft must be kept wet, because oak rots where it dries.", weight=0.7, topic="Conclusion"),
    Said("Nobody knows how long the raft has stood without water in dry summers.", weight=0.5, topic="Conclusion"),
    kind="pdf",
)  # fmt: skip
PAPER = a_source(
    "The Harrow Courier",
    Said("The repair of the bridge will cost 3.1 million pounds, the treasurer has told this newspaper.", ClaimKind.ESTIMATE, weight=0.9),
    Said("“My shop cannot live through a closed road,” said Ilse Brandt, the baker.", ClaimKind.QUOTATION, "Ilse Brandt", 0.7),
    Said("The treasurer counted the detour of 17 km that every lorry would have to take.", weight=0.6),
    Said("The council votes on the repair on Tuesday 6 May 2025.", ClaimKind.FORECAST, weight=0.7),
    kind="url",
)  # fmt: skip
PLANNER = ExtractivePlanner()


def draft(*sources: PlanningSource, **asked: object) -> Drafted:
    """The planner's answer for these sources."""
    return PLANNER.draft(a_plan(*sources, **asked), sources)


def laws_hold(envelope: PlanEnvelope, sources: tuple[PlanningSource, ...]) -> None:
    """Everything that is true of every plan, whatever it is made of."""
    texts = {source.id: source.text for source in sources}
    evidence = envelope.source_digest.evidence
    assert [item.id for item in evidence] == [f"ev-{index}" for index in range(len(evidence))]
    for item in evidence:
        text = texts[item.source_id]
        assert text is None or text[item.char_start : item.char_end] == item.quote
    assert [beat.role for beat in envelope.beats] == list(BeatRole)
    told = [name for beat in envelope.beats for name in beat.evidence_ids]
    assert sorted(told) == sorted(item.id for item in evidence)
    assert len(set(told)) == len(told)
    assert len({(item.source_id, item.char_start) for item in evidence}) == len(evidence)
    assert len(envelope.scenes) >= 2
    assert [scene.scene_index for scene in envelope.scenes] == list(range(len(envelope.scenes)))
    assert sum(scene.page_budget for scene in envelope.scenes) == envelope.page_target
    assert all(scene.page_budget > 0 for scene in envelope.scenes)
    assert [name for scene in envelope.scenes for name in scene.beat_ids] == [beat.id for beat in envelope.beats]
    assert len({beat.title for beat in envelope.beats}) == len(envelope.beats)
    assert all(
        beat.title and beat.narration and beat.visual_intent and beat.estimated_seconds > 0 for beat in envelope.beats
    )
    assert len(envelope.visual_system.palette) == 5
    assert envelope.title and envelope.thesis.one_line
    assert load(PlanEnvelope, dump(envelope)) == envelope
