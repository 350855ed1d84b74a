"""The key ring: a key is remembered for a while, and a change is heard at once by every process on the home."""

from __future__ import annotations

import threading

import pytest

from engine.access import errors
from engine.access.idempotency import Memory
from engine.access.keyring import GOOD_FOR_S, KeyRing
from engine.access.rates import RateLimiter
from engine.access.service import AccessService
from engine.access.sharing import ShareDesk
from engine.foundation.settings import StudioSettings
from tests.fakes.floor import Floor

HERE = "127.0.0.1"


def _process(floor: Floor) -> AccessService:
    ring = KeyRing(floor.paths.secrets / "keys.changed", floor.clock)
    desk = ShareDesk.at(floor.paths.secrets)
    return AccessService(desk, Memory("me", 30), RateLimiter(floor.clock), StudioSettings(), ring)


def _new_key(floor: Floor, access: AccessService, **changes: object) -> tuple[str, str]:
    with floor.units.work("owner") as work:
        key, written = access.create_key(work, "Test", **changes)
    return key.id, f"Bearer {written}"


def _used(floor: Floor, access: AccessService, header: str) -> None:
    with floor.units.work("api") as work:
        access.note_use(work, access.authenticate(work, header, HERE))


def test_a_key_is_recalled_once_it_was_looked_up_and_not_with_another_secret(floor: Floor) -> None:
    access = _process(floor)
    key_id, header = _new_key(floor, access)

    assert access.recall(header, HERE) is None
    _used(floor, access, header)
    assert access.recall(header, HERE).id == key_id
    assert access.recall(header[:-1] + ("0" if header[-1] != "0" else "1"), HERE) is None
    assert access.recall(None, HERE) is None
    assert access.recall("Bearer nonsense", HERE) is None


def test_a_revoked_key_is_refused_at_once_in_every_process(floor: Floor) -> None:
    here, there = _process(floor), _process(floor)
    key_id, header = _new_key(floor, here)
    for access in (here, there):
        _used(floor, access, header)
        assert access.recall(header, HERE) is not None
    with floor.units.work("owner") as work:
        there.revoke_key(work, key_id)

    for access in (here, there):
        assert access.recall(header, HERE) is None
        with floor.units.reading("api") as work, pytest.raises(errors.ApiKeyRevoked):
            access.authenticate(work, header, HERE)
        with pytest.raises(errors.ApiKeyRevoked):
            access.recall(header, HERE)


def test_a_revocation_that_was_not_committed_changes_nothing(floor: Floor) -> None:
    access = _process(floor)
    key_id, header = _new_key(floor, access)
    _used(floor, access, header)
    with pytest.raises(ZeroDivisionError), floor.units.work("owner") as work:
        access.revoke_key(work, key_id)
        _ = 1 / 0

    assert access.recall(header, HERE) is not None


def test_a_key_read_before_a_change_is_not_remembered_after_it(floor: Floor) -> None:
    access = _process(floor)
    key_id, header = _new_key(floor, access)
    looked, changed = threading.Event(), threading.Event()

    def look() -> None:
        with floor.units.reading("api") as work:
            ring = access._ring
            keep = ring.keep

            def late(*facts: object) -> None:
                looked.set()
                changed.wait(60)
                keep(*facts)

            ring.keep = late  # type: ignore[method-assign]
            access.authenticate(work, header, HERE)
            ring.keep = keep  # type: ignore[method-assign]

    slow = threading.Thread(target=look)
    slow.start()
    assert looked.wait(60)
    with floor.units.work("owner") as work:
        access.revoke_key(work, key_id)
    changed.set()
    slow.join(10)

    assert access.recall(header, HERE) is None


def test_a_remembered_key_still_expires_and_keeps_its_addresses(floor: Floor) -> None:
    access = _process(floor)
    _, header = _new_key(floor, access, expires_at=floor.clock.now().replace(second=3), allowed_ips=("127.0.0.0/8",))
    _used(floor, access, header)

    with pytest.raises(errors.IpNotAllowed):
        access.recall(header, "192.0.2.1")
    floor.clock.forward(seconds=4)
    with pytest.raises(errors.ApiKeyExpired):
        access.recall(header, HERE)


def test_what_is_remembered_goes_out_of_date_and_its_use_is_noted_again(floor: Floor) -> None:
    access = _process(floor)
    _, header = _new_key(floor, access)
    _used(floor, access, header)
    floor.clock.forward(seconds=GOOD_FOR_S + 0.1)
    assert access.recall(header, HERE) is None

    _used(floor, access, header)
    floor.clock.forward(seconds=GOOD_FOR_S - 0.1)
    assert access.recall(header, HERE) is not None
