"""Machines, letters, alphabets: old one-byte encodings of Latin letters are told apart by whose letters they make.

They share most of their places, so that hardly a byte is wrong in any of them; but only in the right one do the accented letters
all belong to one language.
"""

from __future__ import annotations

import re
from collections import Counter

LANGUAGES = (
    "àâçéèêëîïôœùûüÿæ", "äöüß", "áéíóúüñºª", "ãõáéíóúâêôàçüºª", "àèéìíîòóù", "åäöéæøáü", "áðéíóúýþæö", "áàéèíïóòúüç",
    "ëïéèöüáóê", "ąćęłńóśźż", "áčďéěíňóřšťúůýžľĺŕäô", "áéíóöőúüű", "ăâîșşțţ", "çğıöşüâîû", "čćđšž", "āčēģīķļņšūž", "ąčęėįšųūž",
    "äöõüšž", "ëç", "ċġħż",
)  # fmt: skip
MARKS = frozenset("“”„‘’‚«»‹›–—…•·°§€£¥©®™¿¡×÷½¼¾±²³µ†\xa0\xad")
"""Signs that stand in texts of any language."""
AMIDST = re.compile("(?<=[^\\W\\d_])[±²³¹¼½¾¥£§©®¿¡×÷µ](?=[^\\W\\d_])")
"""Signs where a letter should be."""
CODES = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp850", "iso8859_2")
"""From the most usual on; the first of equals is taken."""
FITS = 0.96
MOST = 0.6
SAMPLE = 100_000


def latin_encoding(content: bytes) -> str | None:
    """The encoding that makes words of one Latin alphabet of these bytes; None where none does, as in other scripts."""
    sample = content[:SAMPLE]
    beyond = sum(byte > 127 for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 128)
    if not beyond or beyond > MOST * (beyond + letters):
        return None
    fits = {code: _fit(sample, code) for code in CODES}
    best = max(CODES, key=lambda code: fits[code])
    return best if fits[best] >= FITS else None


def _fit(content: bytes, code: str) -> float:
    """The share of what is beyond ASCII that are letters of the best fitting language, or signs of any."""
    try:
        text = content.decode(code)
    except UnicodeDecodeError:
        return 0.0
    counts = Counter(letter for letter in text.lower() if not letter.isascii())
    signs = sum(times for letter, times in counts.items() if letter in MARKS)
    own = max(sum(counts[letter] for letter in language) for language in LANGUAGES)
    return (signs + own - len(AMIDST.findall(text))) / counts.total()
