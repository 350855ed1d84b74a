"""Stage, player: one table read played in the window; knows where it is and which line is heard."""

from __future__ import annotations

import time
from bisect import bisect_right

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QMediaDevices

from engine.foundation.errors import StudioError
from engine.stage.model import TimedEntry, Timeline
from studio_app.operations import Operations
from studio_app.stage.sound import DeviceOut, Feed, NoSoundDevice, Performance, SilentOut, device_is_there, device_now
from studio_app.stage.vigil import Vigil

TICK_MS = 40
RELOOK_TICKS, SCRAP_MS = 50, 300
STUCK = "The sound device takes no sound."
ANOTHER_DEVICE = "Choose another device in the system's settings, then press play."


class Player(QObject):
    """Play, pause, seek; `moved(position_ms)`, `line(entry_index)`, `timed(timeline)`, `stopped()`."""

    moved = Signal(int)
    line = Signal(int)
    timed = Signal(object)
    playing = Signal(bool)
    stopped = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._artifact_id = operations, ""
        self._revision: int | None = None
        self.timeline: Timeline | None = None
        self._starts: list[int] = []
        self._feed: Feed | None = None
        self._out: DeviceOut | SilentOut | None = None
        self._start_ms = self._line = self._ticks = 0
        self._is_paused, self._take_number = True, 0
        self._vigil = Vigil(time.monotonic)
        self._has_said_silence = False
        self._devices: QMediaDevices | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_playing(self) -> bool:
        """Whether sound is going out."""
        return self._out is not None and not self._is_paused

    @property
    def position_ms(self) -> int:
        """Where it is."""
        return self._start_ms + (self._out.position_ms() if self._out else 0)

    def load(self, artifact_id: str, revision: int | None = None) -> None:
        """Make ready to play a table read, or an earlier version of it."""
        self.stop()
        self._artifact_id, self._revision, self._start_ms, self._line = artifact_id, revision, 0, -1
        self.relook()

    def relook(self) -> None:
        """Read the timeline again; it becomes exact as lines are spoken."""
        artifact_id, revision, stage = self._artifact_id, self._revision, self._operations.studio.stage
        if artifact_id:
            self._operations.look(
                lambda work: stage.timeline(work, artifact_id, revision),
                lambda found: self._time(artifact_id, revision, found),
            )

    def toggle(self) -> None:
        """Play or pause."""
        if self._out is None:
            self.play_from(self._start_ms)
        elif self._is_paused:
            self._out.resume()
            self._set_paused(paused=False)
        else:
            self._out.pause()
            self._set_paused(paused=True)

    def pause(self) -> None:
        """Pause where it plays: something else is heard."""
        if self.is_playing:
            self.toggle()

    def devices_changed(self) -> None:
        """A device was plugged in, or is gone: what plays goes on through the one the system uses now, at the same place."""
        if self._out is None or self._out.device_id == device_now():
            return
        if self._is_paused:
            self._pause_here(self.position_ms)
        else:
            self._go_on(self.position_ms)

    def play_from(self, position_ms: int) -> None:
        """Play from this position on."""
        self._vigil.begin()
        self._go_on(position_ms)

    def _go_on(self, position_ms: int) -> None:
        self._let_go()
        if not self._artifact_id:
            return
        self._start_ms = max(0, position_ms)
        self._take_number += 1
        number, artifact_id, stage = self._take_number, self._artifact_id, self._operations.studio.stage
        revision = self._revision
        self._operations.away(
            lambda: stage.play(artifact_id, position_ms, revision), lambda playback: self._begin(number, playback)
        )

    def seek(self, position_ms: int) -> None:
        """Go elsewhere, playing on if it was playing."""
        if self.is_playing:
            self.play_from(position_ms)
        else:
            self._let_go()
            self._start_ms = position_ms
            self.moved.emit(position_ms)
            self._say_line()

    def play_line(self, entry_index: int) -> None:
        """Play from the beginning of a line."""
        entries = self.timeline.entries if self.timeline else ()
        if entry_index < len(entries):
            self.play_from(entries[entry_index].start_ms)

    def stop(self) -> None:
        """Stop and go back to the beginning."""
        self._let_go()
        self._start_ms = 0
        self.moved.emit(0)

    def close(self) -> None:
        """Let go of device and threads."""
        self._artifact_id = ""
        self._let_go()

    def _begin(self, number: int, performance: Performance) -> None:
        if number != self._take_number:
            performance.close()
            return
        self._watch_devices()
        self._feed = Feed(performance, self)
        is_heard = device_is_there()
        self._out = DeviceOut(self._feed, self) if is_heard else SilentOut(self._feed)
        self._say_silence(silent=not is_heard)
        self._vigil.renew()
        self._set_paused(paused=False)
        self._timer.start()

    def _watch_devices(self) -> None:
        """From the first play on: asking the system for its devices takes a moment that no window should wait for."""
        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self.devices_changed)

    def _say_silence(self, *, silent: bool) -> None:
        """Once, until a device has been there again."""
        if silent and not self._has_said_silence:
            hint = "Captions run without sound; you can export the MP3 or open the share link on another device."
            self._operations.failed.emit(NoSoundDevice("No sound device was found.", hint=hint))
        self._has_said_silence = silent

    def _tick(self) -> None:
        if self._out is None or self._feed is None:
            return
        position = self.position_ms
        self.moved.emit(position)
        self._say_line()
        self._ticks += 1
        if self.timeline and self.timeline.estimated and self._ticks % RELOOK_TICKS == 0:
            self.relook()
        is_silent = self._is_silent_by_itself(position)
        trouble = self._trouble() or (NoSoundDevice(STUCK, hint=ANOTHER_DEVICE) if is_silent else None)
        if is_silent and self._vigil.may_try_again():
            self._go_on(position)
        elif trouble is not None:
            self._operations.failed.emit(trouble)
            self._pause_here(position)
        elif self._is_at_end(position):
            self.stop()
            self.stopped.emit()

    def _is_silent_by_itself(self, position: int) -> bool:
        """Whether the device has stopped taking sound: it failed, or the machine has slept."""
        if self._out is None or self._feed is None or self._is_paused:
            return False
        has_sound = self._feed.has_sound
        return bool(self._out.trouble) or self._vigil.is_stuck(position, has_sound=has_sound)

    def _trouble(self) -> StudioError | None:
        if self._out is not None and self._out.trouble:
            return NoSoundDevice(self._out.trouble, hint=ANOTHER_DEVICE)
        has_failed = self._feed is not None and self._feed.is_empty
        return self._feed.failure if has_failed and self._feed is not None else None

    def _is_at_end(self, position: int) -> bool:
        # What was given counts, not what the timeline expected; a device keeps a last scrap to itself.
        feed = self._feed
        return feed is not None and feed.is_empty and position >= self._start_ms + feed.fed_ms - SCRAP_MS

    def _pause_here(self, position: int) -> None:
        self._let_go()
        self._start_ms = position

    @property
    def heard(self) -> TimedEntry | None:
        """The line that is heard now, or was last."""
        entries = self.timeline.entries if self.timeline else ()
        row = bisect_right(self._starts, self.position_ms) - 1
        return entries[row] if row >= 0 else None

    def _say_line(self) -> None:
        heard = self.heard
        if heard is not None and heard.entry_index != self._line:
            self._line = heard.entry_index
            self.line.emit(heard.entry_index)

    def _time(self, artifact_id: str, revision: int | None, timeline: Timeline) -> None:
        if (artifact_id, revision) == (self._artifact_id, self._revision):
            self.timeline, self._starts = timeline, [entry.start_ms for entry in timeline.entries]
            self.timed.emit(timeline)

    def _set_paused(self, *, paused: bool) -> None:
        self._is_paused = paused
        self.playing.emit(not paused)

    def _let_go(self) -> None:
        self._take_number += 1
        self._timer.stop()
        if self._out is not None:
            self._out.stop()
        if self._feed is not None:
            self._feed.stop()
        self._out = self._feed = None
        self._line = -1
        self._set_paused(paused=True)
