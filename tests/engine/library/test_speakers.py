"""Who said it: real reporting says so in many ways, and a name that is only told or belonged to is not the speaker."""

from __future__ import annotations

import pytest

from engine.library.digesting import ExtractiveDigester
from engine.library.digesting.boilerplate import dateline
from engine.library.digesting.speakers import Speakers, source_named
from engine.library.digesting.tongues import KNOWN
from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader

PEOPLE = (
    "Jennifer Peterson booked a flight, said Jennifer Peterson. Patrol Chief James Hall said little. "
    "Stefania Maurizi, an Italian journalist who visited the embassy, said so. Elizabeth Prelogar, the solicitor, said no. "
    "According to files seen by The Grayzone, the guards removed the lock to copy it. "
    "Ruth Abara, an engineer based at Leeds, said yes."
)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“It was a fortune,” Jennifer Peterson told CNN affiliate WUSA.", "Jennifer Peterson"),
        ("“They seized everything,” Maurizi told The Grayzone.", "Stefania Maurizi, an Italian journalist"),
        ("“We’ll decide,” Patrol Chief James Hall with the New York Police Department said Wednesday.", "James Hall"),
        ("“We’re not asking that,” Prelogar told Alito, asserting more.", "Elizabeth Prelogar, the solicitor"),
        ("“Is that right?” asked Peterson.", "Jennifer Peterson"),
        ("“Is that right?” Peterson asked Alito.", "Jennifer Peterson"),
        ("“Yes,” said Abara.", "Ruth Abara, an engineer based at Leeds"),
        ("“Rail remains reliable,” Amtrak said.", "Amtrak"),
    ],
)
def test_the_speaker_is_who_speaks(sentence: str, speaker: str) -> None:
    said_by = Speakers.of(PEOPLE).by(sentence, None)

    assert said_by is not None
    assert speaker in said_by


@pytest.mark.parametrize(
    "sentence",
    [
        "A former partner of Prelogar recalled an evening “when nobody came.”",
        "Told Grayzone by e-mail, “it is over.”",
        "Though nobody said it, “it was over.”",
    ],
)
def test_where_no_name_speaks_none_is_given(sentence: str) -> None:
    assert Speakers.of(PEOPLE).by(sentence, None) is None


def test_the_rest_of_a_sentence_is_nobodys_standing() -> None:
    assert "removed" not in Speakers.of(PEOPLE).named("The Grayzone")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("(CNN) -- The official spoke.", "The official spoke."),
        ("WASHINGTON (AP) — The Senate voted.", "The Senate voted."),
        ("LONDON, Nov 3 (Reuters) - Oil prices rose.", "Oil prices rose."),
        ("WARNING - Keep it away from water.", "WARNING - Keep it away from water."),
        ("A - The answer.", "A - The answer."),
        ("The mill (1911) - a ruin.", "The mill (1911) - a ruin."),
    ],
)
def test_where_it_was_filed_is_not_part_of_what_it_says(text: str, kept: str) -> None:
    assert text[dateline(text) :] == kept


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Regen fehlt seit Jahren, was nur ein Drittel des Rückgangs erklärt.",
        "Es ist nicht bekannt, warum Regen allein so wenig erklärt.",
        "La mesure qui revient, le rapport l'explique.",
    ],
)
def test_a_thing_that_explains_is_nobody_who_speaks(sentence: str) -> None:
    assert Speakers.of(sentence).by(sentence, None) is None


