"""Table read, likeness: which speakers of a read are hard to tell apart, and who speaks for a voice that is away; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from engine.table_read.distance import alike, speaking_for
from engine.table_read.model import CastMember, CastReport, TableRead
from engine.table_read.voices import Voice


def too_alike(cast: tuple[CastMember, ...], voices: Mapping[str, Voice]) -> tuple[str, ...]:
    """A sentence for every two characters whose voices listeners will mix up."""
    heard = {member.character: voices.get(speaking_for(member.voice_id, voices)) for member in cast}
    pairs = ((one, two, heard[one.character], heard[two.character]) for one, two in combinations(cast, 2))
    return tuple(
        _sentence(one, two, first, second)
        for one, two, first, second in pairs
        if first and second and alike(first, second)
    )


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


def _sentence(one: CastMember, two: CastMember, first: Voice, second: Voice) -> str:
    if first.id == second.id:
        return f"{one.character} and {two.character} share the voice {first.name}."
    return f"{one.character} ({first.name}) and {two.character} ({second.name}) sound alike."
