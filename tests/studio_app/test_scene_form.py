"""The form of one scene: what it can be, whose words and numbers it shows, and what is typed into it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from engine.pictures.choices import Choices
from engine.pictures.model import Figure, Item, Scene, SceneKind
from studio_app.pictures.scene_form import SceneForm
from studio_app.pictures.wording import numbered, numbers_of, worded


def test_a_scene_says_whose_words_it_shows(qtbot: QtBot) -> None:
    form, scene = SceneForm(), Scene(0, SceneKind.TITLE, "b", "hook", "The quay", body="The quay fell.")
    qtbot.addWidget(form)
    told = list[str]()
    for one in (scene, replace(scene, evidence_ids=("ev-1",)), replace(scene, evidence_ids=("ev-1",), source="A note")):
        form.show_choices(Choices((one,)))
        told.append(form.source.text())
    assert told == ["No source is quoted here.", "In a source's own words; the receipts say where.", "From A note"]


def test_a_kind_that_is_not_possible_says_why_and_cannot_be_drawn(qtbot: QtBot) -> None:
    form, scene = SceneForm(), Scene(0, SceneKind.TITLE, "b", "hook", "The quay", body="The quay fell.")
    qtbot.addWidget(form)
    form.show_choices(Choices.of((scene,), "The quay"))
    bars = form.kind.findText("Bar chart (not here)")
    form.kind.setCurrentIndex(bars)
    assert form.why.text().startswith("A bar chart needs three numbers") and not form.draw.isEnabled()
    form.kind.setCurrentIndex(0)
    assert not form.why.text() and form.draw.isEnabled() and form.body.toPlainText() == "The quay fell."


def test_a_title_and_a_text_of_ones_own_go_along_to_another_kind(qtbot: QtBot) -> None:
    form, scene = SceneForm(), Scene(0, SceneKind.TITLE, "b", "hook", "The quay", body="The quay fell.")
    qtbot.addWidget(form)
    form.show_choices(Choices((scene, replace(scene, kind=SceneKind.STATEMENT, title="Theirs", body="Said."))))
    qtbot.keyClicks(form.title, "!")
    form.kind.setCurrentIndex(1)
    assert (form.title.text(), form.body.toPlainText()) == ("!The quay", "Said.")


def test_what_was_asked_for_stays_typed_until_it_is_drawn(qtbot: QtBot) -> None:
    form, scene = SceneForm(), Scene(0, SceneKind.TITLE, "b", "hook", "The quay", body="The quay fell.")
    qtbot.addWidget(form)
    choices, asked = Choices((scene, replace(scene, kind=SceneKind.STATEMENT))), list[Scene]()
    form.redrawn.connect(asked.append)
    form.show_choices(choices)
    assert form.typed is None
    form.kind.setCurrentIndex(1)
    qtbot.keyClicks(form.title, "Mine: ")
    form.draw.click()
    assert [(one.kind, one.title) for one in asked] == [(SceneKind.STATEMENT, "Mine: The quay")]
    typed = form.typed
    form.show_choices(choices, typed)  # it was canceled
    assert (form.kind.currentText(), form.title.text(), form.typed) == ("Statement", "Mine: The quay", typed)
    form.show_choices(Choices((asked[0], scene)), typed)
    assert form.typed is None


def test_numbers_are_lines_whose_names_can_be_changed_and_which_others_can_join() -> None:
    one, other = Figure(11.0, "11 houses", "in 1911", "ev-1"), Figure(31.0, "31 houses", "", "ev-3", at=2014.0)
    bars = Scene(0, SceneKind.BARS, "b", "hook", "T", figures=(one,))
    line = replace(bars, kind=SceneKind.LINE, figures=(other,))
    assert (numbers_of(bars), numbers_of(line)) == ("11 houses: in 1911", "31 houses: 2014")
    new = numbered(bars, "31 houses: now\n\n11 houses: then\n9 cows", (bars, line)).figures
    assert new == (replace(other, label="now"), replace(one, label="then"), Figure(0.0, "9 cows", "", ""))
    assert numbered(line, "31 houses: 2015", (line,)).figures == (replace(other, label="2015", at=2015.0),)


def test_the_lines_of_a_list_are_changed_and_keep_their_evidence_where_they_are_the_sources() -> None:
    items = (Item("The eels were there", "ev-1"), Item("The ferryman says so", "ev-2"))
    scene = Scene(0, SceneKind.LIST, "b", "hook", "Three", items=items, evidence_ids=("ev-1", "ev-2"))
    new = worded(scene, "The ferryman says so\n\n  Mine  \nAnd mine")
    assert new.items == (items[1], Item("Mine", "ev-2"), Item("And mine"))
    assert worded(scene, "").items == ()
    steps = worded(replace(scene, kind=SceneKind.PROCESS), "One\nTwo\nThree")
    assert [item.mark for item in steps.items] == ["1", "2", "3"]


def test_the_longest_kind_cuts_nothing_off_a_narrow_form(qtbot: QtBot) -> None:
    form = SceneForm()
    qtbot.addWidget(form)
    scene = Scene(0, SceneKind.MAP, "b", "hook", "A map", body="Some words of it.")
    form.show_choices(Choices((scene,), {SceneKind.PORTRAIT: "Nobody speaks here."}))
    form.resize(222, 400)
    form.show()
    form.setStyleSheet(
        "QComboBox { padding: 6px 9px }"
    )  # as when the window becomes a dark one: how wide it is is asked anew
    area = form.findChildren(QScrollArea)[0]
    assert area.widget().width() <= area.viewport().width() <= 222
