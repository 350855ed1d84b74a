"""Machines, speech, sherpa-onnx, the depot: where voice packs come in, lie, move and go; everything whole or not at all."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import shutil
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError, is_disk_full
from engine.machines.speech.sherpa.fetching import PackFetcher
from engine.machines.speech.sherpa.reading import read_pack, root_of, terms_of
from engine.machines.speech.sherpa.unpacking import is_archive, unpack
from engine.table_read.packs import Offer, Pack, PackRefused, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)
INCOMING, SEAL = ".incoming", ".installed.json"
CHUNK = 1 << 20


class Depot:
    """Packs in one folder, each in a folder of its own with a seal that says which files belong to it."""

    def __init__(self, folder: Path, fetcher: PackFetcher, moved: Callable[[Path], None]) -> None:
        self._folder, self._fetcher, self._moved = folder, fetcher, moved
        self._busy = threading.Lock()
        self._seen: tuple[tuple[tuple[str, int], ...], tuple[Pack, ...]] = ((), ())

    @property
    def folder(self) -> Path:
        """Where the packs lie."""
        return self._folder

    def packs(self) -> tuple[Pack, ...]:
        """What is installed, by name; a folder without a seal is no pack."""
        seals = sorted(self._folder.glob(f"*/{SEAL}")) if self._folder.is_dir() else []
        stamp = tuple((str(seal), seal.stat().st_mtime_ns) for seal in seals)
        if self._seen[0] != stamp:
            found = [pack for seal in seals if (pack := _sealed(seal)) is not None]
            self._seen = stamp, tuple(sorted(found, key=lambda pack: pack.name.lower()))
        return self._seen[1]

    def prepare(self, source: str, sha256: str = "", progress: Progress | None = None) -> Offer:
        """Fetch or copy a pack to where it can be looked at. Raises `PackRefused`, `DiskFull`."""
        source, sha256 = _with_checksum(source.strip(), sha256.strip().lower())
        with self._alone(), _plainly():
            incoming = self._folder / INCOMING
            incoming.mkdir(parents=True, exist_ok=True)
            stage = incoming / f"stage-{secrets.token_hex(6)}"
            try:
                named = self._bring(source, sha256, stage, progress or _on)
                return self._offer(stage, source, named)
            except BaseException:
                shutil.rmtree(stage, ignore_errors=True)
                raise

    def install(self, offer: Offer) -> Pack:
        """Put a prepared pack in place of an older one of its name. Raises `PackRefused`, `DiskFull`."""
        with self._alone(), _plainly():
            target, stage = self._folder / offer.pack.id, offer.pack.folder
            if not stage.is_dir():
                raise PackRefused("The pack is not here any more.", hint="Prepare it again.")
            _seal(replace(offer.pack, folder=target), stage)
            old = self._folder / INCOMING / f"old-{secrets.token_hex(6)}"
            if target.exists():
                target.rename(old)
            stage.rename(target)
            shutil.rmtree(old, ignore_errors=True)
            shutil.rmtree(_stage_of(stage, self._folder / INCOMING), ignore_errors=True)
        return next(pack for pack in self.packs() if pack.id == offer.pack.id)

    def refuse(self, offer: Offer) -> None:
        """Let a prepared pack go."""
        shutil.rmtree(_stage_of(offer.pack.folder, self._folder / INCOMING), ignore_errors=True)

    def remove(self, pack_id: str) -> Pack:
        """Delete a pack. Raises `PackRefused`."""
        with self._alone(), _plainly():
            pack = next((one for one in self.packs() if one.id == pack_id), None)
            if pack is None:
                known = ", ".join(one.id for one in self.packs()) or "none"
                raise PackRefused(f"There is no voice pack {pack_id!r}.", hint=f"Installed: {known}.")
            (pack.folder / SEAL).unlink()
            shutil.rmtree(pack.folder, ignore_errors=True)
            return pack

    def move(self, folder: Path, progress: Progress | None = None) -> Path:
        """Copy every pack, compare each file, write the new place down, then delete here. Raises `PackRefused`, `DiskFull`."""
        target = folder.expanduser().absolute()
        with self._alone(), _plainly():
            if target == self._folder or self._folder in target.parents:
                raise PackRefused("Choose a folder outside the one the packs lie in.")
            packs, told, done = self.packs(), progress or _on, 0
            total = sum(pack.size_bytes for pack in packs)
            taken = [pack.id for pack in packs if (target / pack.id).exists()]
            if taken:
                raise PackRefused(
                    f"There is already something called {taken[0]} in that folder.", hint="Choose an empty one."
                )
            target.mkdir(parents=True, exist_ok=True)
            made: list[Path] = []
            try:
                for pack in packs:
                    made.append(target / pack.id)
                    done = _copied(pack.folder, target / pack.id, told, done, total)
            except BaseException:
                for one in made:
                    shutil.rmtree(one, ignore_errors=True)
                raise
            self._moved(target)
            old, self._folder = self._folder, target
            for pack in packs:
                shutil.rmtree(old / pack.id, ignore_errors=True)
            return target

    def _bring(self, source: str, sha256: str, stage: Path, progress: Progress) -> str:
        """Lay the pack's files at `stage`; returns what to call it."""
        if source.startswith(("http://", "https://")):
            archive = self._fetcher.fetch(source, sha256, self._folder / INCOMING, progress)
            unpack(archive, stage, progress)
            archive.unlink(missing_ok=True)
            return _stem(source.split("?", 1)[0].rstrip("/").rsplit("/", 1)[-1])
        path = Path(source).expanduser()
        if path.is_dir():
            stage.mkdir()
            _copied(path, stage, progress, 0, _size(path))
            return path.name
        if path.is_file() and is_archive(path):
            if sha256 and digest_of(path) != sha256:
                raise PackRefused("The archive is not the one whose checksum was given.", hint="Fetch it again.")
            unpack(path, stage, progress)
            return _stem(path.name)
        raise PackRefused(
            f"{source} is no folder, archive or address.", hint="Archives are .tar.bz2, .tar.gz, .tar.xz, .tar or .zip."
        )

    def _offer(self, stage: Path, source: str, named: str) -> Offer:
        root = root_of(stage)
        pack = read_pack(root, named if root == stage else root.name)
        replaces = any(one.id == pack.id for one in self.packs())
        return Offer(pack, terms_of(root), source, replaces)

    def _alone(self) -> threading.Lock:
        return self._busy


