"""Machines, speech, sherpa-onnx, unpacking: archives opened into one folder, never beside it, never endlessly."""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from engine.table_read.packs import PackRefused

if TYPE_CHECKING:
    from engine.table_read.packs import Progress

MOST_BYTES, MOST_FILES = 8_000_000_000, 20_000
BROKEN = "Fetch the voice pack again."


def is_archive(path: Path) -> bool:
    """Whether it can be unpacked."""
    return zipfile.is_zipfile(path) or tarfile.is_tarfile(path)


def unpack(archive: Path, folder: Path, progress: Progress) -> None:
    """Open an archive into a new folder. Raises `PackRefused`, OSError."""
    folder.mkdir(parents=True)
    try:
        if zipfile.is_zipfile(archive):
            _unzip(archive, folder, progress)
        elif tarfile.is_tarfile(archive):
            _untar(archive, folder, progress)
        else:
            raise PackRefused(
                "This is no archive that can be opened.", hint="Archives are .tar.bz2, .tar.gz, .tar.xz, .tar or .zip."
            )
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, ValueError, RuntimeError) as problem:
        raise PackRefused(f"The archive is damaged: {problem}.", hint=BROKEN) from problem


def _untar(archive: Path, folder: Path, progress: Progress) -> None:
    size = count = 0
    with tarfile.open(archive) as tar:
        for member in tar:
            if not (member.isfile() or member.isdir()):
                continue
            size, count = size + member.size, count + 1
            _require_bounds(size, count)
            tar.extract(member, folder, filter="data")
            if not progress("Unpacking", size, 0):
                raise PackRefused("Stopped.")


def _unzip(archive: Path, folder: Path, progress: Progress) -> None:
    size = 0
    with zipfile.ZipFile(archive) as file:
        for count, info in enumerate(file.infolist(), start=1):
            size += info.file_size
            _require_bounds(size, count)
            target = (folder / info.filename).resolve()
            if not target.is_relative_to(folder.resolve()):
                raise PackRefused("The archive wants to write outside its folder.", hint="Do not use it.")
            if info.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with file.open(info) as source, target.open("wb") as out:
                shutil.copyfileobj(source, out, 1 << 20)
            if not progress("Unpacking", size, 0):
                raise PackRefused("Stopped.")


def _require_bounds(size: int, count: int) -> None:
    if size > MOST_BYTES or count > MOST_FILES:
        raise PackRefused("The archive holds more than a voice pack can be.", hint="Do not use it.")
