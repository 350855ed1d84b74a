"""Machines, decks, reading: what programs that read slides aloud are told: the title of a slide, and what pictures show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.pictures.model import SceneKind

if TYPE_CHECKING:
    from engine.pictures.model import Scene
    from engine.pictures.sheets import TextRun

DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
MARKED_BY = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def title_among(texts: Sequence[TextRun], title: str) -> TextRun | None:
    """The text that names a slide: the scene's title where it is shown, else the largest; None where nothing is written."""
    shown = [one for one in texts if _bare(one.text) == _bare(title)]
    return max(shown or texts, key=lambda one: one.size, default=None)


def roomy(run: TextRun, width: float) -> TextRun:
    """The text in all the room that a slide of this width has beside it: titles are wrapped whatever is asked for."""
    before, behind = run.left, width - run.left - run.width
    if run.side == "center":
        before = behind = min(before, behind)
    left, right = (0.0 if run.side == "left" else before), (0.0 if run.side == "right" else behind)
    return replace(run, left=run.left - left, width=run.width + left + right)


def seen_in(scene: Scene) -> str:
    """What the picture behind the texts shows; nothing where it is an ornament."""
    if scene.kind is SceneKind.DOCUMENT and scene.page is not None:
        return f"A page of the source with the passage marked: {scene.body}"
    if scene.kind is SceneKind.PORTRAIT and scene.speaker:
        return f"Portrait of {scene.speaker}"
    if scene.kind is SceneKind.MAP and scene.links:
        lines = (f"{scene.items[one].text} and {scene.items[other].text}" for one, other in scene.links)
        return f"Diagram of what belongs together: {'; '.join(lines)}"
    return ""


def describe(shape: Any, words: str) -> None:
    """Say what a shape shows; one that shows nothing is marked as an ornament."""
    from lxml import etree
    from pptx.oxml.ns import qn

    facts: Any = shape._element.xpath(".//p:cNvPr")[0]
    facts.set("descr", words)
    if not words:
        kept = etree.SubElement(etree.SubElement(facts, qn("a:extLst")), qn("a:ext"), uri=MARKED_BY)
        etree.SubElement(kept, f"{{{DECORATIVE}}}decorative", nsmap={"adec": DECORATIVE}).set("val", "1")


def _bare(text: str) -> str:
    return "".join(text.split()).casefold().rstrip("…")
