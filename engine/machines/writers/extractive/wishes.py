"""Machines, writers, extractive, wishes: how people word what they want of a script, and the patterns that know it."""

from __future__ import annotations

import re

from engine.machines.writers.extractive.troupe import CALLED, DECORATED, HOSTED_BY, HOSTING, LISTED, NARRATING, ROOM

VERBS = (
    r"open|start|begin|end|close|finish|call|name|no\b|do not|don['’]t|never|keep|make|avoid|use|include|mention|leave|let|skip|focus|quote|stay|"
    r"be\b|bring|give|feature|whisper|play"
)
PARTS = re.compile(
    rf"(?<=[.!?;])\s+|\n+|^\s*[-*•]\s+|;\s*|,\s*(?:and\s+)?(?={VERBS})|\s+and\s+(?={VERBS})", re.IGNORECASE
)
THE_READ = (
    r"(?:\s+(?:it|this|things|the\s+(?:show|episode|read|story|piece|podcast|drama|documentary)|every\s+\w+|off))?"
)
TO_ITEM = r"(?:the\s+(?:part|bit|scene|line|story|quote)\s+(?:about|where|of|from)\s+)?(?:the\s+)?"
AS_A_WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("shorter", re.compile(r"\b(?:shorter|briefer|more concise)\b(?!\s+(?:sentences?|lines?|words?))|\bkeep it (?:short|brief)\b", re.IGNORECASE)),
    ("longer", re.compile(r"\b(?:longer|more detailed|in more detail)\b(?!\s+(?:sentences?|lines?|words?|pauses?))", re.IGNORECASE)),
    ("lighter", re.compile(r"\b(?:funnier|wittier|more (?:fun|humou?r|humorous|playful)|with (?:\w+ )?humou?r)\b|"
                           r"\b(?:make|keep|be)\b.{0,14}\b(?:funny|humorous|witty|light-?hearted)\b", re.IGNORECASE)),
)  # fmt: skip
"""Wishes of the whole read, of which one part of the notes may hold several: `shorter and funnier`."""
WISHES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("end_on_question", re.compile(r"\b(?:end|close|finish)\w*\b.{0,24}\b(?:on|with|in)\s+an?\s+(?:\w+\s)?question", re.IGNORECASE)),
    ("open_with", re.compile(rf"\b(?:open|start|begin)s?{THE_READ}\s+(?:cold\s+)?(?:with|on|at|in)\s+{TO_ITEM}(.+)", re.IGNORECASE)),
    ("open_with", re.compile(rf"\bcold\s+open\b(?:\s*(?:with|on|:)\s*{TO_ITEM}(.+))?|\bopen\s+cold\b", re.IGNORECASE)),
    ("end_with", re.compile(rf"\b(?:end|close|finish)s?{THE_READ}\s+(?:with|on|at|in)\s+{TO_ITEM}(.+)", re.IGNORECASE)),
    ("sober", re.compile(r"\b(?:no|without|skip(?: the)?|avoid|fewer|drop the)\s+(?:any\s+)?(?:jok\w+|banter|humou?r|puns?|quips?|"
                         r"chit-?chat|small talk|clown\w*)"
                         r"|\b(?:keep (?:it|things)|stay|be|play it)\s+(?:serious|sober|earnest|straight|dignified)", re.IGNORECASE)),
    ("credits", re.compile(r"\b(?:no|without|skip(?: the)?|leave out the)\s+(?:\w+\s)?(?:credits?|sign-?offs?|outros?)\b", re.IGNORECASE)),
    ("recaps", re.compile(r"\b(?:no|without|skip(?: the)?)\s+(?:recaps?|summar\w+|summing up)\b", re.IGNORECASE)),
    ("interruptions", re.compile(r"\b(?:no|without)\s+interrupt\w+|\b(?:never|do not|don['’]t)\s+interrupt", re.IGNORECASE)),
    ("leave_out", re.compile(r"\b(?:(?:do not|don['’]t|never|avoid)\s+(?:mention|say|talk about|talk of|bring up|use|discuss|"
                             r"quote|speak of)\w*|avoid(?: any)?|"
                             r"without|leave out|skip|omit|nothing about|no mention of|stay away from)"
                             r"\s+(?:the\s+(?:part|bit)s?\s+about\s+)?(?:the\s+)?(.+)", re.IGNORECASE)),
    ("bring", re.compile(r"\b(?:include|mention|make sure (?:to (?:include|mention)|that)|must have|feature|bring in|focus on|dwell on|"
          r"emphasi[sz]e|lean on|"
                         r"concentrate on|give (?:more )?(?:room|time|space|weight) to|quote|use)\s+(?:the\s+)?(.+)", re.IGNORECASE)),
)  # fmt: skip
OF_THE_SOUND = re.compile(
    r"\b(?:music|musik|musique|música|sound effects?|sfx|geräusche?|bruitages?|efectos|narrator|erzähler\w*|narrat\w+|narrador\w*|"
    r"musica|muziek|rumori|geluid\w*|efeitos|effetti|verteller\w*|voce narrante)\b",
    re.IGNORECASE,
)
"""What may be wished away and is no matter of a passage."""
NUMBERS = {word: value for value, word in enumerate("zero one two three four five six seven eight nine ten".split())}
LENGTH = re.compile(
    rf"\b(?:about|around|under|below|at most|than|to|roughly|within|exactly|for|length\W+|etwa|ungefähr|rund|circa|ca\.|höchstens|maximal|unter|auf|"
    rf"environ|maximum|moins de|en|unos|aproximadamente|máximo|menos de|circa|ongeveer|hoogstens|minder dan|meno di|massimo|cerca de|"
    rf"no máximo|durata\W+|duur\W+|duração\W+|durée\W+|länge\W+|duración\W+)"
    rf"\s*(\d+(?:\.\d+)?|{'|'.join(NUMBERS)})[\s-]*(min|sec|sek|seg)\w*",
    re.IGNORECASE,
)
MANNER = re.compile(
    r"\b(?:quiet|soft|whisper|gent|slow|careful|deliberat|hesita|quick|brisk|urgen|excit|bright|warm|loud|angr|angri|firm|dry|drily|wry|"
    r"grave|sad|wear|curio|"
    r"calm|tense|tender|hush|breathless|cold|cool|flat|solemn|playful|amused|bitter|wistful|intimate|confiden|matter-of-fact|unhurried|measured|"
    r"nervous|proud|stern|sober|melanchol|cheer|sinister|eerie|deadpan)\w*|"
    r"\b(?:leise|ruhig|sanft|langsam|trocken|ernst|heiter|lebhaft|eindringlich|nachdenklich|zögernd|flüsternd|fröhlich|traurig|bestimmt|"
    r"nüchtern)(?:e[rnsm]?)?\b|"
    r"\b(?:doux|douce(?:ment)?|lent(?:e|ement)?|calme|chaleureu(?:x|se)|enjoué|enjouée|posé|posée|sèchement|à voix basse|sobre|triste|grave)s?\b|"
    r"\b(?:piano|sottovoce|lentamente|dolcemente|sereno|serena|allegr[oa]|asciutt[oa]|tranquill[oa]|cald[oa]|malinconic[oa])\b|"
    r"\b(?:zacht(?:jes)?|rustig|langzaam|droog|ernstig|vrolijk|warm|fluisterend|nuchter|weemoedig)\b|"
    r"\b(?:baixinho|em voz baixa|devagar|calm[oa]|séri[oa]|secamente|caloros[oa]|melancólic[oa])\b|"
    r"\b(?:suave|lento|lenta|despacio|tranquil[oa]|cálid[oa]|sereno|serena|alegre|sobrio|sobria|triste|pausad[oa])s?\b",
    re.IGNORECASE,
)
DELIVERY = re.compile(
    r"\b(?:tone|voice|deliver\w*|pauses?|pausing|beat|breath\w*|laugh\w*|sigh\w*|smil\w*|shout\w*|stimme\w*|tonfall|voix|voz|tono|"
    r"voce|stem|toon|tom)\b|\([^)]+\)",
    re.IGNORECASE,
)


def parts_of(notes: str) -> list[str]:
    """The notes wish by wish."""
    found = [part.strip(" \t-*•") for part in PARTS.split(notes) if part]
    return [part for part in found if re.search(r"\w", part)]


def of_the_cast(part: str) -> bool:
    """Whether a part says who speaks, which the troupe has read already."""
    return any(pattern.search(part) for pattern in (DECORATED, LISTED, HOSTING, HOSTED_BY, NARRATING, CALLED, ROOM))
