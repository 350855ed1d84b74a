"""Extractive planner, the thesis: the one line of the sources that states what it is all about, and what must not be claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.library.digest import ClaimKind
from engine.library.digesting.verbs import has_verb
from engine.machines.planners.extractive.brief import Brief
from engine.machines.planners.extractive.clauses import SPOKEN
from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.judging import UNSURE, Judge
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.telling import Teller, essence
from engine.machines.planners.extractive.tensions import Tension
from engine.machines.planners.extractive.words import shortened
from engine.planning.envelope import BeatRole, Thesis
from engine.planning.ports import PlanningSource

SUPPORTS, AVOIDS = 5, 8
SENTENCE_WORDS, LONGEST_TITLE = 6, 20
ELLIPTIC = re.compile(
    r", (?:[\w-]+ ){0,2}(?:finds?|says?|shows?|warns?|reports?|reveals?|claims?|suggests?)$", re.IGNORECASE
)
NOT_A_CLAIM = re.compile(r"^[“\"«„]|^(?:how|why|what|who|when|where|which|\w+ing)\b|[?:|]", re.IGNORECASE)


def leading_line(found: Sequence[Finding], sources: Sequence[PlanningSource], tensions: Sequence[Tension], likeness: Likeness,
                 brief: Brief) -> Finding | None:  # fmt: skip
    """The finding that says best what all of them together say, best an undisputed one; None where there is none."""
    disputed = {id(side) for tension in tensions for side in (tension.one, tension.other)}
    free = [one for one in found if id(one) not in disputed] or list(found)
    judge = Judge(found, sources, likeness, brief)
    return max(free, key=lambda one: (judge.standing(one), -one.start), default=None)


def thesis_of(line: Finding | None, told: dict[BeatRole, tuple[Finding, ...]], tensions: Sequence[Tension], likeness: Likeness,
              teller: Teller, brief: Brief, one_line: str = "") -> Thesis:  # fmt: skip
    """The thesis of what is told, `one_line` where the sources' own title says it; with no line it says so."""
    if line is None:
        return Thesis(teller.wording.empty[not teller.names])
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
        one_line or _stated(line, teller),
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


def _stated(line: Finding, teller: Teller) -> str:
    said = essence(line, 44, within=line.is_quotation)
    if line.is_quotation and (parts := SPOKEN.findall(line.claim)):
        said = shortened(
            " ".join(re.sub(r",$", "." if at + 1 < len(parts) else "", part.strip()) for at, part in enumerate(parts)),
            44,
        )
    if line.is_quotation and line.speaker:
        return teller.wording.says.format(what=said.rstrip("."), who=line.speaker)
    return said


def _avoid(every: Sequence[Finding], tensions: Sequence[Tension], teller: Teller, brief: Brief) -> list[str]:
    words = teller.wording
    open_points = [words.settled.format(what=teller.disagreement(tension)) for tension in tensions]
    unsure = [one for one in every if one.kind in UNSURE]
    said = [
        words.as_fact[one.kind is not ClaimKind.FORECAST].format(what=essence(one, 22), who=_whose(one, teller))
        for one in unsure
    ]
    return [*open_points, *(words.banned.format(what=ban) for ban, _ in brief.forbidden), *said][:AVOIDS]


def _whose(one: Finding, teller: Teller) -> str:
    """Whose forecast or opinion it is: the person's, else that of the source, by its title."""
    who = teller.who(one)
    return teller.wording.quoted.format(what=who) if who == teller.names[one.source] else who
