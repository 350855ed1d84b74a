"""The workshop, verbs: what `dev.py` can be asked to do."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop import checks, environment, failures, pinning, second_look, system
from workshop.failures import Stop
from workshop.places import Checkout

if TYPE_CHECKING:
    from collections.abc import Callable

USAGE = "usage: python3 packaging/dev.py VERB"


@dataclass(frozen=True, slots=True)
class Verb:
    """A word, what it does in one line, and the doing: it gets the remaining words and returns an exit status."""

    name: str
    line: str
    do: Callable[[Checkout, list[str]], int]


def run(words: list[str]) -> int:
    """Do what the first word says; every known failure is a sentence on standard error and status 1."""
    name, rest = (words[0], words[1:]) if words else ("help", [])
    verb = VERBS.get("help" if name in ("-h", "--help") else name)
    try:
        if verb is None:
            raise Stop(f"There is no verb {name!r}.", f"The verbs: {', '.join(VERBS)}.")
        return verb.do(Checkout.here(), rest)
    except Stop as stop:
        sys.stderr.write(f"{stop}\n")
    except OSError as error:
        sys.stderr.write(f"{failures.of_system(error)}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Run the same command again to go on.\n")
        return 130
    return 1


def setup(checkout: Checkout, words: list[str]) -> int:
    """Prepare the environment and the system, and run nothing."""
    _nothing_more("setup", words)
    environment.prepare(checkout)
    system.provide(system.TESTS, "the window and the tests")
    print(f"Ready. The command line is {checkout.command('studio').relative_to(checkout.root)}.")
    return 0


def demo(checkout: Checkout, words: list[str]) -> int:
    """The main job on the bundled sample; files go to `demo-out` or where `--out` says."""
    environment.prepare(checkout)
    has_out = any(word == "--out" or word.startswith("--out=") for word in words)
    out = [] if has_out else ["--out", str(checkout.root / "demo-out")]
    return subprocess.call([str(checkout.python), "-m", "engine", "demo", *out, *words])


def test(checkout: Checkout, words: list[str]) -> int:
    """All tests, or with further words what pytest makes of them."""
    environment.prepare(checkout)
    system.provide(system.TESTS, "the tests")
    if words:
        return _called(checkout, [str(checkout.python), "-m", "pytest", *words])
    second_look.forget(checkout)
    return second_look.at(checkout, [_called(checkout, [*check.command]) for check in checks.all_tests(checkout)])


def check(checkout: Checkout, words: list[str]) -> int:
    """Format, lint, docs, contracts, types and, without `--no-tests`, the tests."""
    tests = "--no-tests" not in words
    _nothing_more("check", [word for word in words if word != "--no-tests"])
    environment.prepare(checkout)
    if tests:
        system.provide(system.TESTS, "the tests")
    return checks.run_all(checkout, checks.all_checks(checkout, tests=tests))


def studio(checkout: Checkout, words: list[str]) -> int:
    """The window."""
    environment.prepare(checkout)
    system.provide(system.WINDOW, "the window")
    return subprocess.call([str(checkout.python), "-m", "studio_app", *words])


def pin(checkout: Checkout, words: list[str]) -> int:
    """Compile the pinned sets anew."""
    pinning.pin(checkout, words)
    return 0


def show_help(_checkout: Checkout, _words: list[str]) -> int:
    """What can be asked."""
    print(USAGE + "\n")
    for verb in VERBS.values():
        print(f"  {verb.name:8} {verb.line}")
    return 0


VERBS = {
    verb.name: verb
    for verb in (
        Verb("demo", "make the bundled sample: plan, quote, performance, MP3 (--out DIR says where)", demo),
        Verb("test", "run the tests; further words go to pytest instead", test),
        Verb("studio", "open the window", studio),
        Verb("check", "format, lint, docs, import contracts, types, tests (--no-tests leaves those out)", check),
        Verb("setup", "only prepare: environment, pinned packages, system libraries", setup),
        Verb("pin", "compile the pinned packages anew from pyproject.toml (needs uv)", pin),
        Verb("help", "this list", show_help),
    )
}


def _called(checkout: Checkout, command: list[str]) -> int:
    return subprocess.call(command, cwd=checkout.root, env=checks.surroundings())


def _nothing_more(name: str, words: list[str]) -> None:
    if words:
        raise Stop(f"`{name}` does not know {' '.join(words)!r}.", "See `python3 packaging/dev.py help`.")
