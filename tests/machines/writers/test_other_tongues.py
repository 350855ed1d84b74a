"""Sources in another language are told in it: joints, numbers and voices; and the person hears why it is a documentary."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from engine.library.digesting.tongues import ENGLISH, tongue_of_line
from engine.machines.writers.extractive.cutting import is_own
from engine.machines.writers.extractive.phrases_documentary import DOCUMENTARY
from engine.machines.writers.extractive.phrases_drama import DRAMA, SETTING, SPEAKING, STEPPING
from engine.machines.writers.extractive.phrases_drama_tongues import STAGED, STAGES
from engine.machines.writers.extractive.phrases_podcast import PODCAST
from engine.machines.writers.extractive.phrases_podcast_tongues import HOSTS
from engine.machines.writers.extractive.phrases_tongues import BY_TONGUE
from engine.planning.ports import PlanningSource
from engine.table_read.ports import WritingBrief
from engine.table_read.saying import spoken_tokens
from engine.table_read.screenplay import Grounding, Screenplay
from engine.table_read.tasks import language_of
from tests.documents import HERE, source_of
from tests.engine.table_read.figures import figures_of
from tests.engine.table_read.rehearsal import brief_of, write

TOLD = {
    "de": "grundwasser_bericht", "fr": "loup_article", "es": "trenes_reportaje",
    "it": "olio_articolo", "nl": "dijk_verslag", "pt": "cortica_reportagem",
}  # fmt: skip


@lru_cache
def _source(code: str) -> PlanningSource:
    return source_of(HERE / "wider" / f"{TOLD[code]}.md")


@lru_cache
def _told(code: str, mode: str, policy: str = "auto") -> tuple[WritingBrief, Screenplay]:
    """What is told of a document, and what it was told from; written once for every test that looks at it."""
    brief = brief_of(_source(code), pages=3, mode=mode, narration_policy=policy)
    return brief, write(brief)


@pytest.mark.parametrize("code", TOLD)
def test_a_read_is_told_in_the_language_of_its_sources(code: str) -> None:
    source = _source(code)
    brief, play = _told(code, "documentary")
    english = {phrase for known in DOCUMENTARY.values() for phrase in known}
    joints = [entry.text for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]

    assert language_of((source,)) == code
    assert joints
    assert not any(phrase in joint for joint in joints for phrase in english if "{" not in phrase)
    assert play.remarks[0].code == "source_language"
    counted = figures_of(play, brief)
    assert (counted.misquoted, counted.invented, counted.repeated) == (0, 0, 0)
    assert counted.share_held >= 0.95


@pytest.mark.parametrize("code", TOLD)
@pytest.mark.parametrize("policy", ["narrated", "suppress"])
def test_a_podcast_is_hosted_in_the_language_of_its_sources(code: str, policy: str) -> None:
    brief, play = _told(code, "podcast", policy)
    joints = [entry for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]
    english = {phrase for known in (*DOCUMENTARY.values(), *PODCAST.values()) for phrase in known}
    asking = {phrase for occasion, known in HOSTS[code].items() if occasion.startswith("ask_") for phrase in known}

    assert play.mode == "podcast"
    assert len({entry.character for entry in joints}) >= 2
    assert sum(entry.text in asking for entry in joints) >= 2
    assert not any(entry.text in english for entry in joints)
    assert "needs a language model" not in play.remarks[0].message
    counted = figures_of(play, brief)
    assert (counted.misquoted, counted.invented, counted.repeated) == (0, 0, 0)
    assert counted.share_held >= 0.95


@pytest.mark.parametrize("code", TOLD)
@pytest.mark.parametrize("policy", ["narrated", "suppress"])
def test_a_drama_is_played_in_the_language_of_its_sources(code: str, policy: str) -> None:
    brief, play = _told(code, "drama", policy)
    stage = STAGES[code]
    english = {phrase for known in DRAMA.values() for phrase in known} | {*SETTING, *SPEAKING, *STEPPING, "quietly"}
    joints = [entry.text for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]

    assert play.mode == "drama"
    assert {stage.asker, stage.keeper} <= set(play.characters)
    assert not any(label.startswith("THE ") for label in play.characters)
    assert not any(phrase in joint for joint in joints for phrase in english if "{" not in phrase and len(phrase) > 9)
    assert not {entry.parenthetical for entry in play.entries} & english
    assert ("NARRATOR" in play.characters) is (policy == "narrated")
    assert "needs a language model" not in play.remarks[0].message
    counted = figures_of(play, brief)
    assert (counted.misquoted, counted.invented, counted.repeated) == (0, 0, 0)
    assert counted.share_held >= 0.95


@pytest.mark.parametrize("code", STAGED)
def test_the_stage_of_every_language_can_do_the_same(code: str) -> None:
    assert STAGED[code].keys() == STAGED["de"].keys()
    assert STAGED[code].keys() - {"credit_alone"} <= DRAMA.keys()
    assert all(
        phrase and "{source" not in phrase and "{phrase" not in phrase
        for known in STAGED[code].values()
        for phrase in known
    )
    assert {key: len(said) for key, said in STAGED[code].items() if key.startswith("ask_")} == dict.fromkeys(
        [key for key in STAGED["de"] if key.startswith("ask_")], 2
    )


@pytest.mark.parametrize("code", HOSTS)
def test_hosts_of_every_language_can_do_the_same(code: str) -> None:
    assert HOSTS[code].keys() == HOSTS["de"].keys()
    said = [phrase for known in (*HOSTS[code].values(), *BY_TONGUE[code].values()) for phrase in known]
    assert not {phrase for known in HOSTS[code].values() for phrase in known if said.count(phrase) > 1}


@pytest.mark.parametrize("code", BY_TONGUE)
def test_every_language_has_the_joints_a_documentary_cannot_do_without(code: str) -> None:
    assert {"title", "provenance", "context", "conflict", "proof", "turn", "payoff", "cta", "meet", "credit"} <= set(
        BY_TONGUE[code]
    )


def test_a_language_nobody_narrates_is_told_without_a_word_between() -> None:
    text = (
        "Rzeka podniosła się o trzy metry w nocy z soboty na niedzielę, a most został zamknięty dla wszystkich samochodów. "
        * 3
    )
    lines = [
        f"{text.strip()} Burmistrz numer {number} zapowiedział nowe wały przeciwpowodziowe nad rzeką do roku 20{number}."
        for number in range(25, 34)
    ]
    path = HERE / "wider" / "allotment_note.txt"
    source = source_of(path)
    polish = type(source)(source.id, "Rzeka", "text", {"language": "pl"}, None, "\n\n".join(lines), None)
    play = write(brief_of(polish, pages=1))

    assert not [entry for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]


@pytest.mark.parametrize(
    "line",
    [
        "Ein Zähler kostet etwa 600 Euro.",
        "Le programme prend fin en 2025.",
        "Un cuarto tren costaría 1,9 millones de euros al año.",
    ],
)
def test_numbers_of_another_language_are_left_to_its_voice(line: str) -> None:
    assert tongue_of_line(line) is not ENGLISH
    assert " ".join(spoken_tokens(line)) == line


@pytest.mark.parametrize(
    "line",
    [
        "In 2019 the county lost £3.1m.",
        "Die Zeit is a newspaper with 500,000 readers.",
        "A café sold 40 crêpes.",
        "Call 020 7946 0958.",
    ],
)
def test_english_lines_are_said_in_english_words(line: str) -> None:
    assert tongue_of_line(line) is ENGLISH
    assert not any(letter.isdigit() for said in spoken_tokens(line) for letter in said)


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("I frantoi della valle hanno prodotto 1.900 tonnellate di olio nel 2023.", False),
        ("Noi abbiamo prodotto olio nella valle per tutta la vita.", True),
        ("Wir haben das Wasser der Gemeinde seit Jahren gemessen.", True),
        ("Das Wasser der Gemeinde wird seit Jahren gemessen.", False),
        ("We have measured the water for years.", True),
        ("The water was measured for years.", False),
    ],
)
def test_who_speaks_of_themselves_is_known_in_the_language_of_the_sentence(sentence: str, own: bool) -> None:
    assert is_own(sentence) is own


@pytest.mark.parametrize("code", TOLD)
@pytest.mark.parametrize("mode", ["documentary", "podcast", "drama"])
def test_what_a_source_states_is_no_quotation_in_any_language(code: str, mode: str) -> None:
    brief, play = _told(code, mode, "auto" if mode == "documentary" else "narrated")
    marks = re.compile(r"[“”„«»\"]")
    evidence = {item.id: item for item in brief.envelope.source_digest.evidence}
    quoted = [entry for entry in play.entries if entry.grounding is Grounding.QUOTE]

    assert all(any(marks.search(evidence[one].quote) for one in entry.evidence_ids) for entry in quoted)
