"""Machines, speech, hosted, the troupe: the voices of one speech server; a line is one request, at the pace all jobs share."""

from __future__ import annotations

import logging
import re
import threading
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx

from engine.foundation.probe import Probe
from engine.machines.speech.hosted.providers import NoSound
from engine.machines.voicing import clauses, shaping
from engine.machines.voicing.take import OTHER_VOICE, Take, breath_of_silence, failed
from engine.stage.errors import VoiceFailed
from engine.table_read.spoken.sounded import as_written
from engine.table_read.voices import Gender, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.machines.models.governor import Governors
    from engine.machines.models.keys import KeyCupboard
    from engine.machines.speech.hosted.providers import Asked, Provider
    from engine.machines.voicing.shaping import Sound
    from engine.stage.speech import Speech, SpeechRequest

log = logging.getLogger(__name__)
TRIES, PATIENCE_S, ANSWER_S, LONGEST_HOLD_S = 4, 180.0, 60.0, 120.0
MOST_BYTES = 50_000_000
BUSY = (429, 500, 502, 503, 504, 529)
UNHEARD_HZ, UNHEARD_WPM = 140.0, 160.0
SENTENCES = {
    401: "the server does not accept the key", 402: "the account there has no money left", 403: "the key may not be used for speech",
    404: "the server has no such voice, model or address",
}  # fmt: skip


class HostedTroupe:
    """Cast only by name; nothing is contacted before somebody has a line spoken."""

    reads_sounds = False

    def __init__(
        self, provider: Provider, cupboard: KeyCupboard, governors: Governors, *,
        answer_s: float = ANSWER_S, patience_s: float = PATIENCE_S, rest: Callable[[float], object] | None = None,
    ) -> None:  # fmt: skip
        self.name = provider.name
        self._provider, self._cupboard, self._governors = provider, cupboard, governors
        self._answer_s, self._patience_s = answer_s, patience_s
        self._leaving = threading.Event()
        self._rest = rest or self._leaving.wait
        self._voices = tuple(_voice(provider, own, name) for own, name in provider.voices)
        self._own = {voice.id: own for voice, (own, _) in zip(self._voices, provider.voices, strict=True)}

    def voices(self) -> tuple[Voice, ...]:
        """The voices the owner named."""
        return self._voices

    def fingerprint_of(self, voice_id: str) -> str:
        """Address, model and the server's own name of the voice."""
        return f"{self._provider.slug} {self._provider.choice.base} {self._provider.choice.name} {self._own.get(voice_id, '')}"

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak one line by one request. Raises `VoiceFailed`."""
        voice = next((one for one in self._voices if one.id == request.voice_id), None)
        if voice is None:
            raise VoiceFailed("This voice is not set up.", hint=OTHER_VOICE, voice_id=request.voice_id)
        text = as_written(request.text)
        if not clauses.is_speakable(text):
            return breath_of_silence(request.text)
        sound, rate = self._sound(voice, " ".join(text.split()), request.delivery.rate)
        gain = shaping.HOUSE_LEVEL_DBFS - shaping.active_level_dbfs(sound, rate)
        take = Take(voice.name, request, rate, shaping.Tone(), min(max(gain, -30.0), 30.0))
        take.add(clauses.Clause(0, len(request.text), 0), text, sound)
        return take.finished()

    def probe(self) -> Probe:
        """Whether it is set up; the server is not contacted."""
        choice = self._provider.choice
        if not choice.is_local and not self._cupboard.get(choice):
            return Probe(False, f"{self.name}: no key is kept for {choice.host}.", "Give one with `studio voices key`.")
        cost = f", {self._provider.terms}" if self._provider.terms else ""
        return Probe(True, f"{self.name} at {choice.host}: {len(self._voices)} voices{cost}.")

    def look_again(self) -> None:
        """There is nothing to look for."""

    def leave_off(self) -> None:
        """Who waits for a turn goes home; what was sent, and will be paid, may be answered."""
        self._leaving.set()

    def close(self) -> None:
        """Nothing is kept open between lines."""
        self.leave_off()

    def _sound(self, voice: Voice, text: str, speed: float) -> tuple[Sound, int]:
        asked = self._provider.ask(self._own[voice.id], text, speed, self._cupboard.get(self._provider.choice) or "")
        content, kind = self._answer(voice, asked, len(text))
        try:
            return self._provider.read(content, kind)
        except NoSound as problem:
            raise failed(voice.name, voice.id, str(problem)) from problem

    def _answer(self, voice: Voice, asked: Asked, characters: int) -> tuple[bytes, str]:
        """The body of a good answer; a server that is busy is asked again, no sooner than it says."""
        governor, began, last = self._governors.of(self._provider.choice), time.monotonic(), ""
        for number in range(TRIES):
            left = self._patience_s - (time.monotonic() - began)
            try:
                self._stay()
                with governor.turn(self._provider.choice, characters, self._stay, left):
                    answer = self._post(asked)
            except TimeoutError as waited:
                raise failed(voice.name, voice.id, last or f"no turn came: {waited}") from None
            except httpx.HTTPError as problem:
                last = (
                    "the server did not answer in time"
                    if isinstance(problem, httpx.TimeoutException)
                    else "the server cannot be reached"
                )
                self._rest(min(2.0**number, max(0.0, left)) / 2)
                continue
            if answer.status_code == 200:
                return answer.content, answer.headers.get("content-type", "").lower()
            last = _refusal(answer)
            if answer.status_code not in BUSY:
                break
            governor.hold(min(_asked_to_wait(answer, 2.0**number), LONGEST_HOLD_S))
        raise failed(voice.name, voice.id, last)

    def _stay(self) -> None:
        if self._leaving.is_set():
            raise TimeoutError("the studio is closing")

    def _post(self, asked: Asked) -> httpx.Response:
        """One request that follows nobody elsewhere; an answer without end is cut off."""
        address = self._provider.choice.base + asked.path
        timeout = httpx.Timeout(self._answer_s, connect=10.0)
        with (
            httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", address, json=asked.json, headers=asked.headers) as answer,
        ):
            content, ends = bytearray(), time.monotonic() + self._answer_s
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > MOST_BYTES or time.monotonic() > ends:
                    raise httpx.ReadTimeout("the answer has no end")
            headers = {
                name: value
                for name, value in answer.headers.items()
                if name not in ("content-encoding", "content-length")
            }
            return httpx.Response(answer.status_code, headers=headers, content=bytes(content))


def _refusal(answer: httpx.Response) -> str:
    said = SENTENCES.get(answer.status_code)
    if said:
        return said
    if answer.status_code == 429:
        return "the server asks to be left alone for a while"
    return f"the server answers with {answer.status_code}"


def _asked_to_wait(answer: httpx.Response, usual: float) -> float:
    told = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", told):
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError):
        return usual


def _voice(provider: Provider, own: str, name: str) -> Voice:
    slug = re.sub(r"[^A-Za-z0-9_-]+", "-", own)[:80]
    return Voice(
        f"voice-{provider.slug}-{slug}", name, provider.name, "en", Gender.NEUTRAL, f"{provider.name} at {provider.choice.host}",
        "read the provider's terms", UNHEARD_HZ, UNHEARD_WPM, f"{provider.slug}-{slug}", provider=provider.slug, offered=False,
        price=provider.terms,
    )  # fmt: skip
