"""Library, digesting, speakers: who said it, by name and standing, as the text itself tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.library.digesting.tongues import ENGLISH, Tongue, tongue_of_line
from engine.library.digesting.verbs import ANSWERING, verb_at
from engine.library.digesting.verbs import WORD as VERB_WORD
from engine.library.speakable import closed

TITLES = (
    r"(?:Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Captain|Capt|Rev|Judge|Senator|President|Minister|"
    r"Councillor|Cllr|Inspector|Sergeant)\.?"
)
WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]|[A-Z]\.)"
NAME = rf"(?:{TITLES}\s+)?{WORD}(?:\s+(?:(?:de|da|di|van|von|der|den|la|le|bin|al|ter|of)\s+)*{WORD}){{0,4}}"
SAID = (
    r"(?:said|says|told|asked|asks|wrote|writes|replied|replies|added|adds|argued|argues|explained|explains|"
    r"warned|warns|noted|notes|recalled|recalls|"
    r"insisted|insists|claimed|claims|thinks|believes|thought|believed|answered|admitted|admits|joked|promised|suggested|suggests|remembered|"
    rf"remembers|continued|{ANSWERING}|responds|confirmed|reiterated|"
    r"cautioned|stressed|urged|concluded|declared|observed|remarked|stated|"
    r"sagte|sagt|erklärte|erklärt|meinte|meint|schrieb|schreibt|fragte|betonte|betont|warnte|warnt|antwortete|erzählt|erzählte|berichtet|"
    r"berichtete|erläutert|erläuterte|kritisiert|kritisierte|ergänzt|ergänzte|forderte|mahnte|bekräftigte|"
    r"souligne|souligné|assure|assuré|précise|précisé|indique|indiqué|confie|confié|reconnaît|rappelle|rappelé|prévient|commente|"
    r"dit|déclare|déclaré|affirme|affirmé|explique|expliqué|ajoute|ajouté|écrit|raconte|estime|répond|"
    r"dijo|dice|afirmó|afirma|explicó|explica|añadió|añade|señaló|escribió|cuenta|respondió|"
    r"manifestó|sostenía|sostuvo|sostiene|declaró|aseguró|asegura|indicó|comentó|apuntó|recordó|advirtió|insistió|reconoció|lamentó|preguntó|"
    r"afferma|affermato|osserva|dichiara|dichiarato|commenta|avverte|garantiu|declarou|sublinhou|lembrou|advertiu|comentou|defende|"
    r"stelt|meldt|waarschuwt|benadrukt|antwoordt|disse|diz|afirmou|explicou|acrescentou|escreveu|conta|respondeu|detto|spiega|spiegato|aggiunge|scrive|racconta|risponde|"
    r"zei|zegt|verklaarde|schreef|vertelt|vroeg|antwoordde)"
)
STANDING = (
    r",\s+(?P<standing>(?:the|a|an|who|whose|former|now|then|head|chief|chair|aged|der|die|das|ein|eine|le|"
    r"la|l[’']|un|une|el|una|il|lo|o|um|uma|de|het|een|[a-z][a-z-]+ (?:of|at|for|in|from|with))\b"
    r"[^,.;:“”\"!?]{2,80})(?=[,.;“\"])"
)
AFTER = re.compile(rf"\b(?P<verb>{SAID})\s+(?P<name>{NAME})(?:{STANDING})?")
SPOKEN_TO = frozenset(("told", "vertelt", "asked"))
"""After these the name is the hearer's, unless nobody stands before them: `Ann told CNN`, but `"Why?" asked Ann`."""
MOST_WORDS, BESIDE_NAMES = 8, '“”„«»"()[],;:!?…*_'
NEAR = re.compile(r"(?:\b[\w’'.-]+|\))\s*$")
BELONGS = re.compile(
    rf"(?:(?P<name>{NAME})(?:,[^,]{{2,60}},)?\s+)?(?:with|of|from|at|for|in|by|to)\s+(?:the\s+|a\s+)?$"
)
"""What stands before a name that only says whose the speaker is: `James Hall with the | New York Police`."""
BEFORE = re.compile(rf"(?P<name>{NAME})(?:{STANDING},)?\s+(?:has\s+|had\s+|also\s+|once\s+)?{SAID}\b")
PRONOUN = re.compile(rf"\b(?:{SAID}\s+(?:he|she|they)|(?:[Hh]e|[Ss]he|[Tt]hey)\s+{SAID})\b")
INTRODUCED = re.compile(rf"(?P<name>(?:{TITLES}\s+)?{WORD}(?:\s+{WORD}){{1,3}}){STANDING}")
SOURCE = re.compile(
    r"(?:^|[,;] )(?P<who>(?:The|the|An?|Its|Their|Our)\s+(?:[\w’'-]+\s+){1,6}?)(?:says?|said|argues?|argued|claims?|claimed|thinks?|believes?|warns?|"
    r"warned|"
    r"insists?|reports that|reported|estimates that|estimated|promises|promised|recorded|shows|showed|found)\b"
)
PLURAL = re.compile(r"^(?P<who>(?:[A-Z][a-z]+ )?[A-Z]?[a-z]+s) (?:say|argue|claim|think|believe|warn|report)\b")
INVERTED = re.compile(rf",\s+{SAID}\s+(?P<who>(?:the|an?)\s+[\w’' -]{{3,40}}?)(?=[,.;])")
ARTICLE = re.compile(
    r"(?:\b(?:der|die|das|des|dem|den|ein|eine[rsnm]?|kein\w*|sein\w*|ihr\w*|the|an?|le|la|les|un|une|el|los|las|una|il|lo|gli|os?|as|uma?|het|de|een)"
    r"\s+|\b[ld][’'])$"
)
"""What stands before a thing and not before somebody's own name: `ein Drittel des | Rückgangs erklärt`."""
STANDING_FIRST = re.compile(
    rf"^(?P<standing>(?:(?:the|le|la|el|il|lo|o|a|de|het)\s|l[’'])[a-zß-öø-ÿ][\w’'-]*(?:\s[a-zß-öø-ÿ][\w’'-]*){{0,3}})\s+(?P<name>{WORD}(?:\s{WORD}){{1,3}})$"
)
APPOSED = re.compile(rf",\s+(?P<name>{WORD}(?:\s{WORD}){{1,3}}),")
NOUN_FIRST = re.compile(rf"^(?:der|die|dem|den)\s+{WORD}\s+(?P<name>{WORD}\s{WORD})$")
DESCRIBING = frozenset(
    "based born known called named led employed paid aged hired elected appointed retired used".split()
)
NOT_NAMES = frozenset(
    "Everybody Nobody Somebody Anybody Everyone Someone Anyone People Several Who What Why How Where Which "
    "The A An In On At It He She They We I This "
    "That These Those But And So If When While After Before As For From By With His Her Their Its Our My No Not One "
    "Some Many Most All Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November "
    "December Note Summary Figure Table Source Date Title Author Subject Example Warning Question Answer "
    "Der Die Das Ein Eine Er Sie Es Wir Le Les Un Une Il Elle Ils Elles On El Los Las Ella Lo Gli Os As Het "
    "De Een Zij Wij Hij Ce Cette Este Esta Questo "
    "Though Although Because Since Until Unless Whereas Once Still Yet Later Meanwhile Instead Then Now Here There Today "
    "Yesterday Tomorrow Like Unlike Despite During Under Over Between Among Across Also Even Only Just Perhaps However "
    "Moreover Is Was Are Were Did Does Do Can Could Would Should Asked Nor Or Both Either Neither Recently Finally".split()
)


