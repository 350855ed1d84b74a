"""Table read, pronunciation: how one name, acronym or number is said, once and for all; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.foundation.errors import ValidationFailed
from engine.table_read.spoken.ipa import cleaned, unknown

LONGEST = 120
SAYABLE = re.compile(r"[\w'’ .-]+")


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """`written` as it stands in the script; `respelled` in plain letters or `sounds` in IPA, one of them empty.

    `project_id` is None for what holds everywhere. A word in small letters is met in every case, one with capitals as it is.
    """

    written: str
    respelled: str = ""
    sounds: str = ""
    project_id: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words it is written with."""
        return tuple(self.written.split())

    @property
    def is_caseless(self) -> bool:
        """Whether capitals make no difference."""
        return self.written == self.written.lower()


def pronunciation(written: str, respelled: str = "", sounds: str = "", project_id: str | None = None) -> Pronunciation:
    """A pronunciation as it is kept. Raises `ValidationFailed` with a sentence for each field that does not fit."""
    word, letters, ipa = (" ".join(text.split()) for text in (written, respelled, cleaned(sounds)))
    issues: list[tuple[str, str, int | float | None]] = []
    if not any(sign.isalnum() for sign in word) or len(word) > LONGEST:
        issues.append(("written", f"Write the word as it stands in the script, up to {LONGEST} characters.", LONGEST))
    if bool(letters) == bool(ipa):
        issues.append(("respelled", "Give either a respelling or its sounds in IPA.", None))
    if letters and (len(letters) > LONGEST or not SAYABLE.fullmatch(letters)):
        issues.append(("respelled", "A respelling consists of letters, spaces, hyphens and apostrophes.", LONGEST))
    if ipa and (strange := unknown(ipa)):
        issues.append(("sounds", f"{strange!r} is no sign of the IPA known here.", None))
    elif len(ipa) > LONGEST:
        issues.append(("sounds", f"Sounds take up to {LONGEST} signs.", LONGEST))
    if issues:
        raise ValidationFailed(issues)
    return Pronunciation(word, letters, ipa, project_id)
