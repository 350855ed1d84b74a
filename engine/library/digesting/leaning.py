"""Library, digesting, leaning: whether an English sentence can be heard alone, or points at one before it. Pure."""

from __future__ import annotations

import re

SPEECH = re.compile(r"“([^“”]+)”|(?<!\w)\"([^\"]+)\"(?!\w)|«\s?([^«»]+?)\s?»|„([^„“”]+)[“”]")
LEADING = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|Also|Besides|Nevertheless|Nonetheless|Meanwhile|Still|Indeed|In fact|Of course|"
    r"As a result|Consequently|Therefore|Thus|Hence|Accordingly|Similarly|Likewise|In other words|For example|For instance|"
    r"By contrast|In contrast|"
    r"On the other hand|At the same time|Finally|Overall|In short|In conclusion|To conclude|In summary|"
    r"And|But|So|Yet|Or|Instead|Then|Otherwise|Again|Too),?\s+(?=\w)"
)
DANGLING = re.compile(
    r"^(?:it|its|they|their|them|this|that|these|those|he|his|she|her|such|neither|each of them|both of|the (?:main |real |only |chief |whole |other )?"
    r"(?:same|latter|former|two|three|other|others|"
    r"difference|reason|result|rest)|one of (?:them|these)|there the|there (?:is|was|are|were) (?:another|others?\b|also)|here|if so|none of (?:these|them)|"
    r"another|ours|theirs|not so|otherwise|"
    r"the (?:man|woman|boy|girl|couple|pair)(?!,?\s(?:who|whom|whose|in|of|with|from|at|behind|that|on|next)\b))\b(?!\s+is\s+(?:no|a|an)\s)",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:that|this|the same|these|those|such)\s(?:[\w-]+\s)?"
    r"(?:year|month|week|day|night|morning|evening|time|point|conclusion|sentence|figure|result|question|"
    r"claim|number|reason|place|view|idea|case|letter|report|decision|contract|sum|period|rate|date)s?\b|\bthe (?:former|latter)\b|\bcame back\b|\bdid so\b",
    re.IGNORECASE,
)
SPLIT_LIST = re.compile(
    r"(?:\w+\s){0,2}(?:things|reasons|points|steps)\.|(?:First|Second|Secondly|Third|Thirdly|Last|Lastly)\b,",
    re.IGNORECASE,
)
CALENDAR = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"
PERSON = re.compile(r"\b(?:he|she|his|her|hers|him)\b", re.IGNORECASE)
NAMED = re.compile(rf"\b(?!{CALENDAR})[A-Z][^\W\d_]+")
PLAIN_STARTS = frozenset(
    "the a an in on at by for after before when while if as since until with without from of to and but so then now there here what why how where "
    "every each some many most no not all both only even just once over under during between within about because although though".split()
)
SOMEBODY = re.compile(
    r"\b(?:a|an|the|every|each|any|one|no|some|my|our|your)\s(?:[\w’'-]+\s){0,3}?[\w’'-]*(?:er|or|man|woman|boy|girl|ist|ian|ant|ent|ess|mother|father|"
    r"son|wife|husband|widow|child|king|queen|nurse|\w*smith|chief|guard|pilot|clerk|judge|bride|monk|captain|somebody|person|one|head|consult\w+)\b"
    r"|\b(?:somebody|someone|everybody|nobody|who|whoever)\b",
    re.IGNORECASE,
)
THING = re.compile(r"\b(?:it|its|they|their|them)\b", re.IGNORECASE)
TIMES = (
    r"(?:year|month|week|day|hour|minute|second|season|time|night|morning|evening|decade|centurie|summer|winter)s?\b"
)
ANYTHING = re.compile(
    rf"\b(?:a|an|the|this|that|these|those|each|every|any|no|some|both|all|my|our|your)\s+(?!(?:[\w-]+\s)?{TIMES})\w"
    rf"|\b(?!{CALENDAR})[A-Z][\w’-]+\s+\w|\b(?!{TIMES}|(?:is|was|has|its|this|as|us|does)\b)\w\w+s\b|\b\w+ing\b"
)
MISSED = re.compile(
    r"(?:New|Old|Other|Better|Bigger|Smaller|Such|Some|Most) ones\b|"
    r"(?:(?:an?|one|two|three|\w+)\s(?:third|half|quarter|fifth|tenth)s?|some|most|all|many|few|none|each|half|several|\d[\d,]*|two|three|four|five)"
    r" of (?:them|it|those|these)\b|"
    r"(?:an?|the) [\w-]+ ones?\b(?!\s(?:of|hundred|thousand|million)\b)|"
    r"(?:none|others|half|most|some|all|several|many|few|both|one|two|three|four|five|six|\d+) "
    r"(?:were|was|are|is|had|have|has|did|do|could|would|will|followed|came|went|said|died|\w+ed)\b|"
    r"(?:before|earlier|later|afterwards|since then|then|by then|until then|elsewhere|in short|so far), |"
    r"(?:in|at|on|by|from|for|under|with|during|after|before) [^,.;]{3,40}?,? (?:it|they|he|she) (?:is|was|were|are|has|had|will|would|rose|fell|became)\b",
    re.IGNORECASE,
)
ANAPHORA = re.compile(
    r"(?<!that )\b(?:this|these) (?:had|has|was|is|were|are|would|will|means?|meant|made|did|does|can|could|may|might|shows?|led)\b|"
    r"\bthe opposite (?:view|side|opinion|position)\b|\b(?:sees?|saw|told?|tells?|puts?|remember\w*) (?:it|things) (?:quite |very )?differently\b",
    re.IGNORECASE,
)
OBJECT = re.compile(
    r"\b(?:them|him|it)\b(?!['’])(?=[\s.,;:!?])(?!\s(?:is|was|were|are|has|have|had|will|would|can|could|does|did|do|must|should|may|might|"
    r"never|not|also|always|\w+s|\w+ed)\b)",
)
CLAUSE = re.compile(
    r"[,;:—–]|\b(?:that|which|who|whom|because|when|if|and|but|while|where|after|before|until|than|as|what|how|whether)\b",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(r"^(?:when|after|before|while|once|until|if|because|although|since|as)\s", re.IGNORECASE)
CANDIDATE = re.compile(
    rf"\b(?i:a|an|the|this|that|these|those|each|every|any|no|some|both|all|my|our|your|its|their|his|her|two|three|\d+)\s+\w"
    rf"|\b(?!{CALENDAR})[A-Z][\w’-]+\b"
)
PLEONASTIC = re.compile(
    r"it(?:\s(?:rain|snow|thunder)\w*|\s(?:is|was|would be|may be|has been|will be|seems?|appears?|takes?|took|makes?)\s(?:not\s)?"
    r"(?:known|clear|resolved|agreed|decided|hoped|expected|argued|often|generally|sometimes|widely|"
    r"likely|possible|impossible|true|thought|said|estimated|hard|easy|difficult|better|best|enough|time|that|a|an|no|sense|\w+ing|\w+ to|"
    r"\w+ who|\w+ that)\b)",
    re.IGNORECASE,
)


ANSWERS = re.compile(r"(?:no|yes|nope|maybe|perhaps)\.\s|because\b[^,;:]*$", re.IGNORECASE)
"""The answer to a question that is not told: `No. That is intentional.`"""


def trimmed(sentence: str) -> str:
    """The sentence without the connective it leaned on: `However, the gate held.` is `The gate held.`"""
    rest = LEADING.sub("", sentence, count=1)
    return rest[0].upper() + rest[1:] if rest and rest != sentence else sentence


def dangles(sentence: str) -> bool:
    """Whether a sentence leans on one before it: begins with a pointing word, or uses a pronoun for something it never named."""
    if PLEONASTIC.match(sentence):
        return False
    if (
        ANSWERS.match(sentence)
        or DANGLING.match(sentence)
        or POINTING.search(" ".join(sentence.split()[:8]))
        or SPLIT_LIST.match(sentence)
    ):
        return True
    outside = _lowered(SPEECH.sub(" ", sentence))
    person, thing = PERSON.search(outside), THING.search(outside)
    if person and not _names_somebody(outside[: person.start()]):
        return True
    if MISSED.match(sentence) or ANAPHORA.search(outside) or _aims_elsewhere(outside):
        return True
    return thing is not None and not (
        ANYTHING.search(outside[: thing.start()]) or PLEONASTIC.match(outside[thing.start() :])
    )


def _lowered(sentence: str) -> str:
    """The sentence with a first word that names nothing in lower case."""
    first = sentence.split(maxsplit=1)[0] if sentence.split() else ""
    return sentence[:1].lower() + sentence[1:] if first.casefold().strip(",") in PLAIN_STARTS else sentence


def _aims_elsewhere(sentence: str) -> bool:
    """Whether an object pronoun stands where only its own clause's subject has been named: `Banks will not lend on them.`"""
    sentence = SUBORDINATE.sub("", sentence)
    found = OBJECT.search(sentence)
    if found is None or CLAUSE.search(sentence[: found.start()]):
        return False
    return len(CANDIDATE.findall(sentence[: found.start()])) <= 1


def _names_somebody(before: str) -> bool:
    named = [found for found in NAMED.finditer(before) if found.start() or found[0].casefold() not in PLAIN_STARTS]
    return bool(named) or SOMEBODY.search(before) is not None
