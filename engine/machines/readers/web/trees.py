"""Machines, readers, web, trees: a page becomes a tree without what no reader is meant to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.library.errors import SourceEmpty
from engine.machines.readers.web.hints import NEVER, is_around, named

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
MUTE = frozenset(
    "script style template svg canvas iframe object embed video audio button input select option textarea "
    "datalist nav dialog menu map noscript noframes "
    "amp-sidebar amp-consent amp-ad amp-embed amp-social-share amp-list amp-analytics amp-img img picture source "
    "progress meter link meta head title base".split()
)
ROLES = re.compile(
    r"^(?:navigation|banner|contentinfo|search|dialog|alertdialog|menu|menubar|toolbar|"
    r"complementary)$"
)
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
KEPT = frozenset(["html", "body", "main", "article"])
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
TEXTUAL = frozenset(["p", "li", "blockquote", "pre", "td"])
MOST, HALF, LONG = 0.4, 0.25, 200
NOTE = re.compile(
    r"^[\s\[(]*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶#¹²³⁰-⁹]+|note \d+|citation needed)[\s\])]*$", re.IGNORECASE
)
NOTE_LINK = re.compile(r"#(?:.*(?:fn|foot|note|ref|cite|bib)|[rb]\d)", re.IGNORECASE)
RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def parsed(source: str) -> HtmlElement:
    """The page as a tree. Raises `SourceEmpty` where there is none."""
    from lxml import etree
    from lxml import html as parser

    try:
        return parser.document_fromstring(FORBIDDEN.sub("", DECLARATION.sub("", source)))
    except (etree.ParserError, ValueError) as problem:
        raise SourceEmpty("There is nothing on this page.", hint="Check that it is the page you mean.") from problem


def pruned(tree: HtmlElement, *, strictly: bool = True) -> HtmlElement:
    """The body without what is hidden, mute or around the text; `strictly` False keeps all that a reader could "
    "see."""
    found = tree.find("body")
    body = found if found is not None else tree
    _drop(list(body.iter("script", "style", *MUTE)))
    _unmark(body)
    _drop([one for one in body.iter() if _is_hidden(one)] if strictly else [])
    if strictly:
        _drop(
            [
                one
                for one in body.iter()
                if isinstance(one.tag, str) and NEVER.search(_names(one)) and one.tag not in KEPT - {"article"}
            ]
        )
        sizes = _sizes(body)
        whole = sizes[body] or 1
        _drop([one for one in body.iter() if _is_around(one, sizes.get(one, 0) / whole)])
    return body


def _drop(elements: list[HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _names(element: HtmlElement) -> str:
    return named(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}")


def _is_hidden(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in KEPT:
        return not isinstance(element.tag, str)
    is_hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return is_hidden or bool(HIDDEN.search(element.get("style") or ""))


def _is_around(element: HtmlElement, share: float) -> bool:
    if element.tag in KEPT or not isinstance(element.tag, str):
        return False
    if element.tag in ("aside", "footer") or (element.tag == "header" and not _heads_text(element)):
        return share < HALF
    if element.tag in HEADINGS or share >= MOST or (element.tag in TEXTUAL and len(element.text_content()) > LONG):
        return False
    return bool(ROLES.match(element.get("role") or "")) or is_around(_names(element))


def _heads_text(header: HtmlElement) -> bool:
    is_inside = any(above.tag in ("article", "main", "section") for above in header.iterancestors())
    return is_inside or header.find(".//h1") is not None


def _sizes(body: HtmlElement) -> dict[HtmlElement, int]:
    """How many characters outside of links each element holds."""
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        own = len((element.text or "").strip()) if isinstance(element.tag, str) and element.tag != "a" else 0
        inner = 0 if element.tag == "a" else sum(sizes[child] + len((child.tail or "").strip()) for child in element)
        sizes[element] = own + inner
    return sizes


def _unmark(body: HtmlElement) -> None:
    """Footnote marks and anchors of headings go, raised and lowered figures stay as such."""
    for element in list(_notes(body)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in body.iter("sup", "sub"):
        figures = RAISED if element.tag == "sup" else LOWERED
        if len(element) == 0 and element.text and all(ord(letter) in figures for letter in element.text.strip()):
            element.text = element.text.strip().translate(figures)


def _notes(body: HtmlElement) -> Iterator[HtmlElement]:
    for element in body.iter("a", "sup"):
        text = element.text_content().strip()
        if (
            element.tag == "a"
            and (text in ("¶", "#", "§", "🔗", "↩", "↩︎", "↑", "^", "⏎") or _is_note_link(element, text))
        ) or (element.tag == "sup" and NOTE.match(text) and (not text.isalnum() or _points(element))):
            yield element


def _points(sup: HtmlElement) -> bool:
    names = _names(sup)
    return sup.find(".//a") is not None or "note" in names or "ref" in names or sup.getparent().tag == "a"


def _is_note_link(link: HtmlElement, text: str) -> bool:
    is_told = "doc-noteref" in (link.get("role") or "") or "footnote" in _names(link)
    return bool(NOTE.match(text)) and (is_told or bool(NOTE_LINK.search(link.get("href") or "")))
