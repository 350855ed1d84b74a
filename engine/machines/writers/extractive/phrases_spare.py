"""Machines, writers, extractive, spare phrases: plain joints for long reads, used only when the good ones are spent."""

from __future__ import annotations

OPENERS = (
    "Now", "Next", "Again", "Further on", "Once more", "After that", "Besides", "Then", "From there", "Also", "Later", "Meanwhile", "In turn",
)  # fmt: skip
SOURCES = ("{phrase}.", "a page of {phrase}.", "something from {phrase}.", "back in {phrase}.")
PEOPLE = ("{name}.", "a word from {name}.", "{short} again.", "over to {short}.")
READ = ("quoting {name}.", "in the words of {short}.", "{name}, verbatim.")


def _made(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{opener}, {form}" for form in forms for opener in OPENERS)


SPARE: dict[str, tuple[str, ...]] = {
    "handoff": _made(SOURCES),
    "source": _made(SOURCES),
    "says": _made(SOURCES),
    "again": _made(PEOPLE),
    "reads": _made(READ),
}
