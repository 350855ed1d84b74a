"""Table read, likeness: which speakers of a read are hard to tell apart, and who speaks for a voice that is away; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from engine.table_read.distance import alike, speaking_for
from engine.table_read.model import CastMember, CastReport, TableRead
from engine.table_read.voices import Voice


def too_alike(cast: tuple[CastMember, ...], voices: Mapping[str, Voice]) -> tuple[str, ...]:
    """A sentence for everybody who has one voice, and for every two characters whose voices listeners will mix up."""
    heard = [
        (member.character, voice) for member in cast if (voice := voices.get(speaking_for(member.voice_id, voices)))
    ]
    together = dict[str, list[str]]()
    for name, voice in heard:
        together.setdefault(voice.id, []).append(name)
    shared = (
        f"{_listed(names)} share the voice {voices[key].name}." for key, names in together.items() if len(names) > 1
    )
    near = (
        f"{one} ({first.name}) and {two} ({second.name}) sound alike."
        for (one, first), (two, second) in combinations(heard, 2)
        if first.id != second.id and alike(first, second)
    )
    return (*shared, *near)


def report_now(read: TableRead, voices: Mapping[str, Voice]) -> CastReport:
    """The report of a read's cast as it stands on this machine now."""
    away = {
        f"{member.character}: {member.voice_id} -> {speaker}"
        for member in read.cast
        if (speaker := speaking_for(member.voice_id, voices)) != member.voice_id
    }
    told = read.cast_report.substituted
    substituted = (*told, *sorted(away - set(told)))
    return replace(read.cast_report, substituted=substituted, alike=too_alike(read.cast, voices))


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
