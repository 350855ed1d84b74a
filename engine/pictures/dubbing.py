"""Pictures, dubbing: the sound of a film is encoded in pieces that are kept; who changes one sentence encodes ten seconds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from engine.pictures.soundtrack import AROUND, PACKET, packets
from engine.stage.ear import Ear
from engine.storage.codec import dump_json, load_json

if TYPE_CHECKING:
    from pathlib import Path

    from engine.jobs.ports import JobRun
    from engine.pictures.darkroom import Darkroom
    from engine.pictures.soundtrack import Soundtrack
    from engine.stage.mastering import Master

AT_ONCE = 12
"""Pieces that are encoded in one go: two minutes of sound."""


class Dubbing:
    """Encodes soundtracks; its shelf is the darkroom's."""

    def __init__(self, darkroom: Darkroom) -> None:
        self._darkroom = darkroom

    def sound(self, run: JobRun, track: Soundtrack) -> list[str]:
        """The sound as films carry it, in pieces as blobs; of what was encoded before, only what has changed is made. Raises `EncodingFailed`."""
        darkroom, keys = self._darkroom, [track.key(piece) for piece in track.pieces]
        master = track.master(self._loudness(run, track, keys))
        addresses = [self._address("dub", key, f"{master.gain_db:.1f}") for key in keys]
        known = darkroom.known(run, addresses)
        missing = [number for number, address in enumerate(addresses) if address not in known]
        for numbers in _neighbours(missing):
            run.raise_if_canceled()
            known |= self._encoded(run, track, numbers, addresses, master)
        return [known[address] for address in addresses]

    def recording(self, run: JobRun, key: str, path: Path) -> list[str]:
        """A finished recording as films carry it, in pieces as blobs; one that is not known by its pieces is encoded whole. Raises `EncodingFailed`."""
        darkroom = self._darkroom
        addresses = [self._address("recorded", name) for name in darkroom.camera.heard(path)]
        if not addresses:
            return [darkroom.sound(run, key, path)]
        known = darkroom.known(run, addresses)
        for numbers in _neighbours(number for number, address in enumerate(addresses) if address not in known):
            run.raise_if_canceled()
            with self._pieces(run, [addresses[number] for number in numbers], known) as targets:
                darkroom.camera.redub(path, numbers[0], targets)
        return [known[address] for address in addresses]

    def _encoded(
        self, run: JobRun, track: Soundtrack, numbers: list[int], addresses: list[str], master: Master
    ) -> dict[str, str]:
        stretches, made = tuple(track.pieces[number] for number in numbers), dict[str, str]()
        counts = [packets(stretch) for stretch in stretches]
        with self._pieces(run, [addresses[number] for number in numbers], made) as targets:
            self._darkroom.camera.dub(track.mastered(stretches, master), AROUND // PACKET, counts, targets)
        return made

    @contextmanager
    def _pieces(self, run: JobRun, addresses: Sequence[str], made: dict[str, str]) -> Iterator[list[Path]]:
        """Files for pieces with these addresses; what is written to them is kept, and told to `made`."""
        with ExitStack() as drafts:
            targets = [drafts.enter_context(self._darkroom.blobs.draft(".aac")) for _ in addresses]
            yield targets
            new = {
                address: self._darkroom.blobs.put_file(draft) for address, draft in zip(addresses, targets, strict=True)
            }
        self._darkroom.keep(run, new)
        made |= new

    def _loudness(self, run: JobRun, track: Soundtrack, keys: list[str]) -> float:
        """How loud voices and music are together, in LUFS."""
        if track.music is None:
            return track.lufs
        ear, addresses = Ear(), [self._address("heard", key) for key in keys]
        known, fresh = self._darkroom.known(run, addresses), dict[str, str]()
        for piece, address in zip(track.pieces, addresses, strict=True):
            if address in known:
                ear.recall(load_json(dict[int, float], self._darkroom.blobs.read(known[address])))
                continue
            run.raise_if_canceled()
            heard = track.heard(piece)
            ear.recall(heard.energy)
            fresh[address] = self._darkroom.blobs.put(dump_json(heard.energy))
        self._darkroom.keep(run, fresh)
        return ear.loudness_lufs

    def _address(self, *parts: str) -> str:
        return hashlib.sha256("\0".join((self._darkroom.camera.fingerprint, *parts)).encode()).hexdigest()


def _neighbours(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers that follow one another, together, but never so many that whoever stops must wait for long."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        together = [number for _, number in group]
        yield from (together[at : at + AT_ONCE] for at in range(0, len(together), AT_ONCE))
