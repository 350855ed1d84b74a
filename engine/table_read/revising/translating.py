"""Revising, translating: what cannot be had without a language model is said so; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.answers import Answer

Found = re.Match[str]
NO_TRANSLATOR = "Without a language model nothing can be translated"


def translate(read: TableRead, found: Found) -> Answer:
    """`translate it into German`. Raises `EditRefused`: words in another language would rest on no passage anybody could check."""
    raise EditRefused(
        f"{NO_TRANSLATOR}: the lines keep their language.",
        hint="Choose a language model under Settings, or plan the story anew from sources in that language.",
    )
