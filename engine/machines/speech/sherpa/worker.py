"""Machines, speech, sherpa-onnx, the worker: loads one pack and speaks by it; `voicing.framing` runs it.

It imports nothing of the engine; whatever a model does to the native library ends this process and costs one line.
"""

from __future__ import annotations

import json
from typing import Any


class Model:
    """A loaded model."""

    def __init__(self, parts: dict[str, str]) -> None:
        import sherpa_onnx  # type: ignore[import-untyped,unused-ignore]

        config = sherpa_onnx.OfflineTtsConfig(model=_model(sherpa_onnx, parts), max_num_sentences=1)
        if not config.validate():
            raise ValueError("the pack's files do not fit together")
        self._tts, self._how = sherpa_onnx.OfflineTts(config), sherpa_onnx.GenerationConfig
        self._phonemes = _phonemes(parts)

    def answer(self, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Float samples of one text, and their rate."""
        import numpy as np

        how = self._how()
        how.sid, how.speed = int(head["sid"]), float(head["speed"])
        if self._phonemes is not None:
            how.phoneme_codepoints = [[ord(sign) for sign in self._phonemes.of(head["pieces"])]]
        sound = self._tts.generate("".join(words for words, _ in head["pieces"]), how)
        samples = np.nan_to_num(np.asarray(sound.samples, np.float32))
        if not len(samples):
            return {"refused": "it gave no sound"}, b""
        return {"rate": int(sound.sample_rate)}, samples.tobytes()


class Unopened:
    """Stands where a model should: says for every request why it could not be loaded."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def answer(self, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Refuse."""
        return {"refused": self._reason}, b""


def opened(parts: str) -> Model | Unopened:
    """The model of these files, or what says why not."""
    try:
        return Model(json.loads(parts))
    except Exception as problem:  # noqa: BLE001 - the library raises anything at all
        return Unopened(f"the model could not be loaded ({problem})")


def _phonemes(parts: dict[str, str]) -> Any:
    if "voice" not in parts:
        return None
    from phonemes import Phonemes  # type: ignore[import-not-found,unused-ignore] # beside this file

    return Phonemes(parts["library"], parts["data"], parts["voice"])


def _model(sherpa: Any, parts: dict[str, str]) -> Any:
    common = {name: parts.get(name, "") for name in ("tokens", "lexicon")}
    kind = parts["kind"]
    if kind == "vits":
        made = {"vits": sherpa.OfflineTtsVitsModelConfig(model=parts["model"], **common)}
    elif kind == "matcha":
        made = {
            "matcha": sherpa.OfflineTtsMatchaModelConfig(
                acoustic_model=parts["model"], vocoder=parts["vocoder"], **common
            )
        }
    elif kind == "kitten":
        made = {"kitten": sherpa.OfflineTtsKittenModelConfig(model=parts["model"], voices=parts["voices"], **common)}
    else:
        made = {"kokoro": sherpa.OfflineTtsKokoroModelConfig(model=parts["model"], voices=parts["voices"], **common)}
    return sherpa.OfflineTtsModelConfig(**made, num_threads=1)
