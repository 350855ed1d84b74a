"""Machines, archive: packed documents are opened within limits; nothing is ever unpacked to the disk, and no name leads out."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from engine.library.errors import SourceExtractionFailed, SourceTooLarge

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 10_000
LARGEST_DIRECTORY = 8_000_000
MOST_BYTES = 200_000_000
LARGEST_PART = 100_000_000
MOST_RATIO = 300
HARMLESS = 4_000_000
CHUNK = 1 << 18
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
END = b"PK\x05\x06"
BROKEN = "The file is a broken archive inside."
ANEW = "Save it anew, and add the new copy."
BOMB = "The file unpacks to far more than a document holds; it is not read."
ENTITIES = "The file's XML declares entities of its own, which a document has no need of; it is not read."


class Archive:
    """The parts of one packed document, by name; what is read counts towards one limit."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed, self._left = packed, MOST_BYTES
        self.names = frozenset(item.filename for item in packed.infolist())

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `SourceExtractionFailed` (missing, locked, broken), `SourceTooLarge`."""
        try:
            item = self._packed.getinfo(name)
        except KeyError:
            raise SourceExtractionFailed(f"The file lacks a part that it needs ({name[:80]}).", hint=ANEW) from None
        if item.flag_bits & 0x1:
            raise SourceExtractionFailed(
                "The file is locked with a password.", hint="Save a copy without a password and add that."
            )
        if item.compress_type not in METHODS:
            raise SourceExtractionFailed("The file is packed in a way that documents are not.", hint=ANEW)
        try:
            return b"".join(self._chunks(item))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error) as problem:
            raise SourceExtractionFailed(BROKEN, hint=ANEW) from problem

    def tree(self, name: str) -> _Element:
        """A part as XML without entities, network or documents of others. Raises as `read` does."""
        return xml_of(self.read(name))

    def near(self, name: str, base: str) -> str:
        """The name of a part told by a reference in `base`; nothing outside the archive has a name here."""
        path = unquote(name.split("#", 1)[0].split("?", 1)[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)).lstrip("/")

    def _chunks(self, item: zipfile.ZipInfo) -> Iterator[bytes]:
        most = min(LARGEST_PART, max(HARMLESS, item.compress_size * MOST_RATIO))
        with self._packed.open(item) as stream:
            while chunk := stream.read(CHUNK):
                most, self._left = most - len(chunk), self._left - len(chunk)
                if most < 0 or self._left < 0:
                    raise _bomb(MOST_BYTES)
                yield chunk


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive in this file. Raises `SourceExtractionFailed` (broken), `SourceTooLarge` (a bomb by its own account)."""
    _require_small_directory(path)
    try:
        packed = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as problem:
        raise SourceExtractionFailed(BROKEN, hint=ANEW) from problem
    with packed:
        items = packed.infolist()
        total = sum(item.file_size for item in items)
        if len(items) > MOST_ENTRIES or total > MOST_BYTES or any(map(_is_bomb, items)):
            raise _bomb(total)
        yield Archive(packed)


def xml_of(content: bytes, *, forgiving: bool = False) -> _Element:
    """These bytes as XML; `forgiving` reads on past faults. Raises `SourceExtractionFailed` when it is none, or declares entities."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=forgiving, remove_pis=True, remove_comments=True
    )  # fmt: skip
    try:
        root: _Element | None = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        said = ENTITIES if b"<!ENTITY" in content.replace(b"\0", b"") else "A part of the file is not valid XML."
        raise SourceExtractionFailed(said, hint=ANEW) from problem
    if root is None:
        raise SourceExtractionFailed("A part of the file is not valid XML.", hint=ANEW)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise SourceExtractionFailed(ENTITIES, hint=ANEW)
    return root


def _require_small_directory(path: Path) -> None:
    # zipfile reads the whole list of entries into memory before anybody can count it.
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - 65_557))
        tail = stream.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 22:
        raise SourceExtractionFailed(BROKEN, hint=ANEW)
    entries, directory = struct.unpack_from("<HI", tail, at + 10)
    if entries > MOST_ENTRIES or directory > LARGEST_DIRECTORY:
        raise _bomb(entries)


def _is_bomb(item: zipfile.ZipInfo) -> bool:
    return item.file_size > max(HARMLESS, item.compress_size * MOST_RATIO) or item.file_size > LARGEST_PART


def _bomb(actual: int) -> SourceTooLarge:
    return SourceTooLarge(BOMB, hint="Add the text itself.", limit=MOST_BYTES, actual=actual)
