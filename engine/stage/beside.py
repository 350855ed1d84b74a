"""Stage, beside: whatever sounds beside the plain voices of a read, kept together; built once, in bootstrap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.stage.cues.bank import Bank, NoSounds
from engine.stage.cues.service import CueService
from engine.stage.modifications.service import ModificationService
from engine.stage.music.service import MusicService
from engine.stage.sounds import Sounds

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.service import JobsService
    from engine.stage.cues.ports import SoundMaker
    from engine.stage.service import StageService
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units
    from engine.table_read.service import TableReadService


@dataclass(frozen=True, slots=True)
class Beside:
    """Effects at lines, music under scenes, effects on voices."""

    cues: CueService
    music: MusicService
    modifications: ModificationService
    bank: Bank

    @property
    def parts(self) -> tuple[CueService, MusicService, ModificationService]:
        """What scores are joined of; each of them moves along into another version."""
        return (self.cues, self.music, self.modifications)

    def telling(self, stage: StageService) -> None:
        """From now on the stage hears of every change."""
        self.cues.telling(stage.invalidate)
        self.modifications.telling(stage.forget_recording, stage.arrived)
        stage.finalizing.asking(self.modifications.notices, self.modifications.are_under_way)


def beside_voices(
    units: Units, blobs: BlobStore, artifacts: ArtifactsService, words: TableReadService, jobs: JobsService,
    effects: SoundMaker | None,
) -> Beside:  # fmt: skip
    """Everything of one studio that sounds beside the plain voices."""
    bank = Bank(effects or NoSounds(), Sounds(blobs), blobs, artifacts)
    return Beside(
        CueService(units, words, bank), MusicService(artifacts, words, jobs), ModificationService(words, jobs), bank
    )
