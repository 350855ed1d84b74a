"""Production, ports: whoever can make a type of artifact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from engine.jobs.ports import Step
    from engine.production.model import OrderedArtifact, RefineWish, StoryJob


class ArtifactMaker(Protocol):
    """Makes one type of artifact in durable steps."""

    @property
    def type(self) -> str:
        """The artifact type it makes."""

    def steps(self, job: StoryJob, ordered: OrderedArtifact) -> Sequence[Step]:
        """The steps, in order, with names of their own; percent they report runs from 0 to 100 for this artifact."""


class ArtifactRefiner(Protocol):
    """Makes another version of one type of artifact in durable steps."""

    def steps(self, job: StoryJob, ordered: OrderedArtifact, wish: RefineWish) -> Sequence[Step]:
        """The steps, in order; the last one's `keep` puts the new version in the old one's place."""


Makers = Mapping[str, ArtifactMaker]
