"""Stage, service: time a read, open rooms, play, finish the audio."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.foundation.ids import new_id
from engine.stage.books import Books
from engine.stage.companions import Companions
from engine.stage.conductor import Conductor
from engine.stage.discarding import discard
from engine.stage.events import AudienceChanged, LineFellBack, RoomEnded, RoomOpened
from engine.stage.exporting import Exporting
from engine.stage.finalizing import AUDIO, Finalizing
from engine.stage.foyer import Foyer
from engine.stage.links import Links
from engine.stage.model import Finalization, FinalizeStatus, LiveRoom, Performance, Seek, Timeline
from engine.stage.playback import Playback
from engine.stage.recital import Recital, recited
from engine.stage.recorder import Recorder
from engine.stage.repository import StageRepository
from engine.stage.room import Room, Terms
from engine.stage.rooms import Rooms
from engine.stage.scores import Scores
from engine.stage.shelf import Shelf
from engine.stage.sounds import Sounds
from engine.stage.speaking import FellBack, Speaking
from engine.stage.splicing import Splicer
from engine.stage.timeline import lay_out, timeline_of
from engine.table_read.saying import spoken_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from engine.access.service import AccessService
    from engine.artifacts.model import Media
    from engine.artifacts.service import ArtifactsService
    from engine.credits.service import CreditsService
    from engine.jobs.service import JobsService
    from engine.stage.broadcast import Subscription
    from engine.stage.listening import Listening
    from engine.stage.ports import EffectRack, Encoder, LoudnessMeter, SpeechEngine
    from engine.stage.promptbook import PromptBook
    from engine.stage.timeline import Measured
    from engine.stage.wording import Sayings
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units, Work
    from engine.table_read.lexicon.service import LexiconService
    from engine.table_read.model import TableRead
    from engine.table_read.service import TableReadService

LEAD_S = 8.0
WARM_LINES = 1


class StageService:
    """The theater: performances live and for the record, from the same frames."""

    def __init__(
        self,
        *,
        units: Units,
        blobs: BlobStore,
        access: AccessService,
        artifacts: ArtifactsService,
        credits: CreditsService,
        jobs: JobsService,
        table_read: TableReadService,
        speech: SpeechEngine,
        encoder: Encoder,
        meter: LoudnessMeter,
        sayings: Sayings = spoken_tokens,
        lexicon: LexiconService | None = None,
        workers: int = 2,
        lead_s: float | None = LEAD_S,
        scores: Scores | None = None,
        rack: EffectRack | None = None,
        origin: str = "",
    ) -> None:
        self._units, self._blobs, self._encoder, self._lead_s = units, blobs, encoder, lead_s
        self._speaking = Speaking(speech, Shelf(units, blobs), workers, rack)
        self.books = Books(artifacts, table_read, self._speaking, sayings, scores or Scores(), lexicon)
        self.sounds = Sounds(blobs)
        self.companion_files = Companions(artifacts, blobs)
        self.finalizing = Finalizing(artifacts, credits, jobs, blobs)
        self.recorder, self.splicer = Recorder(encoder, meter, blobs), Splicer(encoder, meter, blobs)
        self.exporting = Exporting(self, units, encoder, meter, origin)
        links = Links(units, access)
        self.foyer = Foyer(self._seated, links.over)
        self._rooms = Rooms(self._heard, self._ended, links.over, self.foyer)
        self._playing_lock = threading.Lock()
        self._playing: tuple[Playback, ...] = ()

    def timeline(self, work: Work, artifact_id: str, revision: int | None = None) -> Timeline:
        """When every line is heard; measured where its take is kept, estimated where it is not."""
        book = self.books.book(work, artifact_id, revision)
        return timeline_of(book, lay_out(book, self.books.measured(work, book)))

    def start_live(self, work: Work, artifact_id: str, jti: str | None = None) -> LiveRoom:
        """Open a room for the current version; its first lines are asked for at once.

        Raises `ArtifactNotFound`, `ArtifactNotReady`, `ArtifactOperationUnsupported`, `RateLimited`.
        """
        self._rooms.require_place()
        artifact = self.books.artifact(work, artifact_id)
        book = self.books.book(work, artifact_id)
        conductor = self.conductor(artifact_id, book, self.books.measured(work, book))
        timeline = conductor.timeline
        facts = LiveRoom(
            new_id(), artifact_id, artifact.current_version, jti, work.now(), timeline.duration_ms, timeline.estimated
        )
        room = Room(facts, conductor, self._encoder, work.clock, Terms(self._lead_s, self._audience))
        self._rooms.add(room)
        conductor.warm(0, WARM_LINES)
        work.note(RoomOpened(facts.id, artifact_id))
        return facts

    def room(self, room_id: str) -> LiveRoom:
        """An open room as it is now. Raises `LiveRoomNotFound`."""
        return self._rooms.get(room_id).facts

    def room_timeline(self, room_id: str) -> Timeline:
        """When every line is heard in this room. Raises `LiveRoomNotFound`."""
        return self._rooms.get(room_id).timeline

    def open_rooms(self, artifact_id: str | None = None) -> tuple[LiveRoom, ...]:
        """Every open room, or those of one read, as they are now; the oldest first."""
        return tuple(room.facts for room in self._rooms.all() if artifact_id in (None, room.facts.artifact_id))

    def listen(self, room_id: str, start_ms: int = 0, start_entry: int | None = None, who: str = "") -> Listening:
        """MP3 bytes from a position or line on, at the pace of hearing; close it when the listener leaves. Raises `LiveRoomNotFound`."""
        return self._rooms.get(room_id).listen(start_ms, start_entry, who)

    def join(self, room_id: str, who: str = "") -> Listening:
        """MP3 bytes of what the room hears at this moment. Raises `LiveRoomNotFound`."""
        return self._rooms.get(room_id).join(who)

    def room_events(self, room_id: str) -> Subscription:
        """What happens in the room, from `ready` on; None is a sign of life; it ends with the room. Raises `LiveRoomNotFound`."""
        return self._rooms.get(room_id).events()

    def seek(
        self,
        room_id: str,
        position_ms: int | None = None,
        entry_index: int | None = None,
        scene_index: int | None = None,
    ) -> Seek:
        """Where a position, line or scene lies; everybody in the room is told. Raises `LiveRoomNotFound`."""
        room = self._rooms.get(room_id)
        return room.seek(room.place(position_ms, entry_index, scene_index))

    def end_room(self, room_id: str) -> None:
        """End a room; streams and event lines end with it. Raises `LiveRoomNotFound`."""
        self._rooms.end(room_id)

    def end_rooms(self) -> None:
        """End every room and open no other: the studio is about to close."""
        self._rooms.close()

    def tidy_rooms(self) -> None:
        """Look after the rooms now; done twice a second anyway while there are any."""
        self._rooms.tidy()

    def play(self, artifact_id: str, start_ms: int = 0, revision: int | None = None) -> Playback:
        """Perform for this machine's own ears, spoken ahead in a thread; `close` it when done. Call it outside a unit of work."""
        with self._units.reading("stage") as work:
            self.books.artifact(work, artifact_id)
            book = self.books.book(work, artifact_id, revision)
            known = self.books.measured(work, book)
        playback = Playback(self.conductor(artifact_id, book, known), start_ms)
        with self._playing_lock:
            self._playing = (*(one for one in self._playing if one.is_performing), playback)
        return playback

    def last_performance(self, work: Work, artifact_id: str) -> Performance | None:
        """The newest live performance somebody heard to its end."""
        return StageRepository(work.session).last_performance(artifact_id)

    def finalize_audio(self, work: Work, artifact_id: str) -> Finalization:
        """Finish the audio of the current version: complete at once when its mix is there, else queued; nothing is charged twice.

        Raises `ArtifactNotFound`, `ArtifactNotReady`, `ArtifactOperationUnsupported`, `InsufficientCredits`.
        """
        artifact = self.books.artifact(work, artifact_id)
        return self.finalizing.ask(work, artifact, self.books.book(work, artifact_id))

    def finalization(self, work: Work, artifact_id: str, mode: str = AUDIO) -> Finalization | None:
        """How far the finished audio of the current version is; None before it was asked for and after an input has changed."""
        if mode != AUDIO:
            return None
        return self.finalizing.current(work, artifact_id, self.books.book(work, artifact_id).inputs)

    def invalidate(self, work: Work, artifact_id: str) -> None:
        """An audio input has changed: stop what is in flight, release its credits, bring the companions up to date."""
        book = self.books.book(work, artifact_id)
        if self.finalizing.current(work, artifact_id, book.inputs) is None:
            self.finalizing.invalidate(work, artifact_id)
        self.keep_companions(work, artifact_id)

    def arrived(self, work: Work, artifact_id: str) -> None:
        """An audio input that was on its way is there, or has been given up: a finalize in flight takes it in."""
        self.finalizing.follow(work, artifact_id, self.books.book(work, artifact_id).inputs)
        self.keep_companions(work, artifact_id)

    def forget_recording(self, work: Work, artifact_id: str) -> None:
        """An audio input is about to change: there is no finished audio until then, whatever is heard meanwhile."""
        self.finalizing.invalidate(work, artifact_id)

    def recording_path(self, work: Work, artifact_id: str) -> Path | None:
        """The finished MP3's file, for export; None unless it is complete and here."""
        state = self.finalization(work, artifact_id)
        if (
            state is None
            or state.status is not FinalizeStatus.COMPLETE
            or state.blob is None
            or not self._blobs.exists(state.blob)
        ):
            return None
        return self._blobs.path(state.blob)

    def companions(self, work: Work, artifact_id: str) -> dict[str, str]:
        """Addresses below the origin of captions_vtt, captions_srt, transcript and chapters."""
        return self.companion_files.of(work, artifact_id)

    def are_measured(self, work: Work, artifact_id: str) -> bool:
        """Whether the times in them were measured, not estimated."""
        return self.companion_files.are_measured(work, artifact_id)

    def keep_companions(self, work: Work, artifact_id: str) -> dict[str, str]:
        """Make them anew where the read, or what is measured of it, has changed."""
        read = self.books.read(work, artifact_id)
        book = self.books.of(work, artifact_id, read)
        return self.companion_files.keep(work, artifact_id, read, book, self.books.measured(work, book))

    def discard_media(self, work: Work, key: str) -> Media:
        """Delete the file at a media address for good, because its owner says so. Raises `MediaNotFound`."""
        return discard(work, self._blobs, key)

    def has_file(self, blob: str) -> bool:
        """Whether this content is on this machine."""
        return self._blobs.exists(blob)

    def conductor(self, artifact_id: str, book: PromptBook, known: Mapping[int, Measured]) -> Conductor:
        """Somebody to lead a performance of this book."""
        return Conductor(book, self._speaking, known, self._fell_back(artifact_id), self.sounds)

    def recite(self, artifact_id: str, read: TableRead, each: Callable[[int], None]) -> Recital:
        """Speak words said over pictures; kept takes are taken. Call it outside a unit. Raises `VoiceFailed`, `NothingToPerform`."""
        with self._units.reading("stage") as work:
            book = self.books.plain(work, artifact_id, read)
        return recited(self.conductor(artifact_id, book, {}), each)

    def close(self) -> None:
        """End every room, playback and thread of this room."""
        self._rooms.close()
        with self._playing_lock:
            playing = self._playing
        for playback in playing:
            playback.close()
        self._speaking.close()
        for playback in playing:
            playback.join()

    def _fell_back(self, artifact_id: str) -> FellBack:
        def tell(entry_index: int, reason: str) -> None:
            with self._units.work("stage") as work:
                work.note(LineFellBack(artifact_id, entry_index, reason))

        return tell

    def _heard(self, performance: Performance) -> None:
        with self._units.work("stage") as work:
            StageRepository(work.session).add_performance(performance)

    def _audience(self, room: Room) -> None:
        facts = room.facts
        self._units.tell(AudienceChanged(facts.id, facts.artifact_id, len(facts.listeners)))

    def _ended(self, room: Room, completed: bool) -> None:
        with self._units.work("stage") as work:
            work.note(RoomEnded(room.facts.id, room.facts.artifact_id, completed))
        self._time_anew(room.facts.artifact_id)

    def _time_anew(self, artifact_id: str) -> None:
        """What was spoken in a room has measured lines: captions, transcript and chapters tell their times."""
        with self._units.work("stage") as work, suppress(KnownError):
            self.keep_companions(work, artifact_id)

    def _seated(self, artifact_id: str, count: int) -> None:
        self._units.tell(AudienceChanged("", artifact_id, count))
