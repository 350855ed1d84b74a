"""Machines, readers, workshop, decoding: which letters the bytes of a text stand for."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
TOLD = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
SAMPLE = 400_000
WESTERN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


def encoding_of(path: Path, hint: str) -> str:
    """The encoding's name: by byte order mark, as UTF-8 where it is valid, by what hint or page tells, else by its letters."""
    content = path.read_bytes()
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    if _decodes(content, "utf-8"):
        return "utf-8"
    told, within = TOLD.search(hint), META.search(content[:4096])
    names = [told.group(1)] if told else []
    names += [within.group(1).decode("ascii", "replace")] if within else []
    for name in names:
        known = _known(name)
        if known is not None and _decodes(content, known):
            return known
    return _guessed(content)


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return WESTERN.get(found, found)


def _decodes(content: bytes, name: str) -> bool:
    try:
        content.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    return True


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"
