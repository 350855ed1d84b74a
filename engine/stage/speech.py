"""Stage, speech as values: what is asked of a voice and what comes back; pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a line is said: `rate` as a factor (1.0 is the voice's own), `pitch` in semitones, `energy` as a linear gain factor.

    `stress` are words of the line that stand out of it, whatever engine speaks.
    """

    rate: float = 1.0
    pitch: float = 0.0
    energy: float = 1.0
    stress: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """One line for one voice: plain text (never markup), a voice id of the catalogue and a delivery.

    `take` tells attempts at the same line apart, from 0; an engine that draws by chance may seed itself with it.
    """

    text: str
    voice_id: str
    delivery: Delivery = Delivery()
    take: int = 0

    def key(self, engine: str) -> str:
        """The content address of this take: SHA-256 hex over engine (name and version), voice, text, delivery and take."""
        parts: dict[str, Any] = {
            "engine": engine,
            "voice": self.voice_id,
            "text": self.text,
            "delivery": {name: getattr(self.delivery, name) for name in ("rate", "pitch", "energy")},
        }
        parts |= {"stress": list(self.delivery.stress)} if self.delivery.stress else {}
        parts |= {"take": self.take} if self.take else {}
        return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class WordTiming:
    """One word of the text: half-open character offsets into the text, and milliseconds from the start of the take."""

    start: int
    end: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A take: mono float32 samples in -1..1 at `rate` Hz, levelled to the house level, with the timing of its words."""

    samples: NDArray[np.float32]
    rate: int
    words: tuple[WordTiming, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Length of the take in milliseconds."""
        return round(len(self.samples) * 1000 / self.rate)

    def facts(self) -> dict[str, Any]:
        """What is stored beside the samples: rate and word timings."""
        return {"rate": self.rate, "words": [asdict(word) for word in self.words]}
