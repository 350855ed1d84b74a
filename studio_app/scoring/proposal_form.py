"""Scoring, proposal form: a sound the script asks for: heard, added, or dismissed; nothing of it is in the read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.stage.scoring.model import LaidProposal, Sheet
from studio_app.operations import Operations
from studio_app.scoring.blocks import place_said
from studio_app.scoring.deeds import Deeds
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine.stage.cues.bank import Prepared
    from engine.stage.cues.proposing import Proposal

WHY = "The script tells of this sound here. It is heard only once it is added."


class ProposalForm(QWidget):
    """`heard(proposal)` asks for its sound."""

    heard = Signal(object)

    def __init__(self, operations: Operations, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._deeds = operations, deeds
        self.one: Proposal | None = None
        self._all: tuple[Proposal, ...] = ()
        self.head, self.words, self.why = label("", "heading"), label("", "quiet"), label(WHY, "quiet")
        self.add = button("&Add it", self.take, "primary", "Put this sound on its word; no charge")
        self.hear = button("Listen first", self._hear, tip="Hear the sound before it is added (Space)")
        self.away = button(
            "Dismiss", self.dismiss, tip="Do not propose it again as long as the line says this (Delete)"
        )
        self.every = button("Add all", self.take_all, tip="Every sound the script proposes, as one step")
        tools = QHBoxLayout()
        for one in (self.add, self.hear, self.away, self.every):
            tools.addWidget(one)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.head, self.words, self.why):
            column.addWidget(part)
        column.addLayout(tools)
        column.addStretch(1)

    def show_proposal(self, sheet: Sheet, laid: LaidProposal) -> None:
        """Show this one."""
        spot = laid.proposal.spot
        self.one, self._all = laid.proposal, tuple(one.proposal for one in sheet.proposals)
        self.head.setText(f"Proposed: {spot.label} · {place_said(sheet, spot.entry_index, spot.word)}")
        self.words.setText(spot.said)
        self.every.setText(f"Add all {len(self._all)}")
        self.every.setVisible(len(self._all) > 1)

    def take(self) -> None:
        """Add it."""
        if self.one is not None:
            self._take((self.one,), f"“{self.one.spot.label}” added at line {self.one.spot.entry_index + 1}")

    def take_all(self) -> None:
        """Add every one."""
        self._take(self._all, f"{len(self._all)} proposed sounds added")

    def dismiss(self) -> None:
        """Not this one, and never again while the line says the same."""
        one, proposing = self.one, self._operations.studio.proposing
        if one is not None:
            spot = one.spot
            said = f"“{spot.label}” at line {spot.entry_index + 1} dismissed"
            self._deeds.do(said, lambda work, read: proposing.dismiss(work, read, spot.entry_index))

    def _take(self, wanted: tuple[Proposal, ...], said: str) -> None:
        cues = self._operations.studio.cues
        self.why.setText("The sound is being made…")

        def make() -> list[tuple[Proposal, Prepared]]:
            return [(one, cues.prepare(one.spot.prompt, one.spot.seconds)) for one in wanted]

        def keep(made: list[tuple[Proposal, Prepared]]) -> None:
            self.why.setText(WHY)
            self._deeds.do(said, lambda work, read: [cues.add(work, read, one.cue(), sound) for one, sound in made])

        self._operations.away(make, keep)

    def _hear(self) -> None:
        if self.one is not None:
            self.heard.emit(self.one)
