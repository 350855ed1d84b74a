"""Machines, writers, extractive, wishes abroad: what is commonly wanted of a script, as German, French and Spanish word it; the rest stands beside."""

from __future__ import annotations

import re

from engine.machines.writers.extractive.wishes_south import BEGINS, WHOLE_SOUTH, WISHES_SOUTH, Wish

ENGLISH_WORDS = re.compile(r"\b(?:the|and|with|it|that|this|of)\b", re.IGNORECASE)
"""What tells an English wish apart: nothing in it is read as another language."""
SMALL_ABROAD = frozenset(
    "der die das den dem des ein eine einen von vom und im am zu zur mit für über le la les du de un une et en au aux dans sur el los las del y con por "
    "para il lo gli di het een van".split()
)
"""Words of a wish that are never what it is about."""
VERBS = (
    r"ohne|mit|kein\w*|nicht|lass\w*|beginn\w*|fang\w*|start\w*|ende\w*|schließ\w*|hör\w*|fokus\w*|konzentrier\w*|beton\w*|erwähn\w*|kürzer|länger|"
    r"lustiger|witziger|einfacher|für kinder|mach\w*|"
    r"sans|ne |évite\w*|commence\w*|termine\w*|finis\w*|concentre\w*|insiste\w*|mets|mettez|mentionne\w*|plus (?:court|long|drôle|amusant|simple)\w*|"
    r"pour les|fais|"
    r"sin|no (?:menciones?|hables?|digas?|cites?|incluyas?|uses?|pongas?|hagas?|te|se|lo|la)\b|evita\w*|empieza\w*|comienza\w*|"
    r"termina\w*|acaba\w*|céntrate|enfoca\w*|destaca\w*|menciona\w*|más (?:cort|larg|brev|divertid|gracios|"
    r"sencill)\w*|"
    rf"para niñ\w+|haz\w*|{BEGINS}"
)
AND = r"(?:und|et|y|e|ed|en)"
PARTS = re.compile(rf",\s*(?:{AND}\s+)?(?={VERBS})|\s+{AND}\s+(?={VERBS})", re.IGNORECASE)
ITEM = r"(?:(?:der|die|das|den|dem|ein\w*|le|la|les|l['’]|des|du|de la|del|de|d['’]|el|los|las|un|una|il|lo|gli)\s*\b)?(.+)"
OPENING = r"(?:beginn\w*|starte?\w*|eröffne\w*|fang\w*(?:\s\w+)?(?:\s+an)?)"


def _wish(field: str, *ways: str) -> Wish:
    return field, re.compile("|".join(ways), re.IGNORECASE)


