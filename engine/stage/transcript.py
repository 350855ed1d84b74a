"""Stage, transcript: the read as a plain page with its receipts, and its chapters for podcast players; pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.planning.envelope import Evidence
    from engine.stage.recording import Chapter
    from engine.table_read.model import Entry, Scene, SourceCredit, TableRead


def chapters_json(title: str, chapters: Sequence[Chapter]) -> str:
    """Podcasting 2.0 chapters: seconds from the start."""
    items = [
        {"startTime": chapter.start_ms / 1000, "endTime": chapter.end_ms / 1000, "title": chapter.title}
        for chapter in chapters
    ]
    return json.dumps({"version": "1.2.0", "title": title, "chapters": items}, ensure_ascii=False, indent=2) + "\n"


def citations_json(read: TableRead) -> str:
    """Every line that is heard and rests on evidence, with its passages and where they stand."""
    known, credits = read.evidence_by_id(), {credit.source_id: credit for credit in read.sources}
    lines = [
        {
            "line": entry.index + 1,
            "character": entry.character,
            "text": entry.text,
            "grounding": str(entry.grounding),
            "passages": [
                _cited(known[name], credits.get(known[name].source_id)) for name in entry.evidence_ids if name in known
            ],
        }
        for entry in read.screenplay.entries
        if entry.evidence_ids and not entry.muted
    ]
    return json.dumps({"title": read.screenplay.title, "citations": lines}, ensure_ascii=False, indent=2) + "\n"


def _cited(item: Evidence, credit: SourceCredit | None) -> dict[str, str | int | None]:
    source = {"source": credit.title if credit else None, "url": credit.url if credit else None}
    return {"quote": item.quote, **source, "page": item.page}


def transcript_html(read: TableRead, chapters: Sequence[Chapter]) -> str:
    """Every line with its speaker; what rests on evidence carries numbers that lead to the passages below."""
    numbers = _numbers(read)
    return "\n".join(
        [*_head(read), *_scenes(read, chapters, numbers), *_receipts(read, numbers), "</body>", "</html>", ""]
    )


def _head(read: TableRead) -> Iterator[str]:
    title = escape(read.screenplay.title)
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>'
    yield "<body>"
    yield f"<h1>{title}</h1>"
    yield f"<p>{escape(read.thesis)}</p>" if read.thesis else ""
    yield f"<p><small>{escape(read.attribution)}</small></p>" if read.attribution else ""


def _scenes(read: TableRead, chapters: Sequence[Chapter], numbers: dict[str, int]) -> Iterator[str]:
    times = {chapter.title: chapter.start_ms for chapter in reversed(chapters)}
    for scene in read.screenplay.scenes:
        entries = [entry for entry in read.screenplay.entries if entry.scene_index == scene.index and not entry.muted]
        if entries:
            yield _heading(scene, times.get(scene.title))
            yield from (_line(entry, numbers) for entry in entries)


def _heading(scene: Scene, start_ms: int | None) -> str:
    clock = "" if start_ms is None else f" <small>{start_ms // 60_000}:{start_ms // 1000 % 60:02}</small>"
    return f"<h2>{escape(scene.title)}{clock}</h2>"


def _line(entry: Entry, numbers: dict[str, int]) -> str:
    marks = "".join(
        f'<sup><a href="#source-{numbers[name]}">{numbers[name]}</a></sup>'
        for name in entry.evidence_ids
        if name in numbers
    )
    aside = f" <em>({escape(entry.parenthetical)})</em>" if entry.parenthetical else ""
    return f'<p id="line-{entry.index}"><strong>{escape(entry.character)}</strong>{aside}<br>{escape(entry.text)}{marks}</p>'


def _receipts(read: TableRead, numbers: dict[str, int]) -> Iterator[str]:
    if not numbers:
        return
    evidence, credits = read.evidence_by_id(), {credit.source_id: credit for credit in read.sources}
    yield "<h2>Where it comes from</h2>"
    yield "<ol>"
    for name, number in numbers.items():
        yield _receipt(number, evidence[name], credits.get(evidence[name].source_id))
    yield "</ol>"


def _receipt(number: int, item: Evidence, credit: SourceCredit | None) -> str:
    source = escape(credit.title if credit else "a source that is no longer kept")
    if credit and credit.url and credit.url.startswith(("https://", "http://")):
        source = f'<a href="{escape(credit.url)}" rel="noreferrer">{source}</a>'
    page = f", page {item.page}" if item.page is not None else ""
    return f'<li id="source-{number}"><q>{escape(item.quote)}</q> <cite>{source}{page}</cite></li>'


def _numbers(read: TableRead) -> dict[str, int]:
    known = read.evidence_by_id()
    heard = [entry for entry in read.screenplay.entries if not entry.muted]
    used = dict.fromkeys(name for entry in heard for name in entry.evidence_ids if name in known)
    return {name: number for number, name in enumerate(used, 1)}
