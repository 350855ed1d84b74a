"""Revising, clauses: an instruction cut into the single wishes it is made of; what stands in quotation marks stays whole; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.table_read.revising.abroad import BREAK as BREAK_ABROAD

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)'[^'\n]+'(?!\w)|(?<!\w)‘[^’\n]+’(?!\w)")
VERBS = (
    "add|axe|bin|chop|ditch|scrap|begin|bring|call|change|close|combine|condense|cut|delete|drop|emphasi[sz]e|end|exchange|expand|extend|finish|focus|give|have|insert|join|"
    "keep|lengthen|let|make|merge|move|mute|open|put|read|recast|remove|rename|retitle|replace|rewrite|say|shorten|silence|sing|skip|slow|speed|split|start|stress|"
    "swap|switch|take|trade|translate|reduce|shrink|underline|tighten|tone|trim|turn|unmute"
)
HAS_VERB = re.compile(rf"^(?:{VERBS})\b", re.IGNORECASE)
BREAK = re.compile(
    rf"(?:[.!?;]+(?=\s|$)|\n+|,?\s+(?:and\s+)?(?:then|also|after that|finally|next)\s+(?=(?:{VERBS})\b)|"
    rf",\s*(?:and\s+)?(?=(?:{VERBS})\b)|\s+(?:and|&)\s+(?=(?:{VERBS})\b)|,\s*(?=[^,.;]{{1,60}}\s*(?:=>|->|→))|\s+(?:-|–|—)\s+|\s*—\s*"
    r"|,\s*(?:and\s+|so\s+|but\s+)?(?=(?:he|she|they|it|[A-ZÀ-Þ]\w+)\s+(?:should|must|could|needs? to|has to|have to)\b)"
    r"|,\s*(?:and\s+)?(?=(?:everything|whatever|all|the rest)\s+(?:that\s+)?(?:comes\s+)?(?:after|before|behind)\b)"
    r"|,\s*(?:so\s+|and\s+)?(?=(?:can|could|should|would|may|might|shall)\s+(?:you|we|he|she|they|it|the|[A-ZÀ-Þ]\w+)\b))\s*",
    re.IGNORECASE,
)
POLITE = re.compile(
    r"^(?:(?:please|pls|plz|kindly|(?:just )?(?:one|a small|a quick) (?:thing|more thing|note)|quick one"
    r"|eh|ugh|hmm+|und|hey|also|then|and|but|now|so|first|second|finally|next|ok(?:ay)?|could (?:you|we)|can (?:you|we)|would you"
    r"|will you|may we|i(?:'|’)?d like (?:you )?to|"
    r"i want (?:you )?to|i would like (?:you )?to|if (?:it(?:'|’)?s|it is) (?:not too much trouble|possible|ok(?:ay)?)|if you (?:can|could|like"
    r"|don(?:'|’)t mind)|let(?:'|’)?s|we should|you should)\b[\s,:]*|[-*•]\s+|\d+[.)]\s+)+",
    re.IGNORECASE,
)
INLINE = re.compile(r"(?<=\s)(?=\d{1,2}[.)]\s+[A-Za-z])|\s*[•]\s+")
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERED = re.compile(rf"\b(scenes?|lines?|beats?|chapters?|parts?)\s+({'|'.join(WORDS)})\b(?!\s+of\b)", re.IGNORECASE)
FIRST_OF_LIST = re.compile(r"\s*(?:1[.)]|[•])\s")
TITLE = re.compile(r"\b(?:Mrs?|Ms|Dr|Prof|St|Rev|Capt|Lt|Sgt|No|[Mm]ax|[Aa]pprox|[Cc]a|esp|etc|vs)\.(?=\s)")
SPOKEN = re.compile(
    r"(?<=:)[ \t]+(?![\"“«'‘])\S[^\n;]*?(?:[.!?…](?=\s+(?:(?:then|and|also),?\s+)?(?:"
    rf"{VERBS})\s+(?:the\s+)?(?:lines?|scenes?|last|first|title)\b)|(?=\n|;|$))"
)
A_LINE = re.compile(r"\b(?:lines?|add|insert|says?)\b[^:\n]*:$", re.IGNORECASE)
ASIDE = re.compile(
    r"^(?:keep|leave)\s+(?:the (?:rest|others?)|everything else|all else|all the rest)(?:\s+(?:as (?:it|they)? ?(?:is|are|was|were)|unchanged|alone"
    r"|the same))?$|"
    r"^(?:(?:good )?(?:morning|evening|afternoon)|(?:i )?(?:love|like|loved) (?:it|this)|great(?: (?:job|work|stuff))?"
    r"|nice|(?:very )?good|lovely|well done|so far so good)$|"
    r"^(?:thanks|thank you|cheers|that(?:'|’)s (?:all|it)|please|hi|hello)(?:\s+(?:a lot|so much|very much))?$|"
    r"^(?:if (?:it(?:'|’)?s|it is|you|possible)\b(?!.*\bline).*(?:trouble|possible|can|could|like|mind))$",
    re.IGNORECASE,
)
WANTED = re.compile(
    r"^(?:i(?:'|’)?d like|i would like|i want|we want|we(?:'|’)?d like)\s+(.+?)\s+to\s+(?=\w)", re.IGNORECASE
)
KEPT_WORDS = re.compile(
    r"\b(?:remove|drop|cut|delete|lose|take out)\s+(?P<who>[^,.;\n]+?),?\s+(?:but\s+|and\s+)?(?:keep|leave|give|hand|pass)\s+"
    r"(?:his|her|their|the)\s+(?:words|lines?|part)\s+(?:with|to|for|over to)\s+(?P<to>[^,.;\n]+)",
    re.IGNORECASE,
)
MERGED_AS = re.compile(
    r"(?P<merge>\b(?:merge|join|combine|fuse|fold)\s+(?:the\s+)?(?:scenes?|beats?|chapters?)\s+(?P<first>\d+)\b[^.;\n]*?\d)\s*,?\s*(?:and|&)\s+"
    r"(?:re-?title|title|call|name|rename)\s+(?:it|them|that|the result)\s+(?:to\s+|as\s+)?",
    re.IGNORECASE,
)
FIRST_TWO = re.compile(r"\bthe first two (?P<what>scenes|beats|chapters)\b", re.IGNORECASE)
WORD_FOR_WORD = re.compile(
    r"(?:nobody (?:says|talks of)|i (?:hate|do\s*n['’]t like|dislike)|"
    r"(?:do\s*n['’]t|never) say|instead of(?: saying)?|not)\s+(?P<old>\ue000\d+\ue001)\s*(?:[-–—,;:.]+\s*)?"
    r"(?:make it|say|use|but|put)\s+"
    r"(?P<new>\ue000\d+\ue001)(?:\s+instead)?",
    re.IGNORECASE,
)
LINES_TOO = re.compile(
    r"(?P<before>\blines?\s+\d[^.;\n]*?,?\s*(?:(?:and|then)\s+)?\b(?:join|merge|swap|drop|mute|cut|remove|combine)\s+)(?P<pair>\d+(?:\s*(?:,|and|&)\s*\d+)+)",
    re.IGNORECASE,
)
BY_THE_WAY = re.compile(r"(?P<and>(?:,?\s*\band\s+)?)\bwhile (?:you|we)(?:['’]re| are) at it,?\s*", re.IGNORECASE)
TAKE_AND_PUT = re.compile(
    r"\btake\s+(?P<what>(?:(?!\b(?:and|then)\b)[^,.;\n])+?),?\s+and\s+(?:then\s+)?(?:put|stick|move|place|shove|bring|set)\s+(?:it|them|that)\s+",
    re.IGNORECASE,
)
WHERE_IT_SAYS = re.compile(
    r"\bwhere(?:ver)? it says (?P<old>[\w'-]+),? (?:it should |please |we should )?(?:say|read|put|make it|use)\s+(?P<new>[\w'-]+)(?=$|[.;,\n])",
    re.IGNORECASE,
)
WHO_IS_CALLED = re.compile(
    r"(?P<wish>\b(?:have|make|want|need|let)\s+(?P<who>[^,.;\n]+?)\s+(?:to\s+)?(?:be\s+|become\s+)?an?\s+(?:\w+\s+)?(?:woman|man|girl|boy))\s+(?:called|named)\s+",
    re.IGNORECASE,
)
TOO_LONG = re.compile(
    r"(?P<what>(?:^|(?<=[.;\n]))[^,.;\n]+?)(?:\s+(?:is|are|feels?|runs?|gets?)|['’]s|['’]re)\s+(?:\w+\s+){0,2}?too\s+long(?:-winded)?\s*"
    r"(?:[,;:.–-]+\s*|\s+)(?:so\s+|and\s+|please\s+|can you\s+)*"
    r"(?P<verb>cut|trim|shorten|tighten|condense|shrink)\s+(?:it|them|that)\b(?:\s+(?:up|down|back))?(?=[^\w]|\s+by\b|\s+to\b|$)",
    re.IGNORECASE,
)
KEPT_ALONE = re.compile(
    r"\bkeep\s+(?:only\s+|just\s+)?(?P<what>[^.;\n]+?),?\s+(?:and\s+|but\s+)?(?:drop|lose|cut|remove|delete|skip)\s+(?:the\s+)?"
    r"(?:others?|rest|remaining(?: \w+)?|everything else)\b",
    re.IGNORECASE,
)
LEAVE_IN = re.compile(
    r"^(?:leave|keep)\s+(?P<what>[^,.;\n]+?)\s+(?:in|alone),?\s+(?:but|and)\s+(?P<wish>[^.;\n]+?)(?=[.;\n]|$)",
    re.IGNORECASE | re.MULTILINE,
)
STAYS = re.compile(
    r"(?<=\w)(?:,\s*(?:(?:but|and|aber)\s+)?|\s+(?:but|aber|doch)\s+)(?P<what>(?!(?:keep|it|that|let)\b)[^,.;\n]{3,40}?)\s+"
    r"(?:(?:(?:should|must|has to|have to|needs? to)\s+)?(?:stays?|remains?)(?:\s+in)?|(?:soll|sollen|muss|müssen)\s+(?:drin\s*)?bleiben)(?P<was>)(?=$|[.;\n])",
    re.IGNORECASE,
)
AND_KEEP = re.compile(
    r"(?<=\w)(?:,\s*|\s+)(?:(?:and|but)\s+)?(?P<keep>(?:keep|leave|do\s*n['’]?t (?:touch|cut|change|lose|drop)|do not (?:touch|cut|change|lose|drop))\s+"
    r"(?!(?:only|just|nothing|out|it|that|them)\b)(?![^.;,\n]*\bout\b)[^.;,\n]+)(?=$|[.;\n])",
    re.IGNORECASE,
)
PLACE = re.compile(r"^(?:before|(?:right |just )?after|in|at)\s+(?:the\s+)?[^,]{1,40}$", re.IGNORECASE)
AFTER = re.compile(
    r"[\s,]+(?:please|pls|thanks|thank you|thx|thanx|ty|tia|cheers|if you (?:can|could)|if possible|for me|altogether|entirely|completely|for good"
    r"|than (?:the (?:rest|others?)|everything else|before|(?:it|she|he) is(?: now)?|now|they are(?: now)?))$",
    re.IGNORECASE,
)
HALVE_IT = re.compile(
    r"^halve (?:it|this|everything|the (?:whole )?(?:thing|read|script|show|episode|piece|story))$", re.IGNORECASE
)
TOO_MUCH = re.compile(
    r"^(?P<who>.+?)\s+(?:talks?|speaks?|says?|chatters?)\s+(?:(?:way|far|much)\s+)?(?:too|so)\s+much$", re.IGNORECASE
)
HOLD, HELD = "\ue000{}\ue001", re.compile(r"\ue000(\d+)\ue001")


def clauses(instruction: str) -> tuple[str, ...]:
    """The wishes one by one, without politeness and list marks."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found.group())
        return HOLD.format(len(held) - 1)

    masked = TITLE.sub(hold, QUOTED.sub(hold, instruction))
    masked = SPOKEN.sub(lambda found: hold(found) if A_LINE.search(masked[: found.start()]) else found.group(), masked)
    masked = KEPT_WORDS.sub(r"give \g<who>'s lines to \g<to>", masked)
    masked = FIRST_TWO.sub(r"\g<what> 1 and 2", masked)
    masked = LINES_TOO.sub(r"\g<before>lines \g<pair>", masked)
    masked = BY_THE_WAY.sub(r"\g<and>", masked)
    masked = TAKE_AND_PUT.sub(r"move \g<what> ", masked)
    masked = WHERE_IT_SAYS.sub(r'replace "\g<old>" with "\g<new>"', masked)
    masked = WORD_FOR_WORD.sub(r"replace \g<old> with \g<new>", masked)
    masked = WHO_IS_CALLED.sub(r"\g<wish>; rename \g<who> to ", masked)
    masked = MERGED_AS.sub(r"\g<merge>; rename scene \g<first> to ", masked)
    masked = TOO_LONG.sub(r"shorten \g<what>", masked)
    masked = KEPT_ALONE.sub(r"keep only \g<what>", masked)
    masked = LEAVE_IN.sub(r"\g<wish> but keep \g<what>", masked)
    masked = STAYS.sub(r" but keep \g<what>\g<was>", masked)
    masked = AND_KEEP.sub(r" but \g<keep>", masked)
    masked = NUMBERED.sub(lambda found: f"{found[1]} {WORDS.index(found[2].lower()) + 1}", masked)
    listed = INLINE.split(masked) if FIRST_OF_LIST.match(masked) else [masked]
    parts = [part for line in listed for part in _cut(line)]
    wishes = tuple(wish for part in parts if (wish := _wish(_released(part, held))) and not ASIDE.match(wish))
    # Alone, `halve it` is said of the whole; behind another wish nobody knows. Before one, `Felix talks too much` is its reason.
    if len(wishes) > 1:
        return wishes
    return tuple(TOO_MUCH.sub(r"say less about \g<who>", HALVE_IT.sub("shorten it by half", wish)) for wish in wishes)


def _cut(line: str) -> Iterator[str]:
    """The wishes of a line; a place (`after line 4, have …`) stays with what shall happen there."""
    place = ""
    for part in (one for half in BREAK_ABROAD.split(line) for one in BREAK.split(half)):
        if PLACE.match(part.strip()):
            place = f"{part}, "
            continue
        yield place + part
        place = ""
    yield place


def _wish(part: str) -> str:
    """What is asked for, without the courtesies before and behind it."""
    return AFTER.sub("", WANTED.sub(r"have \1 ", POLITE.sub("", part.strip(" ,")).strip())).strip(" ,")


def _released(text: str, held: list[str]) -> str:
    while HELD.search(text):
        text = HELD.sub(lambda found: held[int(found[1])], text)
    return text


def unquoted(text: str) -> str:
    """The text without the quotation marks around it."""
    return text.strip().strip("\"“”«»‘’' \u00a0")


def numbers(text: str) -> Iterator[int]:
    """The numbers a list such as `2, 5 and 7-9` means, as written."""
    for first, last in re.findall(r"(\d+)(?:\s*(?:-|–|to|through|until)\s*(\d+))?", text):
        yield from range(int(first), int(last or first) + 1)
