"""Scoring, notices: what is under way and what went wrong, in sentences; whether the finished recording still is what is heard; pure."""

from __future__ import annotations

from engine.stage.model import FinalizeStatus
from engine.stage.modifications.model import ModificationStatus
from engine.stage.music.model import ClipStatus
from engine.stage.scoring.model import Sheet
from studio_app.scoring.blocks import NAMES, lines_said

STALE = "The finished recording no longer sounds like this. Finish it again when you are done."
FINISHED = "The finished recording sounds exactly like this."
FINISHING = "The recording is being finished…"
MOST = 4


def under_way(sheet: Sheet) -> tuple[str, ...]:
    """What is being made."""
    scenes = [str(clip.scene_index + 1) for clip in sheet.inputs.music.clips if clip.is_unsettled]
    effects = [one for one in sheet.inputs.modifications if one.is_in_flight]
    said = [f"Composing the music of scene {', '.join(scenes)}…"] if scenes else []
    said += [
        f"{NAMES.get(one.effect, one.effect)} on {lines_said(one.first, one.last)} is being made…" for one in effects
    ]
    return tuple(said[:MOST])


def gone_wrong(sheet: Sheet) -> tuple[str, ...]:
    """What failed or was lost, and what to do."""
    said = [
        f"Scene {clip.scene_index + 1} has no music: {clip.error or 'it could not be made.'}"
        for clip in sheet.inputs.music.clips
        if clip.status is ClipStatus.FAILED and not clip.disabled
    ]
    said += [
        f"“{cue.label}” has no sound: {cue.error or 'it could not be made.'}"
        for cue in sheet.inputs.cues
        if cue.is_draft
    ]
    said += [
        f"{NAMES.get(one.effect, one.effect)} on {lines_said(one.first, one.last)} failed: {one.error}"
        for one in sheet.inputs.modifications
        if one.status is ModificationStatus.FAILED
    ]
    said += list(sheet.lost)
    more = len(said) - MOST
    return (*said[:MOST], *((f"And {more} more.",) if more > 0 else ()))


def recording(sheet: Sheet) -> tuple[str, bool]:
    """How the finished recording stands, and whether it is to be finished again."""
    finished = sheet.finished
    if finished is None:
        return (STALE, True) if sheet.was_finished else ("", False)
    if finished.is_in_flight:
        return FINISHING, False
    if finished.status is FinalizeStatus.COMPLETE:
        return FINISHED, False
    return (finished.error or "", True)
