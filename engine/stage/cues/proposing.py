"""Cues, proposing: the sounds a script asks for, as its plan allows them; nothing is heard until somebody takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.foundation.errors import ValidationFailed
from engine.stage.cues.dismissing import Dismissing
from engine.stage.cues.model import SoundCue
from engine.stage.cues.spotting import Spot, restraint_of, spotted

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.planning.service import PlanningService
    from engine.stage.cues.service import CueService
    from engine.storage.work import Work
    from engine.table_read.service import TableReadService


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sound that could be added: at which word of which line, and how loud."""

    spot: Spot
    volume: float

    def cue(self) -> SoundCue:
        """The effect it would be."""
        spot = self.spot
        return SoundCue("", spot.entry_index, spot.label, spot.prompt, self.volume, spot.seconds, word=spot.word)


class Proposing:
    """Reads the current script for what can be heard; the words of the plan say how much of it."""

    def __init__(
        self, cues: CueService, artifacts: ArtifactsService, planning: PlanningService, table_read: TableReadService
    ) -> None:
        self._cues, self._artifacts, self._planning, self._table_read = cues, artifacts, planning, table_read
        self.dismissing = Dismissing()

    def proposals(self, work: Work, artifact_id: str) -> tuple[Proposal, ...]:
        """What could be added, in the order of the lines; nothing at a line that has an effect, nothing
        that was dismissed. Raises `ArtifactNotFound`."""
        plan = self._planning.get(work, self._artifacts.get(work, artifact_id).plan_id)
        said = plan.envelope.audio_system.sfx_policy if plan.envelope else ""
        restraint = restraint_of(said)
        taken = {cue.entry_index for cue in self._cues.cues(work, artifact_id)}
        found = spotted(self._table_read.read(work, artifact_id).screenplay.entries, restraint)
        unwanted = self.dismissing.dismissed(work, artifact_id)
        return tuple(
            Proposal(spot, restraint.volume)
            for spot in found
            if spot.entry_index not in taken and spot.key not in unwanted
        )

    def dismiss(self, work: Work, artifact_id: str, entry_index: int) -> Proposal:
        """Do not propose this again as long as the line says the same. Raises `ValidationFailed` where nothing is proposed."""
        found = self.proposal(work, artifact_id, entry_index)
        self.dismissing.dismiss(work, artifact_id, [found.spot.key])
        return found

    def proposal(self, work: Work, artifact_id: str, entry_index: int) -> Proposal:
        """What is proposed at a line. Raises `ValidationFailed` where nothing is."""
        for one in self.proposals(work, artifact_id):
            if one.spot.entry_index == entry_index:
                return one
        raise ValidationFailed([("entryIndex", "Invalid input: no sound effect is proposed at that line", None)])
