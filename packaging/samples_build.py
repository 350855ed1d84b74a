# /// script
# requires-python = ">=3.11"
# dependencies = ["reportlab==5.1.0", "pyphen==0.18.1"]
# ///
"""Packaging, samples: sets the bundled sample's report as a PDF from samples_report.md, the same bytes every time.

The two libraries above are wanted for this script alone and are no part of the studio. Fonts: DejaVu, found by fontconfig.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from samples_sketch import INK, QUIET, ink, sketch

HERE = Path(__file__).resolve().parent
TEXT = HERE / "samples_report.md"
TARGET = HERE.parent / "resources" / "samples" / "tide-mill" / "report.pdf"

FACES = {"Serif": "", "Serif-Bold": ":bold", "Serif-Italic": ":italic", "Serif-BoldItalic": ":bold:italic"}
MARGIN, FOOT, GUTTER = 92.0, 104.0, 20.0

PAGE = WIDTH, HEIGHT = 595.2756, 841.8898


def platypus() -> Any:
    """The library's press, loaded when first wanted."""
    return import_module("reportlab.platypus")


@dataclass
class Notes:
    """The footnotes of the report, and those whose marks stand on the page being set."""

    texts: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)


def blocks(text: str) -> Iterator[str]:
    """The blocks of the source text, separated by blank lines."""
    yield from (block.strip() for block in re.split(r"\n\s*\n", text) if block.strip())


