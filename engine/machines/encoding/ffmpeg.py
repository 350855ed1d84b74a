"""Machines, encoding, ffmpeg: one process fed with frames through a pipe; it never outlives its user."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import subprocess
import tempfile
import threading
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.foundation.probe import Probe
from engine.stage.errors import EncodingFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    Frames = Iterable[NDArray[np.float32]]

SAMPLE_RATE, CHANNELS = 44_100, 2
RAW_INPUT = (
    "-probesize", "32", "-analyzeduration", "0", "-fflags", "nobuffer",
    "-f", "f32le", "-ar", str(SAMPLE_RATE), "-ch_layout", "stereo", "-i", "pipe:0",
)  # fmt: skip
QUIET = ("-hide_banner", "-nostdin", "-nostats")
CHUNK = 8192
PATIENCE_S = 5.0
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
REMEDY = "Install the package imageio-ffmpeg for this Python, or repair the installation of the studio."


@cache
def program() -> str:
    """Path of the ffmpeg binary; `EncodingFailed` when there is none."""
    import imageio_ffmpeg  # type: ignore[import-untyped,unused-ignore]

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as missing:
        raise EncodingFailed(f"The encoder is missing: {missing}.", hint=REMEDY) from missing


def probe() -> Probe:
    """Whether ffmpeg can be used here."""
    try:
        program()
    except (EncodingFailed, ImportError) as missing:
        return Probe(available=False, reason=str(missing), remedy=REMEDY)
    return Probe(available=True, reason="The MP3 encoder is in place (ffmpeg with LAME).")


class Ffmpeg:
    """A running ffmpeg, fed by a thread of its own; leaving the context ends the process whatever happened."""

    def __init__(
        self, arguments: Sequence[str], frames: Frames | Iterable[bytes] | None = None, folder: Path | None = None
    ) -> None:
        self._frames = frames
        self._trouble: BaseException | None = None
        self._leaving = False
        self._fed = 0
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._process = subprocess.Popen(
            [program(), *QUIET, *arguments],
            stdin=subprocess.PIPE if frames is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            cwd=folder,
            creationflags=NO_WINDOW,
        )
        self._feeder = threading.Thread(target=self._feed, name="ffmpeg-feeder", daemon=True)
        self._feeder.start()

    def __enter__(self) -> Ffmpeg:
        """The running process."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process if it still runs, collect it, and let go of its pipes."""
        self._leaving = True
        self._process.kill()
        self._process.wait()
        self._feeder.join(PATIENCE_S)
        if self._process.stdout:
            self._process.stdout.close()
        self._complaints.close()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def output(self) -> Iterator[bytes]:
        """What the process writes, as it writes it; ends or raises as `finish` does."""
        assert self._process.stdout is not None
        read = getattr(self._process.stdout, "read1", self._process.stdout.read)
        while chunk := read(CHUNK):
            yield chunk
        self.finish()

    def finish(self) -> str:
        """Wait for the end; what ffmpeg said. Raises what the frames raised, or `EncodingFailed`."""
        self._process.wait()
        self._feeder.join()
        if self._trouble is not None:
            raise self._trouble
        said = self._said()
        if self._process.returncode != 0:
            raise failure(said)
        if self._frames is not None and not self._fed:
            raise EncodingFailed("There is nothing to encode: the recording has no sound.")
        return said

    def _said(self) -> str:
        self._complaints.seek(0)
        return self._complaints.read().decode("utf-8", "replace")

    def _feed(self) -> None:
        if self._frames is None or self._process.stdin is None:
            return
        try:
            for block in self._frames:
                self._process.stdin.write(_raw(block))
                self._process.stdin.flush()
                self._fed += len(block)
                if self._leaving:
                    break
        except (BrokenPipeError, ConnectionError):
            pass  # ffmpeg has ended; its own words say why
        except BaseException as trouble:  # noqa: BLE001 - handed to the consumer to raise
            self._trouble = trouble
            self._process.kill()
        finally:
            self._hang_up()

    def _hang_up(self) -> None:
        try:
            if self._process.stdin:
                self._process.stdin.close()
        except OSError:
            pass  # the last bytes have nobody to read them


def _raw(block: NDArray[np.float32] | bytes) -> bytes:
    return block if isinstance(block, bytes) else np.ascontiguousarray(block, "<f4").tobytes()


def failure(said: str) -> EncodingFailed:
    """The sentence for what ffmpeg said."""
    if "No space left on device" in said:
        return disk_full()
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return EncodingFailed(f"The sound could not be encoded: {lines[-1] if lines else 'the encoder stopped'}.")


@contextlib.contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A file beside `target` to write, put in its place in one move when all went well, else gone. Raises `EncodingFailed`."""
    part = target.with_name(f".{secrets.token_hex(8)}{target.suffix}.part")
    try:
        part.touch(exist_ok=False)
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except OSError as problem:
        raise not_written(problem) from problem
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def not_written(problem: BaseException) -> EncodingFailed:
    """The sentence for a file that could not be written."""
    if isinstance(problem, OSError) and problem.errno == errno.ENOSPC:
        return disk_full()
    return EncodingFailed(f"The recording could not be written: {problem}.")


def disk_full() -> EncodingFailed:
    """The disk is full."""
    return EncodingFailed(
        "The recording could not be written: the disk is full.",
        hint="Free some space and try again; what has been spoken is kept.",
    )
