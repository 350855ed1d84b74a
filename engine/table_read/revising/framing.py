"""Revising, framing: what stands around a wish and changes nothing of it: hedges, courtesies, afterthoughts; pure."""

from __future__ import annotations

import re

THE_READ = (
    r"(?:it|this|things|us|the (?:whole )?(?:thing|read|script|show|episode|piece|story|programme|program|podcast))"
)
BEFORE = re.compile(
    r"^(?:(?:and|eh|um|hmm+|ugh|well|look|right|but|so|then|also|oh|ok(?:ay)?|hi|hello|hey|well|now|just|maybe|perhaps|possibly|please|pls|personally|ideally|actually|honestly|basically)\b[\s,]*"
    r"|(?:i|we)(?:['’]d|['’]ll| would| might| do)?\s+(?:also\s+)?(?:think|feel|guess|suggest|say|believe|reckon|find|prefer|rather|wonder(?: if)?"
    r"|hope)\b(?:\s+(?:that|it if|if|like))?"
    r"[\s,]*(?:(?:you|we)\s+(?:could|can|should)\s+)?"
    r"|(?:i|we)(?:['’]d| would)?\s+(?:like|want|love|prefer)\s+(?=(?:the|lines?|scenes?|a (?:bit|little|lot) (?:more|less)|some more|more|less)\b)"
    r"|(?:i|we)(?:['’]d| would)?\s+(?:also\s+|really\s+)?(?:like|love|want|need|wish)\s+(?:(?:you|us)\s+)?to\s+(?=\w)"
    r"|(?:i|we)(?:['’]d|['’]ll| would| will| might| could)\s+(?=(?:also\s+)?\w+\b)"
    r"|(?:it|that)(?:['’]d| would| might)\s+be\s+(?:\w+\s+){0,2}?(?:nice|better|good|great|best|lovely|cool|ideal|stronger)\s+(?:if|to)\s+(?:(?:you"
    r"|we)\s+(?:could\s+|can\s+)?)?"
    r"|would it be (?:possible|ok(?:ay)?|all right|alright) (?:to|if (?:you|we))\s+|is it possible (?:to|for you to)\s+"
    r"|(?:is there )?any (?:chance|way) (?:(?:you|we) (?:could|can)|to|of|that)\s+(?:you\s+|we\s+)?"
    r"|(?:could|can|would|will|might|should|shall|may) (?:you|we|i)\s+(?:please\s+|maybe\s+|perhaps\s+|just\s+|possibly\s+|also\s+)*"
    r"|(?:(?:it|this|we)\s+)?(?:could do with|could use|needs?|could stand|lacks)\s+(?=(?:more|some|an?)\b)|(?:how|what) about\s+|why (?:not"
    r"|don['’]t (?:you|we))\s+|(?:please )?make sure (?:that|to)\s+|try (?:to|and)\s+(?=\w)|try (?=\w+ing\b)"
    r"|(?:you|we) (?:could|can|should|must|need to|have to|might(?: want to)?|may)\s+|go ahead and\s+|feel free to\s+|let['’]?s\s+|let us\s+)+",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"[\s,]+(?:please|pls|plz|thanks|thank you|ta|cheers|ok(?:ay)?|though|if (?:you|we) (?:can|could|may|like|would|don['’]t mind)|if (?:that['’]?s )?possible"
    r"|(?:from|as of) (?:now|here) on(?:wards)?|going forward|for me|for (?:this|now)|i (?:think|guess|suppose|reckon)|maybe|perhaps|somehow|overall"
    r"|in general|altogether"
    r"|all in(?: all)?|all told|in total|entirely|completely|for good|a (?:bit|little|touch|tad|smidge|notch)|somewhat|slightly|right away|tonight"
    r"|as (?:an?|the) (?:\w+ )?(?:teaser|hook|opener|opening|closer|prologue|epilogue|intro|trailer|taster|surprise)"
    r"|just that|only that|nothing else|nothing more|that['’]?s (?:all|it)"
    r"|,? ?(?:but|and) (?:not|no) (?:any |much )?longer|without (?:being|getting|becoming|making it) (?:any )?longer"
    r"|each|respectively|would be (?:nice|good|great|lovely|better)|at all|as well|too|again|don['’]t you think"
    r"|,? (?:because|since|as (?:it|that|he|she|they)|so (?:that|it|we|people|listeners|everyone))\b.+|would you|could you|can you|will you|right)$",
    re.IGNORECASE,
)
WHY = re.compile(r"^(?P<wish>.+?)[\s,]+(?:because|since|so that|otherwise|or else)\s+.+$", re.IGNORECASE)
ASKED = re.compile(
    r"^(?:could|can|should|would|might|may|shall)\s+(?=(?!(?:you|we|i)\b).+\s(?:be|come|go|stand|sit|start|open|begin|end|close|say|read|speak|sound|talk|have|take|swap|trade|get)\b)",
    re.IGNORECASE,
)
TOO = re.compile(r"(?<=\w)['’](?:s|re) (?=(?:(?:way|far|a bit|much|really|just)\s+)?(?:too|so|not)\b)", re.IGNORECASE)
GERUND = re.compile(r"^(?P<verb>[a-z]+ing)(?=\s)", re.IGNORECASE)
BASES = {
    form: verb
    for verb in (
        "start begin open kick lead end close finish wrap conclude put move shift bring place push pull swap switch trade exchange flip merge join combine "
        "fuse split "
        "give let have make drop cut remove delete lose skip leave take add insert include mention rename call change replace mute stress "
        "emphasise emphasize slow "
        "speed shorten trim tighten condense turn tone read say get keep"
    ).split()
    for form in (f"{verb}ing", f"{verb[:-1]}ing" if verb.endswith("e") else f"{verb}{verb[-1]}ing")
}  # fmt: skip


NEEDLESS = re.compile(
    r"^(?:i|we)\s+(?:don['’]t|do not|can['’]t see (?:that|why))\s+(?:really\s+)?think\s+(?:that\s+)?(?:we|you|it|they|anybody|anyone)\s+(?:really"
    r"\s+)?(?:needs?|wants?|requires?)\s+",
    re.IGNORECASE,
)


def unframed(clause: str) -> str:
    """The wish alone, `I think we could maybe drop line 3, please` as `drop line 3`."""
    said, before = NEEDLESS.sub("don't need ", clause.strip(" ,.!?")), ""
    while said != before:
        before = said
        said = BEHIND.sub("", ASKED.sub("", BEFORE.sub("", said))).strip(" ,.!?")
        said = GERUND.sub(lambda found: BASES.get(found["verb"].lower(), found["verb"]), said)
    found = WHY.match(said)
    said = TOO.sub(" is ", said)
    return found["wish"] if found else said
