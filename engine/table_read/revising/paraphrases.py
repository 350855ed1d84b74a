"""Revising, paraphrases: further ways of saying what the grammar knows, each put into the grammar's own words; pure."""

from __future__ import annotations

import re

SCENES = r"(?:scenes?|beats?|parts?|chapters?|sections?)"
AMOUNT = r"(?:a (?:bit|little|lot|touch|tad|shade|notch)\s+|much\s+|slightly\s+|some\s+)?"
WOULD = r"(?:(?:i|we)(?:['’]d| would)\s+(?:rather|prefer (?:it )?(?:if|that)|prefer))"
NAMED = r"(?:were|was|be|is|are)\s+(?:called|named|known as)"
ABOUT = r"(?:about|on|with|of|to|regarding|concerning|around)"
BUT = r"(?:apart from|except for|except|but not|other than|but for)"
PARAPHRASES: tuple[tuple[str, str], ...] = (
    (
        r"(?:give|lend)\s+(?P<a>.+?)\s+(?:some\s+|a (?:bit|little|touch)\s+(?:of\s+)?)?(?P<m>more|less)\s+(?P<b>\w+)",
        r"make \g<a> \g<m> \g<b>",
    ),
    (
        r"(?P<a>.+?)\s+(?:should|shall|must|will|is to|can)\s+go\s+by\s+(?:the\s+name\s+(?:of"
        r"\s+)?)?(?P<b>.+?)(?:\s+(?:from (?:here|now) on|instead))?", r"rename \g<a> to \g<b>"),
    (
        r"(?:swap|switch|change|trade|replace)\s+(?:out\s+)?the\s+name\s+(?:of\s+)?(?P<a>.+?)\s+(?:for|to"
        r"|into|with|by)\s+(?P<b>.+)", r"rename \g<a> to \g<b>"),
    (rf"{WOULD}\s+(?P<a>.+?)\s+{NAMED}\s+(?P<b>.+?)", r"rename \g<a> to \g<b>"),
    (
        r"(?P<a>.+?)\s+(?:is|are|has|have|ought|needs?)\s+to\s+be\s+(?:called|named|known\s+as"
        r"|renamed(?:\s+to)?)\s+(?P<b>.+)", r"rename \g<a> to \g<b>"),
    (
        r"use\s+(?P<b>.+?)\s+(?:as|for)\s+(?:the\s+name\s+(?:of|for)\s+(?P<a>.+)|(?P<c>.+?)['’]s\s+name)", r"rename \g<a>\g<c> to \g<b>"),
    (
        r"(?:give|lend)\s+(?P<a>.+?)\s+(?:an?\s+|some\s+)?(?:bit\s+|little\s+)?(?:of\s+an?"
        r"\s+)?(?P<m>(?:more|less)\s+)?(?P<b>\w+)\s+(?:feel|feeling|tone|touch|mood|note|sound|air|edge"
        r"|delivery)", r"make \g<a> \g<m>\g<b>"),
    (
        r"(?:dial|turn|tone|bring|take)\s+down\s+the\s+(?P<b>\w+)\s+(?:in|of|for|on)\s+(?P<a>.+)", r"make \g<a> less \g<b>"),
    (
        r"(?:dial|turn|bring|ramp|pump)\s+up\s+the\s+(?P<b>\w+)\s+(?:in|of|for|on)\s+(?P<a>.+)", r"make \g<a> more \g<b>"),
    (
        rf"(?P<a>.+?)\s+(?:could|can|might)\s+(?:use|do with|take|stand)\s+(?:some(?:\s+more)?|more"
        rf"|{AMOUNT}(?:more\s+|of\s+)*)\s*(?P<b>\w+)", r"make \g<a> more \g<b>"),
    (
        r"(?:have|let|make)\s+(?P<a>.+?)\s+(?P<b>whisper|shout|yell|murmur|mutter|slow down"
        r"|speed up)(?:\s+(?:throughout|all the way|the whole time|everything|from start to finish))?", r"make \g<a> \g<b>"),
    (
        rf"(?P<a>everyone|everybody|everything|all of them)\s+{AMOUNT}(?P<b>(?:more\s+|less\s+)?\w+),?"
        rf"\s+{BUT}\s+(?P<w>.+)", r"make \g<a> except \g<w> \g<b>"),
    (
        rf"make\s+(?P<a>everyone|everybody|everything|all of them)\s+{AMOUNT}(?P<b>(?:more\s+|less"
        rf"\s+)?\w+),?\s+{BUT}\s+(?P<w>.+)", r"make \g<a> except \g<w> \g<b>"),
    (
        r"(?:the\s+)?lines\s+(?P<a>\d+)\s+and\s+(?P<b>\d+)\s+(?:the\s+other\s+way\s+(?:round|around)"
        r"|swapped|reversed|in\s+(?:the\s+)?reverse(?:\s+order)?)", r"swap line \g<a> and line \g<b>"),
    (
        r"(?:swap|switch|exchange|flip|reverse)\s+(?:round\s+|around\s+)?(?:the\s+order\s+of\s+)?lines"
        r"\s+(?P<a>\d+)\s+and\s+(?P<b>\d+)", r"swap line \g<a> and line \g<b>"),
    (
        rf"(?:swap|switch|exchange|flip|reverse|change)\s+(?:the\s+order\s+of\s+)?(?:the\s+)?last\s+two"
        rf"\s+{SCENES}", "swap the penultimate scene and the last scene"),
    (
        rf"(?:swap|switch|exchange|flip|reverse|change)\s+(?:the\s+order\s+of\s+)?(?:the\s+)?first\s+two"
        rf"\s+{SCENES}", "swap the first scene and the second scene"),
    (
        rf"(?:swap|switch|exchange|flip|reverse|change)\s+the\s+order\s+of\s+{SCENES}\s+(?P<a>\d+)\s+and"
        rf"\s+(?P<b>\d+)", r"swap scenes \g<a> and \g<b>"),
    (
        rf"(?:fold|merge|roll|work|pull|put)\s+{SCENES}\s+(?P<a>\d+)\s+(?:into|together with|with)"
        rf"\s+{SCENES}\s+(?P<b>\d+)", r"merge scenes \g<a> and \g<b>"),
    (
        rf"(?:join|put|bring|run|fuse|merge)\s*(?:up|together)?\s+(?P<w>{SCENES}|lines)\s+(?P<a>\d+)"
        rf"\s+(?:and|with)\s+(?P<b>\d+)(?:\s+together)?", r"merge \g<w> \g<a> and \g<b>"),
    (
        r"(?P<a>.+?)\s+(?:belongs?|goes|go)\s+(?:at|in|to)\s+(?:the\s+)?(?:very\s+)?(?:front|start"
        r"|beginning|top|opening)", r"move \g<a> to the start"),
    (
        r"(?P<a>.+?)\s+(?:belongs?|goes|go)\s+(?:at|in|to)\s+(?:the\s+)?(?:very\s+)?(?:end|back|bottom"
        r"|close)", r"move \g<a> to the end"),
    (
        r"(?:put|move|place|bring|shift)\s+(?P<w>.+?)\s+(?:ahead of|in front of)\s+(?P<p>.+)", r"move \g<w> before \g<p>"),
    (r"(?:put|move|place|bring|shift)\s+(?P<w>.+?)\s+(?:behind|right behind)\s+(?P<p>.+)", r"move \g<w> after \g<p>"),
    (
        r"(?:have|let)\s+(?P<a>.+?)\s+(?:open|start|begin|kick off)(?:\s+(?:it|things|the (?:show|read"
        r"|whole thing|episode)))?(?:\s+off)?", r"start with \g<a>'s first line"),
    (
        r"(?:have|let)\s+(?P<a>.+?)\s+(?:close|end|finish|have the last word)(?:\s+(?:it|things"
        r"|the (?:show|read|whole thing|episode)))?(?:\s+off)?", r"end with \g<a>'s last line"),
    (
        r"(?:can|could|should)\s+(?:it|this)\s+(?:run|be|last|go on)\s+(?P<x>.*\b(?:longer|shorter)\b.*)", r"make it \g<x>"),
    (
        r"(?P<a>.+?)\s+(?:takes?|took)\s+over\s+(?:everything|all|whatever|what)(?:\s+that)?"
        r"\s+(?P<b>.+?)\s+says?", r"give \g<b>'s lines to \g<a>"),
    (
        r"(?:have|let)\s+(?P<a>.+?)\s+take\s+over\s+(?:everything|all|whatever|what|from)(?:\s+that)?"
        r"\s+(?P<b>.+?)(?:\s+says?)?", r"give \g<b>'s lines to \g<a>"),
    (
        r"(?:let|have)\s+(?P<a>.+?)\s+(?:say|read|speak|do|take)\s+(?P<w>(?:the\s+)?lines?\s+\d+.*?"
        r"|(?:the\s+)?\w+\s+line)\s+(?:rather than|instead of|in place of|and not|not)\s+.+", r"give \g<w> to \g<a>"),
    (
        r"(?:can\s+|could\s+|let\s+|have\s+)?(?P<a>.+?)\s+and\s+(?P<b>.+?)\s+(?:should\s+|shall\s+)?(?:change|trade|swap|switch|exchange)"
        r"\s+(?:their\s+)?(?:places|roles|parts|lines|seats)(?P<w>\s+(?:in|during)\s+.+)?", r"swap \g<a> and \g<b>\g<w>"),
    (
        rf"(?:lose|drop|cut|remove|strip|delete|skip)\s+(?:out\s+)?(?:every|any|all|each)\s+(?:reference"
        rf"|mention|trace|word|bit|talk)s?\s+{ABOUT}\s+(?P<w>.+)", r"drop everything about \g<w>"),
    (
        rf"(?:lose|drop|cut|remove|strip|delete|skip|pass)\s+(?:over\s+|out\s+)?(?:the\s+)?(?:bit|part"
        rf"|stuff|passage|business|line)s?\s+{ABOUT}\s+(?P<w>.+)", r"drop everything about \g<w>"),
    (
        rf"(?:nothing|not a word|no word)\s+(?:more\s+|else\s+)?{ABOUT}\s+(?P<w>.+?)(?:\s+(?:anymore"
        rf"|any more|any longer|at all))?", r"drop everything about \g<w>"),
)  # fmt: skip
ORDINALS = {
    name: str(place) for place, name in enumerate("first second third fourth fifth sixth seventh eighth".split(), 1)
}
TWO = re.compile(
    rf"\bthe\s+({'|'.join(ORDINALS)})\s+and\s+(?:the\s+)?({'|'.join(ORDINALS)})\s+(scene|line|beat|chapter|part)s?\b", re.IGNORECASE
)  # fmt: skip
ENDS = re.compile(
    r"\bthe\s+(?P<a>first|last|opening)\s+and\s+(?:the\s+)?(?P<b>last|first|closing|final|penultimate)\s+(?P<what>scene|beat|chapter|section)s?\b",
    re.IGNORECASE,
)
AMPERSAND = re.compile(r"(?<=\d)\s*[&+]\s*(?=\d)")


def counted(clause: str) -> str:
    """`the first and second scene` as `scenes 1 and 2`, `2 & 3` as `2 and 3`."""
    said = ENDS.sub(r"the \g<a> \g<what> and the \g<b> \g<what>", AMPERSAND.sub(" and ", clause))
    return TWO.sub(lambda two: f"{two[3]}s {ORDINALS[two[1].lower()]} and {ORDINALS[two[2].lower()]}", said)
