"""Extractive planner, the thesis: the one line of the sources that states what it is all about, and what must not be claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.library.digest import ClaimKind
from engine.library.digesting.tongues import ENGLISH
from engine.library.digesting.verbs import COMMON, has_verb
from engine.machines.planners.extractive.brief import Brief
from engine.machines.planners.extractive.clauses import SPOKEN
from engine.machines.planners.extractive.cues import UNKNOWING
from engine.machines.planners.extractive.findings import CLUTTER, Finding
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.reading import tongue_of_source
from engine.machines.planners.extractive.telling import Teller, essence
from engine.machines.planners.extractive.tensions import Tension
from engine.machines.planners.extractive.words import shortened, stems_of, words_of
from engine.planning.envelope import BeatRole, Thesis
from engine.planning.ports import PlanningSource

FEWEST, MOST, FAR_TOO_MANY = 6, 38, 48
SUPPORTS, AVOIDS = 5, 8
UNSURE = (ClaimKind.OPINION, ClaimKind.FORECAST)
TURNING = re.compile(
    r"\b(?:but|yet|although|though|however|even though|whereas|despite|instead of|rather than|not because|"
    r"not [^.;]{2,40}, (?:it|they|but)|unless|faster than|more than [^.;\d]{3,40}|less than [^.;\d]{3,40}|fewer)\b",
    re.IGNORECASE,
)
SUMMING_UP = re.compile(
    r"\b(?:(?:we|I|study|report|survey|inquiry|audit|investigation|review|analysis|"
    r"researchers|inspectors|experts)\s(?:have |has )?(?:found|find|finds|conclude[sd]?|"
    r"show(?:s|ed)?|learned|believe)|results? (?:show|suggest)|turn(?:s|ed) out|means? that|"
    r"the (?:answer|lesson|point|truth|cause|reason|question|difference) (?:is|was)|"
    r"what [^.;,]{3,50} (?:is|was)|(?:this|that|it) (?:is|was) the (?:year|story|day|first time|moment)|according to)\b",
    re.IGNORECASE,
)
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
SENTENCE_WORDS, LONGEST_TITLE = 6, 20
ELLIPTIC = re.compile(
    r", (?:[\w-]+ ){0,2}(?:finds?|says?|shows?|warns?|reports?|reveals?|claims?|suggests?)$", re.IGNORECASE
)
NOT_A_CLAIM = re.compile(r"^(?:how|why|what|who|when|where|which|\w+ing)\b|[?:|]", re.IGNORECASE)


def leading_line(found: Sequence[Finding], sources: Sequence[PlanningSource], tensions: Sequence[Tension], likeness: Likeness,
                 brief: Brief) -> Finding | None:  # fmt: skip
    """The finding that says best what all of them together say, best an undisputed one; None where there is none."""
    disputed = {id(side) for tension in tensions for side in (tension.one, tension.other)}
    free = [one for one in found if id(one) not in disputed] or list(found)
    judge = _Judge(found, sources, likeness, brief)
    return max(free, key=lambda one: (judge.standing(one), -one.start), default=None)


def thesis_of(line: Finding | None, told: dict[BeatRole, tuple[Finding, ...]], tensions: Sequence[Tension], likeness: Likeness,
              teller: Teller, brief: Brief, one_line: str = "") -> Thesis:  # fmt: skip
    """The thesis of what is told, `one_line` where the sources' own title says it; with no line it says so."""
    if line is None:
        return Thesis("There are no sources yet, so there is nothing to claim.")
    every = [one for beat in told.values() for one in beat]
    roles = (BeatRole.PROOF, BeatRole.TURN, BeatRole.PAYOFF, BeatRole.CONTEXT, BeatRole.HOOK, BeatRole.CONFLICT)
    bearing = [
        one
        for role in roles
        for one in told[role]
        if one is not line and not (one.is_question or one.is_quotation or one.leans)
    ]
    carrying = sorted(bearing, key=lambda one: -(likeness.of(one, line) + one.weight))[:SUPPORTS]
    return Thesis(
        one_line or _stated(line),
        tuple(essence(one, 40) for one in carrying),
        tuple(_avoid(every, tensions, teller, brief)),
    )


