"""What a person calls by the heading of a source is found in the read, though no line says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine import StudioSettings, open_studio
from engine.machines.readers.given.reader import GivenTextReader
from engine.planning.model import ArtifactRequest
from engine.production.model import RefineWish
from engine.table_read.revising.changes import Kind
from tests.fakes.machines import fake_machines
from tests.fakes.made import made_read
from tests.fakes.speech import FakeSpeech

HEADED = """# The mill at the mouth of the river

The mill was built of oak and stone in 1841 by people whose names nobody wrote down.

## The flood

Nobody has ground corn there since the flood took the lower gate and half of the quay. The council wants the mill to make power again.

## Fish

The ferryman counted 212 eels below the weir in one night of May. They were there before the council, and will be there after it.
"""


def test_a_topic_that_only_a_heading_of_the_source_names_is_found(home: Path) -> None:
    studio = open_studio(
        home, settings=StudioSettings(), machines=replace(fake_machines(FakeSpeech()), text_reader=GivenTextReader())
    )
    try:
        artifact = made_read(studio, ArtifactRequest(defer_audio_render=True), HEADED)
        with studio.reading("test") as work:
            seen = studio.revisions.preview(work, artifact, RefineWish("leave out the fish"))
        gone = [one.before.text for one in seen.comparison.lines if one.kind is Kind.REMOVED and one.before]

        assert seen.not_done == ()
        assert any("eels" in one for one in gone) and not any("flood" in one or "oak" in one for one in gone)
        assert seen.after.headings == {}
    finally:
        studio.close()
