"""HTTP face, glances: answers given lately, each good for as long as nothing at all was committed."""

from __future__ import annotations

MOST_BYTES = 4_000_000
Beat = tuple[int, int]


class Glances:
    """Written bodies by path, all of one beat of the database; used on the event loop alone.

    A body is kept under the beat taken before it was read: what was committed since then has another one.
    """

    def __init__(self) -> None:
        self._beat: Beat | None = None
        self._shown: dict[str, bytes] = {}
        self._size = 0

    def known(self, beat: Beat | None, path: str) -> bytes | None:
        """The body last shown at this path, if it is what would be read now."""
        return self._shown.get(path) if beat is not None and beat == self._beat else None

    def keep(self, beat: Beat | None, path: str, body: bytes) -> None:
        """Remember a body that was read after this beat was taken."""
        if beat is None or self._size + len(body) > MOST_BYTES:
            self._forget(None)
            return
        if beat != self._beat:
            self._forget(beat)
        self._shown[path] = body
        self._size += len(body)

    def _forget(self, beat: Beat | None) -> None:
        self._beat, self._shown, self._size = beat, {}, 0
