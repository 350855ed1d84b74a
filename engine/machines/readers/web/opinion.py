"""Machines, readers, web, opinion: what trafilatura takes for the article, as keys to compare by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.readers.web.walking import key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONG = 25


def taken(tree: HtmlElement) -> frozenset[str]:
    """The keys of the paragraphs trafilatura keeps of a page; none where it finds no article."""
    import trafilatura

    found = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=False, include_formatting=False
    )
    keys = (key_of(line) for line in (found or "").splitlines())
    return frozenset(key for key in keys if len(key) >= LONG)
