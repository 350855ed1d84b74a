"""Pictures, workshop: from scenes to files, a method a kind of file; each works outside a unit and returns what a checkpoint can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from engine.library.digesting.tongues import tongue_of_most
from engine.pictures.boards import caption_of, pack, sheet_size
from engine.pictures.dubbing import Dubbing
from engine.pictures.model import FPS, Cut, Look, Motion, Scene
from engine.pictures.ports import Reel, Still
from engine.stage.recording import Chapter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.jobs.ports import JobRun
    from engine.pictures.album import Album
    from engine.pictures.darkroom import Darkroom, Say
    from engine.pictures.ports import DeckWriter
    from engine.pictures.reciting import Before, Narrator, Track
    from engine.planning.envelope import Evidence

Worded = Callable[[Mapping[str, Any]], object]
SPEAKING, ENCODING = 0.25, 0.9
"""Where in the making of a film the speaking and the encoding end."""


class Workshop:
    """Makes the files of every type."""

    def __init__(self, darkroom: Darkroom, narrator: Narrator, decks: DeckWriter) -> None:
        self.darkroom, self._narrator, self._decks = darkroom, narrator, decks
        self._blobs, self._camera, self._dubbing = darkroom.blobs, darkroom.camera, Dubbing(darkroom)

    def film(
        self, run: JobRun, artifact_id: str, title: str, scenes: tuple[Scene, ...], look: Look, size: tuple[int, int],
        motion: Motion, seconds: float, evidence: tuple[Evidence, ...], comment: str, say: Say, *, narrated: bool = True, keep: Before | None = None,
        worded: Worded | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Speak, encode, join: the blob, how long each scene lasts, captions and warnings.

        `worded` is told of the lengths and the words as soon as they are known, before anything is painted.
        """

        def each(done: int, of: int) -> None:
            run.raise_if_canceled()
            say(SPEAKING * done / max(1, of), f"Speaking line {done} of {of}")

        track = self._narrator.track(artifact_id, title, scenes, evidence, seconds, each, narrated=narrated, keep=keep)
        timed = tuple(scene.lasting(length) for scene, length in zip(scenes, track.lengths, strict=True))
        cuts = cuts_of(timed, look, size, motion)
        heard = {"lengths": [scene.seconds for scene in timed], "told": list(track.told), "heard": list(track.heard)}
        if worded is not None:
            worded(heard)
        with ThreadPoolExecutor(1, "dubbing") as aside:
            sound = aside.submit(self._dubbing.sound, run, track.sound)
            segments = self.darkroom.segments(
                run, cuts, lambda part, words: say(SPEAKING + (ENCODING - SPEAKING) * part, words)
            )
        say(ENCODING, "Joining picture and sound")
        vtt, srt = track.captions()
        tongue = tongue_of_most(" ".join((scene.title, *scene.bullets)) for scene in timed)
        blob = self.darkroom.film(
            segments,
            sound.result(),
            Reel(title, comment, chapters_of(timed), srt, tongue.code, run.job.created_at.date()),
        )
        return {
            "blob": blob, **heard, "frames": sum(cut.frames for cut in cuts), "vtt": self._text(vtt), "srt": self._text(srt),
            "warnings": list(track.warnings),
        }  # fmt: skip

    def pdf(self, title: str, scenes: Sequence[Scene], look: Look, size: tuple[int, int]) -> str:
        """The slides as pages."""
        with self._blobs.draft(".pdf") as draft:
            self._camera.pages(scenes, look, size, title, draft, self.darkroom.pictures(scenes))
            return self._blobs.put_file(draft)

    def pptx(self, title: str, scenes: Sequence[Scene], look: Look, size: tuple[int, int]) -> str:
        """The slides as other programs open them."""
        with ExitStack() as drafts:
            targets = [drafts.enter_context(self._blobs.draft(".png")) for _ in scenes]
            stills = [Still(scene, look, *size) for scene in scenes]
            sheets = self._camera.sheets(stills, targets, self.darkroom.pictures(scenes))
            draft = drafts.enter_context(self._blobs.draft(".pptx"))
            self._decks.write(scenes, sheets, look, size, title, draft)
            return self._blobs.put_file(draft)

    def board(self, album: Album, images: Sequence[str]) -> dict[str, Any]:
        """The contact sheet, its size, and the image pack of these frames."""
        paths, size = [self._blobs.path(name) for name in images], (album.width, album.height)
        with self._blobs.draft(".png") as sheet, self._blobs.draft(".zip") as bundle:
            captions = [caption_of(scene) for scene in album.scenes]
            self._camera.contact(paths, captions, album.look, album.title, size, sheet)
            pack(bundle, album, paths)
            sized = list(sheet_size(sheet))
            return {"contact": self._blobs.put_file(sheet), "size": sized, "zip": self._blobs.put_file(bundle)}

    def _text(self, text: str) -> str | None:
        return self._blobs.put(text.encode()) if text else None


def cuts_of(scenes: Sequence[Scene], look: Look, size: tuple[int, int], motion: Motion) -> tuple[Cut, ...]:
    """The scenes as whole frames that together last what the scenes last, each at least one."""
    cuts, at, begin = list[Cut](), 0.0, 0
    for scene in scenes:
        at += scene.seconds
        end = max(begin + 1, round(at * FPS))
        lasting, start = scene.lasting((end - begin) / FPS), begin if motion is Motion.FULL else 0
        last = len(cuts) + 1 == len(scenes)
        cuts.append(Cut(lasting, look, *size, motion, end - begin, start=start, opens=not cuts, closes=last))
        begin = end
    return tuple(cuts)


def chapters_of(scenes: Sequence[Scene]) -> tuple[Chapter, ...]:
    """A chapter a beat."""
    chapters, at = list[Chapter](), 0.0
    for scene in scenes:
        start, at = round(at * 1000), at + scene.seconds
        if chapters and chapters[-1].title == scene.title:
            chapters[-1] = Chapter(scene.title, chapters[-1].start_ms, round(at * 1000))
        else:
            chapters.append(Chapter(scene.title or "…", start, round(at * 1000)))
    return tuple(chapters)


__all__ = ["Track", "Workshop", "chapters_of", "cuts_of"]