@dataclass(slots=True)
class Speakers:
    """The people of one text: the fullest form of each name and the first standing given to it."""

    standings: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    _last: set[str] = field(default_factory=set)
    _by_ending: dict[str, str] = field(default_factory=dict)
    _by_bare: dict[str, str] = field(default_factory=dict)
    """The fullest name for each of its endings (`Low`, `B. Low`), and for itself without its title."""

    @classmethod
    def of(cls, text: str) -> Speakers:
        """Everybody who is introduced or said to say something."""
        speakers = cls()
        for pattern in (AFTER, BEFORE, INTRODUCED):
            for found in pattern.finditer(text):
                speakers._meet(found["name"], found["standing"])
        return speakers

    def by(self, sentence: str, previous: str | None) -> str | None:
        """Who says this sentence: name and standing; a pronoun means whoever spoke before."""
        outside = _outside_quotes(sentence)
        for named, at in [*_speaking_after(outside), *_speaking_before(outside)]:
            name = self._full(named)
            if name and (" " in name or (at > 0 and self._is_alone_a_name(name, outside, at))):
                return self._introduced(name)
        return previous if PRONOUN.search(outside) else None

    def _is_alone_a_name(self, word: str, sentence: str, at: int) -> bool:
        """Whether one word is somebody's name: nothing with an article, and in German, where every noun has its capital, a known one."""
        german = tongue_of_line(sentence).code == "de"
        return ARTICLE.search(sentence, 0, at) is None and (not german or word in self._last)

    def named(self, name: str) -> str:
        """A name as this text introduces it."""
        return self._introduced(self._full(name) or name.strip())

    def last_in(self, sentence: str) -> str | None:
        """The full name that stands last in a sentence, as this text introduces it."""
        words = sentence.split()
        for end in range(len(words), 1, -1):
            for start in range(max(0, end - MOST_WORDS), end - 1):
                name = " ".join(words[start:end]).strip(BESIDE_NAMES).removesuffix("’s").removesuffix("'s")
                if name in self.names or (name := name.rstrip(".")) in self.names:
                    return self._introduced(name)
        return None

    def _meet(self, name: str, standing: str | None) -> None:
        full = _clean(name)
        if not full:
            return
        words = full.split()
        self._last.add(words[-1])
        if len(words) > 1 and full not in self.names:
            self.names.add(full)
            for at in range(len(words)):
                _keep_longer(self._by_ending, " ".join(words[at:]), full)
            _keep_longer(self._by_bare, _bare(full), full)
        if standing and not re.match(r"(?:and|or|but|which|where|when|who said)\b", standing) and not tells(standing):
            self.standings.setdefault(full, " ".join(standing.split()))

    def _full(self, name: str) -> str | None:
        short = _clean(name)
        if not short:
            return None
        known = self._by_ending.get(short), self._by_bare.get(_bare(short))
        return max((one for one in known if one), key=len, default=short)

    def _introduced(self, name: str) -> str:
        standing = self.standings.get(name)
        return f"{name}, {standing}" if standing else name


