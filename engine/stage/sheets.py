"""Stage, sheets: what is known of an artifact's last mixes is kept with them, so that the next one can be spliced from one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from engine.stage.mix_sheet import MixSheet, SheetBroken
from engine.stage.splicing import KeptMix
from engine.stage.tables import MixSheetRow

if TYPE_CHECKING:
    from engine.storage.work import Work

log = logging.getLogger(__name__)
KEPT = 3
"""Of an artifact; a sheet is about 60 kB an hour."""


def keep_sheet(work: Work, artifact_id: str, blob: str, sheet: MixSheet) -> None:
    """Remember what is heard in this file; the oldest sheets of its artifact are let go."""
    row = MixSheetRow(blob=blob, artifact_id=artifact_id, sheet=sheet.to_bytes(), made_at=work.now())
    work.session.merge(row)
    work.session.flush()
    old = select(MixSheetRow.blob).where(MixSheetRow.artifact_id == artifact_id)
    old = old.order_by(MixSheetRow.made_at.desc(), MixSheetRow.blob).offset(KEPT)
    gone = list(work.session.scalars(old))
    work.session.execute(delete(MixSheetRow).where(MixSheetRow.artifact_id == artifact_id, MixSheetRow.blob.in_(gone)))


def kept_mixes(work: Work, artifact_id: str) -> tuple[KeptMix, ...]:
    """The last mixes of an artifact whose sheets can be read, the newest first."""
    query = select(MixSheetRow).where(MixSheetRow.artifact_id == artifact_id)
    rows = work.session.scalars(query.order_by(MixSheetRow.made_at.desc(), MixSheetRow.blob)).all()
    return tuple(kept for kept in map(_kept, rows) if kept is not None)


def _kept(row: MixSheetRow) -> KeptMix | None:
    try:
        return KeptMix(row.blob, MixSheet.from_bytes(row.sheet))
    except SheetBroken as broken:
        log.warning("A mix is made as a whole: %s", broken)
        return None
