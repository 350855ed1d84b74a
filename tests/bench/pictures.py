"""Bench, pictures: how fast films are made beside bare x264, what a calm style saves, what one changed scene of a long film costs.

`python -m tests.bench.pictures` prints ratios of one run, by the clock and by the processor; the sides take turns. `--size` is the
shorter side, `--seconds` what each side films a turn, `--minutes` the length of the film one scene of which is changed.
"""

from __future__ import annotations

import argparse
import os
import queue
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from engine import Studio, StudioSettings, open_studio
from engine.bootstrap import default_machines
from engine.foundation.events import Event
from engine.foundation.paths import ready_home
from engine.library.model import NewSource, SourceType
from engine.machines.decks.pptx_writer import PptxWriter
from engine.machines.video.camera import QtCamera
from engine.pictures import wishes
from engine.pictures.directing import scenes_for
from engine.pictures.events import AlbumRedrawn
from engine.pictures.looks import look_of
from engine.pictures.model import FPS, Aspect, Cut, Motion, Scene, SceneKind
from engine.pictures.narration import said_over
from engine.pictures.ports import Drawing
from engine.planning.events import PlanMoved
from engine.planning.model import ArtifactRequest, NewPlan
from engine.production.events import StoryJobMoved
from tests.bench.taking import Taken, taken
from tests.engine.pictures.builders import BOOK, envelope
from tests.engine.pictures.test_films import album_of

EACH_S, TURNS = 6, 2
ENDS, MOST_S = ("READY", "FAILED", "CANCELED"), 1200
FEW = "mill,chapel,quay,school,ford,upper bridge,lower bridge,tannery,smithy,market".split(",")
LOG = "\n\n".join(
    f"In {year} the water reached {11 + year * 7 % 43} houses below the {FEW[year % 10]}, and the {FEW[(year * 3 + 1) % 10]} stood under "
    f"{2 + year % 5} feet of it for {3 + year % 6} days. The council of {year} paid {100 + year * 37 % 900} pounds to those who had lost "
    f"their stores. “We shall build {3 + year % 4} gates before the spring,” said the clerk of {year}."
    for year in range(1890, 1990)
)


@dataclass(frozen=True, slots=True)
class Sum:
    """What several calls took together."""

    wall: float = 0.0
    processor: float = 0.0

    def and_(self, one: Taken) -> Sum:
        return Sum(self.wall + one.wall, self.processor + one.processor)

    def over(self, other: Sum | Taken, share: float = 1.0) -> str:
        """So many times as much as (a share of) something else."""
        return f"{self.wall / other.wall / share:.2f} by the clock, {self.processor / other.processor / share:.2f} by the processor"


def bare(frames: int, size: tuple[int, int], folder: Path) -> Callable[[], None]:
    """x264 veryfast at so many test pictures, painted and converted beforehand, on every core."""
    source = av.open(f"testsrc2=size={size[0]}x{size[1]}:rate={FPS}", format="lavfi")
    pictures = [frame.reformat(format="yuv420p") for frame, _ in zip(source.decode(video=0), range(60), strict=False)]

    def encode() -> None:
        container: Any = av.open(str(folder / "bare.mp4"), "w")
        stream: Any = container.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "crf": "21"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(frames):
            frame = pictures[number % len(pictures)]
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        container.close()

    return encode


