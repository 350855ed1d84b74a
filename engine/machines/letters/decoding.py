"""Machines, letters, decoding: which letters the bytes of a text stand for."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from engine.machines.letters.alphabets import latin_encoding

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
TOLD = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
SAMPLE = 400_000
SHORTEST, WIDE_SAMPLE = 4, 8192
WESTERN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
MIXED = "utf-8 here, windows-1252 there"
"""A text put together from files of two encodings; only `decoded` knows it."""
NO_LETTERS = frozenset(["Cc", "Cn", "Co", "Cs"])
USUAL = re.compile("[\t\n\r -~\xa0-\xff\u0400-\u04ff\u3000-\u30ff\uff00-\uff60]")


def encoding_of(path: Path, hint: str) -> str:
    """The encoding's name, for `decoded`: by byte order mark, as UTF-8 where it is valid, by what hint or page tells, else by its
    letters."""
    content = path.read_bytes()
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    is_utf_8 = _decodes(content, "utf-8")
    wide = wide_encoding(content) if not is_utf_8 or b"\x00" in content else None
    if is_utf_8 or wide is not None:
        return wide or "utf-8"
    told, within = TOLD.search(hint), META.search(content[:4096])
    names = [told.group(1)] if told else []
    names += [within.group(1).decode("ascii", "replace")] if within else []
    for name in names:
        known = _known(name)
        if known is not None and _decodes(content, known):
            return known
    return MIXED if _is_mixed(content) else guessed(content)


def decoded(content: bytes, encoding: str) -> str:
    """The text of these bytes by a name `encoding_of` gave."""
    if encoding != MIXED:
        return content.decode(encoding, "replace")
    codecs.register_error("as windows-1252", _as_windows)
    return content.decode("utf-8", "as windows-1252")


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark, where its halves only make sense together: every pair is a letter or sign, many of them usual ones."""
    sample = content[:WIDE_SAMPLE]
    if len(sample) < SHORTEST or len(content) % 2:
        return None
    worth = {name: _usual(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(worth, key=lambda name: worth[name])
    return best if worth[best] > 0.02 else None


def guessed(content: bytes) -> str:
    """The most likely encoding of a text that nobody tells about."""
    latin = latin_encoding(content)
    if latin is not None:
        return latin
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"


def _usual(sample: bytes, name: str) -> float:
    try:
        text = sample.decode(name)
    except UnicodeDecodeError as problem:
        text = sample[: problem.start].decode(name) if problem.start >= len(sample) - 2 else ""
    if not text or any(unicodedata.category(letter) in NO_LETTERS and letter not in "\t\n\r" for letter in text):
        return 0.0
    return len(USUAL.findall(text)) / len(text)


def _is_mixed(content: bytes) -> bool:
    """Whether most lines with letters beyond ASCII are UTF-8 and some are not."""
    lines = [line for line in content[:SAMPLE].splitlines() if not line.isascii()]
    valid = sum(_decodes(line, "utf-8") for line in lines)
    others = b"\n".join(line for line in lines if not _decodes(line, "utf-8"))
    return 2 * valid >= len(lines) > 0 and latin_encoding(others) == "cp1252"


def _as_windows(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("cp1252", "replace"), problem.end


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


def is_binary(head: bytes) -> bool:
    """Whether these bytes are no letters in any encoding, by how many of them steer and say nothing."""
    odd = sum(byte < 9 or 14 <= byte < 27 or 28 <= byte < 32 for byte in head)
    wide = head.count(0) / len(head)
    return odd > 0.02 * len(head) and not 0.3 < wide < 0.55
