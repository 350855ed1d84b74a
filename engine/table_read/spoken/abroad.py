"""Table read, spoken words abroad: signs and short forms of six languages in words, where a voice would swallow them; pure."""

from __future__ import annotations

import re

SIGNS: dict[str, dict[str, str]] = {
    "de": {"%": "Prozent", "‰": "Promille", "€": "Euro", "$": "Dollar", "£": "Pfund", "¥": "Yen", "&": "und", "+": "plus", "=": "gleich", "§": "Paragraf",
           "~": "etwa", "≈": "etwa", "<": "kleiner als", ">": "größer als", "≤": "höchstens", "≥": "mindestens", "×": "mal", "±": "plus minus", "−": "minus",
           "°C": "Grad Celsius", "°F": "Grad Fahrenheit", "°": "Grad", "@": "at", "#": "Nummer", "→": "zu"},
    "fr": {"%": "pour cent", "‰": "pour mille", "€": "euros", "$": "dollars", "£": "livres", "¥": "yens", "&": "et", "+": "plus", "=": "égale",
           "§": "paragraphe", "~": "environ", "≈": "environ", "<": "moins de", ">": "plus de", "≤": "au plus", "≥": "au moins", "×": "fois",
           "±": "plus ou moins", "−": "moins", "°C": "degrés Celsius", "°F": "degrés Fahrenheit", "°": "degrés", "@": "arobase", "#": "numéro", "→": "vers"},
    "es": {"%": "por ciento", "‰": "por mil", "€": "euros", "$": "dólares", "£": "libras", "¥": "yenes", "&": "y", "+": "más", "=": "igual a",
           "§": "sección", "~": "unos", "≈": "unos", "<": "menos de", ">": "más de", "≤": "como máximo", "≥": "como mínimo", "×": "por",
           "±": "más o menos", "−": "menos", "°C": "grados Celsius", "°F": "grados Fahrenheit", "°": "grados", "@": "arroba", "#": "número", "→": "a"},
    "it": {"%": "per cento", "€": "euro", "$": "dollari", "£": "sterline", "&": "e", "+": "più", "=": "uguale a", "~": "circa", "≈": "circa",
           "<": "meno di", ">": "più di", "×": "per", "±": "più o meno", "−": "meno", "°C": "gradi Celsius", "°": "gradi", "@": "chiocciola", "→": "a"},
    "nl": {"%": "procent", "€": "euro", "$": "dollar", "£": "pond", "&": "en", "+": "plus", "=": "is gelijk aan", "~": "ongeveer", "≈": "ongeveer",
           "<": "minder dan", ">": "meer dan", "×": "keer", "±": "plus of min", "−": "min", "°C": "graden Celsius", "°": "graden", "@": "apenstaartje",
           "→": "naar"},
    "pt": {"%": "por cento", "€": "euros", "$": "dólares", "£": "libras", "&": "e", "+": "mais", "=": "igual a", "~": "cerca de", "≈": "cerca de",
           "<": "menos de", ">": "mais de", "×": "vezes", "±": "mais ou menos", "−": "menos", "°C": "graus Celsius", "°": "graus", "@": "arroba", "→": "para"},
}  # fmt: skip
SHORT: dict[str, dict[str, str]] = {
    "de": {"z.": "zum", "B.": "Beispiel", "z.B.": "zum Beispiel", "d.": "das", "h.": "heißt", "d.h.": "das heißt", "u.": "unter", "a.": "anderem",
           "u.a.": "unter anderem", "bzw.": "beziehungsweise", "ca.": "circa", "usw.": "und so weiter", "etc.": "et cetera", "vgl.": "vergleiche",
           "Nr.": "Nummer", "Abb.": "Abbildung", "Kap.": "Kapitel", "S.": "Seite", "Dr.": "Doktor", "Prof.": "Professor", "St.": "Sankt",
           "Tel.": "Telefon", "Mio.": "Millionen", "Mrd.": "Milliarden", "evtl.": "eventuell", "ggf.": "gegebenenfalls", "inkl.": "inklusive",
           "km/h": "Kilometer pro Stunde", "m/s": "Meter pro Sekunde"},
    "fr": {"p.": "par", "ex.": "exemple", "c.-à-d.": "c'est-à-dire", "env.": "environ", "etc.": "et cetera", "M.": "Monsieur", "Mme": "Madame",
           "Mlle": "Mademoiselle", "Dr": "docteur", "n°": "numéro", "N°": "numéro", "chap.": "chapitre", "fig.": "figure", "tél.": "téléphone",
           "Tél.": "téléphone", "km/h": "kilomètres à l'heure", "m/s": "mètres par seconde"},
    "es": {"p.": "por", "ej.": "ejemplo", "p.ej.": "por ejemplo", "Sr.": "señor", "Sra.": "señora", "Dr.": "doctor", "Dra.": "doctora", "etc.": "etcétera",
           "aprox.": "aproximadamente", "núm.": "número", "n.º": "número", "pág.": "página", "cap.": "capítulo", "fig.": "figura", "tel.": "teléfono",
           "Tel.": "teléfono", "km/h": "kilómetros por hora", "m/s": "metros por segundo"},
    "it": {"ad": "ad", "es.": "esempio", "ecc.": "eccetera", "Sig.": "signor", "Dott.": "dottor", "km/h": "chilometri all'ora"},
    "nl": {"bijv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen", "enz.": "enzovoort", "ca.": "circa", "km/u": "kilometer per uur"},
    "pt": {"Sr.": "senhor", "Sra.": "senhora", "Dr.": "doutor", "etc.": "etcétera", "km/h": "quilómetros por hora"},
}  # fmt: skip
ONE_OF_TWO = {("de", "z."): "B.", ("de", "d."): "h.", ("de", "u."): "a.", ("fr", "p."): "ex.", ("es", "p."): "ej."}
"""Short forms in two tokens: the first is one only before the second, and the second only behind it."""
FIGURE = r"\d[\d.,\u00a0\u202f]*"
SIGN = re.compile(r"°[CF]|[%‰€$£¥&+=§~≈<>≤≥×±−°@#→]")
RANGE = re.compile(rf"(?<=\d)[–—-](?={FIGURE})")
TO = {"de": "bis", "fr": "à", "es": "a", "it": "a", "nl": "tot", "pt": "a"}
DATE = re.compile(r"^\d{1,4}([./-])\d{1,2}\1\d{1,4}\W*$|^(?:\d+-){2,}")
ADDRESS = re.compile(r"^(?:[a-z]+://|www\.)(?:www\.)?([^/\s?#]+)\S*$|^([\w.+-]+@[\w.-]+)$", re.IGNORECASE)
ENCLOSING = re.compile(r"[\[\](){}|]|(?<!\w)_+|_+(?!\w)")
DOT = {"de": "Punkt", "fr": "point", "es": "punto", "it": "punto", "nl": "punt", "pt": "ponto"}


