"""Who said it: real reporting says so in many ways, and a name that is only told or belonged to is not the speaker."""

from __future__ import annotations

import pytest

from engine.library.digesting.boilerplate import dateline
from engine.library.digesting.speakers import Speakers, source_named
from engine.library.digesting.tongues import KNOWN

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
