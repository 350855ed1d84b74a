"""Library, digesting, openness: whether a passage leaves something open: it asks, does not know, or says what is still to come. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.tongues import tongue_of_line

ASKS = re.compile(r"[?？؟]")
OPEN = re.compile(
    r"\b(?:whether|not (?:yet )?(?:been )?(?:decided|known|settled|said|clear)|nobody knows|no one knows|undecided|unclear|unknown|unsolved|remains?|"
    r"ob\b.{3,80}\b(?:ist|sind|bleibt)|offen|ungeklärt|unklar|ungewiss|unbekannt|niemand weiß|nie geeinigt|noch nicht|"
    r"on ignore|ne sait pas|nul ne sait|personne ne sait|inconnue?s?|pas encore|reste à|"
    r"no se sabe|nadie sabe|se desconoce|por decidir|todavía no|aún no|non si sa|nessuno sa|non è chiaro|ancora non|"
    r"não se sabe|ninguém sabe|ainda não|niet bekend|niemand weet|onduidelijk|nog niet)\b"
    r"|わからない|分からない|不明|未定|決まっていない|غير معروف|لا أحد يعرف|لا يُعرف|لم يُحسم|ما زال",
    re.IGNORECASE,
)
COMING = re.compile(
    r"\b(?:will|shall|is going to|are going to|is due|are due|plans? to|next (?:year|month|week|spring|summer|autumn|winter)|"
    r"wird|werden|soll|sollen|entscheidet|nächste[ns]?|im (?:herbst|frühjahr|sommer|winter)|"
    r"va|vont|sera|seront|prochaine?|l.an prochain|será|serán|va a|van a|próxim[oa]s?|mantendrá|sarà|saranno|prossim[oa]|vai|vão|zal|zullen|volgende?)\b",
    re.IGNORECASE,
)


def is_open(text: str) -> bool:
    """Whether what this says is not settled: a question, something nobody knows, something that has not happened yet."""
    return bool(
        ASKS.search(text) or OPEN.search(text) or COMING.search(text) or tongue_of_line(text).missing.search(text)
    )
