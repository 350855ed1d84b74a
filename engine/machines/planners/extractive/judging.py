"""Extractive planner, judging: how well a sentence would stand for all of them: what it says, where it says it, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.library.digest import ClaimKind
from engine.library.digesting.tongues import ENGLISH
from engine.library.digesting.verbs import COMMON, has_verb
from engine.machines.planners.extractive.brief import Brief
from engine.machines.planners.extractive.cues import UNKNOWING
from engine.machines.planners.extractive.findings import CLUTTER, Finding
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.reading import tongue_of_source
from engine.machines.planners.extractive.words import stems_of, words_of
from engine.planning.ports import PlanningSource
from engine.table_read.bylines import interviewed

FEWEST, MOST, FAR_TOO_MANY = 6, 38, 48
SHORT = 10
UNSURE = (ClaimKind.OPINION, ClaimKind.FORECAST)
TURNING = re.compile(
    r"\b(?:but|yet|although|though|however|even though|whereas|despite|instead of|rather than|not because|"
    r"not [^.;]{2,40}, (?:it|they|but)|unless|faster than|more than [^.;\d]{3,40}|less than [^.;\d]{3,40}|fewer)\b",
    re.IGNORECASE,
)
SUMMING_UP = re.compile(
    r"\b(?:(?:reported|resolved|ruled) that|in (?:nine|eight|seven|most|many|half|almost all|two|three|nearly all) (?:of|out of) (?:\w+ )?cases|"
    r"(?:we|I|study|report|survey|inquiry|audit|investigation|review|analysis|"
    r"researchers|inspectors|experts)\s(?:have |has )?(?:found|find|finds|conclude[sd]?|"
    r"show(?:s|ed)?|learned|believe)|results? (?:show|suggest)|turn(?:s|ed) out|means? that|"
    r"the (?:answer|lesson|point|truth|cause|reason|question|difference) (?:is|was)|"
    r"what [^.;,]{3,50} (?:is|was)|(?:this|that|it) (?:is|was) the (?:year|story|day|first time|moment)|according to)\b",
    re.IGNORECASE,
)
OPEN = re.compile(r"(?:whether|ob|wenn|se|si|of|als)\b", re.IGNORECASE)
"""How a sentence begins that asks more than it says: `Whether it holds will be seen in May.`"""
CONCLUDES = re.compile(r"\b(?:we|I) (?:therefore )?conclude\b|\bin conclusion\b", re.IGNORECASE)
SUMMARIES = re.compile(
    r"\b(?:summary|abstract|overview|in (?:short|brief)|key|conclusions?|discussion|at a glance|foreword|from the chair|tl;?dr)\b",
    re.IGNORECASE,
)
TROUBLED = re.compile(
    r"\b(?:deficit|loss|lost|lose[sd]?|fell|fall(?:s|ing|en)?|clos(?:e|ed|ing|ure)|shut|refus\w+|danger\w*|fail\w*|wrong|crisis|slower|broken|unsafe|illegal|contamin\w+)\b",
    re.IGNORECASE,
)
PLACING = re.compile(
    r"\b(?:is|was|are|lies|stands) (?:an? )?(?:[\w-]+ ){0,2}(?:village|town|city|river|island|"
    r"company|charity|county|country|school|street|parish|hamlet|at the|on the|in the)\b",
    re.IGNORECASE,
)
MINOR = re.compile(
    r"\b(?:introduction|background|methods?|limitations?|references|appendix|any other business|technical data|contact)\b",
    re.IGNORECASE,
)
PROCEDURE = re.compile(
    r"\b(?:adjourn\w*|apologies|seconded|asked (?:for|whether|him|her|them|which|what|how|if)|(?:was|were) informed|as required by|"
    r"Article \d+|warrant(?:y|ies)|guarantees?|minutes of|declared an interest)\b",
    re.IGNORECASE,
)
REPORTED = re.compile(r"\b[A-Z][\w'’.]+ (?:said|says|added|replied|objected|answered|remarked|told)\b(?! [“\"‘])")
PRIVATE = re.compile(
    r"\bmy own mind\b|\b[Mm]y (?:neighbour|friend|wife|husband|mother|father|brother|sister|daughter|son|uncle|aunt)\b"
)
FOIL = re.compile(r"^(?:most|many|some|other) (?:\w+ )?(?:recipes|people|books|guides|experts|writers|readers|tutorials|websites|commentators) "
                  r"(?:say|think|believe|assume|claim|tell|will tell)\b", re.IGNORECASE)  # fmt: skip


class Judge:
    """Says how well a sentence would stand for all of them."""

    def __init__(
        self, found: Sequence[Finding], sources: Sequence[PlanningSource], likeness: Likeness, brief: Brief
    ) -> None:
        self._brief = brief
        self._titles = [stems_of(f"{source.title} {source.metadata.get('title') or ''}") for source in sources]
        self._tongues = [None if (tongue := tongue_of_source(source)) is ENGLISH else tongue for source in sources]
        self._answering = [interviewed(source.title, source.text or "") for source in sources]
        self._first = {index: [one for one in found if one.source == index][:2] for index in range(len(sources))}
        self._central = {id(one): likeness.centrality(one, found) for one in found}
        self._most_central = max(self._central.values(), default=0.0) or 1.0
        self._all_spoken = sum(one.is_quotation for one in found) > 0.6 * len(found)

    def standing(self, one: Finding) -> float:
        """Higher is better."""
        central = self._central[id(one)] / self._most_central
        worth = 1.2 * one.weight + 0.4 * central + 0.3 * self._brief.wish(one)
        return worth + self._says(one) + self._place(one) - self._against(one)

    def _says(self, one: Finding) -> float:
        text = one.claim
        shared = len(self._titles[one.source] & one.stems) / min(4, len(self._titles[one.source]) or 1)
        listing = 0.1 * len({q.unit for q in one.quantities if not q.shown[:1].isdigit()})
        turning, summing = TURNING.search(text), SUMMING_UP.search(text)
        if (tongue := self._tongues[one.source]) is not None:
            turning, summing = tongue.contrast.search(text), tongue.outcome.search(text)
        trouble = 0.2 * bool(TROUBLED.search(text))
        summed = 0.35 * bool(summing) + 0.3 * bool(CONCLUDES.search(text))
        return 0.4 * bool(turning) + summed + 0.45 * min(1.0, shared) + listing + trouble

    def _place(self, one: Finding) -> float:
        first = self._first[one.source]
        leads = (0.45 if self._tongues[one.source] is None else 0.9) if self._opens(one) else 0.15 * (one in first)
        return leads + 0.3 * bool(SUMMARIES.search(one.topic)) + (0.15 if one.place > 0.9 else 0.0)

    def _opens(self, one: Finding) -> bool:
        return one is self._first[one.source][0]

    def _against(self, one: Finding) -> float:
        fits = FEWEST <= one.words <= MOST
        wrong = 0.0 if fits else 0.9 if one.words > FAR_TOO_MANY or one.words < FEWEST else 0.4
        wrong += 0.3 if one.is_quotation and not self._all_spoken else 0.0
        wrong += 0.6 if one.claim.startswith(("(", "[")) else 0.0
        wrong += 0.5 if one.claim.startswith(("“", "„", "«", "‘")) and not one.is_quotation else 0.0
        wrong += 1.0 if one.leans else 0.5 if PLACING.search(one.claim) else 0.0
        wrong += 0.7 if one.is_question or CLUTTER.search(one.quote) else 0.0
        wrong += 0.35 if UNKNOWING.search(one.claim) or MINOR.search(one.topic) else 0.0
        wrong += self._crowded(one) + (0.15 if one.kind in UNSURE else 0.0) + (0.4 if _is_instruction(one) else 0.0)
        wrong += _aside(one) + self._bare(one) + 0.6 * bool(OPEN.match(one.claim)) + self._presents(one)
        return wrong + (0.8 if self._tongues[one.source] is None and not has_verb(one.claim) else 0.0)

    def _presents(self, one: Finding) -> float:
        """What only presents somebody who is about to answer says nothing of what they say."""
        who = self._answering[one.source]
        return 0.8 if who is not None and one.claim.startswith(who) else 0.0

    def _crowded(self, one: Finding) -> float:
        """Numbers crowd a line out; amounts of money only where the line does not open the text."""
        opens = self._opens(one)
        if opens and self._tongues[one.source] is not None:
            return 0.0
        counted = [q for q in one.quantities if q.shown[:1].isdigit() or not (opens or q.shown[:1].isalpha())]
        return 0.25 * max(0, len(counted) - 1)

    def _bare(self, one: Finding) -> float:
        """A few words that neither turn nor sum up say too little; so do words that have nothing of the title."""
        titled = self._titles[one.source]
        astray = 0.1 if len(titled) > 1 and not titled & one.stems else 0.0
        told = TURNING.search(one.claim) or SUMMING_UP.search(one.claim) or self._tongues[one.source] is not None
        return astray + (0.3 if one.words < SHORT and not told else 0.0)


def _aside(one: Finding) -> float:
    """What is said of how things were said, by one person among several, or only to be contradicted."""
    told = 0.45 if REPORTED.search(one.claim) and not one.is_quotation else 0.0
    return (
        told
        + 0.5 * bool(PROCEDURE.search(one.claim))
        + 0.55 * bool(PRIVATE.search(one.claim))
        + 0.2 * bool(FOIL.search(one.claim))
    )


def _is_instruction(one: Finding) -> bool:
    first = words_of(one.claim)[:1]
    return bool(first) and (
        first[0].lower() in COMMON or first[0].lower() in ("do", "don't", "if", "never", "always", "you", "your")
    )
