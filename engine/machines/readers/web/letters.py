"""Machines, readers, web, letters: the bytes of a page as text, also where the site says the wrong encoding."""

from __future__ import annotations

import codecs
import re

from engine.machines.letters.decoding import guessed

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# As browsers read these names: the wider encoding that holds everything the narrow one does.
WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "tis-620": "cp874",
}  # fmt: skip
ODD = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd]")
MOJIBAKE = re.compile("[ÂÃÐÑÊËÎÏÅÆ×Ø][\u0080-¿ÀÁ–—‘-”†-•…‰‹›€™Š-ž]|[À-ÿ]{4}")
# Eastern and western Europe share most letters of the old encodings, so that a short western page is easily misjudged.
EASTERN = frozenset(["cp1250", "cp1257", "iso8859-2"])
WESTERN_PAGE = re.compile(rb"<html[^>]{0,200}\blang\s*=\s*[\"']?(?:en|fr|de|es|it|pt|nl|sv|da|nb|no)\b", re.IGNORECASE)
SAMPLE = 300_000
FAULTS = 0.002


def text_of(content: bytes, told: str | None) -> str:
    """The page as text. `told` is the encoding the site or an earlier look named; it is followed where it makes sense."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace").removeprefix("\ufeff")
    if not content.isascii() or b"\x00" in content[:64]:
        for name in _candidates(content, told):
            text = _decoded(content, name)
            if text is not None:
                return text
    return content.decode("utf-8", "replace")


def _candidates(content: bytes, told: str | None) -> list[str]:
    within = META.search(content[:8192])
    names = ["utf-8", *_wide(content)]
    if _known(told) in EASTERN and WESTERN_PAGE.search(content[:2048]):
        told = "cp1252"
    names += [
        name for name in (_known(told), _known(within.group(1).decode("ascii", "replace") if within else None)) if name
    ]
    sensible = [name for name in dict.fromkeys(names) if _faults(content, name) <= FAULTS]
    return [*sensible, _guessed(content), *names, "cp1252"]


def _wide(content: bytes) -> list[str]:
    even, odd = content[:2000:2].count(0), content[1:2000:2].count(0)
    few = len(content[:2000]) // 8
    return ["utf-16-le"] if odd > few > even else ["utf-16-be"] if even > few > odd else []


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
    except LookupError:
        return None
    return WIDER.get(found, found)


def _faults(content: bytes, name: str) -> float:
    """The share of letters beyond ASCII that cannot be meant when the page is read this way."""
    text = content[:SAMPLE].decode(name, "replace")
    beyond = sum(not letter.isascii() for letter in text) or 1
    odd = len(ODD.findall(text)) - (len(content) > SAMPLE)
    swapped = 0 if name.startswith(("utf", "cp12")) is False else len(MOJIBAKE.findall(text)) if name == "cp1252" else 0
    return max(odd / max(beyond, 50), swapped / beyond - 0.1)


def _decoded(content: bytes, name: str) -> str | None:
    try:
        text = content.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return text.removeprefix("\ufeff")


def _guessed(content: bytes) -> str:
    name = guessed(content[:SAMPLE])
    return WIDER.get(codecs.lookup(name).name, name)
