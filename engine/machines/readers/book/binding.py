"""Machines, readers, book, binding: what a book says about itself: title, author, and which parts are read in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.library.errors import SourceExtractionFailed
from engine.machines.archive import ANEW, Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
PAGES = ("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document")
FACTS = {"title": "title", "creator": "byline", "language": "language", "date": "date", "publisher": "publisher"}
UNREAD = re.compile(r"^(?:cover|toc|title-?page|text)$", re.IGNORECASE)
LOCKED = "The book is locked (DRM); only the shop's own program can open it."
FONTS = ("font", ".otf", ".ttf", ".woff")


@dataclass(frozen=True, slots=True)
class Binding:
    """Facts about the book, the names of its chapters in order, and the labels its contents give them."""

    facts: dict[str, Any]
    chapters: tuple[str, ...]
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the book's list of parts."""

    name: str
    kind: str
    properties: tuple[str, ...]


def binding_of(archive: Archive) -> Binding:
    """How this book is bound. Raises `SourceExtractionFailed` (locked, or no book inside)."""
    _require_open(archive)
    opf = _opf(archive)
    package = archive.tree(opf)
    items = _items(archive, opf, package)
    spine = next(_named(package, "spine"), None)
    skipped = _covers(archive, opf, package)
    listed = [(ref.get("idref") or "", ref.get("linear") != "no") for ref in _named(package, "itemref")]
    bound = [items[idref] for idref, is_linear in listed if is_linear and idref in items]
    chapters = [item.name for item in bound if _is_read(item, skipped) and item.name in archive.names]
    if not chapters:
        raise SourceExtractionFailed("The book lists no chapters that are in it.", hint=ANEW)
    labels = _labels(archive, items, None if spine is None else spine.get("toc"))
    return Binding(_facts(package), tuple(dict.fromkeys(chapters)), labels)


def local(element: _Element) -> str:
    """A tag without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _named(element: _Element, name: str) -> Iterator[_Element]:
    return (one for one in element.iter() if local(one) == name)


def _require_open(archive: Archive) -> None:
    if "META-INF/rights.xml" in archive.names:
        raise SourceExtractionFailed(LOCKED, hint="Add a copy without a lock, or paste its text.")
    if "META-INF/encryption.xml" not in archive.names:
        return
    names = [ref.get("URI") or "" for ref in _named(archive.tree("META-INF/encryption.xml"), "CipherReference")]
    if any(not any(mark in name.lower() for mark in FONTS) for name in names):
        raise SourceExtractionFailed(LOCKED, hint="Add a copy without a lock, or paste its text.")


def _opf(archive: Archive) -> str:
    for root in _named(archive.tree(CONTAINER), "rootfile"):
        name = archive.near(root.get("full-path") or "", "")
        if name in archive.names:
            return name
    found = sorted(name for name in archive.names if name.endswith(".opf"))
    if not found:
        raise SourceExtractionFailed("There is no book in this EPUB file.", hint=ANEW)
    return found[0]


def _items(archive: Archive, opf: str, package: _Element) -> dict[str, Item]:
    return {
        item.get("id") or "": Item(
            archive.near(item.get("href") or "", opf), item.get("media-type") or "", tuple((item.get("properties") or "").split())
        )
        for item in _named(package, "item")
    }  # fmt: skip


def _is_read(item: Item, skipped: set[str]) -> bool:
    return item.kind in PAGES and "nav" not in item.properties and item.name not in skipped


def _covers(archive: Archive, opf: str, package: _Element) -> set[str]:
    told = [(ref.get("type") or "", ref.get("href") or "") for ref in _named(package, "reference")]
    return {archive.near(href, opf) for kind, href in told if kind.lower() in ("cover", "toc", "title-page")}


def _labels(archive: Archive, items: dict[str, Item], toc: str | None) -> dict[str, str]:
    labels: dict[str, str] = {}
    for item in items.values():
        if "nav" in item.properties and item.name in archive.names:
            for link in _named(archive.tree(item.name), "a"):
                _label(labels, archive.near(link.get("href") or "", item.name), "".join(link.itertext()))
    ncx = items.get(toc or "")
    if not labels and ncx is not None and ncx.name in archive.names:
        for point in _named(archive.tree(ncx.name), "navPoint"):
            text, content = next(_named(point, "text"), None), next(_named(point, "content"), None)
            if text is not None and content is not None:
                _label(labels, archive.near(content.get("src") or "", ncx.name), text.text or "")
    return labels


def _label(labels: dict[str, str], name: str, text: str) -> None:
    words = " ".join(text.split())
    if words:
        labels.setdefault(name, words[:200])


def _facts(package: _Element) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    metadata = next(_named(package, "metadata"), package)
    for one in metadata.iter():
        name, text = FACTS.get(local(one)), " ".join((one.text or "").split())
        if name and text and name not in facts:
            facts[name] = text[:300]
    return {**facts, **({"date": facts["date"][:10]} if "date" in facts else {})}
