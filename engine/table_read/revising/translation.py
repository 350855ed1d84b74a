"""Revising, translation: a whole read in another language; every line keeps its passage, and none is a quotation any more; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.table_read.errors import EditRefused
from engine.table_read.model import Entry, TableRead
from engine.table_read.revising.texts import a_line, a_title
from engine.table_read.screenplay import Grounding

LANGUAGES = {
    "en": "English|englisch\\w*|anglais|inglés", "de": "German|deutsch\\w*|allemand|alemán", "fr": "French|französisch\\w*|français|francés",
    "es": "Spanish|spanisch\\w*|espagnol|español", "it": "Italian|italienisch\\w*|italien|italiano", "pt": "Portuguese", "nl": "Dutch", "da": "Danish",
    "sv": "Swedish", "nb": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech", "ru": "Russian", "uk": "Ukrainian", "el": "Greek", "tr": "Turkish",
    "ar": "Arabic", "he": "Hebrew", "hi": "Hindi", "cmn": "Chinese|Mandarin", "ja": "Japanese", "ko": "Korean", "la": "Latin", "cy": "Welsh", "ga": "Irish",
}  # fmt: skip
SAID = {code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for code, words in LANGUAGES.items()}
NUMBER = re.compile(r"\d+(?:[.,'’ \u00a0\u202f]\d+)*")
SHORT, LEAST, MOST = 24, 0.35, 3.0


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of every line, every scene's title and the read's own, in the order they stand, in the language of that code."""

    language: str
    lines: tuple[str, ...]
    scenes: tuple[str, ...]
    title: str


def language_in(wish: str) -> str | None:
    """The code of the language a wish names last; None where it names none."""
    found = [(one.end(), code) for code, pattern in SAID.items() for one in pattern.finditer(wish)]
    return max(found)[1] if found else None


def name_of(code: str) -> str:
    """The language in English."""
    return LANGUAGES[code].partition("|")[0]


def fault(entry: Entry, text: str) -> str | None:
    """What shows that these words do not say what the line says: another number, or far more or less of them; None where nothing does."""
    before, after = _numbers(entry.text), _numbers(text)
    if before != after:
        strange = ", ".join(sorted(before ^ after))
        return f"Line {entry.index + 1} and its translation differ in {strange}."
    share = len(text) / max(1, len(entry.text))
    if len(entry.text) > SHORT and not LEAST <= share <= MOST:
        return f"The translation of line {entry.index + 1} is far {'shorter' if share < 1 else 'longer'} than the line."
    return None


def translated(read: TableRead, made: Translation) -> TableRead:
    """The read in these words. Raises `EditRefused` where they are not those of its lines."""
    play = read.screenplay
    if (len(made.lines), len(made.scenes)) != (len(play.entries), len(play.scenes)):
        raise EditRefused(
            f"The script has {len(play.entries)} lines and {len(play.scenes)} scenes; all of them are translated, or none."
        )
    wrong = next((told for one, text in zip(play.entries, made.lines, strict=True) if (told := fault(one, text))), None)
    if wrong is not None:
        raise EditRefused(wrong)
    entries = tuple(_said(one, a_line(text)) for one, text in zip(play.entries, made.lines, strict=True))
    scenes = tuple(replace(one, title=a_title(title)) for one, title in zip(play.scenes, made.scenes, strict=True))
    return replace(read, screenplay=replace(play, title=a_title(made.title), scenes=scenes, entries=entries))


def told_in(before: TableRead, code: str) -> str:
    """What becomes of the quotations, in a sentence."""
    count = sum(one.grounding is Grounding.QUOTE for one in before.screenplay.entries)
    quotations = "1 quotation is a claim now" if count == 1 else f"{count} quotations are claims now"
    return (
        f"A language model put the lines into {name_of(code)}: {quotations}, since a translation is nobody's own words; "
        "the passages behind them stay in the language of their source."
    )


def _said(entry: Entry, text: str) -> Entry:
    if text == entry.text:
        return entry
    grounding = Grounding.CLAIM if entry.grounding is Grounding.QUOTE else entry.grounding
    return replace(entry, text=text, grounding=grounding, parenthetical=entry.parenthetical, take=0, takes=1)


def _numbers(text: str) -> frozenset[str]:
    """The numbers of a text, whatever stands between their thousands."""
    return frozenset(re.sub(r"\D", "", one) for one in NUMBER.findall(text))
