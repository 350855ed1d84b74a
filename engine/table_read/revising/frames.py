"""Revising, frames: where in a sentence the things of a wish stand, by the class of its verb; each into the grammar's own words; pure."""

from __future__ import annotations

from engine.table_read.revising.framing import THE_READ

SHOULD = r"(?:should|could|must|might|may|can|shall|will|ought to|has to|have to|needs? to|had better|would better)"
CUT = r"(?:remove|drop|delete|cut|lose|skip|omit|ditch|scrap|axe|chop|bin|strike|kill|erase|nix|zap|trash|dump|exclude|leave|take|edit|strip|weed"
r"|throw|toss|pull)"
REMOVE = (
    r"(?:remove|drop|delete|cut|lose|skip|omit|ditch|scrap|axe|chop|bin|strike|kill|erase|nix|zap|trash|dump|exclude"
    r"|get rid of|do without|do away with|(?:leave|take|edit|strip|weed|throw|toss|cut) (?:out|away))"
)
MOVE = r"(?:move|put|place|bring|shift|push|pull|shove|slide|relocate|drag|stick|set|take)"
STAND = r"(?:come|go|going|coming|be|stand|belong|sit|appear|happen|be (?:moved|put|placed|shifted|brought|told|heard|read|said|played|covered)|follow)"
START, END = r"(?:start|open|begin|kick off|lead(?: in)?)", r"(?:end|close|finish|wrap up|conclude|sign off|finish up)"
MERGE = r"(?:merge|combine|join|fuse|fold|put|roll|bring|run|glue|stitch)"
SWAP = r"(?:swap|switch|exchange|trade|flip|interchange)"
SAY = r"(?:say|tell|read|speak|ask|answer|do|take|deliver|have|handle|get|pose)"
SAID = r"(?:said|read|spoken|done|taken|delivered|handled)"
THING_HEARD = r"(?:\s+(?:line|thing|one)(?:\s+(?:that\s+)?(?:we|you|they|people|listeners) hear)?)?"
MORE = r"(?:(?:way|far|much|slightly|even|a (?:bit|little|lot|touch|tad))\s+)*"
PART = r"(?:beat|scene|part|section|chapter|bit|line|something|paragraph|word|passage|segment|moment|few words|couple of lines)s?"
SCENES = r"(?:scenes?|beats?|parts?|chapters?|sections?)"
AT_START = (
    r"(?:(?:right |up )?(?:to|at|in|into)\s+(?:the\s+)?(?:very\s+)?(?:start|beginning|front|top|opening|head)|first|up ?front|up top|on top"
    r"|at the outset)"
)
AT_END = r"(?:(?:right |down )?(?:to|at|in|into)\s+(?:the\s+)?(?:very\s+)?(?:end|back|bottom|close|ending|finish)|last)"
BY_PLACE = r"(?:right |just |directly |up |down |back |straight )*(?:to )?(?P<side>before|ahead of|in front of|above|after|behind|below|following)"
LENGTH = r"(?P<t>(?:(?:about|around|roughly|some|another|at least)\s+)*(?:[\w.:-]+\s+)?(?:and a half\s+)?(?:seconds?|minutes?|min|sec|s)\b(?:\s+and a half)?)"
SIDES = {"before": "before", "ahead of": "before", "in front of": "before", "above": "before"}
LIVELY = {
    "liven up": "livelier", "perk up": "livelier", "pep up": "livelier", "spice up": "livelier", "jazz up": "livelier",
    "wake up": "livelier", "warm up": "warmer", "cheer up": "brighter",
    "lighten up": "brighter", "brighten up": "brighter", "calm down": "calmer", "cool down": "calmer",
    "tone down": "gentler", "soften": "softer", "brighten": "brighter",
    "hush": "quieter", "quieten": "quieter", "quieten down": "quieter", "soften up": "softer",
    "toughen up": "firmer", "dial down": "gentler", "pick up": "faster",
    "sharpen": "sharper", "sharpen up": "sharper", "enliven": "livelier",
    "lighten": "brighter", "slow down": "slower", "speed up": "faster", "hurry up": "faster",
}  # fmt: skip
PHRASAL = tuple(
    frame
    for verb, manner in LIVELY.items()
    for one, _, particle in (verb.partition(" "),)
    for frame in (
        *(
            (
                (
                    rf"{one}\s+(?P<w>.+?)\s+{particle}(?:\s+a (?:bit|little|touch|tad))?(?P<p>\s+(?:in|during|throughout)\s+.+)?",
                    rf"make \g<w> {manner}\g<p>",
                ),
            )
            if particle
            else ()
        ),
        (rf"{verb}\s+(?P<w>.+)", rf"make \g<w> {manner}"),
    )
)
FRAMES: tuple[tuple[str, str], ...] = (
    (
        rf"(?P<m>{MORE}(?:(?:more|less)\s+\w+|\w+er))\s+(?:pace|tempo|tone|delivery|voice|reading|feel|mood|speed|rhythm)\s+(?:in|for|from|during|throughout|of)\s+(?P<a>.+)",
        r"make \g<a> \g<m>"),
    (rf"(?P<m>{MORE}\w+er)\s+(?:from|for|by)\s+(?P<a>.+)", r"make \g<a> \g<m>"),
    (rf"{SWAP}\s+(?P<w>(?:{SCENES}|lines?)\s+\d+.*)", r"swap \g<w>"),
    (
        r"make\s+(?:the\s+)?(?:pause|silence|gap|break)s?\s+(?P<p>(?:before|after|between)\s+.+?)\s+(?:(?:a bit|a little|much)\s+)?(?P<how>longer|shorter)",
        r"a \g<how> pause \g<p>"),
    *(
        (rf"{verb}\s+(?:a (?:bit|little)\s+)?(?:for|in|at|during|around|on)\s+(?P<w>.+)", rf"make the part about \g<w> {manner}")
        for verb, manner in (("slow down", "slower"), ("speed up", "faster"))
    ),
    (rf"make\s+(?P<w>.+?)\s+(?:the\s+)?(?:very\s+)?(?:last|final|closing){THING_HEARD}", r"move \g<w> to the end"),
    (rf"make\s+(?P<w>.+?)\s+(?:the\s+)?(?:very\s+)?(?:first|opening){THING_HEARD}", r"move \g<w> to the start"),
    (
        rf"give\s+(?P<a>(?:the\s+)?(?:{SCENES}\s+\d+|\w+\s+{SCENES}))\s+(?:the|a(?: new)?|this)\s+(?:title|name|heading)\s+(?:of\s+)?(?P<b>.+)",
        r"rename \g<a> to \g<b>"),
    (r"give\s+(?P<a>the (?:first|second|third|last))(?: one)?\s+the\s+(?:title|name)\s+(?P<b>.+)", r"rename \g<a> scene to \g<b>"),
    (
        r"(?P<a>.+?)\s+(?:gets?|has|should (?:get|have)|needs)\s+(?:one more|another|an?(?: extra| new| further)?)\s+line"
        r"(?:\s+(?:of (?:his|her|their) own|more))?"
        r"(?:\s+(?:saying|that says))?\s*[:,]?\s*(?P<t>[\"“'‘«].+)",
        r"have \g<a> say \g<t> after \g<a>'s last line"),
    (r"(?:give|lend)\s+(?P<a>.+?)\s+(?:some|a (?:bit|little|touch|dash) of|a bit more)\s+(?P<b>\w+)", r"make \g<a> more \g<b>"),
    (r"(?:with\s+)?(?:no|without)\s+(?:more\s+|any\s+)?(?P<w>(?!one\b|longer\b|change|pause|silence|gap|break).+)", r"remove \g<w>"),
    (
        r"give\s+(?P<w>.+?)\s+(?:a (?:brief |short )?(?:mention|scene|bit)"
        r"|(?:(?:some|a (?:bit|little|lot))\s+)?more (?:room|time|space|weight|air ?time|attention))",
        r"more about \g<w>"),
    (
        rf"(?:(?:let|have|make)\s+)?(?P<w>.+?)\s+(?:{SHOULD}\s+)?(?:interrupt|talk|speak|say|chatter)s?\s+(?:(?:a (?:bit|little|lot)|much)\s+)?less",
        r"say less about \g<w>"),
    (r"(?P<a>.+?)\s+(?:get|gets|have|has|use|with)\s+an?\s+(?P<v>\w+(?:\s+\w+)?)\s+(?:accent|voice)", r"give \g<a> a \g<v> voice"),
    (r"(?:fewer|less)\s+(?:lines|words|text|talk|chatter|speech)\s+(?:for|from|by|of)\s+(?P<w>.+)", r"say less about \g<w>"),
    (rf"(?P<w>.+?)\s+(?:{SHOULD}\s+)?be\s+(?:cut|trimmed|shortened|reduced|condensed|tightened)(?:\s+down)?\s+(?P<t>(?:by|to)\s+.+)", r"cut \g<w> \g<t>"),
    (r"make\s+(?P<w>.+?)\s+(?:the\s+)?(?:ending|end|finale|finish|closer)", r"move \g<w> to the end"),
    (rf"(?P<w>.+?)\s+{SHOULD}\s+be\s+(?:muted|silenced|silent)", r"mute \g<w>"),
    (r"make\s+(?P<a>.+?)\s+the\s+(?:narrator|voice|speaker|reader)\s+(?:of|for|in)\s+(?P<w>.+)", r"give \g<w> to \g<a>"),
    (rf"(?P<a>.+?)\s+(?:{SHOULD}\s+)?(?:have|has|gets?)\s+the\s+last\s+word", r"end with \g<a>'s last line"),
    (rf"(?P<a>(?!have\b|let\b|get\b|make\b).+?)\s+(?:{SHOULD}\s+)?{START}\s+{THE_READ}", r"start with \g<a>"),
    (r"(?P<a>.+?)\s+(?P<m>whispering|shouting|murmuring|muttering)\s+(?:his|her|their)\s+(?P<n>\w+)\s+line", r"make \g<a>'s \g<n> line \g<m>"),
    (r"(?:less|fewer)\s+(?P<w>filler|padding|small[ -]?talk|banter|chit-? ?chat|chatter|waffle|fluff)", r"say less about \g<w>"),
    (r"(?:away|out|down|off)\s+with\s+(?P<w>.+)", r"drop everything about \g<w>"),
    (r"(?:rather\s+)?not\s+have\s+(?P<w>.+?)(?:\s+in(?:\s+(?:there|it|here))?)?", r"remove \g<w>"),
    (rf"(?P<w>.+?)\s+{MORE}(?:shorter|tighter)", r"shorten \g<w>"),
    (r"keep\s+(?P<w>.+?)\s+(?:short|brief)", r"say less about \g<w>"),
    (r"(?P<w>.+?)\s+in an?\s+(?P<m>\w+)\s+(?:voice|tone|way|manner)", r"make \g<w> \g<m>"),
    (r"(?P<w>(?:the\s+)?\w+(?:\s+\w+)?)\s+(?:out|gone)", r"remove \g<w>"),
    (rf"(?P<a>.+?)\s+{SHOULD}\s+(?P<m>whisper|shout|murmur|mutter)(?P<p>\s+(?:in|during|throughout)\s+.+)", r"make \g<a> \g<m>\g<p>"),
    (rf"(?:let|have|make)\s+{THE_READ}\s+{START}\s+(?:with|on|at)\s+(?P<w>.+)", r"start with \g<w>"),
    (rf"(?:let|have|make)\s+{THE_READ}\s+{END}\s+(?:with|on|at)\s+(?P<w>.+)", r"end with \g<w>"),
    (r"first\s+(?P<w>(?:the|die|der|das|le|la|les|el|los|las)\s+(?!(?:line|scene|one|half)\b).+)", r"start with \g<w>"),
    (r"(?:some|a (?:bit|little|lot))\s+more\s+of\s+(?P<w>the\s+.+)", r"more about \g<w>"),
    *PHRASAL,
    (rf"(?P<m>{MORE}(?:more|less)\s+\w+)\s+(?:at|in|to|from) the (?:very\s+)?(?:start|beginning|top)", r"make the opening \g<m>"),
    (rf"(?P<m>{MORE}(?:more|less)\s+\w+)\s+(?:at|towards|to|in) the (?:very\s+)?(?:end|close)", r"make the ending \g<m>"),
    (rf"(?:{MOVE})\s+(?P<w>.+?)\s+so (?:that )?(?:it|they|that) (?:comes?|is|stands?|goes|follows?)\s+{BY_PLACE}\s+(?P<p>.+)", r"move \g<w> \g<side> \g<p>"),
    (rf"{REMOVE}\s+{LENGTH}(?:\s+(?:off|from|out of)(?:\s+{THE_READ})?)?", r"shorten it by \g<t>"),
    (rf"{MERGE}\s+(?P<w>.+?)(?:\s+(?:in)?to(?:\s+just)?\s+(?:one|a single)(?:\s+\w+)?|\s+(?:together|up))", r"merge \g<w>"),
    (rf"{MERGE}\s+(?P<w>(?:{SCENES}|lines?)\s+\d+.*)", r"merge \g<w>"),
    (rf"(?P<w>.+?)\s+{SHOULD}\s+(?:be|become|form)\s+(?:made\s+)?(?:merged|joined|combined|one|a single)(?:\s+\w+)?", r"merge \g<w>"),
    (rf"{SWAP}\s+(?P<w>.+?)(?:\s+(?:around|over|round|about))", r"swap \g<w>"),
    (
        rf"(?P<a>.+?)\s+(?:and|with)\s+(?P<b>.+?)\s+{SHOULD}\s+(?:be\s+)?(?:swap|switch|trade|exchange)(?:ped|ed|d)?(?:\s+(?:places|around|over|round|lines|roles|parts))?",
        r"swap \g<a> and \g<b>"),
    (rf"{REMOVE}\s+(?P<w>.+?)", r"remove \g<w>"),
    (r"(?:leave|take|edit|strip|weed|throw|toss|cut|get)\s+(?P<w>.+?)\s+(?:out|away)", r"remove \g<w>"),
    (
        r"(?P<w>.+?)\s+(?:is|are|was|were|seems?|feels?)\s*(?:(?:not|n['’]t)\s+(?:really\s+|actually\s+|at all\s+)?(?:needed|necessary|required"
        r"|wanted|relevant|essential)"
        r"|unnecessary|superfluous|redundant|irrelevant|unneeded|expendable|surplus)", r"remove \g<w>"),
    (rf"(?P<w>.+?)\s+{SHOULD}\s+(?:be\s+)?(?:go|gone|out|removed|dropped|deleted|cut|skipped|left out|taken out|binned|scrapped|ditched)", r"remove \g<w>"),
    (
        r"(?:(?:say|tell (?:us|me)|there (?:should|must) be|have|with)\s+)?(?:nothing|no word|not a word)\s+(?:more\s+|else\s+)?(?:about|on|of)\s+(?P<w>.+)",
        r"drop everything about \g<w>"),
    (r"(?:only|just)\s+(?P<w>.+?)(?:,?\s+(?:and\s+)?nothing(?: else| more)?)?", r"keep only \g<w>"),
    (r"(?:say|talk|tell (?:us|me)|speak)?\s*(?:a (?:bit|little|lot)\s+|much\s+)?less\s+(?:about|on|of|from)\s+(?P<w>.+)", r"say less about \g<w>"),
    (
        r"(?:make|have|turn)\s+(?P<a>.+?)\s+(?:be\s+|into\s+)?an?\s+(?P<w>(?:(?:young|old|older|younger|elderly)\s+)?(?:woman|man|girl|boy|lady|gentleman))"
        r"(?:\s+from\s+(?P<p>\w+))?",
        r"recast \g<a> as \g<w> \g<p>"),
    (rf"(?P<a>.+?)\s+{SHOULD}\s+be\s+the one\s+(?:who|that|to)\s+{SAY}s?\s+(?P<w>.+)", r"give \g<w> to \g<a>"),
    (
        r"(?:(?:i|we|you)\s+)?(?:do\s*n['’]t|do not|never|no need to|not|needn['’]t)\s+(?:(?:want|need|have)\s+(?:to\s+)?)?(?:hear|mention|talk|speak"
        r"|bring up|discuss|tell|say"
        r" (?:anything|something))\s*(?:about\s+|of\s+)?(?P<w>.+)", r"drop everything about \g<w>"),
    (r"(?:(?:i|we|you)\s+)?(?:do\s*n['’]t|do not|no longer)\s+(?:really\s+|actually\s+)?(?:need|want)\s+(?P<w>.+)", r"remove \g<w>"),
    (r"(?:there['’]?s|there is)\s+no need for\s+(?P<w>.+)|no need for\s+(?P<x>.+)", r"remove \g<w>\g<x>"),
    (rf"(?P<a>.+?)\s+{SHOULD}\s+{START}(?:\s+{THE_READ})?(?:\s+(?:off|up))?", r"start with \g<a>'s first line"),
    (rf"(?:have|let|get|make)\s+(?P<a>.+?)\s+(?:to\s+)?{START}(?:\s+(?:off|up))?(?:\s+{THE_READ})?(?:\s+(?:off|up))?", r"start with \g<a>'s first line"),
    (rf"(?:have|let|get|make)\s+(?P<a>.+?)\s+(?:to\s+)?{END}(?:\s+(?:off|up))?(?:\s+{THE_READ})?(?:\s+(?:off|up))?", r"end with \g<a>'s last line"),
    (rf"{START}(?:\s+{THE_READ})?(?:\s+(?:off|up|out))?\s+(?:with|on|from|by|at)\s+(?P<w>.+)", r"start with \g<w>"),
    (rf"{END}(?:\s+{THE_READ})?(?:\s+(?:off|up|out))?\s+(?:with|on|by)\s+(?P<w>.+)", r"end with \g<w>"),
    (rf"{THE_READ}\s+{SHOULD}\s+{START}\s+(?:with|on)\s+(?P<w>.+)", r"start with \g<w>"),
    (rf"{THE_READ}\s+{SHOULD}\s+{END}\s+(?:with|on)\s+(?P<w>.+)", r"end with \g<w>"),
    (rf"(?:{MOVE}\s+)?(?P<w>.+?)\s+(?:{SHOULD}\s+)?(?:{STAND}\s+)?{AT_START}", r"move \g<w> to the start"),
    (rf"(?:{MOVE}\s+)?(?P<w>.+?)\s+(?:{SHOULD}\s+)?(?:{STAND}\s+)?{AT_END}", r"move \g<w> to the end"),
    (rf"(?:{MOVE}\s+)?(?P<w>.+?)\s+(?:{SHOULD}\s+)?(?:{STAND}s?\s+)?{BY_PLACE}\s+(?P<p>.+)", r"move \g<w> \g<side> \g<p>"),
    (
        rf"(?:let|have|make|get)\s+(?P<a>.+?)\s+(?:to\s+)?{SAY}\s+(?P<w>.+?)(?:\s+(?:instead(?: of .+)?|rather than .+|"
        rf"(?:and )?not .+))?", r"give \g<w> to \g<a>"),
    (
        rf"(?P<a>.+?)\s+{SHOULD}\s+{SAY}\s+(?P<w>(?:the\s+)?(?:lines?\b.*?|.*?\b(?:line|question|quote|one|bit)|that|it|this))(?:\s+instead"
        rf"(?: of .+)?|\s+rather than .+|,? (?:and )?not .+)?",
        r"give \g<w> to \g<a>"),
    (rf"(?P<w>.+?)\s+(?:would be|would work|works|is|would come|would go|comes|goes)\s+(?:much\s+|far\s+)?better\s+{BY_PLACE}\s+"
    rf"(?P<p>.+)", r"move \g<w> \g<side> \g<p>"),
    (
        r"(?P<w>.+?)\s+(?:would be|would sound|would work|is|sounds|works)\s+(?:much\s+|far\s+)?better\s+(?:(?:coming|said|spoken|read|delivered)"
        r"\s+)?(?:from|by|with|as)\s+(?P<a>.+)",
        r"give \g<w> to \g<a>"),
    (
        rf"(?P<w>(?:{SCENES}|lines?)\s+\d+\s*(?:and|&|,)\s*(?:{SCENES}\s+|lines?\s+)?\d+)\s+(?:{SHOULD}\s+(?:be\s+)?|to be\s+)?(?:the other way "
        rf"(?:a?round)|reversed|swapped|switched|in reverse(?: order)?)",
        r"swap \g<w>"),
    (
        rf"(?P<a>.+?)\s+and\s+(?P<b>.+?)\s+(?:{SHOULD}\s+(?:be\s+)?)?(?:the other way (?:a?round)|swapped|switched|reversed)(?P<p>\s+in"
        rf"\s+.+)?", r"swap \g<a> and \g<b>\g<p>"),
    (rf"(?:make|turn)\s+(?P<w>(?:{SCENES}|lines?)\s+\d+.+?)\s+(?:into\s+)?(?:one|a single)(?:\s+(?:line|scene|beat))?", r"merge \g<w>"),
    (rf"(?P<w>.+?)\s+{SHOULD}\s+(?:be\s+{SAID}\s+by|go to|be for|come from|be given to)\s+(?P<a>.+?)(?:\s+instead.*)?", r"give \g<w> to \g<a>"),
    (r"(?:give|hand|pass|assign|reassign)\s+(?P<a>.+?)\s+(?P<w>(?:the\s+)?(?:lines?\s+\d.*|\w+ line|.+['’]s\s+(?:\w+\s+)?(?:lines?|part"
    r"|words)))", r"give \g<w> to \g<a>"),
    (
        rf"(?:(?:add|put|include|insert|write|have|get|squeeze|slip|work|throw|give (?:me|us)|need|want|(?:i|we)(?:['’]d)? (?:need|want|like|miss)"
        rf"|there {SHOULD} be|say|tell (?:me|us)|talk|speak)\s+)(?:in\s+)?(?:(?:an?|one|another|some|the|more|a (?:bit|little|lot)(?: more)?|a few"
        rf"|extra|new|short|brief|quick)\s+)*"
        rf"(?:{PART}\s+)?(?:more\s+)?(?:about|on|concerning|regarding|covering)\s+(?P<w>.+?)(?:\s+(?:in|somewhere|there|into it"
        rf"|in there))?", r"add a scene about \g<w>"),
    (r"(?:(?:say|tell|talk)(?:\s+(?:me|us))?\s+)?(?:some\s+|a (?:bit|little|lot)\s+)?more\s+(?:about|on)\s+(?P<w>.+)", r"add a scene about \g<w>"),
    (
        rf"(?P<m>{MORE}(?:more|less)\s+\w+(?:(?:,|\s+and|\s+but)\s+{MORE}(?:(?:more|less)\s+)?\w+)*)\s+(?:from|for|in|by|on|with|when it comes to"
        rf"|throughout|during)\s+(?P<a>.+)",
        r"make \g<a> \g<m>"),
    (rf"(?P<m>{MORE}(?:more|less)\s+\w+(?:(?:,|\s+and|\s+but)\s+{MORE}(?:more|less)\s+\w+)+)", r"make everything \g<m>"),
    (
        r"(?:make|have|let|get)\s+(?P<a>.+?)\s+(?:to\s+)?(?:be|sound|speak|talk|come across)(?:\s+(?:like|as))?\s+(?:an?\s+)?(?P<b>(?:(?:old|young"
        r"|older|younger|elderly|british|english"
        r"|american|scottish|irish|indian|australian)\s+)*)(?P<who>woman|man|girl|boy|lady|gentleman|guy|bloke|lad|lass|male|female)",
        r"recast \g<a> as \g<b>\g<who>"),
    (r"(?:make|have|let|get)\s+(?P<a>.+?)\s+(?:to\s+)?(?:be|sound|speak|talk|come across|feel)\s+(?P<m>.+)", r"make \g<a> \g<m>"),
    (
        rf"(?P<a>.+?)\s+(?:(?:is|are|sounds?|speaks?|talks?|reads?|seems?|comes? across|feels?|goes)\s+)(?:as\s+)?{MORE}(?:too|to|so|overly|awfully)"
        rf"\s+(?P<m>\w+)(?:\s+(?:here|for (?:me|us|them|(?:my|our|the|a|most)\s+\w+|\w+)))?",
        r"make \g<a> less \g<m>"),
)  # fmt: skip
