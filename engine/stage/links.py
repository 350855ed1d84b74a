"""Stage, links: whether the link somebody came by still opens anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError

if TYPE_CHECKING:
    from engine.access.service import AccessService
    from engine.storage.work import Units


@dataclass(frozen=True, slots=True)
class Links:
    """Looks a link up in a small unit of its own."""

    units: Units
    access: AccessService

    def over(self, jti: str | None) -> KnownError | None:
        """Why it opens nothing any more: it was withdrawn, or has expired; None while it does, and where there is no link."""
        if jti is None:
            return None
        with self.units.reading("stage") as work:
            try:
                share = self.access.share_of(work, jti)
                self.access.verify_share(work, share.token, share.type)
            except KnownError as reason:
                return reason
        return None
