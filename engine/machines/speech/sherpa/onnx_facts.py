"""Machines, speech, sherpa-onnx, ONNX facts: what a model says of itself, read without loading it."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

METADATA = 14
VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
LONGEST_FACT = 1_000_000


class NotOnnx(ValueError):
    """These bytes are no ONNX model."""


def facts_of(path: Path) -> dict[str, str]:
    """The metadata of a model; its weights are skipped. Raises `NotOnnx`, OSError."""
    facts: dict[str, str] = {}
    size = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() < size:
            number, kind = divmod(_varint(file), 8)
            if kind == BYTES:
                length = _varint(file)
                if file.tell() + length > size:
                    raise NotOnnx("it is cut short")
                if number == METADATA and length <= LONGEST_FACT:
                    key, value = _pair(file.read(length))
                    facts[key] = value
                else:
                    file.seek(length, 1)
            elif kind == VARINT:
                _varint(file)
            elif kind in (FIXED64, FIXED32):
                file.seek(8 if kind == FIXED64 else 4, 1)
            else:
                raise NotOnnx("it is no ONNX model")
    return facts


def _pair(entry: bytes) -> tuple[str, str]:
    import io

    file, found = io.BytesIO(entry), {1: "", 2: ""}
    while file.tell() < len(entry):
        number, kind = divmod(_varint(file), 8)
        if kind != BYTES:
            raise NotOnnx("it is no ONNX model")
        found[number] = file.read(_varint(file)).decode("utf-8", "replace")
    return found[1], found[2]


def _varint(file: IO[bytes]) -> int:
    value = shift = 0
    while True:
        byte = file.read(1)
        if not byte or shift > 63:
            raise NotOnnx("it is cut short or no ONNX model")
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
        shift += 7
