"""Routes, scripts: the words of a table read, and the passages behind them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from embedded_api.desk import Desk, ReadsArtifacts
from embedded_api.routes.artifacts import LAST, Revision
from embedded_api.schemas.artifacts import citation_out, entry_out
from embedded_api.showing import table_read
from engine.artifacts.model import Artifact, ArtifactType
from engine.foundation.errors import ValidationFailed
from engine.planning.envelope import Evidence
from engine.table_read.model import Entry, SourceCredit, TableRead

router = APIRouter(tags=["Artifacts"])
Many = Annotated[int, Query(ge=1, le=500)]
Index = Annotated[int | None, Query(ge=0, le=LAST)]


@router.get("/artifacts/{artifact_id}/script")
def get_script(
    artifact_id: str, desk: ReadsArtifacts, scope: Literal["all", "character", "range", "scene"] = "all", character: str | None = None,
    startEntry: Index = None, endEntry: Index = None, sceneIndex: Index = None, limit: Many = 500, revision: Revision = None,
) -> JSONResponse:  # fmt: skip
    """Entries, each with its global index."""

    def act(work: Any) -> dict[str, Any]:
        table_read(desk.studio, work, artifact_id)
        read = desk.studio.table_read.read(work, artifact_id, revision)
        labels = _labels(read, character) if scope == "character" else frozenset()
        chosen = [entry for entry in _within(read, startEntry, endEntry) if _wanted(entry, scope, labels, sceneIndex)]
        selection = {"scope": scope, "nextEntry": chosen[limit].index if len(chosen) > limit else None}
        return _script(desk, work, artifact_id, read, {**selection, "entries": chosen[:limit]}, revision)

    return desk.look(act)


@router.get("/artifacts/{artifact_id}/citations")
def get_citations(
    artifact_id: str, desk: ReadsArtifacts, startEntry: Index = None, endEntry: Index = None, limit: Many = 500,
    revision: Revision = None,
) -> JSONResponse:  # fmt: skip
    """Each cited entry with its exact passages."""

    def act(work: Any) -> dict[str, Any]:
        artifact = desk.studio.artifacts.get(work, artifact_id).require_ready()
        if artifact.type is not ArtifactType.TABLE_READ:
            return {"citations": _pictured(desk, work, artifact, (startEntry, endEntry, limit), revision)}
        read = desk.studio.table_read.read(work, artifact_id, revision)
        known = read.evidence_by_id()
        cited = [entry for entry in _within(read, startEntry, endEntry) if _evidence(entry, known)]
        shown, number = cited[:limit], revision or artifact.current_version
        citations = {
            "totalEntries": len(read.screenplay.entries), "revision": number,
            "citedEntries": sum(bool(_evidence(entry, known)) for entry in read.screenplay.entries),
            "nextEntry": cited[limit].index if len(cited) > limit else None, "sources": _sources(read.sources),
            "entries": _cited(desk, work, [(entry, _evidence(entry, known)) for entry in shown]),
        }  # fmt: skip
        return {"citations": citations}

    return desk.look(act)


def _script(
    desk: Desk, work: Any, artifact_id: str, read: TableRead, selection: dict[str, Any], revision: int | None
) -> dict[str, Any]:
    timeline = desk.studio.stage.timeline(work, artifact_id, revision)
    times = {item.entry_index: (item.start_ms, item.end_ms) for item in timeline.entries if item.rendered}
    entries = [entry_out(entry, times) for entry in selection["entries"]]
    number = revision or desk.studio.artifacts.get(work, artifact_id).current_version
    play = read.screenplay
    totals = {"totalEntries": len(play.entries), "totalScenes": len(play.scenes), "revision": number}
    return {"script": {**totals, "selection": {**selection, "entries": entries}}}


def _within(read: TableRead, start: int | None, end: int | None) -> list[Entry]:
    last = len(read.screenplay.entries) - 1 if end is None else end
    return [entry for entry in read.screenplay.entries if (start or 0) <= entry.index <= last]


def _labels(read: TableRead, asked: str | None) -> frozenset[str]:
    """Whom a name means: exactly that one, else whoever is called so without decoration."""
    if asked is None:
        raise ValidationFailed([("character", "Required", None)])
    names = {entry.character for entry in read.screenplay.entries}
    exact = frozenset(name for name in names if name.casefold() == asked.strip().casefold())
    return exact or frozenset(name for name in names if _bare(name) == _bare(asked))


def _wanted(entry: Entry, scope: str, labels: frozenset[str], scene: int | None) -> bool:
    if scope == "character":
        return entry.character in labels
    if scope == "scene":
        if scene is None:
            raise ValidationFailed([("sceneIndex", "Required", None)])
        return entry.scene_index == scene
    return True


def _bare(name: str) -> str:
    return name.partition("(")[0].strip().casefold()


def _evidence(entry: Entry, known: dict[str, Evidence]) -> list[Evidence]:
    return [known[name] for name in entry.evidence_ids if name in known]


def _cited(desk: Desk, work: Any, lines: list[tuple[Entry, list[Evidence]]]) -> list[dict[str, Any]]:
    passages = iter(desk.studio.library.passages(work, [item.place for _, items in lines for item in items], around=0))
    return [
        {"entryIndex": entry.index, "character": entry.character,
         "evidence": [citation_out(item, next(passages)) for item in items]}
        for entry, items in lines
    ]  # fmt: skip


def _sources(credits: tuple[SourceCredit, ...]) -> list[dict[str, Any]]:
    return [
        {"id": c.source_id, "label": c.title, "type": c.type, "url": c.url, "contentHash": c.content_hash}
        for c in credits
    ]


def _pictured(
    desk: Desk, work: Any, artifact: Artifact, wanted: tuple[int | None, int | None, int], revision: int | None
) -> dict[str, Any]:
    """The passages behind the slides, frames or shots of an artifact; `entryIndex` is their index."""
    album = desk.studio.pictures.album(work, artifact.id, revision)
    start, end, limit = wanted
    last = len(album.scenes) - 1 if end is None else end
    every = [index for index in range(len(album.scenes)) if album.of_scene(index)]
    cited = [index for index in every if (start or 0) <= index <= last]
    shown = [(album.scenes[index], list(album.of_scene(index))) for index in cited[:limit]]
    passages = iter(desk.studio.library.passages(work, [item.place for _, items in shown for item in items], around=0))
    return {
        "totalEntries": len(album.scenes), "citedEntries": len(every), "revision": revision or artifact.current_version,
        "nextEntry": cited[limit] if len(cited) > limit else None, "sources": _sources(album.sources),
        "entries": [
            {"entryIndex": scene.index, "character": scene.speaker, "evidence": [citation_out(item, next(passages)) for item in items]}
            for scene, items in shown
        ],
    }  # fmt: skip
