"""Attempts to get in with the wrong paper: forged links, a link for a key, a key in the wrong place or of the wrong time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import jwt
import pytest

from engine import Studio
from engine.access.model import Scope
from tests.embedded_api.calling import Calls, wait_for


def _forged(studio: Studio, artifact: str, jti: str, **other: Any) -> dict[str, str]:
    secret = (studio.paths.secrets / "share.key").read_bytes()
    now = int(datetime.now(UTC).timestamp())
    good = {
        "iss": "sleeper-hit-studio",
        "sub": artifact,
        "aud": "share",
        "typ": "table_read",
        "iat": now,
        "exp": now + 9999,
        "jti": jti,
    }

    def signed(key: bytes | str = secret, algorithm: str | None = "HS256", **changed: Any) -> str:
        claims = {name: value for name, value in {**good, **changed}.items() if value is not None}
        return jwt.encode(claims, key, algorithm=algorithm)

    return {
        "alg none": signed("", None), "another algorithm": signed(algorithm="HS512"), "another key": signed(b"0" * 64),
        "an empty key": signed(b"\0" * 32), "no end": signed(exp=None), "another audience": signed(aud="api"),
        "another issuer": signed(iss="x"), "another artifact": signed(sub="c" + "0" * 24), "an unknown id": signed(jti="0" * 32),
        "no id": signed(jti=None), "another kind": signed(typ="pitch_deck"), "nothing": "x", "dots": "..",
    }  # fmt: skip


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_forged_links_open_nothing(quick: Calls, studio: Studio) -> None:
    artifact = quick.artifact()
    token = artifact["manifest"]["shareToken"]
    claims = jwt.decode(token, options={"verify_signature": False})
    forged = {
        **_forged(studio, artifact["id"], claims["jti"]),
        "cut": token[:-2],
        "stripped": token.rpartition(".")[0] + ".",
    }
    codes = {
        name: quick.api.get(f"/api/share/table-read/{text}").json()["error"]["code"]
        for name, text in forged.items() if name != "dots"
    }  # fmt: skip

    assert quick.api.get(f"/api/share/table-read/{token}").status_code == 200
    assert set(codes.values()) == {"share_token_invalid"}, codes
    pages = [
        quick.api.get(f"/share/table-read/{forged[name]}").status_code for name in ("alg none", "another artifact")
    ]
    assert pages == [401, 401]


def test_a_link_opens_no_route_of_the_api_and_a_key_no_page(quick: Calls, key: str) -> None:
    artifact = quick.artifact()
    token = artifact["manifest"]["shareToken"]
    as_key = quick.api.get(f"/api/v1/artifacts/{artifact['id']}", headers={"Authorization": f"Bearer {token}"})
    as_link = quick.api.get(f"/api/share/table-read/{key}")

    assert (as_key.status_code, as_key.json()["error"]["code"]) == (401, "invalid_api_key")
    assert as_link.json()["error"]["code"] == "share_token_invalid"


def test_a_key_counts_in_its_header_only(client: httpx.Client, key: str) -> None:
    ways: list[dict[str, Any]] = [
        {"params": {"key": key}}, {"params": {"api_key": key}}, {"params": {"access_token": key}}, {"headers": {"Cookie": f"Authorization=Bearer {key}"}},
        {"headers": {"X-Api-Key": key}}, {"headers": {"Proxy-Authorization": f"Bearer {key}"}},
    ]  # fmt: skip
    codes = [client.get("/api/v1/credits", **way).json()["error"]["code"] for way in ways]

    assert codes == ["authentication_required"] * len(ways)


def test_a_key_with_an_address_list_is_for_those_addresses(client: httpx.Client, studio: Studio) -> None:
    with studio.work("owner") as work:
        elsewhere = studio.access.create_key(work, "Nas", tuple(Scope), None, ("192.0.2.0/24", "2001:db8::/32"))[1]
        ended = studio.access.create_key(work, "Old", tuple(Scope), datetime.now(UTC) - timedelta(days=1))[1]
    codes = [
        client.get("/api/v1/credits", headers={"Authorization": f"Bearer {key}"}).json()["error"]["code"]
        for key in (elsewhere, ended)
    ]

    assert codes == ["ip_not_allowed", "api_key_expired"]


def test_the_address_of_a_recording_is_a_whole_url_whatever_the_title(quick: Calls, studio: Studio) -> None:
    artifact = quick.artifact()["id"]
    with studio.work("owner") as work:
        kept = studio.artifacts.get(work, artifact)
        studio.artifacts.move(work, replace(kept, title="Die Mühle: a “tide” mill"))
    quick.api.post(f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "f"})
    done = wait_for(
        lambda: quick.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["audio"]["finalize"],
        lambda found: found["status"] in ("complete", "failed"),
    )

    assert done["recordingUrl"].isascii()
    assert " " not in done["recordingUrl"]
    assert quick.api.get(done["recordingUrl"]).status_code == 200
