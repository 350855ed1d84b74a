"""Bootstrap, machines: everything from outside that a studio stands on, and what works on first launch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.foundation.paths import ready_home
from engine.foundation.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.language_models import ModelDesk
    from engine.foundation.paths import StudioPaths
    from engine.foundation.settings import StudioSettings
    from engine.library.ports import Digester, Fetcher, PagePainter, Recogniser, SourceReader, TextReader
    from engine.machines.models.desk import StudioModelDesk
    from engine.pictures.ports import Drawing
    from engine.planning.ports import StoryPlanner
    from engine.stage.cues.ports import SoundMaker
    from engine.stage.music.ports import MusicMaker, SoundReader
    from engine.stage.ports import EffectRack, Encoder, LoudnessMeter, SpeechEngine
    from engine.table_read.coverage.ports import ScriptReader
    from engine.table_read.packs import VoicePacks
    from engine.table_read.ports import ScriptReviser, StoryWriter, VoiceCatalogue
    from engine.table_read.receipts.ports import ReceiptsPrinter


READER_WAITS_S = 90.0
"""How long a process stands ready for another PDF after one."""


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
    assessor: ScriptReader | None = None
    reviser: ScriptReviser | None = None


def default_machines(settings: StudioSettings, paths: StudioPaths | None = None) -> Machines:
    """What works on first launch, without key, download or network, and a model where one is chosen; nothing is started yet."""
    paths = paths or ready_home()
    machines = _machines_of_words(settings, paths)
    return _with_pictures(_with_sound(machines, paths))


def _machines_of_words(settings: StudioSettings, paths: StudioPaths) -> Machines:
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
    from engine.machines.writers.model import writer

    house, wardrobe = speech_house(settings, paths)
    desk = StudioModelDesk(paths)
    return Machines(
        text_reader=GivenTextReader(),
        reader=ProcessReader(linger_s=READER_WAITS_S),
        fetcher=NetworkFetcher(settings.sources_allowed_private_hosts),
        digester=ModelDigester(desk, DigesterApart(ExtractiveDigester())),
        planner=ModelPlanner(desk, PlannerApart(ExtractivePlanner())),
        writer=writer.ModelWriter(desk, ExtractiveWriter()),
        **_readers_of_scripts(desk),
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
    )


def _readers_of_scripts(desk: StudioModelDesk) -> dict[str, Any]:
    """Whoever reads a script that is written: to revise it, and to say what it is worth."""
    from engine.machines.assessors.assessor import ModelAssessor
    from engine.machines.writers.model.reviser import ModelReviser
    from engine.table_read.coverage.craft import CraftReader

    return {"reviser": ModelReviser(desk), "assessor": ModelAssessor(desk, CraftReader())}


def _with_sound(machines: Machines, paths: StudioPaths) -> Machines:
    """The machines, and those for everything that sounds beside the plain voices."""
    from engine.machines.effects.rack import StudioRack
    from engine.machines.encoding.decoding import FfmpegSounds
    from engine.machines.music.band import ChosenBand
    from engine.machines.sounds.maker import SynthesisedSounds

    band, files = ChosenBand(lambda: read_settings(paths.settings).music_soundfont), FfmpegSounds()
    return replace(machines, rack=StudioRack(), effects=SynthesisedSounds(), music=band, sounds=files)


def _with_pictures(machines: Machines) -> Machines:
    from engine.machines.decks.pptx_writer import PptxWriter
    from engine.machines.video.camera import QtCamera
    from engine.pictures.ports import Drawing

    return replace(machines, drawing=Drawing(QtCamera(), PptxWriter()))
