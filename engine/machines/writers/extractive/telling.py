"""Machines, writers, extractive, telling: what all modes share: who was met, which source is open, titles, the opening and the credit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.arranging import is_clean
from engine.machines.writers.extractive.bank import Bank, chance
from engine.machines.writers.extractive.cutting import dangles
from engine.machines.writers.extractive.directions import Directions
from engine.machines.writers.extractive.material import BeatMaterial, Piece, explains, narrates
from engine.machines.writers.extractive.page import Page
from engine.machines.writers.extractive.people import Person
from engine.machines.writers.extractive.phrases_drama_tongues import stage_in
from engine.machines.writers.extractive.sources import SourceName
from engine.machines.writers.extractive.troupe import Troupe

if TYPE_CHECKING:
    from engine.machines.writers.extractive.measure import SceneMaterial

QUESTIONS = {"es": "¿{}?", "fr": "{} ?"}
SPOKEN_SOURCES = frozenset({"interview", "transcript", "testimony"})
HEDGES = {
    "estimate": re.compile(r"\b(?:estimat\w+|roughly|approximately|guess\w*|probably|perhaps|reckon\w*|puts? the (?:cost|figure|number))\b", re.IGNORECASE),
    "forecast": re.compile(r"\b(?:expect\w*|forecast\w*|project(?:s|ed|ions?)|predict\w*|plans? to|hopes? to|by 20\d\d|in 20\d\d|"
                           r"next (?:year|spring|summer|autumn|winter)|"
                           r"votes? on|will (?:decide|vote|open|close|rise|fall|cost|take|need))\b", re.IGNORECASE),
    "opinion": re.compile(r"\b(?:think\w*|believe\w*|argues?|holds? that|should|ought|in (?:my|our|his|her|their) view|claims? that|wants?)\b", re.IGNORECASE),
}  # fmt: skip
ROUGH = re.compile(r"\b(?:about|around|some|nearly|almost|up to)\s[£€$]?\d", re.IGNORECASE)
MARKS = {"de": "„“", "fr": "«»", "es": "«»", "it": "«»", "pt": "«»"}
MARKS_WITHIN = {"de": "‚‘", "fr": "“”", "es": "“”", "it": "“”", "pt": "“”"}
PAIR = re.compile(r"\"([^\"]+)\"|“([^“”]+)”|„([^„“”]+)[“”]|«\s?([^«»]+?)\s?»|‘([^‘’]+)’(?!\w)")
ABBREVIATED = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
"""A title's end that is no full stop: `Am Bahndamm e. V.`"""
AHEAD = frozenset("planned plan draft upcoming idea next todo future proposed outline".split())
LEAST_TITLE, LONG_TITLE, OPENING_WORDS, MOST_LISTED = 3, 7, 45, 4


