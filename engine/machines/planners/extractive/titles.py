"""Extractive planner, titles: what a beat, a scene and the whole story are called, in the material's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from engine.library.digesting.openness import is_open
from engine.library.digesting.tongues import ENGLISH, Tongue
from engine.library.extraction import BlockKind
from engine.library.speakable import speakable
from engine.machines.planners.extractive.clauses import LONGER, MOST, clauses_of, spoken_by
from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.phrases import Phrasebook
from engine.machines.planners.extractive.roles import cue
from engine.machines.planners.extractive.telling import said_in
from engine.machines.planners.extractive.tensions import Tension
from engine.machines.planners.extractive.wording import ENGLISH_WORDING, Lines
from engine.machines.planners.extractive.words import count_words, shortened, stems_of
from engine.planning.envelope import BeatRole
from engine.planning.model import StoryPlan
from engine.planning.ports import PlanningSource

CUTS = (" | ", " – ", " — ", ": ", ", ", " - ")
FILE_LIKE = re.compile(
    r"^(?:my )?dear(?:est)? .*,$|"
    r"\.(?:pdf|docx?|html?|md|txt|epub|csv|tsv)$|^(?:[A-Z][\w’' .-]{2,30},\s*)?\d{1,2}(?:st|nd|rd|th)?\.? (?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)(?:,? \d{4})?$|"
    r"^[A-ZÀ-Þ][\w’' .-]{2,30},\s*(?:den |le |el |il |lì |a |em )?\d{1,2}[.º°]?\s*(?:de |di )?[a-zà-ÿ]{3,12}(?: (?:de )?\d{4})?$|"
    r"^\d+\w? (?:[A-Z][\w’']+ ){1,2}(?:Street|Road|Lane|Terrace|Avenue|Close|Drive|Way|Place|Square|Gardens|Court|Crescent|Row|"
    r"Hill)$|^https?://|^microsoft word|^untitled|^for immediate release|^(?:text|markdown|url|pdf|file)$",
    re.IGNORECASE,
)
SPOKEN = (BeatRole.HOOK, BeatRole.TURN, BeatRole.PAYOFF, BeatRole.CTA)
HEADING_WORDS = (2, 9)
MOST_OF_BEAT = 0.6
GENERIC = re.compile(
    r"^(?:\d[\d.]*\s*)?(?:(?:an? |the |our |key |technical |financial |annual |executive |further |general |any other |final |main )?"
    r"(?:introduction|background|summary|abstract|overview|methods?|methodology|results?|findings?|discussion|conclusions?|references|limitations?|appendix|"
    r"notes?|data|business|report|review|statement|accounts|highlights|contents?|information|details|measures|safety|budget|money|outlook|objections?|"
    r"year in numbers|remarks?|questions?|points?|specifications?|requirements?|parameters?|returns?|ingredients|method|instructions|contact)"
    r"(?: and (?:outlook|analysis|discussion|results|methods|conclusions?|recommendations?))?)$|"
    r"\breport$|\bminutes of\b|^(?:foreword|preface|from the (?:chair|editor|board|director)|letter from)\b|^what (?:happened|we did)$",
    re.IGNORECASE,
)
OF_A_BOOK = re.compile(
    r"^(?:chapter|part|section)\s+(?:\d{1,2}|[ivx]{1,5})[.:]\s+(?=\S)|(?:\s+v?\d+(?:\.\d+)+)?\s+documentation$",
    re.IGNORECASE,
)
ONE_NAME = re.compile(r"[^\W_]+(?:[.+#-][^\W_]*)*")
LETTER = re.compile(
    r"(?:[^\n]*\n){0,8}?[ \t]*(?:(?:My )?(?P<hail>[Dd]ear(?:est)?|Darling|Liebe[rs]?|Lieve|Beste|Ch[eè]re?s?|Querid[oa]s?|Car[oaie])) "
    r"(?P<to>(?:(?:Mr and Mrs|Mrs?|Ms|Mx|Dr|Prof|Sir|Lady|Councillor|Frau|Herr)\.? )?[A-ZÀ-Þ][\w’'-]+(?: (?:(?:and|und|en|et|y|e) )?[A-ZÀ-Þ][\w’'-]+)?),"
    r"[ \t]*\n"
)
LETTERS_TO = {
    "D": "A letter to {}",
    "L": "Ein Brief an {}",
    "B": "Een brief aan {}",
    "Ch": "Une lettre à {}",
    "Q": "Una carta a {}",
    "Ca": "Una lettera a {}",
}
RELEASED = re.compile(r"(?P<name>[\w.+-]+) \((?P<version>\d[^()]*)\) [\w-]+; urgency=")
"""How an entry of a changelog begins."""
MARK = re.compile(r"^(?:#{1,6}|>|[-*•])\s+(?=\S)")
PLAIN_WORD, VOWEL = re.compile(r"[^\W\d_]+"), re.compile(r"[AEIOUYÀ-ÖØ-Ü]")
SHOUTED = 10
JOINING = frozenset(
    "a an and at by for from in of on or the to under with de del la las los el y e o du des le les et à au di il lo da das dos do "
    "der die und van het een en".split()
)
FIRST_PART, LONGEST_FAR, FAR_WORDS = re.compile(r"[。、，！？؟،.!?;:：」』»”]"), 40, 8
NEAR = 0.5
LONGEST_NAME, LONGEST_TITLE = 60, 90
SHORTEST_CUT, LONGEST_WHOLE = 30, 115


class Titles:
    """Names beats one after the other; no two titles say the same; `plain` are the titles where nothing else is found."""

    def __init__(
        self,
        book: Phrasebook,
        tongues: Sequence[Tongue] = (),
        known: Sequence[str] = (),
        plain: Lines = ENGLISH_WORDING.titles,
        closing: str = ENGLISH_WORDING.plain_titles[BeatRole.CTA][0],
    ) -> None:
        self._plain, self._closing = plain, closing
        self._book, self._tongues = book, tongues
        self._taken: frozenset[str] = frozenset()
        self._given: list[str] = []
        self._known = {stems_of(title) for title in known}
        self._spoken_left = 3

    def of_beat(self, role: BeatRole, told: Sequence[Finding], tension: Tension | None) -> str:
        """A title made of the beat's own words: the numbers that clash, its heading, a clause of it, a name."""
        title = (
            (_clash(tension) if tension else "")
            or self._from_heading(told)
            or self._spoken(role, told)
            or self._from_clauses(role, told)
            or self._from_clauses(role, told, LONGER)
            or self._from_phrases(told)
            or self._far(told)
            or (
                self._closing
                if role is BeatRole.CTA and not any(is_open(one.claim) for one in told)
                else self._plain[role][0]
            )
        )
        self._given.append(title)
        return title[:1].upper() + title[1:]

    def _is_new(self, title: str) -> bool:
        mine = stems_of(title)
        others = (stems_of(other) for other in self._given)
        return title not in self._given and not any(
            len(mine & other) > NEAR * min(len(mine), len(other)) for other in others if mine and other
        )

    def _far(self, told: Sequence[Finding]) -> str:
        """The beginning of what is told, in a language whose words the planner does not have."""
        if not told or any(tongue.stops for tongue in self._tongues):
            return ""
        said = FIRST_PART.split(said_in(told[0]).strip('「『«“"'), maxsplit=1)[0].strip()
        return said if len(said) <= LONGEST_FAR else shortened(said, FAR_WORDS) if " " in said else ""

    def _from_heading(self, told: Sequence[Finding]) -> str:
        """The author's own heading, where most of the beat stands under it and it names a matter."""
        if not told:
            return ""
        heading, count = Counter(one.topic for one in told).most_common(1)[0]
        fewest, most = HEADING_WORDS
        named = (
            heading[:1].isupper()
            and stems_of(heading) not in self._known
            and fewest <= len(heading.split()) <= most
            and not GENERIC.search(heading)
        )
        return heading.rstrip(".:") if named and count >= MOST_OF_BEAT * len(told) and self._is_new(heading) else ""

    def _spoken(self, role: BeatRole, told: Sequence[Finding]) -> str:
        """A short thing somebody says in the beat, where that may stand for it."""
        if role not in SPOKEN or self._spoken_left == 0:
            return ""
        said = [line for one in told if one.is_quotation for line in spoken_by(one) if self._is_new(line)]
        if not said:
            return ""
        self._spoken_left -= 1
        return f"“{max(said, key=lambda line: (len(stems_of(line)), -len(line)))}”"

    def _from_clauses(self, role: BeatRole, told: Sequence[Finding], most: int = MOST) -> str:
        """The shortest whole statement that stands for the beat."""
        found = [
            (
                one.weight
                + 0.3 * cue(role, one, 0)
                + _neatness(clause)
                + (0.3 * _counts(clause) if role is BeatRole.PROOF else 0),
                clause,
            )
            for one in told
            for clause in clauses_of(one, self._tongues[one.source] if self._tongues else ENGLISH, most)
            if self._is_new(clause)
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else ""

    def _from_phrases(self, told: Sequence[Finding]) -> str:
        found = [one for one in self._book.best([said_in(one) for one in told], self._taken) if " " in one.shown]
        if not found or found[0].worth <= 0:
            return ""
        self._taken |= found[0].stems
        return found[0].shown if self._is_new(found[0].shown) else ""


def _neatness(clause: str) -> float:
    return 0.25 - 0.05 * abs(len(clause.split()) - 6)


def _counts(clause: str) -> bool:
    return any(letter.isdigit() for letter in clause)


def _clash(tension: Tension) -> str:
    if not tension.in_numbers:
        return ""
    number, _, unit = tension.one_says.partition(" ")
    other, _, same = tension.other_says.partition(" ")
    return f"{number} {unit} or {other}" if unit and unit == same else f"{tension.one_says} or {tension.other_says}"


def story_title(sources: Sequence[PlanningSource], book: Phrasebook, told: Sequence[Finding]) -> str:
    """The story's name: a source's own title that most of the material speaks of, else its first heading, else the strongest phrases."""
    about = [stems_of(one.quote) for one in told]
    own = [calmed(_tidy(str(source.metadata.get("title") or "")), source.text or "") for source in sources]
    given = [calmed(_tidy(source.title), source.text or "") for source in sources]
    headed = [calmed(_tidy(_first_heading(source)), source.text or "") for source in sources]
    letters = [to for source in sources if (to := _addressed(source))]
    for titles in (own, given, [] if letters else headed):
        named = [title for title in titles if count_words(title) > 1 and not FILE_LIKE.search(title)]
        if named:
            return max(named, key=lambda title: (_spoken_of(title, about), -named.index(title)))
    if letters:
        return letters[0]
    names = [
        title
        for title in (*own, *headed)
        if ONE_NAME.fullmatch(title) and title[:1].isupper() and not FILE_LIKE.search(title)
    ]
    if names and not GENERIC.search(names[0]):
        return names[0]
    phrases = book.best([one.quote for one in told], frozenset())
    if phrases:
        return phrases[0].shown[:1].upper() + phrases[0].shown[1:]
    if told and FILE_LIKE.search(sources[0].title):
        return shortened(min(told, key=lambda one: (one.source, one.start)).claim.rstrip(".。"), FAR_WORDS)
    return _tidy(sources[0].title) if sources else "Untitled"


def _addressed(source: PlanningSource) -> str:
    """What a letter is called: by whom it is to."""
    found = LETTER.match(source.text or "")
    if not found:
        return ""
    hail = "B" if found["hail"] == "Lieve" else found["hail"].title()
    return next(form for key, form in LETTERS_TO.items() if hail.startswith(key)).format(found["to"])


def labelled(title: str, plan: StoryPlan) -> str:
    """A title with the installment it is of, where the brief numbers it."""
    label = str(plan.creative_brief.get("installmentLabel") or "").strip()
    return title if not label or label.lower() in title.lower() else f"{title}, {label}"


def _first_heading(source: PlanningSource) -> str:
    blocks = source.layout.blocks if source.layout else ()
    text = source.text or ""
    said = (speakable(text[one.start : one.end]) for one in blocks if one.kind is BlockKind.HEADING)
    return next((heading for heading in said if not FILE_LIKE.search(heading)), "")


def names_of(source: PlanningSource) -> list[str]:
    """What the source itself goes by, whole and to its first joint; no beat is called that."""
    names = [source.title, str(source.metadata.get("title") or ""), _first_heading(source)]
    return [part for name in names if name for part in (name, re.split(r": | [–—-] ", name)[0])]


def called(source: PlanningSource) -> str:
    """What to call a source in a sentence."""
    title = str(source.metadata.get("title") or "") if FILE_LIKE.search(source.title.strip()) else source.title
    title = (title or source.title).strip()
    for cut in CUTS:
        head = title.split(cut)[0]
        title = head if len(head.split()) > 1 else title
    return title if len(title) <= LONGEST_NAME else title[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def _tidy(title: str) -> str:
    if released := RELEASED.match(title):
        return f"{released['name']} {released['version']}"
    title = OF_A_BOOK.sub("", MARK.sub("", title).split(" | ")[0].strip())
    if len(title) > LONGEST_TITLE and (first := re.split(r"(?<=[.!?])\s", title)[0]) != title:
        title = first.rstrip(".")
    if len(title) <= LONGEST_TITLE:
        return title
    joints = [at for cut in CUTS if (at := title.rfind(cut, 0, LONGEST_TITLE)) >= SHORTEST_CUT]
    if joints:
        return title[: max(joints)].rstrip()
    return title if len(title) <= LONGEST_WHOLE else f"{title[:LONGEST_WHOLE].rsplit(' ', 1)[0]} …"


def calmed(title: str, text: str) -> str:
    """A title that is all capitals as it would be written; what the text has in capitals amid its own words stays so."""
    words, letters = title.split(), [letter for letter in title if letter.isalpha()]
    if len(words) < 2 or len(letters) < SHOUTED or not all(letter.isupper() for letter in letters):
        return title
    amid = {word for line in text.splitlines() if not line.isupper() for word in PLAIN_WORD.findall(line)}
    told = [PLAIN_WORD.sub(lambda found: found[0] if found[0] in amid else _large(found[0]), word) for word in words]
    return " ".join([told[0], *(word.lower() if word.lower() in JOINING else word for word in told[1:])])


def _large(word: str) -> str:
    return word.capitalize() if VOWEL.search(word) else word


def _spoken_of(title: str, about: Sequence[frozenset[str]]) -> float:
    stems = stems_of(title)
    return sum(len(stems & one) for one in about) / (1 + len(stems))