def said_abroad(words: list[str], code: str) -> list[str]:
    """One answer for every token of a line in the language of this code; its plain figures stay for the voice."""
    return [_said(words, at, code) for at in range(len(words))]


def _said(words: list[str], at: int, code: str) -> str:
    word = words[at]
    if found := ADDRESS.match(word.rstrip(".,;:!?)")):
        return _address(found[1] or found[2], code) + word[len(word.rstrip(".,;:!?")) :]
    bare = ENCLOSING.sub(" " if re.search(r"\w[_\[({]\w", word) else "", word.replace("_", " ")).strip()
    if short := _short(words, at, code, bare):
        return short
    signs = SIGNS.get(code, {})
    if RANGE.search(bare) and not DATE.match(bare):
        bare = RANGE.sub(f" {TO[code]} " if code in TO else "–", bare)
    bare = re.sub(r"^([€$£¥])(\d[\d.,]*\d|\d)", r"\2 \1", bare)
    bare = (
        SIGN.sub(lambda found: f" {signs.get(found[0], '')} ", bare)
        if not bare.startswith(("+", "@", "#"))
        else bare.lstrip("@#")
    )
    told = " ".join(bare.split())
    told = re.sub(r"\s+(?=[.,;:!?])", "", told)
    return told if any(map(str.isalnum, told)) else ""


def _short(words: list[str], at: int, code: str, bare: str) -> str | None:
    """A short form in words, as far as it is one here."""
    tail = "," if bare.endswith(",") else ""
    key = bare.rstrip(",;:")
    known = SHORT.get(code, {})
    if key not in known:
        return None
    after, before = (words[at + 1] if at + 1 < len(words) else ""), (words[at - 1] if at else "")
    if (second := ONE_OF_TWO.get((code, key))) is not None and after.rstrip(",;:)") != second:
        return None
    if key in ONE_OF_TWO.values() and ONE_OF_TWO.get((code, before.lstrip("("))) != key:
        return None
    if key == "S." and not after[:1].isdigit():
        return None
    return known[key] + tail


def _address(text: str, code: str) -> str:
    signs = SIGNS.get(code, {})
    told = text.replace("@", f" {signs.get('@', 'at')} ").replace(".", f" {DOT.get(code, '.')} ")
    return " ".join(re.sub(r"[-_+]", " ", told).split())
