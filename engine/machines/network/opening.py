"""Machines, network, opening: the network's libraries are loaded with the first address somebody gives, not at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from engine.library.ports import Fetched


class NetworkFetcher:
    """The library's `Fetcher`, ready at once."""

    def __init__(self, allowed_private_hosts: Collection[str] = ()) -> None:
        self._allowed = tuple(allowed_private_hosts)

    def fetch(self, url: str, accept: Collection[str], target: Path) -> Fetched:
        """Fetch into `target` as `HttpxFetcher` does. Raises `SourceFetchFailed`."""
        from engine.machines.network.fetching import HttpxFetcher

        return HttpxFetcher(self._allowed).fetch(url, accept, target)
