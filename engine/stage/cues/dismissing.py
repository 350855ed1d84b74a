"""Cues, dismissing: proposals somebody did not want; each is remembered as long as its line says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.stage.cues.events import CuesChanged
from engine.stage.cues.repository import DismissalRepository

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.storage.work import Work


class Dismissing:
    """Dismissed proposals of reads, by the key of their spot."""

    def dismissed(self, work: Work, artifact_id: str) -> frozenset[str]:
        """What is not to be proposed again."""
        return DismissalRepository(work.session).keys(artifact_id)

    def dismiss(self, work: Work, artifact_id: str, keys: Collection[str]) -> None:
        """Do not propose these again; what is dismissed already stays so."""
        store = DismissalRepository(work.session)
        store.add(artifact_id, set(keys) - store.keys(artifact_id), work.now())
        work.note(CuesChanged(artifact_id))

    def put_back(self, work: Work, artifact_id: str, before: frozenset[str], touched: frozenset[str]) -> None:
        """Of these keys, exactly those dismissed before are."""
        store = DismissalRepository(work.session)
        store.remove(artifact_id, touched)
        store.add(artifact_id, before & touched, work.now())
        work.note(CuesChanged(artifact_id))