def _speaking_after(outside: str) -> Iterator[tuple[str, int]]:
    """Names after a verb of saying, and where they stand."""
    for found in AFTER.finditer(outside):
        if found["verb"] not in SPOKEN_TO or (found["verb"] == "asked" and not NEAR.search(outside[: found.start()])):
            yield found["name"], found.start("name")


def _speaking_before(outside: str) -> Iterator[tuple[str, int]]:
    """Names before a verb of saying, and where they stand; of `X of Y said` it is X, if X is a name."""
    for found in BEFORE.finditer(outside):
        whose = BELONGS.search(outside[: found.start("name")])
        if whose is None:
            yield found["name"], found.start("name")
        elif whose["name"]:
            yield whose["name"], whose.start("name")


def source_named(sentence: str, tongue: Tongue = ENGLISH) -> str | None:
    """The report, body or group a sentence leans on: "according to", "the engineers say"."""
    outside = _outside_quotes(sentence)
    for pattern in (tongue.source, INVERTED, SOURCE, PLURAL) if tongue is ENGLISH else (tongue.source,):
        found = pattern.search(outside)
        who = (_apposed(outside, found.end("who")) or _source(found["who"])) if found else None
        if who:
            return who
    return None


def _apposed(sentence: str, at: int) -> str | None:
    """The name that stands right behind a body or an office: `secondo il loro presidente, Sergio Vanni, …`."""
    found = APPOSED.match(sentence, at)
    return _clean(found["name"]) if found else None


def _source(who: str) -> str | None:
    named = re.split(r"\s+(?:that|which|who|of the year)\b", " ".join(who.split()))[0]
    if re.search(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|and|one|it|he|she)\b", named):
        return None
    if found := STANDING_FIRST.match(named):
        return f"{found['name']}, {found['standing'][0].lower()}{found['standing'][1:]}"
    if found := NOUN_FIRST.match(named):
        return found["name"]
    is_common = " " not in named or named.split()[0] in ("The", "A", "An", "Its", "Our", "Their")
    return named[0].lower() + named[1:] if is_common else named


def _outside_quotes(sentence: str) -> str:
    return re.sub(
        r"„[^“”]*[“”]|“[^”]*”|\"[^\"]*\"|«[^»]*»",
        lambda found: "," if found.group()[-2:-1] == "," else " ",
        closed(sentence),
    )


def _clean(name: str) -> str | None:
    words = name.replace("’s", "").replace("'s", "").split()
    while words and words[0] in NOT_NAMES:
        words = words[1:]
    return " ".join(words) if words and words[0][0].isupper() else None


def tells(standing: str) -> bool:
    """Whether it is no standing but the rest of a sentence: `according to The Sun, the guards removed the lock`."""
    first = re.split(r"\b(?:who|whose|which|that)\b", standing)[0]
    words = [word for word in VERB_WORD.findall(first) if word.lower() not in DESCRIBING]
    return verb_at(words) is not None


def _keep_longer(fullest: dict[str, str], short: str, full: str) -> None:
    fullest[short] = max(fullest.get(short, ""), full, key=len)


def _bare(name: str) -> str:
    return re.sub(rf"^{TITLES}\s+", "", name)
