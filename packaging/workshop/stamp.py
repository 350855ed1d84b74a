"""The workshop, stamp: what an environment was made from, so that a second run has nothing to do."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workshop.places import Checkout


@dataclass(frozen=True, slots=True)
class Stamp:
    """Digests of the pinned set and of the project's description, and the Python they were installed for."""

    packages: str
    project: str
    python: str

    @classmethod
    def wanted(cls, checkout: Checkout, python: str) -> Stamp:
        """What the environment should be made from now."""
        return cls(
            digest(checkout.dev_requirements.read_bytes()), project_digest(checkout.project.read_bytes()), python
        )

    @classmethod
    def found(cls, path: Path) -> Stamp | None:
        """The stamp a finished set-up left; None when there is none or it cannot be read."""
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, path: Path) -> None:
        """Leave the stamp, whole or not at all."""
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        draft.replace(path)


def digest(content: bytes) -> str:
    """Content as one short word; line endings do not count."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:32]


def project_digest(description: bytes) -> str:
    """What an installed project depends on in pyproject.toml; the settings of the checks are read from the checkout."""
    whole = tomllib.loads(description.decode("utf-8"))
    built = [whole.get("build-system"), whole.get("project"), whole.get("tool", {}).get("hatch")]
    return digest(json.dumps(built, sort_keys=True).encode())
