"""Access, service: keys for programs, links for listeners."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from engine.access import keys
from engine.access.errors import (
    ApiKeyExpired,
    ApiKeyRevoked,
    ApiPaused,
    AuthenticationRequired,
    InsufficientScope,
    InvalidApiKey,
    IpNotAllowed,
)
from engine.access.model import DEFAULT_SCOPES, ApiKey, Scope, ShareToken
from engine.access.repository import AccessRepository
from engine.foundation.errors import ValidationFailed

if TYPE_CHECKING:
    from engine.access.idempotency import Memory
    from engine.access.keyring import KeyRing
    from engine.access.rates import RateLimiter
    from engine.access.sharing import ShareDesk
    from engine.foundation.settings import StudioSettings
    from engine.storage.work import Work

USED_EVERY = timedelta(minutes=1)
NAME = 200


class AccessService:
    """Who may do what; `memory` answers repeated requests, `rates` counts knocks."""

    def __init__(
        self, desk: ShareDesk, memory: Memory, rates: RateLimiter, settings: StudioSettings, ring: KeyRing | None = None
    ) -> None:
        self._desk, self.memory, self.rates, self._settings, self._ring = desk, memory, rates, settings, ring
        self._paused = settings.api_paused

    def create_key(
        self,
        work: Work,
        name: str,
        scopes: Sequence[Scope] = DEFAULT_SCOPES,
        expires_at: datetime | None = None,
        allowed_ips: Sequence[str] = (),
    ) -> tuple[ApiKey, str]:
        """A new key and its full text, shown this once. Raises `ValidationFailed`."""
        _require_fitting(name, scopes, allowed_ips)
        prefix, secret = keys.new_key()
        key = ApiKey(
            f"key_{secrets.token_hex(12)}", name, prefix, tuple(scopes), work.now(), expires_at, tuple(allowed_ips)
        )
        AccessRepository(work.session).add_key(key, keys.digest_of(secret))
        return key, keys.written(prefix, secret)

    def list_keys(self, work: Work) -> tuple[ApiKey, ...]:
        """Every key, newest first."""
        return AccessRepository(work.session).keys()

    def change_key(self, work: Work, key_id: str, changes: Mapping[str, Any]) -> ApiKey:
        """Change name, scopes, expires_at or allowed_ips of a key, from its next request on.

        Raises `ApiKeyNotFound`, `ValidationFailed`.
        """
        repository = AccessRepository(work.session)
        changed = replace(repository.key(key_id), **changes)
        _require_fitting(changed.name, changed.scopes, changed.allowed_ips)
        lists = {name: list(value) for name, value in changes.items() if name in ("scopes", "allowed_ips")}
        repository.set_key(key_id, **{**changes, **lists})
        self._tell(work)
        return changed

    def revoke_key(self, work: Work, key_id: str) -> ApiKey:
        """Withdraw a key. Raises `ApiKeyNotFound`."""
        repository = AccessRepository(work.session)
        revoked = repository.key(key_id).revoked(work.now())
        repository.set_key(key_id, revoked_at=revoked.revoked_at)
        self._tell(work)
        return revoked

    def pause(self, paused: bool) -> None:
        """Refuse every key, or let them in again, from now on in this process."""
        self._paused = paused

    def authenticate(self, work: Work, header: str | None, address: str) -> ApiKey:
        """The key behind an Authorization header; the first failing check of the contract's order raises."""
        if header is None:
            raise AuthenticationRequired("This request needs an API key.", hint="Send `Authorization: Bearer sh_…`.")
        parts, stamp = keys.parts_of(header), self._ring.stamp() if self._ring else (0, 0)
        found = AccessRepository(work.session).key_of_prefix(parts[0]) if parts else None
        if parts is None or found is None or not keys.matches(parts[1], found[1]):
            raise InvalidApiKey("The API key is malformed or unknown.")
        if self._ring is not None:
            self._ring.keep(*found, stamp)
        return self._good(found[0], address, work.now())

    def recall(self, header: str | None, address: str, *, to_use: bool = True) -> ApiKey | None:
        """The same without a look into the database, where the key was seen lately; None asks for `authenticate`.

        `to_use` asks for it also when it is time to note the use of the key. Raises as `authenticate` does for a key that is known. Blocks on nothing.
        """
        parts = keys.parts_of(header) if header and self._ring else None
        found = self._ring.recall(parts[0]) if parts and self._ring else None
        if parts is None or found is None or self._ring is None or not keys.matches(parts[1], found[1]):
            return None
        now = self._ring.now()
        return None if to_use and _is_stale(found[0], now) else self._good(found[0], address, now)

    def note_use(self, work: Work, key: ApiKey) -> None:
        """Remember that the key was used; needs a writing unit."""
        now, ring = work.now(), self._ring
        AccessRepository(work.session).set_key(key.id, last_used_at=now)
        if ring is not None:
            work.after_commit(lambda: ring.used(key.prefix, now))

    def use_is_stale(self, work: Work, key: ApiKey) -> bool:
        """Whether `last_used_at` is old enough to be worth a write."""
        return _is_stale(key, work.now())

    def require(self, key: ApiKey, *any_of: Scope) -> None:
        """Raises `InsufficientScope`, naming the narrower (last) scope, when the key has none of them."""
        if not set(any_of) & set(key.scopes):
            raise InsufficientScope(f"Missing scope {any_of[-1]}.", scope=str(any_of[-1]))

    def issue_share(self, work: Work, subject: str, type: str, days: int | None = None) -> ShareToken:
        """A new share token. Raises `ValidationFailed` outside 1..365 days."""
        days = self._settings.share_default_days if days is None else days
        if not 1 <= days <= 365:
            message = "Too big: expected number to be <=365" if days > 365 else "Too small: expected number to be >=1"
            raise ValidationFailed([("expiresInDays", message, 365 if days > 365 else 1)])
        return self._desk.issue(work, subject, type, days)

    def share_of(self, work: Work, jti: str) -> ShareToken:
        """An issued token, written out again."""
        return self._desk.of(work, jti)

    def revoke_shares(self, work: Work, subject: str) -> int:
        """Withdraw every token of this artifact; returns how many."""
        return AccessRepository(work.session).revoke_shares(subject, work.now())

    def verify_share(self, work: Work, token: str, type: str) -> ShareToken:
        """The token's facts. Raises `ShareTokenInvalid`, `ShareTokenRevoked`, `ShareTokenExpired`."""
        return self._desk.verify(work, token, type)

    def _tell(self, work: Work) -> None:
        if self._ring is not None:
            work.after_commit(self._ring.ring)

    def _good(self, key: ApiKey, address: str, now: datetime) -> ApiKey:
        if key.revoked_at is not None:
            raise ApiKeyRevoked("This API key was revoked.")
        if key.expires_at is not None and key.expires_at <= now:
            raise ApiKeyExpired("This API key has expired.")
        if self._paused:
            raise ApiPaused("The owner has paused API access.")
        if not keys.address_allowed(address, key.allowed_ips):
            raise IpNotAllowed("This API key may not be used from this address.")
        return key


def _is_stale(key: ApiKey, now: datetime) -> bool:
    return key.last_used_at is None or now - key.last_used_at > USED_EVERY


def _require_fitting(name: str, scopes: Sequence[Scope], allowed_ips: Sequence[str]) -> None:
    issues: list[tuple[str, str, int | float | None]] = []
    if not name.strip():
        issues.append(("name", "Too small: expected string to have >=1 characters", 1))
    if len(name) > NAME:
        issues.append(("name", f"Too big: expected string to have <={NAME} characters", NAME))
    if not scopes:
        issues.append(("scopes", "Too small: expected array to have >=1 items", 1))
    wrong = (index for index, entry in enumerate(allowed_ips) if not keys.is_network(entry))
    issues += [
        (f"allowedIps[{index}]", "Invalid input: expected address or network, received string", None) for index in wrong
    ]
    if issues:
        raise ValidationFailed(issues)