@pytest.mark.parametrize(
    ("sentence", "who", "code"),
    [
        ("Selon l'économiste Aline Roche, chaque brebis coûte 310 euros.", "Aline Roche, l'économiste", "fr"),
        ("Secondo il loro presidente, Sergio Vanni, le scorte spiegano la differenza.", "Sergio Vanni", "it"),
        ("Laut der Hydrologin Britta Kern sinkt der Spiegel.", "Britta Kern", "de"),
        ("Según la ministra Rosa Vidal, falta agua.", "Rosa Vidal, la ministra", "es"),
        (
            "“We are not figures,” says a doctor from the hospital, whose name is withheld.",
            "a doctor from the hospital",
            "en",
        ),
    ],
)
def test_a_standing_before_a_name_is_not_part_of_it(sentence: str, who: str, code: str) -> None:
    assert source_named(sentence, next(one for one in KNOWN if one.code == code)) == who


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("»Irgendwann wollte ich nicht mehr würfeln«, sagt die Schulleiterin Petra Hohlfeld.", "Petra Hohlfeld"),
        ("„Dat was in juli”, vertelt beheerder Yvonne Kuipers.", "Yvonne Kuipers"),
        ("« On voulait faire du pain », soupire Mireille Brunet.", "Mireille Brunet"),
        ("« La route est fermée », explique le maire Jean Arnaud.", "Jean Arnaud"),
        ("«Aquí nadie duerme», cuenta la vecina Carmen Ibáñez.", "Carmen Ibáñez"),
    ],
)
def test_a_name_behind_an_office_is_the_speakers_in_other_languages(sentence: str, speaker: str) -> None:
    assert Speakers.of(sentence).by(sentence, None) == speaker


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ("Peterson walked to the gate.", "Jennifer Peterson"),
        ("Peterson met Ruth Abara, an engineer based at Leeds, at the gate.", None),
        ("The gate was shut.", None),
        ("Hall shrugs. His daughter Ilse, who is 26, does not.", "Ilse"),
    ],
)
def test_a_pronoun_means_the_one_person_of_the_sentence_before(told: str, whose: str | None) -> None:
    speakers = Speakers.of(f"{PEOPLE} His daughter Ilse, who is 26, laughed.")
    assert speakers.only_in(told) == whose
    assert speakers.by("“Because it is wet,” she says.", whose) == whose


def test_whom_a_life_is_told_of_says_what_nobody_else_does_in_it() -> None:
    text = (
        "# Winifred Cole, 1931 to 2025\n\nWinifred Cole, who has died aged 93, carried 11,000 plants out of a flooding cellar.\n\n"
        "The inquiry left her evidence out of its report. “I was wrong about the port and the sea,” she liked to say. “It took fourteen.”\n"
    )
    found = ExtractiveDigester().digest(Extraction(text, GivenTextReader().lay_out(text, markdown=True), {}))
    said = [str(one.attribution) for one in found.claims if "fourteen" in one.statement]
    assert said == ["Winifred Cole, who has died aged 93"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“This is a proud day,” said Chief Executive Officer Marta Sandoval-Reyes.", "Marta Sandoval-Reyes"),
        ("“That is not clean,” said regional organiser Des Hanrahan.", "Des Hanrahan"),
    ],
)
def test_an_office_is_no_part_of_a_name(sentence: str, speaker: str) -> None:
    assert Speakers.of(sentence).by(sentence, None) == speaker


def test_what_is_said_of_somebody_is_not_said_by_them() -> None:
    sentence = "The clerk said that when Anna Moor left “the lamps were out in every window of it”."
    assert Speakers.of(sentence).by(sentence, None) != "Anna Moor"


def test_a_verb_without_a_subject_means_whoever_was_named_before() -> None:
    told = "O presidente da associação, Rui Sequeira, calcula que as esplanadas percam 15 % da receita."
    speakers = Speakers.of(told)
    assert speakers.only_in(told) == "Rui Sequeira"
    assert speakers.by("«Ninguém janta às escuras», afirma.", "Rui Sequeira") == "Rui Sequeira"
    assert speakers.by("«Ninguém janta às escuras» é um ditado.", "Rui Sequeira") is None


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Muere a los 97 años Remedios Alcaraz, la maestra", "Remedios Alcaraz"),
        ("Winifred Cole, 1931–2025", "Winifred Cole"),
        ("Lumen Rail opens a depot", None),
        ("Ada Quill and Tom Low dead at sea", None),
    ],
)
def test_only_the_story_of_a_life_has_somebody_it_is_about(title: str, who: str | None) -> None:
    text = "Remedios Alcaraz, Winifred Cole, Lumen Rail, Ada Quill and Tom Low are in this text."
    assert Speakers.of(text).heads(title, text) == who


@pytest.mark.parametrize("end", [".", ", on Monday."])
def test_a_name_beside_an_office_is_the_speakers(end: str) -> None:
    told = f"“They learned where the stairs were,” replied the museum's director, Lena Voss{end}"
    assert source_named(told) == "Lena Voss"
