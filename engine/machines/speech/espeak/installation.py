"""Machines, speech, espeak-ng, installation: where its library and data are, and whether they can be used."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LONGEST_DATA_PATH = 159
PACKAGE = "espeakng-loader"
REMEDY = f"Install the package {PACKAGE} for this Python, or repair the installation of the studio."


@dataclass(slots=True)
class Installation:
    """Library and data of espeak-ng; `data` may be a short stand-in that `close` removes again."""

    library: str
    data: str
    stand_in: str | None = None

    def close(self) -> None:
        """Remove the stand-in, if one was made."""
        if self.stand_in:
            shutil.rmtree(self.stand_in, ignore_errors=True)
            self.stand_in = None


def find() -> tuple[str, str]:
    """Paths of the library and its data; FileNotFoundError when either is missing."""
    try:
        import espeakng_loader  # type: ignore[import-untyped,unused-ignore]

        library, data = (espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    except (ImportError, RuntimeError) as missing:
        raise FileNotFoundError(str(missing)) from missing
    for path in (library, data):
        if not Path(path).exists():
            raise FileNotFoundError(f"{path} is missing")
    return str(library), str(data)


def release() -> str:
    """The version of the package that brings library and data; part of every take's address."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "unknown"


def prepare() -> Installation:
    """Library and a data path short enough for it: from 160 bytes on it would start, and stay silent."""
    library, data = find()
    if len(os.fsencode(data)) <= LONGEST_DATA_PATH:
        return Installation(library, data)
    folder = tempfile.mkdtemp(prefix="espeak-")
    short = Path(folder, "data")
    try:
        short.symlink_to(data, target_is_directory=True)
    except OSError:
        shutil.copytree(data, short)
    return Installation(library, str(short), stand_in=folder)
