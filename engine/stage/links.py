"""Stage, links: whether the link somebody came by still opens anything."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.access.errors import ShareTokenExpired, ShareTokenInvalid, ShareTokenRevoked

if TYPE_CHECKING:
    from engine.access.service import AccessService
    from engine.foundation.errors import KnownError
    from engine.storage.work import Units


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Links:
    """Looks a link up in a small unit of its own."""

    units: Units
    access: AccessService

    def over(self, jti: str | None) -> KnownError | None:
        """Why it opens nothing any more: it was withdrawn, or has expired; None while it does, and where there is no link."""
        if jti is None:
            return None
        try:
            with self.units.reading("stage") as work:
                share = self.access.share_of(work, jti)
                self.access.verify_share(work, share.token, share.type)
        except (ShareTokenInvalid, ShareTokenRevoked, ShareTokenExpired) as reason:
            return reason
        except Exception:
            # A disk that is full or a database another program holds says nothing about the link: it is looked at again.
            log.exception("A link could not be looked up")
        return None
