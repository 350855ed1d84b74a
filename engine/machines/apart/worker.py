"""Machines, apart, worker: reads one pickled call, answers it pickled, and ends; run as a process of its own.

`memory_bytes parent` are its arguments. What it reads was written by the process that started it.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time

from engine.foundation.errors import KnownError

LOOK_S = 1.0


def main(arguments: list[str]) -> int:
    """Call and answer; a known error is an answer, too."""
    memory, parent = (int(one) for one in arguments)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _limit_memory(memory)
    inner, method, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
    answer: object
    try:
        answer = getattr(inner, method)(*given)
    except KnownError as problem:
        answer = problem
    pickle.dump(answer, out)
    out.close()
    return 0


def _end_with(parent: int) -> None:
    """Nobody waits for us once whoever started us is gone."""
    while os.getppid() == parent or os.name == "nt":
        time.sleep(LOOK_S)
    os._exit(3)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
