"""Scores move the right way: what makes a script worse lowers the score it belongs to, a little more with every step; mending raises it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from engine.table_read.coverage.craft import CraftReader
from engine.table_read.coverage.model import Aspect, Report, Severity
from engine.table_read.model import Entry, Grounding, TableRead
from tests.engine.stage.builders import a_read
from tests.engine.table_read.coverage import harm

STEADY: dict[harm.Harm, Aspect] = {
    harm.repeat_lines: Aspect.DIALOGUE,
    harm.drop_evidence: Aspect.SOURCE_FIDELITY,
    harm.claim_freely: Aspect.SOURCE_FIDELITY,
    harm.lengthen_sentences: Aspect.DIALOGUE,
    harm.crowd_with_figures: Aspect.DIALOGUE,
    harm.twist_tongues: Aspect.DIALOGUE,
    harm.one_speaks_all: Aspect.CHARACTERS,
    harm.bury_the_premise: Aspect.PREMISE,
}
UNEVEN: dict[harm.Harm, Aspect] = {harm.shuffle_lines: Aspect.STRUCTURE, harm.cut_the_ending: Aspect.STRUCTURE}


def assessed(read: TableRead, focus: str | None = None) -> Report:
    return CraftReader().assess(read, focus, lambda: None)


@cache
def unharmed(name: str) -> Report:
    return assessed(harm.read_of(name))


@pytest.mark.parametrize("name", harm.DOCUMENTS)
@pytest.mark.parametrize("worse", STEADY, ids=lambda one: one.__name__)
def test_every_step_of_harm_lowers_its_score(name: str, worse: harm.Harm) -> None:
    reports = [unharmed(name), *(assessed(worse(harm.read_of(name), step)) for step in (2, 4, 6, harm.STEPS))]
    scores = [report.of(STEADY[worse]) for report in reports]

    assert all(later < earlier for earlier, later in pairwise(scores)), scores
    assert scores[0] - scores[-1] > 1
    assert reports[-1].measured < reports[0].measured


@pytest.mark.parametrize("name", harm.DOCUMENTS)
@pytest.mark.parametrize("worse", UNEVEN, ids=lambda one: one.__name__)
def test_lines_out_of_place_and_a_missing_end_lower_the_structure(name: str, worse: harm.Harm) -> None:
    reports = [unharmed(name), *(assessed(worse(harm.read_of(name), step)) for step in (1, 3, 5, 7, harm.STEPS))]
    scores = [report.of(UNEVEN[worse]) for report in reports]

    assert all(score < scores[0] for score in scores[1:]), scores
    assert scores[0] > sum(scores[1:3]) / 2 > sum(scores[4:]) / 2, scores
    assert scores[0] - scores[-1] > 1
    assert reports[-1].measured < reports[0].measured


@pytest.mark.parametrize("focus", [None, "pacing", "Is the evidence sound, and who speaks?"])
@pytest.mark.parametrize("worse", [*STEADY, *UNEVEN], ids=lambda one: one.__name__)
def test_nothing_is_named_as_a_strength_and_as_a_concern(worse: harm.Harm, focus: str | None) -> None:
    report = assessed(worse(harm.read_of(harm.DOCUMENTS[0]), 4), focus)

    assert not [one for one in report.strengths if any(one in other for other in report.concerns)]
    assert len({*report.strengths, *report.concerns}) == len(report.strengths) + len(report.concerns)


def test_the_same_script_is_measured_the_same() -> None:
    read = harm.read_of(harm.DOCUMENTS[0])

    assert assessed(read) == assessed(replace(read))


@pytest.mark.parametrize("name", harm.DOCUMENTS)
def test_logline_and_synopsis_say_only_what_plan_and_script_say(name: str) -> None:
    read = harm.read_of(name)
    report = assessed(read)

    assert report.logline == read.thesis
    quoted = report.synopsis.split("“")[1:]
    assert quoted
    assert all(
        any(one.rpartition("”")[0].strip(" “”") in entry.text for entry in read.screenplay.entries) for one in quoted
    )


def test_a_focus_on_what_is_weak_comes_first_among_what_is_to_be_mended() -> None:
    report = assessed(harm.one_speaks_all(harm.read_of(harm.DOCUMENTS[3]), harm.STEPS), "the balance of the speakers")

    assert report.concerns[0].startswith(next(one.note for one in report.categories if one.id is Aspect.CHARACTERS))


def test_notes_point_at_the_lines_they_are_about() -> None:
    read = harm.read_of(harm.DOCUMENTS[1])
    entries = list(read.screenplay.entries)
    entries[9] = replace(entries[9], text=" ".join(["and then somebody came along the road"] * 7) + ".")
    entries[12] = replace(entries[12], unsupported=True)
    entries.append(replace(entries[3]))
    notes = assessed(harm.with_entries(read, entries)).page_notes

    assert any(one.entry_index == 9 and "49 words" in one.note and one.severity is Severity.MAJOR for one in notes)
    assert any(one.entry_index == 12 and "more than any source" in one.note for one in notes)
    assert any(one.entry_index == len(entries) - 1 and "line 4" in one.note for one in notes)
    assert [one.entry_index for one in notes] == sorted(one.entry_index for one in notes)
    assert [one.page for one in notes] == sorted(one.page for one in notes)


def test_an_end_that_breaks_off_is_noted() -> None:
    read = harm.read_of(harm.DOCUMENTS[2])
    *entries, last = read.screenplay.entries
    report = assessed(harm.with_entries(read, [*entries, replace(last, text="And what nobody had thought of was")]))

    assert any("Breaks off" in one.note and one.entry_index == last.index for one in report.page_notes)


def test_a_focus_is_answered_first_and_one_that_means_nothing_is_told_so() -> None:
    read = harm.read_of(harm.DOCUMENTS[3])
    pace, nothing = assessed(read, "does it drag?"), assessed(read, "qwertz")

    assert pace.strengths[0] == next(one.note for one in pace.categories if one.id is Aspect.PACING)
    assert "“qwertz” names nothing" in nothing.concerns[0]
    assert pace.measured == nothing.measured == assessed(read).measured


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "🎈🎈🎈",
        "水车自一九一一年以来一直静止。谁会再次启动它？",
        "x " * 5000,
        "Вода стояла тихо. Кто её пустит?",
        "\u202eabc\u0000",
        "1 2 3 4 5",
    ],
    ids=["empty", "dots", "emoji", "chinese", "long", "russian", "odd", "figures"],
)
def test_any_script_can_be_read(text: str) -> None:
    read = a_read([(0, "TOM", text, Grounding.CONNECTIVE), (1, "TOM", text, Grounding.CONNECTIVE)])
    report = assessed(read)

    assert 1 <= report.score <= 10
    assert report.recommendation in ("pass", "consider", "recommend")


def test_muted_lines_are_not_read() -> None:
    read = a_read()
    muted = [replace(entry, muted=True) for entry in read.screenplay.entries]
    report = assessed(replace(read, screenplay=replace(read.screenplay, entries=tuple(muted))))

    assert (report.score, report.recommendation) == (1, "pass")
    assert "muted" in report.concerns[0]


def test_a_read_without_evidence_is_told_so() -> None:
    lines = [Entry(at, at % 2, "TOM", f"I say that number {at} is what counts.", Grounding.CLAIM) for at in range(6)]
    read = a_read()
    report = assessed(replace(read, evidence=(), screenplay=replace(read.screenplay, entries=tuple(lines))))

    assert report.of(Aspect.SOURCE_FIDELITY) < 3
    assert sum("without a passage" in one.note for one in report.page_notes) == 6
