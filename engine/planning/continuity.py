"""Planning, continuity: what is established in a project, as planner and writer read it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.library.bible import SeriesBible
    from engine.library.canon import CastCanon
    from engine.planning.model import StoryPlan


@dataclass(frozen=True, slots=True)
class Continuity:
    """The series bible and cast canon of a plan's project, None where none was written."""

    bible: SeriesBible | None = None
    canon: CastCanon | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names that may be spoken because the project knows them."""
        canon = tuple(
            name for one in (self.canon.characters if self.canon else ()) for name in (one.name, *one.aliases)
        )
        return (*(self.bible.names() if self.bible else ()), *canon)

    def brief(self, plan: StoryPlan) -> dict[str, Any]:
        """The plan's creative brief with the bible beside it; what the brief says itself goes before what the bible says."""
        if self.bible is None:
            return plan.creative_brief
        style = self.bible.content.get("writingStyle")
        told = {
            "seriesContext": self.bible.told(),
            "writingStyle": style if isinstance(style, str) else "",
            "castNotes": self.bible.company(),
        }
        own = {name: text for name, text in plan.creative_brief.items() if text}
        return {**{name: text for name, text in told.items() if text}, **own, "seriesBible": self.bible.content}
