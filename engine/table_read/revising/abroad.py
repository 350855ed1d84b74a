"""Revising, abroad: what is asked most often, asked in German, French or Spanish, put into the grammar's English; pure."""

from __future__ import annotations

import re

from engine.table_read.revising.abroad_places import length_wish, placed

MANNERS = {
    "slower": "langsamer|plus lentement|plus lents?|más despacio|más lent[oa]s?",
    "faster": "schneller|plus vite|plus rapide(?:s|ment)?|más rápid[oa]s?|más deprisa",
    "louder": "lauter|plus fort|más alto|más fuerte", "quieter": "leiser|plus bas|más bajo", "softer": "sanfter|plus doucement|más suave",
    "warmer": "wärmer|freundlicher|herzlicher|plus chaleureu(?:x|se|ses|sement)|más cálid[oa]s?", "sadder": "trauriger|plus tristes?|más tristes?",
    "calmer": "ruhiger|gelassener|plus calme(?:s|ment)?|más tranquil[oa]s?", "angrier": "wütender|zorniger|plus en colère|más enfadad[oa]s?",
    "more serious": "ernster|plus sérieu(?:x|se|ses)|más seri[oa]s?", "more cheerful": "fröhlicher|heiterer|plus gai(?:e|s|es)?|más alegres?",
}  # fmt: skip
DROP = r"(?:streich|streiche|entfern|entferne|lösch|lösche|supprime|supprimez|enlève|enlevez|retire|retirez|coupe|elimina|quita|borra|suprime)"
THE = r"(?:die|den|das|der|la|le|les|el|los|las|l['’])?\s*"
AND = r"(?:und|et|y)"
CUT = r"(?:kürze?|reduziere?|réduis(?:ez)?|raccourcis(?:sez)?|coupez?|reduce|acorta|recorta)"
SHALL = r"(?:soll(?:en|te|ten)?|doi(?:t|vent)|devrai(?:t|ent)|deben?|debería[n]?|hablen?|hablar)"
SPEAK = r"(?:(?:parler|être|sonner|hablar|hablen?|suenen?|sonar|ser)\s+)?"
LITTLE = r"(?:etwas\s+|ein bisschen\s+|ein wenig\s+|viel\s+|un peu\s+|beaucoup\s+|un poco\s+|mucho\s+)?"
NUMBERS = rf"(?P<w>\d+(?:\s*(?:,|-|–|bis|à|a|{AND})\s*\d+)*)"
SCENE, LINE = r"(?:szenen?|scènes?|scenes?|escenas?)", r"(?:zeilen?|lignes?|répliques?|líneas?|lineas?)"
IN_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"benenne?\s+(?P<a>.+?)\s+(?:in|zu)\s+(?P<b>.+?)\s+um", r"rename \g<a> to \g<b>"),
    (
        r"(?:nenn|nenne)\s+(?P<a>\S+)\s+(?:jetzt\s+|ab jetzt\s+|künftig\s+|lieber\s+)?(?P<b>\S+)", r"rename \g<a> to \g<b>"),
    (
        r"(?P<a>.+?)\s+soll\s+(?:jetzt\s+|ab jetzt\s+|künftig\s+|nun\s+)?(?P<b>.+?)\s+(?:heißen|heissen)", r"rename \g<a> to \g<b>"),
    (
        r"(?:renomme|renommez|rebaptise|rebaptisez|appelle|appelez)\s+(?P<a>.+?)\s+(?:en\s+|comme"
        r"\s+)?(?P<b>\S+)", r"rename \g<a> to \g<b>"),
    (
        r"(?:change|changez)\s+le\s+nom\s+(?:de\s+|d['’])(?P<a>.+?)\s+(?:en|par|pour)\s+(?P<b>.+)", r"rename \g<a> to \g<b>"),
    (r"(?:cambia|cambie)\s+el\s+nombre\s+de\s+(?P<a>.+?)\s+(?:a|por)\s+(?P<b>.+)", r"rename \g<a> to \g<b>"),
    (r"(?:renombra|llama)\s+(?:a\s+)?(?P<a>.+?)\s+(?:como\s+|a\s+)?(?P<b>\S+)", r"rename \g<a> to \g<b>"),
    (rf"{DROP}\s+{THE}{SCENE}\s+{NUMBERS}(?:\s+(?:raus|heraus))?", r"remove scene \g<w>"),
    (rf"{DROP}\s+{THE}{LINE}\s+{NUMBERS}(?:\s+(?:raus|heraus))?", r"remove lines \g<w>"),
    (
        rf"{DROP}\s+(?:alles|tout|todo)\s+(?:über|zum|zur|zu|vom|von|mit|rund um"
        r"|ce qui concerne|ce qui touche|sur|à propos d[eu]|lo relacionado con|lo que trata de|lo de|sobre)"
        rf"\s+{THE}(?P<w>.+)", r"drop everything about \g<w>"),
    (
        rf"(?:alles|tout|todo)\s+(?:über|zum|zur|zu|vom|von|mit|rund um|sur|sobre|de|d['’])\s+{THE}(?P<w>.+?)\s+"
        r"(?:raus|weg|streichen|weglassen|entfernen|löschen)",
        r"drop everything about \g<w>"),
    (
        r"(?:lass|lasse|behalte?|garde|gardez|deja|conserva|tieni|houd|mantém)\s+(?:nur|seulement|uniquement|solo|sólo|alleen|só|apenas)\s+(?P<w>.+?)(?:\s+(?:drin|übrig|stehen|over))?",
        r"keep only \g<w>"),
    (
        r"(?:ersetze?|ersetzt|remplacez?|reemplaza|sostituisci|vervang|substitui|substitua)\s+(?P<a>[\"“„'‘«][^\"”“’»]+[\"”“'’»])\s+"
        r"(?:durch|mit|par|por|con|door)\s+(?P<b>[\"“„'‘«].+)",
        r"replace \g<a> with \g<b>"),
    (rf"(?:raus|weg)\s+mit\s+{THE}(?P<w>.+)", r"drop everything about \g<w>"),
    (r"(?:lass|lasse|lasst|nimm|nehmt|wirf|werft)\s+(?P<w>.+?)\s+(?:weg|raus|aus|heraus)", r"remove \g<w>"),
    (r"(?:mehr|plus|más)\s+(?:zum thema|zum|zur|zu|über|sur|à propos de|sobre)\s*(?P<w>.+)", r"more about \g<w>"),
    (
        r"(?:weniger|moins|menos)\s+(?:zum thema|zum|zur|zu|über|sur|à propos de|sobre)\s*(?P<w>.+)", r"say less about \g<w>"),
    (r"(?P<w>.+?)\s+(?:kann|können|soll|sollen|muss|müssen)\s+(?:weg|raus)", r"remove \g<w>"),
    (rf"{DROP}\s+(?P<w>.+?)(?:\s+(?:raus|heraus))?", r"remove \g<w>"),
    (
        r"(?:kürz|kürze)(?:\s+(?:es|das(?:\s+ganze)?))?\s+auf\s+(?P<w>\d+)\s+(?P<u>minute|sekunde)n?", r"cut it to \g<w> \g<u>"),
    (
        r"(?:raccourcis|raccourcissez|réduis|réduisez)(?:-le|-la)?\s+à\s+(?P<w>\d+)\s+(?P<u>minute"
        r"|seconde)s?", r"cut it to \g<w> \g<u>"),
    (r"(?:acórtalo|redúcelo|acorta|reduce)\s+a\s+(?P<w>\d+)\s+(?P<u>minuto|segundo)s?", r"cut it to \g<w> \g<u>"),
    (
        rf"(?:kürz|kürze)(?:\s+(?:es|das(?:\s+ganze)?))?|(?:mach|mache)\s+(?:es|das(?:\s+ganze)?)"
        rf"\s+{LITTLE}kürzer|{LITTLE}kürzer", "shorten it"),
    (
        rf"(?:raccourcis|raccourcissez)(?:-le|-la)?|(?:fais|faites|rends|rendez)(?:-le|-la)?"
        rf"\s+{LITTLE}plus\s+court|{LITTLE}plus\s+court", "shorten it"),
    (rf"acórtalo|(?:hazlo|haz|que sea)\s+{LITTLE}más\s+corto|{LITTLE}más\s+corto", "shorten it"),
    (
        rf"(?:mach|mache)\s+(?:es|das(?:\s+ganze)?)\s+{LITTLE}länger|(?:fais|rends)(?:-le|-la)?"
        rf"\s+{LITTLE}plus\s+long|hazlo\s+{LITTLE}más\s+largo", "make it longer"),
    (
        rf"(?:vertausche?|tausche?|échangez?|intercambia)\s+(?:die\s+(?:zeilen|rollen|texte)\s+von|les\s+(?:répliques|rôles|lignes)\s+d[e'’]|las\s+(?:líneas|frases)\s+de)"
        rf"\s*(?P<a>.+?)\s+{AND}\s+(?:d[e'’]\s*)?(?P<b>.+)", r"swap \g<a> and \g<b>"),
    (
        rf"(?:halbiere?|{CUT}\s+(?P<c>.+?)\s+(?:um\s+die|auf\s+die|de|à\s+la|a\s+la|por\s+la|par)\s+(?:hälfte|moitié|mitad|deux))(?:\s+(?P<a>.+))?",
        r"halve \g<c>\g<a>"),
    (rf"{CUT}\s+(?P<a>.+?)\s+(?:um\s+ein|d['’]un|(?:en|por)\s+un)\s+(?:drittel|tiers|tercio)", r"cut \g<a> by a third"),
    (
        r"(?:betone?|unterstreiche?|accentuez?|soulignez?|insistez?\s+sur|mets?\s+l['’]accent\s+sur|enfatiza|acentúa|subraya|pon\s+énfasis\s+en)\s+"
        r"(?:das\s+wort\s+|le\s+mot\s+|la\s+palabra\s+|(?=[\"“„'‘«]))[\"“„'‘«]?(?P<w>[^\"”“»’']+?)[\"”“»’']?(?P<p>\s+(?:in|im|dans|en)\s+.+)?",
        r'stress the word "\g<w>"\g<p>'),
    (
        r"(?:übersetz\w*|tradui\w*|traduc\w+)(?:-l[ea])?\b\s*(?:(?:es|das(?:\s+ganze)?|alles|tout|todo|lo|la|le)\s+)?(?:bitte\s+)?(?P<w>.*)",
        r"translate it \g<w>"),
    (
        rf"(?:vertausche?|tausche?|échange|échangez|intercambia|cambia)\s+(?:a\s+)?(?P<a>.+?)\s+{AND}"
        rf"\s+(?:a\s+)?(?P<b>.+)", r"swap \g<a> and \g<b>"),
    (
        rf"(?:verbinde|vereine|füge?|fusionne|fusionnez|réunis|une|fusiona|junta)\s+{THE}{SCENE}\s+(?P<a>\d+)\s+{AND}\s+(?P<b>\d+)(?:\s+zusammen)?",
        r"merge scenes \g<a> and \g<b>"),
    *(
        (
            rf"(?:(?:mach|mache|lass|fais parler|faites parler|fais|rends|haz que|haz|que)\s+)?(?P<a>.+?)\s+(?:{SHALL}\s+)?"
            rf"(?:(?:beide|tous les deux|ambos)\s+)?{SPEAK}{LITTLE}(?:{said})(?:\s+(?:sprechen|klingen|reden|lesen|werden))?",
            rf"make \g<a> {manner}")
        for manner, said in MANNERS.items()
    ),
)  # fmt: skip
COMPILED = tuple((re.compile(pattern, re.IGNORECASE), into) for pattern, into in IN_ENGLISH)
UNITS = {"minute": "minutes", "sekunde": "seconds", "seconde": "seconds", "minuto": "minutes", "segundo": "seconds"}
UNIT = re.compile(rf"(?<=\d )({'|'.join(UNITS)})$", re.IGNORECASE)
WHOLE = re.compile(r"^make (?:es|das|das ganze|alles|alle|le|la|lo|tout|todo|todos|ça|ce|tous)\s+", re.IGNORECASE)
LISTED = re.compile(rf"(?<=\d)\s*(?:(bis|à|a)|{AND})\s*(?=\d)", re.IGNORECASE)
COURTESY = re.compile(
    r"^(?:bitte|s['’]il (?:vous|te) pla[iî]t|por favor)[\s,]+|[\s,]+(?:bitte|s['’]il (?:vous|te) pla[iî]t|por favor)$", re.IGNORECASE
)  # fmt: skip
AMID = re.compile(r"\s+(?:bitte|s['’]il (?:vous|te) pla[iî]t|por favor)\s+", re.IGNORECASE)
VERBS = (
    "benenn|nenn|streich|entfern|lösch|mach|kürz|tausch|vertausch|verbind|lass|renomm|rebaptis|appell|supprim|enlèv|enlev|retir|raccourci|"
    "fais|fait|rend|échang|fusion|cambia|renombra|llama|elimin|quita|borra|haz|acort|intercambia|junta|une|pon|mueve|añad|agreg|termin|acab|empie|comien|deja|dale|mets|mett|plac|ajout|commenc|donn|laiss|setz|stell|verschieb|füg|beginn|gib|"
    "fang|schließ|nimm|bring|leg|beton|soulign|accentu|subray|enfati|acentú|divid|teil|sépar"
)
VERBS_SOUTH_AND_NORTH = (
    "togli|metti|fai|accorcia|rendi|sposta|chiama|scambia|aggiungi|lascia|unisci|dai|maak|laat|zet|geef|noem|verwijder|voeg|wissel|schrap|verplaats|tira|faç"
    "|faz|põe|ponha|deix|mov|troc|cham|junt|dê|encurt|acrescent|remov"
)
BREAK = re.compile(
    rf"(?:\s+{AND}|,)\s+(?=(?:{VERBS})\w*\b)|\s+(?:e|ed|en)\s+(?=(?:{VERBS_SOUTH_AND_NORTH})\w*\b)", re.IGNORECASE
)


def in_english(clause: str) -> str:
    """The clause in English, where it is one of these; otherwise as it is."""
    said = AMID.sub(" ", COURTESY.sub("", clause.strip())).strip()
    if (length := length_wish(said)) is not None:
        return length
    found = next(((match, into) for pattern, into in COMPILED if (match := pattern.fullmatch(said))), None)
    if found is None:
        return clause
    english = LISTED.sub(lambda one: "-" if one[1] else " and ", " ".join(placed(found[0].expand(found[1])).split()))
    english = WHOLE.sub("make it ", english)
    return UNIT.sub(lambda one: UNITS[one[1].lower()], english)
