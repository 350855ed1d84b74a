"""Machines, speech, espeak-ng, phonemes: sounds in IPA as the library's own letters for English, and nothing else; pure."""

from __future__ import annotations

import re

from engine.table_read.spoken.ipa import signs
from engine.table_read.spoken.sounded import SOUNDED, as_written

LETTERS = {
    "tʃ": "tS", "dʒ": "dZ", "eɪ": "eI", "aɪ": "aI", "ɔɪ": "OI", "aʊ": "aU", "oʊ": "oU", "əʊ": "oU", "ɪə": "i@", "eə": "e@", "ɛə": "e@", "ʊə": "U@",
    "iː": "i:", "uː": "u:", "ɔː": "O:", "ɑː": "A:", "ɜː": "3:", "aː": "A:", "eː": "eI", "oː": "oU", "ɛː": "e@",
    "i": "i", "ɪ": "I", "e": "E", "ɛ": "E", "æ": "a", "a": "a", "ɑ": "A:", "ɒ": "0", "ɔ": "O:", "o": "oU", "ʌ": "V", "ʊ": "U", "u": "u:", "ə": "@",
    "ɜ": "3:", "ɝ": "3:", "ɚ": "3", "ɐ": "a#", "ɨ": "I", "y": "u:", "ø": "3:", "œ": "3:", "ɯ": "u:", "ɤ": "V", "ʏ": "U",
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "g", "g": "g", "f": "f", "v": "v", "s": "s", "z": "z", "h": "h", "m": "m", "n": "n",
    "l": "l", "r": "r", "ɹ": "r", "ɾ": "t#", "w": "w", "j": "j", "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "x": "x", "χ": "x", "ç": "h",
    "ɲ": "nj", "ʎ": "lj", "ɬ": "l", "ɣ": "g", "β": "v", "ʁ": "r", "ʀ": "r", "ɥ": "w", "ʔ": "?", "ɫ": "l", "c": "k", "q": "k", "ħ": "h", "ɦ": "h",
    "ʈ": "t", "ɖ": "d", "ɳ": "n", "ʂ": "S", "ʐ": "Z", "ɕ": "S", "ʑ": "Z", "ʋ": "v", "ɸ": "f", "ʕ": "?",
    "ˈ": "'", "ˌ": ",",
}  # fmt: skip
SILENT = frozenset("ː.‿ˑ")
BRACKETS = re.compile(r"[\[\]]")


def mnemonics(ipa: str) -> str:
    """The library's letters for these sounds; sounds English has not become the nearest it has."""
    return "".join(LETTERS.get(sign, "") for sign in signs(ipa, LETTERS) if sign not in SILENT)


def for_library(clause: str, *, english: bool) -> tuple[str, bool]:
    """What the library is given for a clause, and whether brackets in it hold sounds; token for token the same.

    Where sounds are given, every bracket a person wrote becomes a round one, so that only ours are read as sounds.
    """
    if not english or not SOUNDED.search(clause):
        return as_written(clause), False
    parts, end = [], 0
    for found in SOUNDED.finditer(clause):
        parts += [BRACKETS.sub("(", clause[end : found.start()]), f"[[{mnemonics(found[2])}]]"]
        end = found.end()
    return "".join([*parts, BRACKETS.sub("(", clause[end:])]), True
