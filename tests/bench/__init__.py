"""Bench: scripts that print ratios measured in one run on one machine; nothing here passes or fails.

Run them from the checkout with its own Python, on a machine that does nothing else:

- `python -m tests.bench.window [starts]`: cold start beside an empty window's, event loop lag while the sample is made.
- `python -m tests.bench.stage [minutes]`: time to the first sound, and performing for the record, beside bare speech.
- `python -m tests.bench.kill [runs]`: the main job killed at random moments.
- `python -m tests.bench.timeline [frames]`: a frame of the sound page's timeline of an hour, while it is zoomed and scrolled.
- `python -m tests.bench.speech` and `python -m tests.bench.measure_voices`: the voices by themselves.

The window needs no screen: Qt's offscreen platform is used unless `QT_QPA_PLATFORM` names another.
"""
