"""Machines, speech, sherpa-onnx, phonemes: words as sounds in IPA, by the espeak-ng library, for models trained on them.

It runs inside the worker and imports the standard library only.
"""

from __future__ import annotations

import ctypes
import os
import re
import unicodedata

RETRIEVAL, DONT_EXIT, UTF8, IPA = 1, 0x8000, 1, 0x02
PIECE = re.compile(r"([^,.;:!?…—]+)([,.;:!?…—]*)")
SWITCHES = re.compile(r"\([a-z-]+\)")


class Phonemes:
    """The library with one voice."""

    def __init__(self, library: str, data: str, voice: str) -> None:
        self._calls = ctypes.CDLL(library)
        self._calls.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._calls.espeak_TextToPhonemes.argtypes = (ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int)
        if int(self._calls.espeak_Initialize(RETRIEVAL, 0, os.fsencode(data), DONT_EXIT)) <= 0:
            raise ValueError("espeak-ng, which reads the words for it, did not start")
        if self._calls.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"espeak-ng, which reads the words for it, does not know the language {voice!r}")

    def of(self, pieces: list[list[str]]) -> str:
        """Sounds of a clause; a piece is words, or words with sounds that are taken as they are. Punctuation stays."""
        told = "".join(sounds if sounds else self._read(words) for words, sounds in pieces)
        return unicodedata.normalize("NFD", " ".join(told.split()))

    def _read(self, words: str) -> str:
        """Spaces at either end stay, since sounds may be set between two pieces."""
        ends = (" " if words[:1].isspace() else "", " " if words[-1:].isspace() else "")
        told = " ".join(self._said(found[1]) + found[2] for found in PIECE.finditer(words) if found[0].strip())
        lead = "" if told else words.strip()
        return f"{ends[0]}{told or lead}{ends[1]}"

    def _said(self, words: str) -> str:
        text = words.encode("utf-8", "replace").replace(b"\0", b" ") + b"\0"
        held = ctypes.create_string_buffer(text)
        place = ctypes.c_void_p(ctypes.addressof(held))
        told: list[str] = []
        while place.value:
            sounds = self._calls.espeak_TextToPhonemes(ctypes.byref(place), UTF8, IPA)
            told.append((sounds or b"").decode("utf-8", "replace"))
        return SWITCHES.sub("", " ".join(told)).strip()
