"""Machines, network, fetching: an address a person gave becomes a file, or a sentence that says why not."""

from __future__ import annotations

import ssl
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from engine.library.errors import SourceFetchFailed
from engine.library.ports import Fetched
from engine.machines.network.guard import Guard, Refused
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
HEADERS = {"User-Agent": "SleeperHitStudio/0.1", "Accept-Encoding": "gzip, deflate", "Accept-Language": "*"}
PRIVATE_HINT = "If it is your own server, add its name to sources.allowedPrivateHosts in the settings."
LATER = "Try again later, or save the page and add the file."
SAVE = "Open it in a browser, save it, and add the file."
STATUS = {
    401: ("The site wants a sign-in before it shows this page", SAVE),
    402: ("The site wants to be paid before it shows this page", SAVE),
    403: ("The site does not show this page to the studio", SAVE),
    404: ("There is no page at this address", "Check the address for mistakes; the page may have moved."),
    410: ("The page at this address was removed", "Look for it elsewhere, or in an archive."),
    429: ("The site asks to be left alone for a while", LATER),
}


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
                return self._follow(client, url, accept, target, deadline)
        except (
            Refused,
            NameUnknown,
            OutOfTime,
            httpx.HTTPError,
            httpx.InvalidURL,
            httpcore.NetworkError,
            httpcore.TimeoutException,
            httpcore.ProtocolError,
        ) as problem:
            raise _said(problem, url, self._patience_s) from problem

    def _follow(
        self, client: httpx.Client, url: str, accept: Collection[str], target: Path, deadline: Deadline
    ) -> Fetched:
        for _ in range(MOST_REDIRECTS + 1):
            self._guard.check_address(url)
            with client.stream("GET", url, headers={"Accept": ", ".join(accept)}, timeout=deadline.left()) as answer:
                if answer.is_redirect and "location" in answer.headers:
                    url = urljoin(url, answer.headers["location"])
                    continue
                _require_good(answer, accept)
                size = self._keep(answer, target, deadline)
                return Fetched(target, answer.headers.get("content-type", ""), url.partition("#")[0], size)
        raise SourceFetchFailed(
            f"The address leads from one page to the next more than {MOST_REDIRECTS} times.",
            hint="Give the address it ends at.",
        )

    def _keep(self, answer: httpx.Response, target: Path, deadline: Deadline) -> int:
        announced = answer.headers.get("content-length", "")
        size = int(announced) if announced.isdigit() else 0
        if size <= self._most:
            size = 0
            with target.open("wb") as file:
                for piece in answer.iter_bytes():
                    deadline.left()
                    size += len(piece)
                    if max(size, answer.num_bytes_downloaded) > self._most:
                        break
                    file.write(piece)
        if max(size, answer.num_bytes_downloaded) > self._most:
            hint = "Save the part you need as a file and add that."
            raise SourceFetchFailed(f"What lies at this address is larger than {self._most:,} bytes.", hint=hint)
        return size


def _require_good(answer: httpx.Response, accept: Collection[str]) -> None:
    if answer.status_code != 200:
        raise _refusal(answer.status_code)
    codings = [
        coding.strip().lower() for coding in answer.headers.get("content-encoding", "").split(",") if coding.strip()
    ]
    if len(codings) > 1 or not set(codings) <= {"gzip", "deflate", "x-gzip", "identity"}:
        raise SourceFetchFailed("The site packs its answer in a way the studio did not ask for.", hint=SAVE)
    type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    if type not in accept:
        what = "a PDF" if "application/pdf" in accept else "a web page or text"
        hint = "Save the file and add it." if what == "a PDF" or type else SAVE
        raise SourceFetchFailed(
            f"The address answers with {type or 'something that has no type'}, not with {what}.", hint=hint
        )


def _refusal(status: int) -> SourceFetchFailed:
    words, hint = STATUS.get(
        status, ("The site is in trouble", LATER) if status >= 500 else ("The site did not give the page", SAVE)
    )
    return SourceFetchFailed(f"{words} (answer {status}).", hint=hint)


def _said(problem: Exception, url: str, patience_s: float) -> SourceFetchFailed:
    name = urlsplit(url).hostname or "the site" if "//" in url else "the site"
    cause: BaseException | None = problem
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(problem, Refused):
        return SourceFetchFailed(
            str(problem), hint=PRIVATE_HINT if "private" in str(problem) else "Give another address."
        )
    if isinstance(problem, OutOfTime | httpx.TimeoutException | httpcore.TimeoutException):
        return SourceFetchFailed(f"The site did not answer in full within {patience_s:.0f} seconds.", hint=LATER)
    if isinstance(problem, NameUnknown):
        return SourceFetchFailed(
            f"The name {name} could not be found.", hint="Check its spelling and the network connection."
        )
    if cause is not None:
        return SourceFetchFailed(f"A safe connection to {name} could not be made.", hint=SAVE)
    if isinstance(problem, httpcore.ConnectError | httpx.ConnectError):
        return SourceFetchFailed(
            f"No connection to {name} could be made.", hint="Check the address and the network connection."
        )
    if isinstance(problem, httpx.InvalidURL):
        return SourceFetchFailed("The address is not valid.", hint="Check it for mistakes.")
    return SourceFetchFailed("The connection broke off before everything had arrived.", hint=LATER)
