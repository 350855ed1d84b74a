"""Access, idempotency: a request heard before gets its first answer again; only 2xx answers are kept.

What this process is answering right now is known in memory (`answering`), so that claim, effect and kept answer are one
unit of work; the claim's row stands against another process on the same database.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine.access.asking import Answer, Asked, whole
from engine.access.errors import IdempotencyConflict
from engine.access.repository import AccessRepository
from engine.access.tables import AnswerRow

if TYPE_CHECKING:
    from engine.access.asking import Quoting
    from engine.storage.work import Work


class Memory:
    """Remembers answers; `holder` names this process, so that a dead one's claims lapse."""

    def __init__(self, holder: str, retention_days: int) -> None:
        self._holder, self._retention = holder, timedelta(days=retention_days)
        self._lock, self._running = threading.Lock(), dict[tuple[str, str, str, str], str]()

    @contextmanager
    def answering(self, asked: Asked) -> Iterator[None]:
        """Around everything that answers a request. Raises `IdempotencyConflict` while the same one is being answered."""
        with self._lock:
            running = self._running.setdefault(asked.identity, "")
            if not running:
                self._running[asked.identity] = asked.fingerprint
        if running:
            raise _conflict(running, asked)
        try:
            yield
        finally:
            with self._lock:
                del self._running[asked.identity]

    def begin(self, work: Work, asked: Asked) -> Answer | None:
        """The kept answer, or None after claiming the request. Raises `IdempotencyConflict`."""
        repository = AccessRepository(work.session)
        claim = (asked.identity, asked.fingerprint, self._holder, work.now())
        if repository.claim_answer(*claim):
            return None
        known = repository.answer(asked.identity)
        if known is not None and known.created_at > work.now() - self._retention:
            if known.fingerprint != asked.fingerprint:
                raise _conflict(known.fingerprint, asked)
            if known.status:
                return Answer(known.status, whole(known.body or {}, known.quoted))
            if known.holder == self._holder:
                raise _conflict(known.fingerprint, asked)
        repository.drop_answers(*_is(asked))
        repository.claim_answer(*claim)
        return None

    def keep(self, work: Work, asked: Asked, answer: Answer, quoting: Quoting | None = None) -> None:
        """Keep a 2xx answer, in the unit of work of its effect; what it quotes only as long as that stands."""
        repository, body = AccessRepository(work.session), answer.body
        if quoting is None:
            repository.keep_answer(asked.identity, answer.status, body)
        else:
            words = quoting.about(body), quoting.quoted(body)
            repository.keep_answer(asked.identity, answer.status, quoting.bare(body), *words)

    def unsay(self, work: Work, about: str) -> None:
        """What kept answers quote of this resource is gone; the answers stay, so nothing is done twice."""
        AccessRepository(work.session).drop_words(about)

    def forget(self, work: Work, asked: Asked) -> None:
        """Give the claim back: a refusal or failure is never replayed."""
        AccessRepository(work.session).drop_answers(*_is(asked), AnswerRow.status == 0)

    def sweep(self, work: Work) -> None:
        """Drop what is past its time."""
        AccessRepository(work.session).drop_answers(AnswerRow.created_at < work.now() - self._retention)


def _conflict(fingerprint: str, asked: Asked) -> IdempotencyConflict:
    if fingerprint == asked.fingerprint:
        return IdempotencyConflict("This Idempotency-Key is already processing.")
    return IdempotencyConflict(
        "This Idempotency-Key was used with a different request body.", hint="Use a new key for a new request."
    )


def _is(asked: Asked) -> tuple[Any, ...]:
    columns = (AnswerRow.api_key_id, AnswerRow.method, AnswerRow.path, AnswerRow.key)
    return tuple(column == value for column, value in zip(columns, asked.identity, strict=True))
