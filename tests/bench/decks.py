"""Bench, decks: ten slides as PDF and PPTX, opened by LibreOffice, counted, and compared with our own pictures of them.

`python -m tests.bench.decks`; says so and ends where LibreOffice or poppler is not installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
from pypdf import PdfReader

from engine.foundation.paths import resources_dir
from engine.machines.decks.pptx_writer import PptxWriter
from engine.machines.video.camera import QtCamera
from engine.pictures.directing import scenes_for
from engine.pictures.looks import look_of
from engine.pictures.ports import Still
from tests.engine.pictures.builders import BOOK, envelope

SIZE = (1920, 1080)
FINER = 2
FONTS = "<fontconfig><dir>{}</dir><dir>/usr/share/fonts</dir><cachedir>{}</cachedir></fontconfig>"


def grey(path: Path, times: int = 1) -> np.ndarray[Any, Any]:
    """A picture's lightness, 0 to 255; of so many times that number of rows and columns, taken together."""
    pixels = next(av.open(str(path)).decode(video=0)).reformat(format="gray").to_ndarray().astype(np.float64)
    high, wide = (side // times for side in pixels.shape)
    return np.asarray(pixels.reshape(high, times, wide, times).mean((1, 3)))


def boxed(picture: np.ndarray[Any, Any], size: int = 8) -> np.ndarray[Any, Any]:
    """Means of windows of this size."""
    whole = np.pad(picture.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    return (whole[size:, size:] - whole[:-size, size:] - whole[size:, :-size] + whole[:-size, :-size]) / size**2


def similarity(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> float:
    """Structural similarity with windows of 8 by 8."""
    a, b = boxed(one), boxed(other)
    aa, bb, ab = boxed(one * one) - a * a, boxed(other * other) - b * b, boxed(one * other) - a * b
    c, d = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(np.mean((2 * a * b + c) * (2 * ab + d) / ((a * a + b * b + c) * (aa + bb + d))))


def pages(pdf: Path, size: tuple[int, int] = SIZE) -> Iterator[np.ndarray[Any, Any]]:
    """Every page's lightness at this size, drawn `FINER`: poppler puts large letters on whole pixels, wherever they stand."""
    scale = ["-scale-to-x", str(size[0] * FINER), "-scale-to-y", str(size[1] * FINER)]
    for number in range(1, len(PdfReader(pdf).pages) + 1):
        only = ["-singlefile", "-f", str(number), "-l", str(number)]
        subprocess.run(["pdftoppm", *only, *scale, str(pdf), str(pdf.with_suffix(""))], check=True)
        yield grey(pdf.with_suffix(".ppm"), FINER)


def printed(folder: Path) -> Path:
    """`slides.pptx` of this folder as a PDF by LibreOffice, which knows our typefaces."""
    (folder / "fonts.conf").write_text(FONTS.format(resources_dir() / "fonts" / "pictures", folder / "cache"))
    told = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    asked = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "slides.pptx")]
    subprocess.run(asked, check=True, env=told, capture_output=True)
    return folder / "slides.pdf"


def main() -> None:
    """Print counts and similarities."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        print("LibreOffice or poppler is not installed here; nothing is measured.")
        return
    plan, writer = envelope(), PptxWriter()
    scenes, look = scenes_for(plan, BOOK, 10), look_of(plan.visual_system)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        stills = [Still(scene, look, *SIZE) for scene in scenes]
        ours = [folder / f"ours-{number:02}.png" for number in range(len(scenes))]
        QtCamera().stills(stills, ours, {}, lambda number: None)
        QtCamera().pages(scenes, look, SIZE, plan.title, folder / "deck.pdf", {})
        sheets = QtCamera().sheets(stills, [folder / f"sheet-{number}.png" for number in range(len(scenes))], {})
        writer.write(scenes, sheets, look, SIZE, plan.title, folder / "slides.pptx")
        printed(folder)
        report(folder, ours, scenes)


def report(folder: Path, ours: list[Path], scenes: Any) -> None:
    """The numbers."""
    import pptx

    deck: Any = pptx.Presentation(str(folder / "slides.pptx"))
    shapes = [len(slide.shapes) for slide in deck.slides]
    texts = sum(shape.has_text_frame and bool(shape.text_frame.text) for slide in deck.slides for shape in slide.shapes)
    charts = sum(shape.has_chart for slide in deck.slides for shape in slide.shapes)
    notes = sum(bool(slide.notes_slide.notes_text_frame.text) for slide in deck.slides)
    print(f"{len(deck.slides)} slides, {sum(shapes)} shapes, {texts} texts, {charts} native charts, {notes} with notes")
    for name in ("deck", "slides"):
        found = [similarity(grey(one), other) for one, other in zip(ours, pages(folder / f"{name}.pdf"), strict=True)]
        kinds = ", ".join(f"{scene.kind} {one:.3f}" for scene, one in zip(scenes, found, strict=True))
        print(f"{name}: mean similarity {np.mean(found):.3f}, least {min(found):.3f} ({kinds})")
    if os.environ.get("KEEP"):
        shutil.copytree(folder, os.environ["KEEP"], dirs_exist_ok=True)


if __name__ == "__main__":
    main()
