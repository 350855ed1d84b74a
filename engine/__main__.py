"""The command line: `studio make`, `studio serve`, `studio keys`, `studio credits`, `studio doctor` and more."""

from __future__ import annotations

import gc
import sys

from engine.foundation.loading import undisturbed


def main() -> None:
    """Run one command; known errors are a sentence on standard error and exit status 1."""
    with undisturbed():
        from engine.commands import root

    status = root.run(sys.argv[1:])
    # Everything is closed; looking through every object once more at the end would take a second of the person's time.
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
