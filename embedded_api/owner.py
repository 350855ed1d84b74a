"""HTTP face, owner: whoever can read the secret file of this home, on this machine; no key of the API opens this."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from embedded_api.desk import FAILED_AUTH_PER_MINUTE, studio_of
from engine import Studio
from engine.access.errors import AuthenticationRequired
from engine.foundation.secret_files import owner_only_secret

if TYPE_CHECKING:
    from pathlib import Path

    from engine.foundation.paths import StudioPaths

SCHEME = "Owner"
ACTOR = "owner"


def secret_file(paths: StudioPaths) -> Path:
    """Where the owner's secret lies; the server makes it when it starts."""
    return paths.secrets / "owner.secret"


def header_of(paths: StudioPaths) -> str:
    """The Authorization header that opens the owner channel of this home."""
    return f"{SCHEME} {owner_only_secret(secret_file(paths)).decode()}"


def owner(request: Request) -> Studio:
    """A dependency: the studio, for its owner alone. Raises `AuthenticationRequired`."""
    studio = studio_of(request)
    given, wanted = request.headers.get("authorization", ""), header_of(studio.paths)
    if not hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode()):
        address = request.client.host if request.client else ""
        studio.access.rates.hit(f"failed-owner:{address}", FAILED_AUTH_PER_MINUTE)
        raise AuthenticationRequired("This needs the owner's secret.", hint="It lies in the studio's home.")
    request.state.api_key = ACTOR
    return studio


Owner = Annotated[Studio, Depends(owner)]
