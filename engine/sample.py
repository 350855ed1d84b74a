"""The bundled sample: one project with real sources, ready on a first run."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.foundation.clock import from_iso
from engine.foundation.paths import resources_dir
from engine.library.model import NewSource, RetentionPolicy, SourceType
from engine.planning.model import ArtifactRequest, NewPlan

if TYPE_CHECKING:
    from engine.library.service import LibraryService
    from engine.storage.blobs import BlobStore


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample's folder and what its project.json says."""

    folder: Path
    facts: dict[str, Any]

    @classmethod
    def bundled(cls) -> Sample:
        """The one sample that ships with the studio."""
        described = sorted((resources_dir() / "samples").glob("*/project.json"))[0]
        return cls(described.parent, json.loads(described.read_text(encoding="utf-8")))

    @property
    def name(self) -> str:
        """The project's name."""
        return str(self.facts["name"])

    @property
    def description(self) -> str:
        """What it is about."""
        return str(self.facts.get("description", ""))

    def sources(self, library: LibraryService, blobs: BlobStore) -> list[NewSource]:
        """Its files, copied in, ready to be added."""
        return [self._source(library, blobs, facts) for facts in self.facts["sources"]]

    def plan(self, mode: str | None = None) -> NewPlan:
        """The plan to ask for."""
        asked = self.facts.get("plan", {})
        brief = dict(asked.get("creativeBrief", {}))
        if "pageTarget" in asked:
            brief["pageTarget"] = asked["pageTarget"]
        request = ArtifactRequest(mode=mode or asked.get("mode", "documentary"))
        return NewPlan(
            title=asked.get("title"), target=asked.get("target", {}), creative_brief=brief, requests=(request,)
        )

    def _source(self, library: LibraryService, blobs: BlobStore, facts: dict[str, Any]) -> NewSource:
        path, label = self.folder / facts["file"], facts.get("label")
        when = from_iso(facts["originatedAt"]) if facts.get("originatedAt") else None
        if facts["type"] in ("markdown", "text"):
            return NewSource(
                SourceType(facts["type"]), content=path.read_text(encoding="utf-8"), label=label, originated_at=when
            )
        with blobs.draft(path.suffix) as draft:
            shutil.copyfile(path, draft)
            blob = library.keep_upload(draft)
        return NewSource(
            SourceType.FILE,
            upload=blob,
            file_name=path.name,
            metadata={"url": facts["url"]} if facts.get("url") else {},
            label=label,
            originated_at=when,
            retention=RetentionPolicy.STORE_ORIGINAL,
        )
