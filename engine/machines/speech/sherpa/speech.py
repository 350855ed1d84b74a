"""Machines, speech, sherpa-onnx, the troupe: the voices of every installed pack."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from engine.foundation.probe import Probe
from engine.machines.speech.sherpa import worker
from engine.machines.speech.sherpa.reading import model_of, vocoder_of
from engine.machines.voicing.clausewise import ClauseByClause
from engine.machines.voicing.library import espeak
from engine.machines.voicing.pool import Pool, PoolClosed, Worker, WorkerLost, command
from engine.machines.voicing.take import OTHER_VOICE, failed
from engine.stage.errors import VoiceFailed
from engine.table_read.spoken.sounded import SOUNDED
from engine.table_read.voices import Gender, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.machines.voicing.acquaintance import Acquaintance
    from engine.machines.voicing.shaping import Sound
    from engine.stage.speech import Delivery, Speech, SpeechRequest
    from engine.table_read.packs import Pack, PackVoice

LEAST_LIMIT_S, LIMIT_S_PER_CHARACTER = 90.0, 0.5
UNHEARD_HZ, UNHEARD_WPM = 140.0, 160.0
PACKAGE = "sherpa-onnx"


class SherpaTroupe:
    """Each pack has one process, started with its first line; `packs` tells what is installed now."""

    name = "sherpa-onnx"
    reads_sounds = True

    def __init__(
        self,
        packs: Callable[[], tuple[Pack, ...]],
        known: Acquaintance,
        *,
        workers: int = 1,
        limit_s: float = LEAST_LIMIT_S,
    ) -> None:
        self._packs, self._workers, self._limit_s = packs, workers, limit_s
        self._lines = ClauseByClause(self, known)
        self._guard = threading.Lock()
        self._pools: dict[str, Pool] = {}
        self._leaving = False
        self._listed: tuple[tuple[Pack, ...], dict[str, tuple[Pack, PackVoice, Voice]]] = ((), {})

    def voices(self) -> tuple[Voice, ...]:
        """Every voice of every pack, with what was heard of it so far; none where the runtime is missing."""
        return tuple(self._as_heard(voice) for _, _, voice in self._here().values()) if _runtime() else ()

    def fingerprint_of(self, voice_id: str) -> str:
        """Runtime, pack and the digest of its files."""
        here = self._here().get(voice_id)
        return (
            f"sherpa-onnx {_runtime()} {here[0].id} {here[0].digest} {here[1].number}"
            if here
            else f"sherpa-onnx {voice_id}"
        )

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak one line. Raises `VoiceFailed`."""
        here = self._here().get(request.voice_id)
        if here is None:
            raise VoiceFailed("The pack of this voice is not installed.", hint=OTHER_VOICE, voice_id=request.voice_id)
        return self._lines.speak(here[2], request, self.fingerprint_of(request.voice_id))

    def say(self, voice: Voice, text: str, delivery: Delivery) -> tuple[Sound, int]:
        """One clause. Raises `VoiceFailed`."""
        pack, speaker, _ = self._here()[voice.id]
        head = {"pieces": pieces_of(text), "sid": speaker.number, "speed": delivery.rate}
        try:
            facts, raw = self._pool(pack).ask(head, self._limit_s + LIMIT_S_PER_CHARACTER * len(text))
        except (WorkerLost, PoolClosed, OSError) as lost:
            raise failed(voice.name, voice.id, str(lost) or "the speaking processes are closed") from lost
        if "refused" in facts:
            raise failed(voice.name, voice.id, str(facts["refused"]))
        return np.clip(np.frombuffer(raw, np.float32), -1, 1), int(facts["rate"])

    def probe(self) -> Probe:
        """Whether the runtime is here, and what packs there are."""
        if not _runtime():
            return Probe(False, "The runtime for voice packs is not installed.", f"Install the package {PACKAGE}.")
        count = len(self._packs())
        return Probe(
            True, f"{count or 'No'} voice {'pack' if count == 1 else 'packs'} installed ({PACKAGE} {_runtime()})."
        )

    def look_again(self) -> None:
        """End processes of packs that may have changed."""
        with self._guard:
            pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.close()

    def leave_off(self) -> None:
        """No process is started any more."""
        with self._guard:
            self._leaving = True
            for pool in self._pools.values():
                pool.leave_off()

    def close(self) -> None:
        """End every process."""
        self.leave_off()
        self.look_again()

    def _pool(self, pack: Pack) -> Pool:
        with self._guard:
            if self._leaving:
                raise PoolClosed
            key = f"{pack.id} {pack.digest}"
            if key not in self._pools:
                arguments = command(str(worker.__file__), json.dumps(parts_of(pack)))
                self._pools[key] = Pool(lambda: Worker(arguments), self._workers)
            return self._pools[key]

    def _here(self) -> dict[str, tuple[Pack, PackVoice, Voice]]:
        packs = self._packs()
        if self._listed[0] != packs:
            found = [(pack, one, _voice(pack, one)) for pack in packs for one in pack.voices]
            self._listed = packs, {voice.id: (pack, one, voice) for pack, one, voice in found}
        return self._listed[1]

    def _as_heard(self, voice: Voice) -> Voice:
        heard = self._lines.known(self.fingerprint_of(voice.id))
        if heard is None:
            return voice
        pitch, pace = heard.pitch_hz or UNHEARD_HZ, heard.words_per_minute
        return replace(voice, pitch_hz=pitch, words_per_minute=pace, timbre=heard.timbre)


def pieces_of(text: str) -> list[tuple[str, str]]:
    """A clause as words and, where the lexicon gave them, their sounds."""
    pieces, end = list[tuple[str, str]](), 0
    for found in SOUNDED.finditer(text):
        pieces += [(text[end : found.start()], ""), (found[1], found[2])]
        end = found.end()
    return [piece for piece in [*pieces, (text[end:], "")] if piece[0]]


def parts_of(pack: Pack) -> dict[str, str]:
    """The files a worker needs; words are read by espeak-ng unless the pack brings a lexicon."""
    folder, vocoder = pack.folder, vocoder_of(pack.folder)
    parts = {"kind": pack.kind, "model": str(model_of(folder)), "tokens": str(folder / "tokens.txt")}
    for name, file in (("lexicon", "lexicon.txt"), ("voices", "voices.bin")):
        if (folder / file).exists():
            parts[name] = str(folder / file)
    if vocoder:
        parts["vocoder"] = str(vocoder)
    if "lexicon" not in parts and pack.reads_with:
        library, data = espeak()
        parts.update(library=library, data=data, voice=pack.reads_with)
    return parts


def _voice(pack: Pack, one: PackVoice) -> Voice:
    gender = Gender(one.gender) if one.gender in tuple(Gender) else Gender.NEUTRAL
    called = one.name.partition("_")[2].title() if pack.kind == "kokoro" and "_" in one.name else one.name
    return Voice(
        f"voice-pack-{pack.id}-{one.number}", called, "sherpa-onnx", one.language or pack.language, gender,
        f"{pack.name}, {pack.kind} voice pack", pack.license, UNHEARD_HZ, UNHEARD_WPM, f"pack-{pack.id}-{one.number}",
        narrates=True,
    )  # fmt: skip


@cache
def _runtime() -> str:
    try:
        return version(PACKAGE) if find_spec("sherpa_onnx") else ""
    except PackageNotFoundError:
        return ""
