"""Start the window: `python -m studio_app`."""

from __future__ import annotations

from studio_app.launch import main

if __name__ == "__main__":
    main()
