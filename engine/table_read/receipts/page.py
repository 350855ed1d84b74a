"""Table read, receipts, page: the receipts as one HTML file that asks nobody for anything; pure."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from engine.table_read.receipts.dress import STYLE
from engine.table_read.receipts.model import (
    Receipt,
    ReceiptLine,
    Receipts,
    ReceiptScene,
    ReceiptSource,
    counted,
)
from engine.table_read.screenplay import Grounding

KINDS = {"url": "web page", "html": "web page", "pdf": "PDF", "markdown": "Markdown", "md": "Markdown", "txt": "text"}


def policy() -> str:
    """What the page may do: wear its own style, nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def page(receipts: Receipts) -> str:
    """The whole page; every text of a source or a person is escaped."""
    return "\n".join([*_head(receipts), *_body(receipts), "</body>", "</html>", ""])


def _head(receipts: Receipts) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>{escape(receipts.title)}: receipts of the {escape(receipts.what)}</title>"
    yield f"<style>{STYLE}</style></head>"


def _body(receipts: Receipts) -> Iterator[str]:
    yield "<body>"
    yield '<a class="skip" href="#lines">To the lines</a>'
    yield "<header>"
    yield f'<p class="eyebrow">{escape(receipts.heading)}</p>'
    yield f'<h1 dir="auto">{escape(receipts.title)}</h1>'
    yield f'<p class="thesis" dir="auto">{escape(receipts.thesis)}</p>' if receipts.thesis else ""
    yield f'<p class="counts">{escape(counted(receipts.counts()))}</p>'
    yield f'<p class="disclosure">{escape(receipts.disclosure)}</p>'
    yield "</header>"
    yield from _contents(receipts)
    yield '<main id="lines">'
    for number, scene in enumerate(receipts.scenes):
        yield from _scene(number, scene)
    yield "</main>"
    yield from _sources(receipts)
    yield "<footer><p>Made with Sleeper Hit Studio.</p></footer>"


def _contents(receipts: Receipts) -> Iterator[str]:
    yield '<nav aria-label="Scenes"><ol>'
    for number, scene in enumerate(receipts.scenes):
        yield f'<li><a href="#scene-{number}" dir="auto">{escape(scene.title)}</a></li>'
    yield '</ol><p><a href="#sources">Sources</a></p></nav>'


def _scene(number: int, scene: ReceiptScene) -> Iterator[str]:
    yield f'<section aria-labelledby="scene-{number}"><h2 id="scene-{number}" dir="auto">{escape(scene.title)}</h2>'
    yield "<ol>"
    for line in scene.lines:
        yield from _line(line)
    yield "</ol></section>"


def _line(line: ReceiptLine) -> Iterator[str]:
    number = line.index + 1
    aside = f' <i class="aside">{escape(line.aside.strip("()"))}</i>' if line.aside else ""
    yield f'<li id="line-{number}" class="{line.grounding}" value="{number}">'
    yield '<div class="said">'
    yield f'<p class="who"><a class="number" href="#line-{number}" aria-label="Line {number}">{number}</a> '
    yield f'<span dir="auto">{escape(line.speaker)}</span>{aside}</p>'
    yield f'<p class="words" dir="auto">{escape(line.text)}</p></div>'
    yield '<div class="rests">'
    yield f'<p class="ground">{line.ground}</p>'
    if not line.receipts and line.grounding is not Grounding.CONNECTIVE:
        yield '<p class="remark">No passage is kept for this line.</p>'
    for receipt in line.receipts:
        yield from _receipt(receipt)
    yield "</div></li>"


def _receipt(receipt: Receipt) -> Iterator[str]:
    yield "<figure>"
    yield f'<blockquote dir="auto">{escape(receipt.quote)}</blockquote>'
    source = f'<a href="#source-{receipt.source}"><span dir="auto">{escape(receipt.source_title)}</span></a>'
    yield f'<figcaption>{source}, <span class="place">{receipt.place}</span></figcaption>'
    if receipt.remark:
        yield f'<p class="remark">{receipt.remark}</p>'
    yield "</figure>"


def _sources(receipts: Receipts) -> Iterator[str]:
    yield '<section id="sources" aria-labelledby="sources-title"><h2 id="sources-title">Sources</h2><ol>'
    for source in receipts.sources:
        yield from _source(source)
    yield "</ol></section>"


def _source(source: ReceiptSource) -> Iterator[str]:
    yield f'<li id="source-{source.number}" value="{source.number}"><h3 dir="auto">{escape(source.title)}</h3>'
    facts = ", ".join(facts_of(source))
    yield f'<p class="facts">{escape(facts)}</p>'
    if source.url:
        yield f'<p><a class="outward" href="{escape(source.url)}" rel="noopener noreferrer external">{escape(source.url)}</a></p>'
    if source.content_hash:
        yield f'<p class="hash">SHA-256 of the text that was read: <code>{escape(source.content_hash)}</code></p>'
    yield "</li>"


def facts_of(source: ReceiptSource) -> Iterator[str]:
    """What is known of a source, a few words each."""
    yield KINDS.get(source.type, source.type)
    if source.retrieved_at is not None:
        verb = "retrieved" if source.url else "read"
        yield f"{verb} {source.retrieved_at.date().isoformat()}"
    yield f"{source.passages} passage{'' if source.passages == 1 else 's'} used"
    if source.absence is not None:
        yield "its text is not kept any more"