def filmed(motion: Motion, seconds: int, size: tuple[int, int], folder: Path) -> Callable[[], None]:
    """A film of this motion, the start and the end of the painters included."""
    plan, count = envelope(), max(1, seconds // EACH_S)
    scenes = [replace(scene, seconds=EACH_S) for scene in scenes_for(plan, BOOK, count)]
    cuts = [Cut(scene, look_of(plan.visual_system), *size, motion, EACH_S * FPS) for scene in scenes]
    targets = [folder / f"{motion}-{number}.mp4" for number in range(count)]

    def film() -> None:
        camera = QtCamera()
        camera.segments(cuts, targets, {}, lambda number: None, lambda number, done: None)
        camera.close()

    return film


def motions(seconds: int, size: tuple[int, int], folder: Path) -> None:
    """Bare x264, full motion and a calm style, turn by turn."""
    frames = max(1, seconds // EACH_S) * EACH_S * FPS
    sides = {
        "bare": bare(frames, size, folder), "full": filmed(Motion.FULL, seconds, size, folder),
        "calm": filmed(Motion.CALM, seconds, size, folder),
    }  # fmt: skip
    took = dict.fromkeys(sides, Sum())
    for _ in range(TURNS):
        for name, act in sides.items():
            took[name] = took[name].and_(taken(act))
    rate = {name: frames * TURNS / one.wall for name, one in took.items()}
    print(f"{size[0]}x{size[1]}, {TURNS} x {frames} frames a side; frames a second by the clock: ", end="")
    print(", ".join(f"{name} {number:.1f}" for name, number in rate.items()))
    print(f"  full motion is as fast as bare x264 veryfast times (aim 0.8): {took['bare'].over(took['full'])}")
    print(f"  calm is as fast as full motion times (aim 2): {took['full'].over(took['calm'])}", flush=True)


def one_scene(minutes: float, folder: Path) -> None:
    """Make a long film, then change single scenes of it."""
    camera, settings = QtCamera(), StudioSettings()
    machines = replace(default_machines(settings, ready_home(folder / "home")), drawing=Drawing(camera, PptxWriter()))
    studio = open_studio(folder / "home", settings=settings, machines=machines)
    try:
        artifact, plan = list[str](), planned(studio)
        all_of_it = taken(lambda: artifact.append(video(studio, plan, minutes)))
        most = largest()
        album = album_of(studio, artifact[0])
        total = sum(scene.seconds for scene in album.scenes)
        print(f"a film of {total / 60:.1f} minutes, {len(album.scenes)} scenes, from approval to READY: {all_of_it.wall:.0f} s, "
              f"{all_of_it.processor:.0f} s of processor; one scene changed, times its share (aim 1.3):")  # fmt: skip
        for scene in (*_quiet(album.scenes)[:2], *_told(album.scenes)[:2]):
            camera.close()
            what = "what is said with it" if _says_title(scene) else "what is shown"
            for painters in ("called anew", "still there"):
                took = taken(lambda: redrawn(studio, artifact[0], scene, painters))  # noqa: B023
                share = Sum().and_(took).over(all_of_it, scene.seconds / total)
                print(
                    f"  {scene.seconds:.1f} s, {what} changes, painters {painters}: {took.wall:.2f} s, {share}",
                    flush=True,
                )
    finally:
        studio.close()
    print(f"  largest process that paints: {most:.0f} MiB")


def largest() -> float:
    """The most memory a living child of this process has had, in MiB; Linux alone tells."""
    return max((_most_of(path) for path in Path("/proc").glob("[0-9]*/status")), default=0.0)


def _most_of(path: Path) -> float:
    try:
        status = path.read_text()
    except OSError:
        return 0.0
    mine = f"PPid:\t{os.getpid()}\n" in status and "VmHWM:" in status
    return int(status.split("VmHWM:")[1].split()[0]) / 1024 if mine else 0.0


def planned(studio: Studio) -> str:
    """The id of an approved plan of a long log."""
    asked = list[str]()
    with studio.work("bench") as work:
        project = studio.library.create_project(work, "Mill").id
        studio.library.add_source(work, project, NewSource(SourceType.TEXT, content=LOG, label="Log"))

    def ask() -> None:
        with studio.work("bench") as work:
            asked.append(
                studio.planning.create(work, project, NewPlan(creative_brief={"pageTarget": 20}, auto_approve=True)).id
            )

    until(studio, lambda event: isinstance(event, PlanMoved) and str(event.status) == "APPROVED", ask)
    return asked[0]


def video(studio: Studio, plan: str, minutes: float) -> str:
    """The id of a finished video of this plan."""
    request = ArtifactRequest(wishes.VIDEO, render_plan={"durationSeconds": minutes * 60, "resolution": "1080p"})

    def start() -> None:
        with studio.work("bench") as work:
            studio.production.start(work, plan, (request,))

    over = until(studio, lambda event: isinstance(event, StoryJobMoved) and str(event.status) in ENDS, start)
    if not isinstance(over, StoryJobMoved) or str(over.status) != "READY":
        raise SystemExit(f"There is no video: {over}")
    with studio.reading("bench") as work:
        return studio.production.get(work, over.job_id).artifacts[0].artifact_id


def redrawn(studio: Studio, artifact: str, scene: Scene, painters: str) -> None:
    """Another title on this scene, as the window orders it, until it is there."""

    def change() -> None:
        with studio.work("bench") as work:
            now = studio.pictures.album(work, artifact).scenes[scene.index]
            studio.pictures.redraw(work, artifact, scene.index, replace(now, title=f"{scene.title}, {painters}"))

    until(studio, lambda event: isinstance(event, AlbumRedrawn), change)


def until(studio: Studio, is_it: Callable[[Event], bool], act: Callable[[], None]) -> Event:
    """Do something and wait for what comes of it; who looked again and again meanwhile would be measured too."""
    came: queue.SimpleQueue[Event] = queue.SimpleQueue()
    leave = studio.events.subscribe(lambda event: came.put(event) if is_it(event) else None)
    try:
        act()
        return came.get(timeout=MOST_S)
    finally:
        leave()


def _quiet(scenes: tuple[Scene, ...]) -> list[Scene]:
    middle = scenes[len(scenes) // 3 :]
    return [scene for scene in middle if not _says_title(scene)]


def _told(scenes: tuple[Scene, ...]) -> list[Scene]:
    return [scene for scene in scenes if scene.kind is SceneKind.CHAPTER and _says_title(scene)]


def _says_title(scene: Scene) -> bool:
    return any(scene.title in said.text for said in said_over(scene))


def main() -> None:
    """Print the ratios."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=int, default=12)
    asked.add_argument("--size", type=int, default=1080)
    asked.add_argument("--minutes", type=float, default=10)
    given = asked.parse_args()
    wishes.SHORT["1080p"] = given.size
    with tempfile.TemporaryDirectory() as place:
        motions(given.seconds, Aspect.WIDE.size(given.size), Path(place))
        one_scene(given.minutes, Path(place))


if __name__ == "__main__":
    main()
