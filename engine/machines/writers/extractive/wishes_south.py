"""Machines, writers, extractive, wishes south: what is commonly wanted of a script, as Italian, Dutch and Portuguese word it."""

from __future__ import annotations

import re

Wish = tuple[str, re.Pattern[str]]
ITEM = r"(?:(?:il|lo|la|i|gli|le|un|una|uno|de|het|een|o|a|os|as|um|uma)\s+|l['’])?(.+)"
SU, DI, DA, EM = (
    r"su(?:l(?:la|lo|l['’])?|i|gli|lle)?",
    r"d(?:i|el(?:la|lo|l['’])?|ei|egli|elle)",
    r"da(?:l(?:la|lo|l['’])?)?",
    r"(?:em|n[oa]s?)",
)
BEGINS = (
    r"senza|non |evit[ai]\w*|cominci\w*|inizi\w*|apri\w*|finisc\w*|termin\w*|chiud\w*|concentr\w*|più (?:brev|cort|lung|divertent|semplic)\w*|"
    r"per (?:bambin|ragazz)\w+|"
    r"zonder|geen |begin\w*|open met|eindig\w*|sluit\w*|laat\w*|leg de nadruk|richt je|korter|langer|grappiger|eenvoudiger|voor kinderen|"
    r"sem |não |comec\w*|começ\w*|abr[ae]\w*|acab[ae]\w*|foca\w*|mais (?:curt|breve|long|divertid|engraçad|simples)\w*|para crianças"
)
"""Where a new wish begins within a sentence."""


def _wish(field: str, *ways: str) -> Wish:
    return field, re.compile("|".join(ways), re.IGNORECASE)


WHOLE_SOUTH: tuple[Wish, ...] = (
    _wish("shorter", r"\bpiù (?:breve|cort[oa]|sintetic[oa])\b|\baccorcia\w*", r"\bkorter\w*|\bbeknopter\w*|\bkort het in\b",
          r"\bmais (?:curt[oa]|breve|concis[oa])\b|\bencurt\w+"),
    _wish("longer", r"\bpiù (?:lung[oa]|dettagliat[oa])\b", r"\b(?:langer|uitgebreider|uitvoeriger)\b", r"\bmais (?:long[oa]|detalhad[oa]|extens[oa])\b"),
    _wish("lighter", r"\b(?:divertente|spiritos\w+|umoristic\w+|leggero|leggera|con umorismo)\b", r"\b(?:grappig\w*|geestig\w*|luchtig\w*|met humor)\b",
          r"\b(?:engraçad\w+|divertid[oa]s?|bem-?humorad\w+|com humor|mais leve)\b"),
)  # fmt: skip
WISHES_SOUTH: tuple[Wish, ...] = (
    _wish("end_on_question", r"\b(?:finisc|termin|chiud|conclud)\w*\b.{0,16}\buna domanda\b", r"\b(?:eindig|sluit|besluit)\w*\b.{0,16}\been vraag\b",
          r"\b(?:acab|termin|fech|conclu)\w*\b.{0,16}\buma pergunta\b"),
    _wish("open_with", rf"\b(?:cominci|inizi|apri)\w*\s+(?:con|{DA})\s*{ITEM}", rf"\b(?:begin|open|start)\w*\s+met\s+{ITEM}",
          rf"\b(?:come[cç]|abr|inici)\w*\s+(?:com|por|pel[oa])\s+{ITEM}"),
    _wish("end_with", rf"\b(?:finisc|termin|chiud|conclud)\w*\s+con\s+{ITEM}", rf"\b(?:eindig|sluit|besluit)\w*\s+(?:af\s+)?met\s+{ITEM}",
          rf"\b(?:acab|termin|fech|conclu)\w*\s+com\s+{ITEM}"),
    _wish("sober", r"\bsenza\s(?:battute|scherzi|umorismo|chiacchiere)|\b(?:resta|rimani|tono)\b.{0,12}\b(?:seri[oa]|sobri[oa])",
          r"\b(?:zonder|geen)\s(?:grappen|grapjes|humor|gebabbel)|\b(?:blijf|hou\w*)\b.{0,12}\b(?:ernstig|zakelijk|serieus)",
          r"\bsem\s(?:piadas|graças|brincadeiras|humor)|\b(?:mantém|mantenha|fica)\b.{0,12}\b(?:séri[oa]|sóbri[oa])"),
    _wish("credits", r"\bsenza\s(?:i\s)?(?:titoli di coda|crediti|saluti)", r"\b(?:zonder|geen)\s(?:aftiteling|afkondiging|slotwoord)",
          r"\bsem\s(?:os\s)?(?:créditos|despedida)"),
    _wish("recaps", r"\bsenza\s(?:riassunti|riepiloghi|ripetizioni)", r"\b(?:zonder|geen)\s(?:samenvatting\w*|herhaling\w*)",
          r"\bsem\s(?:resumos|repetições)"),
    _wish("interruptions", r"\bsenza\s(?:interruzioni|interromper\w*)", r"\b(?:zonder|geen)\s(?:onderbreking\w*|interrupties)|\bniet onderbreken",
          r"\bsem\s(?:interrupções|interromper\w*)"),
    _wish("leave_out", rf"\b(?:senza (?:parlare {DI}|menzionare|nominare)|senza|niente {SU}|"
          rf"non (?:parlare {DI}|menzionare|citare|nominare)|tralascia|lascia fuori|evita(?: di (?:parlare di|menzionare))?)\s*{ITEM}",
          r"\blaat\s+(?:(?:de|het)\s+)?(.+?)\s+(?:weg|buiten beschouwing|eruit)\b",
          r"^(?:noem|vermeld)\s+(?:(?:de|het)\s+)?(.+?)\s+niet\b",
          rf"\b(?:zonder (?:over|te spreken over)|zonder|niets over|geen woord over|praat niet over|vermijd)\s+{ITEM}",
          rf"\b(?:sem (?:falar d[eoa]s?|mencionar|referir)|sem|nada sobre|não (?:fal[ae]s?(?:r)? (?:d[eoa]s?|sobre)|mencion\w+|refir\w+)|"
          rf"evit[ae]\w*(?: (?:falar d[eoa]s?|mencionar))?|deix[ae]\w* de fora)\s+{ITEM}"),
    _wish("bring", rf"\b(?:concentrati {SU}|metti l['’]accento {SU}|"
          rf"insisti {SU}|più {SU}|menziona|cita|parla (?:soprattutto )?{DI})\s*{ITEM}",
          rf"\b(?:(?:leg )?(?:de )?nadruk op|richt je op|concentreer je op|meer over|noem|vermeld|citeer)\s+{ITEM}",
          rf"\b(?:foca\w*(?:-te)? {EM}|concentra-te {EM}|concentre-se {EM}|dá ênfase (?:a|à|ao)s?|insist[ae] {EM}|"
          rf"mais sobre|menciona|cita|fala (?:sobretudo )?d[eoa]s?)\s+{ITEM}"),
)  # fmt: skip
