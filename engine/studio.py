"""The studio: everything an installation can do, in one frozen bundle; built once, in bootstrap."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.access.service import AccessService
    from engine.artifacts.service import ArtifactsService
    from engine.credits.service import CreditsService
    from engine.foundation.clock import Clock
    from engine.foundation.events import EventBus
    from engine.foundation.language_models import ModelDesk
    from engine.foundation.paths import StudioPaths
    from engine.foundation.settings import StudioSettings
    from engine.jobs.service import JobsService
    from engine.library.service import LibraryService
    from engine.pictures.service import PicturesService
    from engine.planning.service import PlanningService
    from engine.production.service import ProductionService
    from engine.stage.cues.proposing import Proposing
    from engine.stage.cues.service import CueService
    from engine.stage.modifications.service import ModificationService
    from engine.stage.music.service import MusicService
    from engine.stage.revisions import RevisionsService
    from engine.stage.samples import Samples
    from engine.stage.scoring.service import ScoringService
    from engine.stage.service import StageService
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units, Work
    from engine.table_read.coverage.service import CoverageService
    from engine.table_read.lexicon.service import LexiconService
    from engine.table_read.packs import VoicePacks
    from engine.table_read.receipts.service import ReceiptsService
    from engine.table_read.service import TableReadService
    from engine.webhooks.service import HappeningsService


@dataclass(frozen=True, slots=True)
class Studio:
    """One installation's services; a second studio can live in the same process."""

    settings: StudioSettings
    paths: StudioPaths
    clock: Clock
    events: EventBus
    blobs: BlobStore
    units: Units
    access: AccessService
    jobs: JobsService
    credits: CreditsService
    library: LibraryService
    artifacts: ArtifactsService
    planning: PlanningService
    production: ProductionService
    table_read: TableReadService
    stage: StageService
    happenings: HappeningsService
    receipts: ReceiptsService
    coverage: CoverageService
    proposing: Proposing
    models: ModelDesk
    revisions: RevisionsService
    samples: Samples
    lexicon: LexiconService
    packs: VoicePacks
    cues: CueService
    music: MusicService
    modifications: ModificationService
    pictures: PicturesService
    scoring: ScoringService
    closers: tuple[Callable[[], None], ...]

    def work(self, actor: str) -> AbstractContextManager[Work]:
        """One press, one unit of work: commits at the end of the block."""
        return self.units.work(actor)

    def reading(self, actor: str) -> AbstractContextManager[Work]:
        """A unit that only reads."""
        return self.units.reading(actor)

    def beat(self) -> tuple[int, int] | None:
        """The same as long as nothing was committed, by whichever process; None where that cannot be told at once."""
        return self.units.beat()

    def close(self) -> None:
        """Let running steps end, close machines, give back the database; all of it, whatever fails on the way."""
        with ExitStack() as rest:
            for close in reversed(self.closers):
                rest.callback(close)
