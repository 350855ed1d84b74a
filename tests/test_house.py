"""House rules a linter cannot say."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ("engine", "embedded_api", "studio_app", "packaging")
MIGRATIONS = ROOT / "engine" / "migrations" / "versions"
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
STATEMENTS = (ast.stmt, ast.excepthandler, ast.match_case)
DRAWER = re.compile(r"^engine\.(\w+)\.(tables|repository)$")
# Spelled in pieces, so that this file does not break its own rule.
HOSTS = "|".join(
    name + "[.]" + end for name, end in (("py" + "pi", "org"), ("pythonhosted", "org"), ("npm" + "js", ""))
)
PLACES = "|".join(("wor" + "k", "far" + "m", "roo" + "t", "tmp/brie" + "f", "opt/whe" + "els", "opt/py" + "pi"))
LEAK = re.compile(rf"({HOSTS})|(^|[^a-zA-Z0-9._-])/({PLACES})(/|\b(?=[\"'`\s]))", re.MULTILINE)


def python_files(*folders: str) -> Iterator[Path]:
    """Every module below some folders of the checkout; migrations are records, written once and never read as code."""
    for folder in folders:
        yield from (file for file in sorted((ROOT / folder).rglob("*.py")) if file.parent != MIGRATIONS)


def tracked_files() -> list[Path]:
    """What is in the repository; everything but hidden folders where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [file for file in ROOT.rglob("*") if file.is_file() and ".venv" not in file.parts]


def named(file: Path) -> str:
    """A file as people call it."""
    return file.relative_to(ROOT).as_posix()


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function a file defines, at any depth; none stands inside an expression."""
    waiting: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        waiting += [inner for inner in ast.iter_child_nodes(node) if isinstance(inner, STATEMENTS)]


def strangers() -> Iterator[str]:
    """Modules that open another room's tables or repository."""
    graph = grimp.build_graph("engine", cache_dir=None)
    for module in graph.modules:
        drawer = DRAWER.match(module)
        for importer in graph.find_modules_that_directly_import(module) if drawer else ():
            if not importer.startswith(f"engine.{drawer[1]}.") and importer != "engine.migrations.env":
                yield f"{importer} opens {module}"


def test_drawers_stay_shut():
    assert sorted(strangers()) == []


def test_no_file_is_too_long_to_hold():
    files = python_files(*HOUSE, "tests")
    lengths = {named(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_hold():
    lengths = {
        f"{named(file)}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for file in python_files(*HOUSE, "tests")
        for function in functions(file)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_module_says_where_you_are():
    silent = [
        named(file)
        for file in python_files(*HOUSE)
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_tracked_file_names_a_registry_or_a_place_on_one_machine():
    leaks = [
        f"{named(file)}: {found[0].strip()}"
        for file in tracked_files()
        if (found := LEAK.search(file.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert leaks == []


@pytest.mark.parametrize("text", ["see https://py" + "pi.org/x", "open /wor" + "k/main/a.py", "in '/roo" + "t'"])
def test_a_leak_is_recognised(text):
    assert LEAK.search(text)


@pytest.mark.parametrize("text", ["a/work/b", "/workers/1", "routes: /rooted", "the root / of it"])
def test_an_innocent_path_is_no_leak(text):
    assert not LEAK.search(text)


def test_tests_state_facts_and_are_not_listed_by_number():
    listed = [
        f"{named(file)}: {function.name}"
        for file in python_files("tests")
        for function in functions(file)
        if function.name.startswith("test_") and re.search(r"(^|_)(issue|ticket|bug|case)_?\d", function.name)
    ]
    assert listed == []


def test_rooms_have_the_same_name_in_the_tests():
    rooms = {place.name for place in (ROOT / "engine").iterdir() if (place / "__init__.py").exists()}
    tested = {place.name for place in (ROOT / "tests" / "engine").iterdir() if place.is_dir() and place.name[0] != "_"}
    assert tested - rooms == set()