def split_front(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between the two rules at the top, and the rest."""
    _, front, body = text.split("---\n", 2)
    return dict(line.split(": ", 1) for line in front.strip().splitlines()), body


def register_fonts() -> None:
    """Makes the four faces of DejaVu Serif known, embedded as subsets."""
    metrics, fonts = import_module("reportlab.pdfbase.pdfmetrics"), import_module("reportlab.pdfbase.ttfonts")
    for face, trait in FACES.items():
        query = ["fc-match", "-f", "%{file}", f"DejaVu Serif{trait}"]
        file = subprocess.run(query, check=True, capture_output=True, text=True).stdout
        metrics.registerFont(fonts.TTFont(face, file))
    metrics.registerFontFamily("Serif", *FACES)
    import_module("reportlab.graphics.shapes").STATE_DEFAULTS["fontName"] = "Serif"


def styles() -> dict[str, Any]:
    """The paragraph styles, by the name of what they set."""
    style = import_module("reportlab.lib.styles").ParagraphStyle
    hyphens = {"hyphenationLang": "en_GB", "embeddedHyphenation": 1, "hyphenationMinWordLength": 6}
    base = style(
        "body", fontName="Serif", fontSize=10.5, leading=16.4, textColor=INK, spaceAfter=8.5, alignment=4, **hyphens
    )

    def like(name: str, **changes: Any) -> Any:
        return style(name, parent=base, **changes)

    return {
        "body": base,
        "column": like("column", fontSize=9.6, leading=14.6, spaceAfter=7.5),
        "bullet": like("bullet", bulletFontName="Serif", leftIndent=20, bulletIndent=7, spaceAfter=4.5, alignment=0),
        "quote": like(
            "quote", fontName="Serif-Italic", leftIndent=30, rightIndent=30, spaceBefore=4, spaceAfter=13, alignment=0
        ),
        "h1": like("h1", fontName="Serif-Bold", fontSize=17, leading=23, spaceBefore=14, spaceAfter=9, alignment=0),
        "h2": like("h2", fontName="Serif-Bold", fontSize=11.5, leading=16, spaceBefore=4, spaceAfter=6, alignment=0),
        "caption": like(
            "caption", fontSize=8.8, leading=12.4, textColor=QUIET, spaceBefore=6, spaceAfter=8, alignment=0
        ),
        "reference": like(
            "reference", fontSize=9.2, leading=13.4, leftIndent=22, firstLineIndent=-22, spaceAfter=6, alignment=0
        ),
        "cell": like("cell", fontSize=9.2, leading=12.4, spaceAfter=0, alignment=0),
        "note": like("note", fontSize=8, leading=10.8, spaceAfter=0, alignment=0),
        "toc1": like(
            "toc1", fontName="Serif-Bold", fontSize=9.4, leading=13.5, spaceBefore=1, spaceAfter=0, alignment=0
        ),
        "toc2": like("toc2", leftIndent=18, fontSize=9.2, leading=12.5, spaceAfter=0, alignment=0),
        "title": like("title", fontName="Serif-Bold", fontSize=22, leading=30, spaceAfter=8, alignment=0),
        "subtitle": like("subtitle", fontName="Serif-Italic", fontSize=14, leading=20, spaceAfter=150, alignment=0),
        "plate": like("plate", fontSize=11, leading=18, spaceAfter=2, alignment=0),
    }


def marked_up(text: str) -> str:
    """Running text with names kept whole, footnote marks raised and their notes called to the page they stand on."""
    whole = re.sub(r"\b([A-Z][a-z]{5,})\b", r"<nobr>\1</nobr>", text.replace("&", "&amp;"))
    return re.sub(r"\[\^(\d)\]", r'<super size="6.5">\1</super><onDraw name="call_note" label="\1"/>', whole)


def heading(block: str, look: dict[str, Any], counter: Iterator[int]) -> list[Any]:
    """A heading that knows its outline level and the place it can be jumped to, with room for some lines below it."""
    marks, title = block.split(" ", 1)
    made = platypus().Paragraph(title, look["h1" if marks == "##" else "h2"])
    made.outline = (len(marks) - 2, title, f"place-{next(counter)}")
    return [platypus().CondPageBreak(165 if marks == "##" else 90), made]


def table(block: str, look: dict[str, Any]) -> Any:
    """A ruled table; its first row is the head, a row that begins with Total is set bold."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    bold = [row == rows[0] or row[0] == "Total" for row in rows]
    cells = [
        [platypus().Paragraph(f"<b>{c}</b>" if b else c, look["cell"]) for c in row]
        for row, b in zip(rows, bold, strict=True)
    ]
    width = WIDTH - 2 * MARGIN
    shares = {2: (0.68, 0.32), 3: (0.46, 0.27, 0.27), 5: (0.15, 0.13, 0.14, 0.12, 0.46)}[len(rows[0])]
    rules = [
        PLAIN,
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, QUIET),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return platypus().Table(cells, [width * share for share in shares], style=rules, spaceAfter=16, hAlign="LEFT")


def columns(held: list[str], look: dict[str, Any]) -> Any:
    """The held paragraphs in two balanced columns."""
    inner = [platypus().Paragraph(marked_up(text), look["column"]) for text in held]
    return platypus().BalancedColumns(inner, nCols=2, innerPadding=GUTTER, needed=120, spaceAfter=10)


def plain(block: str, look: dict[str, Any]) -> list[Any]:
    """Flowables of a block that is neither heading nor switch: list, quotation, table, caption, reference or paragraph."""
    if block.startswith("- "):
        return [
            platypus().Paragraph(marked_up(line[2:]), look["bullet"], bulletText="•") for line in block.splitlines()
        ]
    if block.startswith("|"):
        return [table(block, look)]
    if block == "{figure}":
        return [platypus().CondPageBreak(210), sketch()]
    shape = next((name for sign, name in SIGNS.items() if re.match(sign, block)), "body")
    text = block.removeprefix("> ")
    made = platypus().Paragraph(marked_up(text), look[shape])
    made.keepWithNext = int(block.startswith("Table "))
    return [made]


PLAIN = ("FONTNAME", (0, 0), (-1, -1), "Serif")
SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")
SIGNS = {r"> ": "quote", r"(Table|Figure) \d\. ": "caption", r"\[\d\] ": "reference"}


def story(body: str, look: dict[str, Any], notes: Notes) -> list[Any]:
    """The whole report after its title page and contents, as flowables in order."""
    made: list[Any] = []
    held: list[str] | None = None
    counter = iter(range(1000))
    for block in blocks(body):
        if note := re.match(r"\[\^(\d)\]: (.+)", block, re.S):
            notes.texts[note[1]] = note[2]
        elif block == "{columns}":
            held = []
        elif block == "{/columns}":
            made, held = [*made, columns(held or [], look)], None
        elif held is not None:
            held.append(block)
        elif block.startswith("##"):
            made.extend(heading(block, look, counter))
        else:
            made.extend(plain(block, look))
    return made


def opening(front: dict[str, str], look: dict[str, Any]) -> list[Any]:
    """The title page and the contents page."""
    paragraph, toc = platypus().Paragraph, import_module("reportlab.platypus.tableofcontents").TableOfContents()
    toc.levelStyles, toc.dotsMinLevel = [look["toc1"], look["toc2"]], 0
    toc.tableStyle = [
        PLAIN,
        *((f"{side}PADDING", (0, 0), (-1, -1), 1 if side in ("TOP", "BOTTOM") else 0) for side in SIDES),
    ]
    plate = [paragraph(front[key], look["plate"]) for key in ("client", "firm", "lead", "number", "date")]
    title = [
        platypus().Spacer(1, 130),
        paragraph(front["title"], look["title"]),
        paragraph(front["subtitle"], look["subtitle"]),
    ]
    contents = [paragraph("Contents", look["h1"]), toc]
    return [
        *title,
        *plate,
        platypus().NextPageTemplate("inside"),
        platypus().PageBreak(),
        *contents,
        platypus().PageBreak(),
    ]


def page_end(front: dict[str, str], look: dict[str, Any], notes: Notes) -> Callable[[Any, Any], None]:
    """Draws the running header, the running footer and the footnotes called on the page."""

    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Serif", 8)
        canvas.setFillColor(ink(QUIET))
        canvas.drawString(MARGIN, HEIGHT - 52, front["title"])
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 52, front["firm"])
        canvas.drawString(MARGIN, 44, f"{front['number']}, {front['date']}")
        canvas.drawRightString(WIDTH - MARGIN, 44, f"Page {document.page}")
        canvas.setStrokeColor(ink(QUIET))
        canvas.line(MARGIN, HEIGHT - 58, WIDTH - MARGIN, HEIGHT - 58)
        for row, number in enumerate(notes.waiting):
            note = platypus().Paragraph(f"<super>{number}</super> {notes.texts[number]}", look["note"])
            note.wrapOn(canvas, WIDTH - 2 * MARGIN, 40)
            note.drawOn(canvas, MARGIN, 82 - 12 * row)
        notes.waiting.clear()

    return draw


