"""Machines, writers, extractive, the troupe: who may speak, as the request and the brief's cast notes have it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.people import bare
from engine.table_read.names import bare as undecorated

if TYPE_CHECKING:
    from engine.table_read.ports import WritingBrief

WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
WHOLE = rf"{WORD}(?:\s{WORD})?"
AND = r"(?:and|&|und|et|y|ed?|en)"
DECORATED = re.compile(
    rf"\b({WHOLE})\s*\((?:the\s)?(?:co-?)?(?i:host|presenter|moderator|interviewer|expert|sceptic|skeptic|anchor|"
    rf"animat|présentat|presentador|locutor|conductor|sprecher|"
    rf"conduttor|conduttric|presentator|presentatric|esperto|esperta|deskundige|apresentador|especialista|gastheer|gastvrouw)[^)]*\)"
)
LISTED = re.compile(
    rf"\b(?:[Cc]o-?)?(?:[Hh]osts?|HOSTS?|[Pp]resenters?|[Vv]oices|[Ss]peakers?|[Cc]ast|[Mm]oderator(?:en|innen|in)?|[Mm]oderation|"
    rf"[Ss]precher(?:innen|in)?|[Ss]timmen|[Bb]esetzung|[Aa]nimat(?:eur|rice)s?|[Pp]résentat(?:eur|rice)s?|[Vv]oix|[Dd]istribution|"
    rf"[Pp]resentador(?:es|as|a)?|[Ll]ocutor(?:es|as|a)?|[Vv]oces|[Rr]eparto|[Vv]oci|[Cc]onduttor[ei]|[Cc]onduttric[ei]|[Pp]resentator[ei]|[Ss]temmen|"
    rf"[Pp]resentator(?:en|s)?|[Pp]resentatrices?|[Vv]ozes|[Aa]presentador(?:es|as|a)?|[Ee]lenco|[Rr]olverdeling)\b"
    rf"(?:\s(?:are|is|named|called|being|sind|heißen|sont|son|se llaman|s['’]appellent|sono|zijn|heten|são|chamam-se|si chiamano))?"
    rf"\s*[:,–—-]?\s*({WHOLE}(?:\s*(?:,|,\s*{AND}|{AND})\s+{WHOLE})*)"
)
HOSTING = re.compile(
    rf"\b({WHOLE})(?:\s+{AND}\s+({WHOLE}))?\s+(?:hosts?|presents?|moderates?|moderier(?:en|t)|führ(?:en|t) durch|anime(?:nt)?|"
    rf"présente(?:nt)?|presentan?|conducen?|conducono|presentano|presenteren|apresentam?)\b"
)
HOSTED_BY = re.compile(
    rf"\b(?:[Hh]osted|[Pp]resented|[Mm]oderated)\s+by\s+({WHOLE})(?:\s+and\s+({WHOLE}))?|\b[Mm]oderiert von\s+({WHOLE})(?:\s+und\s+({WHOLE}))?|"
    rf"\b(?:[Aa]nimé|[Pp]résenté)e? par\s+({WHOLE})(?:\s+et\s+({WHOLE}))?|\b(?:[Pp]resentad|[Cc]onducid)[oa] por\s+({WHOLE})(?:\s+y\s+({WHOLE}))?|"
    rf"\b(?:[Cc]ondott[oa]|[Pp]resentat[oa]) da\s+({WHOLE})(?:\s+ed?\s+({WHOLE}))?|\b[Gg]epresenteerd door\s+({WHOLE})(?:\s+en\s+({WHOLE}))?|"
    rf"\b[Aa]presentad[oa] por\s+({WHOLE})(?:\s+e\s+({WHOLE}))?"
)
NARRATING = re.compile(
    rf"\b(?:narrated by|[Nn]arrator\s*(?:is|:|,|named|called)|[Ee]rzähler(?:in)?\s*(?:ist|:|heißt)|[Nn]arrat(?:eur|rice)\s*(?:est|:)|"
    rf"[Nn]arrador[a]?\s*(?:es|é|:)|(?:[Vv]oce narrante|[Nn]arratore|[Nn]arratrice)\s*(?:è|:)|[Vv]erteller\s*(?:is|"
    rf":))\s*({WHOLE})|\b({WHOLE})\s+(?:\(narrator\)|narrates)"
)
CALLED = re.compile(
    rf"\b(?i:call|name)\s+(?:(?:the|our|one|your)\s+)?(?:first\s|second\s|other\s|main\s|lead\s)?(?:co-?)?"
    rf"(hosts?|presenters?|narrator|stranger|questioner|moderator)\s+({WHOLE})(?:\s(?:and|&)\s+({WHOLE}))?"
)
ROOM = re.compile(
    r"\b(?:guests?|others?|anyone|anybody|everyone|everybody|whoever|as needed|and more|etc|additional|"
    r"further voices|all (?:the )?(?:people|voices|speakers)|gäste?|andere\w*|weitere\w*|invité\w*|autres|invitad[oa]s?|otr[oa]s|"
    r"demás|ospiti?|altri|gasten?|anderen|convidad[oa]s?|outr[oa]s)\b",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"\b(?:only|no other|no others|nobody else|no one else|just|exactly|solely|nothing but|nur|niemand sonst|"
    r"ausschließlich|seulement|uniquement|personne d['’]autre|sólo|solo|solamente|únicamente|nadie más|soltanto|solamente|"
    r"nessun altro|alleen|uitsluitend|niemand anders|apenas|somente|mais ninguém)\b|"
    r"\b(?:cast|characters?|speakers?|voices?|besetzung|stimmen|distribution|voix|reparto|voces|voci|stemmen|vozes|elenco)\s*:"
    r"|\b(?:one|two|three|four|five|six|\d+)\s(?:\w+\s)?(?:voices?|hosts?|characters?|speakers?)\b|"
    r"\b(?:zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|twee|drie|vier|duas|dois|três|quatro)\s(?:voci|"
    r"stemmen|vozes|conduttor\w*|presentator\w*|apresentador\w*|stimmen|sprecher\w*|moderator\w*|voix|animat\w+|présentat\w+|voces|"
    r"presentador\w*|locutor\w*)\b",
    re.IGNORECASE,
)
NOT_NAMES = frozenset(
    "the a an two three and host hosts narrator voice voices cast no one only with calm warm speaker speakers each "
    "der die das zwei drei mit und le la les deux trois avec el los dos tres con".split()
)
MOST_HOSTS = 4
PAIRS = (("NORA", "FELIX"), ("TESSA", "MARTIN"), ("JUNE", "CALLUM"), ("HELEN", "OSCAR"))


@dataclass(frozen=True, slots=True)
class Troupe:
    """Who may be heard: the narrator's label, the hosts, and the only other characters allowed (None: everybody quoted).

    `hosted` tells whether the hosts' names were asked for, `named` are the labels of the sources that were.
    """

    narrator: str
    hosts: tuple[str, ...]
    allowed: frozenset[str] | None
    hosted: bool = False
    named: tuple[str, ...] = ()

    def may_speak(self, label: str) -> bool:
        """Whether a character may be heard in their own voice."""
        return self.allowed is None or _key(label) in self.allowed

    def teller(self, label: str) -> str:
        """Who tells what nobody says in their own voice: this character if the cast allows it, else somebody it names."""
        if self.may_speak(label):
            return label
        return self.hosts[0] if self.hosted or not self.named else self.named[0]


def troupe(brief: WritingBrief, quoted: Iterable[str]) -> Troupe:
    """The troupe of a brief. A cast that `voiceMap`, `castNotes` or `notes` fix is binding unless those leave room."""
    told = "\n".join(
        text for text in (str(brief.creative_brief.get("castNotes") or ""), brief.request.notes or "") if text
    )
    labels = tuple(quoted)
    mapped = [name for name in brief.request.voice_map if "narrator" not in name.lower()]
    hosts = list(
        dict.fromkeys(
            [
                *(_clean(name) for name in _hosts(told)),
                *(_clean(name) for name in mapped if _match(name, labels) is None),
            ]
        )
    )
    named = [label for label in labels if _mentioned(label, told) or any(_match(name, (label,)) for name in mapped)]
    counted = hosts if _hosts(told, called=False) or mapped else []
    fixed = bool(counted or mapped or (named and CLOSED.search(told))) and not ROOM.search(told)
    allowed = frozenset(_key(name) for name in named) if fixed else None
    return Troupe(_narrator(brief, told), _hosting(hosts, labels), allowed, bool(hosts), tuple(named))


def _hosts(told: str, *, called: bool = True) -> list[str]:
    """The hosts a text names; `called` counts those it only gives a name, which says nothing about who else may speak."""
    told = told if called else CALLED.sub("", told)
    found = [hit[1] for hit in DECORATED.finditer(told)]
    for hit in LISTED.finditer(told):
        found += re.split(rf"\s*(?:,\s*{AND}\s|,|\s{AND}\s)\s*", hit[1])
    for hit in (*HOSTING.finditer(told), *HOSTED_BY.finditer(told)):
        found += [name for name in hit.groups() if name]
    for hit in CALLED.finditer(told):
        found += [name for name in hit.groups()[1:] if name and hit[1].lower() != "narrator"]
    return [name for name in found if name and name.split()[0].lower() not in NOT_NAMES]


def _narrator(brief: WritingBrief, told: str) -> str:
    mapped = next((name for name in brief.request.voice_map if "narrator" in name.lower()), None)
    if mapped is not None:
        return undecorated(mapped).upper()
    called = next((hit[2] for hit in CALLED.finditer(told) if hit[1].lower() == "narrator"), None)
    found = NARRATING.search(told)
    name = called or (found and (found[1] or found[2]))
    return name.upper() if name and name.lower() not in NOT_NAMES else "NARRATOR"


def _hosting(hosts: list[str], labels: tuple[str, ...]) -> tuple[str, ...]:
    """The hosts that were named, at least two, at most four; names nobody else in the sources bears where none were."""
    taken = frozenset(word for label in (*labels, *hosts) for word in label.upper().split())
    first, second = next((pair for pair in PAIRS if not taken & frozenset(pair)), PAIRS[0])
    if len(hosts) > 1:
        return tuple(hosts[:MOST_HOSTS])
    return (hosts[0], second if hosts[0] != second else first) if hosts else (first, second)


def _mentioned(label: str, told: str) -> bool:
    return re.search(rf"\b{re.escape(label)}\b", told, re.IGNORECASE) is not None


def _match(name: str, labels: tuple[str, ...]) -> str | None:
    return next((label for label in labels if _key(label) == _key(name)), None)


def _clean(name: str) -> str:
    return undecorated(name).upper()


def _key(name: str) -> str:
    return bare(" ".join(undecorated(name).split()).title()).casefold()
