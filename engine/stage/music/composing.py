"""Stage, music, composing: from how a read stands to what is asked of the composer, and from what comes back to its clips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from engine.foundation.errors import KnownError
from engine.stage.music.choosing import NONE, PERCENTS, baseline, policy_of
from engine.stage.music.errors import MusicFailed, SoundUnreadable
from engine.stage.music.model import Clip, ClipStatus, Music, Origin
from engine.stage.music.ports import BedRequest
from engine.stage.score import Sound
from engine.stage.underscore import Underscore

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.ports import JobRun
    from engine.planning.model import StoryPlan as Plan
    from engine.planning.service import PlanningService
    from engine.stage.music.making import BedMaker
    from engine.stage.music.service import MusicService
    from engine.stage.service import StageService
    from engine.storage.work import Work
    from engine.table_read.model import TableRead
    from engine.table_read.service import TableReadService

MP3 = "audio/mpeg"
SHORTEST_BED_S, LONGEST_BED_S = 10.0, 120.0


class Composing:
    """Asks for beds as the read, its plan and its directives want them, and gives what comes an address."""

    def __init__(
        self, music: MusicService, maker: BedMaker, artifacts: ArtifactsService, planning: PlanningService,
        table_read: TableReadService,
    ) -> None:  # fmt: skip
        self.music, self._maker, self._artifacts = music, maker, artifacts
        self._planning, self._table_read = planning, table_read
        music.band, music.underscore = lambda: maker.band, self.underscore

    def joining(self, stage: StageService) -> Composing:
        """Itself, once music and stage know of each other: what has changed, what is still to come."""
        self.music.telling(stage.invalidate, stage.arrived)
        stage.finalizing.asking(self.notices, self.under_way)
        return self

    def requests(self, work: Work, artifact_id: str, music: Music, scenes: Sequence[int]) -> tuple[BedRequest, ...]:
        """What is asked of the composer for these scenes."""
        read, artifact = self._table_read.read(work, artifact_id), self._artifacts.get(work, artifact_id)
        plan = self._planning.get(work, artifact.plan_id)
        style = plan.envelope.audio_system.music if plan.envelope else ""
        style = "" if policy_of(style) == NONE else style
        return tuple(_request(read, music, scene, style, artifact.plan_id) for scene in scenes)

    def underscore(self, artifact_id: str, seconds: float) -> Underscore | None:
        """The music of a film; None where the plan wants none. Call it outside a unit. Raises `MusicFailed`, `DiskFull`."""
        with self._maker.units.reading("music") as work:
            plan_id = self._artifacts.get(work, artifact_id).plan_id
            plan = self._planning.get(work, plan_id)
            if self._policy(plan) == NONE:
                return None
            style = plan.envelope.audio_system.music if plan.envelope else ""
        wishes = Music(artifact_id).wishes(0, "" if policy_of(style) == NONE else style)
        request = BedRequest(wishes, plan_id, 0, 1, "hook", min(LONGEST_BED_S, max(SHORTEST_BED_S, seconds)))
        return Underscore(self._maker.compose(request).sound, self._maker.sounds)

    def planned(self, work: Work, artifact_id: str) -> tuple[str, tuple[int, ...]]:
        """The policy of the plan's own words, and the scenes it gives a bed."""
        plan = self._planning.get(work, self._artifacts.get(work, artifact_id).plan_id)
        policy = self._policy(plan)
        play = self._table_read.read(work, artifact_id).screenplay
        return policy, baseline(play, policy, PERCENTS.get(policy, 50))

    def _policy(self, plan: Plan) -> str:
        return policy_of(str(plan.style_constraints.get("musicPolicy") or plan.creative_brief.get("musicStyle") or ""))

    def compose(self, request: BedRequest, going_on: Callable[[], None] = lambda: None) -> dict[str, Any]:
        """The bed as a checkpoint holds it; with `error` where it failed."""
        try:
            kept = self._maker.compose(request, going_on)
        except MusicFailed as failed:
            return {"scene": request.scene_index, "error": failed.sentence()}
        return {"scene": request.scene_index, "sound": asdict(kept.sound), "file": kept.file, "error": None}

    def settled(self, work: Work, artifact_id: str, clip: Clip, made: dict[str, Any]) -> Clip:
        """The clip with what was made, under an address of its own."""
        if made["error"]:
            return clip.failed(made["error"], work.now())
        sound = Sound(**made["sound"])
        media = self._artifacts.add_media(work, made["file"], f"scene-{clip.scene_index}.mp3", MP3, artifact_id)
        return clip.made(sound, media.path, round(sound.frames / 44.1), work.now())

    def fetch(self, run: JobRun, artifact_id: str, scene: int) -> dict[str, Any]:
        """The frames of an installed file as a checkpoint holds them; with `error` where they cannot be had."""
        with run.reading() as work:
            clip = self.music.state(work, artifact_id)[0].clip(scene)
            url = clip.sound_url if clip else None
            media = self.music.media_of(work, url) if url else None
        if clip is None or url is None or clip.sound is not None:
            return {"scene": scene, "url": None}
        try:
            sound = self._maker.fetch(url, media.blob if media else None)
        except KnownError as failed:
            return {"scene": scene, "url": url, "error": failed.sentence()}
        return {"scene": scene, "url": url, "sound": asdict(sound), "error": None}

    def keep_fetched(self, work: Work, artifact_id: str, fetched: dict[str, Any]) -> str | None:
        """Give a clip its frames, if it still is the same file; the sentence where there are none."""
        clip = self.music.state(work, artifact_id)[0].clip(fetched["scene"])
        if clip is None or fetched["url"] is None or clip.sound_url != fetched["url"] or clip.sound is not None:
            return None
        if fetched["error"]:
            self.music.settle(work, artifact_id, (clip.failed(fetched["error"], work.now()),))
            return f"The music of scene {clip.scene_index + 1} could not be used: {fetched['error']}"
        sound = Sound(**fetched["sound"])
        length = clip.duration_ms or round(sound.frames / 44.1)
        at_hand = replace(clip, status=ClipStatus.READY, sound=sound, duration_ms=length, error=None)
        self.music.settle(work, artifact_id, (at_hand,))
        return None

    def missing(self, work: Work, artifact_id: str) -> tuple[int, ...]:
        """Scenes whose installed file is not at hand."""
        music, _ = self.music.state(work, artifact_id)
        return tuple(clip.scene_index for clip in music.clips if clip.lacks_its_file)

    def under_way(self, work: Work, artifact_id: str) -> bool:
        """Whether a bed that would be heard is still to be made or fetched."""
        music, _ = self.music.state(work, artifact_id)
        return any(
            (clip.is_unsettled and not clip.disabled) or (clip.is_heard and clip.sound is None) for clip in music.clips
        )

    def complete(self, run: JobRun, artifact_id: str) -> None:
        """Make and fetch whatever is still missing, before a read is mixed. Raises `SoundUnreadable` for a file that cannot be had."""
        with run.reading() as work:
            music, _ = self.music.state(work, artifact_id)
            waiting = [clip.scene_index for clip in music.clips if clip.is_unsettled and not clip.disabled]
            requests, missing = self.requests(work, artifact_id, music, waiting), self.missing(work, artifact_id)
        for request in requests:
            run.raise_if_canceled()
            made = self.compose(request)
            with run.work() as work:
                clip = self.music.state(work, artifact_id)[0].clip(request.scene_index)
                if clip is not None and clip.is_unsettled:
                    self.music.settle(work, artifact_id, (self.settled(work, artifact_id, clip, made),))
        for scene in missing:
            fetched = self.fetch(run, artifact_id, scene)
            with run.work() as work:
                sentence = self.keep_fetched(work, artifact_id, fetched)
            if sentence:
                raise SoundUnreadable(sentence, hint="Choose another file, or mute this scene.")

    def notices(self, work: Work, artifact_id: str) -> tuple[str, ...]:
        """What is not in a mix made now although somebody wanted it."""
        music, _ = self.music.state(work, artifact_id)
        band = self._maker.band
        made = any(clip.origin is Origin.GENERATED and clip.is_heard for clip in music.clips)
        instead = () if band.available or not made else (f"{band.reason} {band.remedy}".strip(),)
        return instead + tuple(
            f"Scene {clip.scene_index + 1} has no music: {clip.error}"
            for clip in music.clips
            if clip.status is ClipStatus.FAILED and not clip.disabled
        )


def _request(read: TableRead, music: Music, scene: int, style: str, theme: str) -> BedRequest:
    roles = {each.index: each.role for each in read.screenplay.scenes}
    clip = music.clip(scene)
    take = clip.take if clip and clip.origin is Origin.GENERATED else 0
    return BedRequest(
        music.wishes(scene, style), theme, scene, len(read.screenplay.scenes), roles.get(scene, ""), take=max(0, take)
    )
