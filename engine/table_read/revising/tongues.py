"""Revising, tongues: in which language somebody asks, as far as the small words tell; pure."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+")
SMALL = {
    "German": "bitte und der die das den dem ein eine einen mach mache machen kürzer länger soll sollen nicht mit für streiche entferne szene zeile "
    "es ist auf von zum zur".split(),
    "French": "le la les des du une un et est pas plus pour dans avec fais faites faire rends rendre supprime supprimez court courte que qui il elle "
    "sur scène ligne s'il vous plaît".split(),
    "Spanish": "el la los las un una y no más que dure escenas mitad minuto minutos exactamente de por para con hazlo haz hacer que quita elimina corto corta "
    "del al escena línea favor se lo su".split(),
    "Italian": "il lo gli una e non più per con che rendi togli breve corto della del scena riga favore fallo di".split(),
    "Portuguese": "o os as um uma e não mais por para com faça que remova curto da do cena linha favor deixe".split(),
    "Dutch": "het een en niet meer voor met maak korter langer verwijder van op deze graag alstublieft scène regel de".split(),
    "Danish": "det en et og ikke mere for med gør kortere fjern længere venligst af på scene linje".split(),
    "Swedish": "det en ett och inte mer för med gör kortare ta bort längre av på tack scen rad".split(),
    "Polish": "to nie i w na z zrób krótsze krótszy usuń dłuższe proszę scenę linię jest".split(),
}  # fmt: skip
ENGLISH = frozenset(
    "the it make to and of a in is that this with for please line lines scene scenes more less all by say says read cut drop remove add".split()
)
SCRIPTS = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "HIRAGANA", "KATAKANA", "CJK", "HANGUL", "DEVANAGARI", "THAI")


def foreign(instruction: str) -> str | None:
    """The language of an instruction that is not in English, in words; None where it may be English."""
    letters = [unicodedata.name(letter, "") for letter in instruction if letter.isalpha()]
    other = sum(name.startswith(SCRIPTS) for name in letters)
    if other > len(letters) / 2:
        return "another script"
    said = {word.casefold() for word in WORD.findall(instruction)}
    scores = {tongue: sum(word in small for word in said) for tongue, small in SMALL.items()}
    best = max(scores, key=lambda tongue: scores[tongue])
    english = sum(word in ENGLISH for word in said)
    return best if scores[best] >= 2 and scores[best] > english else None
