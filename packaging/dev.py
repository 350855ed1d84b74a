"""Packaging, dev: the one command that prepares, runs and checks this project; it needs nothing but python3."""

from __future__ import annotations

import sys

from workshop.interpreter import continue_with_a_good_one


def main() -> int:
    """Run one verb; the exit status is 0, or 1 after a sentence that says what to do."""
    refusal = continue_with_a_good_one(sys.argv)
    if refusal:
        sys.stderr.write(refusal + "\n")
        return 1
    from workshop.verbs import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
