"""Machines, readers, web, told: what a page says about itself: title, byline, date, site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.machines.readers.web.hints import BY, BYLINE, named
from engine.machines.readers.web.walking import key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SEPARATOR = re.compile(r"\s+[|\-–—·•»:/_]+\s+|\s*[|｜_]\s*|:\s+")
ARTICLES = re.compile(r"Article|Posting|Report|Recipe|WebPage|Review|Episode|Book|Chapter", re.IGNORECASE)
DATES = tuple(
    "article:published_time og:published_time datepublished date dc.date dc.date.issued dc.date.created dcterms.date "
    "dcterms.created publish-date publishdate publication_date pubdate citation_publication_date citation_date "
    "parsely-pub-date sailthru.date article.published".split()
)
AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
DAY = re.compile(r"\b((?:1[5-9]|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
NAME = re.compile(r"^[^\W\d_][\w.'’ \-,&]{1,78}$")
AFTER = re.compile(
    r"\s*[|·•»/(\d].*$|,\s*\d.*$|\s+(?:on|am|le|el|il)\s+\d.*$|\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*\.?\s+\d.*$",
    re.IGNORECASE,
)
ANYBODY = frozenset("admin administrator editor staff redaktion redaction webmaster author unknown anonymous".split())


def title_of(tree: HtmlElement) -> str | None:
    """The page's title as its text has it, without the site's name."""
    meta, tag = _meta(tree), _words(" ".join(tree.xpath("(//head/title | //title)[1]//text()")))
    named_so = [
        _words(str(told))
        for told in (
            meta.get("og:title"),
            _linked(tree, "headline"),
            meta.get("citation_title"),
            meta.get("twitter:title"),
        )
        if told
    ]
    said = [one for one in (*named_so, tag) if one]
    headings = [text for text in map(_heading, tree.xpath("//h1 | //h2 | //h3")) if 2 < len(text) < 300]
    parts = {key_of(part) for one in said for part in (one, *SEPARATOR.split(one))}
    for heading in headings:
        whole = any(key_of(one).startswith(key_of(heading)) for one in said) and len(heading) > 12
        if key_of(heading) and (key_of(heading) in parts or whole) and not _is_site(heading, tag, headings):
            return heading
    first = [_heading(heading) for heading in tree.xpath("(//article//h1 | //main//h1)[1]")]
    if not tag and not named_so:
        return next(iter(first or headings), None)
    return _without_site(named_so[0] if named_so else tag, meta.get("og:site_name"))


def facts_of(tree: HtmlElement) -> dict[str, str]:
    """`byline`, `date` (ISO day) and `siteName`, as far as they are told."""
    meta = _meta(tree)
    found = {"byline": _byline(tree, meta), "date": _date(tree, meta), "siteName": meta.get("og:site_name")}
    return {name: value for name, value in found.items() if value}


def article_told(tree: HtmlElement) -> list[str]:
    """The paragraphs of an article that only the page's data for machines holds."""
    body = str(_linked(tree, "articleBody") or "")
    plain = re.sub(r"<[^>]+>", "\n", body) if re.search(r"</?p\b", body) else body
    return [_words(part) for part in re.split(r"\n+", plain) if part.strip()]


def _words(text: str) -> str:
    return " ".join(text.split())


def _heading(element: HtmlElement) -> str:
    return _words(element.text_content()).removesuffix("¶").strip()


def _is_site(heading: str, tag: str, headings: list[str]) -> bool:
    """A site's own name is often its first heading; then the title has another part that is a heading as well."""
    rest = {key_of(part) for part in SEPARATOR.split(tag)} - {key_of(heading)}
    begins = key_of(tag).startswith(key_of(heading))
    others = {key_of(other) for other in headings} - {key_of(heading)}
    return bool(rest & others) and (not begins or len(heading) < len(max(rest & others, key=len)))


def _without_site(title: str, site: str | None) -> str | None:
    parts = [part.strip() for part in re.split(r"\s+[|\-–—·•»]\s+|\s*[|｜]\s*|_(?=\D)", title) if part.strip()]
    if site:
        parts = [part for part in parts if key_of(part) != key_of(site)] or parts
    if len(parts) < 2 or len(max(parts, key=len)) * 3 < len(title):
        return title or None
    return parts[0] if len(parts[0]) >= 12 else max(parts, key=len)


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = _words(element.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _linked(tree: HtmlElement, field: str) -> Any:
    """A field of the first article in the page's linked data."""
    return next((thing[field] for thing in _things(tree) if thing.get(field)), None)


def _things(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting.append(json.loads(script.text_content(), strict=False))
        except ValueError:
            continue  # what a site says to machines is often broken, and nothing depends on it
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            waiting += [thing[name] for name in ("@graph", "mainEntity") if name in thing]
            if ARTICLES.search(str(thing.get("@type", ""))):
                yield thing


def _byline(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    told = _linked(tree, "author")
    people = [
        str(one.get("name", "")) if isinstance(one, dict) else str(one)
        for one in (told if isinstance(told, list) else [told])
        if one
    ]
    kinds = [one.get("@type") for one in (told if isinstance(told, list) else [told]) if isinstance(one, dict)]
    if people and "Organization" not in kinds and all(map(_is_name, people)):
        return ", ".join(map(_words, people))
    names = [meta[name] for name in AUTHORS if name in meta]
    names += [_words(one.text_content()) for one in tree.xpath("//a[@rel='author'] | //*[@itemprop='author']")]
    names += [_words(one.text_content()) for one in _bylines(tree)]
    names = [AFTER.sub("", BY.sub("", name)).strip(" ,.") for name in names]
    return next((name for name in names if _is_name(name)), None)


def _bylines(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("div", "p", "span", "address", "a", "li"):
        names = named(f"{element.get('class') or ''} {element.get('id') or ''}")
        text = element.text_content().strip()
        is_short = 0 < len(text) < 120
        if (
            is_short
            and BYLINE.search(names)
            and (BY.match(text) or "author" in names or "by" in names.replace("-", " ").split())
        ):
            yield element


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(NAME.match(text)) and 1 < len(words) <= 12 and text.lower() not in ANYBODY and "http" not in text


def _date(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    told = [str(_linked(tree, "datePublished") or ""), *(meta.get(name, "") for name in DATES)]
    told += [
        one.get("datetime") or one.get("content") or ""
        for one in tree.xpath("//*[@itemprop='datePublished'] | //time[@datetime]")
    ]
    for text in told:
        if day := DAY.search(text):
            return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    return _date_in_words(tree)


def _date_in_words(tree: HtmlElement) -> str | None:
    from htmldate import find_date

    for element in tree.iter("div", "p", "span", "small", "time", "dd"):
        text = (
            element.text_content().strip()
            if BYLINE.search(named(f"{element.get('class') or ''} {element.get('id') or ''}"))
            else ""
        )
        if 5 < len(text) < 120 and any(letter.isdigit() for letter in text):
            found = find_date(
                f"<html><body><p class='date'>{text.replace('<', ' ')}</p></body></html>", original_date=True
            )
            if found:
                return str(found)
    return None
