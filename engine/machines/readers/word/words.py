"""Machines, readers, Word, words: what a paragraph says; deletions, notes' marks, field codes and hidden words are not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.machines.readers.word.styles import attribute, child, is_on, local

if TYPE_CHECKING:
    from lxml.etree import _Element

UNSAID = frozenset(
    "del moveFrom instrText delText delInstrText pPr rPr annotationRef commentReference footnoteRef endnoteRef "
    "fldData object pict drawing rt sdtPr sdtEndPr commentRangeStart commentRangeEnd".split()
)
PLAIN = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011", "cr": "\n"}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
RAISED = re.compile(r"[\d*†‡§,\s]+")
POWERS = {"2": "²", "3": "³"}
PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(slots=True)
class Spoken:
    """A paragraph's words as they gather: text, how much of it is bold, notes it points to, boxes that hang on it."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words; a line broken by hand stays one."""
        lines = PRIVATE.sub("", "".join(self.parts)).split("\n")
        return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)

    @property
    def is_bold(self) -> bool:
        """Whether nothing in it is regular."""
        letters = sum(not part.isspace() and len(part) for part in self.parts)
        return 0 < letters <= self.bold


def spoken(paragraph: _Element) -> Spoken:
    """What this paragraph says."""
    said = Spoken()
    for element in _visible(paragraph):
        _say(said, element)
    return said


def is_joined(paragraph: _Element) -> bool:
    """Whether the end of this paragraph was deleted, so that the next one goes on in it."""
    return child(paragraph, "pPr", "rPr", "del") is not None


def boxes_in(drawing: _Element) -> Iterator[_Element]:
    """The contents of text boxes in a drawing."""
    return (one for one in drawing.iter() if local(one) == "txbxContent")


def _visible(element: _Element) -> Iterator[_Element]:
    for one in element:
        name = local(one)
        if name in ("drawing", "pict"):
            yield one
        elif name == "AlternateContent":
            yield from _visible(next((other for other in one if local(other) == "Choice"), one))
        elif name == "ruby":
            yield from _visible(_base(one))
        elif name not in UNSAID and not (name == "r" and _is_hidden(one)):
            yield one
            if name != "p":
                yield from _visible(one)


def _base(ruby: _Element) -> _Element:
    found = child(ruby, "rubyBase")
    return ruby if found is None else found


def _is_hidden(run: _Element) -> bool:
    look = child(run, "rPr")
    return is_on(child(look, "vanish")) or is_on(child(look, "webHidden"))


def _say(said: Spoken, element: _Element) -> None:
    name = local(element)
    if name == "t":
        text = _raised(said, element)
        said.parts.append(text)
        said.bold += len(text) if is_on(child(element.getparent(), "rPr", "b")) and not text.isspace() else 0
    elif name == "br":
        said.parts.append("\n" if attribute(element, "type") in (None, "textWrapping") else " ")
    elif name in PLAIN:
        said.parts.append(PLAIN[name])
    elif name in NOTES:
        said.notes.append((NOTES[name], attribute(element, "id") or ""))
    elif name in ("drawing", "pict"):
        said.boxes += boxes_in(element)


def _raised(said: Spoken, element: _Element) -> str:
    # A raised figure is a note's mark, unless it is a power or stands on a figure.
    text = element.text or ""
    if attribute(child(element.getparent(), "rPr", "vertAlign"), "val") != "superscript" or not RAISED.fullmatch(text):
        return text
    before = "".join(said.parts)[-2:]
    if before[-1:] in ("m", "M") and text in POWERS:
        return POWERS[text]
    return text if before[-1:].isdigit() and not before.isdigit() else ("" if not before.endswith("10") else text)
