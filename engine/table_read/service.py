"""Table read, service: the words of an artifact, who says them, and what they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.artifacts.model import ArtifactType, Revision
from engine.foundation.errors import ValidationFailed
from engine.storage import codec
from engine.table_read.casting import member_of, unknown_voices
from engine.table_read.errors import VoiceNotFound
from engine.table_read.events import CastChanged, ScriptWritten, TakesChanged
from engine.table_read.likeness import report_now
from engine.table_read.model import CastReport, TableRead
from engine.table_read.names import match
from engine.table_read.revising.carrying import recast
from engine.table_read.revising.takes import with_takes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.artifacts.service import ArtifactsService
    from engine.planning.envelope import Evidence
    from engine.planning.model import ArtifactRequest
    from engine.storage.work import Work
    from engine.table_read.ports import VoiceCatalogue
    from engine.table_read.screenplay import Entry
    from engine.table_read.voices import Voice

FIRST = 1


class TableReadService:
    """Scripts and casts, kept as revisions of artifacts."""

    def __init__(self, artifacts: ArtifactsService, catalogue: VoiceCatalogue) -> None:
        self._artifacts, self._catalogue = artifacts, catalogue

    def voices(self) -> tuple[Voice, ...]:
        """Every voice a cast may choose from."""
        return self._catalogue.voices()

    def voice(self, voice_id: str) -> Voice:
        """One voice. Raises `VoiceNotFound`."""
        return self._catalogue.resolve(voice_id)

    def cast_report(self, read: TableRead) -> CastReport:
        """How the cast of a read came about and how it stands on this machine now: who speaks for whom, who sounds alike."""
        return report_now(read, {voice.id: voice for voice in self.voices()})

    def require_voices(self, requests: Sequence[ArtifactRequest]) -> None:
        """Itself silent; call it outside a unit. Raises `ValidationFailed` naming every character given an unknown voice.

        Types that are no table read take a voice map as it is and leave it alone.
        """
        wanted = {
            place: one.voice_map
            for place, one in enumerate(requests)
            if one.voice_map and one.type == ArtifactType.TABLE_READ
        }
        if wanted:
            known = {voice.id: voice for voice in self.voices()}
            issues = [issue for place, names in wanted.items() for issue in unknown_voices(names, known, place)]
            if issues:
                raise ValidationFailed(issues)

    def require_known(self, wanted: Mapping[str, str]) -> None:
        """Itself silent; call it outside a unit. `wanted` is path to voice id. Raises `ValidationFailed` by every path without a voice."""
        known = frozenset(voice.id for voice in self.voices()) if wanted else frozenset()
        issues: list[tuple[str, str, int | float | None]] = [
            (path, f"There is no voice {voice_id!r}.", None)
            for path, voice_id in wanted.items()
            if voice_id not in known
        ]
        if issues:
            raise ValidationFailed(issues)

    def read(self, work: Work, artifact_id: str, revision: int | None = None) -> TableRead:
        """The table read of a revision, the current one by default. Raises `ArtifactNotFound`."""
        return codec.load(TableRead, self._artifacts.revision(work, artifact_id, revision).content)

    def current(self, work: Work, artifact_id: str) -> int:
        """The number of the current revision. Raises `ArtifactNotFound`."""
        return self._artifacts.get(work, artifact_id).current_version

    def keep(self, work: Work, artifact_id: str, read: TableRead, job_id: str | None = None) -> None:
        """Keep the first revision of a table read; again is the same as once."""
        self._artifacts.save_revision(work, Revision(artifact_id, FIRST, codec.dump(read), work.now(), job_id=job_id))
        work.note(ScriptWritten(artifact_id, FIRST))

    def keep_version(
        self,
        work: Work,
        artifact_id: str,
        read: TableRead,
        scope: str,
        instruction: str | None,
        job_id: str | None = None,
        base: Mapping[str, str] | None = None,
    ) -> int:
        """Put another version in the place of the current one; its number. Voices changed since it was begun, when it had the voices `base`, hold."""
        now = recast(read, self.read(work, artifact_id), base or {})
        revision = self._artifacts.add_version(work, artifact_id, codec.dump(now), scope, instruction, job_id)
        work.note(ScriptWritten(artifact_id, revision.number))
        return revision.number

    def recast(
        self, work: Work, artifact_id: str, voices: Mapping[str, str], portraits: Mapping[str, str | None] | None = None
    ) -> TableRead:
        """The current revision with some characters in other voices or with other portraits, in place, by character label.

        Labels are matched without regard to case and decoration. Raises `ValidationFailed` naming every unknown
        character and voice; then nothing is changed.
        """
        revision = self._artifacts.revision(work, artifact_id)
        read = codec.load(TableRead, revision.content)
        chosen, faces = self._chosen(read, voices), _faces(read, portraits or {})
        voiced = tuple(
            member_of(member, chosen[member.character]) if member.character in chosen else member
            for member in read.cast
        )
        cast = tuple(replace(one, avatar_url=faces.get(one.character, one.avatar_url)) for one in voiced)
        changed = tuple(new.character for new, old in zip(cast, read.cast, strict=True) if new.voice_id != old.voice_id)
        if cast == read.cast:
            return read
        changed_read = read.with_cast(cast, replace(read.cast_report, substituted=()))
        self._artifacts.save_revision(work, replace(revision, content=codec.dump(changed_read)))
        work.note(CastChanged(artifact_id, revision.number, changed))
        return changed_read

    def set_takes(self, work: Work, artifact_id: str, wanted: Mapping[int, int | None]) -> TableRead:
        """The current revision with these takes of its lines, by index, in place; None asks for a new one of that line.

        Raises `EditRefused` for a line or take there is not; then nothing is changed.
        """
        revision = self._artifacts.revision(work, artifact_id)
        read = codec.load(TableRead, revision.content)
        now = with_takes(read, wanted)
        if now != read:
            self._artifacts.save_revision(work, replace(revision, content=codec.dump(now)))
            work.note(TakesChanged(artifact_id, revision.number, tuple(sorted(wanted))))
        return now

    def citations(
        self, work: Work, artifact_id: str, revision: int | None = None
    ) -> tuple[tuple[Entry, tuple[Evidence, ...]], ...]:
        """Every line that rests on evidence, with that evidence."""
        read = self.read(work, artifact_id, revision)
        known = read.evidence_by_id()
        return tuple(
            (entry, tuple(known[name] for name in entry.evidence_ids))
            for entry in read.screenplay.entries
            if entry.evidence_ids
        )

    def _chosen(self, read: TableRead, voices: Mapping[str, str]) -> dict[str, Voice]:
        labels, issues, chosen = [member.character for member in read.cast], [], {}
        for place, (name, voice_id) in enumerate(voices.items()):
            label = match(name, labels)
            if label is None:
                issues.append((f"entries[{place}].character", f"Nobody called {name} speaks in this table read.", None))
            try:
                chosen[label or name] = self._catalogue.resolve(voice_id)
            except VoiceNotFound:
                issues.append((f"entries[{place}].voiceId", f"There is no voice {voice_id!r} for {name}.", None))
        if issues:
            raise ValidationFailed([*issues])
        return chosen


def _faces(read: TableRead, portraits: Mapping[str, str | None]) -> dict[str, str | None]:
    """Portraits by label. Raises `ValidationFailed` naming everybody who does not speak."""
    labels = [member.character for member in read.cast]
    issues: list[tuple[str, str, int | float | None]] = [
        (f"entries[{place}].character", f"Nobody called {name} speaks in this table read.", None)
        for place, name in enumerate(portraits)
        if match(name, labels) is None
    ]
    if issues:
        raise ValidationFailed(issues)
    return {str(match(name, labels)): url for name, url in portraits.items()}
