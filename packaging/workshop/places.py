"""The workshop, places: where things are in a checkout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Checkout:
    """One copy of the project and the environment inside it."""

    root: Path

    @classmethod
    def here(cls) -> Checkout:
        """The checkout this file belongs to."""
        return cls(Path(__file__).resolve().parents[2])

    @property
    def venv(self) -> Path:
        """The environment's folder."""
        return self.root / ".venv"

    @property
    def bin(self) -> Path:
        """Where the environment's commands are."""
        return self.venv / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.command("python")

    def command(self, name: str) -> Path:
        """One of the environment's commands, by its plain name."""
        return self.bin / (f"{name}.exe" if os.name == "nt" else name)

    @property
    def stamp(self) -> Path:
        """Says what the environment was made from; absent while it is unfinished."""
        return self.venv / "made-from.json"

    @property
    def lock(self) -> Path:
        """Held by the one set-up that is at work."""
        return self.root / ".venv.lock"

    @property
    def project(self) -> Path:
        """The project's own description."""
        return self.root / "pyproject.toml"

    @property
    def requirements(self) -> Path:
        """The pinned set for running."""
        return self.root / "packaging" / "requirements.txt"

    @property
    def dev_requirements(self) -> Path:
        """The pinned set for running, testing and checking."""
        return self.root / "packaging" / "dev-requirements.txt"
