"""Table read, casting: every character gets a voice of its own, as different from the others as the catalogue allows; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.foundation.errors import ValidationFailed
from engine.planning.envelope import Evidence
from engine.planning.model import VoiceChoice
from engine.table_read.distance import apart, nearest, oddness
from engine.table_read.errors import VoiceNotFound
from engine.table_read.hearing import gender_of
from engine.table_read.likeness import too_alike
from engine.table_read.model import CastMember, CastReport
from engine.table_read.names import match
from engine.table_read.preferring import preferred
from engine.table_read.screenplay import Screenplay
from engine.table_read.standing import Standing
from engine.table_read.voices import Gender, Voice

COLOURS = (
    "#e8a33d", "#5aa9e6", "#7bc67e", "#e86f6f", "#b58ae0", "#4fc1b0", "#f08fb7", "#c3b04a", "#8c9eff", "#e58a52", "#79c7e3", "#a3c957",
)  # fmt: skip


NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class _Part:
    """A character to be cast: how much it says, whether it narrates, how it is spoken of."""

    character: str
    words: int
    narrates: bool
    gender: Gender | None


def cast(
    screenplay: Screenplay,
    voices: tuple[Voice, ...],
    wanted: Mapping[str, VoiceChoice],
    evidence: tuple[Evidence, ...] = (),
    language: str = "en",
    brought: Standing = NOTHING,
    preference: str = "",
) -> tuple[tuple[CastMember, ...], CastReport]:
    """One cast member per character, in order of first words, and the report of how they came about.

    `wanted` names are matched without regard to case and decoration and are binding; then comes the voice a character
    brings, unless it was given to somebody else; everybody left is cast by the greatest distance to those already cast.
    `preference` says in words what voice whoever leads should have: the narrator, else whoever says most.
    Raises `ValidationFailed` for a wanted voice id nobody knows, `VoiceNotFound` where there is no voice at all.
    """
    known = {voice.id: voice for voice in voices}
    require_voices(wanted, known)
    usable = tuple(voice for voice in voices if voice.installed and voice.offered)
    if not usable:
        raise VoiceNotFound("There is no voice on this machine.", hint="Reinstall the studio, or add a voice pack.")
    given = {
        label: known[choice.voice_id]
        for name, choice in wanted.items()
        if (label := match(name, screenplay.characters))
    }
    given |= _brought(brought, given, known)
    chosen = {label: voice if voice.installed else nearest(voice, usable) for label, voice in given.items()}
    for place, part in enumerate(_parts(screenplay, evidence, language)):
        if part.character not in chosen:
            free = _tongue(usable, language)
            fitting = preferred(free, preference) if preference and not place and _may_choose(part) else free
            chosen[part.character] = _best(part, fitting, tuple(chosen.values()))
    members = tuple(
        _member(label, chosen[label], screenplay, place, brought.portraits.get(label))
        for place, label in enumerate(screenplay.characters)
    )
    away = {label: given[label].id for label in given if not given[label].installed}
    return members, _report(screenplay, wanted, members, away, known)


def require_voices(wanted: Mapping[str, VoiceChoice], known: Mapping[str, Voice]) -> None:
    """Itself silent. Raises `ValidationFailed` with the path of every name whose voice id nobody knows."""
    issues = unknown_voices(wanted, known)
    if issues:
        raise ValidationFailed(issues)


def unknown_voices(
    wanted: Mapping[str, VoiceChoice], known: Mapping[str, Voice], place: int = 0
) -> list[tuple[str, str, int | float | None]]:
    """An issue for every name of the request at this place whose voice id nobody knows."""
    return [
        (
            f"artifactRequests[{place}].voiceMap.{name}.voiceId",
            f"There is no voice {choice.voice_id!r} for {name}.",
            None,
        )
        for name, choice in wanted.items()
        if choice.voice_id not in known
    ]


def member_of(old: CastMember, voice: Voice) -> CastMember:
    """The same character in another voice."""
    return CastMember(
        old.character, voice.id, voice.name, voice.gender.value, voice.provider, old.avatar_url, old.narrator, old.color
    )


def _brought(brought: Standing, given: Mapping[str, Voice], known: Mapping[str, Voice]) -> dict[str, Voice]:
    taken = frozenset(voice.id for voice in given.values())
    left = {label: voice_id for label, voice_id in brought.voices.items() if label not in given}
    return {label: known[one] for label, one in left.items() if one in known and one not in taken}


def _parts(screenplay: Screenplay, evidence: tuple[Evidence, ...], language: str) -> list[_Part]:
    """The characters, the narrator first, then whoever says most."""
    said = dict.fromkeys(screenplay.characters, 0)
    for entry in screenplay.entries:
        said[entry.character] += len(entry.text.split())
    passages = [f"{item.attribution or ''}. {item.quote}" for item in evidence]
    parts = [
        _Part(label, words, label == screenplay.narrator, gender_of(label, passages, language))
        for label, words in said.items()
    ]
    return sorted(parts, key=lambda part: (not part.narrates, -part.words, part.character))


def _may_choose(part: _Part) -> bool:
    """Whether a part has no voice by who it is: a narrator, or somebody nobody knows as a woman or a man."""
    return part.narrates or part.gender is None


def _tongue(voices: tuple[Voice, ...], language: str) -> tuple[Voice, ...]:
    root = language.partition("-")[0].lower()
    return tuple(voice for voice in voices if voice.language.partition("-")[0].lower() == root) or voices


def _best(part: _Part, voices: tuple[Voice, ...], taken: tuple[Voice, ...]) -> Voice:
    free = tuple(voice for voice in voices if voice not in taken) or voices
    fitting = tuple(voice for voice in free if voice.gender is part.gender) if part.gender else ()
    leading = tuple(voice for voice in (fitting or free) if voice.narrates) if part.narrates else ()

    def worth(voice: Voice) -> tuple[float, float, str]:
        nearest_one = min((apart(voice, other) for other in taken), default=0.0)
        return (nearest_one - oddness(voice) + 0.2 * (voice.narrates and part.narrates), -voice.pitch_hz, voice.id)

    candidates = leading or fitting or free
    return (
        max(candidates, key=worth)
        if taken
        else min(candidates, key=lambda voice: (oddness(voice), not voice.narrates, voices.index(voice)))
    )


def _member(label: str, voice: Voice, screenplay: Screenplay, place: int, portrait: str | None) -> CastMember:
    narrates = label == screenplay.narrator
    return CastMember(
        label, voice.id, voice.name, voice.gender.value, voice.provider, portrait, narrates, colour(place)
    )


def colour(place: int) -> str:
    """The mark of the n-th character, `#rrggbb`; twelve differ clearly, later ones are shades of them."""
    base = COLOURS[place % len(COLOURS)]
    shade = 1 - 0.18 * (place // len(COLOURS) % 4)
    return "#" + "".join(f"{round(int(base[at : at + 2], 16) * shade):02x}" for at in (1, 3, 5))


def _report(
    screenplay: Screenplay,
    wanted: Mapping[str, VoiceChoice],
    members: tuple[CastMember, ...],
    stood_in: Mapping[str, str],
    known: Mapping[str, Voice],
) -> CastReport:
    matched = {name: label for name in wanted if (label := match(name, screenplay.characters))}
    automatic = tuple(member for member in members if member.character not in matched.values())
    unused = tuple(name for name in wanted if name not in matched)
    by_label = {member.character: member.voice_id for member in members}
    substituted = tuple(f"{label}: {voice_id} -> {by_label[label]}" for label, voice_id in stood_in.items())
    return CastReport(tuple(wanted), tuple(matched.values()), automatic, unused, substituted, too_alike(members, known))
