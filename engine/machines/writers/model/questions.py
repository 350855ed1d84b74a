"""Machines, writers, model, questions: what the model is asked for one part, with the passages fenced off as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.machines.models.asking import Question
from engine.machines.models.prompts import fence, fenced, prompt
from engine.machines.models.wishes import language_line, wishes
from engine.table_read.speakable import speakable

if TYPE_CHECKING:
    from engine.machines.writers.model.company import Company
    from engine.machines.writers.model.judging import Judged
    from engine.machines.writers.model.parts import Part
    from engine.table_read.ports import WritingBrief
    from engine.table_read.screenplay import Entry, Screenplay

JOBS = {
    "hook": "it opens on a question or a tension", "context": "it sets the scene and says what is at stake", "conflict": "it states the central difficulty",
    "proof": "it brings evidence", "turn": "it tells the discovery that changes the picture", "payoff": "it shows what is now so",
    "cta": "it ends on what is still open, or on what can be done",
}  # fmt: skip
LAST_SAID, WORDS_A_LINE = 8, 18
FEWEST, MOST = 0.6, 1.5
THINKING, MOST_AVOIDED = 1200, 6


def part_question(
    part: Part,
    number: int,
    count: int,
    offline: Screenplay,
    company: Company,
    brief: WritingBrief,
    before: Sequence[Entry],
) -> Question:
    """The question for one part; everything that comes from sources or earlier lines stands between marks."""
    tellers, witnesses = company.here(part)
    texts = [speakable(item.quote) for item in part.evidence]
    said = "\n".join(f"{entry.character}: {entry.text}" for entry in before[-LAST_SAID:])
    piece = f"{brief.envelope.title}\n{brief.envelope.thesis.one_line}"
    avoid = "\n".join(brief.envelope.thesis.avoid_claims[:MOST_AVOIDED])
    told = [piece, avoid, part.beat.narration if part.beat else "", said, *texts]
    mark = fence(*told, *tellers, *witnesses)
    user = prompt(
        "writer_part", piece=fenced(mark, "piece", piece), number=number, count=count,
        role=str(part.beat.role) if part.beat else "middle", job=JOBS.get(str(part.beat.role) if part.beat else "", "it goes on"),
        about=fenced(mark, "about", part.beat.narration if part.beat else ""), company=_company(part, company, tellers, witnesses),
        wishes=_wishes(brief), avoid=_told("Not to be claimed", mark, "avoid", avoid),
        before=_told("What was said just before", mark, "before", said),
        words=part.words, least=round(FEWEST * part.words), most=round(MOST * part.words), lines=max(2, len(part.lines)),
        passages="\n".join(_passage(mark, item, text, brief) for item, text in zip(part.evidence, texts, strict=True)),
    )  # fmt: skip
    system = f"{prompt('writer')}\n\n{prompt(f'writer_{_form(offline.mode)}')}\n\nThe mark of this question is {mark}."
    return Question(system, user, _shape([*tellers, *witnesses], [item.id for item in part.evidence]), room_for(part))


def mended(question: Question, draft: Sequence[Judged], remarks: Sequence[str]) -> Question:
    """The same question with the draft and what is wrong with it."""
    from dataclasses import replace

    lines = [f"{at}. {_row(one)} -- {'; '.join(one.wrong) or 'in order'}" for at, one in enumerate(draft, start=1)]
    told = "\n".join([*lines, *(f"Besides: {remark}." for remark in remarks)])
    mark = fence(told, question.user)
    return replace(question, user=f"{question.user}\n\n{prompt('writer_mend', draft=fenced(mark, 'draft', told))}")


def continued(question: Question, rows: Sequence[dict[str, Any]]) -> Question:
    """The same question for the lines that are still missing."""
    from dataclasses import replace

    told = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    mark = fence(told, question.user)
    return replace(question, user=f"{question.user}\n\n{prompt('writer_more', draft=fenced(mark, 'draft', told))}")


def room_for(part: Part) -> int:
    """Tokens for the words of a part as JSON, and for a model that thinks first."""
    return round(part.words * MOST * 1.5) + 70 * max(2, len(part.lines)) + THINKING


def _shape(speakers: list[str], ids: list[str]) -> dict[str, Any]:
    line = {
        "type": "object",
        "properties": {
            "speaker": {"type": "string", "enum": speakers},
            "kind": {"type": "string", "enum": ["quote", "claim", "connective"]},
            "passages": {"type": "array", "items": {"type": "string", "enum": ids}},
            "direction": {"type": "string"},
            "text": {"type": "string"},
        },
        "required": ["speaker", "kind", "passages", "direction", "text"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"lines": {"type": "array", "items": line}},
        "required": ["lines"],
        "additionalProperties": False,
    }


def _told(head: str, mark: str, label: str, text: str) -> str:
    return f"{head}:\n{fenced(mark, label, text)}\n" if text else ""


def _company(part: Part, company: Company, tellers: Sequence[str], witnesses: Sequence[str]) -> str:
    own = {
        name: [item.id for item in part.evidence if item.id in company.carried.get(name, ())]
        for name in (*tellers, *witnesses)
    }
    lines = [
        f"- {name}: {'speaks for ' + ', '.join(own[name]) if company.bound and own[name] else 'tells, asks and leads'}"
        for name in tellers
    ]
    lines += [f"- {name}: heard only in their own words, quotes of {', '.join(own[name])}" for name in witnesses]
    return "\n".join(lines)


def _passage(mark: str, item: Any, text: str, brief: WritingBrief) -> str:
    source = next((one.title for one in brief.sources if one.id == item.source_id), "a source")
    said = f", in the words of {item.attribution}" if item.attribution else ""
    return fenced(mark, f"passage {item.id}", f"{text}\n(from: {source}{said}; {item.kind})")


def _wishes(brief: WritingBrief) -> str:
    request = brief.request
    told = wishes(brief.target, brief.creative_brief, brief.style_constraints, [request.notes], request.never_say)
    return told + language_line(item.quote for item in brief.envelope.source_digest.spoken)


def _form(mode: str) -> str:
    return mode if mode in ("podcast", "drama") else "documentary"


def _row(one: Judged) -> str:
    entry = one.entry
    row = {
        "speaker": entry.character,
        "kind": str(entry.grounding),
        "passages": list(entry.evidence_ids),
        "text": entry.text,
    }
    return json.dumps(row, ensure_ascii=False)
