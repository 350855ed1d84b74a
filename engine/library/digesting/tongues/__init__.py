"""Library, digesting, tongues: the languages the digest knows, and which of them a text is written in. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from engine.library.digesting.tongues.dutch import DUTCH
from engine.library.digesting.tongues.english import ENGLISH
from engine.library.digesting.tongues.french import FRENCH
from engine.library.digesting.tongues.german import GERMAN
from engine.library.digesting.tongues.iberian import PORTUGUESE, SPANISH
from engine.library.digesting.tongues.italian import ITALIAN
from engine.library.digesting.tongues.tongue import Tongue

KNOWN = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH)
UNKNOWN = Tongue("", "another language", frozenset())
CHINESE = Tongue("zh", "Chinese", frozenset())
JAPANESE = Tongue("ja", "Japanese", frozenset())
KOREAN = Tongue("ko", "Korean", frozenset())
WORD = re.compile(r"[^\W\d_]+")
KANA, HANGUL, HAN = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]"), re.compile(r"[\u3400-\u9fff]")
IDEOGRAPHIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LOOKED_AT = 20_000
STRANGE = re.compile(r"[\u0100-\u0151\u0154-\u017f\u0370-\u1dff]")
FEW = 12
FEWEST_SMALL, FEWEST_WORDS = 2, 3
SHARE = 0.14

__all__ = [
    "CHINESE",
    "ENGLISH",
    "GERMAN",
    "IDEOGRAPHIC",
    "JAPANESE",
    "KNOWN",
    "KOREAN",
    "UNKNOWN",
    "Tongue",
    "tongue_of",
    "tongue_of_line",
    "tongue_of_most",
]


PLACES = {
    word: code
    for code, known in {
        "de": "kapitel abschnitt absatz seite ziffer anhang teil abbildung",
        "fr": "chapitre alinéa annexe partie tome",
        "es": "capítulo artículo sección página párrafo anexo",
        "it": "capitolo articolo paragrafo sezione allegato",
        "nl": "hoofdstuk bladzijde paragraaf bijlage",
        "pt": "artigo secção seção parágrafo",
    }.items()
    for word in known.split()
}
"""What a place in a book is called, which leaves no doubt about a line of hardly more: `Kapitel IV, § 5`."""
BY_CODE = {tongue.code: tongue for tongue in KNOWN}


def tongue_of(text: str) -> Tongue:
    """The language of a text by its small words; English for a scrap, `UNKNOWN` for a text in none of these."""
    return _tongue_of(text[:LOOKED_AT])


def tongue_of_most(texts: Iterable[str]) -> Tongue:
    """The language most of the words of these texts are in; English where there are none."""
    counted: Counter[str] = Counter()
    by_code = {"": UNKNOWN}
    for text in filter(None, texts):
        tongue = tongue_of(text)
        by_code[tongue.code] = tongue
        counted[tongue.code] += len(text)
    return by_code[counted.most_common(1)[0][0]] if counted else ENGLISH


@lru_cache(maxsize=4096)
def tongue_of_line(line: str) -> Tongue:
    """The language of a single line, where its small words leave no doubt; else English."""
    if sum(map(str.isalpha, line)) > FEW and (written := _by_letters(line)):
        return written
    words = [word for word in WORD.findall(line.lower()) if len(word) > 1]
    if sum(len(word) > 2 for word in words) < FEWEST_WORDS:
        return next((BY_CODE[code] for word in words if (code := PLACES.get(word))), ENGLISH)
    counts = [(len(tongue.stops & set(words)), tongue) for tongue in KNOWN]
    (english, _), (most, best) = counts[0], max(counts[1:], key=lambda pair: pair[0])
    accented = any(letter.isalpha() and not letter.isascii() for word in words for letter in word)
    return best if (most >= FEWEST_SMALL and most > 2 * english) or (most and not english and accented) else ENGLISH


@lru_cache(maxsize=64)
def _tongue_of(looked_at: str) -> Tongue:
    words = WORD.findall(looked_at.lower())
    if written := _by_letters(looked_at):
        return written
    if len(words) < FEW:
        return ENGLISH
    shares = [(sum(word in tongue.stops for word in words) / len(words), tongue) for tongue in KNOWN]
    share, best = max(shares, key=lambda pair: pair[0])
    if share >= SHARE:
        return best
    return UNKNOWN if shares[0][0] < SHARE / 2 and share < SHARE / 2 and len(words) > 4 * FEW else ENGLISH


def _by_letters(text: str) -> Tongue | None:
    letters = sum(map(str.isalpha, text)) or 1
    kana, hangul, han = (len(pattern.findall(text)) / letters for pattern in (KANA, HANGUL, HAN))
    if hangul > 0.3:
        return KOREAN
    if len(STRANGE.findall(text)) > 0.015 * letters:
        return UNKNOWN
    if kana + han < 0.3:
        return None
    return JAPANESE if kana > 0.1 * (kana + han) else CHINESE
