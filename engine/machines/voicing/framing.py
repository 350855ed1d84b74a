"""Machines, voicing, framing: how a speaking process and the studio talk over two pipes.

The file is also the program of every speaking process. It is started by its path and imports the standard library only,
which keeps the start of a process at a few hundredths of a second; whatever happens in a native library ends that
process and not the studio. Messages both ways: two lengths (JSON, sound), then the JSON, then the sound.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import struct
import sys
from typing import IO, Any, Protocol

LENGTHS = struct.Struct(">II")


class Speaker(Protocol):
    """What the module named on the command line opens."""

    def answer(self, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Facts and sound for a request; `{"refused": sentence}` where it cannot."""


def send(stream: IO[bytes], head: dict[str, Any], sound: bytes = b"") -> None:
    """Write one message."""
    text = json.dumps(head).encode()
    stream.write(LENGTHS.pack(len(text), len(sound)) + text + sound)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Read one message; EOFError when the other side has gone."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        raise EOFError
    head, sound = LENGTHS.unpack(lengths)
    text, blob = stream.read(head), stream.read(sound)
    if len(text) < head or len(blob) < sound:
        raise EOFError
    return json.loads(text), blob


def serve(speaker: Speaker, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the studio closes the pipe; a request that outlives its limit ends the process."""
    while True:
        try:
            head, _ = receive(requests)
        except EOFError:
            return
        faulthandler.dump_traceback_later(head["limit_s"], exit=True)
        send(answers, *speaker.answer(head))
        faulthandler.cancel_dump_traceback_later()


def main(module: str, *arguments: str) -> None:
    """Speak by the module at this path, on the standard pipes; a library's own prints must not mix with the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    folder, name = os.path.split(module)
    sys.path.insert(0, folder)
    serve(__import__(name.removesuffix(".py")).opened(*arguments), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main(*sys.argv[1:])
