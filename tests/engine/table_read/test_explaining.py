"""Sources that explain and do not argue: a manual is told as one, without a quarrel that nobody has, and without its licence."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.machines.writers.extractive.phrases_documentary import DOCUMENTARY
from engine.machines.writers.extractive.phrases_plain import PLAIN
from engine.machines.writers.extractive.phrases_podcast import PODCAST
from engine.table_read.screenplay import Grounding, Screenplay
from tests.documents import source_of
from tests.engine.table_read.rehearsal import brief_of, write

MANUAL = """# Sluice

## What is Sluice?

Sluice is a small program that moves files between two machines while both of them go on working.
It was made for harbours and libraries, where nobody may stop the machine that answers the public.
Sluice keeps a journal, so that a transfer that was cut off goes on where it stopped.

## How a transfer runs

Every transfer has three parts: a plan, a copy and a check.
The plan lists the files that differ, and the check reads every one of them again on the other side.
Because the check reads what was written and not what was sent, a broken disk is found on the same evening.
A transfer of ten thousand small files takes about four minutes on an ordinary office network.

## When two people write the same file

Sluice never overwrites a file that changed on both sides; it keeps both and gives the newer one a second name.
The journal names each of them, with the hour and the machine it came from.
Most offices look at the journal once a week.

## Options

path: the folder the transfer begins in, must be a folder (may be NULL).
SLUICE_OK if the transfer ended well and every file was read again on the other side without an error.
Use the --dry-run option of sluice_copy() in /etc/sluice/sluice.conf to see the plan_list without a copy_job being started.

## GNU Free Documentation License

The purpose of this License is to make a manual free in the sense of freedom for everybody who reads it.
You may copy and distribute a Modified Version of the manual under the conditions named in the sections above.

## Copying in quantity

If you publish printed copies numbering more than a hundred, you must enclose the copies in covers that carry the Cover Texts.
It is requested that you contact the copyright holders well before redistributing a large number of copies.
"""


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Screenplay:
    path: Path = tmp_path_factory.mktemp("manual") / "sluice.md"
    path.write_text(MANUAL, encoding="utf-8")
    return write(brief_of(source_of(path), pages=3, mode="documentary"))


def _joints(play: Screenplay) -> str:
    return " ".join(entry.text for entry in play.entries if entry.grounding is Grounding.CONNECTIVE)


def test_nobody_quarrels_where_the_source_only_explains(play: Screenplay) -> None:
    joints = _joints(play)

    for occasion in ("conflict", "turn", "cta", "still_open", "hook"):
        heard = [phrase for phrase in DOCUMENTARY[occasion] if phrase in joints and phrase not in PLAIN]
        assert heard == [], occasion
    assert any(phrase in joints for phrases in PLAIN.values() for phrase in phrases)


def test_hosts_who_explain_ask_for_more_and_doubt_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sluice.md"
    path.write_text(MANUAL, encoding="utf-8")
    joints = _joints(write(brief_of(source_of(path), pages=3, mode="podcast")))

    for occasion in ("ask_conflict", "ask_turn", "ask_proof", "doubt"):
        assert [phrase for phrase in PODCAST[occasion] if phrase in joints] == [], occasion


def test_what_it_is_for_is_said_and_how_to_call_it_is_not(play: Screenplay) -> None:
    said = " ".join(entry.text for entry in play.entries)

    assert "moves files between two machines" in said
    assert "SLUICE_OK" not in said
    assert "must be a folder" not in said


def test_the_licence_of_a_manual_is_not_its_matter(play: Screenplay) -> None:
    said = " ".join(entry.text for entry in play.entries)

    assert "License" not in said
    assert "covers" not in said


def test_a_licence_alone_is_told_like_any_text(tmp_path: Path) -> None:
    path = tmp_path / "terms.md"
    path.write_text("# Terms\n\n" + MANUAL[MANUAL.index("## GNU") :], encoding="utf-8")

    assert source_of(path).digest.claims
