"""Slides as other programs read them: texts, native charts and notes are counted, and LibreOffice's picture of them is compared with ours."""

from __future__ import annotations

import shutil
import struct
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pptx.oxml.ns import qn

from engine.machines.decks.labels import ENGLISH, number_format
from engine.machines.decks.pptx_writer import PptxWriter
from engine.machines.video.camera import QtCamera
from engine.pictures.looks import look_of
from engine.pictures.model import MOST_BARS, Aspect, Look, Scene, SceneKind
from engine.pictures.ports import Still
from tests.bench.decks import grey, pages, printed, similarity
from tests.engine.pictures.builders import envelope
from tests.machines.video.test_hard_content import CONTENT
from tests.machines.video.test_painting import scenes

LOOK = look_of(envelope().visual_system)
ALIKE = 0.95


def written(folder: Path, every: list[Scene], size: tuple[int, int], look: Look = LOOK) -> Any:
    """The deck of these scenes, read again."""
    import pptx

    stills = [Still(scene, look, *size) for scene in every]
    sheets = QtCamera().sheets(stills, [folder / f"sheet-{number}.png" for number in range(len(every))], {})
    PptxWriter().write(every, sheets, look, size, "A deck", folder / "slides.pptx")
    return pptx.Presentation(str(folder / "slides.pptx"))


