"""What making something will take is said in a sentence."""

from __future__ import annotations

from engine.pictures.film import Outlook
from engine.pictures.model import Motion
from studio_app.pictures.foretelling import foretold, weighed


def test_what_a_long_film_will_take_is_said_before_it_is_ordered_and_where_the_disk_is_too_small() -> None:
    hours = Outlook.of(3 * 3600 * 1000, "1080p", 2)
    assert foretold(hours, 10**12).startswith(
        "3 hours 00 minutes of film: roughly 18 minutes of work here, and 1.8 GB of disk"
    )
    assert "only" not in foretold(hours, 10**12)
    assert foretold(hours, 900_000_000).endswith("There are only 900 MB free.")
    deck, board = Outlook.of_scenes(60, 10, 1080, Motion.FULL, 2), Outlook.of_scenes(0, 12, 1080, Motion.CALM, 2)
    assert weighed(deck) == "60 seconds of film: roughly 37 seconds of work here, and 24 MB of disk."
    assert weighed(board) == "Roughly 3 seconds of work here, and 17 MB of disk."
    assert weighed(board, 10_000_000).endswith("There are only 10 MB free.")
    short = Outlook.of(3000, "720p", 8)
    assert foretold(short, 10**9).startswith("3 seconds of film: roughly 2 seconds of work here, and 1 MB of disk")
