"""Machines, network, fetching: an address a person gave becomes a file, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from urllib.parse import urljoin

import httpcore
import httpx

from engine.library.ports import Fetched
from engine.machines.network.guard import Guard, Refused
from engine.machines.network.refusals import require_good, said, too_large, too_many_turns
from engine.machines.network.unpacking import ASKED_FOR, Damaged, unpacked
from engine.machines.network.wire import (
    Deadline,
    GuardedBackend,
    GuardedTransport,
    NameUnknown,
    OutOfTime,
    Resolve,
    resolve,
)

MOST_BYTES = 10_000_000
MOST_REDIRECTS = 3
PATIENCE_S = 30.0
HEADERS = {"User-Agent": "SleeperHitStudio/0.1", "Accept-Encoding": ASKED_FOR, "Accept-Language": "*"}
TROUBLE = (
    Refused,
    NameUnknown,
    OutOfTime,
    Damaged,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
)


class HttpxFetcher:
    """The library's `Fetcher`; `resolve` is the system's unless a test says otherwise."""

    def __init__(
        self,
        allowed_private_hosts: Collection[str] = (),
        *,
        patience_s: float = PATIENCE_S,
        most_bytes: int = MOST_BYTES,
        resolve: Resolve = resolve,
    ) -> None:
        self._guard = Guard.allowing(allowed_private_hosts)
        self._patience_s, self._most, self._resolve = patience_s, most_bytes, resolve

    def fetch(self, url: str, accept: Collection[str], target: Path) -> Fetched:
        """Fetch into `target`, following at most 3 redirects, each checked anew. Raises `SourceFetchFailed`."""
        deadline = Deadline(self._patience_s)
        transport = GuardedTransport(GuardedBackend(self._guard, deadline, self._resolve))
        try:
            with httpx.Client(transport=transport, trust_env=False, follow_redirects=False, headers=HEADERS) as client:
                return self._follow(client, url.strip(), accept, target, deadline)
        except TROUBLE as problem:
            raise said(problem, url, self._patience_s) from problem

    def _follow(
        self, client: httpx.Client, url: str, accept: Collection[str], target: Path, deadline: Deadline
    ) -> Fetched:
        for _ in range(MOST_REDIRECTS + 1):
            self._guard.check_address(url)
            with client.stream("GET", url, headers={"Accept": ", ".join(accept)}, timeout=deadline.left()) as answer:
                if answer.is_redirect and "location" in answer.headers:
                    url = _turned(url, answer.headers["location"])
                    continue
                size = self._keep(answer, require_good(answer, accept), target, deadline)
                return Fetched(target, answer.headers.get("content-type", ""), url.partition("#")[0], size)
        raise too_many_turns(MOST_REDIRECTS)

    def _keep(self, answer: httpx.Response, coding: str | None, target: Path, deadline: Deadline) -> int:
        announced = answer.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self._most:
            raise too_large(self._most)
        size = 0
        with target.open("wb") as file:
            for piece in unpacked(answer.iter_raw(), coding):
                deadline.left()
                size += len(piece)
                if max(size, answer.num_bytes_downloaded) > self._most:
                    raise too_large(self._most)
                file.write(piece)
        return size


def _turned(url: str, location: str) -> str:
    try:
        return urljoin(url, location.strip())
    except ValueError:
        raise Refused("The address leads to one that is not valid.") from None
