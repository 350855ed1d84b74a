"""Access, repository: rows to keys, shares and stored answers, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from engine.access.errors import ApiKeyNotFound
from engine.access.model import ApiKey, Scope
from engine.access.tables import AnswerRow, ApiKeyRow, ShareRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class IssuedShare:
    """What is remembered of a share token."""

    jti: str
    subject: str
    type: str
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What is remembered of a request; `status` 0 while it is being answered."""

    fingerprint: str
    status: int
    body: dict[str, Any] | None
    holder: str
    created_at: datetime
    quoted: dict[str, Any] | None = None


IDENTITY = ("of_key", "of_method", "of_path", "of_name")
ANSWERS: Any = AnswerRow.__table__
ANSWER = select(
    ANSWERS.c.fingerprint, ANSWERS.c.status, ANSWERS.c.body, ANSWERS.c.holder, ANSWERS.c.created_at, ANSWERS.c.quoted
).where(
    ANSWERS.c.api_key_id == bindparam("of_key"), ANSWERS.c.method == bindparam("of_method"),
    ANSWERS.c.path == bindparam("of_path"), ANSWERS.c.key == bindparam("of_name"),
)  # fmt: skip
# In one statement, and on PostgreSQL after whoever claims the same request in this moment.
CLAIM = {
    "sqlite": sqlite.insert(ANSWERS).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(ANSWERS).on_conflict_do_nothing(),
}
KEEP = (
    update(ANSWERS)
    .where(
        ANSWERS.c.api_key_id == bindparam("of_key"), ANSWERS.c.method == bindparam("of_method"),
        ANSWERS.c.path == bindparam("of_path"), ANSWERS.c.key == bindparam("of_name"),
    )
    .values(
        status=bindparam("answered"), body=bindparam("with_body"),
        about=bindparam("told_about"), quoted=bindparam("with_words"),
    )
)  # fmt: skip


class AccessRepository:
    """All queries of this room."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_key(self, key: ApiKey, secret_hash: str) -> None:
        """Keep a new key."""
        row = ApiKeyRow(
            id=key.id, name=key.name, prefix=key.prefix, secret_hash=secret_hash, scopes=list(key.scopes),
            allowed_ips=list(key.allowed_ips), created_at=key.created_at, expires_at=key.expires_at,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()

    def keys(self) -> tuple[ApiKey, ...]:
        """Every key, newest first."""
        return tuple(
            _key(row)
            for row in self._session.scalars(select(ApiKeyRow).order_by(ApiKeyRow.created_at.desc(), ApiKeyRow.id))
        )

    def key(self, key_id: str) -> ApiKey:
        """One key. Raises `ApiKeyNotFound`."""
        row = self._session.get(ApiKeyRow, key_id)
        if row is None:
            raise ApiKeyNotFound("There is no such API key.")
        return _key(row)

    def key_of_prefix(self, prefix: str) -> tuple[ApiKey, str] | None:
        """The key with this prefix and the hash of its secret."""
        row = self._session.scalars(select(ApiKeyRow).where(ApiKeyRow.prefix == prefix)).first()
        return None if row is None else (_key(row), row.secret_hash)

    def set_key(self, key_id: str, **values: Any) -> None:
        """Change a key's dates."""
        self._session.execute(update(ApiKeyRow).where(ApiKeyRow.id == key_id).values(**values))

    def add_share(self, share: IssuedShare) -> None:
        """Remember an issued token."""
        self._session.add(
            ShareRow(
                jti=share.jti,
                subject=share.subject,
                type=share.type,
                issued_at=share.issued_at,
                expires_at=share.expires_at,
            )
        )
        self._session.flush()

    def share(self, jti: str) -> IssuedShare | None:
        """An issued token."""
        row = self._session.get(ShareRow, jti)
        return (
            None
            if row is None
            else IssuedShare(row.jti, row.subject, row.type, row.issued_at, row.expires_at, row.revoked_at)
        )

    def revoke_shares(self, subject: str, at: datetime) -> int:
        """Withdraw every token of this subject; returns how many were still good."""
        live = (ShareRow.subject == subject, ShareRow.revoked_at.is_(None))
        count = len(self._session.scalars(select(ShareRow.jti).where(*live)).all())
        self._session.execute(update(ShareRow).where(*live).values(revoked_at=at))
        return count

    def answer(self, identity: tuple[str, str, str, str]) -> KeptAnswer | None:
        """The stored or claimed answer of a request."""
        row = self._session.connection().execute(ANSWER, dict(zip(IDENTITY, identity, strict=True))).first()
        return None if row is None else KeptAnswer(*row)

    def claim_answer(self, identity: tuple[str, str, str, str], fingerprint: str, holder: str, at: datetime) -> bool:
        """Note that this request is being answered; False where it is known already."""
        names = dict(zip(("api_key_id", "method", "path", "key"), identity, strict=True))
        values = {**names, "fingerprint": fingerprint, "status": 0, "holder": holder, "created_at": at, "body": None}
        connection = self._session.connection()
        return bool(connection.execute(CLAIM[connection.dialect.name], values).rowcount)

    def keep_answer(
        self,
        identity: tuple[str, str, str, str],
        status: int,
        body: dict[str, Any],
        about: str | None = None,
        quoted: dict[str, Any] | None = None,
    ) -> None:
        """Write the answer of a claimed request, the words of the resource it is about apart from it."""
        values = {"answered": status, "with_body": body, "told_about": about, "with_words": quoted}
        self._session.connection().execute(KEEP, {**dict(zip(IDENTITY, identity, strict=True)), **values})

    def drop_words(self, about: str) -> None:
        """Forget what answers quote of this resource."""
        self._session.execute(update(AnswerRow).where(AnswerRow.about == about).values(quoted=None))

    def drop_answers(self, *conditions: Any) -> None:
        """Forget answers."""
        self._session.execute(delete(AnswerRow).where(*conditions))


def _key(row: ApiKeyRow) -> ApiKey:
    scopes = tuple(Scope(name) for name in row.scopes)
    return ApiKey(
        row.id,
        row.name,
        row.prefix,
        scopes,
        row.created_at,
        row.expires_at,
        tuple(row.allowed_ips),
        row.last_used_at,
        row.revoked_at,
    )
