"""A word put right is spoken anew where it stands, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from engine import StudioSettings, open_studio
from engine.commands.lexicon import lexicon as verbs
from engine.stage.promptbook import prompt_book
from engine.table_read.lexicon.applying import pronounced
from engine.table_read.pronunciation import pronunciation
from engine.table_read.saying import spoken_tokens
from tests.engine.stage.builders import VOICES, a_read
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeSpeech


def keys(*lexicon: object) -> list[str]:
    sayings = pronounced(spoken_tokens, lexicon)  # type: ignore[arg-type]
    voices = {voice.id: voice for voice in VOICES}
    book = prompt_book(a_read(), voices, lambda _: "engine 1", sayings)
    return [book.key(line) for line in book.lines]


def test_only_lines_with_the_word_have_another_key() -> None:
    read = a_read()
    word = next(token for token in read.screenplay.entries[0].text.split() if token.isalpha() and len(token) > 3)
    changed = [one != other for one, other in zip(keys(), keys(pronunciation(word, "something")), strict=True)]
    holds = [word in [token.strip(".,!?") for token in entry.text.split()] for entry in read.screenplay.entries]
    assert changed == holds
    assert True in changed
    assert False in changed


def test_a_project_s_entry_goes_before_the_one_for_everywhere(home: Path) -> None:
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()), run_jobs=False)
    with studio.work("owner") as work:
        project = studio.library.create_project(work, "The mill").id
        studio.lexicon.put(work, "Nguyen", "win")
        studio.lexicon.put(work, "Siobhan", sounds="ʃɪˈvɔːn")
        studio.lexicon.put(work, "Nguyen", "noo-yen", project_id=project)
    with studio.reading("owner") as work:
        held = {one.written: one.respelled or one.sounds for one in studio.lexicon.of_project(work, project)}
        assert held == {"Nguyen": "noo-yen", "Siobhan": "ʃɪˈvɔːn"}
        assert [one.written for one in studio.lexicon.entries(work)] == ["Nguyen", "Siobhan"]
    with studio.work("owner") as work:
        assert studio.lexicon.remove(work, "Nguyen", project)
        assert not studio.lexicon.remove(work, "Nguyen", project)
    studio.close()


def test_the_command_line_sets_lists_exports_imports_and_removes(home: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(verbs, list(arguments), env={"STUDIO_HOME": str(home)}, catch_exceptions=False)
        return result.output if result.exit_code == 0 else f"!{result.output}"

    assert "Nguyen -> win" in run("set", "Nguyen", "win")
    assert "/ʃɪˈvɔːn/" in run("set", "Siobhan", "--ipa", "/ʃɪˈvɔːn/")
    assert "Nguyen -> win" in run("list")
    file = tmp_path / "words.csv"
    run("export", str(file))
    assert "removed" in run("remove", "Nguyen")
    assert "2 entries" in run("import", str(file))
    assert "Nguyen -> win" in run("list")
    assert run("set", "Nguyen", "[[win]]").startswith("!")
