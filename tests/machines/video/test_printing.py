"""Pages of a PDF: whatever is seen can be found and copied as it was written, in every script, by programs of three makers."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pypdfium2
import pytest
from PIL import Image

from engine.machines.video.binding import true_letters
from engine.machines.video.camera import QtCamera
from engine.pictures.looks import look_of
from engine.pictures.model import Aspect, PageView, Scene, SceneKind
from tests.engine.pictures.builders import envelope

WORDS = (
    "The office found fifty five fluffy affairs", "海には意見がなく、見る日", "한국어 문장입니다", "हिन्दी में क्षत्रिय और ज्ञान", "ภาษาไทย น้ำท่วม ที่ตั้ง",
    "Rocket 🚀 to 👩‍🚀 and ﷺ", "البحر لا رأي له لكنه يعرف إلى الداخل", "לים אין דעה",
)  # fmt: skip
FROM_THE_LEFT = WORDS[:-2]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page for each of these words."""
    target = tmp_path_factory.mktemp("pages") / "deck.pdf"
    every = [Scene(at, SceneKind.STATEMENT, "b", "hook", words, body=words) for at, words in enumerate(WORDS)]
    camera = QtCamera(1)
    look, size = look_of(envelope().visual_system), Aspect.WIDE.size(360)
    camera.pages(every, look, size, "What was written", target, {})
    camera.close()
    return target


def bare(text: str) -> str:
    """Its letters, without what only steers how they are set."""
    return "".join(
        letter
        for letter in text
        if letter.isprintable() and not letter.isspace() and unicodedata.category(letter) != "Cf"
    )


def test_chromes_reader_finds_every_word(printed: Path) -> None:
    document: Any = pypdfium2.PdfDocument(printed)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert [bare(unicodedata.normalize("NFKC", text)) for text in found] == [
        bare(unicodedata.normalize("NFKC", words)) for words in WORDS
    ]


def test_popplers_reader_finds_every_word(printed: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed here; `dev.py system` does not install it")
    text = subprocess.run(["pdftotext", str(printed), "-"], check=True, capture_output=True, text=True).stdout
    assert [bare(page) for page in text.split("\f")[:-1]] == [bare(words) for words in WORDS]


def test_a_plain_reader_finds_words_in_the_order_they_are_drawn(printed: Path) -> None:
    pages = pypdf.PdfReader(printed).pages
    for words, page in zip(FROM_THE_LEFT, pages, strict=False):
        assert sorted(bare(page.extract_text())) == sorted(bare(words))


def test_a_file_says_what_it_is_called_in_which_language_and_what_is_on_every_page(printed: Path) -> None:
    file = pypdf.PdfReader(printed)
    root: Any = file.trailer["/Root"]
    assert file.metadata is not None
    assert (file.metadata.title, file.metadata.author) == ("What was written", "Sleeper Hit Studio")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/Lang" not in root  # eight languages are none
    assert [item.title for item in file.outline] == list(WORDS)
    assert [file.get_destination_page_number(item) for item in file.outline] == list(range(len(WORDS)))
    figures = root["/StructTreeRoot"]["/K"]["/K"]
    assert [figure.get_object()["/Alt"] for figure in figures] == list(WORDS)
    assert all((float(page.mediabox.width), float(page.mediabox.height)) == (320, 180) for page in file.pages)


def test_shapes_of_letters_become_letters_and_everything_else_stays() -> None:
    table = b"x endcodespacerange\n1 beginbfrange\n<0001> <0002> <FB00>\n<0003> <0004> [<2F92> <00B2>]\n<0005> <0005> <0000>\nendbfrange\nendcmap y"
    made = true_letters(table).decode()
    assert "<0001> <00660066>\n<0002> <00660069>\n<0003> <898B>\n<0004> <00B2>\n" in made
    assert "<0005>" not in made
    assert made.startswith("x endcodespacerange\n4 beginbfchar")
    assert made.endswith("endbfchar\nendcmap y")


def test_the_page_of_a_source_is_as_white_as_it_is(tmp_path: Path) -> None:
    blob, target = tmp_path / "page.png", tmp_path / "deck.pdf"
    Image.new("RGB", (200, 280), "white").save(blob)
    shown = PageView("page", 200, 280, ((0.1, 0.1, 0.5, 0.2),))
    scene = Scene(0, SceneKind.DOCUMENT, "b", "hook", "A page", body="Words of it.", page=shown)
    camera, size = QtCamera(1), Aspect.WIDE.size(360)
    camera.pages([scene], look_of(envelope().visual_system), size, "A page", target, {"page": blob})
    camera.close()
    drawn: Any = pypdfium2.PdfDocument(target)[0].render(scale=1).to_pil().convert("RGB")
    right = np.asarray(drawn)[:, drawn.width // 2 :]
    assert (right.min(axis=2) == 255).mean() > 0.2


def test_what_is_marked_on_a_page_is_read_through_the_mark(tmp_path: Path) -> None:
    blob, target = tmp_path / "page.png", tmp_path / "deck.pdf"
    source = Image.new("RGB", (200, 280), "white")
    source.paste("black", (20, 40, 100, 48))
    source.save(blob)
    shown = PageView("page", 200, 280, ((0.1, 0.1, 0.9, 0.2),))
    scene = Scene(0, SceneKind.DOCUMENT, "b", "hook", "A page", body="Words of it.", page=shown)
    camera, size = QtCamera(1), Aspect.WIDE.size(720)
    camera.pages([scene], look_of(envelope().visual_system), size, "A page", target, {"page": blob})
    camera.close()
    drawn: Any = pypdfium2.PdfDocument(target)[0].render(scale=1).to_pil().convert("RGB")
    right = np.asarray(drawn)[:, drawn.width // 2 :].astype(int)
    marked = (right.max(axis=2) > 200) & (np.ptp(right, axis=2) > 40)
    down, across = (np.flatnonzero(marked.sum(axis=axis) > 8) for axis in (1, 0))
    inside = right[down[0] : down[-1], across[0] : across[-1]]
    assert 0.05 < (inside.max(axis=2) < 150).mean() < 0.5