@dataclass(slots=True)
class Telling:
    """A read being told: its page, its phrases, its troupe, the wishes it follows, and what the listener knows already."""

    title: str
    page: Page
    bank: Bank
    troupe: Troupe
    wanted: Directions = field(default_factory=Directions)
    opening: str | None = None
    met: set[str] = field(default_factory=set)
    heard: str | None = None
    open_source: SourceName | None = None
    claims_since_joint: int = 0
    turns: int = 0
    plain: bool = False
    tale: bool = False
    before: str = ""
    code: str = "en"

    def joint(self, character: str, occasion: str, parenthetical: str | None = None, **names: str) -> bool:
        """Say a phrase of this occasion, if the bank has one left."""
        spoken = self.page.connect(character, self.bank.draw(occasion, **names), parenthetical)
        self.claims_since_joint = 0 if spoken else self.claims_since_joint
        return spoken

    @property
    def quietly(self) -> str | None:
        """The direction for a last line, in the language of the read; none where nobody knows its words."""
        stage = stage_in(self.code)
        return stage.quietly if stage else None

    def asked(self, words: str) -> str:
        """Words as a question, marked as the language of the read marks one."""
        return QUESTIONS.get(self.code, "{}?").format(words)

    def suited(self, occasion: str) -> tuple[str, ...]:
        """The occasions to draw from: those of a tale first where one is told, plain ones where the sources only explain."""
        kinds = [kind for kind, so in (("tale", self.tale), ("plain", self.plain)) if so]
        return (*(f"{occasion}_{kind}" for kind in kinds), occasion)

    def suit(self, scenes: Sequence[SceneMaterial]) -> None:
        """Find out what sort of material it is, which decides how its joints are worded."""
        pieces = [piece for scene in scenes for beat in scene.beats for piece in beat.pieces]
        self.plain, self.tale = explains(pieces), narrates(pieces)

    def any_joint(
        self, character: str, occasions: Sequence[str], parenthetical: str | None = None, **names: str
    ) -> bool:
        """The first of these occasions that has a phrase."""
        return any(self.joint(character, occasion, parenthetical, **names) for occasion in occasions)

    def place_in_series(self, character: str) -> None:
        """Say which episode came before, where the series has one."""
        self.joint(character, "series", before=self.before)

    def flip(self, of: int) -> int:
        """A choice 0..of-1, another one every time it is asked, the same in every run."""
        self.turns += 1
        return chance(self.title, self.turns, of)

    def run(self, label: str) -> int:
        """How many lines this character has said in a row."""
        count, lines = 0, self.page.entries
        while count < len(lines) and lines[-1 - count].character == label:
            count += 1
        return count

    def introduce(self, lead: str, piece: Piece, person: Person | None, *, aloud: bool) -> None:
        """Let the lead say who is heard next; `aloud` when that person has a voice of their own here."""
        source = {"source": piece.source.opening, "phrase": piece.source.phrase}
        if person is None:
            self.joint(lead, "unnamed" if piece.is_quote else "own", **source)
            return
        known = person.label in self.met
        again_at_once = known and aloud and self.heard == person.label
        self.met.add(person.label)
        if again_at_once and self.flip(3):
            return
        names = {"name": person.name, "short": person.short, "role": person.role, **source}
        told = self.any_joint(lead, _introductions(piece, person, known=known, aloud=aloud), **names)
        if not told and not known:
            self.page.connect(lead, f"{person.opening}{', ' if person.role else ''}{person.role}.")

    def character_of(self, piece: Piece) -> str | None:
        """Who speaks a quoted piece in a voice of their own, None when the cast has no such voice."""
        label = piece.person.label if piece.person else piece.source.label
        return label if self.troupe.may_speak(label) else None

    def caution(self, character: str, piece: Piece) -> bool:
        """A word about how sure a passage is, where it is an estimate, a forecast or an opinion and says so itself."""
        if self.plain:
            return False
        text, hedge = piece.parts[0].text, HEDGES.get(piece.evidence.kind)
        if hedge is not None and hedge.search(text):
            return self.joint(character, piece.evidence.kind)
        return ROUGH.search(text) is not None and self.flip(3) == 0 and self.joint(character, "rough")

    def credit(self, character: str, scenes: Sequence[SceneMaterial]) -> None:
        """Where it all came from, unless nobody wants to hear it."""
        sources = listed(scenes)
        plain = sources and sources.split()[-1].lower() in self.title.lower()
        if self.wanted.credits:
            self.joint(character, "credit_alone" if plain else "credit", title=self.title, sources=sources)

    def last_question(self, character: str) -> None:
        """The question the notes want at the very end."""
        if self.wanted.end_on_question:
            self.joint(character, "last_question")

    def opening_of(self, scenes: Sequence[SceneMaterial], *, clean: bool = False) -> Piece | None:
        """What the read opens on: the passage the notes name, else a short quotation of the first beat by somebody with a name."""
        beat = first_beat(scenes)
        pieces = beat.pieces if beat else ()
        named = next((piece for piece in pieces if piece.evidence.id == self.opening), None)
        if named or (self.opening and pieces):
            return named
        fit = [piece for piece in pieces if piece.is_quote and piece.person and piece.words <= OPENING_WORDS]
        fit = [one for one in fit if one.person and self.troupe.may_speak(one.person.label) and one.parts[0].spoken]
        fit = [one for one in fit if not clean or is_clean(one.evidence.quote)]
        standing = [piece for piece in fit if not dangles(piece.parts[0].text)]
        return min(standing or fit, key=lambda piece: (piece.words < 6, piece.words)) if fit else None


