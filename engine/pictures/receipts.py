"""Pictures, receipts: every word that is shown or said in a deck, board or film, with the passage it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from engine.pictures.model import SceneKind
from engine.pictures.narration import said_over
from engine.pictures.standing import holds, homes, plain
from engine.pictures.wishes import BOARD, DECK
from engine.table_read.receipts.gathering import credits_of, receipt_of, source_of
from engine.table_read.receipts.model import Receipt, ReceiptLine, Receipts, ReceiptScene
from engine.table_read.screenplay import Grounding

if TYPE_CHECKING:
    from engine.library.extraction import Passage
    from engine.library.model import Source
    from engine.pictures.album import Album
    from engine.pictures.model import Scene
    from engine.storage.work import Work
    from engine.table_read.receipts.service import ReceiptsService

PARTS = {DECK: "Slide", BOARD: "Frame"}
SHOWN, DIRECTED = "on screen", "direction for the picture"

Words = tuple[str, str, str, tuple[str, ...]]
"""Who says it or what part it is, the text, how it is shown, the evidence it stands on."""


def receipts_of(
    album: Album, revision: int, passages: Mapping[str, Passage], sources: Mapping[str, Source]
) -> Receipts:
    """The receipts of an album; a scene a section, a line for everything that is shown, said or asked of the picture."""
    known = [item for item in album.evidence if item.id in passages]
    credits = credits_of(album.sources, known)
    numbers = {credit.source_id: number for number, credit in enumerate(credits, 1)}
    titles = {credit.source_id: credit.title for credit in credits}
    receipts = {
        item.id: receipt_of(item, passages[item.id], numbers[item.source_id], titles[item.source_id]) for item in known
    }
    running, part = count(), PARTS.get(album.type, "Shot")
    scenes = tuple(
        ReceiptScene(
            f"{part} {scene.index + 1}: {scene.title}" if scene.title else f"{part} {scene.index + 1}",
            tuple(_line(next(running), words, receipts) for words in words_of(scene, album.type, album.told)),
        )
        for scene in album.scenes
    )
    shown = dict.fromkeys(one.evidence_id for scene in scenes for line in scene.lines for one in line.receipts)
    own = [passages[name] for name in shown]
    listed = tuple(
        source_of(credit, numbers[credit.source_id], sources.get(credit.source_id), own) for credit in credits
    )
    return Receipts(album.title, "", revision, scenes, listed, True, album.type.replace("_", " "))


def words_of(scene: Scene, type_: str, heard: Sequence[str] | None = None) -> Iterator[Words]:
    """Everything a scene says, once: on the picture, by a voice or in the speaker's notes, and what it asks of the picture.

    Of what could be said over a film, only what is `heard` in it, where that is known.
    """
    told: set[str] = set()
    voice = "speaker notes" if type_ == DECK else "said"
    is_known = heard is not None and type_ != DECK
    spoken = () if type_ == BOARD else (one for one in said_over(scene) if not is_known or one.text in (heard or ()))
    said = ((one.character, one.text, voice, one.evidence_ids) for one in spoken)
    for words in (*_shown(scene), *said):
        bare = plain(words[1])
        if bare and bare not in told:
            told.add(bare)
            yield words
    if type_ == BOARD and scene.intent:
        yield "PICTURE", scene.intent, DIRECTED, ()


def _shown(scene: Scene) -> Iterator[Words]:
    yield "TITLE", scene.title, SHOWN, ()
    yield "LABEL", scene.kicker, SHOWN, ()
    yield scene.speaker.upper() or "TEXT", scene.body, SHOWN, scene.evidence_ids
    for figure in scene.figures:
        text = f"{figure.shown}: {figure.label}" if figure.label else figure.shown
        yield "FIGURE", text, SHOWN, (figure.evidence_id,)
    for item in scene.items:
        marked = item.mark and scene.kind is not SceneKind.PROCESS
        text = f"{item.mark}: {item.text}" if marked else item.text
        if item.evidence_id or scene.kind is not SceneKind.CLOSING:
            yield "LIST", text, SHOWN, (item.evidence_id,) if item.evidence_id else ()


def _line(index: int, words: Words, receipts: Mapping[str, Receipt]) -> ReceiptLine:
    speaker, text, aside, names = words
    stood = tuple(receipts[name] for name in names if name in receipts)
    literal = _literal(text, stood) or (() if names else _found(text, receipts))
    grounding = Grounding.QUOTE if literal else Grounding.CLAIM if names else Grounding.CONNECTIVE
    return ReceiptLine(index, speaker, text, grounding, literal or stood, aside, pictured=True)


def _literal(text: str, stood: Iterable[Receipt]) -> tuple[Receipt, ...]:
    return tuple(one for one in stood if holds(one.quote, text))


def _found(text: str, receipts: Mapping[str, Receipt]) -> tuple[Receipt, ...]:
    return tuple(receipts[name] for name in homes(text, {name: one.quote for name, one in receipts.items()}))


class AlbumReceipts:
    """Gathers the receipts of artifacts of pictures."""

    def __init__(self, receipts: ReceiptsService) -> None:
        self.files = receipts

    def of(self, work: Work, album: Album, revision: int) -> Receipts:
        """Every word of this album with its passage."""
        found = receipts_of(album, revision, *self.files.opened(work, album.evidence, album.sources))
        return replace(found, checked=work.now().date())

    def keep(self, work: Work, artifact_id: str, revision: int, made: Mapping[str, str] | None) -> None:
        """Give the files of a version their addresses."""
        self.files.keep(work, artifact_id, revision, made or {})
