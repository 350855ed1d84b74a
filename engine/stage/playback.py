"""Stage, playback: a performance for one pair of ears at this machine; spoken ahead in a thread, taken in blocks."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.mixer import AIR_BLOCK, cut, silence
from engine.stage.timeline import at_frame, frames_of, milliseconds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.stage.conductor import Conductor
    from engine.stage.model import Timeline

    Frames = NDArray[np.float32]

BUFFERED = 20


class Playback(Iterator["Frames"]):
    """Blocks of float32 stereo frames at 44100 Hz: wait for them by iterating, or `read` what is there without waiting."""

    def __init__(self, conductor: Conductor, start_ms: int) -> None:
        self._conductor, self._start_ms = conductor, start_ms
        self._change = threading.Condition()
        self._blocks: deque[tuple[int, Frames]] = deque()
        self._at = frames_of(start_ms)
        self._finished = self._stopped = False
        self.failure: Exception | None = None
        self._thread = threading.Thread(target=self._perform, name="playback", daemon=True)
        self._thread.start()

    def __next__(self) -> Frames:
        """The next block, waiting for it. Raises what made the performance fail."""
        with self._change:
            while not self._blocks and not self._finished and not self._stopped:
                self._change.wait()
            if self._blocks and not self._stopped:
                return self._hand_out(None)
        if self.failure is not None and not self._stopped:
            raise self.failure
        raise StopIteration

    def read(self, most: int) -> Frames:
        """At most so many frames, whatever is there; none while the next line is being spoken, or at the end."""
        taken: list[Frames] = []
        count = 0
        with self._change:
            while self._blocks and count < most and not self._stopped:
                taken.append(self._hand_out(most - count))
                count += len(taken[-1])
        return np.concatenate(taken) if taken else silence(0)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        with self._change:
            return self._stopped or (self._finished and not self._blocks)

    @property
    def position_ms(self) -> int:
        """Where the frames handed out so far end."""
        return milliseconds(self._at)

    @property
    def entry_index(self) -> int:
        """The line at that position."""
        placed = self._conductor.placed
        return placed[at_frame(placed, max(0, self._at - 1))[0]].line.entry.index

    @property
    def timeline(self) -> Timeline:
        """When every line is heard, as far as it is known now."""
        return self._conductor.timeline

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong without stopping anything."""
        return self._conductor.warnings

    def close(self) -> None:
        """Stop; returns at once, the thread ends after the line it waits for."""
        with self._change:
            self._stopped = True
            self._change.notify_all()

    @property
    def is_performing(self) -> bool:
        """Whether its thread still runs."""
        return self._thread.is_alive()

    def join(self) -> None:
        """Wait until the thread has ended."""
        self._thread.join()

    def _hand_out(self, most: int | None) -> Frames:
        at, block = self._blocks.popleft()
        if most is not None and len(block) > most:
            self._blocks.appendleft((at + most, block[most:]))
            block = block[:most]
        self._at = at + len(block)
        self._change.notify_all()
        return block

    def _perform(self) -> None:
        try:
            for played in self._conductor.play(self._start_ms):
                for number, block in enumerate(cut(played.sound, AIR_BLOCK)):
                    if not self._offer(played.at + number * AIR_BLOCK, block):
                        return
        except Exception as failure:  # noqa: BLE001 - raised again where somebody listens
            self.failure = failure
        finally:
            with self._change:
                self._finished = True
                self._change.notify_all()

    def _offer(self, at: int, block: Frames) -> bool:
        with self._change:
            while len(self._blocks) >= BUFFERED and not self._stopped:
                self._change.wait()
            if not self._stopped:
                self._blocks.append((at, block))
                self._change.notify_all()
            return not self._stopped
