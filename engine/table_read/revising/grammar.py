"""Revising, grammar: the ways people ask for a change, the most particular first; pure."""

from __future__ import annotations

import re

from engine.table_read.model import TableRead
from engine.table_read.revising import (
    dropping,
    lengths,
    ordering,
    parts,
    pausing,
    sequence,
    stressing,
    toning,
    translating,
    wishes,
)
from engine.table_read.revising.answers import Answer
from engine.table_read.revising.wishes import Recogniser

QUOTED = r"[\"“'‘«].+[\"”'’»]"
MEASURE = (
    r"(?:(?:(?:down|back)\s+)?(?:to|by|in)\s+(?:(?:about|around|roughly|some)\s+)?(?:(?:an?|one|two|three)\s+)?(?:half|thirds?|quarters?|\d+\s*(?:%"
    r"|percent|per cent|s\b|secs?|seconds"
    r"|minutes?|mins?))(?:\s+(?:its|the|their) (?:length|size))?|(?:down|up|a bit|a little|slightly))"
)
MANNER = (
    r"(?:(?:a bit|a little|a touch|a lot|a notch|a shade|a tad|much|slightly|far|way)\s+)?(?:(?:more|less|very)\s+\w+|\w+er)"
    r"(?:\s+(?:and|but)\s+(?:(?:more|less)\s+)?\w+)?"
)
WHEREVER = (
    r"\s+(?:at|towards?|near) the (?:very )?(?:end|start|beginning|top|close)"
    r"|\s+(?:when|where|whenever|while)\s+(?:he|she|they|\w+)\s+(?:talks?|speaks?|says?|mentions?|tells?)\b.+"
    r"|\s+(?:in|during|throughout|within)\s+.+|\s+(?:all (?:through|the way(?: through)?|the time|along)|throughout|everywhere)"
)
IT = r"(?:it|this|that|the (?:whole )?(?:thing|read|script|show|episode|piece|story))"
GRAMMAR: tuple[tuple[str, Recogniser], ...] = (
    (rf"^(?:{translating.TRANSLATION})", translating.translate),
    (r"^(?:stop|end|finish)\s+(?:it\s+|the read\s+|right\s+|there\s+)?(?:right\s+)?after\s+(?P<place>.+)$", dropping.end_after),
    (pausing.PAUSE, pausing.pause),
    (
        r"^(?:(?:put|place|lay|give|set)\s+(?:(?:the|some|more|a bit of|extra|a little)\s+)*(?:stress|emphasis|accent|weight)\s+(?:on|to)"
        r"|stress|emphasi[sz]e|accent(?:uate)?|underline|lean (?:on|into)|hit|punch)\s+"
        r"(?:the\s+words?\s+[\"“'‘«]?|(?:the\s+)?[\"“'‘«])(?P<words>[^\"”’»]+?)[\"”'’»]?(?P<where>\s+(?:in|of|where|when|as|within|during)\s+.+)?$",
        stressing.words),
    (
        r"^(?:cut|drop|remove|lose|delete|take|shave)\s+(?P<by>(?:(?:an?|one|two|three)\s+)?(?:half|thirds?|quarters?)|\d+\s*(?:%|percent|seconds|secs?))"
        r"\s+(?:of|off|from|out of)\s+(?P<what>.+)$", parts.shorter),
    (r"^halve\s+(?P<what>.+?)(?P<by>)$", parts.shorter),
    (
        rf"^(?:cut|trim|reduce|shorten|tighten|condense|shrink|bring|slim|get|make|take)\s+(?P<what>.+?)\s+(?P<by>{MEASURE})$", parts.shorter),
    (
        r"^(?:make|get|keep)\s+(?P<what>.+?)\s+(?:be\s+)?(?P<by>(?:(?:a bit|a little|a lot|much|slightly|significantly)\s+)?"
        r"(?:shorter|tighter|briefer|more concise)(?:\s+by\s+.+)?|half (?:as long|(?:the|its) length))$", parts.shorter),
    (r"^(?:shorten|tighten|condense|shrink|trim|reduce)\s+(?P<what>.+?)(?P<by>)$", parts.shorter),
    (
        r"^(?:keep|leave)\s+(?:only|just|nothing but)\s+(?P<what>.+?)(?:\s+in\s+(?P<place>.+?))?(?:,?\s+(?:and\s+)?(?:drop|lose|cut|remove|delete|skip)"
        r"\s+(?:the\s+)?(?:others?|rest|remaining(?: \w+)?|everything else))?$", parts.keep_only),
    (
        r"^keep\s+(?P<what>.+?)(?P<place>),?\s+(?:and\s+|but\s+)?(?:drop|lose|cut|remove|delete|skip)\s+(?:the\s+)?"
        r"(?:others?|rest|remaining(?: \w+)?|everything else)$", parts.keep_only),
    (r"^split\s+(?P<line>.+?)(?:\s+(?:in|into)\s+(?:two|half|2)(?:\s+(?:lines|parts|halves))?)?$", parts.halved),
    (r"^(?:make|turn)\s+(?P<line>.+? line)\s+(?:into\s+)?(?:two|2)\s+(?:lines|of it)$", parts.halved),
    (
        r"^(?:change|set|make)\s+the\s+(?:(?:title|name)\s+of\s+(?P<scene>scene .+?)|title)(?:\s+of .+?)?\s+(?:to|into|"
        r"read)\s+(?P<title>.+)$", wishes.retitle),
    (r"^(?:re-?title|rename|call|title|name)\s+(?P<scene>(?:the\s+)?(?:scene|beat|chapter|part|section)\s+\d+|the \w+ (?:scene|beat|chapter|part"
    r"|section))\s+(?:to|as|into)?\s*(?P<title>.+)$", wishes.retitle),
    (r"^(?P<scene>)(?:re-?title|new title|title)\s*:\s*(?P<title>.+)$", wishes.retitle),
    (
        r"^(?P<scene>)(?:re-?title|call|rename)\s+(?:it|the (?:whole )?(?:thing|read|show|episode|story|piece|script))\s+(?:to\s+|as"
        r"\s+)?(?P<title>.+)$", wishes.retitle),
    (
        r"^(?:change|replace|rewrite)\s+(?P<line>(?:the\s+)?(?:line|entry)\s+\d+|the \w+ line|[^\"“:]+?['’]s \w+ line)\s+(?:to|with|as|into|"
        r"so (?:that )?it says)\s*:?\s*(?P<text>.+)$", wishes.say),
    (r"^(?:make\s+)?(?P<line>(?:the\s+)?(?:line|entry)\s+\d+|the \w+ line)(?:\s+(?:should\s+)?(?:say|read)s?)?\s*:\s*(?P<text>.+)$", wishes.say),
    (
        rf"^(?:replace|change)\s+(?P<old>\d[\d.,]*)\s+(?:with|by|to|into)\s+(?P<new>\d[\d.,]*|{QUOTED})(?P<where>\s+in\s+[^\"”’»]+)?$", wishes.replace_words),
    (
        rf"^(?:replace|change|swap|turn)\s+(?:the words?\s+|every\s+|all\s+)?(?P<old>{QUOTED})\s+(?:with|by|to|into|"
        rf"for)\s+(?P<new>{QUOTED})(?P<where>\s+in\s+[^\"”’»]+)?$", wishes.replace_words),
    (r"^(?:rename|call)\s+(?P<who>.+?)\s+(?:to|into|as)\s+(?P<name>.+)$", wishes.rename),
    (r"^change\s+(?P<who>.+?)(?:['’]s)?\s+name\s+to\s+(?P<name>.+)$", wishes.rename),
    (r"^(?P<who>.+?)\s+(?:should be|is now|is)\s+(?:called|named|renamed)(?: to)?\s+(?P<name>.+)$", wishes.rename),
    (r"^(?:call|name)\s+(?P<who>the \w+|[^\s]+)\s+(?P<name>.+)$", wishes.rename),
    (
        r"^(?:swap|switch|exchange)\s+(?:the\s+(?:order|places|lines|roles|voices|parts)\s+of\s+)?(?P<one>.+?)\s+(?:and|"
        r"with)\s+(?P<other>.+)$", wishes.swap),
    (
        r"^(?:merge|combine|join)\s+(?P<what>scenes?|beats?|lines?)\s+(?P<one>\d+)\s+(?:and|with|into|,)\s*(?:scene|beat|"
        r"line)?\s*(?P<other>\d+)$", wishes.merge),
    (r"^split\s+(?P<line>(?:the\s+)?line\s+\d+|the \w+ line)\s+(?:right\s+)?(?P<side>before|after|at)\s+(?P<where>.+)$", wishes.split),
    (r"^(?:give|hand|assign)\s+(?P<lines>.+?)\s+to\s+(?P<who>.+)$", wishes.give),
    (r"^(?:let|have|make)\s+(?P<who>.+?)\s+(?:say|read|speak|take)\s+(?P<lines>(?:the\s+)?(?:lines?|entr)\b.+|the \w+ line)$", wishes.give),
    (r"^(?P<verb>mute|silence|unmute)\s+(?P<what>.+)$", wishes.mute),
    (rf"^(?:add|insert|put in)\s+(?:a\s+|the\s+)?(?:line\s*)?(?:saying|that says|reading|:)?\s*(?P<text>{QUOTED})(?P<rest>.*)$", wishes.add),
    (r"^(?:add|insert|put in)(?P<rest>(?:\s+(?:a\s+line|(?:before|after|at)\s+[^:]+?|(?:by|for|from)\s+[^:]+?))*)\s*:\s*(?P<text>.+)$", wishes.add),
    (rf"^(?:have|let)\s+(?P<who>.+?)\s+(?:say|add|ask|answer|reply)\s*:?\s*(?P<text>{QUOTED})(?P<where>(?:\s+.*)?)$", wishes.have_say),
    (
        r"^(?:move|put|bring|place|shift)\s+(?P<what>.+?)\s+"
        r"(?P<where>(?:to(?!\s+\d+\s)|at|before|after|right before|right after|up to|down to)\b.+)$", ordering.move),
    (r"^(?P<which>start|open|begin|end|close|finish)\s+(?:it\s+)?(?:with|on|off with)\s+(?P<what>.+)$", ordering.open_with),
    (
        r"^(?:reverse|invert|turn around)\s+(?:the\s+order\s+of\s+)?(?:all\s+)?(?:the\s+)?(?:scenes|beats|chapters|parts)(?:['’]"
        r"\s+order)?$", ordering.reverse),
    (r"^(?:give)\s+(?P<who>.+?)\s+(?:an?\s+)(?P<traits>.+?)\s+voice$", wishes.voice),
    (
        r"^(?:make|change)\s+(?P<who>.+?)['’]s\s+voice\s+(?:be\s+|sound\s+|to\s+)?(?P<traits>(?:.*\b(?:deeper|lower|"
        r"higher|male|female|man|woman|british|american|scottish|irish|indian|australian|younger|older|different|other|"
        r"another)\b).*)$", wishes.voice),
    (
        r"^(?:re-?cast|change the voice of|use (?:a |an )?(?:different|other|"
        r"another) voice for)\s+(?P<who>.+?)(?:\s+(?:as|with|to)\s+(?P<traits>.+))?(?P<_>)$", wishes.voice),
    (
        rf"^(?:make|get|keep)\s+{IT}\s+(?:be\s+|run\s+)?(?:a (?:bit|little|lot)\s+|much\s+|slightly\s+|"
        rf"significantly\s+)?(?:shorter|tighter|briefer|more concise|half as long|half the length).*$", lengths.shorter),
    (
        r"^(?:shorten|tighten|trim|condense|cut)(?:\s+(?:it|this|the (?:read|script|show|episode|whole thing|"
        r"piece)))?(?:\s+(?:down|up|back))?(?:\s+(?:to|by|in|under|a bit|a little|slightly)\b.*)?$", lengths.shorter),
    (r"^(?:shorten|trim|cut)\s+(?:it\s+)?(?:by\s+)?\d+\s*(?:%|percent|seconds?|minutes?).*$", lengths.shorter),
    (r"^(?:(?:a (?:bit|little|lot)|slightly|somewhat|much)\s+)?(?:shorter|tighter)\b.*$", lengths.shorter),
    (rf"^(?:make\s+{IT}\s+.*\blonger\b.*|(?:lengthen|extend|expand)\b.*|longer\b.*)$", lengths.longer),
    (
        rf"^(?:make|keep|get|bring)\s+{IT}\s+(?:to\s+|run\s+|last\s+|under\s+|about\s+|around\s+|"
        rf"down to\s+)*\S+.*\b(?:minutes?|seconds?|mins?|secs?|hours?)\b.*$", lengths.timed),
    (sequence.LISTED, sequence.in_order),
    (sequence.ORDER, sequence.in_order),
    (
        r"^(?:remove|drop|delete|cut|no|without|lose)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:(?:stage|acting|delivery)\s+directions?|parentheticals?)(?:\s+(?:in|of|from)\s+"
        r"(?P<where>.+))?$", toning.plain),
    (r"^say less about\s+(?P<what>.+)$", parts.less_about),
    (r"^(?:remove|cut|drop|delete|skip|lose|take out|leave out|omit)\s+(?:out\s+)?(?P<what>.+)$", dropping.remove),
    (r"^(?:slow|speed)\s+(?P<what>.*?)\s*(?:up|down)\s*(?P<rest>.*)$", lambda read, found: _paced(read, found)),
    (
        r"^(?:make|read|have|let|turn|keep)\s+(?P<what>.+?)\s+(?:be\s+|sound\s+|read\s+|speak\s+|feel\s+|a (?:bit|little|"
        r"lot)\s+|much\s+|slightly\s+)*(?P<how>(?:more|less|very|not)\s+.+|\S+(?:\s+and\s+\S+)?)$", toning.tone),
    (rf"^(?P<what>.+?)\s*[:,]?\s+(?P<how>{MANNER})(?P<where>{WHEREVER})?$", toning.placed_tone),
    (rf"^(?P<what>)(?P<how>{MANNER})(?P<where>{WHEREVER})$", toning.placed_tone),
    (rf"^(?:make|have|let|get)\s+(?P<what>.+?)\s+(?:be\s+|sound\s+|speak\s+|talk\s+)?(?P<how>{MANNER})(?P<where>{WHEREVER})$", toning.placed_tone),
    (r"^(?=.*\d|.*(?:minute|second|min\b|sec|hour)).*$", lengths.bare),
    (
        r"^(?P<what>)(?P<how>(?:(?:a bit|a little|much|slightly)\s+)?(?:(?:more|less)\s+)?\w+(?:\s+and\s+(?:(?:more|"
        r"less)\s+)?\w+)?)(?:,? please)?$", toning.tone),
    (
        r"^(?:emphasi[sz]e|stress|underline|lean on|lean into)\s+(?P<what>(?:the\s+)?lines?\s+\d.*|(?:the\s+)?\w+\s+line|"
        r".+?['’]s\s+(?:\w+\s+)?lines?)$", toning.stress),
    (
        r"^(?:undo|revert|restore|roll back|go back to|bring back)\b.*\b(?:change|version|edit|refine|before|last|again)\b.*$|"
        r"^undo(?: (?:it|that|this))?$", wishes.undo),
    (
        r"^(?:emphasi[sz]e|stress|focus on|focus more on|more (?:about|on)|say more about|add (?:more )?(?:about|on|"
        r"a (?:scene|beat|part|section|bit) (?:about|on))|include|go deeper (?:on|into)|go into (?:more |greater )?detail (?:about|on|of)|explain"
        r"|mention|bring up|"
        r"bring in)\b(?!\s+(?:it|that|this|them)\b)\s*\S[^:]*$", wishes.from_sources),
)  # fmt: skip
LONGEST = 500
COMPILED = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), recognise) for pattern, recognise in GRAMMAR)


def meaning(read: TableRead, clause: str) -> Answer | None:
    """What one clause asks for; None where it is not understood. Raises `EditRefused` when it asks for what there is not."""
    if len(clause) > LONGEST:
        return None
    for pattern, recognise in COMPILED:
        found = pattern.match(clause)
        answer = recognise(read, found) if found else None
        if answer is not None:
            return answer
    return None


def _paced(read: TableRead, found: re.Match[str]) -> Answer | None:
    how = "slower" if found.string.lower().startswith("slow") else "faster"
    what = found["what"] or found["rest"] or "it"
    retold = re.match(r"(?P<what>.*) (?P<how>\w+)$", f"{what} {how}")
    return toning.tone(read, retold) if retold else None
