"""What is offered instead of a wish that was not understood is of this script, near to the wish, and is understood itself."""

from __future__ import annotations

import pytest

from engine.table_read.revising.examples import examples
from engine.table_read.revising.understanding import understood
from tests.engine.table_read.revising.plays import PLAYS, play
from tests.engine.table_read.revising.reads import voices

WISHES = (
    "the silence there is odd", "who says that instead", "open on something strange", "give it a proper name",
    "it drags", "make him sound human", "bin the waffle", "hm",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(PLAYS))
def test_every_example_is_done_when_it_is_said(name: str) -> None:
    read = play(name)
    for wish in WISHES:
        offered = examples(read, [wish])

        assert 2 <= len(offered) <= 3
        for one in offered:
            made = understood(read, one, voices())
            assert made.done and made.read != read and not made.not_done, (wish, one, made.not_done)


def test_the_nearest_comes_first() -> None:
    read = play("reef")

    assert "pause" in examples(read, ["the silence before that is odd"])[0]
    assert examples(read, ["open on something strange"])[0].startswith("move scene 3")
    assert "seconds" in examples(read, ["it drags"])[0]
