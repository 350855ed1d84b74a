"""Schemas, access: API keys as their owner sees and orders them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import field_validator

from embedded_api.schemas.base import Closed
from engine.access.model import DEFAULT_SCOPES, Scope
from engine.foundation.clock import from_iso, iso

if TYPE_CHECKING:
    from datetime import datetime

    from engine.access.model import ApiKey


class KeyTerms(Closed):
    """What a key may do, for how long and from where."""

    scopes: list[str] | None = None
    expires_at: str | None = None
    allowed_ips: list[str] | None = None

    @field_validator("expires_at")
    @classmethod
    def a_time(cls, text: str | None) -> str | None:
        """Refuse what is no ISO 8601 time."""
        if text is not None:
            try:
                from_iso(text)
            except (ValueError, OverflowError):
                raise ValueError("Invalid input: expected date, received string") from None
        return text

    @field_validator("scopes")
    @classmethod
    def known(cls, names: list[str] | None) -> list[str] | None:
        """Refuse scopes nobody knows."""
        if set(names or ()) - set(Scope):
            raise ValueError("Invalid option: expected one of " + "|".join(f'"{scope}"' for scope in Scope))
        return names

    def terms(self) -> dict[str, Any]:
        """Scopes, end and addresses as the engine takes them."""
        return {
            "scopes": tuple(scope for scope in Scope if scope in (self.scopes or ())),
            "expires_at": from_iso(self.expires_at) if self.expires_at else None,
            "allowed_ips": tuple(self.allowed_ips or ()),
        }


class KeyIn(KeyTerms):
    """A key to be made."""

    name: str

    def wanted(self) -> tuple[str, tuple[Scope, ...], datetime | None, tuple[str, ...]]:
        """Name, scopes, end and addresses."""
        terms = self.terms()
        scopes = DEFAULT_SCOPES if self.scopes is None else terms["scopes"]
        return self.name, scopes, terms["expires_at"], terms["allowed_ips"]


class KeyPatch(KeyTerms):
    """A key to be changed: what is sent; null takes the end or the addresses away, or gives the default scopes again."""

    name: str = ""

    def changes(self) -> dict[str, Any]:
        """What was sent, as the engine takes it."""
        terms = {**self.terms(), "name": self.name}
        if self.scopes is None:
            terms["scopes"] = DEFAULT_SCOPES
        return {name: terms[name] for name in self.model_fields_set}


class TopUpIn(Closed):
    """Credits to be added."""

    credits: int


def key_out(key: ApiKey) -> dict[str, Any]:
    """A key without its secret."""
    return {
        "id": key.id, "name": key.name, "prefix": key.prefix, "start": key.start, "scopes": [str(scope) for scope in key.scopes],
        "expiresAt": _moment(key.expires_at), "allowedIps": list(key.allowed_ips), "createdAt": _moment(key.created_at),
        "lastUsedAt": _moment(key.last_used_at), "revokedAt": _moment(key.revoked_at),
    }  # fmt: skip


def _moment(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None
