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
        marks = [_parts(page, box) for box in boxes(found(_letters(page), quote, earlier))] if quote.strip() else []
        size = page.get_size()
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

    text, box, letters = page.get_textpage(), pdfium.FS_RECTF(), []
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code > 0x20 and not 0xD800 <= code <= 0xDFFF and pdfium.FPDFText_GetLooseCharBox(text.raw, index, box):
            letters.append(Letter(chr(code), box.left, box.bottom, box.right, box.top))
    return letters


def _parts(page: Any, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box as parts of the drawn page, whose rotation and crop pdfium knows."""
    left, bottom, right, top = box
    (x0, y0), (x1, y1) = _device(page, left, top), _device(page, right, bottom)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _device(page: Any, x: float, y: float) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, EXACT, EXACT, 0, x, y, across, down)
    return round(across.value / EXACT, 5), round(down.value / EXACT, 5)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
