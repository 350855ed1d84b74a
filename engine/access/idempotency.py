"""Access, idempotency: a request heard before gets its first answer again; only 2xx answers are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.access.asking import Answer, Asked
from engine.access.errors import IdempotencyConflict
from engine.access.repository import AccessRepository
from engine.access.tables import AnswerRow

if TYPE_CHECKING:
    from engine.storage.work import Work


class Memory:
    """Remembers answers; `holder` names this process, so that a dead one's claims lapse."""

    def __init__(self, holder: str, retention_days: int) -> None:
        self._holder, self._retention = holder, timedelta(days=retention_days)

    def begin(self, work: Work, asked: Asked) -> Answer | None:
        """The kept answer, or None after claiming the request. Raises `IdempotencyConflict`."""
        repository = AccessRepository(work.session)
        known = repository.answer(asked.identity)
        if known is not None and known.created_at > work.now() - self._retention:
            if known.fingerprint != asked.fingerprint:
                raise IdempotencyConflict(
                    "This Idempotency-Key was used with a different request body.",
                    hint="Use a new key for a new request.",
                )
            if known.status:
                return Answer(known.status, known.body or {})
            if known.holder == self._holder:
                raise IdempotencyConflict("This Idempotency-Key is already processing.")
        repository.claim_answer(asked.identity, asked.fingerprint, self._holder, work.now())
        return None

    def keep(self, work: Work, asked: Asked, answer: Answer) -> None:
        """Keep a 2xx answer, in the unit of work of its effect."""
        row = AccessRepository(work.session).answer(asked.identity)
        if row is not None:
            row.status, row.body = answer.status, answer.body

    def forget(self, work: Work, asked: Asked) -> None:
        """Give the claim back: a refusal or failure is never replayed."""
        key_id, method, path, key = asked.identity
        mine = (
            AnswerRow.api_key_id == key_id,
            AnswerRow.method == method,
            AnswerRow.path == path,
            AnswerRow.key == key,
        )
        AccessRepository(work.session).drop_answers(*mine, AnswerRow.status == 0)

    def sweep(self, work: Work) -> None:
        """Drop what is past its time."""
        AccessRepository(work.session).drop_answers(AnswerRow.created_at < work.now() - self._retention)
