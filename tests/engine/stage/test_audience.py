"""Who listens: counted in rooms and at the finished recording, told when a link is over, sent no more than can be heard."""

from __future__ import annotations

import time

from engine.stage.events import AudienceChanged
from engine.stage.listening import Listening
from engine.stage.pacing import FASTEST, STRIDE_S
from tests.engine.stage.builders import Theater
from tests.fakes.floor import Floor


def test_whoever_listens_is_told_why_a_link_opens_nothing_any_more(theater: Theater) -> None:
    with theater.floor.units.work("test") as work:
        withdrawn, expired = (theater.access.issue_share(work, theater.artifact.id, "table_read", 1) for _ in range(2))
    lines = [
        theater.stage.room_events(theater.live(withdrawn.jti)),
        theater.stage.foyer.come(theater.artifact.id, expired.jti),
    ]
    theater.stage.tidy_rooms()
    with theater.floor.units.work("test") as work:
        theater.access.revoke_shares(work, theater.artifact.id)
    theater.floor.clock.forward(days=1)
    theater.stage.tidy_rooms()

    told = [[event for event in line if event is not None] for line in lines]
    assert [[event.data["code"] for event in one if event.name == "error"] for one in told] == [
        ["share_token_revoked"]
    ] * 2
    assert [one[-1].name for one in told] == ["ended", "error"]


def test_who_hears_the_finished_recording_is_counted_until_the_line_closes(theater: Theater) -> None:
    with theater.floor.units.work("test") as work:
        share = theater.access.issue_share(work, theater.artifact.id, "table_read", 1)
    here, there = (
        theater.stage.foyer.come(theater.artifact.id, share.jti, who) for who in ("127.0.0.1", "192.168.7.33")
    )
    assert theater.stage.foyer.there(theater.artifact.id) == ("127.0.0.1", "192.168.7.33")
    assert theater.stage.foyer.there("another") == ()
    here.close()
    assert theater.stage.foyer.there(theater.artifact.id) == ("192.168.7.33",)
    theater.floor.clock.forward(days=1)

    assert [event.data.get("code") for event in there if event is not None] == [None, "share_token_expired"]
    assert theater.stage.foyer.there(theater.artifact.id) == ()
    said = [event for event in theater.floor.said if isinstance(event, AudienceChanged)]
    assert [event.listeners for event in said] == [1, 2, 1, 0]


def sent_until_held(listening: Listening) -> float:
    """Takes what is due, and says how many seconds of sound that was."""
    got = 0
    while isinstance(found := listening.take(), bytes) or (found is not None and found.seconds >= 30):
        got += len(found) if isinstance(found, bytes) else 0
        time.sleep(0 if isinstance(found, bytes) else 0.005)
    return got / 4 / 44_100


def test_a_machine_that_slept_for_an_hour_goes_on_at_its_pace(floor: Floor) -> None:
    theater = Theater(floor, lead_s=0.5)
    try:
        listening = theater.stage.listen(theater.live())
        before = sent_until_held(listening)
        theater.floor.clock.forward(hours=1)
        after = sent_until_held(listening)
        assert listening.left_s < 2 * STRIDE_S
        assert listening.position_ms <= STRIDE_S * 1000

        theater.floor.clock.forward(seconds=-30)
        assert sent_until_held(listening) == 0
        theater.floor.clock.forward(seconds=0.5)
        assert sent_until_held(listening) > 0.5
    finally:
        theater.close()
    assert 0.5 <= before < 2
    assert after <= FASTEST * STRIDE_S + 1
