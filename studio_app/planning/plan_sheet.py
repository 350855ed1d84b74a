"""Planning, plan sheet: the cards a plan is shown on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.planning.envelope import Beat, Evidence, PlanEnvelope
from engine.planning.model import StoryPlan
from studio_app.widgets.pieces import card, label

Open = Callable[[Evidence], None]
SHOWN, GAPS = 220, 4
QUOTED = tuple('“„«»"')


def cards_of(plan: StoryPlan, titles: dict[str, str], open_passage: Open) -> Iterator[QFrame]:
    """Every card of a plan, built as it is asked for: the thesis, the beats, the price; none before there is a draft."""
    envelope = plan.envelope
    if envelope is not None:
        yield thesis_card(envelope, plan.warnings)
        for beat in envelope.beats:
            yield beat_card(envelope, beat, titles, open_passage)
        yield quote_card(plan)


def thesis_card(envelope: PlanEnvelope, warnings: Sequence[str] = ()) -> QFrame:
    """Title, thesis, what the sources leave open, who arranged it, and what the person should know of that."""
    parts: list[QWidget] = [
        label(envelope.title, "title"),
        label(envelope.thesis.one_line, "thesis", selectable=True),
    ]
    gaps = envelope.source_digest.gaps[:GAPS]
    if gaps:
        parts.append(label("What the sources leave open", "small"))
    parts += [label(f"–  {gap}", "quiet", selectable=True) for gap in gaps]
    notes = [plain_warning(one) for one in warnings if not one.startswith("written_by:")]
    parts += [label(f"Arranged by {envelope.written_by or 'the built-in planner'}.", "quiet")]
    parts += [label(note, "quiet", selectable=True) for note in notes]
    return card(*parts, spacing=10)


def plain_warning(warning: str) -> str:
    """A warning without the name programs know it by."""
    code, found, words = warning.partition(": ")
    told = words if found and code.replace("_", "").isalpha() and code.islower() else warning
    return f"{told[:1].upper()}{told[1:]}"


def beat_card(envelope: PlanEnvelope, beat: Beat, titles: dict[str, str], open_passage: Open) -> QFrame:
    """One beat with every passage it rests on."""
    minutes, seconds = divmod(beat.estimated_seconds, 60)
    evidence = QVBoxLayout()
    evidence.setContentsMargins(0, 4, 0, 0)
    evidence.setSpacing(6)
    for item in envelope.evidence_of(beat):
        evidence.addWidget(_evidence_button(item, titles.get(item.source_id, ""), open_passage))
    head, length = label(beat.role.replace("_", " ").upper(), "role"), label(f"{minutes}:{seconds:02d}", "quiet")
    length.setWordWrap(False)
    row = QHBoxLayout()
    row.addWidget(head, 1)
    row.addWidget(length)
    return card(row, label(beat.title, "heading"), label(beat.narration, selectable=True), evidence)


def quote_card(plan: StoryPlan) -> QFrame:
    """What it will cost; nothing is charged before the yes."""
    lines = [
        label(f"{line.label}: {line.credits} credits", "quiet")
        for line in plan.quote.lines
        if line.credits or line.kind == "artifact"
    ]
    return card(
        label(f"{plan.quote.total} credits", "price"),
        *lines,
        label("Reserved when you approve, charged when the read is ready.", "quiet"),
    )


def _evidence_button(item: Evidence, source: str, open_passage: Open) -> QPushButton:
    flat = " ".join(item.quote.split())
    place = f"{source}, page {item.page}" if item.page else source
    text = flat if len(flat) <= SHOWN else flat[: SHOWN - 1].rsplit(" ", 1)[0] + "…"
    made = _WrappingButton(text if text.startswith(QUOTED) else f"“{text}”", place)
    made.clicked.connect(lambda: open_passage(item))
    made.setToolTip("Open the passage")
    made.setAccessibleName(f"Open passage: {flat[:120]}")
    return made


class _WrappingButton(QPushButton):
    """A button whose words wrap like a paragraph's."""

    def __init__(self, quote: str, place: str) -> None:
        super().__init__()
        self.setProperty("kind", "evidence")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(2)
        for text, role in ((quote, ""), (place, "quiet")):
            if text:
                column.addWidget(label(text, role))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its words."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As tall as its words at this width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)
