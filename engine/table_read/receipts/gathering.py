"""Table read, receipts, gathering: a read, its opened passages and its sources become receipts; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.library.extraction import Passage
from engine.library.model import Source
from engine.planning.envelope import Evidence
from engine.table_read.model import Entry, SourceCredit, TableRead
from engine.table_read.receipts.model import Receipt, ReceiptLine, Receipts, ReceiptScene, ReceiptSource

Named = tuple[Evidence, Passage]
WEB = ("http://", "https://")


def heard(read: TableRead) -> tuple[Entry, ...]:
    """The lines that are spoken; what was muted needs no receipt."""
    return tuple(entry for entry in read.screenplay.entries if not entry.muted)


def cited(read: TableRead) -> tuple[Evidence, ...]:
    """Every piece of evidence a line stands on, once, in the order it is first heard."""
    known = read.evidence_by_id()
    names = dict.fromkeys(name for entry in heard(read) for name in entry.evidence_ids)
    return tuple(known[name] for name in names if name in known)


def gathered(
    read: TableRead,
    revision: int,
    passages: Mapping[str, Passage],
    sources: Mapping[str, Source],
    named: Mapping[int, Named | None] | None = None,
) -> Receipts:
    """The receipts of a read; `passages` by evidence id, `sources` as history knows them by their own.

    `named` are the lines that say who somebody is, by their index, with the sentence of the source that does where it is known.
    """
    named = named or {}
    used = [item for item in cited(read) if item.id in passages]
    numbers = {credit.source_id: number for number, credit in enumerate(credits_of(read.sources, used), 1)}
    titles = {credit.source_id: credit.title for credit in read.sources}
    receipts = {
        item.id: receipt_of(item, passages[item.id], numbers[item.source_id], titles.get(item.source_id, ""))
        for item in used
    }
    introduced = {
        index: (receipt_of(*one, numbers[one[0].source_id], titles.get(one[0].source_id, "")),)
        for index, one in named.items()
        if one is not None and one[0].source_id in numbers
    }
    lines = [_line(entry, receipts, introduced.get(entry.index, ()), entry.index in named) for entry in heard(read)]
    listed = tuple(
        source_of(credit, number, sources.get(credit.source_id), [passages[item.id] for item in used])
        for number, credit in enumerate(credits_of(read.sources, used), 1)
    )
    return Receipts(read.screenplay.title, read.thesis, revision, _scenes(read, lines), listed)


def _scenes(read: TableRead, lines: Sequence[ReceiptLine]) -> tuple[ReceiptScene, ...]:
    at = list(zip(lines, heard(read), strict=True))
    return tuple(
        ReceiptScene(scene.title, tuple(line for line, entry in at if entry.scene_index == scene.index))
        for scene in read.screenplay.scenes
    )


def credits_of(credits: Sequence[SourceCredit], used: Sequence[Evidence]) -> tuple[SourceCredit, ...]:
    """The sources that are credited, and those a passage names that are not."""
    known = {credit.source_id for credit in credits}
    strays = dict.fromkeys(item.source_id for item in used if item.source_id not in known)
    return (*credits, *(SourceCredit(stray, "A source that is no longer known", "text") for stray in strays))


def _line(
    entry: Entry, receipts: Mapping[str, Receipt], introduced: tuple[Receipt, ...], introduces: bool
) -> ReceiptLine:
    found = introduced or tuple(receipts[name] for name in entry.evidence_ids if name in receipts)
    return ReceiptLine(
        entry.index, entry.character, entry.text, entry.grounding, found, entry.parenthetical, entry.unsupported,
        introduces=introduces,
    )  # fmt: skip


def receipt_of(item: Evidence, passage: Passage, number: int, title: str) -> Receipt:
    """The receipt of one piece of evidence; `number` and `title` are those of its source in the list."""
    quote = item.quote if passage.absence is None else passage.quote
    page = item.page if item.page is not None else passage.page
    named = title or passage.source_title or "A source that is no longer known"
    return Receipt(
        item.id, quote, number, named, page, item.char_start, item.char_end, passage.verified, passage.absence,
        passage.last_page,
    )  # fmt: skip


def source_of(credit: SourceCredit, number: int, known: Source | None, passages: Sequence[Passage]) -> ReceiptSource:
    """A source as it is credited; `passages` are all that are shown."""
    own = [passage for passage in passages if passage.source_id == credit.source_id]
    gone = next((passage.absence for passage in own if passage.absence is not None), None)
    kind = (known.file_format if known is not None else None) or credit.type
    when = None if known is None else known.extracted_at or known.created_at
    return ReceiptSource(
        number, credit.title, kind, _address(credit, known), when, credit.content_hash, len(own), gone
    )  # fmt: skip


def _address(credit: SourceCredit, known: Source | None) -> str | None:
    told = credit.url or (known.metadata.get("url") if known is not None else None)
    return told if isinstance(told, str) and told.lower().startswith(WEB) else None
