"""Bootstrap, theatre: the rooms of the table read, put together over the ground: script, stage, sound, revisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.stage.beside import Beside, beside_voices
from engine.stage.cues.proposing import Proposing
from engine.stage.making import TableReadMaker
from engine.stage.modifications.tasks import ModificationHandler
from engine.stage.music.composing import Composing
from engine.stage.music.making import BedMaker
from engine.stage.music.tasks import BaselineMusic, MusicHandler
from engine.stage.performing import PerformHandler
from engine.stage.refining import TableReadRefiner
from engine.stage.rehearsing import Rehearsing
from engine.stage.revisions import RevisionsService
from engine.stage.scores import Scores
from engine.stage.scoring.bringing import Bringing
from engine.stage.scoring.ending import Endings
from engine.stage.scoring.service import ScoringService
from engine.stage.service import StageService
from engine.stage.shelf import Shelf
from engine.stage.succession import Succession
from engine.stage.taping import Taping
from engine.stage.tasks import FinalizeHandler, one_by_one
from engine.table_read.coverage.craft import CraftReader
from engine.table_read.coverage.service import CoverageService
from engine.table_read.coverage.tasks import CoverageHandler
from engine.table_read.drafting import Drafting
from engine.table_read.headings import Headings
from engine.table_read.lexicon.service import LexiconService
from engine.table_read.receipts.service import ReceiptsService
from engine.table_read.rewriting import RewritingTask
from engine.table_read.saying import spoken_tokens
from engine.table_read.service import TableReadService
from engine.table_read.tasks import WritingTask

if TYPE_CHECKING:
    from engine.bootstrap.ground import Ground
    from engine.bootstrap.machines import Machines
    from engine.jobs.ports import JobHandler
    from engine.storage.floor import Floor


@dataclass(frozen=True, slots=True)
class Theatre:
    """What performs a script and what revises it; the maker and the refiner are for the jobs."""

    table_read: TableReadService
    lexicon: LexiconService
    beside: Beside
    stage: StageService
    taping: Taping
    receipts: ReceiptsService
    coverage: CoverageService
    proposing: Proposing
    revisions: RevisionsService
    maker: TableReadMaker
    refiner: TableReadRefiner
    handlers: tuple[JobHandler, ...]
    scoring: ScoringService


def built_theatre(floor: Floor, machines: Machines, ground: Ground) -> Theatre:
    """The rooms, none of them running yet."""
    artifacts, planning, production = ground.artifacts, ground.planning, ground.production
    words, lexicon = TableReadService(artifacts, machines.catalogue), LexiconService(artifacts, ground.library)
    beside = beside_voices(floor.units, floor.blobs, artifacts, words, ground.jobs, machines.effects)
    stage = _stage(floor, machines, ground, words, lexicon, Scores(*beside.parts))
    beside.telling(stage)
    taping, receipts = Taping(stage, artifacts), ReceiptsService(words, artifacts, ground.library, floor.blobs, machines.printer)  # fmt: skip
    beds = _beds(floor, machines, stage)
    composing = Composing(beside.music, beds, artifacts, planning, words).joining(stage)
    bringing = Bringing(floor.units, floor.blobs, artifacts, beds, stage.sounds, beside.bank)
    proposing = Proposing(beside.cues, artifacts, planning, words)
    scoring = ScoringService(
        floor.units, stage, beside, artifacts, Shelf(floor.units, floor.blobs), bringing, proposing
    )
    modifying = ModificationHandler(beside.modifications, stage)
    writing = WritingTask(words, planning, machines.writer, machines.catalogue, production)
    headings = Headings(ground.library)
    rewriting = RewritingTask(
        words, planning, machines.planner, machines.writer, machines.catalogue, headings, machines.reviser
    )
    succession, rehearsing = (
        Succession(artifacts, words, stage, beside.parts, Endings(beside)),
        Rehearsing(stage, floor.units),
    )
    drafting, coverage = Drafting(artifacts, words), CoverageService(words, ground.jobs)
    assessing = CoverageHandler(coverage, words, machines.assessor or CraftReader())
    return Theatre(
        words, lexicon, beside, stage, taping, receipts, coverage, proposing,
        RevisionsService(artifacts, words, stage, ground.jobs, production, drafting, succession, rehearsing, headings, machines.reviser),
        TableReadMaker(writing, stage, taping, production, receipts, BaselineMusic(composing, production)),
        TableReadRefiner(rewriting, succession, taping, production, receipts, rehearsing),
        (PerformHandler(stage, taping, receipts), MusicHandler(composing), modifying, assessing,
         FinalizeHandler(stage, taping, artifacts, one_by_one(composing.complete, modifying.complete))),
        scoring,
    )  # fmt: skip


def _stage(
    floor: Floor, machines: Machines, ground: Ground, words: TableReadService, lexicon: LexiconService, scores: Scores
) -> StageService:
    return StageService(
        **_tools(floor, machines), access=ground.access, artifacts=ground.artifacts, credits=ground.credits,
        jobs=ground.jobs, table_read=words, lexicon=lexicon, scores=scores,
    )  # fmt: skip


def _tools(floor: Floor, machines: Machines) -> dict[str, Any]:
    """What the stage has from outside."""
    return {
        "units": floor.units, "blobs": floor.blobs, "speech": machines.speech, "encoder": machines.encoder,
        "meter": machines.meter, "rack": machines.rack, "sayings": spoken_tokens,
        "workers": floor.settings.speech_workers, "origin": floor.settings.origin,
    }  # fmt: skip


def _beds(floor: Floor, machines: Machines, stage: StageService) -> BedMaker:
    there = floor.units, floor.blobs, stage.sounds, machines.encoder
    return BedMaker(*there, machines.music, machines.sounds, machines.fetcher)
