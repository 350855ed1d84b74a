"""Machines, writers, model, the writer: the built-in writer sets the frame, a model fills it beat by beat, the linter decides."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from engine.foundation.model_errors import ModelError
from engine.machines.writers.model.company import Company, company_of
from engine.machines.writers.model.drafting import draft
from engine.machines.writers.model.judging import Judge
from engine.machines.writers.model.parts import Part, parts_of
from engine.machines.writers.model.questions import part_question
from engine.machines.writers.model.strictness import Strictness
from engine.table_read.grounding import Ground
from engine.table_read.screenplay import Entry, Remark, Screenplay

if TYPE_CHECKING:
    from engine.foundation.language_models import ModelChoice
    from engine.machines.models.conversation import Conversation
    from engine.machines.models.desk import StudioModelDesk
    from engine.table_read.ports import StoryWriter, WritingBrief

log = logging.getLogger(__name__)
Progress = Callable[[int, str], None]
FRAMED = 4


class ModelWriter:
    """Writes with the model of the desk where one is chosen, and with the built-in writer where none is or it may take over."""

    def __init__(self, desk: StudioModelDesk, offline: StoryWriter) -> None:
        self._desk, self._offline = desk, offline

    def write(self, brief: WritingBrief, progress: Progress) -> Screenplay:
        """The screenplay. Raises `ScriptEmpty`, and `ModelError` where the built-in writer may not take over."""
        choice = self._desk.choice()
        if not (choice.is_chosen and choice.writes):
            return self._offline.write(brief, progress)
        frame = self._offline.write(brief, lambda percent, detail: progress(percent * FRAMED // 100, detail))
        now = _Now(progress)
        try:
            conversation = self._desk.conversation(choice, now.tick)
        except ModelError as problem:
            if not choice.falls_back:
                raise
            return replace(
                frame,
                remarks=(
                    *frame.remarks,
                    Remark("model_fallback", f"The built-in writer wrote it all. {problem.message}"),
                ),
            )
        return _Writing(choice, conversation, frame, brief, now).written()


@dataclass(slots=True)
class _Now:
    """How far it is; said again while the model works, so that a canceled job notices."""

    progress: Progress
    percent: int = FRAMED
    detail: str = "Waiting for the model"

    def at(self, percent: int, detail: str) -> None:
        self.percent, self.detail = percent, detail
        self.tick()

    def tick(self) -> None:
        self.progress(self.percent, self.detail)


@dataclass(slots=True)
class _Writing:
    """One screenplay being written."""

    choice: ModelChoice
    conversation: Conversation
    frame: Screenplay
    brief: WritingBrief
    now: _Now
    entries: list[Entry] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    corrected: int = 0
    given: int = 0
    wrote: int = 0
    closed: ModelError | None = None

    def written(self) -> Screenplay:
        parts, company = parts_of(self.frame, self.brief.envelope), company_of(self.frame)
        ground, strictness = self._ground()
        for at, part in enumerate(parts):
            title = part.beat.title if part.beat else part.scene.title
            self.now.at(
                FRAMED + (100 - FRAMED) * at // len(parts),
                f"{self.choice.name} writes part {at + 1} of {len(parts)}: {title}",
            )
            lines = self._part(part, at + 1, len(parts), company, Judge(part, company, ground, strictness))
            self._add([*lines, *part.tail])
        self.now.at(100, f"{len(self.entries)} lines written")
        log.info("A screenplay by %s: %s", self.choice.name, self.conversation.account)
        return replace(
            self.frame,
            entries=tuple(self.entries),
            narrator=self._narrator(),
            remarks=self._remarks(),
            written_by=self.choice.byline if self.wrote else "",
        )

    def _part(self, part: Part, number: int, count: int, company: Company, judge: Judge) -> Sequence[Entry]:
        if not part.evidence or self.closed is not None:
            if part.evidence and self.closed is not None:
                self._gave_up(part, self.closed.message)
            return part.lines
        question = part_question(part, number, count, self.frame, company, self.brief, self.entries)
        hosts = len(company.here(part)[0]) if self.frame.mode == "podcast" else 1
        try:
            settled = draft(part, question, self.conversation, judge, self.entries, hosts)
        except ModelError as problem:
            if not self.choice.falls_back:
                raise
            self.closed = problem if problem.lasting else None
            self._gave_up(part, problem.message)
            return part.lines
        if settled is None:
            self._gave_up(part, f"What {self.choice.name} wrote did not keep to the passages.")
            return part.lines
        self.corrected, self.given, self.wrote = (
            self.corrected + settled.corrected,
            self.given + settled.given,
            self.wrote + 1,
        )
        return settled.entries

    def _ground(self) -> tuple[Ground, Strictness]:
        from engine.table_read.tasks import headings, known_texts

        evidence = self.brief.envelope.source_digest.spoken
        known = (*known_texts(self.brief), self.frame.title, *self.frame.characters)
        ground = Ground({item.id: item for item in evidence}, known, tuple(headings(self.brief.sources)))
        return ground, Strictness(evidence, known, self.brief.request.never_say)

    def _add(self, lines: Sequence[Entry]) -> None:
        first = len(self.entries)
        self.entries += [replace(line, index=first + at) for at, line in enumerate(lines)]

    def _gave_up(self, part: Part, reason: str) -> None:
        title = part.beat.title if part.beat else part.scene.title
        named = self.reasons.setdefault(reason, [])
        if title not in named:
            named.append(title)

    def _narrator(self) -> str | None:
        return self.frame.narrator if any(line.character == self.frame.narrator for line in self.entries) else None

    def _remarks(self) -> tuple[Remark, ...]:
        told = list(self.frame.remarks)
        if self.wrote:
            told.append(
                Remark(
                    "written_by",
                    f"{self.choice.byline} wrote {'all of it' if not self.reasons else 'parts of it'}; every line was held against your sources.",
                )
            )
        for reason, titles in self.reasons.items():
            which = ", ".join(f"“{title}”" for title in titles)
            told.append(Remark("model_fallback", f"The built-in writer wrote {which}. {reason}"))
        if self.corrected:
            lines = "1 line" if self.corrected == 1 else f"{self.corrected} lines"
            message = f"{lines} of {self.given} by {self.choice.name} did not keep to the sources and were left out or told by the built-in writer."
            told.append(Remark("model_corrected", message))
        return tuple(told)
