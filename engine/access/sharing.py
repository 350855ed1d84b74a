"""Access, sharing: share tokens signed with HS256 by a key of this installation."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine.access.errors import ShareTokenExpired, ShareTokenInvalid, ShareTokenRevoked
from engine.access.model import ShareToken
from engine.access.repository import AccessRepository, IssuedShare
from engine.foundation.secret_files import owner_only_secret

if TYPE_CHECKING:
    from pathlib import Path

    from engine.storage.work import Work

ISSUER, AUDIENCE, ALGORITHM = "sleeper-hit-studio", "share", "HS256"
FORGED = "This link is not valid."


@dataclass(frozen=True, slots=True)
class ShareDesk:
    """Issues, reads and withdraws share tokens; the key lies in an owner-only file."""

    key: bytes

    @classmethod
    def at(cls, folder: Path) -> ShareDesk:
        """The desk with the key kept in this folder, made on first use."""
        return cls(owner_only_secret(folder / "share.key"))

    def issue(self, work: Work, subject: str, type: str, days: int) -> ShareToken:
        """A new token for one artifact."""
        now = work.now().replace(microsecond=0)
        share = IssuedShare(secrets.token_hex(16), subject, type, now, now + timedelta(days=days), None)
        AccessRepository(work.session).add_share(share)
        return self._signed(share)

    def of(self, work: Work, jti: str) -> ShareToken:
        """An issued token, written out again (the same text each time). Raises `ShareTokenInvalid`."""
        share = AccessRepository(work.session).share(jti)
        if share is None:
            raise ShareTokenInvalid(FORGED)
        return self._signed(share)

    def verify(self, work: Work, token: str, type: str) -> ShareToken:
        """The token's facts. Raises `ShareTokenInvalid`, `ShareTokenRevoked`, `ShareTokenExpired`, in this order."""
        share = self._issued(work, token)
        if share.type != type:
            raise ShareTokenInvalid(FORGED, hint="It belongs to another kind of page.")
        if share.revoked_at is not None:
            raise ShareTokenRevoked("This link was withdrawn by its owner.", hint="Ask them for a new one.")
        if share.expires_at <= work.now():
            raise ShareTokenExpired("This link has expired.", hint="Ask the person who sent it for a new one.")
        return self._signed(share)

    def _issued(self, work: Work, token: str) -> IssuedShare:
        claims = self._claims(token)
        share = AccessRepository(work.session).share(str(claims["jti"]))
        if share is None or share.subject != claims["sub"] or share.type != claims["typ"]:
            raise ShareTokenInvalid(FORGED)
        return share

    def _claims(self, token: str) -> dict[str, Any]:
        import jwt

        required: Any = {"require": ["sub", "aud", "exp", "jti", "typ"], "verify_exp": False, "verify_iat": False}
        try:
            return jwt.decode(
                token, self.key, algorithms=[ALGORITHM], audience=AUDIENCE, issuer=ISSUER, options=required
            )
        except jwt.PyJWTError:
            raise ShareTokenInvalid(FORGED, hint="Check that it was copied whole.") from None

    def _signed(self, share: IssuedShare) -> ShareToken:
        import jwt

        issued, expires = int(share.issued_at.timestamp()), int(share.expires_at.timestamp())
        claims = {
            "iss": ISSUER,
            "sub": share.subject,
            "aud": AUDIENCE,
            "typ": share.type,
            "iat": issued,
            "exp": expires,
            "jti": share.jti,
        }
        token = jwt.encode(claims, self.key, algorithm=ALGORITHM)
        return ShareToken(
            share.jti, share.subject, share.type, token, share.issued_at, share.expires_at, share.revoked_at
        )
