"""Saying: how written tokens are said, and that there is one answer for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.table_read.saying import spoken_tokens

CASES = {
    # numbers
    "3 boats": "three boats",
    "0 boats": "zero boats",
    "21 boats": "twenty-one boats",
    "105 boats": "one hundred and five boats",
    "3,100 boats": "three thousand one hundred boats",
    "12,000 boats": "twelve thousand boats",
    "1,000,000 boats": "one million boats",
    "2,400,001 boats": "two million four hundred thousand and one boats",
    "2.4 boats": "two point four boats",
    "0.05 percent": "zero point zero five percent",
    "-3 degrees": "minus three degrees",
    "007": "zero zero seven",
    "1/2 full": "one half full",
    "3/4 full": "three quarters full",
    "½ full": "one half full",
    "2½ years": "two and a half years",
    "3:1 odds": "three to one odds",
    "3x more": "three times more",
    "24/7 service": "twenty-four seven service",
    "5 × 7": "five by seven",
    "~40 people": "about forty people",
    "≥ 5": "at least five",
    "<5 cases": "less than five cases",
    "± 9": "plus or minus nine",
    "#3 again": "number three again",
    # years, decades, dates
    "in 1911": "in nineteen eleven",
    "in 1900": "in nineteen hundred",
    "in 1905": "in nineteen oh five",
    "in 2004": "in two thousand and four",
    "in 2026": "in twenty twenty-six",
    "since 1678, when": "since sixteen seventy-eight, when",
    "the 1911 log": "the nineteen eleven log",
    "1840 eels were": "one thousand eight hundred and forty eels were",
    "2000 people": "two thousand people",
    "1850 kWh": "one thousand eight hundred and fifty kilowatt hours",
    "the 1990s": "the nineteen nineties",
    "the '90s": "the nineties",
    "1990–1995": "nineteen ninety to nineteen ninety-five",
    "1939–45": "nineteen thirty-nine to forty-five",
    "12 March 1911": "the twelfth of March nineteen eleven",
    "the 3rd of May": "the third of May",
    "on March 12, 1911": "on March the twelfth, nineteen eleven",
    "14 Sept. 2024": "the fourteenth of September twenty twenty-four",
    "2026-11-23": "the twenty-third of November, twenty twenty-six",
    "12.03.1911": "the twelfth of March, nineteen eleven",
    "31/12/1999": "the thirty-first of December, nineteen ninety-nine",
    "21 to 22 November": "twenty-one to the twenty-second of November",
    # times
    "at 14:30": "at fourteen thirty",
    "at 9:05": "at nine oh five",
    "at 10:00": "at ten o'clock",
    "at 8 a.m. sharp": "at eight ay M sharp",
    "at 6.15 p.m. sharp": "at six fifteen P M sharp",
    "at 10am": "at ten ay M",
    "at 9.30am": "at nine thirty ay M",
    # ordinals
    "the 1st": "the first",
    "the 22nd time": "the twenty-second time",
    "a 19th-century mill": "a nineteenth-century mill",
    "the 100th": "the one hundredth",
    # ranges
    "3–5 days": "three to five days",
    "3-5 days": "three to five days",
    "10–12% more": "ten to twelve percent more",
    "100–120 MWh": "one hundred to one hundred and twenty megawatt hours",
    # money
    "£5": "five pounds",
    "£1": "one pound",
    "£3,200 a year": "three thousand two hundred pounds a year",
    "£2.4 million.": "two point four million pounds.",
    "£2.4m": "two point four million pounds",
    "$3bn": "three billion dollars",
    "€12.50": "twelve euros fifty",
    "£0.99": "ninety-nine pence",
    "£1,145,000": "one million one hundred and forty-five thousand pounds",
    "a £40,000 grant": "a forty thousand pound grant",
    "a £1.4 million bill": "a one point four million pound bill",
    "US$5": "five US dollars",
    "GBP 1,200": "one thousand two hundred pounds",
    "40 EUR": "forty euros",
    "£10–12": "ten to twelve pounds",
    # percent and units
    "12%": "twelve percent",
    "2.5 %": "two point five percent",
    "12 per cent": "twelve per cent",
    "450 kWh": "four hundred and fifty kilowatt hours",
    "172 MWh a year": "one hundred and seventy-two megawatt hours a year",
    "75 kW": "seventy-five kilowatts",
    "a 75 kW turbine": "a seventy-five kilowatt turbine",
    "1 km": "one kilometre",
    "1.9 km long": "one point nine kilometres long",
    "12km": "twelve kilometres",
    "5.8 m.": "five point eight metres.",
    "3.5 m³/s": "three point five cubic metres per second",
    "40 km/h": "forty kilometres per hour",
    "5.2 ha": "five point two hectares",
    "20 m²": "twenty square metres",
    "12°C": "twelve degrees Celsius",
    "-3 °C": "minus three degrees Celsius",
    "30 mm": "thirty millimetres",
    "41 dB": "forty-one decibels",
    "£205 per MWh": "two hundred and five pounds per megawatt hours",
    "12-metre wall": "twelve metre wall",
    "450-kW turbine": "four hundred and fifty kilowatt turbine",
    "3.5m people": "three point five million people",
    "6 ft": "six feet",
    "50 mph": "fifty miles per hour",
    # abbreviations
    "Dr. Quill": "Doctor Quill",
    "Dr Quill": "Doctor Quill",
    "Mrs. Pell": "Missus Pell",
    "Prof. Lund": "Professor Lund",
    "St. Mary": "Saint Mary",
    "Mill St. is": "Mill Street is",
    "e.g. eels": "for example eels",
    "i.e. eels": "that is eels",
    "approx. 10": "approximately ten",
    "No. 5 is": "number five is",
    "No. He is": "No. He is",
    "pp. 4–19": "pages four to nineteen",
    "Fig. 3": "figure three",
    "c. 1780": "around seventeen eighty",
    "eels, etc.": "eels, et cetera.",
    "Lund et al. wrote": "Lund and others wrote",
    "one vs. two": "one versus two",
    "J. B. Lund": "J B Lund",
    # Roman numerals
    "World War II": "World War two",
    "Part IV": "Part four",
    "Henry VIII was": "Henry the eighth was",
    "I went": "I went",
    # acronyms and capitals
    "the BBC": "the B B C",
    "NASA said": "nasa said",
    "five NGOs": "five N G O's",
    "the BBC's": "the B B C's",
    "U.S. troops": "U S troops",
    "VERY LOUD": "very loud",
    "CO2": "C O two",
    "COVID-19": "covid nineteen",
    "the A12": "the ay twelve",
    "MP3": "M P three",
    "and/or": "and or",
    "salt & water": "salt and water",
    "the R&D": "the R and D",
    # addresses
    "https://www.tidemill.example/report?x=1": "tidemill dot example",
    "see tidemill.example.": "see tidemill dot example.",
    "mara.quill@mill.org": "mara dot quill at mill dot org",
    "note.md": "note dot M D",
    # what is not said
    "dry.[3]": "dry.",
    "dry [3, 4] again": "dry again",
    "mill³ stands": "mill stands",
    "**bold** words": "bold words",
    "_slanted_ words": "slanted words",
    "`code` words": "code words",
    "well 🎉 done": "well done",
    "— yes": "yes",
    "the mill—and the sea": "the mill, and the sea",
    "(a Sunday) he": "a Sunday, he",
    "“Quite,” he": "Quite, he",
    "well-known": "well-known",
    "it’s": "it's",
    "wait… now": "wait... now",
    "Really?!": "Really?",
}


@pytest.mark.parametrize(("written", "said"), CASES.items(), ids=list(CASES))
def test_it_is_said_like_this(written: str, said: str) -> None:
    assert " ".join(word for word in spoken_tokens(written) if word) == said


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(CASES) >= 120


def test_a_sum_is_shared_between_its_tokens() -> None:
    assert spoken_tokens("cost £2.4 million, not") == ("cost", "two point four", "million pounds,", "not")


def test_a_pause_goes_to_the_word_before_a_lone_dash() -> None:
    assert spoken_tokens("the mill — closed") == ("the", "mill,", "", "closed")


@given(st.text(max_size=120))
def test_there_is_one_answer_for_every_token(text: str) -> None:
    assert len(spoken_tokens(text)) == len(text.split())


WRITTEN = st.lists(
    st.sampled_from(
        "the mill £2.4 million 12% (a [3] Dr. 1911 3–5 kWh 450 — “No. 5 MP3 A12 🎉 ** #3 www.a.org x@y.org ½ II Part e.g. 9.30 a.m. °C "
        "°F m/s 1,5 1,50,0 -- ... ?! £ $ %".split()
    )
    | st.text(alphabet="0123456789.,-–/:%£$€ abcxyzIVX'’“”()[]°²³", max_size=8),
    max_size=14,
).map(" ".join)


@given(WRITTEN)
def test_an_answer_is_empty_or_speakable_and_never_markup(text: str) -> None:
    for said in spoken_tokens(text):
        assert said == "" or any(letter.isalnum() for letter in said)
        assert not set(said) & set("*_`[](){}<>|#%£€$@&")


@given(WRITTEN)
def test_no_figure_is_left_as_a_figure(text: str) -> None:
    assert not any("0" <= letter <= "9" for said in spoken_tokens(text) for letter in said)


@given(WRITTEN)
def test_the_same_text_is_said_the_same_way(text: str) -> None:
    assert spoken_tokens(text) == spoken_tokens(text)
