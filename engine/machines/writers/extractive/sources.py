"""Machines, writers, extractive, sources: what to call a source aloud, and whose voice it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.authors import author_of, interviewed, is_personal, is_story

if TYPE_CHECKING:
    from engine.planning.ports import PlanningSource

NOUNS = (
    "report study survey review paper article note notes letter memo memorandum minutes interview transcript diary journal essay briefing "
    "statement book blog story analysis plan proposal guide handbook manual speech column testimony assessment bulletin newsletter "
    "investigation log leaflet brochure postmortem chronicle biography obituary lecture ruling judgment contract profile feature notice recipe "
    "license licence changelog toast eulogy"
).split()
PAPERS = (
    "Gazette Times Herald Courier News Post Chronicle Guardian Observer Journal Tribune Mail Echo Argus Star Telegraph Standard "
    "Mercury Advertiser Review Press Record Express Independent Register Citizen Examiner Bugle"
).split()
BY_TYPE = {"pdf": "report", "url": "article", "file": "document"}
BY_PERSON = re.compile(
    r"^((?:[A-Z][\w’'-]*\s){0,3}?[A-Z][\w-]*)[’']s?\s+(?:\w+\s)?"
    r"(note|notes|letter|diary|memo|journal|testimony|statement|speech|essay|column|blog)\b"
)
OF_PERSON = re.compile(
    r"\b(diary|journal|notebook|letters?|memoirs?|log) of ((?:[A-Z][\w’'-]*\s){1,4}[A-Z][\w’'-]+)(?=$|[,:;]|\s[–—|-]\s)"
)
"""Whose a diary is by its title: `From the diary of Able Seaman Joseph Tarrant`."""
PERSONAL = frozenset(
    "note notes letter diary journal text blog column essay interview testimony review speech memo recipe toast eulogy".split()
)
RECORDS = frozenset({"minutes", "notice", "leaflet", "changelog", "license", "licence", "manual", "handbook", "recipe"})
"""What records or rules, and is told without a quarrel."""
TALES = frozenset(
    {"story", "letter", "diary", "journal", "blog", "obituary", "biography", "speech", "interview", "toast", "eulogy"}
)
"""What tells, and argues nothing."""
FORMS = (
    (
        "letter",
        re.compile(
            r"\A(?:[^\n]*\n){0,8}?[ \t]*(?:(?:My )?[Dd]ear(?:est)?|Darling|Lieve|Beste|Liebe[rs]?|Ch[eè]re?s?|Querid[oa]s?|Car[oaie]) "
            r"(?:[A-Z][\w.’'-]*|Sir|friends?|all)\b[^\n]{0,40},[ \t]*$",
            re.MULTILINE,
        ),
    ),
    (
        "memo",
        re.compile(
            r"\A(?=[\s\S]{0,400}^\W*To:)(?=[\s\S]{0,400}^\W*From:)(?=[\s\S]{0,400}^\W*(?:Re|Subject):)", re.MULTILINE
        ),
    ),
    ("changelog", re.compile(r"\A\s*[\w.+-]+ \(\d[\w.:~+-]*\) [\w-]+; urgency=|\A\W*change ?log\b", re.IGNORECASE)),
    ("obituary", re.compile(r"\bwho (?:has|have) died,? aged\b|\bdied (?:on|at|in) [^.\n]{3,60}, aged \d")),
    ("review", re.compile(r"^\W*(?:rating\W+\d|pros\b\W[\s\S]*^\W*cons\b)", re.MULTILINE | re.IGNORECASE)),
    ("minutes", re.compile(r"\A(?:[^\n]*\n){0,3}[^\n]*\bminutes of (?:the|a|an)\b", re.IGNORECASE)),
    ("notice", re.compile(r"\A\W*(?:public |legal )?notice\b", re.IGNORECASE)),
    (
        "paper",
        re.compile(
            r"^\W*abstract\b[\s\S]*^\W*(?:\d\.?\s)?(?:references|methods|introduction)\b", re.MULTILINE | re.IGNORECASE
        ),
    ),
    (
        "recipe",
        re.compile(
            r"^#*\s*ingredients\b[\s\S]*^#*\s*(?:method|directions|instructions|preparation)\b",
            re.MULTILINE | re.IGNORECASE,
        ),
    ),
)
"""What a text shows itself to be by how it is laid out."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
ABOUT = re.compile(r"\b(?:of|for|to|with|by|from|on|about|over|after|into|against|behind|in|at|during)\b")
DATING = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter no nr".split()
)
CALLS_ITSELF = re.compile(
    r"\b(?:[Ii]n this|[Tt]his|[Nn]ext(?= post)) (?P<noun>report|study|essay|letter|memo|post|review|article|paper|speech|story|statement|briefing|guide)\b"
)
"""What a text says it is: `In this essay I will argue`, `Next post: Ella`."""
KNOWN_AS = {"post": "blog"}
SHORT_WORDS, OPENING_CHARS, FORM_CHARS = 180, 260, 20_000


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source by ear: `phrase` within a sentence (`the report`), `label` as a character, `author` when one person speaks in it."""

    id: str
    phrase: str
    label: str
    noun: str
    author: str | None = None
    personal: bool = False

    @property
    def opening(self) -> str:
        """The phrase at the head of a sentence."""
        return self.phrase[0].upper() + self.phrase[1:]


def names_of(sources: Sequence[PlanningSource]) -> dict[str, SourceName]:
    """A name for every source; sources that would be called the same are counted: the first report, the second report."""
    named = [_named(source) for source in sources]
    often = Counter(name.phrase for name in named)
    seen: Counter[str] = Counter()
    told = {}
    for name in named:
        if often[name.phrase] > 1:
            order = ORDINALS[min(seen[name.phrase], len(ORDINALS) - 1)]
            seen[name.phrase] += 1
            name = replace(
                name,
                phrase=f"the {order} {name.noun}",
                label=name.author.upper() if name.author else f"THE {order} {name.noun}".upper(),
            )
        told[name.id] = name
    return told


def _named(source: PlanningSource) -> SourceName:
    title = " ".join(source.title.replace("’", "'").split())
    head = re.split(r",|:|\s[–—|-]\s", title)[0].strip()
    if found := BY_PERSON.match(head):
        return SourceName(source.id, f"{found[1]}'s {found[2]}", found[1].upper(), found[2], found[1], personal=True)
    if found := OF_PERSON.search(head):
        return SourceName(source.id, f"{found[2]}'s {found[1]}", found[2].upper(), found[1], found[2], personal=True)
    author, personal = author_of(source), is_personal(source) or interviewed(source) is not None
    for word in head.split():
        if word.strip(".") in PAPERS and len(head.split()) <= 5:
            return SourceName(source.id, f"the {word}", f"THE {word}".upper(), word)
    noun = "interview" if interviewed(source) else _noun(source, head, title, personal)
    signed = author if author and (personal or noun in PERSONAL) else None
    label = signed or ("THE AUTHOR" if personal else f"THE {noun}")
    return SourceName(source.id, _phrase(head, noun, author), label.upper(), noun, signed, personal)


def _phrase(head: str, noun: str, author: str | None) -> str:
    """`the engineers' report`, `Josie Trent's article`, `the letter`."""
    if author and noun in (
        "article",
        "essay",
        "column",
        "letter",
        "feature",
        "note",
        "diary",
        "speech",
        "memo",
        "review",
        "blog",
        "recipe",
        "toast",
        "eulogy",
    ):
        return f"{author}'s {noun}"
    return f"the {_described(head, noun)}"


def _noun(source: PlanningSource, head: str, title: str, personal: bool) -> str:
    opening = (source.text or "")[:OPENING_CHARS].lower().partition("\n\n")[0]
    for said in (head.lower(), title.lower(), opening if len(opening.split()) < 14 else ""):
        titled = said in (head.lower(), title.lower())
        found = _nouns_of(said) if titled else [word for word in re.findall(r"[a-z]+", said) if word in NOUNS]
        if found:
            return str(found[-1] if said == head.lower() else found[0])
    text = (source.text or "")[:FORM_CHARS]
    laid = next((noun for noun, form in FORMS if form.search(text)), None) or ("story" if is_story(text) else None)
    if laid is not None:
        return laid
    if source.type in ("text", "markdown", "file") and (itself := CALLS_ITSELF.search(text)):
        return KNOWN_AS.get(itself["noun"], itself["noun"])
    paper = str(source.metadata.get("siteName") or "").split()
    known = next((word for word in paper if word in PAPERS), None)
    if known is not None or source.type in BY_TYPE:
        return str(known) if known is not None else BY_TYPE[source.type]
    if personal:
        return "essay" if len((source.text or "").split()) > SHORT_WORDS else "note"
    return "article" if len((source.text or "").split()) > SHORT_WORDS else "note"


def _nouns_of(title: str) -> list[str]:
    """The nouns a title is built on, one a part of it: `annual report 2024` is a report, `speech production` no speech."""
    parts = (ABOUT.split(part)[0] for part in re.split(r"[,:;|–—]|\s-\s", title))
    last = ([word for word in re.findall(r"[a-z]+", part) if word not in DATING] for part in parts)
    return [words[-1] for words in last if words and words[-1] in NOUNS]


def _described(head: str, noun: str) -> str:
    """The noun with a plain word before it, where the title has one: `engineers' report`."""
    found = re.match(rf"^(?:the\s)?([a-z']+)\s{noun}\b", head, re.IGNORECASE)
    plain = found and (head[0].islower() or found[1].lower().endswith(("s'", "'s", "al", "ing", "ary")))
    return f"{found[1].lower()} {noun}" if found and plain else noun
