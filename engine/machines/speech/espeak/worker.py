"""Machines, speech, espeak-ng, the worker: what a speaking process does with the library; `voicing.framing` runs it.

It imports the standard library only and nothing of the engine.
"""

from __future__ import annotations

import ctypes
import os
from typing import Any

SYNCHRONOUS, DONT_EXIT = 2, 0x8000
UTF8, PHONEMES, BY_CHARACTER, TO_THE_END = 1, 0x100, 1, 0
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

    def speak(self, text: str, *, phonemes: bool = False) -> tuple[bytes, list[WordEvent]]:
        """16-bit mono samples and word events (character offset, length, milliseconds).

        `phonemes` lets double brackets hold phonemes; the studio sets it only for brackets it wrote itself.
        """
        self._sound, self._words = bytearray(), []
        said = text.encode("utf-8", "replace").replace(b"\0", b" ") + b"\0"
        flags = UTF8 | (PHONEMES if phonemes else 0)
        self._checked("text", self._synth(said, len(said), 0, BY_CHARACTER, TO_THE_END, flags, None, None))
        self._checked("synchronize", self._calls.espeak_Synchronize())
        return bytes(self._sound), self._words

    @staticmethod
    def _checked(what: str, answer: int) -> None:
        if answer != 0:
            raise Refused(f"espeak-ng refused {what!r} (answer {answer})")

    def answer(self, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Speak every text of a request: rate, bytes per text, word events per text; or the sentence why not."""
        try:
            spoken = [self._said(head, place, text) for place, text in enumerate(head["texts"])]
        except Refused as refusal:
            return {"refused": str(refusal)}, b""
        facts = {
            "rate": self.rate,
            "sizes": [len(sound) for sound, _ in spoken],
            "words": [words for _, words in spoken],
        }
        return facts, b"".join(sound for sound, _ in spoken)

    def _said(self, head: dict[str, Any], place: int, text: str) -> tuple[bytes, list[WordEvent]]:
        self.take(head["voice"], head["settings"][place])
        return self.speak(text, phonemes=head["phonemes"][place])


class Unopened:
    """Stands where the library should: says for every request why it could not be opened."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def answer(self, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Refuse."""
        return {"refused": self._reason}, b""


def opened(library: str, data: str) -> Library | Unopened:
    """The library, or what says why not."""
    try:
        return Library(library, data)
    except (Refused, OSError, AttributeError) as problem:
        return Unopened(str(problem))
