"""The stamp: when is there nothing to do?"""

from __future__ import annotations

from workshop.stamp import Stamp


def test_a_written_stamp_is_found_again(checkout):
    checkout.venv.mkdir()
    stamp = Stamp.wanted(checkout, "3.11")
    stamp.write(checkout.stamp)
    assert Stamp.found(checkout.stamp) == stamp
    assert [file.name for file in checkout.venv.iterdir()] == [checkout.stamp.name]


def test_an_environment_without_a_stamp_is_unfinished(checkout):
    assert Stamp.found(checkout.stamp) is None


def test_a_torn_stamp_counts_as_none(checkout):
    checkout.venv.mkdir()
    for torn in ("", '{"packages": "1', "[]", '{"packages": "1"}', '{"colour": "red"}'):
        checkout.stamp.write_text(torn)
        assert Stamp.found(checkout.stamp) is None


def test_another_pinned_set_asks_for_an_installation(checkout):
    before = Stamp.wanted(checkout, "3.11")
    checkout.dev_requirements.write_text("two==2\n")
    after = Stamp.wanted(checkout, "3.11")
    assert (after.packages != before.packages, after.project == before.project) == (True, True)


def test_a_changed_command_asks_for_the_project_to_be_installed_again(checkout):
    before = Stamp.wanted(checkout, "3.11")
    checkout.project.write_text(checkout.project.read_text() + '[project.scripts]\nplay = "a:b"\n')
    assert Stamp.wanted(checkout, "3.11").project != before.project


def test_settings_of_the_checks_ask_for_nothing(checkout):
    before = Stamp.wanted(checkout, "3.11")
    checkout.project.write_text(checkout.project.read_text().replace("120", "100"))
    assert Stamp.wanted(checkout, "3.11") == before


def test_another_python_asks_for_another_environment(checkout):
    assert Stamp.wanted(checkout, "3.11") != Stamp.wanted(checkout, "3.12")


def test_line_endings_of_the_pinned_set_do_not_count(checkout):
    before = Stamp.wanted(checkout, "3.11")
    checkout.dev_requirements.write_bytes(checkout.dev_requirements.read_bytes().replace(b"\n", b"\r\n"))
    assert Stamp.wanted(checkout, "3.11") == before
