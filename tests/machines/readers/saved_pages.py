"""The saved pages: each a layout of its own, its text marked with what must be kept, what may be, and what is in the way.

In a page, ⟦…⟧ must be kept, ⟪…⟫ may be kept or not (captions, bylines, tables, references), ⟅…⟆ inside either is
dropped (marks of footnotes), and all else is noise. The first line holds the page's facts and how it was sent.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("pages")
UNSEEN = Path(__file__).with_name("pages_unseen")
"""Layouts the reader was not tuned on; keep it so."""
FACTS = ("title", "byline", "date", "language")
MARKS = str.maketrans("", "", "⟦⟧⟪⟫⟅⟆")
FLOWS = re.compile(r"</?(?:b|i|em|strong|a|span|sup|code|small|font|cite|u)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]+>|\\n")
ENDS = re.compile(r"(?<=[.!?…؟])[\"”’»›)\]]*\s+|(?<=[。！？])[」』”]?|\n+|\t+")
NOTE = re.compile(r"\[\s*\d[\d\s,]*\]|\[citation needed\]|\[edit\]|[¹²³*¶]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as bytes with its declared type, and the sentences (as keys) that must, and that may, be kept."""

    name: str
    content: bytes
    told: str
    facts: dict[str, Any]
    must: Counter[str]
    may: Counter[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many sentences were kept that should be, were missed, and were kept though they should not be."""

    kept: int
    missed: int
    noise: int

    @property
    def precision(self) -> float:
        """Of what was kept, the share that should be."""
        return self.kept / (self.kept + self.noise) if self.kept + self.noise else 0.0

    @property
    def recall(self) -> float:
        """Of what should be kept, the share that was."""
        return self.kept / (self.kept + self.missed)

    @property
    def f1(self) -> float:
        """Both in one figure."""
        return 2 * self.kept / (2 * self.kept + self.missed + self.noise)


def saved_pages(folder: Path = FOLDER) -> list[SavedPage]:
    """Every saved page of a folder, by name."""
    return [_page(path) for path in sorted(folder.glob("*.html"))]


def _page(path: Path) -> SavedPage:
    first, _, marked = path.read_text(encoding="utf-8").partition("\n")
    facts = json.loads(first.removeprefix("<!--").removesuffix("-->"))
    content = marked.translate(MARKS).encode(facts.get("encoding", "utf-8"), "xmlcharrefreplace")
    told = facts.get("told", "text/html; charset=utf-8")
    # The title is told among the facts; whether a reader repeats it in the text is neither here nor there.
    title = sentences(facts["title"])
    must, may = _marked(marked, "⟦", "⟧") - title, _marked(marked, "⟪", "⟫") + title
    return SavedPage(path.stem, content, told, facts, must, may)


def _marked(marked: str, opens: str, closes: str) -> Counter[str]:
    found = re.findall(f"{opens}(.*?){closes}", marked, re.DOTALL)
    wrapped = "<pre>\n" in marked
    return sum((sentences(_plain(part, wrapped)) for part in found), Counter())


def _plain(part: str, wrapped: bool) -> str:
    bare = re.sub("⟅.*?⟆", "", part, flags=re.DOTALL)
    bare = bare.replace("\n", " ") if wrapped or "<pre" not in bare else bare
    return html.unescape(TAG.sub("\n", FLOWS.sub("", bare)))


def sentences(text: str) -> Counter[str]:
    """The sentences of a text as bare letters and digits, so that neither marks nor spacing count; how often each occurs."""
    keys = (_key(part) for part in ENDS.split(NOTE.sub("", text)) if part)
    return Counter(key for key in keys if key)


def _key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def scored(page: SavedPage, text: str) -> Score:
    """How well a text keeps what the page says."""
    found = sentences(text)
    kept = (found & page.must).total()
    allowed = found - page.must - page.may
    may_be_part = [key for key in page.may if len(key) > 3]
    noise = sum(count for key, count in allowed.items() if not any(key in part or part in key for part in may_be_part))
    return Score(kept, page.must.total() - kept, noise)


def together(scores: Iterable[Score]) -> Score:
    """One score of many."""
    parts = list(scores)
    return Score(sum(one.kept for one in parts), sum(one.missed for one in parts), sum(one.noise for one in parts))
