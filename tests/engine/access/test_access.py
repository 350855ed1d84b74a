"""Keys, links, repeated requests, knocks."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import jwt
import pytest

from engine.access import errors
from engine.access.asking import Answer, Asked, fingerprint_of
from engine.access.idempotency import Memory
from engine.access.model import DEFAULT_SCOPES, Scope
from engine.access.rates import RateLimiter
from engine.access.service import AccessService
from engine.access.sharing import ShareDesk
from engine.foundation.settings import StudioSettings
from tests.fakes.floor import Floor

ARTIFACT, OTHER = "c" + "a" * 24, "c" + "b" * 24


@pytest.fixture
def access(floor: Floor) -> AccessService:
    return AccessService(
        ShareDesk.at(floor.paths.secrets), Memory("me", 30), RateLimiter(floor.clock), StudioSettings()
    )


def _key(floor: Floor, access: AccessService, **changes: object) -> str:
    with floor.units.work("owner") as work:
        return access.create_key(work, "Test", **changes)[1]


def _try(floor: Floor, access: AccessService, header: str | None, address: str = "127.0.0.1") -> object:
    with floor.units.reading("api") as work:
        return access.authenticate(work, header, address)


def test_a_new_key_opens_and_has_the_two_default_scopes(floor: Floor, access: AccessService) -> None:
    key = _try(floor, access, f"Bearer {_key(floor, access)}")

    assert key.scopes == DEFAULT_SCOPES


def test_the_database_holds_no_secret(floor: Floor, access: AccessService) -> None:
    secret = _key(floor, access).rsplit("_", 1)[1]

    assert all(secret.encode() not in path.read_bytes() for path in floor.paths.home.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer sh_abc", "Basic eHg6eQ==", "Bearer sh_" + "0" * 18 + "_" + "0" * 64]
)
def test_a_malformed_or_unknown_key_is_invalid(floor: Floor, access: AccessService, header: str) -> None:
    with pytest.raises(errors.InvalidApiKey):
        _try(floor, access, header)


def test_a_right_prefix_with_a_wrong_secret_is_invalid(floor: Floor, access: AccessService) -> None:
    with pytest.raises(errors.InvalidApiKey):
        _try(floor, access, f"Bearer {_key(floor, access)[:-64]}{'0' * 64}")


def test_no_header_asks_for_authentication(floor: Floor, access: AccessService) -> None:
    with pytest.raises(errors.AuthenticationRequired):
        _try(floor, access, None)


def test_revoked_expired_and_elsewhere_each_have_their_error(floor: Floor, access: AccessService) -> None:
    soon, there = _key(floor, access, expires_at=floor.clock.now()), _key(floor, access, allowed_ips=("10.0.0.0/8",))
    with floor.units.work("owner") as work:
        key, gone = access.create_key(work, "Gone")
        access.revoke_key(work, key.id)

    for header, kind in ((gone, errors.ApiKeyRevoked), (soon, errors.ApiKeyExpired), (there, errors.IpNotAllowed)):
        with pytest.raises(kind):
            _try(floor, access, f"Bearer {header}")
    assert _try(floor, access, f"Bearer {there}", "10.1.2.3")


def test_a_missing_scope_is_named_and_it_is_the_narrower_one(floor: Floor, access: AccessService) -> None:
    key = _try(floor, access, f"Bearer {_key(floor, access)}")

    with pytest.raises(errors.InsufficientScope, match="Missing scope source:write"):
        access.require(key, Scope.STORY_WRITE, Scope.SOURCE_WRITE)


def test_a_link_is_good_until_it_is_withdrawn_or_expires(floor: Floor, access: AccessService) -> None:
    with floor.units.work("owner") as work:
        share = access.issue_share(work, ARTIFACT, "table_read", 3)
        assert access.verify_share(work, share.token, "table_read").subject == ARTIFACT
        floor.clock.forward(days=3)
        with pytest.raises(errors.ShareTokenExpired):
            access.verify_share(work, share.token, "table_read")
        assert access.revoke_shares(work, ARTIFACT) == 1
        with pytest.raises(errors.ShareTokenRevoked):
            access.verify_share(work, share.token, "table_read")


def test_a_link_is_written_the_same_each_time(floor: Floor, access: AccessService) -> None:
    with floor.units.work("owner") as work:
        share = access.issue_share(work, ARTIFACT, "table_read")
        assert access.share_of(work, share.jti).token == share.token


def test_forged_links_are_refused(floor: Floor, access: AccessService) -> None:
    with floor.units.work("owner") as work:
        good = access.issue_share(work, ARTIFACT, "table_read")
        claims = jwt.decode(good.token, options={"verify_signature": False})
        key = (floor.paths.secrets / "share.key").read_bytes()
        forged = [
            jwt.encode(claims, "", algorithm="none"),
            jwt.encode(claims, b"x" * 64, algorithm="HS256"),
            jwt.encode({**claims, "sub": OTHER}, key, algorithm="HS256"),
            jwt.encode({**claims, "aud": "api"}, key, algorithm="HS256"),
            jwt.encode({**claims, "jti": "0" * 32}, key, algorithm="HS256"),
            jwt.encode(claims, key, algorithm="HS512"),
            good.token[:-2],
            "",
        ]
        for token in forged:
            with pytest.raises(errors.ShareTokenInvalid):
                access.verify_share(work, token, "table_read")
        with pytest.raises(errors.ShareTokenInvalid):
            access.verify_share(work, good.token, "storyboard")


def test_the_share_key_is_the_owners_alone(floor: Floor, access: AccessService) -> None:
    key: Path = floor.paths.secrets / "share.key"

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert ShareDesk.at(floor.paths.secrets).key == ShareDesk.at(floor.paths.secrets).key


ASKED = Asked("key_1", "POST", "/story-jobs", "once", fingerprint_of({"a": 1}))


def test_a_request_heard_before_gets_its_first_answer(floor: Floor, access: AccessService) -> None:
    with floor.units.work("api") as work:
        assert access.memory.begin(work, ASKED) is None
        access.memory.keep(work, ASKED, Answer(201, {"job": 1}))
        assert access.memory.begin(work, ASKED) == Answer(201, {"job": 1})


def test_another_body_or_a_running_first_call_conflicts(floor: Floor, access: AccessService) -> None:
    with floor.units.work("api") as work:
        access.memory.begin(work, ASKED)
        with pytest.raises(errors.IdempotencyConflict, match="Idempotency-Key is already processing"):
            access.memory.begin(work, ASKED)
        with pytest.raises(errors.IdempotencyConflict, match="different request body"):
            access.memory.begin(work, replace(ASKED, fingerprint="x"))


def test_a_failure_is_forgotten_and_a_dead_process_claims_nothing(floor: Floor, access: AccessService) -> None:
    with floor.units.work("api") as work:
        access.memory.begin(work, ASKED)
        access.memory.forget(work, ASKED)
        assert access.memory.begin(work, ASKED) is None
        assert Memory("after a restart", 30).begin(work, ASKED) is None


def test_answers_are_forgotten_after_their_time(floor: Floor, access: AccessService) -> None:
    with floor.units.work("api") as work:
        access.memory.begin(work, ASKED)
        access.memory.keep(work, ASKED, Answer(201, {}))
        floor.clock.forward(days=31)
        access.memory.sweep(work)
        assert access.memory.begin(work, replace(ASKED, fingerprint="new")) is None


def test_bodies_that_say_the_same_have_one_fingerprint() -> None:
    assert fingerprint_of({"b": 1, "a": [2]}) == fingerprint_of({"a": [2], "b": 1})
    assert fingerprint_of(None) == fingerprint_of({})
    assert fingerprint_of({"a": 1}) != fingerprint_of({"a": 2})


def test_the_601st_knock_in_a_minute_is_refused_and_only_for_that_key(floor: Floor, access: AccessService) -> None:
    states = [access.rates.hit("key:a", 600) for _ in range(600)]
    with pytest.raises(errors.RateLimited) as refused:
        access.rates.hit("key:a", 600)

    assert (states[0].remaining, states[-1].remaining, refused.value.details["retry_after"]) == (599, 0, 60)
    assert access.rates.hit("key:b", 600).remaining == 599
    floor.clock.forward(seconds=60)
    assert access.rates.hit("key:a", 600).remaining == 599


def test_every_key_is_listed_newest_first(floor: Floor, access: AccessService) -> None:
    _key(floor, access)
    floor.clock.forward(seconds=1)
    with floor.units.work("owner") as work:
        newest, _ = access.create_key(work, "Newest")
        listed = access.list_keys(work)

    assert (listed[0].id, len(listed)) == (newest.id, 2)
