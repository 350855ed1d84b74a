"""Stage, music, repository: rows to music and kept sounds, and back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from engine.stage.music.model import Clip, ClipStatus, Directive, Music, Origin, PlayMode
from engine.stage.music.tables import ClipRow, KeptSoundRow, MusicRow
from engine.stage.score import Anchor, Sound

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

FACTS = ("sound_url", "duration_ms", "gain_db", "fade_in_ms", "fade_out_ms", "error", "take")


@dataclass(frozen=True, slots=True)
class KeptSound:
    """A sound made or read before; `file` is the blob of the MP3 it is handed out as."""

    key: str
    sound: Sound
    file: str | None = None


class MusicRepository:
    """All queries of this room."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def music(self, artifact_id: str) -> Music:
        """How an artifact's music stands; nothing where nobody has asked yet."""
        row = self._session.get(MusicRow, artifact_id)
        rows = self._session.scalars(
            select(ClipRow).where(ClipRow.artifact_id == artifact_id).order_by(ClipRow.scene_index)
        )
        clips = tuple(_clip(each) for each in rows)
        if row is None:
            return Music(artifact_id, clips=clips)
        directives = tuple(Directive(**each) for each in row.directives)
        return Music(artifact_id, row.coverage_percent, row.policy, directives, clips)

    def save(self, music: Music) -> None:
        """Keep what is wanted."""
        directives = [asdict(each) for each in music.directives]
        self._session.merge(MusicRow(
            artifact_id=music.artifact_id, coverage_percent=music.coverage_percent, policy=music.policy, directives=directives,
        ))  # fmt: skip

    def save_clip(self, artifact_id: str, clip: Clip) -> None:
        """Keep one clip."""
        facts: dict[str, Any] = {name: getattr(clip, name) for name in FACTS}
        facts |= {"play_mode": str(clip.play_mode), "anchor": str(clip.anchor), "origin": str(clip.origin)}
        facts["sound"] = asdict(clip.sound) if clip.sound else None
        self._session.merge(ClipRow(
            artifact_id=artifact_id, scene_index=clip.scene_index, status=str(clip.status), disabled=clip.disabled,
            ticket=clip.ticket, facts=facts, updated_at=clip.updated_at,
        ))  # fmt: skip

    def remove_clip(self, artifact_id: str, scene_index: int) -> None:
        """Forget one clip."""
        place = ClipRow.artifact_id == artifact_id, ClipRow.scene_index == scene_index
        self._session.execute(delete(ClipRow).where(*place))

    def sound(self, key: str) -> KeptSound | None:
        """A sound made of this before."""
        row = self._session.get(KeptSoundRow, key)
        return None if row is None else KeptSound(row.key, Sound(row.blob, row.frames, row.level_db), row.file)

    def save_sound(self, kept: KeptSound, at: datetime) -> None:
        """Keep a sound under what it was made of."""
        self._session.merge(KeptSoundRow(
            key=kept.key, blob=kept.sound.blob, frames=kept.sound.frames, level_db=kept.sound.level_db, file=kept.file, created_at=at,
        ))  # fmt: skip


def _clip(row: ClipRow) -> Clip:
    facts = row.facts
    return Clip(
        scene_index=row.scene_index, updated_at=row.updated_at, status=ClipStatus(row.status), disabled=row.disabled, ticket=row.ticket,
        sound=Sound(**facts["sound"]) if facts["sound"] else None, play_mode=PlayMode(facts["play_mode"]),
        anchor=Anchor(facts["anchor"]), origin=Origin(facts["origin"]), **{name: facts[name] for name in FACTS},
    )  # fmt: skip
