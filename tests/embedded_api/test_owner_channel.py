"""The owner channel: keys, credits and settings for whoever holds the home's secret, and for nobody else."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_api.owner import header_of
from engine import Studio
from engine.foundation.settings import StudioSettings, read_settings


@pytest.fixture
def owner(client: httpx.Client, studio: Studio) -> httpx.Client:
    """With the owner's secret."""
    client.headers["Authorization"] = header_of(studio.paths)
    return client


def _made(owner: httpx.Client, **body: Any) -> dict[str, Any]:
    answer = owner.post("/owner/v1/api-keys", json={"name": "Night job", **body})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.mark.usefixtures("own_life")
def test_a_key_is_shown_once_works_and_is_revoked(owner: httpx.Client) -> None:
    made = _made(owner, scopes=["story:read"], allowedIps=["127.0.0.0/8"], expiresAt="2999-01-01T00:00:00Z")
    key = {"Authorization": f"Bearer {made['key']}"}
    listed = owner.get("/owner/v1/api-keys")

    assert owner.get("/api/v1/story-projects", headers=key).status_code == 200
    assert set(made["apiKey"]) == {
        "id", "name", "prefix", "start", "scopes", "expiresAt", "allowedIps", "createdAt", "lastUsedAt", "revokedAt",
    }  # fmt: skip
    assert made["apiKey"]["expiresAt"] == "2999-01-01T00:00:00.000Z"
    assert [item["id"] for item in listed.json()["apiKeys"]] == [made["apiKey"]["id"]]
    assert made["key"].split("_")[2] not in listed.text

    path = f"/owner/v1/api-keys/{made['apiKey']['id']}"
    assert [owner.delete(path).status_code for _ in range(2)] == [200, 200]
    assert owner.get("/api/v1/story-projects", headers=key).json()["error"]["code"] == "api_key_revoked"
    assert owner.delete("/owner/v1/api-keys/key_none").status_code == 404


def test_a_keys_terms_are_changed_and_hold_from_its_next_request(owner: httpx.Client) -> None:
    made = _made(owner, scopes=["story:read"])
    key, path = {"Authorization": f"Bearer {made['key']}"}, f"/owner/v1/api-keys/{made['apiKey']['id']}"
    assert owner.get("/api/v1/credits", headers=key).status_code == 403
    widened = owner.patch(path, json={"scopes": ["credits:read", "story:read"], "name": "Day job"}).json()["apiKey"]
    assert owner.get("/api/v1/credits", headers=key).status_code == 200
    assert (widened["scopes"], widened["name"]) == (["story:read", "credits:read"], "Day job")
    codes = []
    for terms in ({"allowedIps": ["192.0.2.1"]}, {"allowedIps": None, "expiresAt": "2001-01-01T00:00:00Z"}):
        assert owner.patch(path, json=terms).status_code == 200
        codes.append(owner.get("/api/v1/credits", headers=key).json()["error"]["code"])
    last = owner.patch(path, json={"expiresAt": None}).json()["apiKey"]
    assert codes == ["ip_not_allowed", "api_key_expired"]
    assert (last["expiresAt"], last["allowedIps"], last["name"]) == (None, [], "Day job")
    assert owner.get("/api/v1/credits", headers=key).status_code == 200


@pytest.mark.parametrize(
    "body",
    [{"name": " "}, {"name": None}, {"scopes": []}, {"scopes": ["all"]}, {"allowedIps": ["home"]}, {"expiresAt": "soon"}, {"id": "x"}],
)  # fmt: skip
def test_terms_that_do_not_fit_change_nothing(owner: httpx.Client, body: dict[str, Any]) -> None:
    path = f"/owner/v1/api-keys/{_made(owner)['apiKey']['id']}"
    before = owner.get("/owner/v1/api-keys").json()

    assert owner.patch(path, json=body).json()["error"]["code"] == "validation_failed"
    assert owner.get("/owner/v1/api-keys").json() == before
    assert owner.patch("/owner/v1/api-keys/key_none", json={"name": "x"}).status_code == 404


def test_a_new_key_has_the_default_scopes(owner: httpx.Client) -> None:
    assert _made(owner)["apiKey"]["scopes"] == ["story:read", "credits:read"]


