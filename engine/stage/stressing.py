"""Stage, stressing: the words a direction wants stressed stand out of their line; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.table_read.emphasis import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.stage.speech import Speech, SpeechRequest

LIFT_DB, EDGE_MS, LOUDEST = 5.0, 25, 0.98


def stressed(speech: Speech, request: SpeechRequest) -> Speech:
    """The same line with its stressed words louder than the rest of it, by the time each word has; it does not become longer."""
    spans = list(_spans(speech, request))
    if not spans:
        return speech
    lift = np.zeros(len(speech.samples), np.float32)
    for start_ms, end_ms in spans:
        begin, end = (min(len(lift), round(one * speech.rate / 1000)) for one in (start_ms, end_ms))
        lift[begin:end] = 1.0
    lifted = speech.samples * np.power(np.float32(10), _eased(lift, speech.rate) * np.float32(LIFT_DB / 20))
    loudest = float(np.max(np.abs(lifted), initial=0.0))
    return replace(speech, samples=(lifted * min(1.0, LOUDEST / max(loudest, 1e-9))).astype(np.float32))


def _spans(speech: Speech, request: SpeechRequest) -> Iterator[tuple[int, int]]:
    """When the stressed words are said, in milliseconds."""
    tokens = [request.text[word.start : word.end] for word in speech.words]
    for wanted in request.delivery.stress:
        for found in places(tokens, wanted):
            yield speech.words[found.start].start_ms, speech.words[found.stop - 1].end_ms


def _eased(lift: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """On and off within some milliseconds, so that nothing clicks."""
    width = max(1, round(EDGE_MS * rate / 1000))
    edge = np.hanning(width + 2)[1:-1].astype(np.float32)
    return np.convolve(lift, edge / edge.sum(), mode="same").astype(np.float32)
