"""Revising, addressing: how a name is spoken inside other people's lines; pure."""

from __future__ import annotations

import re


def renamed_in(text: str, label: str, name: str) -> str:
    """The text with the label called by its new name wherever it stands as a word, in the way it is written there.

    `MIRA` in the script's capitals is `Mira` when spoken to; both forms are found, only whole words are.
    """
    said = {label, label.title(), label.capitalize()} - {label.lower()}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in sorted(said, key=len, reverse=True))})(?!\w)")
    return pattern.sub(
        lambda found: name.upper() if found.group().isupper() and len(found.group()) > 1 else _spoken(name), text
    )


def _spoken(name: str) -> str:
    return name.title() if name.isupper() else name
