"""Library, digesting, turns: lines that open with a label: a person who speaks in a conversation, or only a word like "Note". Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.library.digesting.initials import spelled_among
from engine.library.digesting.naming import NOT_NAMES, TITLES, WORD
from engine.library.digesting.speakers import Speakers

CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?"
SPOKEN_AT = rf"\[?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?[ \t]+)?{CLOCK}\]?(?:[ \t]+-)?[ \t]+"
"""When a turn was spoken or written, as transcripts and chats note it: `[00:01:02]`, `12/03/2026, 19:02 -`."""
TURN = re.compile(
    rf"\s*(?:{SPOKEN_AT})?"
    r"(?:Q\d{1,3}\s+)?(?P<mark>[*_]{0,2})(?P<name>[^\W\d_a-z][^\W_]*(?:[ .'’-]+[^\W_]+){0,4}\.?(?: \([^)]{1,30}\))?)"
    r"(?:(?P=mark):|:(?P=mark))\s+"
)
LETTERED = re.compile(r"\s*(?P<letter>[QA])\d{0,3}[.)]\s+(?=[^\W_])")
"""A question or an answer that is marked by its letter and a stop, and so looks like a first name cut short."""
SAYING = re.compile(
    r"\?|\b(?:I|we|me|my|our|us|[Ii]ch|[Ww]ir|[Mm]ein\w*|[Jj]e|[Nn]ous|[Yy]o|[Ee]u|[Nn]osotros|[Ii]o|[Nn]oi|[Ii]k|[Ww]ij|[Yy]es|[Nn]o|[Oo]h|[Ww]ell|[Jj]a|"
    r"[Nn]ein|[Oo]ui|[Nn]on|[Ss]í|[Ss]ì|[Ss]im)\b|[!]"
)
NOTICES = frozenset(
    """
    note notes warning caution danger important tip tips example examples hint remark notice summary attention info
    hinweis achtung warnung beispiel wichtig tipp remarque attention exemple important nota atención ejemplo aviso
    avviso esempio attenzione atenção exemplo let op voorbeeld opmerking
    """.split()
)
ASKING = frozenset({"q", "question", "frage", "pregunta", "domanda", "vraag", "pergunta"})
ANSWERING = frozenset({"a", "answer", "antwort", "réponse", "respuesta", "risposta", "antwoord", "resposta"})
ASKED = ASKING | ANSWERING | {"r"}
INTERVIEWEE = re.compile(rf"^[*_]*(?P<name>(?:{TITLES}\s+)?{WORD}(?:\s+{WORD}){{1,2}})(?=,?\s+[a-z])")
LOOKED_AT = 4
NO_SPEAKERS = NOTICES | ASKED | frozenset(
    """
    type types default defaults returns return raises throws parameters parameter params required optional syntax usage
    input output options option value values format date place present apologies title author subject figure table source
    tools warranty see also version api url name description status price cost costs contact address phone email summary
    abstract keywords introduction background methods results conclusion conclusions discussion references step
    """.split()
)  # fmt: skip
POINTS_BACK = re.compile(
    r"\bthe (?:state|city|country|county|province|town|village|company|firm|bank|club|team|school|district|region|group|"
    r"island|measure|law|bill)\b|^(?:It|They|Its|Their)\b"
)
"""What stands behind a label and means it: `Colorado: It becomes legal in the state.`"""
FEWEST_TURNS, FEWEST_VOICES, FEWEST_EACH = 4, 2, 2
SPEAKING_SHARE = 0.4
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """How a block opens: where its own words start, who says them, if anybody; `asks` where it is an interviewer's question."""

    start: int
    speaker: str | None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Turns:
    """The people of a text's conversation; empty where the labels are only labels."""

    speakers: frozenset[str]
    answers: str | None = None
    whole: Mapping[str, str] = field(default_factory=dict)
    """By initials whom they stand for: `RT` is whoever spoke first as `Ruggero Tosi`."""
    is_lettered: bool = False

    @classmethod
    def of(cls, texts: Sequence[str], known: Speakers) -> Turns:
        """Those whose label comes again and who ask, or speak of themselves; or whom the text names elsewhere."""
        said: Counter[str] = Counter()
        speaking: Counter[str] = Counter()
        for text in texts:
            if found := TURN.match(text):
                name = _bare(found["name"])
                said[name] += 1
                speaking[name] += bool(SAYING.search(text, found.end()))
        letters = Counter(found["letter"] for text in texts for found in [LETTERED.match(text)] if found)
        if all(letters[letter] >= FEWEST_EACH for letter in "QA"):
            return cls(frozenset(), _interviewee(texts), is_lettered=True)
        if _is_questions(said):
            return cls(frozenset(), _interviewee(texts))
        names = [name for name in said if _is_name(name)]
        again = [name for name in names if said[name] >= FEWEST_EACH]
        total, alive = sum(said[name] for name in names), sum(speaking[name] for name in names)
        is_talk = (
            total >= FEWEST_TURNS and len(names) >= FEWEST_VOICES and bool(again) and alive >= SPEAKING_SHARE * total
        )
        heard = names if is_talk else [name for name in names if speaking[name] and name in known.names]
        return cls(frozenset(heard), None, spelled_among(heard))

    def begins(self, text: str, start: int, end: int) -> bool:
        """Whether a line within a block is somebody's turn, or carries a label."""
        return bool(TURN.match(text, start, end) or (self.is_lettered and LETTERED.match(text, start, end)))

    def opening(self, text: str, start: int, end: int) -> Opening:
        """What opens the block text[start:end]."""
        if lettered := LETTERED.match(text, start, end) if self.is_lettered else None:
            asks = lettered["letter"] == "Q"
            return Opening(lettered.end(), None if asks else self.answers, asks)
        found = TURN.match(text, start, end)
        if found is None:
            return Opening(start, None)
        name = _bare(found["name"])
        if name in self.speakers:
            return Opening(found.end(), self.whole.get(name, name))
        if name.lower() in ASKED:
            return Opening(found.end(), self.answers if name.lower() in ANSWERING else None, name.lower() in ASKING)
        rest = text[found.end() : end]
        is_label = name.lower() in NOTICES or (_is_said_whole(rest) and not POINTS_BACK.search(rest))
        return Opening(found.end() if is_label else start, None)


def _is_questions(said: Counter[str]) -> bool:
    low = Counter(name.lower() for name in said.elements())
    return sum(low[name] for name in ASKING) >= FEWEST_EACH and sum(low[name] for name in ANSWERING) >= FEWEST_EACH


def _interviewee(texts: Sequence[str]) -> str | None:
    """Whom the first paragraphs present by first and last name."""
    found = (INTERVIEWEE.match(text) for text in texts[:LOOKED_AT])
    names = [one["name"] for one in found if one and not set(one["name"].split()) & NOT_NAMES]
    return names[0] if names else None


def _is_said_whole(rest: str) -> bool:
    """Whether what stands behind a label is a sentence of its own."""
    return rest[:1].isupper() and len(rest.split()) > 3


def _bare(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)$", "", name).strip()


def _is_name(name: str) -> bool:
    words = re.split(r"[ .'’-]+", name.rstrip("."))
    capital = all(
        word[:1].isupper() or word.lower() in ("de", "van", "von", "der", "di", "da", "la", "le", "of", "the")
        for word in words
    )
    return capital and len(words) <= LONGEST_NAME and not {word.lower() for word in words} & NO_SPEAKERS
