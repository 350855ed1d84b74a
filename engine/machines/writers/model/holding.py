"""Machines, writers, model, holding: whether a sentence of a model says only what the passages it names say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.writers.model.strictness import Strictness
from engine.table_read.grounding import Ground, errors
from engine.table_read.screenplay import Entry, Grounding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.planning.envelope import Evidence


class Holding:
    """Sentences held against evidence by id; `known` are texts whose names may be spoken freely."""

    def __init__(self, evidence: Iterable[Evidence], known: Sequence[str]) -> None:
        items = tuple(evidence)
        self._by_id = {item.id: item for item in items}
        self._ground, self._strict = Ground(self._by_id, tuple(known)), Strictness(items, known)

    def holds(self, text: str, ids: Sequence[str]) -> bool:
        """Whether a sentence says only what these passages say; title case does not make names of words."""
        told = text if text.endswith((".", "!", "?")) else f"{text[:1]}{text[1:].lower()}"
        entry = Entry(0, 0, "NARRATOR", told, Grounding.CLAIM, tuple(ids))
        items = [self._by_id[name] for name in ids if name in self._by_id]
        return bool(items) and not errors(self._ground.of(entry)) and not [*self._strict.findings(entry, items)]