def charts_of(deck: Any) -> list[Any]:
    """Every native chart."""
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_a_slide_has_real_text_its_notes_and_a_chart_of_the_very_figures(tmp_path: Path) -> None:
    every = [scene for scene in scenes() if scene.kind in (SceneKind.BARS, SceneKind.LINE)]
    deck = written(tmp_path, every, (960, 540))
    for scene, slide in zip(every, deck.slides, strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
        assert scene.title in texts
        assert slide.notes_slide.notes_text_frame.text.startswith(scene.notes.splitlines()[0])
    bars, line = charts_of(deck)
    assert list(bars.plots[0].series[0].values) == [11, 23, 31]
    assert list(bars.plots[0].categories) == [figure.label for figure in every[0].figures]
    assert list(line.plots[0].series[0].values) == [11, 23, 31]
    assert "1911" in line.part.blob.decode()


def test_a_slide_can_be_read_aloud_by_its_title_and_by_what_its_pictures_show(tmp_path: Path) -> None:
    every = [scene for scene in scenes() if scene.kind is not SceneKind.STAGE]
    deck = written(tmp_path, every, (640, 360))
    for scene, slide in zip(every, deck.slides, strict=True):
        title = slide.shapes.title
        assert title.text_frame.text.strip(), scene.kind
        assert not [one for one in slide.placeholders if one != title and not one.text_frame.text]
        shown, said = ("".join(text.split()).casefold() for text in (title.text_frame.text, scene.read_out))
        assert shown.strip("—…“”") in said, scene.kind
        pictures = [shape._element.xpath(".//p:cNvPr")[0] for shape in slide.shapes if not shape.has_text_frame]
        assert all(one.get("descr") or "decorative" in etree.tostring(one).decode() for one in pictures)
        assert all(f"{figure.shown}" in pictures[-1].get("descr") for figure in scene.figures if len(pictures) > 1)
    facts = deck.core_properties
    assert (facts.title, facts.author, facts.last_modified_by, facts.language) == (
        "A deck",
        *["Sleeper Hit Studio"] * 2,
        "en",
    )
    assert abs((datetime.now(UTC).replace(tzinfo=None) - facts.created).total_seconds()) < 600


def test_typefaces_travel_with_a_deck(tmp_path: Path) -> None:
    every = [
        Scene(0, SceneKind.STATEMENT, "b", "hook", text, body=text, source="x")
        for text in ("One", "לים אין דעה", "見る")
    ]
    deck = written(tmp_path, every, (640, 360))
    listed = deck.part._element.find(qn("p:embeddedFontLst"))
    found = {one[0].get("typeface"): [*one[1:]] for one in listed}
    assert set(found) == {"Noto Sans", "Noto Sans Hebrew", "Noto Serif Display"}
    for kept in (kept for some in found.values() for kept in some):
        data = deck.part.related_part(kept.get(qn("r:id"))).blob
        size, length, version, _ = struct.unpack_from("<IIII", data)
        assert (size, version, struct.unpack_from("<H", data, 34)) == (len(data), 0x20001, (0x504C,))
        with TTFont(BytesIO(data[-length:])) as font:
            assert font["OS/2"].usWeightClass == (700 if kept.tag.endswith("bold") else 400)


def test_letters_of_other_scripts_have_typefaces_of_their_own_and_numbers_of_a_chart_one_size(tmp_path: Path) -> None:
    bars = next(scene for scene in scenes() if scene.kind is SceneKind.BARS)
    wide = [
        replace(one, shown=shown)
        for one, shown in zip(bars.figures, ("£1,234,567,890.12 million", "7", "8"), strict=True)
    ]
    hebrew = Scene(0, SceneKind.STATEMENT, "b", "hook", "לים אין דעה", body="לים 海 אין דעה")
    deck = written(tmp_path, [bars, replace(bars, figures=tuple(wide)), hebrew], (960, 540))
    usual, small = (
        min(
            int(kept.get("sz"))
            for kept in chart.plots[0].series[0]._element.iter(qn("a:rPr"), qn("a:defRPr"))
            if kept.get("sz")
        )
        for chart in charts_of(deck)
    )
    assert small < usual
    pieces = deck.slides[2].shapes[-1].text_frame.paragraphs[0].runs
    for piece, (text, family) in zip(pieces, [("לים ", "Noto Sans Hebrew"), ("海", "Noto Sans CJK SC")], strict=False):
        assert piece.text == text
        assert all(f'a:{name} typeface="{family}"' in piece._r.xml for name in ("latin", "ea", "cs"))


def test_one_thin_bar_on_a_tall_slide_is_as_thick_as_in_its_picture(tmp_path: Path) -> None:
    bars = next(scene for scene in scenes() if scene.kind is SceneKind.BARS)
    alone = replace(bars, figures=bars.figures[:1])
    size = Aspect.TALL.size(360)
    sheet = QtCamera(1).sheets([Still(alone, LOOK, *size)], [tmp_path / "sheet.png"], {})[0]
    assert sheet.chart is not None and sheet.chart.gap > 5
    chart = charts_of(written(tmp_path, [alone], size))[0]
    high = float(chart._chartSpace.find(f".//{qn('c:h')}").get("val")) * sheet.chart.box[3]
    assert high / (1 + chart.plots[0].gap_width / 100) == pytest.approx(
        sheet.chart.plot[3] / (1 + sheet.chart.gap), rel=0.01
    )


@pytest.mark.parametrize(
    ("value", "shown", "form"),
    [
        (48_200.0, "48,200", "#,##0"), (3.5, "3.5 %", '0.0" %"'), (12.0, "£12", '"£"0'), (11.0, "11 houses", '0" houses"'),
        (1_234.5, "1,234.50", "#,##0.00"), (2e6, "2 million", ""), (12.5, "12,5", ""), (4.0, 'the "4"', ""), (3.0, "three", ""), (3.0, "3 to 4", ""),
    ],
)  # fmt: skip
def test_a_number_is_formatted_as_its_evidence_writes_it_or_told_in_its_words(
    value: float, shown: str, form: str
) -> None:
    assert number_format(value, shown) == (ENGLISH + form if form else "")


def test_a_label_follows_its_value_where_it_can(tmp_path: Path) -> None:
    bars = next(scene for scene in scenes() if scene.kind is SceneKind.BARS)
    pairs = zip(bars.figures, ("11 houses", "twenty-three", "31"), strict=True)
    bars = replace(bars, figures=tuple(replace(one, shown=shown) for one, shown in pairs))
    labels = (
        charts_of(written(tmp_path, [bars], (640, 360)))[0].plots[0].series[0]._element.findall(f".//{qn('c:dLbl')}")
    )
    formats = [label.find(qn("c:numFmt")) for label in labels]
    assert [None if one is None else one.get("formatCode") for one in formats] == [
        f'{ENGLISH}0" houses"',
        None,
        f"{ENGLISH}0",
    ]
    assert "twenty-three" in etree.tostring(labels[1]).decode()


def test_a_chart_has_the_figures_that_its_picture_shows_and_as_many_in_letters(tmp_path: Path) -> None:
    bars, line = (scene for scene in scenes() if scene.kind in (SceneKind.BARS, SceneKind.LINE))
    many = [
        replace(scene, figures=tuple(replace(scene.figures[0], at=1900.0 + at) for at in range(40)))
        for scene in (bars, line)
    ]
    bars, line = (chart.plots[0].series[0] for chart in charts_of(written(tmp_path, many, (960, 540))))
    assert [len(series.values) for series in (bars, line)] == [MOST_BARS, 40]
    assert 5 < line._element.xml.count("<c:dLbl>") < 40


def test_a_chart_that_is_read_from_the_right_begins_there(tmp_path: Path) -> None:
    shown = [
        replace(next(scene for scene in scenes() if scene.kind is kind), title="לים אין דעה", body="לים אין דעה")
        for kind in (SceneKind.BARS, SceneKind.LINE)
    ]
    for wide, tall in ((960, 540), (540, 960)):
        bars, line = charts_of(written(tmp_path, shown, (wide, tall)))
        assert bars.category_axis.reverse_order and line.category_axis.reverse_order
        assert bars.value_axis.reverse_order is (tall > wide)


def likeness(folder: Path, every: list[Scene], look: Look, size: tuple[int, int]) -> dict[str, tuple[float, float]]:
    """How like our own pictures these scenes are in our PDF and in LibreOffice's of our slides."""
    stills, camera = [Still(scene, look, *size) for scene in every], QtCamera()
    ours = [folder / f"ours-{number:02}.png" for number in range(len(every))]
    camera.stills(stills, ours, {}, lambda number: None)
    camera.pages(every, look, size, "A deck", folder / "deck.pdf", {})
    camera.close()
    written(folder, every, size, look)
    found = [
        [round(similarity(grey(one), other), 3) for one, other in zip(ours, pages(pdf, size), strict=True)]
        for pdf in (folder / "deck.pdf", printed(folder))
    ]
    return {str(scene.kind): pair for scene, pair in zip(every, zip(*found, strict=True), strict=True)}


def unlike(found: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """What is not like enough."""
    return {kind: pair for kind, pair in found.items() if min(pair) < ALIKE}


def opened_by_others() -> None:
    """Skip where nothing can open them."""
    missing = [name for name in ("soffice", "pdftoppm") if not shutil.which(name)]
    if missing:
        pytest.skip(f"{' and '.join(missing)} is not installed here; `dev.py system` does not install it")


PARTS = {"words": range(6), "figures": range(6, 11), "places": range(11, 16)}
"""Kinds of scenes by their place, in parts that each take a minute."""


def part(scenes_: list[Scene], name: str) -> list[Scene]:
    """The scenes of a part; the stage has no slides."""
    shown = [scene for scene in scenes_ if scene.kind is not SceneKind.STAGE]
    assert len(shown) == sum(map(len, PARTS.values()))
    return [shown[number] for number in PARTS[name]]


@pytest.mark.nightly
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("aspect", list(Aspect))
def test_slides_look_in_another_program_as_in_the_film(tmp_path: Path, aspect: Aspect, name: str) -> None:
    opened_by_others()
    assert unlike(likeness(tmp_path, part(scenes(), name), LOOK, aspect.size(1080))) == {}


@pytest.mark.nightly
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("aspect", list(Aspect))
@pytest.mark.parametrize("content", [name for name in CONTENT if name != "nothing"])
def test_so_do_slides_of_content_nobody_designed_for(tmp_path: Path, content: str, aspect: Aspect, name: str) -> None:
    opened_by_others()
    hard = CONTENT[content]
    every = part([hard.scene(kind) for kind in SceneKind], name)
    assert unlike(likeness(tmp_path, every, hard.look, aspect.size(1080))) == {}
