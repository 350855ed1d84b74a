"""Machines, speech, sherpa-onnx, fetching: an archive from an address, resumed where it was broken off, checked before it is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import httpcore
import httpx

from engine.machines.network.fetching import HEADERS, TROUBLE
from engine.machines.network.guard import PRIVATE, Guard, Refused
from engine.machines.network.refusals import PRIVATE_HINT
from engine.machines.network.wire import Deadline, GuardedBackend, GuardedTransport, NameUnknown, Resolve, resolve
from engine.table_read.packs import PackRefused

if TYPE_CHECKING:
    from pathlib import Path

    from engine.table_read.packs import Progress

PATIENCE_S, SILENCE_S = 6 * 3600.0, 60.0
MOST_BYTES, MOST_REDIRECTS = 4_000_000_000, 5
AGAIN = "Try again: what was fetched is kept, and it goes on from there."


class PackFetcher:
    """Fetches through the network guard; a `.part` file beside its story survives until it is whole."""

    def __init__(
        self, allowed_private_hosts: Collection[str] = (), *, resolve: Resolve = resolve, most_bytes: int = MOST_BYTES
    ) -> None:
        self._guard, self._resolve, self._most = Guard.allowing(allowed_private_hosts), resolve, most_bytes

    def fetch(self, url: str, sha256: str, folder: Path, progress: Progress) -> Path:
        """The whole archive in `folder`. Raises `PackRefused`, OSError."""
        name = hashlib.sha256(url.encode()).hexdigest()[:20]
        part, whole = folder / f"{name}.part", folder / f"{name}.archive"
        deadline = Deadline(PATIENCE_S)
        transport = GuardedTransport(GuardedBackend(self._guard, deadline, self._resolve))
        try:
            with httpx.Client(transport=transport, trust_env=False, follow_redirects=False, headers=HEADERS) as client:
                self._follow(client, url, part, progress)
        except TROUBLE as problem:
            raise PackRefused(_said(problem), hint=_advice(problem)) from problem
        if sha256 and _digest(part) != sha256:
            part.unlink(missing_ok=True)
            raise PackRefused(
                "What was fetched is not what its checksum says.", hint="Check the address and the checksum."
            )
        part.replace(whole)
        _story(part).unlink(missing_ok=True)
        return whole

    def _follow(self, client: httpx.Client, url: str, part: Path, progress: Progress) -> None:
        for _ in range(MOST_REDIRECTS + 1):
            self._guard.check_address(url)
            with client.stream("GET", url, headers=_going_on(part), timeout=SILENCE_S) as answer:
                if answer.is_redirect and "location" in answer.headers:
                    url = urljoin(url, answer.headers["location"].strip())
                    continue
                self._keep(answer, part, progress)
                return
        raise PackRefused("The address leads on and on.", hint="Give the archive's own address.")

    def _keep(self, answer: httpx.Response, part: Path, progress: Progress) -> None:
        if answer.status_code == 416:
            part.unlink(missing_ok=True)
        if answer.status_code not in (200, 206):
            raise PackRefused(
                f"The address answers with {answer.status_code}, not with an archive.", hint="Check the address."
            )
        begun = part.stat().st_size if answer.status_code == 206 and part.exists() else 0
        told = answer.headers.get("content-length", "")
        total = begun + int(told) if told.isdecimal() else 0
        if total > self._most:
            raise PackRefused("The archive is larger than a voice pack can be.", hint="Check the address.")
        _story(part).write_text(json.dumps({"mark": _mark(answer)}), encoding="utf-8")
        size = begun
        with part.open("ab" if begun else "wb") as file:
            for piece in answer.iter_raw():
                size += len(piece)
                if size > self._most:
                    raise PackRefused("The archive is larger than a voice pack can be.", hint="Check the address.")
                file.write(piece)
                if not progress("Fetching", size, total):
                    raise PackRefused("Stopped.", hint=AGAIN)
        if total and size < total:
            raise PackRefused("The connection ended before everything had come.", hint=AGAIN)


def _going_on(part: Path) -> dict[str, str]:
    """Ask for the rest, if the server can say that it is still the same file."""
    plain = {"Accept-Encoding": "identity", "Accept": "*/*"}
    try:
        mark, size = str(json.loads(_story(part).read_text(encoding="utf-8"))["mark"]), part.stat().st_size
    except (OSError, ValueError, KeyError):
        return plain
    return {**plain, "Range": f"bytes={size}-", "If-Range": mark} if mark and size else plain


def _mark(answer: httpx.Response) -> str:
    """What tells this very content from another: a strong tag, else its date."""
    tag = str(answer.headers.get("etag", ""))
    return tag if tag and not tag.startswith("W/") else str(answer.headers.get("last-modified", ""))


def _story(part: Path) -> Path:
    return part.with_suffix(".part.json")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _advice(problem: Exception) -> str:
    """What may help: trying again does not, where nothing is fetched at all."""
    if isinstance(problem, Refused):
        return PRIVATE_HINT if str(problem) == PRIVATE else "Check the address."
    return AGAIN


def _said(problem: Exception) -> str:
    if isinstance(problem, Refused):
        return str(problem)
    if isinstance(problem, NameUnknown | httpx.ConnectError | httpcore.ConnectError):
        return "The address could not be reached."
    return "The connection failed before everything had come."
