"""Routes, proposals of sound effects: what a script asks for, and taking one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import Field

from embedded_api.desk import Publishes, ReadsArtifacts
from embedded_api.schemas.base import Closed
from embedded_api.schemas.sfx import cue_out
from embedded_api.showing import table_read

if TYPE_CHECKING:
    from engine.stage.cues.proposing import Proposal

router = APIRouter(tags=["Artifacts"])


class ProposalIn(Closed):
    """The line whose proposal is taken, or dismissed."""

    entry_index: Annotated[int, Field(ge=0)]
    dismiss: bool = False


@router.get("/artifacts/{artifact_id}/sfx/proposals")
def get_sfx_proposals(artifact_id: str, desk: ReadsArtifacts) -> JSONResponse:
    """Sound effects the script asks for, as the plan's policy allows them; none of them is heard yet."""

    def act(work: Any) -> dict[str, Any]:
        table_read(desk.studio, work, artifact_id)
        found = desk.studio.proposing.proposals(work, artifact_id)
        return {"proposals": [_shown(one) for one in found]}

    return desk.look(act)


@router.post("/artifacts/{artifact_id}/sfx/proposals")
def take_sfx_proposal(artifact_id: str, body: ProposalIn, desk: Publishes) -> JSONResponse:
    """Add the proposed effect, with the word it was proposed at; its sound is finished when the answer comes.

    With `dismiss` it is not added and not proposed again, as long as its line says the same.
    """
    prepared: Any = None if body.dismiss else _prepared(desk, artifact_id, body.entry_index)

    def dismiss(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        return 200, {"dismissed": _shown(desk.studio.proposing.dismiss(work, artifact_id, body.entry_index))}

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        wanted = desk.studio.proposing.proposal(work, artifact_id, body.entry_index).cue()
        return 200, {"cue": cue_out(desk.studio.cues.add(work, artifact_id, wanted, prepared), desk.origin)}

    return desk.press(dismiss if body.dismiss else act, body=body.model_dump(mode="json", by_alias=True))


def _prepared(desk: Publishes, artifact_id: str, entry_index: int) -> Any:
    """The sound, made before the unit of work begins; for a repeated request there is nothing left to make."""
    with desk.studio.reading(desk.actor) as work:
        table_read(desk.studio, work, artifact_id)
        found = desk.studio.proposing.proposals(work, artifact_id)
    known = next((one.cue() for one in found if one.spot.entry_index == entry_index), None)
    return desk.studio.cues.prepare(known.prompt, known.seconds) if known else None


def _shown(one: Proposal) -> dict[str, Any]:
    spot = one.spot
    return {
        "entryIndex": spot.entry_index, "word": spot.word, "label": spot.label, "prompt": spot.prompt, "volume": one.volume,
        "generatedDurationS": spot.seconds,
    }  # fmt: skip
