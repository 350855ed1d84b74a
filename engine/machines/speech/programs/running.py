"""Machines, speech, programs, running: one program run to its end by an argument vector, with a limit; never through a shell."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import wave
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
LISTING_S, LEAST_S, A_LETTER_S = 8.0, 20.0, 0.1


class ProgramFailed(Exception):
    """A program did not do what it was asked; the message is a reason without a full stop."""


def found(name: str) -> str | None:
    """The whole path of a program of this name."""
    return shutil.which(name)


def run(
    arguments: Sequence[str], limit_s: float, *, given: bytes = b"", beside: Mapping[str, str] | None = None
) -> str:
    """What the program prints. Raises `ProgramFailed` when it fails, is gone or outlives its limit; then it is ended."""
    try:
        process = subprocess.Popen(
            list(arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            creationflags=NO_WINDOW, start_new_session=os.name == "posix", env={**os.environ, **(beside or {})},
        )  # fmt: skip
    except OSError as problem:
        raise ProgramFailed(f"it could not be started ({problem.strerror})") from problem
    try:
        said, trouble = process.communicate(given, timeout=limit_s)
    except subprocess.TimeoutExpired:
        raise ProgramFailed(f"it took longer than {limit_s:.0f} s") from None
    finally:
        _end(process)
    if process.returncode:
        last = trouble.decode("utf-8", "replace").strip().splitlines()[-1:] or [f"it ended with {process.returncode}"]
        raise ProgramFailed(last[0][:200])
    return said.decode("utf-8", "replace")


def read_wave(path: Path) -> tuple[NDArray[np.float32], int]:
    """Mono samples of a 16-bit WAV file and its rate. Raises `ProgramFailed`."""
    try:
        with wave.open(str(path), "rb") as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            raw = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as problem:
        raise ProgramFailed(f"it wrote no sound that can be read ({problem})") from problem
    if width != 2 or not raw:
        raise ProgramFailed("it wrote no 16-bit sound" if raw else "it wrote no sound")
    whole = np.frombuffer(raw[: len(raw) // (2 * channels) * 2 * channels], "<i2").reshape(-1, channels)
    return (whole.astype(np.float32).mean(axis=1) / 32768).astype(np.float32), rate


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program and whatever it started."""
    if process.poll() is None:
        if os.name == "posix":
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                process.kill()
        else:
            process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            stream.close()
