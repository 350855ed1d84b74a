"""Stage, sound: frames from the engine to the sound device; where there is none, a silent clock keeps the captions moving."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from PySide6.QtCore import QIODevice, QObject
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

from engine.foundation.errors import BugError, KnownError, StudioError

if TYPE_CHECKING:
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
RATE, BYTES_PER_FRAME, PATIENCE_S = 44_100, 4, 2.0
ASLEEP_S = 2.0
"""A clock that jumps by more was not running: the machine slept."""

AHEAD_BYTES = RATE * BYTES_PER_FRAME * 2


class NoSoundDevice(KnownError):
    """This machine has no sound device; captions run, the MP3 can be exported."""

    code = "no_sound_device"


class Performance(Protocol):
    """What the engine's stage gives to be heard: blocks to wait for, until it is closed."""

    def __iter__(self) -> Iterator[NDArray[np.float32]]:
        """Blocks of float32 stereo frames."""

    def close(self) -> None:
        """Speak no more."""


class Feed(QIODevice):
    """A thread takes blocks from a performance, the device takes bytes; at most two seconds lie between."""

    def __init__(self, performance: Performance, parent: QObject) -> None:
        super().__init__(parent)
        self._performance, self._chunks, self._size, self._fed = performance, deque[bytes](), 0, 0
        self._room = threading.Condition()
        self._closing, self.is_drained = False, False
        self.failure: StudioError | None = None
        self.open(QIODevice.OpenModeFlag.ReadOnly)
        self._thread = threading.Thread(target=self._pump, name="sound-feed", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take no more blocks, end the performance and the thread."""
        with self._room:
            self._closing = True
            self._chunks.clear()
            self._room.notify_all()
        self._performance.close()
        self._thread.join(PATIENCE_S)
        self.close()
        self.deleteLater()

    def isSequential(self) -> bool:  # noqa: N802 - Qt's name
        """It cannot be sought."""
        return True

    def bytesAvailable(self) -> int:  # noqa: N802 - Qt's name
        """What can be read now."""
        return self._size + super().bytesAvailable()

    def readData(self, most: int) -> Any:  # noqa: N802 - Qt's name
        """Up to `most` bytes, fewer while the next line is still being spoken."""
        taken = bytearray()
        with self._room:
            while self._chunks and len(taken) < most:
                chunk = self._chunks.popleft()
                need = most - len(taken)
                taken += chunk[:need]
                if len(chunk) > need:
                    self._chunks.appendleft(chunk[need:])
            self._size -= len(taken)
            self._room.notify_all()
        return bytes(taken)

    def writeData(self, data: Any, size: int) -> int:  # noqa: N802 - Qt's name
        """Nothing can be written."""
        return -1

    def _pump(self) -> None:
        try:
            for block in self._performance:
                if not self._take(block):
                    return
        except StudioError as problem:
            self.failure = problem
        except Exception:
            log.exception("A performance broke off")
            self.failure = BugError("The performance broke off.", hint="Press play to go on; the log has the details.")
        self.is_drained = True

    def _take(self, block: NDArray[np.float32]) -> bool:
        data = (np.clip(block, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()
        with self._room:
            self._room.wait_for(lambda: self._closing or self._size < AHEAD_BYTES)
            if self._closing:
                return False
            self._chunks.append(data)
            self._size += len(data)
            self._fed += len(data)
        return True

    @property
    def is_empty(self) -> bool:
        """Whether everything was read and nothing more will come."""
        return self.is_drained and self._size == 0

    @property
    def has_sound(self) -> bool:
        """Whether something waits to be taken."""
        return self._size > 0

    @property
    def fed_ms(self) -> int:
        """Milliseconds of sound the performance has given so far."""
        return self._fed * 1000 // (RATE * BYTES_PER_FRAME)


class DeviceOut:
    """The system's sound device."""

    def __init__(self, feed: Feed, parent: QObject) -> None:
        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(2)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        device = QMediaDevices.defaultAudioOutput()
        self.device_id = bytes(device.id().data())
        self._sink = QAudioSink(device, form, parent)
        self._sink.start(feed)

    def position_ms(self) -> int:
        """Milliseconds heard since it began."""
        return int(self._sink.processedUSecs() // 1000)

    def pause(self) -> None:
        """Hold."""
        self._sink.suspend()

    def resume(self) -> None:
        """Go on."""
        self._sink.resume()

    def stop(self) -> None:
        """End."""
        self._sink.stop()
        self._sink.deleteLater()

    @property
    def trouble(self) -> str:
        """What is wrong with the device, in words, or nothing."""
        names = {
            "OpenError": "The sound device could not be opened.",
            "IOError": "The sound device stopped answering.",
            "FatalError": "The sound device was lost.",
        }
        return names.get(self._sink.error().name, "")


class SilentOut:
    """Keeps time where there is no sound device: reads the feed at the pace of hearing."""

    device_id = b""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._heard_ms, self._since, self.trouble = feed, 0.0, time.monotonic(), ""
        self._runs = True

    def position_ms(self) -> int:
        """Milliseconds that would have been heard; waits where the next line is not spoken yet."""
        now = time.monotonic()
        if self._runs and now - self._since < ASLEEP_S:
            due = int((now - self._since) * RATE) * BYTES_PER_FRAME
            got = len(self._feed.readData(due)) if due else 0
            self._heard_ms += got * 1000 / (RATE * BYTES_PER_FRAME)
        self._since = now
        return int(self._heard_ms)

    def pause(self) -> None:
        """Hold."""
        self.position_ms()
        self._runs = False

    def resume(self) -> None:
        """Go on."""
        self._since, self._runs = time.monotonic(), True

    def stop(self) -> None:
        """End."""
        self._runs = False


def device_now() -> bytes:
    """What the system plays through now; empty where there is nothing."""
    return bytes(QMediaDevices.defaultAudioOutput().id().data())


def nothing_to_hear(trouble: str = "") -> NoSoundDevice:
    """Why a single line or sample is not heard."""
    hint = (
        "Choose another in the system's settings."
        if trouble
        else "Connect headphones or loudspeakers, then play it again."
    )
    return NoSoundDevice(trouble or "No sound device was found.", hint=hint)


def device_is_there() -> bool:
    """Whether this machine has a sound device."""
    return not QMediaDevices.defaultAudioOutput().isNull()
