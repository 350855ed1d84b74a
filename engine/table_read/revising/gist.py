"""Revising, gist: a wish by its verb and by what stands where around it, put into the grammar's own words; pure.

The verbs of one kind are one class; a frame says where in a sentence of that kind its things stand. Whatever is no verb
and no frame stays in the things, and those must be found in the script by whoever reads the wish: nothing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.table_read.model import TableRead
from engine.table_read.revising.frames import FRAMES, SCENES, SHOULD, SIDES
from engine.table_read.revising.framing import unframed
from engine.table_read.revising.hurried import spelt_out
from engine.table_read.revising.manners import MANNERS, manner_in, strange_in
from engine.table_read.revising.people import whom

COMPILED = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), into) for pattern, into in FRAMES)
SEVERAL = re.compile(rf"\bthe\s+(?P<which>first|last|final|opening|closing)\s+two\s+(?P<what>{SCENES}|lines)\b(?!\s+(?:of|in|from"
rf"|by)\b)", re.IGNORECASE)  # fmt: skip
LAST_BUT = re.compile(
    r"\b(?:second[- ]to[- ]last|next[- ]to[- ]last|last but one|second[- ]last|one before last)\b", re.I
)
SIDED = re.compile(
    r"\b(ahead of|in front of|above|behind|below|following)\b(?=\s+(?:the|lines?|scenes?|beats?|[A-Z]))", re.I
)
PERSON = {
    "lady": "woman",
    "lass": "girl",
    "lad": "boy",
    "gentleman": "man",
    "guy": "man",
    "bloke": "man",
    "elderly": "old",
}
PEOPLE = re.compile(rf"\b(?:{'|'.join(PERSON)})\b(?=[\w\s]*$)", re.IGNORECASE)
MERGED = re.compile(rf"^merge\s+(?:the\s+)?(?P<what>{SCENES}|lines?)\s+(?P<a>\d+)\s*(?:,|and|with|into|to|&|-|–)+\s*(?:the\s+)?(?:{SCENES}|lines?)?\s*"
rf"(?P<b>\d+)$", re.I)  # fmt: skip
FEWER = re.compile(
    r"^(?:a (?:bit|little|lot) )?(?:[Ll]ess|[Ff]ewer)(?: of)? (?P<who>(?:the )?[A-ZÀ-Þ]\w*(?: [A-ZÀ-Þ]\w*)*)$"
)
CHANGED = re.compile(r"^[Cc]hange (?P<a>[A-ZÀ-Þ].*?) (?:to|into) (?P<b>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)*)$")
MANNER_THERE = re.compile(
    r"^(?:speak\s+|be\s+)?(?P<m>[\w' -]{3,40}?)\s+(?:at|in|during|for|throughout|around|on)\s+(?P<place>.+)$",
    re.IGNORECASE,
)
TO_DO = r"(?:(?:be|sound|speak|talk|read|come across|go)\s+)"
VOCATIVE = re.compile(
    rf"^(?:(?P<first>[^,]{{2,40}}),\s+)?{TO_DO}(?P<wish>[^,]+?)(?:,\s+(?P<last>[^,]{{2,40}}))?$", re.IGNORECASE
)
CALLED = re.compile(
    rf"^(?P<a>.+?)(?:['’]s\s+(?P<part>sur|last |family |first |given )?name)?\s+(?:{SHOULD}\s+(?:just |simply )?be|(?:just |simply )?be|is|to be"
    rf"|becomes?|=)\s+(?:called\s+|named\s+|known as\s+)?"
    r"[\"“'‘]?(?P<b>(?:(?:the|a)\s+)?[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:of|the|von|van|de|la|[A-ZÀ-Þ][\w'’.-]*))*)[\"”'’]?"
    r"(?:,?\s+(?:and\s+)?not\s+.+|\s+instead.*|\s+from now on)?$"
)


def gist(read: TableRead, clause: str) -> Iterator[str]:
    """The clause in the grammar's words, in every way it may be meant; none where it is of no kind known here."""
    said = _placed(read, unframed(spelt_out(read, clause)))
    if said.casefold() != clause.casefold():
        yield said
    if (called := _called_to(read, said)) is not None:
        yield called
    if (fewer := FEWER.match(said)) and whom(read, fewer["who"]) is not None:
        yield f"say less about {fewer['who']}"
    if (changed := CHANGED.match(said)) and whom(read, changed["a"]) is not None:
        yield f"rename {changed['a']} to {changed['b']}"
    if (renamed := _renamed(read, said)) is not None:
        yield renamed
    if (placed := _manner_there(said)) is not None:
        yield placed
    for pattern, into in COMPILED:
        if found := pattern.fullmatch(said):
            yield _tidied(found.expand(into))


def _called_to(read: TableRead, said: str) -> str | None:
    """`Maya, sound more excited` and `sound more excited, Maya` as a wish for her; None where nobody is spoken to."""
    found = VOCATIVE.match(said)
    who = (found["first"] or found["last"]) if found else None
    if found is None or who is None or whom(read, who) is None or manner_in(found["wish"]) is None:
        return None
    return f"make {who} {found['wish']}"


def _manner_there(said: str) -> str | None:
    """`solemn in the fire` as a wish for that place; None where it is more than a manner."""
    found = MANNER_THERE.match(said)
    if found is None or manner_in(found["m"]) is None or strange_in(found["m"]):
        return None
    return f"make {found['place']} {found['m']}"


def _placed(read: TableRead, said: str) -> str:
    """`the last two scenes` by their numbers, `second to last` in one word."""
    counts = {"l": len(read.screenplay.entries)}

    def numbered(found: re.Match[str]) -> str:
        what = found["what"].lower()
        count = counts.get(what[:1], len(read.screenplay.scenes))
        first = 1 if found["which"].lower() in ("first", "opening") else count - 1
        return f"{what.removesuffix('s')}s {first} and {first + 1}"

    return SEVERAL.sub(numbered, LAST_BUT.sub("penultimate", said))


def _renamed(read: TableRead, said: str) -> str | None:
    """`the stranger should be The Visitor`; a manner is no name, and neither is a family name alone the whole of one."""
    found = CALLED.match(said)
    label = whom(read, found["a"]) if found else None
    if found is None or label is None or manner_in(found["b"]) or found["b"].split()[0].lower() in MANNERS:
        return None
    part, old = (found["part"] or "").strip().lower(), label.split()
    name = found["b"]
    if part in ("sur", "last", "family"):
        name = f"{' '.join(old[:-1] if len(old) > 1 else old).title()} {name}"
    elif part in ("first", "given") and len(old) > 1:
        name = f"{name} {' '.join(old[1:]).title()}"
    return f"rename {label} to {name}"


def _tidied(english: str) -> str:
    english = (
        SIDED.sub(lambda side: SIDES.get(side[0].lower(), "after"), english) if english.startswith("move") else english
    )
    english = PEOPLE.sub(lambda who: PERSON[who[0].lower()], english) if english.startswith("recast") else english
    english = MERGED.sub(r"merge \g<what> \g<a> and \g<b>", english)
    return " ".join(english.split())
