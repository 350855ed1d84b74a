"""Revising, idioms: other ways of saying what the grammar knows, each put into the grammar's own words; pure."""

from __future__ import annotations

import re

from engine.table_read.revising.paraphrases import PARAPHRASES, SCENES, counted

QUOTED = r"[\"“'‘«].+?[\"”'’»]"
AMOUNT = r"(?:a (?:bit|little|lot|touch|tad)\s+|much\s+|slightly\s+|some\s+)?"
TIMBRE = r"(?:older|younger|deeper|higher|lower)"
SAY = r"(?:speaks?|talks?|sounds?|reads?|is|are|goes)"
SHALL = (
    ("whisper", "whispered"), ("slow down", "slower"), ("speed up|hurry up", "faster"), ("calm down", "calmer"), ("cheer up|lighten up", "brighter"),
)  # fmt: skip
IDIOMS: tuple[tuple[str, str], ...] = (
    (
        r"(?:i\s+)?(?:do\s*n['’]?t|do not)\s+like\s+(?:the name\s+)?(?P<a>.+?),?\s+(?:use|try|call (?:him|her|them)|make it)"
        r"\s+(?P<b>.+)", r"rename \g<a> to \g<b>"),
    (r"(?P<w>(?:the\s+)?line\s+\d+|.+?\s+line)\s*(?:=>|->|→)\s*(?P<t>.+)", r'change \g<w> to "\g<t>"'),
    (r"(?P<a>[^=>→,]+?)\s*(?:=>|->|→)\s*(?P<b>[^=>→,]+)", r"rename \g<a> to \g<b>"),
    (r"(?P<a>.+?)\s+(?:and|&)\s+(?P<b>.+?)\s*[:,]\s*(?:swap|switch|trade)(?:\s+(?:them|lines|places|roles|parts))?", r"swap \g<a> and \g<b>"),
    (r"(?:remove|drop|cut|lose|delete)\s+the\s+(?:number|figure|word|sentence about|fact about|fact that)\s+(?P<w>.+)", r"drop everything about \g<w>"),
    (r"(?P<a>.+?)['’]s\s+voice\s+is\s+too\s+(?:high|young|thin|bright)(?:-pitched)?", r"give \g<a> a deeper voice"),
    (r"(?P<a>.+?)['’]s\s+voice\s+is\s+too\s+(?:low|deep|old|dark)", r"give \g<a> a higher voice"),
    (rf"(?P<a>.+?)\s+(?:should|must|has to|needs to|ought to|could)\s+(?:sound|be)\s+(?P<b>{TIMBRE})", r"give \g<a> a \g<b> voice"),
    (rf"(?:make|have|let)\s+(?P<a>.+?)\s+(?:sound\s+|be\s+)?{AMOUNT}(?P<b>{TIMBRE})", r"give \g<a> a \g<b> voice"),
    (r"(?:have|use|get|find|take|want|need)\s+(?P<v>an?\s+.+?)\s+voice\s+for\s+(?P<a>.+)", r"give \g<a> \g<v> voice"),
    (rf"(?P<a>.+?)\s+{SAY}\s+(?:a bit\s+|far\s+|much\s+|way\s+)?too\s+(?P<b>\w+)", r"make \g<a> less \g<b>"),
    (rf"(?:could|can|would)\s+(?P<a>.+?)\s+(?:please\s+)?(?:be|sound|speak|talk|read)\s+{AMOUNT}(?P<b>.+)", r"make \g<a> \g<b>"),
    (r"(?:take|cut|leave)\s+(?P<w>.+?)\s+out", r"remove \g<w>"),
    (r"(?P<w>.+?)\s+(?:can|should|must|has to|needs to|may)\s+go(?:\s+away)?", r"remove \g<w>"),
    (r"(?:do\s*n['’]?t|do not|never)\s+(?:mention|talk about|speak of|bring up)\s+(?P<w>.+)", r"drop everything about \g<w>"),
    (r"(?P<w>.+?['’]s\s+\w+\s+line|(?:the\s+)?line\s+\d+)\s+(?:should|must|shall)\s+(?:be|say|read)\s*:?\s*(?P<t>.+)", r'change \g<w> to "\g<t>"'),
    (
        r"(?:we\s+|i\s+)?(?:need|want)\s+(?:this|it)\s+(?:to be\s+|at\s+|in\s+)?(?:no (?:more|longer) than|at most|under|within|below)"
        r"\s+(?P<w>.+)", r"make it under \g<w>"),
    (
        r"(?P<w>.+?)\s+(?:should|must|has to|needs to)\s+(?:come|go|be|stand|move)\s+(?:to\s+)?(?:right\s+|just\s+)?(?P<p>(?:before"
        r"|after)\s+.+|(?:at\s+|to\s+)?the\s+(?:very\s+)?(?:start|beginning|top|end))", r"move \g<w> \g<p>"),
    (
        r"(?:let|have|make)\s+(?P<a>.+?)\s+and\s+(?P<b>.+?)\s+(?:trade|swap|switch|exchange)\s*(?:lines|roles|parts|places"
        r"|each other's lines)?", r"swap \g<a> and \g<b>"),
    (r"(?:change|move|hand|pass)\s+(?:all\s+(?:of\s+)?)?(?P<w>.+?['’]s\s+lines)\s+(?:over\s+)?to\s+(?P<a>.+)", r"give \g<w> to \g<a>"),
    (r"(?:the\s+)?(?:new\s+)?title(?!\s+(?:it|this|that|the)\b)(?:\s+is|\s+should be)?\s*:?\s*(?P<b>.+)", r"retitle it \g<b>"),
    (r"(?P<o>\S*\d\S*)\s+should\s+(?:be|read)\s+(?P<n>\S*\d\S*)", r'replace "\g<o>" with "\g<n>"'),
    (r"(?:from now on,?\s+)(?P<a>.+?)\s+(?:is|shall be|will be)\s+(?:called\s+|named\s+)?(?P<b>.+)", r"rename \g<a> to \g<b>"),
    (r"(?:let|have)\s+(?P<a>.+?)\s+be\s+(?:called|named)\s+(?P<b>.+)", r"rename \g<a> to \g<b>"),
    (r"(?:call|name)\s+(?:the \w+\s+)?(?P<b>.+?)\s+(?:instead of|rather than|not)\s+(?P<a>.+)", r"rename \g<a> to \g<b>"),
    (r"(?:call|name|title)\s+(?:it|this|(?:the|this) (?:whole )?(?:thing|read|show|episode|story|piece|script))\s+(?P<b>.+)", r"retitle it \g<b>"),
    (
        r"(?:let|have)\s+(?P<a>.+?)\s+(?:say|read|speak|do|take)\s+(?P<b>.+?)['’]s\s+(?:lines|part|role)\s+and\s+(?:the other way (?:round"
        r"|around)|vice versa)", r"swap \g<a> and \g<b>"),
    (
        r"(?:let|have)\s+(?P<b>.+?['’]s\s+(?:lines?|part|words|\w+ line))\s+(?:be\s+)?(?:read|said|spoken|done|taken)\s+by"
        r"\s+(?P<a>.+)", r"give \g<b> to \g<a>"),
    (
        r"(?P<b>.+?['’]s\s+(?:lines?|part|words|\w+ line))\s+(?:should|must|shall)\s+be\s+(?:read|said|spoken)\s+by\s+(?P<a>.+)", r"give \g<b> to \g<a>"),
    (r"add\s+(?:a|one|another)\s+line\s+(?P<w>.*?)\s*(?:saying|:)\s*(?P<t>.+)", r'add "\g<t>" \g<w>'),
    (r"(?P<w>(?:before|after)\s+.+?),?\s+(?:have|let|make)\s+(?P<a>.+?)\s+(?:say|add|ask|answer|reply)\s*:?\s*(?P<t>.+)", r'add "\g<t>" \g<w>, said by \g<a>'),
    (r"(?:say|write|put|use)\s+(?P<n>.+?)\s+(?:instead of|rather than|in place of)\s+(?P<o>.+)", r'replace "\g<o>" with "\g<n>"'),
    (r"(?P<x>(?:replace|change)\s+.+?)\s+(?:everywhere|throughout|all over|in every line)", r"\g<x>"),
    (r"(?:do\s*n['’]?t|do not|never)\s+(?:speak|read|say|perform|voice)\s+(?P<w>.+?)(?:,?\s+but\s+(?:keep|leave)\b.*)?", r"mute \g<w>"),
    (r"no\s+(?:more\s+)?(?:talk|mention|word|words|talking)s?\s+(?:about|of|on)\s+(?P<w>.+)", r"drop everything about \g<w>"),
    (
        r"(?:cut|drop|remove|lose|delete)\s+(?P<w>(?:a|one)\s+(?:third|quarter|half)|half)(?:\s+(?:of|off)\s+(?:it|this"
        r"|the (?:whole )?(?:thing|read|script|show|episode|piece|story)))?", r"shorten it by \g<w>"),
    (r"(?:cut|drop|remove|lose|delete)\s+(?:everything|all|whatever)(?:\s+that)?\s+(?P<w>.+?)\s+says?", r"remove \g<w>'s lines"),
    (
        r"(?:get rid of|throw (?:out|away)|ditch|scrap|kill|do away with|take away|strike|erase|chop|axe)\s+(?P<w>.+?)(?:\s+line|\s+stuff"
        r"|\s+bit)?", r"remove \g<w>"),
    (r"(?P<x>(?:remove|drop|cut|delete)\s+.+?)\s+(?:altogether|entirely|completely)", r"\g<x>"),
    (
        r"(?P<x>remove|drop|cut|delete)\s+(?:the\s+)?(?P<w>.+?)\s+(?:stuff|business|bits?|talk|material|lines?|part"
        r"|story)", r"\g<x> everything about \g<w>"),
    (
        r"(?:put|move|bring|place)\s+(?P<w>.+?)\s+(?:first|at the very (?:start|beginning|top)|to the very (?:start|beginning"
        r"|top))", r"move \g<w> to the start"),
    (r"(?:put|move|bring|place)\s+(?P<w>.+?)\s+(?:last|(?:at|to) the very end)", r"move \g<w> to the end"),
    (rf"(?P<x>merge|join|combine)\s+the\s+first\s+two\s+(?P<w>{SCENES}|lines)", r"\g<x> \g<w> 1 and 2"),
    (
        r"(?:make|cast)\s+(?P<a>.+?)\s+(?:as\s+)?(?:an?\s+)?(?P<b>(?:(?:old|young|older|younger|british|american|scottish|irish|indian"
        r"|australian)\s+)*(?:woman|man|girl|boy|male|female))", r"recast \g<a> as \g<b>"),
    (
        r"(?:trim|cut|tighten|shorten|boil|slim)\s+(?:it|this|that|things)?\s*(?:down)?(?:,?\s+(?:it|this)\s+(?:drags|is too long"
        r"|goes on).*)?", "shorten it"),
    (r"(?:it|this)\s+(?:is|['’]s)?\s*(?:far\s+|much\s+|a bit\s+|way\s+)?too\s+long(?:-winded)?", "shorten it"),
    (r"(?:it|this)\s+drags.*", "shorten it"),
    (
        r"(?P<a>.+?)\s+(?:should|must|has to|have to|needs? to|ought to|shall|could)\s+(?:both\s+|all\s+)?(?:sound|speak|talk|be|read|come across|feel|get)\s+"
        r"(?P<b>.+)", r"make \g<a> \g<b>"),
    *(
        (
            rf"(?P<a>.+?)\s+(?:should|must|has to|have to|needs? to|ought to|could)\s+(?:both\s+|all\s+)?(?:{said})"
            r"(?:\s+(?:a (?:bit|little|touch)|somewhat|slightly))?",
            rf"make \g<a> {manner}")
        for said, manner in SHALL
    ),
    (
        r"(?P<a>.+?)\s+(?:is|are|feels?|runs?)\s+(?:a bit\s+|far\s+|much\s+|way\s+)?too\s+long(?:,?\s+(?:so\s+|please\s+)*(?:cut|trim|shorten|tighten)"
        r"\s+(?:it|them)(?:\s+down)?)?", r"shorten \g<a>"),
    (r"(?P<a>.+?)\s+(?:is|are|feels?|runs?)\s+(?:\w+\s+)*too\s+long,?\s+(?:so\s+)?(?:halve (?:it|them)|cut (?:it|them) (?:in|by) half)", r"halve \g<a>"),
    (
        r"(?P<a>.+?)\s+(?:should|must|has to|needs to|ought to)\s+(?:stress|emphasi[sz]e|put (?:the )?(?:stress|emphasis) on)\s+(?P<w>.+)",
        r"stress \g<w> where \g<a> says it"),
    (r"(?:do\s*n['’]?t|do not|never)\s+(?:let|have|make)\s+(?P<a>.+?)\s+(?:sound|be|speak|talk)\s+(?:so|too|that)\s+(?P<b>\w+)",
        r"make \g<a> less \g<b>"),
    (r"half\s+the\s+(?:length|size)\s+of\s+(?P<a>.+)", r"halve \g<a>"),
    (r"(?P<w>(?:the\s+)?(?:lines?|scenes?)\s+\d[^a-z]*|(?:the\s+)?\w+\s+(?:line|scene))\s+(?:gone|out)", r"remove \g<w>"),
    (r"(?P<a>.+?)\s+(?:gets?|sounds?|speaks?|talks?|becomes?)\s+(?P<b>(?:(?:a bit|a little|much|slightly)\s+)?(?:(?:more|less)\s+\w+|\w+er)(?:\s+and"
    r"\s+(?:(?:more|less)\s+)?\w+)?(?:\s+(?:in|during|throughout|from|until)\s+.+)?)", r"make \g<a> \g<b>"),
    (
        r"(?P<a>.+?)\s+(?:should|must|has to|needs to|ought to)\s+(?P<b>whisper|shout|yell|murmur|mutter)\s*(?P<w>(?:(?:his|her|their"
        r"|the)\s+)?(?:(?:\w+\s+)?lines?|line \d+|all of it|everything))?", r"make \g<w> of \g<a> \g<b>"),
    (r"(?P<b>whisper|shout|yell|murmur)\s+(?P<w>.+)", r"make \g<w> \g<b>"),
    (r"(?:speak|say|read|deliver|perform)\s+(?P<w>.+?)\s+with\s+(?P<b>.+)", r"make \g<w> \g<b>"),
    (r"(?:speak|say|read|deliver|perform)\s+(?P<w>.+?)\s+(?P<b>(?:more\s+|less\s+)?\w+(?:ly|er))", r"make \g<w> \g<b>"),
    (
        r"(?:let|have|get|make)\s+(?P<a>.+?)\s+(?:to\s+)?(?:sound|speak|talk|be|come across)\s+(?P<b>.+?)(?:\s+throughout|"
        r"\s+all the way)?", r"make \g<a> \g<b>"),
    (rf"{AMOUNT}(?P<m>more|less)\s+(?P<b>\w+)\s+(?:from|for|in|by)\s+(?P<a>.+)", r"make \g<a> \g<m> \g<b>"),
    (
        rf"(?:add|insert|include|write|put in)\s+(?:an?\s+|another\s+)?(?:new\s+|extra\s+)?{SCENES}\s+(?:about|on|with)"
        rf"\s+(?P<w>.+)", r"add a scene about \g<w>"),
    (
        rf"(?P<a>everything|everyone|everybody|it all|all of it|the whole thing|the (?:(?! is ).)+?|{SCENES} \d+)\s+{AMOUNT}(?P<b>(?:more\s+"
        rf"|less\s+)?\w+)", r"make \g<a> \g<b>"),
)  # fmt: skip
COMPILED = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), plainly) for pattern, plainly in (*IDIOMS, *PARAPHRASES)
)
DOUBLED = re.compile(r"\"+([\"“'‘«].+?[\"”'’»])\"+", re.DOTALL)
WHOSE = re.compile(
    r"\b(?:(?:his|her|their|the)\s+)?(\w+ line|lines?|all of it|everything|) of (.+?) (?=whisper|shout|yell|murmur|mutter)"
)


def plainly(clause: str) -> tuple[str, ...]:
    """The clause in the grammar's words, in every way it may be meant; none where it is no idiom."""
    said = counted(clause.strip().rstrip(","))
    itself = (said,) if said != clause else ()
    return itself + tuple(
        _tidied(found.expand(into)) for pattern, into in COMPILED if (found := pattern.fullmatch(said))
    )


def _tidied(text: str) -> str:
    """`make his last line of Felix whisper` is said `make Felix's last line whisper`; quoted words stand in one pair of marks."""
    text = DOUBLED.sub(r"\1", text)
    return " ".join(WHOSE.sub(lambda found: f"{found[2]}'s {found[1] or 'lines'} ", text).split())