def headline(title: str) -> str:
    """A title that is a whole sentence, as one (`Corals keep their tolerance but grow more slowly`); else empty."""
    words = title.strip().rstrip(".").split()
    capitals = sum(word[:1].isupper() for word in words[1:])
    told = ELLIPTIC.search(title) or ". " in title or len(words) > LONGEST_TITLE
    whole = not told and len(words) >= SENTENCE_WORDS and not NOT_A_CLAIM.search(title) and capitals <= 0.4 * len(words)
    return " ".join(words) + "." if whole and has_verb(" ".join(words)) else ""


def _stated(line: Finding) -> str:
    said = essence(line, 44)
    if line.is_quotation and (parts := SPOKEN.findall(line.claim)):
        said = shortened(
            " ".join(re.sub(r",$", "." if at + 1 < len(parts) else "", part.strip()) for at, part in enumerate(parts)),
            44,
        )
    return f"“{said.rstrip('.')},” says {line.speaker}." if line.is_quotation and line.speaker else said


class _Judge:
    """Says how well a sentence would stand for all of them."""

    def __init__(
        self, found: Sequence[Finding], sources: Sequence[PlanningSource], likeness: Likeness, brief: Brief
    ) -> None:
        self._brief = brief
        self._titles = [stems_of(f"{source.title} {source.metadata.get('title') or ''}") for source in sources]
        self._tongues = [None if (tongue := tongue_of_source(source)) is ENGLISH else tongue for source in sources]
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
        return 0.4 * bool(turning) + 0.35 * bool(summing) + 0.35 * min(1.0, shared) + listing + trouble

    def _place(self, one: Finding) -> float:
        first = self._first[one.source]
        leads = (
            (0.45 if self._tongues[one.source] is None else 0.65) if one is first[0] else 0.15 if one in first else 0.0
        )
        return leads + 0.3 * bool(SUMMARIES.search(one.topic)) + (0.15 if one.place > 0.9 else 0.0)

    def _against(self, one: Finding) -> float:
        fits = FEWEST <= one.words <= MOST
        wrong = 0.0 if fits else 0.9 if one.words > FAR_TOO_MANY or one.words < FEWEST else 0.4
        wrong += 0.3 if one.is_quotation and not self._all_spoken else 0.0
        wrong += 0.6 if one.claim.startswith(("(", "[")) else 0.0
        wrong += 1.0 if one.leans else 0.5 if PLACING.search(one.claim) else 0.0
        wrong += 0.7 if one.is_question or CLUTTER.search(one.quote) else 0.0
        wrong += 0.35 if UNKNOWING.search(one.claim) or MINOR.search(one.topic) else 0.0
        numbers = sum(q.shown[:1].isdigit() for q in one.quantities)
        wrong += (
            0.25 * max(0, numbers - 1) + (0.15 if one.kind in UNSURE else 0.0) + (0.4 if _is_instruction(one) else 0.0)
        )
        return wrong + (0.8 if self._tongues[one.source] is None and not has_verb(one.claim) else 0.0)


def _is_instruction(one: Finding) -> bool:
    first = words_of(one.claim)[:1]
    return bool(first) and (
        first[0].lower() in COMMON or first[0].lower() in ("do", "don't", "if", "never", "always", "you", "your")
    )


def _avoid(every: Sequence[Finding], tensions: Sequence[Tension], teller: Teller, brief: Brief) -> list[str]:
    open_points = [f"As settled, where they disagree: {teller.disagreement(tension)}" for tension in tensions]
    unsure = [one for one in every if one.kind in UNSURE]
    said = [f"As fact: “{essence(one, 22)}” It is {_sort(one)} of {teller.who(one)}." for one in unsure]
    return [*open_points, *(f"Anything about: {ban}" for ban, _ in brief.forbidden), *said][:AVOIDS]


def _sort(one: Finding) -> str:
    return "a forecast" if one.kind is ClaimKind.FORECAST else "the opinion"
