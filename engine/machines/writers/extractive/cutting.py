"""Machines, writers, extractive, cutting: passages into sentences, and sentences into what is told and what is spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass

ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Mt|No|Nos|Fig|vs|e\.g|i\.e|approx|ca|c|p|pp|vol|cf|al|Sr|Jr|Capt|Rev|Cllr|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|[A-Z]))\.$"
)
END = re.compile(r"[.!?…]+[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9£€$])")
SAID = (
    "said|says|say|added|adds|wrote|writes|told|asked|asks|replied|replies|explained|explains|insisted|insists|recalled|recalls|argued|argues|"
    "noted|notes|warned|warns|admitted|admits|remarked|answered|answers|called|concluded|continued|declared|observed|stated|states|suggested|thinks|thought"
)
TAG = re.compile(rf"^[,\s]*(?:(?:{SAID})\b|(?:[\w’'.-]+\s){{1,5}}(?:{SAID})\b)", re.IGNORECASE)
SPEECH = re.compile(r"“([^“”]+)”|(?<!\w)\"([^\"]+)\"(?!\w)|«\s?([^«»]+?)\s?»|„([^„“”]+)[“”]")
LEADING = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|Also|Besides|Nevertheless|Nonetheless|Meanwhile|Still|Indeed|In fact|Of course|"
    r"As a result|Consequently|Therefore|Thus|Hence|Accordingly|Similarly|Likewise|In other words|For example|For instance|"
    r"By contrast|In contrast|"
    r"On the other hand|At the same time|Finally|Overall|In short|In conclusion|To conclude|In summary|"
    r"And|But|So|Yet|Or|Instead|Then|Otherwise|Again|Too),?\s+(?=\w)"
)
DANGLING = re.compile(
    r"^(?:it|its|they|their|them|this|that|these|those|he|his|she|her|such|neither|each of them|both of|the (?:same|latter|former|two|three|other|others|"
    r"difference|reason|result|rest)|one of (?:them|these)|there the|here|if so|none of (?:these|them)|"
    r"another|ours|theirs|not so|otherwise)\b(?!\s+is\s+(?:no|a|an)\s)",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:that|this|the same|these|those|such)\s(?:year|month|week|day|night|morning|evening|time|point|conclusion|sentence|figure|result|question|"
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
    r"(?:New|Old|Other|Better|Bigger|Smaller|Such|Some|Most) ones\b|(?:Some|Most|All|Many|Few) of (?:them|it)\b"
)
OBJECT = re.compile(
    r"\b(?:them|him|it)\b(?!['’])(?=[\s.,;:!?])(?!\s(?:is|was|were|are|has|have|had|will|would|can|could|does|did|do|must|should|may|might|"
    r"never|not|also|always|\w+s|\w+ed)\b)",
)
CLAUSE = re.compile(
    r"[,;:—–]|\b(?:that|which|who|whom|because|when|if|and|but|while|where|after|before|until|than|as|what|how|whether)\b",
    re.IGNORECASE,
)
CANDIDATE = re.compile(
    rf"\b(?i:a|an|the|this|that|these|those|each|every|any|no|some|both|all|my|our|your|its|their|his|her|two|three|\d+)\s+\w"
    rf"|\b(?!{CALENDAR})[A-Z][\w’-]+\b"
)
PLEONASTIC = re.compile(
    r"it(?:\s(?:rain|snow|thunder)\w*|\s(?:is|was|would be|may be|has been|will be|seems?|appears?|takes?|took|makes?)\s(?:not\s)?"
    r"(?:known|clear|likely|possible|impossible|true|thought|said|estimated|hard|easy|difficult|better|best|enough|time|that|a|an|no|sense|\w+ing|\w+ to|"
    r"\w+ who|\w+ that)\b)",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:we|us|our|ours|i|me|my|mine|ourselves|myself)\b", re.IGNORECASE)
JOINT = re.compile(
    r"(?:;|,)\s+(and|but|so|while|yet)\s+(?=(?:the|it|they|he|she|we|there|this|that|these|its|their|his|her|no|nobody|somebody|[A-Z])\b)|;\s+"
)
LONG, HALF = 34, 8


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage: spoken by whoever is quoted, or told by the source; `goes_on` when speech continues its own sentence."""

    text: str
    spoken: bool
    goes_on: bool = False


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, with their own punctuation."""
    cuts, start = [], 0
    for found in END.finditer(text):
        if not ABBREVIATED.search(text[start : found.end()].rstrip().rstrip('"”’)]')):
            cuts.append(text[start : found.end()].strip())
            start = found.end()
    return [*cuts, text[start:].strip()] if text[start:].strip() else cuts


def parts(text: str, direct: bool) -> tuple[list[Part], str]:
    """A passage cut into told and spoken parts, and what its `said X` tags say, joined.

    Quotation marks inside a told sentence stay where they are unless a tag or `direct` shows that somebody speaks.
    """
    found = list(SPEECH.finditer(text))
    if not found or not (direct or any(_tagged(text, hit) for hit in found)):
        return [Part(told, spoken=False) for told in grouped(sentences(text))], ""
    cut: list[Part] = []
    tags: list[str] = []
    place = 0
    for at, hit in enumerate(found):
        told, tag = _told(text[place : hit.start()], first=not cut)
        cut += told
        tags.append(tag)
        speech = next(group for group in hit.groups() if group is not None).strip()
        following = found[at + 1] if at + 1 < len(found) else None
        cut.append(_spoken(speech, text[hit.end() : following.start()] if following else "", following))
        place = hit.end()
    told, tag = _told(text[place:], first=False)
    return [part for part in [*cut, *told] if re.search(r"\w", part.text)], " ".join([*tags, tag]).strip()


def grouped(found: list[str], limit: int = 40) -> list[str]:
    """Neighbouring sentences together, as long as one line can hold them."""
    lines: list[str] = []
    for sentence in found:
        if lines and len(lines[-1].split()) + len(sentence.split()) <= limit:
            lines[-1] = f"{lines[-1]} {sentence}"
        else:
            lines.append(sentence)
    return lines


def trimmed(sentence: str) -> str:
    """The sentence without the connective it leaned on: `However, the gate held.` is `The gate held.`"""
    rest = LEADING.sub("", sentence, count=1)
    return rest[0].upper() + rest[1:] if rest and rest != sentence else sentence


def dangles(sentence: str) -> bool:
    """Whether a sentence leans on one before it: begins with a pointing word, or uses a pronoun for something it never named."""
    if PLEONASTIC.match(sentence):
        return False
    if DANGLING.match(sentence) or POINTING.search(" ".join(sentence.split()[:8])) or SPLIT_LIST.match(sentence):
        return True
    outside = _lowered(SPEECH.sub(" ", sentence))
    person, thing = PERSON.search(outside), THING.search(outside)
    if person and not _names_somebody(outside[: person.start()]):
        return True
    if MISSED.match(sentence) or _aims_elsewhere(outside):
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
    found = OBJECT.search(sentence)
    if found is None or CLAUSE.search(sentence[: found.start()]):
        return False
    return len(CANDIDATE.findall(sentence[: found.start()])) <= 1


def _names_somebody(before: str) -> bool:
    named = [found for found in NAMED.finditer(before) if found.start() or found[0].casefold() not in PLAIN_STARTS]
    return bool(named) or SOMEBODY.search(before) is not None


def is_own(sentence: str) -> bool:
    """Whether whoever wrote the sentence speaks of themselves."""
    outside = SPEECH.sub(" ", sentence)
    return OWN.search(outside) is not None


def breathed(sentence: str, longest: int = LONG) -> list[str]:
    """A long sentence as two that can be said in one breath each, where a clause boundary allows it."""
    if len(sentence.split()) <= longest:
        return [sentence]
    for found in JOINT.finditer(sentence):
        left, right = sentence[: found.start()], sentence[found.end() :]
        if (
            len(left.split()) >= HALF
            and len(right.split()) >= HALF
            and left.count("“") == left.count("”")
            and left.count("(") == left.count(")")
        ):
            word = (found[1] or "").capitalize()
            right = f"{word} {right}" if word and word != "While" else right[0].upper() + right[1:]
            return [f"{left}.", *breathed(right, longest)] if word != "While" else [f"{left}.", right]
    return [sentence]


def _tagged(text: str, hit: re.Match[str]) -> bool:
    after, before = text[hit.end() : hit.end() + 60], text[max(0, hit.start() - 60) : hit.start()]
    return TAG.match(after) is not None or re.search(rf"\b(?:{SAID})[,:]\s*$", before) is not None


def _told(text: str, *, first: bool) -> tuple[list[Part], str]:
    """What stands beside speech: whole sentences are told, a tag is taken off."""
    text = text.strip()
    if not text:
        return [], ""
    told, tag = [], ""
    for at, sentence in enumerate(sentences(text)):
        whole = sentence[:1].isupper() and sentence.rstrip()[-1:] in ".!?…"
        beside = (
            at == 0 and not first and TAG.match(sentence) and (not sentence[:1].isupper() or len(sentence.split()) <= 8)
        )
        if beside or not whole:
            tag = f"{tag} {sentence}".strip()
        else:
            told.append(Part(sentence, spoken=False))
    return told, tag


def _spoken(speech: str, between: str, following: re.Match[str] | None) -> Part:
    goes_on = (
        following is not None and speech.endswith(",") and following[0][1:2].islower() and between.strip().endswith(",")
    )
    if not goes_on:
        speech = re.sub(r"[,;:]$", ".", speech)
        speech = speech if speech[-1:] in ".!?…" else f"{speech}."
    return Part(speech, spoken=True, goes_on=goes_on)
