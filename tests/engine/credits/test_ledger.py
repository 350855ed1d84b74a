"""The purse: a fresh 500, reservations that end once, and balances that are sums."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from engine.credits.errors import InsufficientCredits
from engine.credits.model import EntryKind, Operation, quote
from engine.credits.service import CreditsService
from engine.credits.tables import LedgerRow
from engine.foundation.errors import ValidationFailed
from tests.fakes.floor import Floor

PURSE = CreditsService(500)


def _reserve(floor: Floor, credits: int) -> str:
    with floor.units.work("test") as work:
        return PURSE.reserve(work, Operation.TABLE_READ, credits, job_id=None, artifact_id=None)


def _numbers(floor: Floor) -> tuple[int, int, int]:
    with floor.units.reading("test") as work:
        balance = PURSE.balance(work)
    return balance.monthly_remaining, balance.perpetual_remaining, balance.reserved


def test_a_fresh_studio_has_500_monthly_and_0_perpetual(floor: Floor) -> None:
    assert _numbers(floor) == (500, 0, 0)


def test_a_reservation_takes_monthly_first(floor: Floor) -> None:
    with floor.units.work("test") as work:
        PURSE.top_up(work, 10)

    _reserve(floor, 505)

    assert _numbers(floor) == (0, 5, 505)


def test_settling_charges_once(floor: Floor) -> None:
    reservation = _reserve(floor, 11)
    with floor.units.work("test") as work:
        assert (PURSE.settle(work, reservation), PURSE.settle(work, reservation), PURSE.release(work, reservation)) == (
            11,
            0,
            0,
        )

    assert _numbers(floor) == (489, 0, 0)


def test_releasing_gives_back_once_to_the_same_bucket(floor: Floor) -> None:
    with floor.units.work("test") as work:
        PURSE.top_up(work, 10)
    reservation = _reserve(floor, 505)
    with floor.units.work("test") as work:
        assert (PURSE.release(work, reservation), PURSE.release(work, reservation)) == (505, 0)

    assert _numbers(floor) == (500, 10, 0)


def test_too_little_is_refused_with_the_numbers(floor: Floor) -> None:
    with pytest.raises(InsufficientCredits, match=r"need 501, have 500") as refused:
        _reserve(floor, 501)

    assert refused.value.details == {"required": 501, "available": 500, "job_id": None}
    assert _numbers(floor) == (500, 0, 0)


def test_monthly_credits_lapse_and_perpetual_ones_stay(floor: Floor) -> None:
    with floor.units.work("test") as work:
        PURSE.top_up(work, 10)
    _reserve(floor, 100)
    floor.clock.forward(days=10)

    _reserve(floor, 1)

    assert _numbers(floor) == (499, 10, 101)


def test_a_release_after_the_cycle_lapses_its_monthly_part(floor: Floor) -> None:
    reservation = _reserve(floor, 100)
    floor.clock.forward(days=10)
    with floor.units.work("test") as work:
        PURSE.release(work, reservation)

    assert _numbers(floor) == (500, 0, 0)


def test_a_top_up_below_one_is_refused(floor: Floor) -> None:
    with floor.units.work("test") as work, pytest.raises(ValidationFailed):
        PURSE.top_up(work, 0)


def test_a_quote_is_the_price_list(floor: Floor) -> None:
    made = quote(1, ["table_read", "storyboard"], floor.clock.now())

    assert made.total == 21
    assert [line.label for line in made.lines] == [
        "StoryPlan generation",
        "Source digest (1 source)",
        "Table read",
        "Storyboard",
    ]


ACTS = st.lists(
    st.tuples(st.sampled_from(["reserve", "settle", "release", "top_up", "month"]), st.integers(1, 300)), max_size=25
)


@given(acts=ACTS)
@settings(max_examples=15, deadline=None)
def test_the_balance_is_the_ledgers_sum_after_anything(acts: list[tuple[str, int]]) -> None:
    held: list[str] = []
    with tempfile.TemporaryDirectory() as home, closing(Floor(Path(home))) as floor:
        for act, number in acts:
            _do(floor, act, number, held)
            with floor.units.work("test") as work:
                PURSE.open_cycle(work)
                changes = list(
                    work.session.execute(select(LedgerRow.credits, LedgerRow.balance_after).order_by(LedgerRow.seq))
                )
                assert PURSE.balance(work).total == sum(change for change, _ in changes) == changes[-1][1]
                assert min(after for _, after in changes) >= 0


def _do(floor: Floor, act: str, number: int, held: list[str]) -> None:
    with floor.units.work("test") as work:
        if act == "top_up":
            PURSE.top_up(work, number)
        elif act == "month":
            floor.clock.forward(days=31)
        elif act == "reserve":
            try:
                held.append(PURSE.reserve(work, Operation.TABLE_READ, number, job_id=None, artifact_id=None))
            except InsufficientCredits:
                assert PURSE.balance(work).total < number
        elif held:
            getattr(PURSE, act)(work, held[number % len(held)])


def test_reservations_and_settlements_are_in_the_ledger(floor: Floor) -> None:
    reservation = _reserve(floor, 11)
    with floor.units.work("test") as work:
        PURSE.settle(work, reservation)
        kinds = sorted(entry.kind for entry in PURSE.ledger(work).items)

    assert kinds == [EntryKind.GRANT, EntryKind.RESERVE, EntryKind.SETTLE]


def test_several_are_held_together_or_not_at_all(floor: Floor) -> None:
    wanted = [(Operation.TABLE_READ, 11, None), (Operation.STORYBOARD, 10, None)]
    with floor.units.work("test") as work:
        first, second = PURSE.reserve_all(work, wanted, job_id=None)
    with pytest.raises(InsufficientCredits, match=r"need 510, have 479"), floor.units.work("test") as work:
        PURSE.reserve_all(work, [*wanted, (Operation.TRAILER, 489, None)], job_id=None)
    with floor.units.work("test") as work:
        assert (PURSE.settle(work, first), PURSE.release(work, second)) == (11, 10)

    assert _numbers(floor) == (489, 0, 0)
