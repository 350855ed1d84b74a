"""Machines, writers, extractive, the writer: a plan becomes a screenplay of the sources' own sentences, the same one every time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.library.digesting.tongues import ENGLISH, Tongue
from engine.machines.writers.extractive.arranging import Arranged, arranged, keeping
from engine.machines.writers.extractive.bank import Bank
from engine.machines.writers.extractive.directing import described, directed
from engine.machines.writers.extractive.directions import Directions, directions_of
from engine.machines.writers.extractive.documentary import Documentary
from engine.machines.writers.extractive.drama import Drama
from engine.machines.writers.extractive.fitting import TOLERANCE, Fit, fit, remarks_on
from engine.machines.writers.extractive.manner import mannered
from engine.machines.writers.extractive.material import BeatMaterial, gather
from engine.machines.writers.extractive.measure import SceneMaterial, placed
from engine.machines.writers.extractive.page import Page
from engine.machines.writers.extractive.phrases_documentary import DOCUMENTARY
from engine.machines.writers.extractive.phrases_drama import DRAMA
from engine.machines.writers.extractive.phrases_drama_tongues import stage_in
from engine.machines.writers.extractive.phrases_podcast import PODCAST
from engine.machines.writers.extractive.phrases_series import SERIES
from engine.machines.writers.extractive.phrases_tales import HOSTED, STAGED_TALE, TOLD
from engine.machines.writers.extractive.podcast import Podcast
from engine.machines.writers.extractive.punching import punched_up
from engine.machines.writers.extractive.telling import Telling, episode_before, in_marks, spoken_title
from engine.machines.writers.extractive.tongue import form_in, phrases_in, remark_on, tongue_told
from engine.machines.writers.extractive.troupe import Troupe, troupe
from engine.table_read.errors import ScriptEmpty
from engine.table_read.screenplay import Entry, Scene, Screenplay

if TYPE_CHECKING:
    from engine.planning.envelope import PlanEnvelope
    from engine.table_read.ports import WritingBrief

PHRASES = {"documentary": {**DOCUMENTARY, **TOLD}, "podcast": {**PODCAST, **HOSTED}, "drama": {**DRAMA, **STAGED_TALE}}
TELLERS: dict[str, type[Documentary | Podcast | Drama]] = {
    "documentary": Documentary,
    "podcast": Podcast,
    "drama": Drama,
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """One order as it is carried out: the brief, the wishes read from it, the company, and the material arranged."""

    brief: WritingBrief
    mode: str
    wanted: Directions
    company: Troupe
    material: Arranged
    tongue: Tongue = ENGLISH

    @property
    def narrated(self) -> bool:
        """Whether a narrator speaks."""
        policy = self.brief.request.narration_policy
        return policy != "suppress" if self.mode == "documentary" else policy == "narrated"


class ExtractiveWriter:
    """Writes documentaries, podcasts and dramas without any model: grounded by construction, offline."""

    def write(self, brief: WritingBrief, progress: Callable[[int, str], None]) -> Screenplay:
        """The screenplay, fitted to its time. Raises `ScriptEmpty` where no passage can be spoken."""
        progress(0, "Choosing the passages")
        beats, _ = gather(brief)
        if not any(beat.pieces for beat in beats):
            raise ScriptEmpty(
                "The plan has no passage that can be spoken.",
                hint="Add a source with whole sentences in it, and plan again.",
            )
        wanted = mannered(directions_of(brief.request.notes), brief.target, brief.creative_brief, brief.request.notes)
        company = troupe(brief, dict.fromkeys(_labels(beats)))
        tongue = tongue_told(brief)
        mode = form_in(tongue, mode_of(brief))
        material = keeping(arranged(beats, wanted), brief.envelope.thesis.one_line)
        order = Assignment(brief, mode, wanted, company, material, tongue)
        scenes = placed(brief.envelope, order.material.beats)
        progress(30, f"Writing {len(scenes)} scenes")
        fitted = _fitted(order, scenes)
        play = _screenplay(brief.envelope, order, fitted)
        progress(100, f"{len(play.entries)} lines written")
        return play


def _fitted(order: Assignment, scenes: Sequence[SceneMaterial]) -> Fit:
    """The telling nearest to the time; where one passage and its joints are too long, without the words of parting."""
    brief, wanted, kept = order.brief, order.wanted, order.material.kept
    found = fit(scenes, brief, wanted, kept, lambda chosen: _told(order, chosen))
    if found.miss <= TOLERANCE:
        return found
    spare = replace(order, wanted=replace(wanted, credits=False, recaps=False))
    shorter = fit(scenes, brief, wanted, kept, lambda chosen: _told(spare, chosen))
    return min(found, shorter, key=lambda one: abs(one.miss))


def mode_of(brief: WritingBrief) -> str:
    """The mode that is written: as requested, else as planned."""
    planned = next((item.mode for item in brief.envelope.artifacts if item.type == "table_read" and item.mode), None)
    mode = brief.request.mode or planned or "documentary"
    return mode if mode in PHRASES else "documentary"


def _told(order: Assignment, scenes: Sequence[SceneMaterial]) -> list[Entry]:
    """All lines of a read over this material."""
    request, envelope = order.brief.request, order.brief.envelope
    other = phrases_in(order.tongue, order.mode, narrated=order.narrated)
    phrases = PHRASES[order.mode] if order.tongue is ENGLISH else other
    phrases = {**phrases, "series": SERIES.get(order.tongue.code, ())}
    bank = Bank(phrases, _seed(envelope), request.never_say, sober=order.wanted.sober, spare=order.tongue is ENGLISH)
    title = in_marks(spoken_title(envelope.title), order.tongue.code)
    telling = Telling(title, Page(order.wanted.breath), bank, order.company, order.wanted, order.material.opening)
    telling.code = order.tongue.code
    telling.before = episode_before(order.brief.creative_brief, envelope.title)
    TELLERS[order.mode](telling, narrated=order.narrated, clean=request.first_line_clean).tell(scenes)
    entries: Sequence[Entry] = telling.page.entries
    if (request.punch_up or order.wanted.lighter) and entries and order.tongue is ENGLISH:
        entries = punched_up(entries, bank, _reactors(order, entries))
    return _directed(order, entries)


def _directed(order: Assignment, entries: Sequence[Entry]) -> list[Entry]:
    request, labels = order.brief.request, list(dict.fromkeys(entry.character for entry in entries))
    told = described(str(order.brief.creative_brief.get("castNotes") or ""), labels)
    lead = order.company.narrator if order.company.narrator in labels else _busiest(entries)
    stage = stage_in(order.tongue.code)
    bright = [stage.brightly] if stage and order.wanted.lighter and not order.wanted.deliveries else []
    return directed(entries, [*told, *order.wanted.deliveries, *bright], lead, clean=request.first_line_clean)


def _busiest(entries: Sequence[Entry]) -> str:
    labels = [entry.character for entry in entries]
    return max(dict.fromkeys(labels), key=labels.count) if labels else ""


def _reactors(order: Assignment, entries: Sequence[Entry]) -> dict[int, str]:
    """By scene, who reacts there: the narrator, or whoever of the hosts says less in it."""
    found = {}
    for scene in dict.fromkeys(entry.scene_index for entry in entries):
        labels = [entry.character for entry in entries if entry.scene_index == scene]
        own = [one for one in (order.company.narrator, *order.company.hosts, "THE STRANGER") if one in labels]
        if own:
            found[scene] = min(own, key=labels.count)
    return found


def _labels(beats: Sequence[BeatMaterial]) -> list[str]:
    pieces = [piece for beat in beats for piece in beat.pieces]
    return [
        label for piece in pieces for label in (piece.person.label if piece.person else "", piece.source.label) if label
    ]


def _seed(envelope: PlanEnvelope) -> str:
    ids = "\n".join(item.quote for item in envelope.source_digest.spoken)
    return hashlib.sha256(f"{envelope.title}\n{ids}".encode()).hexdigest()


def _screenplay(envelope: PlanEnvelope, order: Assignment, fitted: Fit) -> Screenplay:
    """The lines as a screenplay; scenes nobody speaks in fall away, and where only one remains it is cut in two."""
    spoken = {entry.scene_index for entry in fitted.entries}
    kept = [scene for scene in fitted.scenes if scene.scene.scene_index in spoken]
    said = remark_on(order.tongue, mode_of(order.brief))
    remarks = (*([said] if said else []), *remarks_on(fitted, order.wanted, order.material.unmet))
    narrator = (
        order.company.narrator if any(one.character == order.company.narrator for one in fitted.entries) else None
    )
    if len(kept) < 2:
        middle = max(1, len(fitted.entries) // 2)
        halves = tuple(replace(entry, scene_index=int(at >= middle)) for at, entry in enumerate(fitted.entries))
        first = _scene(0, kept[0])
        scenes: tuple[Scene, ...] = (first, Scene(1, "To the end", first.role, ()))
        return Screenplay(envelope.title, order.mode, scenes, halves, narrator, remarks)
    numbers = {scene.scene.scene_index: place for place, scene in enumerate(kept)}
    entries = tuple(replace(entry, scene_index=numbers[entry.scene_index]) for entry in fitted.entries)
    scenes = tuple(_scene(numbers[scene.scene.scene_index], scene) for scene in kept)
    return Screenplay(envelope.title, order.mode, scenes, entries, narrator, remarks)


def _scene(index: int, scene: SceneMaterial) -> Scene:
    role = str(scene.beats[0].beat.role) if scene.beats else "context"
    return Scene(index, scene.scene.title, role, tuple(beat.beat.id for beat in scene.beats))