@pytest.mark.parametrize(
    "body",
    [
        {}, {"name": " "}, {"name": "x" * 201}, {"name": "a", "scopes": ["all"]}, {"name": "a", "scopes": []}, {"name": "a", "color": "red"},
        {"name": "a", "allowedIps": ["home"]}, {"name": "a", "expiresAt": "soon"}, {"name": "a", "expiresAt": 5}, {"name": 5}, [],
    ],
)  # fmt: skip
def test_a_key_order_that_does_not_fit_is_refused_in_the_envelope(owner: httpx.Client, body: Any) -> None:
    before = owner.get("/owner/v1/api-keys").json()
    answer = owner.post("/owner/v1/api-keys", json=body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed")
    assert owner.get("/owner/v1/api-keys").json() == before


@pytest.mark.usefixtures("own_life")
def test_a_top_up_adds_perpetual_credits(owner: httpx.Client) -> None:
    answer = owner.post("/owner/v1/credits/top-up", json={"credits": 40}).json()["credits"]

    assert (answer["balance"], answer["monthly"]["remaining"], answer["perpetual"]["remaining"]) == (540, 500, 40)


@pytest.mark.parametrize("credits", [0, -1, 1_000_001, 10**30, 1.5, "5", None, True])
def test_a_top_up_of_nonsense_is_refused(owner: httpx.Client, studio: Studio, credits: Any) -> None:
    with studio.reading("owner") as work:
        before = studio.credits.balance(work).perpetual_remaining
    answer = owner.post("/owner/v1/credits/top-up", json={"credits": credits})

    assert answer.status_code == 400
    with studio.reading("owner") as work:
        assert studio.credits.balance(work).perpetual_remaining == before


@pytest.mark.usefixtures("own_life")
def test_settings_are_shown_and_written_and_the_owners_words_stay(owner: httpx.Client, studio: Studio) -> None:
    file = studio.paths.settings
    file.write_text('# my studio\n[server]\nport = 6000 # not 5500\n\n[mine]\nword = "kept"\n')
    answer = owner.patch(
        "/owner/v1/settings",
        json={"lan.enabled": True, "server.publicOrigin": "https://x.example", "hosts.allowed": ["nas"]},
    )

    settings = answer.json()["settings"]
    assert (settings["lan.enabled"], settings["server.port"], settings["hosts.allowed"]) == (True, 6000, ["nas"])
    assert answer.json()["restartNeeded"] is True
    assert read_settings(file).lan_enabled
    assert all(words in file.read_text() for words in ("# my studio", "port = 6000 # not 5500", 'word = "kept"'))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    owner.patch("/owner/v1/settings", json={"lan.enabled": None, "server.port": None})
    assert read_settings(file).server_port == StudioSettings().server_port
    assert owner.get("/owner/v1/settings").json()["settings"]["lan.enabled"] is False


@pytest.mark.parametrize(
    "body", [{"server.port": "6000"}, {"server.port": 70000}, {"database.url": "x"}, {"lan.enabled": 1}, {"none": 1}, [],
             {"server.publicOrigin": "a\nb"}, {"hosts.allowed": ["\ud800"]}, {"lan.enabled": True, "server.host": []}],
)  # fmt: skip
def test_a_setting_that_does_not_fit_changes_nothing(owner: httpx.Client, studio: Studio, body: Any) -> None:
    import json

    answer = owner.patch(
        "/owner/v1/settings", content=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 400, answer.text
    assert not studio.paths.settings.exists()


@pytest.mark.usefixtures("own_life")
def test_pausing_takes_hold_at_once(owner: httpx.Client) -> None:
    key = {"Authorization": f"Bearer {_made(owner)['key']}"}
    codes = []
    for paused in (True, False):
        owner.patch("/owner/v1/settings", json={"api.paused": paused})
        codes.append(owner.get("/api/v1/credits", headers=key).json().get("error", {}).get("code"))

    assert codes == ["account_disabled", None]


@pytest.mark.usefixtures("own_life")
def test_the_secret_is_for_the_owners_eyes(owner: httpx.Client, studio: Studio) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in studio.paths.secrets.iterdir()}

    assert {"owner.secret", "share.key"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(studio.paths.secrets.stat().st_mode) == 0o700


def test_a_page_of_another_origin_may_not_act_for_the_owner(owner: httpx.Client) -> None:
    own = f"http://127.0.0.1:{owner.base_url.port}"
    codes = [
        owner.post("/owner/v1/credits/top-up", json={"credits": 1}, headers={"Origin": origin}).status_code
        for origin in ("https://evil.example", "null", "http://127.0.0.1:1", own)
    ]

    assert codes == [403, 403, 403, 200]


def test_the_owner_channel_is_not_in_the_description(owner: httpx.Client) -> None:
    assert "/owner" not in owner.get("/api/v1/openapi.json").text


def test_guessing_the_secret_is_slowed(client: httpx.Client) -> None:
    codes = [
        client.get("/owner/v1/settings", headers={"Authorization": f"Owner {n:064x}"}).status_code for n in range(31)
    ]

    assert codes == [401] * 30 + [429]


@pytest.mark.usefixtures("own_life")
def test_a_shortened_secret_opens_nothing(client: httpx.Client, studio: Studio) -> None:
    Path(studio.paths.secrets / "owner.secret").write_bytes(b"")

    assert client.get("/owner/v1/settings", headers={"Authorization": "Owner"}).status_code == 503


@pytest.mark.usefixtures("own_life")
def test_the_command_line_sets_an_end_and_addresses(client: httpx.Client, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from engine.commands.root import run

    words = [
        "keys",
        "create",
        "--name",
        "Nas",
        "--scopes",
        "all",
        "--expires",
        "2999-01-01",
        "--allow-ip",
        "192.0.2.0/24",
        "--json",
    ]
    statuses = [run(words), run([*words[:-2], "home"])]
    made = json.loads(capsys.readouterr().out)

    assert statuses == [0, 1]
    assert (made["apiKey"]["expiresAt"], made["apiKey"]["allowedIps"]) == ("2999-01-01T00:00:00.000Z", ["192.0.2.0/24"])
    answer = client.get("/api/v1/credits", headers={"Authorization": f"Bearer {made['key']}"})
    assert answer.json()["error"]["code"] == "ip_not_allowed"
