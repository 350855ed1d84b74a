"""Machines, writers, extractive, cutting: passages into sentences, and sentences into what is told and what is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.library.digesting.leaning import SPEECH, dangles, trimmed
from engine.library.digesting.tongues import ENGLISH, tongue_of_line
from engine.library.digesting.verbs import ANSWERING, has_verb
from engine.library.speakable import closed

__all__ = ["SPEECH", "Part", "breathed", "dangles", "grouped", "is_own", "leans", "parts", "sentences", "trimmed"]

ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Mt|No|Nos|Fig|vs|e\.g|i\.e|approx|ca|c|p|pp|vol|cf|al|Sr|Jr|Capt|Rev|Cllr|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|[A-Z]))\.$"
)
END = re.compile(r"[.!?…]+[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9£€$])")
SAID = (
    "said|says|say|added|adds|wrote|writes|told|asked|asks|replied|replies|explained|explains|insisted|insists|recalled|recalls|argued|argues|"
    "noted|notes|warned|warns|admitted|admits|remarked|answered|answers|called|concluded|continued|declared|observed|stated|states|suggested|thinks|thought|"
    f"{ANSWERING}|responds|confirmed|reiterated|cautioned|stressed|urged"
)
TAG = re.compile(rf"^[,\s]*(?:(?:{SAID})\b|(?:[\w’'.-]+\s){{1,5}}(?:{SAID})\b)", re.IGNORECASE)
ONLY_TAG = re.compile(
    rf"^[^.;:!?]{{3,110}}\b(?:{SAID})(?:,? (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|later|again|"
    r"in (?:an?|the) (?:e-?mail|statement|interview|letter|post|tweet)|last (?:week|month|year)))*[.]$",
    re.IGNORECASE,
)
BARE_TAG = re.compile(
    rf"^(?:[\w’'.-]+\s){{1,5}}(?:{SAID})(?: (?:later|again|then)|\s(?:the|a|his|her|their)\s\w+)?"
    r"(?:,|\s(?:in|on|at|during|to|after|before|over|via)\b)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
OWN = re.compile(r"\b(?:we|us|our|ours|i|me|my|mine|ourselves|myself)\b", re.IGNORECASE)
JOINT = re.compile(
    r"(?:;|,)\s+(and|but|so|while|yet)\s+(?=(?:the|it|they|he|she|we|there|this|that|these|its|their|his|her|no|nobody|somebody|[A-Z])\b)|;\s+"
)
MEANWHILE = re.compile(r"\s*(?:as|while|when|before|after)\s(?:he|she|they)\b", re.IGNORECASE)
CALLED = re.compile(
    r"(?:\b(?:on|of|in|titled|called|named|entitled|program(?:me)?|show|book|song|film|novel|series)|[\w.]+[’']s?)\s$"
)
TITLE_WORDS, A_START = 6, 3
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
    text = closed(text)
    found = [hit for hit in SPEECH.finditer(text) if not _is_title(text, hit)]
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
    whole = [part for part in [*cut, *told] if re.search(r"\w", part.text)]
    return list(_without_starts(whole)), " ".join([*tags, tag]).strip()


def _without_starts(cut: list[Part]) -> Iterator[Part]:
    """The parts without a word or two that only begin what goes on behind a tag: `“Well,” Low countered, “then I …”`."""
    skipped = False
    for part in cut:
        if part.spoken and part.goes_on and len(part.text.split()) < A_START and len(cut) > 1:
            skipped = True
            continue
        yield replace(part, text=part.text[:1].upper() + part.text[1:]) if skipped else part
        skipped = False


def only_phrases(text: str) -> bool:
    """Whether nothing in quotation marks is said as a sentence: `The guide calls it “best avoided in the monsoon”.`"""
    text = closed(text)
    found = [next(group for group in hit.groups() if group is not None).strip() for hit in SPEECH.finditer(text)]
    return bool(found) and all(one[:1].islower() and one[-1:] not in ".,!?…" for one in found)


def unmarked(text: str) -> str:
    """The text without a quotation mark that has lost its other."""
    if text.count('"') % 2:
        return text.replace('"', "")
    return text if text.count("“") == text.count("”") or "„" in text else text.replace("“", "").replace("”", "")


def grouped(found: list[str], limit: int = 40) -> list[str]:
    """Neighbouring sentences together, as long as one line can hold them."""
    lines: list[str] = []
    for sentence in found:
        if lines and len(lines[-1].split()) + len(sentence.split()) <= limit:
            lines[-1] = f"{lines[-1]} {sentence}"
        else:
            lines.append(sentence)
    return lines


def is_own(sentence: str) -> bool:
    """Whether whoever wrote the sentence speaks of themselves: `I` and `we`, in the sentence's own language."""
    outside = SPEECH.sub(" ", sentence)
    tongue = tongue_of_line(outside)
    return (OWN if tongue is ENGLISH else tongue.own_voice).search(outside) is not None


def leans(sentence: str) -> bool:
    """Whether a sentence points at one before it, in its own language."""
    tongue = tongue_of_line(sentence)
    return dangles(sentence) if tongue is ENGLISH else tongue.dangling.match(sentence) is not None


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


def _is_title(text: str, hit: re.Match[str]) -> bool:
    """Whether what stands in quotation marks is what something is called: `on NBC's “Meet the Press.”`"""
    said = next(group for group in hit.groups() if group is not None)
    words = [word for word in re.findall(r"[^\W\d_]+", said) if len(word) > 3]
    named = bool(words) and all(word[0].isupper() for word in words) and len(said.split()) <= TITLE_WORDS
    return named and CALLED.search(text, 0, hit.start()) is not None


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
            at == 0
            and not first
            and (
                _only_says_who(sentence)
                or (TAG.match(sentence) and (not sentence[:1].isupper() or len(sentence.split()) <= 8))
            )
        )
        if beside or not whole:
            tag = f"{tag} {sentence}".strip()
        else:
            told.append(Part(sentence, spoken=False))
    return told, tag


def _only_says_who(sentence: str) -> bool:
    """Whether nothing is told but who spoke, when and to whom: `Hansen added later, in response to a question.`"""
    bare = BARE_TAG.match(sentence)
    return ONLY_TAG.match(sentence) is not None or (
        bare is not None and (MEANWHILE.match(bare["rest"]) is not None or not has_verb(bare["rest"]))
    )


def _spoken(speech: str, between: str, following: re.Match[str] | None) -> Part:
    goes_on = (
        following is not None and speech.endswith(",") and following[0][1:2].islower() and between.strip().endswith(",")
    )
    if "‘" not in speech:
        speech = re.sub(r"(?<=[.!?…])’$", "", speech)
    if not goes_on:
        speech = re.sub(r"[,;:]$", ".", speech)
        speech = speech if speech.rstrip("'’”\"")[-1:] in ".!?…" else f"{speech}."
    return Part(speech, spoken=True, goes_on=goes_on)
