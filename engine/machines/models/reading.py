"""Machines, models, reading: how much of a question a server has read, by its own count, and the window that shows.

Some servers hold less than the settings say and drop the beginning of what does not fit, without a word; what they
answer then rests on half a question. Their own count of the tokens they read gives it away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.machines.models.asking import CallFailed, Question, Reply

LEAST_LETTERS = 3000
MOST_A_TOKEN = 6.5
"""No tokenizer puts more letters of prose into a token than this, on average."""
UNLIKE, FULL, SMALLEST_WINDOW, STEP = 1.35, 3.45, 1024, 256
"""Windows are made in steps of 256 tokens."""
HELD = (
    re.compile(r"(?:context|window|maximum|limit|n_ctx)\D{0,60}?(\d[\d,]{2,6})", re.IGNORECASE),
    re.compile(r">\s*(\d[\d,]{2,6}) max|\((\d[\d,]{2,6}) tokens\)", re.IGNORECASE),
)
"""How a server says what it holds; the size of the question stands beside it: `request (5065 tokens) exceeds the context size (4096 tokens)`."""


def letters_a_token(question: Question, reply: Reply) -> float | None:
    """How many letters of this question made a token, None where the server did not count or there was too little to tell."""
    return question.letters / reply.read if reply.read > 0 and question.letters >= LEAST_LETTERS / 3 else None


def shortened_to(question: Question, reply: Reply, usual: float | None) -> int | None:
    """The tokens a server has read where that is less than it was sent, else None; `usual` are its letters a token so far."""
    if reply.read <= 0 or question.letters < LEAST_LETTERS:
        return None
    each = question.letters / reply.read
    unheard_of = each > MOST_A_TOKEN
    unlike = usual is not None and each > UNLIKE * usual
    return reply.read if unheard_of or unlike or (_is_a_window(reply.read) and each > FULL) else None


def filled_by(question: Question, reply: Reply) -> int | None:
    """The window that was full before an answer had all the tokens it was allowed, None where that is not why it was cut.

    Question and answer share the window: Ollama reads 3,100 tokens, writes 996 and stops at its 4,096. An answer that ends
    early somewhere else met a limit of the server's own for answers, which says nothing of how much it reads.
    """
    full = reply.read + reply.tokens_out
    early = reply.was_cut and reply.read > 0 and reply.tokens_out < question.most_tokens
    is_round = min(full % STEP, -full % STEP) <= 1
    return full if early and is_round and SMALLEST_WINDOW <= full < question.size + question.most_tokens else None


def held_by(failure: CallFailed, question: Question) -> int:
    """The window a server that refused a question holds: as it says, else something smaller than what it refused."""
    found = next((hit for pattern in HELD if (hit := pattern.search(failure.detail))), None)
    said = int(next(one for one in found.groups() if one).replace(",", "")) if found else 0
    smaller = round(0.6 * (question.size + question.most_tokens))
    return said if SMALLEST_WINDOW <= said < question.size + question.most_tokens else smaller


def _is_a_window(count: int) -> bool:
    """Whether this is the size windows have: a power of two, or a token less."""
    return any(size >= SMALLEST_WINDOW and size & (size - 1) == 0 for size in (count, count + 1))
