"""Stage, music, service: how a read's music stands, and every way to change it; each change is one unit of work."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from engine.artifacts.errors import MediaNotFound
from engine.foundation.errors import ValidationFailed
from engine.foundation.probe import Probe
from engine.stage.music.choosing import HALF, baseline
from engine.stage.music.events import ClipMoved
from engine.stage.music.making import file_key
from engine.stage.music.model import Clip, ClipChange, ClipStatus, Directive, Music, Origin
from engine.stage.music.repository import MusicRepository
from engine.stage.score import Bed, Score, Sound

if TYPE_CHECKING:
    from engine.artifacts.model import Media
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.service import JobsService
    from engine.stage.underscore import Underscore
    from engine.storage.work import Work
    from engine.table_read.model import TableRead
    from engine.table_read.service import TableReadService

KIND = "music"
OWN = re.compile(r"/media/([A-Za-z0-9_-]{20,})/[^/]*")


class MusicService:
    """The beds of table reads; whoever performs them is told of every change that may be heard. `band` says who plays.

    `underscore` makes the music of a film of an artifact, so many seconds of it. Call it outside a unit. Raises `MusicFailed`.
    """

    def __init__(self, artifacts: ArtifactsService, table_read: TableReadService, jobs: JobsService) -> None:
        self._artifacts, self._table_read, self._jobs = artifacts, table_read, jobs
        self.band: Callable[[], Probe] = lambda: Probe(available=True)
        self.underscore: Callable[[str, float], Underscore | None] = lambda _artifact_id, _seconds: None
        self._invalidate: Callable[[Work, str], None] = lambda _work, _artifact_id: None
        self._arrived: Callable[[Work, str], None] = self._invalidate

    def telling(self, invalidate: Callable[[Work, str], None], arrived: Callable[[Work, str], None]) -> None:
        """Whom to tell when an audio input has changed, and when one that was on its way has come."""
        self._invalidate, self._arrived = invalidate, arrived

    def state(self, work: Work, artifact_id: str) -> tuple[Music, int]:
        """How the music stands, and how many scenes there are. Raises `ArtifactNotFound`."""
        total = len(self._table_read.read(work, artifact_id).screenplay.scenes)
        return MusicRepository(work.session).music(artifact_id).of(total), total

    def whole(self, work: Work, artifact_id: str) -> Music:
        """The same, with the clips that wait for scenes there are no more."""
        return MusicRepository(work.session).music(artifact_id)

    def generate(self, work: Work, artifact_id: str) -> Music:
        """Beds for the baseline scenes, anew where there are some; muted scenes and installed clips are passed over."""
        music, _ = self.state(work, artifact_id)
        play = self._table_read.read(work, artifact_id).screenplay
        wanted = []
        for scene in baseline(play, music.policy, music.coverage_percent):
            clip = music.clip(scene)
            if clip is None or not (clip.disabled or clip.origin is Origin.INSTALLED):
                wanted.append(scene)
        return self._order(work, artifact_id, wanted)

    def regenerate(self, work: Work, artifact_id: str, scenes: Sequence[int]) -> Music:
        """New beds for exactly these scenes; a muted one stays muted. Raises `ValidationFailed` for a scene there is not."""
        _, total = self.state(work, artifact_id)
        _require_scenes([(f"regenerateScenes[{place}]", scene) for place, scene in enumerate(scenes)], total)
        return self._order(work, artifact_id, sorted(set(scenes)))

    def direct(self, work: Work, artifact_id: str, directive: Directive) -> Music:
        """Say what later beds shall sound like; nothing is made by that. Raises `ValidationFailed`."""
        music, total = self.state(work, artifact_id)
        if directive.scene_index is not None:
            _require_scenes([("sceneIndex", directive.scene_index)], total)
        MusicRepository(work.session).save(self.whole(work, artifact_id).directed(directive))
        return music.directed(directive)

    def cover(self, work: Work, artifact_id: str, percent: int) -> Music:
        """Say which share of the scenes a later `generate` shall score; nothing is made by that."""
        music, _ = self.state(work, artifact_id)
        MusicRepository(work.session).save(
            replace(self.whole(work, artifact_id), coverage_percent=percent, policy=HALF)
        )
        return replace(music, coverage_percent=percent, policy=HALF)

    def change(self, work: Work, artifact_id: str, scene_index: int, change: ClipChange) -> Music:
        """Install, anchor, mute or tune the clip of a scene; what changes nothing is no change. Raises `ValidationFailed`."""
        music, total = self.state(work, artifact_id)
        _require_scenes([("sceneIndex", scene_index)], total)
        before = music.clip(scene_index)
        after = (before or Clip(scene_index, work.now())).changed(change, work.now())
        if after == before:
            return music
        if after.sound_url is not None and after.sound is None and not after.is_unsettled:
            after = self._at_hand(work, artifact_id, after)
        self._keep(work, artifact_id, (after,))
        self._invalidate(work, artifact_id)
        return music.with_clips((after,))

    def put_back(self, work: Work, artifact_id: str, music: Music, scenes: Collection[int]) -> None:
        """What is wanted, and the clips of these scenes, as they were; a bed that was being made is asked for again."""
        wanted = {clip.scene_index: clip for clip in music.clips if clip.scene_index in scenes}
        store = MusicRepository(work.session)
        store.save(music)
        for scene in set(scenes) - set(wanted):
            store.remove_clip(artifact_id, scene)
            work.note(ClipMoved(artifact_id, scene, ClipStatus.READY, disabled=True))
        again = [clip for clip in wanted.values() if clip.is_unsettled]
        self._keep(work, artifact_id, [clip for clip in wanted.values() if not clip.is_unsettled])
        self._keep(work, artifact_id, [replace(clip, ticket=None, take=clip.take - 1) for clip in again])
        self._order(work, artifact_id, sorted(clip.scene_index for clip in again))
        if scenes:
            self._invalidate(work, artifact_id)

    def plan(self, work: Work, artifact_id: str, policy: str, percent: int) -> Music:
        """What the plan says about where there is music; a word of somebody else's since then holds."""
        music = self.whole(work, artifact_id)
        planned = replace(music, policy=policy, coverage_percent=percent)
        MusicRepository(work.session).save(planned)
        return planned

    def settle(self, work: Work, artifact_id: str, clips: Sequence[Clip]) -> None:
        """Keep clips that were made or given up."""
        self._keep(work, artifact_id, clips)
        self._arrived(work, artifact_id)

    def settle_first(self, work: Work, artifact_id: str, clips: Sequence[Clip]) -> None:
        """Keep the clips a read comes with, before it is there."""
        self._keep(work, artifact_id, clips)

    def media_of(self, work: Work, url: str) -> Media | None:
        """The file of the studio's own that an address means, whatever origin it was given out under."""
        found = OWN.fullmatch(unquote(urlsplit(url).path))
        if found is None:
            return None
        try:
            return self._artifacts.media(work, found[1])
        except MediaNotFound:
            return None

    def carry(self, work: Work, artifact_id: str, before: TableRead, after: TableRead) -> tuple[str, ...]:
        """Clips stay with the number of their scene; one whose scene is gone waits until there is such a scene again."""
        total = len(after.screenplay.scenes)
        clips = MusicRepository(work.session).music(artifact_id).of(len(before.screenplay.scenes)).clips
        return tuple(
            f"The music of scene {clip.scene_index + 1} is kept, but there is no such scene any more."
            for clip in clips
            if clip.scene_index >= total and clip.is_heard
        )

    def score(self, work: Work, artifact_id: str, read: TableRead) -> Score:
        """The beds that are heard now: part of the score of a performance."""
        music = MusicRepository(work.session).music(artifact_id).of(len(read.screenplay.scenes))
        return Score(tuple(_bed(clip) for clip in music.clips if clip.is_heard))

    def _order(self, work: Work, artifact_id: str, scenes: Sequence[int]) -> Music:
        music, _ = self.state(work, artifact_id)
        if not scenes:
            return music
        job = self._jobs.enqueue(work, KIND, artifact_id, {"scenes": list(scenes)})
        clips = [(music.clip(scene) or Clip(scene, work.now(), take=-1)).asked(job.id, work.now()) for scene in scenes]
        self._keep(work, artifact_id, clips)
        self._invalidate(work, artifact_id)
        return music.with_clips(clips)

    def _at_hand(self, work: Work, artifact_id: str, clip: Clip) -> Clip:
        """The clip with the frames of its file where they are known; otherwise they are fetched as soon as there is time."""
        media = self.media_of(work, clip.sound_url or "")
        kept = MusicRepository(work.session).sound(file_key(media.blob)) if media else None
        if kept is not None:
            return replace(clip, sound=kept.sound, duration_ms=clip.duration_ms or round(kept.sound.frames / 44.1))
        self._jobs.enqueue(work, KIND, artifact_id, {"fetch": [clip.scene_index]})
        return clip

    def _keep(self, work: Work, artifact_id: str, clips: Sequence[Clip]) -> None:
        for clip in clips:
            MusicRepository(work.session).save_clip(artifact_id, clip)
            work.note(ClipMoved(artifact_id, clip.scene_index, clip.status, clip.disabled, clip.error))
        work.session.flush()


def _bed(clip: Clip) -> Bed:
    # Until an installed file is at hand it is known to the mix by its address.
    sound = clip.sound or Sound("", 1)
    if clip.origin is Origin.INSTALLED:
        sound = replace(sound, name=f"file:{clip.sound_url}")
    return Bed(
        clip.scene_index, sound, clip.anchor, clip.play_mode == "loop", clip.gain_db, clip.fade_in_ms, clip.fade_out_ms
    )


def _require_scenes(scenes: Sequence[tuple[str, int]], total: int) -> None:
    issues: list[tuple[str, str, int | float | None]] = [
        (path, f"Too big: expected number to be <={total - 1}", total - 1) for path, scene in scenes if scene >= total
    ]
    if issues:
        raise ValidationFailed(issues)
