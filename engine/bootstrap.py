"""Bootstrap, the composition root: settings, database, rooms, machines, jobs; nothing happens at import."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.access.idempotency import Memory
from engine.access.keyring import KeyRing
from engine.access.rates import RateLimiter
from engine.access.service import AccessService
from engine.access.sharing import ShareDesk
from engine.artifacts.service import ArtifactsService
from engine.credits.service import CreditsService
from engine.foundation.clock import SystemClock
from engine.foundation.language_models import NoModels
from engine.foundation.paths import ready_home
from engine.foundation.settings import StudioSettings, read_settings
from engine.jobs.recovery import new_holder
from engine.jobs.runner import Runner
from engine.jobs.service import JobsService
from engine.jobs.thread_pool import ThreadPool
from engine.library.service import LibraryService
from engine.library.tasks import DigestHandler, SourceHandler
from engine.migrations.upgrade import upgrade
from engine.pictures.furnishing import Beside, pictured
from engine.pictures.ports import Drawing
from engine.planning.service import PlanningService
from engine.planning.tasks import PlanHandler
from engine.production.service import ProductionService
from engine.production.tasks import StoryJobHandler
from engine.stage.beside import beside_voices
from engine.stage.making import TableReadMaker
from engine.stage.modifications.tasks import ModificationHandler
from engine.stage.music.composing import Composing
from engine.stage.music.making import BedMaker
from engine.stage.music.tasks import BaselineMusic, MusicHandler
from engine.stage.performing import PerformHandler
from engine.stage.refining import TableReadRefiner
from engine.stage.rehearsing import Rehearsing
from engine.stage.revisions import RevisionsService
from engine.stage.samples import Samples
from engine.stage.scores import Scores
from engine.stage.service import StageService
from engine.stage.succession import Succession
from engine.stage.taping import Taping
from engine.stage.tasks import FinalizeHandler, one_by_one
from engine.storage.floor import Floor
from engine.storage.spare import SpareRoom
from engine.studio import Studio
from engine.table_read.drafting import Drafting
from engine.table_read.lexicon.service import LexiconService
from engine.table_read.packs import NoPacks
from engine.table_read.receipts.service import ReceiptsService
from engine.table_read.rewriting import RewritingTask
from engine.table_read.saying import spoken_tokens
from engine.table_read.service import TableReadService
from engine.table_read.tasks import WritingTask
from engine.webhooks.service import HappeningsService
from engine.webhooks.telling import Rooms

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.clock import Clock
    from engine.foundation.language_models import ModelDesk
    from engine.foundation.paths import StudioPaths
    from engine.jobs.ports import JobHandler
    from engine.library.ports import Digester, Fetcher, PagePainter, Recogniser, SourceReader, TextReader
    from engine.planning.ports import StoryPlanner
    from engine.stage.cues.ports import SoundMaker
    from engine.stage.music.ports import MusicMaker, SoundReader
    from engine.stage.ports import EffectRack, Encoder, LoudnessMeter, SpeechEngine
    from engine.table_read.packs import VoicePacks
    from engine.table_read.ports import StoryWriter, VoiceCatalogue
    from engine.table_read.receipts.ports import ReceiptsPrinter


@dataclass(frozen=True, slots=True)
class Machines:
    """Everything from outside that a studio stands on; tests give their own."""

    text_reader: TextReader
    reader: SourceReader
    fetcher: Fetcher
    digester: Digester
    planner: StoryPlanner
    writer: StoryWriter
    catalogue: VoiceCatalogue
    speech: SpeechEngine
    encoder: Encoder
    meter: LoudnessMeter
    recognise: Recogniser | None = None
    models: ModelDesk | None = None
    painter: PagePainter | None = None
    printer: ReceiptsPrinter | None = None
    drawing: Drawing | None = None
    warm: Callable[[], None] | None = None
    packs: VoicePacks | None = None
    rack: EffectRack | None = None
    effects: SoundMaker | None = None
    music: MusicMaker | None = None
    sounds: SoundReader | None = None


def open_studio(
    home: Path | None = None,
    *,
    settings: StudioSettings | None = None,
    run_jobs: bool = True,
    machines: Machines | None = None,
    clock: Clock | None = None,
) -> Studio:
    """Open the studio that lives in this home (`STUDIO_HOME` or the user's data folder by default).

    `run_jobs` False gives a studio for a quick act beside a running one. Raises `ServiceUnavailable` when the home
    cannot be written, `DiskFull`, `DatabaseTooNew`, `SettingsUnreadable`.
    """
    paths = ready_home(home)
    settings = settings or read_settings(paths.settings)
    floor = Floor(paths, settings, clock or SystemClock())
    try:
        upgrade(floor.database, paths, floor.clock)
        return _furnished(floor, machines or default_machines(settings, paths), run_jobs=run_jobs)
    except BaseException:
        floor.close()
        raise


def default_machines(settings: StudioSettings, paths: StudioPaths | None = None) -> Machines:
    """What works on first launch, without key, download or network, and a model where one is chosen; nothing is started yet."""
    from engine.machines.decks.pptx_writer import PptxWriter
    from engine.machines.video.camera import QtCamera

    return replace(_machines_of_words(settings, paths), drawing=Drawing(QtCamera(), PptxWriter()))


def _machines_of_words(settings: StudioSettings, paths: StudioPaths | None) -> Machines:
    from engine.library.digesting import ExtractiveDigester
    from engine.machines.apart.desks import DigesterApart, PlannerApart
    from engine.machines.digesters.model.digester import ModelDigester
    from engine.machines.encoding.loudness import FfmpegLoudness
    from engine.machines.encoding.mp3 import FfmpegMp3
    from engine.machines.models.desk import StudioModelDesk
    from engine.machines.network.opening import NetworkFetcher
    from engine.machines.pages.painting import ProcessPainter
    from engine.machines.planners.extractive.planner import ExtractivePlanner
    from engine.machines.planners.model.planner import ModelPlanner
    from engine.machines.printing.receipts import PrintedReceipts
    from engine.machines.readers.given.reader import GivenTextReader
    from engine.machines.readers.workshop.reading import ProcessReader
    from engine.machines.readers.workshop.sniffing import sniff
    from engine.machines.troupes import speech_house
    from engine.machines.writers.extractive.writer import ExtractiveWriter
    from engine.machines.writers.model.writer import ModelWriter

    house, wardrobe = speech_house(settings, paths or ready_home())
    desk = StudioModelDesk(paths or ready_home())
    return _with_sound(Machines(
        text_reader=GivenTextReader(),
        reader=ProcessReader(),
        fetcher=NetworkFetcher(settings.sources_allowed_private_hosts),
        digester=ModelDigester(desk, DigesterApart(ExtractiveDigester())),
        planner=ModelPlanner(desk, PlannerApart(ExtractivePlanner())),
        writer=ModelWriter(desk, ExtractiveWriter()),
        catalogue=house,
        speech=house,
        encoder=FfmpegMp3(),
        meter=FfmpegLoudness(),
        recognise=sniff,
        models=desk,
        painter=ProcessPainter(),
        printer=PrintedReceipts(),
        warm=house.warm,
        packs=wardrobe,
    ))  # fmt: skip


def _with_sound(machines: Machines) -> Machines:
    """The machines, and those for everything that sounds beside the plain voices."""
    from engine.machines.effects.rack import StudioRack
    from engine.machines.encoding.decoding import FfmpegSounds
    from engine.machines.music.composer import ComposedMusic
    from engine.machines.sounds.maker import SynthesisedSounds

    band, files = ComposedMusic(), FfmpegSounds()
    return replace(machines, rack=StudioRack(), effects=SynthesisedSounds(), music=band, sounds=files)


def _furnished(floor: Floor, machines: Machines, *, run_jobs: bool) -> Studio:
    settings, jobs, access = floor.settings, JobsService(), _access(floor)
    credits, artifacts = CreditsService(settings.credits_monthly_allocation), ArtifactsService(floor.blobs, access)
    library = LibraryService(floor.blobs, jobs, floor.units, machines.text_reader, machines.recognise, machines.painter)
    planning = PlanningService(library, jobs, require_user_confirmed=settings.approvals_require_user_confirmed)
    production = ProductionService(planning, artifacts, credits, jobs)
    table_read, lexicon = TableReadService(artifacts, machines.catalogue), LexiconService(artifacts, library)
    beside = beside_voices(floor.units, floor.blobs, artifacts, table_read, jobs, machines.effects)
    stage = StageService(
        **_tools(floor, machines), access=access, artifacts=artifacts, credits=credits, jobs=jobs, table_read=table_read,
        lexicon=lexicon, scores=Scores(*beside.parts),
    )  # fmt: skip
    beside.telling(stage)
    composing = Composing(beside.music, _beds(floor, machines, stage), artifacts, planning, table_read).joining(stage)
    receipts, taping = ReceiptsService(table_read, artifacts, library, floor.blobs, machines.printer), Taping(stage, artifacts)  # fmt: skip
    rewriting = RewritingTask(table_read, planning, machines.planner, machines.writer, machines.catalogue)
    writing = WritingTask(table_read, planning, machines.writer, machines.catalogue, production)
    table_reads = TableReadMaker(writing, stage, taping, production, receipts, BaselineMusic(composing, production))
    rooms = floor.blobs, jobs, credits, library, planning, artifacts, production, table_read, stage, taping
    pictures = pictured(machines.drawing, table_reads, Beside(*rooms))
    succession = Succession(artifacts, table_read, stage, beside.parts)
    drafting, rehearsing = Drafting(artifacts, table_read), Rehearsing(stage, floor.units)
    revisions = RevisionsService(artifacts, table_read, stage, jobs, production, drafting, succession, rehearsing)
    modifying = ModificationHandler(beside.modifications, stage)
    handlers: tuple[JobHandler, ...] = (
        SourceHandler(library, machines.fetcher, machines.reader), DigestHandler(library, machines.digester),
        PlanHandler(planning, machines.planner, tuple(pictures.makers)), PerformHandler(stage, taping, receipts),
        StoryJobHandler(production, artifacts, pictures.makers, floor.units, TableReadRefiner(rewriting, succession, taping, production, receipts)),
        FinalizeHandler(stage, taping, artifacts, one_by_one(composing.complete, modifying.complete)),
        MusicHandler(composing), modifying, *pictures.handlers,
    )  # fmt: skip
    happenings, key = _telling(floor, Rooms(artifacts, planning, production)), floor.paths.secrets / "samples.key"
    library.shelf.forget_left_over()
    close_pool = _dispatching(floor, jobs, handlers, machines.warm) if run_jobs else _nothing
    return Studio(
        settings, floor.paths, floor.clock, floor.bus, floor.blobs, floor.units, access, jobs, credits, library, artifacts,
        planning, production, table_read, stage, happenings, receipts, machines.models or NoModels(), revisions,
        Samples(floor.units, floor.blobs, artifacts, machines.speech, machines.encoder, machines.catalogue.voices, key), lexicon,
        machines.packs or NoPacks(), *beside.parts, pictures.service, (stage.close, close_pool, machines.speech.close, floor.close),
    )  # fmt: skip


def _tools(floor: Floor, machines: Machines) -> dict[str, Any]:
    """What the stage has from outside."""
    return {
        "units": floor.units, "blobs": floor.blobs, "speech": machines.speech, "encoder": machines.encoder,
        "meter": machines.meter, "rack": machines.rack, "sayings": spoken_tokens,
        "workers": floor.settings.speech_workers, "origin": floor.settings.origin,
    }  # fmt: skip


def _access(floor: Floor) -> AccessService:
    memory = Memory(new_holder(), floor.settings.idempotency_retention_days)
    ring = KeyRing(floor.paths.secrets / "keys.changed", floor.clock)
    return AccessService(ShareDesk.at(floor.paths.secrets), memory, RateLimiter(floor.clock), floor.settings, ring)


def _telling(floor: Floor, rooms: Rooms) -> HappeningsService:
    happenings = HappeningsService(rooms, floor.settings.events_retention_hours)
    floor.units.before_commit(happenings.record)
    return happenings


def _beds(floor: Floor, machines: Machines, stage: StageService) -> BedMaker:
    there = floor.units, floor.blobs, stage.sounds, machines.encoder
    return BedMaker(*there, machines.music, machines.sounds, machines.fetcher)


def _dispatching(
    floor: Floor, jobs: JobsService, handlers: tuple[JobHandler, ...], warm: Callable[[], None] | None
) -> Callable[[], None]:
    if warm is not None:
        threading.Thread(target=warm, name="voices-warm", daemon=True).start()
    kinds = {handler.kind: handler for handler in handlers}
    runner = Runner(floor.units, floor.bus, kinds, SpareRoom(floor.paths.spare))
    pool = ThreadPool(floor.units, runner, floor.settings.jobs_workers).start()
    jobs.dispatch_by(pool.wake)
    return pool.close


def _nothing() -> None:
    """Nothing was started."""
