"""Access, tables: API keys (hashes only), issued share tokens, answered requests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class ApiKeyRow(Table):
    """A key; the secret is kept as SHA-256 only."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(29), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    prefix: Mapped[str] = mapped_column(String(18), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[list[Any]] = mapped_column(JSON)
    allowed_ips: Mapped[list[Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class ShareRow(Table):
    """A share token that was issued; the token itself is signed anew when shown."""

    __tablename__ = "shares"

    jti: Mapped[str] = mapped_column(String(32), primary_key=True)
    subject: Mapped[str] = mapped_column(String(25), index=True)
    type: Mapped[str] = mapped_column(String(20))
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class AnswerRow(Table):
    """A request with an Idempotency-Key: claimed while it runs (`status` 0), then its 2xx answer.

    `quoted` are the words in it of the resource it is `about`; they go when that does.
    """

    __tablename__ = "answers"
    __table_args__ = (Index("ix_answers_created", "created_at"),)

    api_key_id: Mapped[str] = mapped_column(String(29), primary_key=True)
    method: Mapped[str] = mapped_column(String(6), primary_key=True)
    path: Mapped[str] = mapped_column(String(300), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    body: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    about: Mapped[str | None] = mapped_column(String(25), index=True)
    quoted: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    holder: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]
