"""Machines, pages, worker: draws one page of one file, says where a quote stands on it, and ends; run as a process of its own.

`path page width earlier memory_bytes` as arguments, the quote on standard input; answers one line of JSON and then the PNG.
"""

from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

from engine.machines.pages.finding import Letter, boxes, found

HIGHEST = 8000
EXACT = 1_000_000
UNIT = 1000.0


def main(arguments: list[str]) -> int:
    """Draw and answer; every failure is one line of JSON with `error`."""
    path, page, width, earlier, memory = arguments
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    _limit_memory(int(memory))
    quote = sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        head, png = drawn(Path(path), int(page), int(width), quote, int(earlier))
    except MemoryError:
        head, png = {"error": "The page needs more memory than the studio allows."}, b""
    out.write(json.dumps(head).encode() + b"\n" + png)
    out.close()
    return 0


def drawn(path: Path, number: int, width: int, quote: str, earlier: int = 0) -> tuple[dict[str, Any], bytes]:
    """The answer and the picture."""
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(path)
        count = len(document)
        if not 1 <= number <= count:
            return {"error": f"There is no page {number}; there are {count}."}, b""
        page = document[number - 1]
        size = page.get_size()
        marks = [_parts(box, size) for box in boxes(found(_letters(page), quote, earlier))] if quote.strip() else []
        scale = min(width / max(size[0], 1.0), HIGHEST / max(size[1], 1.0))
        picture = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        head = {"count": count, "width": picture.width, "height": picture.height, "boxes": marks}
        return head, png_of(bytes(picture.buffer), picture.width, picture.height, picture.stride, picture.n_channels)
    except pypdfium2.PdfiumError as problem:
        return {"error": f"The page cannot be drawn: {problem}"}, b""


def png_of(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """A PNG of 1, 3 or 4 bytes a pixel."""
    kind, row = {1: 0, 3: 2, 4: 6}[channels], width * channels
    rows = b"".join(b"\0" + pixels[line * stride : line * stride + row] for line in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 3)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _letters(page: Any) -> list[Letter]:
    import pypdfium2.raw as pdfium

    text, box, letters, seen = page.get_textpage(), pdfium.FS_RECTF(), [], _Sight(page)
    strokes = _strokes(page)
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code > 0x20 and not 0xD800 <= code <= 0xDFFF and pdfium.FPDFText_GetLooseCharBox(text.raw, index, box):
            drawn = ctypes.cast(pdfium.FPDFText_GetTextObject(text.raw, index), ctypes.c_void_p).value
            letters.append(Letter(chr(code), *seen.box(box), strokes.get(drawn, 0)))
    return letters


def _strokes(page: Any) -> dict[int | None, int]:
    """The number of every drawn object of the page, by its address."""
    import pypdfium2.raw as pdfium

    objects = (pdfium.FPDFPage_GetObject(page.raw, number) for number in range(pdfium.FPDFPage_CountObjects(page.raw)))
    return {ctypes.cast(one, ctypes.c_void_p).value: number for number, one in enumerate(objects)}


class _Sight:
    """From the page's own coordinates to those of the page as it is seen, whose rotation and crop pdfium knows."""

    def __init__(self, page: Any) -> None:
        wide, high = page.get_size()
        (x0, y0), (x1, y1), (x2, y2) = (_device(page, *corner) for corner in ((0, 0), (UNIT, 0), (0, UNIT)))
        self._x = ((x1 - x0) * wide / UNIT, (x2 - x0) * wide / UNIT, x0 * wide)
        self._y = ((y0 - y1) * high / UNIT, (y0 - y2) * high / UNIT, (1 - y0) * high)

    def box(self, box: Any) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        (x0, y0), (x1, y1) = self._point(box.left, box.bottom), self._point(box.right, box.top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        (a, b, c), (d, e, f) = self._x, self._y
        return a * x + b * y + c, d * x + e * y + f


def _device(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point as parts of the seen page's width and height, from its upper left corner."""
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, EXACT, EXACT, 0, x, y, across, down)
    return across.value / EXACT, down.value / EXACT


def _parts(box: tuple[float, float, float, float], size: tuple[float, float]) -> tuple[float, float, float, float]:
    """A box as parts of the page, from its upper left corner: left, top, right, bottom."""
    (left, bottom, right, top), (wide, high) = box, size
    return round(left / wide, 5), round(1 - top / high, 5), round(right / wide, 5), round(1 - bottom / high, 5)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
