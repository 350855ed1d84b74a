"""Foundation, paths: where a studio keeps its life; `STUDIO_HOME` moves all of it elsewhere."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from engine.foundation.errors import DiskFull, ServiceUnavailable, is_disk_full


def default_home() -> Path:
    """`STUDIO_HOME` if set, else the user's data folder for this platform."""
    chosen = os.environ.get("STUDIO_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("sleeper-hit-studio", appauthor=False))


def resources_dir() -> Path:
    """The folder of bundled resources (player pages, samples, fonts)."""
    return Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class StudioPaths:
    """The places inside one studio's home."""

    home: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.home / "studio.sqlite3"

    @property
    def blobs(self) -> Path:
        """Content-addressed files: texts, takes, recordings."""
        return self.home / "blobs"

    @property
    def scratch(self) -> Path:
        """Half-made files; what a dead process left here is removed after a day."""
        return self.home / "scratch"

    @property
    def spare(self) -> Path:
        """Room set aside for a full disk."""
        return self.home / "spare-room"

    @property
    def secrets(self) -> Path:
        """Owner-only files: share key, owner secret."""
        return self.home / "secrets"

    @property
    def logs(self) -> Path:
        """Rotating log files."""
        return self.home / "logs"

    @property
    def backups(self) -> Path:
        """Copies of the database made before migrations."""
        return self.home / "backups"

    @property
    def settings(self) -> Path:
        """The owner's settings, TOML."""
        return self.home / "settings.toml"

    @property
    def lock(self) -> Path:
        """Names the process whose job runner works on this home."""
        return self.home / "studio.lock"

    def make(self) -> StudioPaths:
        """Create the folders, the secrets one for the owner only; returns itself. Raises OSError."""
        for place in (self.home, self.blobs, self.scratch, self.logs, self.backups):
            place.mkdir(parents=True, exist_ok=True)
        self.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self


def ready_home(home: Path | None = None) -> StudioPaths:
    """The places of this home (the default one where none is given), made and writable. Raises `ServiceUnavailable`, `DiskFull`."""
    paths = StudioPaths(home or default_home())
    try:
        return paths.make()
    except OSError as problem:
        raise not_writable(paths.home, problem) from problem


def not_writable(home: Path, problem: OSError) -> DiskFull | ServiceUnavailable:
    """The sentence for a home in which nothing can be kept."""
    if is_disk_full(problem):
        return DiskFull("The disk is full; the studio cannot open.", hint="Free some space and try again.")
    return ServiceUnavailable(
        f"The studio's home {home} cannot be written: {problem.strerror}.",
        hint="Set STUDIO_HOME to a folder you may write to.",
    )
