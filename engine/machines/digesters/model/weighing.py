"""Machines, digesters, model, weighing: an answer about a source, read strictly, and laid over what the rules found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.machines.models.asking import object_of
from engine.machines.models.conversation import Unfit
from engine.machines.writers.model.holding import Holding
from engine.planning.envelope import Confidence, Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.library.digest import Digest

LEAST_SENTENCES, MOST_SENTENCES = 3, 6
LONGEST, LEAST_RANKED, SHARE = 400, 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """Passages by weight, and sentences that hold; empty where none did."""

    ranked: tuple[str, ...]
    thesis: str = ""
    summary: str = ""

    def over(self, found: Digest) -> Digest:
        """The same claims in the order a reader would give them, half by rule and half by this; nothing is added or lost."""
        places = {name: 1 - at / len(self.ranked) for at, name in enumerate(self.ranked)}
        weights = [
            round(SHARE * claim.weight + (1 - SHARE) * places.get(_id(at), 0.0), 6)
            for at, claim in enumerate(found.claims)
        ]
        order = sorted(range(len(weights)), key=lambda at: (-weights[at], at))
        moved = {old: new for new, old in enumerate(order)}
        claims = tuple(replace(found.claims[at], weight=weights[at]) for at in order)
        supports = (replace(one, claim_index=moved[one.claim_index]) for one in found.evidence)
        evidence = tuple(sorted(supports, key=lambda one: one.claim_index))
        return replace(
            found, claims=claims, evidence=evidence, thesis=self.thesis or found.thesis, summary=self.summary or found.summary
        )  # fmt: skip

    def before(self, ranked: Sequence[str]) -> Weighed:
        """These passages first, and the others as they were ranked before."""
        return replace(self, ranked=tuple(dict.fromkeys((*self.ranked, *ranked))))


def merged(parts: Sequence[Weighed]) -> tuple[str, ...]:
    """The passages of all parts in one order: the first of every part, then the second."""
    places = [
        (at / len(part.ranked), number, name)
        for number, part in enumerate(parts)
        for at, name in enumerate(part.ranked)
    ]
    return tuple(name for _, _, name in sorted(places))


def evidence_of(found: Digest) -> tuple[Evidence, ...]:
    """What was found, as evidence for the linter."""
    return tuple(
        Evidence(
            _id(one.claim_index), "", found.claims[one.claim_index].statement, one.support, Confidence.HIGH, one.support, one.char_start,
            one.char_end, one.page, str(found.claims[one.claim_index].kind), found.claims[one.claim_index].attribution,
        )
        for one in found.evidence
    )  # fmt: skip


def read_weighed(answer: dict[str, Any], whole: bool, evidence: Sequence[Evidence], title: str) -> Weighed:
    """What an answer is worth. Raises `Unfit` with a sentence for the model."""
    if not whole:
        raise Unfit("the answer broke off before its end: make it shorter")
    known = {item.id for item in evidence}
    ranked = tuple(dict.fromkeys(one for one in _ids(answer.get("ranked")) if one in known))
    if len(ranked) < LEAST_RANKED * len(known):
        raise Unfit("`ranked` names too few of the passages that were given")
    holding = Holding(evidence, (title,))
    thesis = _text(answer.get("thesis"))
    kept = thesis if thesis and holding.holds(thesis, _ids(answer.get("thesis_passages"))) else ""
    return Weighed(ranked, kept, _summary(answer.get("summary"), holding))


def shape(ids: list[str]) -> dict[str, Any]:
    """The JSON schema of an answer over these passages."""
    text = {"type": "string"}
    passages = {"type": "array", "items": {"type": "string", "enum": ids}}
    sentence = object_of({"text": text, "passages": passages})
    whole = {"ranked": passages, "thesis": text, "thesis_passages": passages}
    return object_of({**whole, "summary": {"type": "array", "items": sentence}})


def _summary(rows: Any, holding: Holding) -> str:
    told = [
        _text(row.get("text"))
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict) and holding.holds(_text(row.get("text")), _ids(row.get("passages")))
    ]
    told = [one for one in dict.fromkeys(told) if one.endswith((".", "!", "?", "”"))][:MOST_SENTENCES]
    return " ".join(told) if len(told) >= LEAST_SENTENCES else ""


def _id(claim_index: int) -> str:
    return f"p-{claim_index}"


def _ids(value: Any) -> list[str]:
    return [one.strip() for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    told = " ".join(value.split()) if isinstance(value, str) else ""
    return told if len(told) <= LONGEST else ""
