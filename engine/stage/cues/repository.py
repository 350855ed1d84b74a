"""Cues, repository: rows to cues and banked sounds, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from engine.stage.cues.errors import SfxCueNotFound
from engine.stage.cues.model import BankedSound, SoundCue
from engine.stage.cues.tables import BankedSoundRow, CueRow, DismissedSoundRow
from engine.stage.score import Sound

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

FACTS = ("label", "prompt", "volume", "seconds", "enabled", "error", "word")


class CueRepository:
    """All queries of this room."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def cues(self, artifact_id: str) -> tuple[SoundCue, ...]:
        """The cues of a read, in the order of its lines."""
        rows = self._session.execute(
            select(CueRow, BankedSoundRow)
            .outerjoin(BankedSoundRow, BankedSoundRow.key == CueRow.bank_key)
            .where(CueRow.artifact_id == artifact_id)
            .order_by(CueRow.entry_index)
        )
        return tuple(_cue(row, bank) for row, bank in rows)

    def cue(self, artifact_id: str, cue_id: str) -> SoundCue:
        """One cue. Raises `SfxCueNotFound`."""
        found = next((cue for cue in self.cues(artifact_id) if cue.id == cue_id), None)
        if found is None:
            raise SfxCueNotFound(f"This table read has no sound effect {cue_id}.")
        return found

    def save(self, artifact_id: str, cue: SoundCue, bank_key: str | None, at: datetime) -> None:
        """Keep a cue."""
        facts = {name: getattr(cue, name) for name in FACTS}
        self._session.merge(CueRow(
            id=cue.id, artifact_id=artifact_id, entry_index=cue.entry_index, bank_key=bank_key if cue.banked else None,
            facts=facts, updated_at=at,
        ))  # fmt: skip
        self._session.flush()

    def key_of(self, cue_id: str) -> str | None:
        """Under which key the sound of a cue is banked."""
        return self._session.scalar(select(CueRow.bank_key).where(CueRow.id == cue_id))

    def key_for(self, banked: BankedSound) -> str | None:
        """Under which key this sound is banked."""
        there = select(BankedSoundRow.key).where(
            BankedSoundRow.blob == banked.sound.blob, BankedSoundRow.path == banked.path
        )
        return self._session.scalar(there.limit(1))

    def remove(self, *cue_ids: str) -> None:
        """Forget cues."""
        self._session.execute(delete(CueRow).where(CueRow.id.in_(cue_ids)))

    def banked(self, key: str) -> BankedSound | None:
        """A sound made before."""
        row = self._session.get(BankedSoundRow, key)
        return _banked(row) if row else None

    def bank(self, key: str, banked: BankedSound, at: datetime) -> None:
        """Keep a sound for everybody who asks the same."""
        self._session.merge(BankedSoundRow(
            key=key, blob=banked.sound.blob, frames=banked.sound.frames, path=banked.path, name=banked.name,
            is_exact=banked.is_exact, created_at=at,
        ))  # fmt: skip
        self._session.flush()

    def is_used(self, blob: str) -> bool:
        """Whether a banked sound's frames lie in this blob."""
        return self._session.scalar(select(BankedSoundRow.key).where(BankedSoundRow.blob == blob).limit(1)) is not None


class DismissalRepository:
    """All queries about proposals nobody wants."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keys(self, artifact_id: str) -> frozenset[str]:
        """What is dismissed of a read."""
        there = select(DismissedSoundRow.key).where(DismissedSoundRow.artifact_id == artifact_id)
        return frozenset(self._session.scalars(there))

    def add(self, artifact_id: str, keys: Collection[str], at: datetime) -> None:
        """Keep these."""
        for key in sorted(keys):
            self._session.merge(DismissedSoundRow(artifact_id=artifact_id, key=key, dismissed_at=at))
        self._session.flush()

    def remove(self, artifact_id: str, keys: Collection[str]) -> None:
        """Forget these."""
        mine = DismissedSoundRow.artifact_id == artifact_id
        self._session.execute(delete(DismissedSoundRow).where(mine, DismissedSoundRow.key.in_(keys)))


def _cue(row: CueRow, bank: BankedSoundRow | None) -> SoundCue:
    facts = {name: row.facts[name] for name in FACTS}
    return SoundCue(
        id=row.id, entry_index=row.entry_index, banked=_banked(bank) if bank else None, updated_at=row.updated_at, **facts
    )  # fmt: skip


def _banked(row: BankedSoundRow) -> BankedSound:
    return BankedSound(Sound(row.blob, row.frames), row.path, row.name, row.is_exact)
