"""Machines, readers, Word, styles: what a paragraph is, told by its style, its outline level and its numbering."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.library.extraction import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMED = {
    "title": (BlockKind.HEADING, 1), "subtitle": (BlockKind.HEADING, 2), "caption": (BlockKind.CAPTION, 0),
    "quote": (BlockKind.QUOTE, 0), "intense quote": (BlockKind.QUOTE, 0), "block text": (BlockKind.QUOTE, 0),
    "toc heading": (BlockKind.CONTENTS, 0), "table of figures": (BlockKind.CONTENTS, 0), "bibliography": (BlockKind.REFERENCE, 0),
    "footnote text": (BlockKind.REFERENCE, 0), "endnote text": (BlockKind.REFERENCE, 0), "html preformatted": (BlockKind.CODE, 0),
    "source code": (BlockKind.CODE, 0), "code": (BlockKind.CODE, 0), "macro": (BlockKind.CODE, 0), "header": (BlockKind.CODE, 0),
    "footer": (BlockKind.CODE, 0),
}  # fmt: skip
HEADING = re.compile(r"^heading ([1-9])$")
CONTENTS = re.compile(r"^(?:toc|contents|index) ?\d*$")
DEEPEST = 12


def local(element: _Element) -> str:
    """A tag without its namespace, whose letters differ between editions of the format."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element | None, name: str) -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first child at this path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def is_on(element: _Element | None) -> bool:
    """Whether a switch such as bold or hidden is there and not turned off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Style:
    """One style as the document defines it."""

    name: str
    properties: _Element | None
    bold: bool
    parent: str | None


@dataclass(slots=True)
class Styles:
    """The document's styles and lists."""

    styles: dict[str, Style] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, styles: _Element | None, numbering: _Element | None) -> Styles:
        """Read from the parts of the archive, either of which may be missing."""
        found = cls()
        for style in () if styles is None else styles:
            if local(style) == "style":
                name = attribute(child(style, "name"), "val") or ""
                found.styles[attribute(style, "styleId") or ""] = Style(
                    name.lower(), child(style, "pPr"), is_on(child(style, "rPr", "b")), attribute(child(style, "basedOn"), "val")
                )  # fmt: skip
        if numbering is not None:
            found.formats = _formats(numbering)
        return found

    def kind(self, properties: _Element | None) -> tuple[BlockKind | None, int]:
        """Kind and heading level of a paragraph with these properties; None where nothing but its text can tell."""
        own = _outline(properties)
        if own is not None:
            return BlockKind.HEADING, own
        for style in self._chain(properties):
            if found := HEADING.match(style.name):
                return BlockKind.HEADING, int(found.group(1))
            if style.name in NAMED:
                return NAMED[style.name]
            if CONTENTS.match(style.name):
                return BlockKind.CONTENTS, 0
            level = _outline(style.properties)
            if level is not None:
                return BlockKind.HEADING, level
        return None, 0

    def is_bold(self, properties: _Element | None) -> bool:
        """Whether the paragraph's style makes it bold."""
        return any(style.bold for style in self._chain(properties))

    def mark(self, properties: _Element | None) -> str:
        """The bullet or number an item of a list is shown with; empty where it is no item."""
        for holder in (properties, *(style.properties for style in self._chain(properties))):
            number = child(holder, "numPr")
            if number is not None:
                list_id = attribute(child(number, "numId"), "val") or "0"
                return "" if list_id == "0" else self._next(list_id, attribute(child(number, "ilvl"), "val") or "0")
        return ""

    def _next(self, list_id: str, level: str) -> str:
        if self.formats.get((list_id, level), "bullet") in ("bullet", "none"):
            return "• "
        self.counts[list_id, level] += 1
        for deeper in [key for key in self.counts if key[0] == list_id and key[1] > level]:
            del self.counts[deeper]
        return f"{self.counts[list_id, level]}. "

    def _chain(self, properties: _Element | None) -> list[Style]:
        name = attribute(child(properties, "pStyle"), "val")
        found: list[Style] = []
        while name is not None and name in self.styles and len(found) < DEEPEST:
            found.append(self.styles[name])
            name = self.styles[name].parent
        return found


def _outline(properties: _Element | None) -> int | None:
    value = attribute(child(properties, "outlineLvl"), "val")
    return int(value) + 1 if value is not None and value.isdigit() and int(value) < 6 else None


def _formats(numbering: _Element) -> dict[tuple[str, str], str]:
    abstract: dict[str, dict[str, str]] = {}
    found: dict[tuple[str, str], str] = {}
    for one in numbering:
        if local(one) == "abstractNum":
            abstract[attribute(one, "abstractNumId") or ""] = {
                attribute(level, "ilvl") or "0": attribute(child(level, "numFmt"), "val") or "bullet"
                for level in one
                if local(level) == "lvl"
            }
        elif local(one) == "num":
            levels = abstract.get(attribute(child(one, "abstractNumId"), "val") or "", {})
            found |= {(attribute(one, "numId") or "", level): name for level, name in levels.items()}
    return found
