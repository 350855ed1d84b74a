"""Library, digesting, speakers: who said it, by name and standing, as the text itself tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.library.digesting.naming import (
    AFTER,
    APPOSED,
    ARTICLE,
    BEFORE,
    BELONGS,
    BESIDE_NAMES,
    BODY,
    BY_ONE_NAME,
    DESCRIBING,
    FULL,
    HOLDER,
    IN_OFFICE,
    INTRODUCED,
    INVERTED,
    JOBS,
    KIN,
    LIFE,
    MOST_WORDS,
    NEAR,
    NOT_NAMES,
    NOUN_FIRST,
    OF_OFFICE,
    OFTEN,
    PLURAL,
    PRONOUN,
    SOURCE,
    SPOKEN_TO,
    STANDING_FIRST,
    SUBJECTLESS,
    TITLES,
    WORDS,
)
from engine.library.digesting.tongues import ENGLISH, Tongue, tongue_of_line
from engine.library.digesting.verbs import WORD as VERB_WORD
from engine.library.digesting.verbs import verb_at
from engine.library.speakable import closed


@dataclass(slots=True)
class Speakers:
    """The people of one text: the fullest form of each name and the first standing given to it."""

    standings: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    kin: frozenset[str] = frozenset()
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
        for pattern in (OF_OFFICE, IN_OFFICE, HOLDER):
            for found in pattern.finditer(text):
                speakers._meet(found["name"], None)
        by_one = {found["called"] or found["name"] for found in BY_ONE_NAME.finditer(text)}
        kin = {found["name"] for found in KIN.finditer(text)} | {name for name in by_one if text.count(name) >= OFTEN}
        speakers.kin = frozenset(kin - NOT_NAMES - {name for name in kin if " " in (speakers._full(name) or "")})
        return speakers

    def by(self, sentence: str, previous: str | None) -> str | None:
        """Who says this sentence: name and standing; a pronoun means whoever spoke before."""
        outside = _outside_quotes(sentence)
        if (office := OF_OFFICE.search(outside)) and office["name"] in self.names:
            return self._introduced(office["name"])
        for named, at in [*_speaking_after(outside), *_speaking_before(outside)]:
            name = self._full(named)
            if name and (" " in name or (at > 0 and self._is_alone_a_name(name, outside, at))):
                return self._introduced(name)
        alone = outside[:1] in " ," and SUBJECTLESS.match(outside.lstrip()) is not None
        return previous if alone or PRONOUN.search(outside) else None

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

    def only_in(self, sentence: str) -> str | None:
        """The one person a sentence is about, None where it names nobody or several: whom a pronoun in the next one means."""
        plain, found = _outside_quotes(sentence), set[str]()
        for word in WORDS.findall(plain):
            full = self._full(word) if word in self._last or word in self.kin else None
            if full and (" " in full or full in self.kin):
                found.add(self._introduced(full))
        last = [word for word in WORDS.findall(plain) if word in self.kin]
        return last[-1] if last else found.pop() if len(found) == 1 else None

    def heads(self, title: str, text: str) -> str | None:
        """Whom the life is told of under this title, None where it is none's."""
        if not LIFE.search(title):
            return None
        bare = re.sub(r"[\"“][^\"“”]+[\"”]\s", "", title)
        named = [found[0] for found in FULL.finditer(bare) if found[0] in text]
        return self._introduced(self._full(named[0]) or named[0]) if len(set(named)) == 1 else None

    def _meet(self, name: str, standing: str | None) -> None:
        full = _clean(name)
        if not full or BODY.match(full):
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
    while words and (words[0] in NOT_NAMES or (len(words) > 2 and words[0].lower() in JOBS)):
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
