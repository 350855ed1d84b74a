"""The command line: `studio make`, `studio serve`, `studio keys`, `studio credits`, `studio doctor` and more."""

from __future__ import annotations

import sys


def main() -> None:
    """Run one command; known errors are a sentence on standard error and exit status 1."""
    from engine.commands import root

    sys.exit(root.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
