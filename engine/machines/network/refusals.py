"""Machines, network, refusals: why an address gave nothing, in a sentence and with what a person can do."""

from __future__ import annotations

import ssl
from collections.abc import Collection
from urllib.parse import urlsplit

import httpcore
import httpx

from engine.library.errors import SourceFetchFailed
from engine.machines.network.guard import PRIVATE, Refused
from engine.machines.network.unpacking import KNOWN, codings
from engine.machines.network.wire import NameUnknown, OutOfTime

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


def require_good(answer: httpx.Response, accept: Collection[str]) -> str | None:
    """How a wanted answer is packed (None: not at all). Raises `SourceFetchFailed` for any other answer."""
    if answer.status_code != 200:
        raise _refusal(answer.status_code)
    packed = codings(answer.headers.get("content-encoding", ""))
    if len(packed) > 1 or not set(packed) <= KNOWN:
        raise SourceFetchFailed("The site packs its answer in a way the studio did not ask for.", hint=SAVE)
    type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    if type not in accept:
        what = "a PDF" if "application/pdf" in accept else "a web page or text"
        hint = "Save the file and add it." if what == "a PDF" or type else SAVE
        raise SourceFetchFailed(
            f"The address answers with {type or 'something that has no type'}, not with {what}.", hint=hint
        )
    return packed[0] if packed else None


def too_large(most: int) -> SourceFetchFailed:
    """More bytes than are fetched."""
    return SourceFetchFailed(
        f"What lies at this address is larger than {most:,} bytes.",
        hint="Save the part you need as a file and add that.",
    )


def too_many_turns(most: int) -> SourceFetchFailed:
    """One redirect after the other."""
    return SourceFetchFailed(
        f"The address leads from one page to the next more than {most} times.", hint="Give the address it ends at."
    )


def said(problem: Exception, url: str, patience_s: float) -> SourceFetchFailed:
    """What went wrong on the way, in words."""
    name = _name(url)
    if isinstance(problem, Refused):
        hint = PRIVATE_HINT if str(problem) == PRIVATE else "Give another address."
        return SourceFetchFailed(str(problem), hint=hint)
    if isinstance(problem, OutOfTime | httpx.TimeoutException | httpcore.TimeoutException):
        return SourceFetchFailed(f"The site did not answer in full within {patience_s:.0f} seconds.", hint=LATER)
    if isinstance(problem, NameUnknown):
        hint = "Check its spelling and the network connection."
        return SourceFetchFailed(f"The name {name} could not be found.", hint=hint)
    if _is_about_trust(problem):
        return SourceFetchFailed(f"A safe connection to {name} could not be made.", hint=SAVE)
    if isinstance(problem, httpcore.ConnectError | httpx.ConnectError):
        hint = "Check the address and the network connection."
        return SourceFetchFailed(f"No connection to {name} could be made.", hint=hint)
    if isinstance(problem, httpx.InvalidURL):
        return SourceFetchFailed("The address is not valid.", hint="Check it for mistakes.")
    return SourceFetchFailed("The connection broke off before everything had arrived.", hint=LATER)


def _refusal(status: int) -> SourceFetchFailed:
    other = ("The site is in trouble", LATER) if status >= 500 else ("The site did not give the page", SAVE)
    words, hint = STATUS.get(status, other)
    return SourceFetchFailed(f"{words} (answer {status}).", hint=hint)


def _name(url: str) -> str:
    try:
        return urlsplit(url).hostname or "the site"
    except ValueError:
        return "the site"


def _is_about_trust(problem: BaseException | None) -> bool:
    while problem is not None and not isinstance(problem, ssl.SSLError):
        problem = problem.__cause__ or problem.__context__
    return problem is not None
