"""Effects, the rack: the effects by their names, done to a take one after the other; the same take gives the same samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.effects.colours import as_loud_as, robot, telephone
from engine.machines.effects.hearing import melody
from engine.machines.effects.resinging import resung
from engine.machines.effects.spaces import NAMED, Space, placed_in
from engine.machines.effects.tuning import SCALES, key_of, tuned
from engine.stage.errors import EffectFailed
from engine.stage.model import SAMPLE_RATE
from engine.stage.resampling import at_house_rate
from engine.stage.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.machines.effects.hearing import Wave
    from engine.stage.score import Param, VoiceEffect

Params = Mapping[str, "Param"]
FASTEST, SLOWEST = 4.0, 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A take on its way through the rack: mono samples at `rate` Hz, and how much longer than the plain take its words are."""

    samples: Wave
    rate: int
    stretch: float = 1.0


class StudioRack:
    """autotune, telephone, hall, robot, pitch, speed, as section 11.3 of the contract has them."""

    fingerprint = "studio-rack 1"

    def colour(self, speech: Speech, effects: Sequence[VoiceEffect]) -> Speech:
        """The take with these effects. Raises `EffectFailed` for an effect or a parameter it does not know."""
        if not len(speech.samples) or not effects:
            return speech
        # Periods are set between samples by straight lines: the higher the rate, the less is lost at the top.
        voice = Voice(at_house_rate(speech.samples, speech.rate), SAMPLE_RATE)
        for effect in effects:
            voice = _done(voice, effect)
        words = tuple(
            replace(word, start_ms=round(word.start_ms * voice.stretch), end_ms=round(word.end_ms * voice.stretch))
            for word in speech.words
        )
        return Speech(np.ascontiguousarray(voice.samples, np.float32), voice.rate, words)


def _done(voice: Voice, effect: VoiceEffect) -> Voice:
    try:
        act = EFFECTS[effect.name]
    except KeyError:
        raise EffectFailed(f"There is no effect called {effect.name}.") from None
    try:
        done = act(voice, dict(effect.params))
    except (KeyError, TypeError, ValueError) as problem:
        raise EffectFailed(f"The effect {effect.name} does not understand its settings: {problem}.") from None
    return replace(done, samples=as_loud_as(done.samples, voice.samples))


def _autotune(voice: Voice, params: Params) -> Voice:
    key, scale = key_of(str(params.get("key", "D"))), str(params.get("scale", "minpent"))
    if key is None or scale not in SCALES:
        raise ValueError(f"{params.get('key')} {scale} is no key")
    heard = melody(voice.samples, voice.rate)
    sung = resung(voice.samples, voice.rate, heard, tuned(heard, key, scale, float(params.get("strength", 0.9))))
    space = str(params.get("reverb", "chapel"))
    return replace(voice, samples=sung if space == "none" else placed_in(sung, voice.rate, NAMED[space]))


def _telephone(voice: Voice, params: Params) -> Voice:
    low, high = float(params.get("lowHz", 300)), float(params.get("highHz", 3400))
    return replace(voice, samples=telephone(voice.samples, voice.rate, low, high, float(params.get("drive", 0.2))))


def _hall(voice: Voice, params: Params) -> Voice:
    decay, wet = float(params.get("decayS", 2.4)), float(params.get("wet", 0.35))
    space = Space(decay, wet, float(params.get("preDelayMs", 20)))
    return replace(voice, samples=placed_in(voice.samples, voice.rate, space))


def _robot(voice: Voice, params: Params) -> Voice:
    carrier, mix = float(params.get("carrierHz", 90)), float(params.get("mix", 0.8))
    return replace(voice, samples=robot(voice.samples, voice.rate, carrier, mix))


def _pitch(voice: Voice, params: Params) -> Voice:
    heard = melody(voice.samples, voice.rate)
    wanted = heard.hz * 2 ** (float(params["semitones"]) / 12)
    return replace(voice, samples=resung(voice.samples, voice.rate, heard, wanted))


def _speed(voice: Voice, params: Params) -> Voice:
    stretch = 1 / min(FASTEST, max(SLOWEST, float(params["factor"])))
    heard = melody(voice.samples, voice.rate)
    samples = resung(voice.samples, voice.rate, heard, heard.hz, stretch)
    return replace(voice, samples=samples, stretch=voice.stretch * stretch)


EFFECTS: dict[str, Callable[[Voice, Params], Voice]] = {
    "autotune": _autotune,
    "telephone": _telephone,
    "hall": _hall,
    "robot": _robot,
    "pitch": _pitch,
    "speed": _speed,
}