def first_beat(scenes: Sequence[SceneMaterial]) -> BeatMaterial | None:
    """The first beat that has anything to say."""
    return next((beat for scene in scenes for beat in scene.beats if beat.pieces), None)


def listed(scenes: Sequence[SceneMaterial]) -> str:
    """The sources that are used, as one phrase: `the report, the Gazette and Nell Carne's note`."""
    phrases = list(
        dict.fromkeys(piece.source.phrase for scene in scenes for beat in scene.beats for piece in beat.pieces)
    )
    if len(phrases) < 2:
        return "".join(phrases)
    if len(phrases) > MOST_LISTED:
        return f"{', '.join(phrases[: MOST_LISTED - 1])} and the other sources"
    return f"{', '.join(phrases[:-1])} and {phrases[-1]}"


def spoken_title(title: str) -> str:
    """A title short enough to be said: without its second half, its quotation marks and its last full stop."""
    head = re.split(r":\s|\s[–—|-]\s", title)[0].strip()
    head = title if head.isupper() and len(head.split()) == 1 else head
    if len(head.split()) > LONG_TITLE:
        first = re.split(r",\s|;\s|\s\(", head)[0]
        head = first if len(first.split()) >= LEAST_TITLE else head
    return _bare(head) or title


def in_marks(title: str, code: str) -> str:
    """A title in the quotation marks of a language, what is quoted within it in inner ones."""
    outer = MARKS.get(code, "“”")
    inner = MARKS_WITHIN.get(code, "‘’")
    within = PAIR.sub(lambda found: f"{inner[0]}{next(one for one in found.groups() if one)}{inner[1]}", title)
    air = "\u00a0" if code == "fr" else ""
    return f"{outer[0]}{air}{within}{air}{outer[1]}"


def _bare(head: str) -> str:
    """A title without marks of quotation around all of it and the stop at its end; `e. V.` keeps its own."""
    whole = PAIR.fullmatch(head.strip())
    text = (next(one for one in whole.groups() if one) if whole else head).strip()
    text = text.strip('"') if text.count('"') % 2 else text
    text = text.strip("“”") if "„" not in text and text.count("“") != text.count("”") else text
    return text if ABBREVIATED.search(text) else text.rstrip(" .?!")


def _introductions(piece: Piece, person: Person, *, known: bool, aloud: bool) -> list[str]:
    if not piece.is_quote:
        kind = "teller" if piece.source.noun in SPOKEN_SOURCES else "author"
        return [f"{kind}_again", "again"] if known else [kind]
    if known:
        return ["again"] if aloud else ["reads_again", "reads"]
    wanted = ["meet_role", "meet"] if aloud else ["reads_role", "reads"]
    return wanted if person.role else wanted[1:]


def episode_before(brief: Mapping[str, object], title: str) -> str:
    """The title of the episode the series bible has last that is told already, in quotation marks; empty where there is none."""
    bible = brief.get("seriesBible")
    rows = bible.get("episodes") if isinstance(bible, dict) else None
    told = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    names = [
        str(row["title"]).strip()
        for row in told
        if row.get("title") and str(row.get("status") or "").strip().lower() not in AHEAD
    ]
    others = [name for name in names if name and name.lower() not in title.lower()]
    return in_marks(spoken_title(others[-1]), "en") if others else ""