def digest_of(path: Path) -> str:
    """SHA-256 hex of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class _plainly:  # noqa: N801 - reads as a word: with _plainly()
    """Trouble with files becomes a sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: object) -> None:
        from engine.foundation.errors import DiskFull

        if isinstance(problem, OSError) and is_disk_full(problem):
            raise DiskFull("The disk is full; the voice pack was not installed.", hint="Free some space.") from problem
        if isinstance(problem, OSError) and not isinstance(problem, KnownError):
            raise PackRefused(f"The folder of voice packs cannot be used: {problem.strerror or problem}.") from problem


def _on(what: str, done: int, total: int) -> bool:
    return True


def _stem(name: str) -> str:
    for ending in (".tar.bz2", ".tar.gz", ".tar.xz", ".tgz", ".tar", ".zip"):
        name = name.removesuffix(ending)
    return name


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in sorted(folder.rglob("*")) if one.is_file() and not one.is_symlink())


def _copied(folder: Path, target: Path, progress: Progress, done: int, total: int) -> int:
    """Copy a folder file by file and compare each; returns how many bytes are done."""
    for file in _files(folder):
        there = target / file.relative_to(folder)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, there)
        if digest_of(file) != digest_of(there):
            raise PackRefused(f"{file.name} was not copied whole.", hint="Look after the disk and try again.")
        done += file.stat().st_size
        if not progress("Copying", done, total):
            raise PackRefused("Stopped.")
    return done


def _seal(pack: Pack, stage: Path) -> None:
    files = {str(one.relative_to(stage)): one.stat().st_size for one in _files(stage) if one.name != SEAL}
    model = max(stage.glob("*.onnx"), key=lambda one: one.stat().st_size)
    digest = hashlib.sha256(f"{digest_of(model)} {sorted(files.items())}".encode()).hexdigest()[:16]
    facts = {"id": pack.id, "name": pack.name, "digest": digest, "files": files, "license": pack.license}
    draft = stage / f"{SEAL}.draft"
    with draft.open("w", encoding="utf-8") as stream:
        json.dump(facts, stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(stage / SEAL)


def _sealed(seal: Path) -> Pack | None:
    """The pack of a seal; None, and a word in the log, where its files are not what they were."""
    try:
        facts = json.loads(seal.read_text(encoding="utf-8"))
        sizes = {name: (seal.parent / name).stat().st_size for name in facts["files"]}
        if sizes != facts["files"]:
            raise PackRefused("its files are not what they were")
        pack = read_pack(seal.parent, str(facts["name"]))
        return replace(pack, id=str(facts["id"]), name=str(facts["name"]), digest=str(facts["digest"]))
    except (OSError, ValueError, KeyError, PackRefused) as problem:
        log.warning("The voice pack in %s is left out: %s", seal.parent.name, problem)
        return None


def _stage_of(folder: Path, incoming: Path) -> Path:
    """The whole staging folder a pack's root lies in."""
    here = folder
    while here.parent != incoming and here.parent != here:
        here = here.parent
    return here if here.parent == incoming else incoming / "nothing"


def _with_checksum(source: str, sha256: str) -> tuple[str, str]:
    """An address may bring its checksum along, as `…#sha256=…`; one given beside it counts more."""
    address, mark, own = source.partition("#sha256=")
    return (address, sha256 or own.strip().lower()) if mark and "://" in address else (source, sha256)
