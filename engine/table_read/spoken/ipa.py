"""Table read, spoken, IPA: which signs a pronunciation may be written with; pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

KNOWN = frozenset("iɪeɛæaɑɒɔoʌʊuəɜɝɚɐɨyøœɯɤʏpbtdkɡgfvszhmnlrɹɾwjθðʃʒŋxχçɲʎɬɣβʁʀɥʔɫcqħɦʈɖɳʂʐɕʑʋɸʕˈˌːˑ.‿")
FAMILIAR = {
    "'": "ˈ",
    "’": "ˈ",
    ",": "ˌ",
    ":": "ː",
    "ʧ": "tʃ",
    "ʤ": "dʒ",
    "‿": "",
    "͡": "",
    "/": "",
    "[": "",
    "]": "",
    "-": "",
}


def cleaned(text: str) -> str:
    """Sounds as they are kept: without slashes, brackets, ties and diacritics, familiar marks put right; words stay apart."""
    plain = "".join(FAMILIAR.get(sign, sign) for sign in unicodedata.normalize("NFD", text.replace("ç", "\0")))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("\0", "ç")
    return " ".join(bare.split())


def unknown(ipa: str) -> str:
    """The first sign of cleaned sounds nobody knows; empty where all are known."""
    return next((sign for sign in ipa if sign not in KNOWN and not sign.isspace()), "")


def signs(ipa: str, pairs: Container[str]) -> list[str]:
    """The signs one by one, two together where the pair is one sound."""
    found, at = [], 0
    while at < len(ipa):
        width = 2 if ipa[at : at + 2] in pairs and len(ipa[at : at + 2]) == 2 else 1
        found.append(ipa[at : at + width])
        at += width
    return found
