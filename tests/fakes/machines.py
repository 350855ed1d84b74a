"""Machines for a whole studio without the outside: instant reading, planning, writing, speaking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.bootstrap import Machines
from engine.foundation.errors import KnownError
from engine.library.digest import Claim, ClaimKind, Digest, Support
from engine.library.extraction import Block, BlockKind, Extraction, Layout
from engine.machines.effects.rack import StudioRack
from engine.pictures.ports import Drawing
from engine.planning.envelope import (
    AudioSystem,
    Beat,
    BeatRole,
    Confidence,
    Coverage,
    Evidence,
    PlanEnvelope,
    PlannedArtifact,
    SceneBudget,
    SourceDigest,
    Thesis,
    VisualSystem,
)
from engine.planning.ports import Drafted
from engine.table_read.errors import VoiceNotFound
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay
from engine.table_read.voices import Gender, Voice
from tests.fakes.music import FakeMusic, FakeSoundFiles
from tests.fakes.pictures import FakeCamera, FakeDecks
from tests.fakes.sounds import FakeSounds
from tests.fakes.speech import FakeEncoder, FakeLoudness, FakeSpeech

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from engine.planning.model import StoryPlan
    from engine.planning.ports import PlanningSource
    from engine.table_read.ports import WritingBrief


ANSWERS = ("And there it stands.", "Nobody had said so before.")


class FakeTextReader:
    """One paragraph a line."""

    def lay_out(self, text: str, *, markdown: bool) -> Layout:
        """Blocks of non-empty lines."""
        blocks, start = [], 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line.rstrip("\n"))))
            start += len(line)
        return Layout(tuple(blocks))


class FakeReader:
    """Reads any file as UTF-8."""

    def read(self, path: Path, hint: str, progress: Callable[[int, str], None]) -> Extraction:
        """The text, laid out by line."""
        text = path.read_text(encoding="utf-8")
        return Extraction(text, FakeTextReader().lay_out(text, markdown=False), {"title": hint}, "txt")

    def expect(self) -> None:
        """Nothing gets ready."""

    def close(self) -> None:
        """Nothing stands ready."""


class FakeFetcher:
    """Knows no address."""

    def fetch(self, url: str, accept: Collection[str], target: Path) -> object:
        """Always fails, as if offline."""
        raise KnownError("There is no network.", hint="Connect and try again.")


class FakeDigester:
    """Every paragraph is a claim."""

    def digest(self, extraction: Extraction, tick: Callable[[], None] | None = None) -> Digest:
        """A claim and a support for each block."""
        spans = [(block.start, block.end) for block in extraction.layout.blocks]
        claims = tuple(Claim(extraction.text[a:b], ClaimKind.FACT) for a, b in spans)
        supports = tuple(Support(number, extraction.text[a:b], a, b) for number, (a, b) in enumerate(spans))
        return Digest("A. B. C.", "A thesis.", claims, supports)


class FakePlanner:
    """Two beats over whatever there is."""

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        """Evidence in order, half to each beat."""
        found = [(source, support) for source in sources if source.digest for support in source.digest.evidence]
        evidence = tuple(
            Evidence(f"ev-{n}", s.id, e.support, e.support, Confidence.HIGH, e.support, e.char_start, e.char_end)
            for n, (s, e) in enumerate(found)
        )
        ids = [item.id for item in evidence]
        half = len(ids) // 2
        beats = (_beat("hook-1", BeatRole.HOOK, ids[:half]), _beat("payoff-1", BeatRole.PAYOFF, ids[half:]))
        coverage = tuple(Coverage(s.id, "full", len(s.text or ""), len(s.text or "")) for s in sources)
        digest = SourceDigest("What it says.", tuple(s.id for s in sources), evidence, coverage=coverage)
        scenes = (SceneBudget(0, "One", 1, ("hook-1",)), SceneBudget(1, "Two", 1, ("payoff-1",)))
        artifacts = tuple(PlannedArtifact(r.type, r.mode or "documentary", r.narration_policy) for r in plan.requests)
        look, sound = VisualSystem("plain", ("#000000",), "serif"), AudioSystem("warm", "none", "sparse")
        title = plan.title or "A fake story"
        envelope = PlanEnvelope(
            plan.project_id, title, plan.target, digest, Thesis("One line."), beats, 2, scenes, look, sound, artifacts
        )
        return Drafted(envelope, () if found else ("no_sources",))


class FakeWriter:
    """The narrator says every piece of evidence; a guest answers."""

    def write(self, brief: WritingBrief, progress: Callable[[int, str], None]) -> Screenplay:
        """A line and an answer for each piece of evidence."""
        progress(50, "Writing")
        entries: list[Entry] = []
        for scene, beat in enumerate(brief.envelope.beats):
            for item in brief.envelope.evidence_of(beat):
                entries.append(Entry(len(entries), scene, "NARRATOR", item.quote, Grounding.QUOTE, (item.id,)))
            entries.append(Entry(len(entries), scene, "GUEST", ANSWERS[scene % len(ANSWERS)], Grounding.CONNECTIVE))
        scenes = tuple(Scene(n, beat.title, str(beat.role), (beat.id,)) for n, beat in enumerate(brief.envelope.beats))
        return Screenplay(brief.envelope.title, "documentary", scenes, tuple(entries), "NARRATOR")


class FakeCatalogue:
    """Four voices."""

    def voices(self) -> tuple[Voice, ...]:
        """Two women, two men."""
        return tuple(
            Voice(
                f"voice-fake-{n}",
                name,
                "fake",
                "en",
                gender,
                "plain",
                "none",
                90.0 + 40 * n,
                160.0,
                str(n),
                narrates=n < 2,
            )
            for n, (name, gender) in enumerate(
                [("Ada", Gender.FEMALE), ("Ben", Gender.MALE), ("Cleo", Gender.FEMALE), ("Dan", Gender.MALE)]
            )
        )

    def resolve(self, voice_id: str) -> Voice:
        """The voice of this id."""
        for voice in self.voices():
            if voice.id == voice_id:
                return voice
        raise VoiceNotFound("There is no such voice.")


def fake_machines(speech: FakeSpeech | None = None) -> Machines:
    """A whole set."""
    return Machines(
        FakeTextReader(), FakeReader(), FakeFetcher(), FakeDigester(), FakePlanner(), FakeWriter(), FakeCatalogue(),
        speech or FakeSpeech(), FakeEncoder(), FakeLoudness(), effects=FakeSounds(), drawing=Drawing(FakeCamera(), FakeDecks()),
        music=FakeMusic(), sounds=FakeSoundFiles(),
        rack=StudioRack(),
    )  # fmt: skip


def _beat(name: str, role: BeatRole, ids: list[str]) -> Beat:
    return Beat(name, role, name.title(), "What happens.", "A page.", tuple(ids), 30)