WHOLE_ABROAD: tuple[Wish, ...] = (
    _wish("shorter", r"\b(?:kürzer\w*|knapper\w*|kürze\b)", r"\b(?:plus court\w*|plus bref|raccourci\w*|abrèg\w*)", r"\bmás (?:cort[oa]|"
          r"breve)\w*|\bacórta\w*|\bacorta\w*"),
    _wish("longer", r"\b(?:länger|ausführlicher)\w*", r"\bplus (?:long\w*|détaillé\w*)", r"\bmás (?:larg[oa]|detallad[oa])"),
    _wish("lighter", r"\b(?:lustig\w*|witzig\w*|humorvoll\w*|heiter\w*|unterhaltsam\w*|mit humor)\b", r"\b(?:drôle\w*|amusant\w*|"
          r"humoristique\w*|avec humour|léger|légère)\b",
          r"\b(?:divertid\w*|gracios\w*|con humor|ameno|amena)\b"),
    *WHOLE_SOUTH,
)  # fmt: skip
FIELDS = "end_on_question open_with end_with sober credits recaps interruptions leave_out bring".split()
"""In what order wishes are looked for: what ends on a question ends with nothing else."""
OWN: tuple[Wish, ...] = (
    _wish("end_on_question", r"\b(?:ende\w*|schließ\w*|hör\w*|abschluss)\b.{0,24}\beiner frage\b|\bmit einer frage\b.{0,16}\b(?:enden|aufhören|schließen)",
          r"\b(?:termine|finis|conclu)\w*\b.{0,16}\bune question\b", r"\b(?:termina|acaba|cierra|finaliza)\w*\b.{0,16}\buna pregunta\b"),
    _wish("open_with", rf"\b{OPENING}\s+(?:\w+\s+)?mit\s+{ITEM}", rf"\b(?:commence|ouvre|débute|démarre)\w*\s+(?:par|avec|sur)\s+{ITEM}",
          rf"\b(?:empieza|empezar|empiece|comienza|comenzar|abre|abrir|inicia)\w*\s+(?:con|por|en)\s+{ITEM}"),
    _wish("end_with", rf"\b(?:ende\w*|schließ\w*|hör\w*(?:\s+\w+)?(?:\s+auf)?)\s+(?:\w+\s+)?mit\s+{ITEM}",
          rf"\b(?:termine|finis|finir|conclu)\w*\s+(?:par|avec|sur)\s+{ITEM}", rf"\b(?:termina|acaba|cierra|finaliza)\w*\s+(?:con|en)\s+{ITEM}"),
    _wish("sober", r"\b(?:ohne|keine?n?)\s+(?:\w+\s)?(?:witz\w*|scherz\w*|humor|späße\w*|spaß|geplänkel|geplauder)", r"\b(?:bleib\w*|"
          r"halt\w*)\b.{0,12}\b(?:ernst|sachlich|nüchtern)",
          r"\b(?:sans|pas d[e’']|évite\w*(?: les)?)\s?(?:blagues?|plaisanteries?|humour|bavardages?)", r"\b(?:reste|sois|"
          r"restez)\b.{0,12}\b(?:sérieu\w+|sobre|factuel)",
          r"\b(?:sin|nada de|evita\w*(?: los| las)?)\s(?:chistes?|bromas?|humor|charla)", r"\b(?:mantén\w*|mantente|sé|quédate)\b.{0,12}\b(?:serio|sobrio)"),
    _wish("credits", r"\b(?:ohne|kein\w*)\s(?:abspann|nachspann|schlusswort|verabschiedung)", r"\b(?:sans|pas de)\s(?:générique|"
          r"crédits?)", r"\bsin\s(?:los\s)?créditos"),
    _wish("recaps", r"\b(?:ohne|kein\w*)\s(?:zusammenfassung\w*|wiederholung\w*)", r"\b(?:sans|pas de)\s(?:résumés?|récapitulatifs?|répétitions?)",
          r"\bsin\s(?:resúmen(?:es)?|resumen|resúmenes|repeticiones)"),
    _wish("interruptions", r"\b(?:ohne|keine)\sunterbrechung\w*|\bnicht (?:ins wort fallen|unterbrechen)", r"\bsans\s(?:interruptions?|"
          r"(?:s['’])?interrompre)",
          r"\bsin\s(?:interrupciones|interrumpir\w*)"),
    _wish("leave_out", rf"\b(?:ohne|nichts (?:über|von|zu)|erwähne?\w*\s(?:nicht|nie|kein\w*)|sprich\s(?:nicht|nie)\s(?:über|von)|"
          rf"vermeide\w*|verzichte\w*\sauf)\s+{ITEM}",
          r"\b(?:lass\w*)\s+(?:(?:bitte|mir)\s+)?(?:(?:der|die|das|den)\s+)?(.+?)\s+(?:weg|aus|raus)\b", r"^(?:bitte\s+)?(?:(?:der|die|das|"
          r"den)\s+)?(.+?)\s+(?:weglassen|auslassen|"
          r"nicht\s+(?:erwähnen|ansprechen|nennen))\b",
          rf"\b(?:sans (?:parler|mentionner)(?: de)?|sans|rien sur|évite\w*(?: de (?:parler|mentionner)(?: de)?)?|omets|ne (?:mentionne|"
          rf"parle|cite|dis)\w* (?:pas|jamais)|"
          rf"laisse\w* (?:de côté|tomber))\s+{ITEM}",
          rf"\b(?:sin (?:hablar de|mencionar)|sin|nada (?:sobre|de)|evita\w*(?: (?:hablar de|mencionar))?|omite|excluye|no (?:menciones?|"
          rf"hables? (?:de|sobre)|digas|cites)|"
          rf"deja fuera|quita)\s+{ITEM}"),
    _wish("bring", rf"\b(?:(?:fokus|schwerpunkt|augenmerk|gewicht)\w*(?:\s\w+)?\s+auf|fokussier\w*(?:\s+dich)?\s+auf|"
          rf"konzentrier\w*(?:\s+(?:dich|euch|sich))?\s+auf|betone?|"
          rf"hebe?|mehr (?:über|von|zu)|erwähne?|zitiere?|geh\w* auf|stell\w*)\s+{ITEM}",
          rf"\b(?:(?:concentre|focalise|centre)\w*(?:[- ](?:toi|vous))?\s+sur|(?:mets|mettez|mettre) l['’]accent sur|insiste\w*\s+sur|"
          rf"plus (?:de détails )?sur|mentionne\w*|cite\w*|"
          rf"développe\w*|parle\w* (?:surtout )?d[eu]s?)\s+{ITEM}",
          rf"\b(?:(?:céntrate|centrad[oa]|enfócate|enfocad[oa]|concéntrate|centrarse|insiste)\s+en|haz hincapié en|pon (?:el (?:foco|"
          rf"acento)|énfasis) en|destaca|"
          rf"más (?:sobre|acerca de)|menciona|cita|habla (?:sobre todo )?de)\s+{ITEM}"),
)  # fmt: skip
WISHES_ABROAD: tuple[Wish, ...] = tuple(sorted((*OWN, *WISHES_SOUTH), key=lambda wish: FIELDS.index(wish[0])))


def is_english(part: str) -> bool:
    """Whether a part of the notes is certainly in English, so that nothing in it is read as another language."""
    return ENGLISH_WORDS.search(part) is not None


def parts_abroad(part: str) -> list[str]:
    """A part of the notes cut once more where another language begins a new wish; as it is where it is English."""
    return [part] if is_english(part) else [one for one in PARTS.split(part) if re.search(r"\w", one)]
