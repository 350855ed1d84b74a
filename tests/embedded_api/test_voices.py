"""The catalogue of voices over real HTTP: filters, order, pages, samples that can be heard."""

from __future__ import annotations

import io
import wave

import httpx
import pytest

from engine.access.model import Scope
from tests.embedded_api.calling import Calls


def ids(calls: Calls, **query: str) -> list[str]:
    answer = calls.api.get("/api/v1/voices", params=query)
    assert answer.status_code == 200, answer.text
    return [voice["id"] for voice in answer.json()["voices"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"language": "en"}, [0, 1, 2, 3]),
        ({"language": "EN"}, [0, 1, 2, 3]),
        ({"language": "e"}, []),
        ({"language": "de"}, []),
        ({"gender": "female"}, [0, 2]),
        ({"engine": "Fake"}, [0, 1, 2, 3]),
        ({"engine": "local"}, [0, 1, 2, 3]),
        ({"engine": "piper"}, []),
        ({"q": "cleo plain"}, [2]),
        ({"q": "nobody"}, []),
        ({"installed": "true"}, [0, 1, 2, 3]),
        ({"installed": "false"}, []),
    ],
)
def test_filters_hold_together(calls: Calls, query: dict[str, str], found: list[int]) -> None:
    assert ids(calls, **query) == [f"voice-fake-{n}" for n in found]


def test_an_unknown_gender_is_refused_by_name(calls: Calls) -> None:
    answer = calls.api.get("/api/v1/voices", params={"gender": "loud"})
    assert answer.status_code == 400
    assert answer.json()["error"]["details"]["issues"][0]["path"] == "gender"


def test_pages_follow_each_other_to_the_end(calls: Calls) -> None:
    seen, cursor = [], None
    while True:
        page = calls.api.get("/api/v1/voices", params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        seen += [voice["id"] for voice in page["voices"]]
        cursor = page["nextCursor"]
        if cursor is None:
            break
    assert seen == ids(calls, limit="100")


def test_a_sample_is_a_file_with_ranges_that_stays_the_same(calls: Calls, client: httpx.Client) -> None:
    voice = calls.api.get("/api/v1/voices/voice-fake-1").json()["voice"]
    assert voice["sampleUrl"].startswith(str(calls.api.base_url).rstrip("/") + "/media/")
    with httpx.Client(timeout=60) as stranger:
        whole = stranger.get(voice["sampleUrl"])
        part = stranger.get(voice["sampleUrl"], headers={"Range": "bytes=0-99"})
        head = stranger.head(voice["sampleUrl"])
    assert (whole.status_code, part.status_code, head.status_code) == (200, 206, 200)
    assert part.content == whole.content[:100]
    assert "immutable" in whole.headers["cache-control"]
    assert whole.headers["content-type"] == "audio/mpeg"
    with wave.open(io.BytesIO(whole.content), "rb") as sound:
        assert sound.getnframes() > sound.getframerate() // 2
    assert calls.api.get("/api/v1/voices/voice-fake-1").json()["voice"]["sampleUrl"] == voice["sampleUrl"]


def test_every_voice_has_a_sample_of_its_own(calls: Calls) -> None:
    voices = calls.api.get("/api/v1/voices").json()["voices"]
    assert len({voice["sampleUrl"] for voice in voices}) == len(voices)


def test_a_guessed_sample_address_is_no_file(client: httpx.Client) -> None:
    answer = client.get(f"/media/{'A' * 43}/ada-sample.mp3")
    assert answer.status_code == 404


@pytest.mark.usefixtures("own_life")
def test_the_catalogue_needs_the_scope_to_read(client: httpx.Client, studio: object) -> None:
    with studio.work("owner") as work:  # type: ignore[attr-defined]
        key = studio.access.create_key(work, "poor", (Scope.CREDITS_READ,))[1]  # type: ignore[attr-defined]
    answer = client.get("/api/v1/voices", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 403
    assert "story:read" in answer.json()["error"]["message"]