def called_notes(notes: Notes) -> Callable[[Any, Any], None]:
    """Teaches each page's canvas to remember the footnotes that are marked on it."""

    def start(canvas: Any, document: Any) -> None:
        canvas.setNamedCB("call_note", lambda _canvas, _kind, number: notes.waiting.append(number))

    return start


def told_outline(document: Any) -> Callable[[Any], None]:
    """Adds each heading that was set to the PDF's outline and to the contents page."""

    def after(flowable: Any) -> None:
        if place := getattr(flowable, "outline", None):
            level, title, key = place
            document.canv.bookmarkPage(key)
            document.canv.addOutlineEntry(title, key, level, closed=False)
            document.notify("TOCEntry", (level, title, document.page, key))

    return after


def build(target: Path) -> None:
    """Writes the report to `target`, replacing what was there."""
    register_fonts()
    front, body = split_front(TEXT.read_text("utf-8"))
    look, notes = styles(), Notes()
    document = platypus().BaseDocTemplate(
        str(target),
        pagesize=PAGE,
        invariant=1,
        initialFontName="Serif",
        lang="en-GB",
        title=front["title"],
        author=front["firm"],
        subject=front["subtitle"],
    )
    frame = platypus().Frame(MARGIN, FOOT, WIDTH - 2 * MARGIN, HEIGHT - FOOT - 84, 0, 0, 0, 0, id="page")
    inside = platypus().PageTemplate(
        "inside", [frame], onPage=called_notes(notes), onPageEnd=page_end(front, look, notes)
    )
    document.addPageTemplates([platypus().PageTemplate("title", [frame]), inside])
    document.afterFlowable = told_outline(document)
    document.multiBuild([*opening(front, look), *story(body, look, notes)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Set the sample report as a PDF.")
    parser.add_argument("--to", type=Path, default=TARGET, help="where the PDF is written")
    build(parser.parse_args().to)
