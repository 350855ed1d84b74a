"""Machines, speech, espeak-ng, the worker: a process of its own that holds the library and speaks what it is sent.

It is started by its path, imports the standard library only and nothing of the engine: that keeps its start at a few
hundredths of a second, and whatever happens in the library ends this process and not the studio.
Messages both ways: two lengths (JSON, sound), then the JSON, then the sound.
"""

from __future__ import annotations

import ctypes
import faulthandler
import json
import os
import signal
import struct
import sys
from typing import IO, Any

LENGTHS = struct.Struct(">II")
SYNCHRONOUS, DONT_EXIT = 2, 0x8000
UTF8, BY_CHARACTER, TO_THE_END = 1, 1, 0
PARAMETERS = {"rate": 1, "volume": 2, "pitch": 3, "range": 4, "gap": 7}
LAST, WORD = 0, 1

WordEvent = tuple[int, int, int]


class Refused(Exception):
    """The library answered a call with anything but success."""


class Event(ctypes.Structure):
    """The library's `espeak_EVENT`."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_int64),
    )


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))
SYNTH = (ctypes.c_char_p, ctypes.c_size_t, *(ctypes.c_uint,) * 4, ctypes.c_void_p, ctypes.c_void_p)


class Library:
    """The loaded library: one voice at a time, one call at a time; every answer is looked at."""

    def __init__(self, library: str, data: str) -> None:
        self._calls = ctypes.CDLL(library)
        self._data = data
        self._variants = frozenset(os.listdir(f"{data}/voices/!v"))  # noqa: PTH208 - pathlib would slow the start
        self._sound = bytearray()
        self._words: list[WordEvent] = []
        self._callback = CALLBACK(self._hear)
        self._synth = self._calls.espeak_Synth
        self._synth.argtypes = SYNTH
        self.rate = self._open()

    def _open(self) -> int:
        rate = int(self._calls.espeak_Initialize(SYNCHRONOUS, 0, os.fsencode(self._data), DONT_EXIT))
        if rate <= 0:
            raise Refused(f"espeak-ng did not start with its data at {self._data!r} (answer {rate})")
        self._calls.espeak_SetSynthCallback(self._callback)
        return rate

    def _hear(self, sound: int | None, count: int, events: Any) -> int:
        if sound and count > 0:
            self._sound += ctypes.string_at(sound, count * 2)
        place = 0
        while events[place].type != LAST:
            event = events[place]
            if event.type == WORD:
                self._words.append((event.text_position - 1, event.length, event.audio_position))
            place += 1
        return 0

    def take(self, voice: str, settings: dict[str, int]) -> None:
        """Choose a voice and set its parameters; an unknown name raises instead of keeping the voice before."""
        variant = voice.partition("+")[2]
        if variant and variant not in self._variants:
            raise Refused(f"espeak-ng has no variant {variant!r}")
        self._checked("voice " + voice, self._calls.espeak_SetVoiceByName(voice.encode()))
        for name, value in settings.items():
            self._checked(name, self._calls.espeak_SetParameter(PARAMETERS[name], value, 0))

    def speak(self, text: str) -> tuple[bytes, list[WordEvent]]:
        """16-bit mono samples and word events (character offset, length, milliseconds)."""
        self._sound, self._words = bytearray(), []
        said = text.encode("utf-8", "replace").replace(b"\0", b" ") + b"\0"
        self._checked("text", self._synth(said, len(said), 0, BY_CHARACTER, TO_THE_END, UTF8, None, None))
        self._checked("synchronize", self._calls.espeak_Synchronize())
        return bytes(self._sound), self._words

    @staticmethod
    def _checked(what: str, answer: int) -> None:
        if answer != 0:
            raise Refused(f"espeak-ng refused {what!r} (answer {answer})")


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


class Unopened:
    """Stands where the library should: says for every request why it could not be opened."""

    rate = 0

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def take(self, voice: str, settings: dict[str, int]) -> None:
        """Refuse."""
        raise Refused(self._reason)

    def speak(self, text: str) -> tuple[bytes, list[WordEvent]]:
        """Refuse."""
        raise Refused(self._reason)


def opened(library: str, data: str) -> Library | Unopened:
    """The library, or what says why not."""
    try:
        return Library(library, data)
    except (Refused, OSError, AttributeError) as problem:
        return Unopened(str(problem))


def answer(library: Library | Unopened, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Speak every text of a request: rate, bytes per text, word events per text; or the sentence why not."""
    try:
        library.take(head["voice"], head["settings"])
        spoken = [library.speak(text) for text in head["texts"]]
    except Refused as refusal:
        return {"refused": str(refusal)}, b""
    facts = {
        "rate": library.rate,
        "sizes": [len(sound) for sound, _ in spoken],
        "words": [words for _, words in spoken],
    }
    return facts, b"".join(sound for sound, _ in spoken)


def serve(library: Library | Unopened, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the studio closes the pipe; a request that outlives its limit ends the process."""
    while True:
        try:
            head, _ = receive(requests)
        except EOFError:
            return
        faulthandler.dump_traceback_later(head["limit_s"], exit=True)
        send(answers, *answer(library, head))
        faulthandler.cancel_dump_traceback_later()


def main(library: str, data: str) -> None:
    """Run the worker on its standard pipes; the library's own prints must not mix with the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(opened(library, data), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main(*sys.argv[1:3])
