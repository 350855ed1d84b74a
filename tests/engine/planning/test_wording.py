"""A plan speaks the language of its sources, cuts nobody's words open, and says when there is little story in them."""

from __future__ import annotations

import pytest

from engine.library.digest import ClaimKind
from engine.library.digesting.tongues import tongue_of_line
from engine.machines.planners.extractive.phrases import Phrasebook
from engine.machines.planners.extractive.wording import ENGLISH_WORDING
from engine.machines.planners.extractive.wording_tongues import OTHERS
from engine.machines.planners.extractive.words import shortened, unwrapped
from tests.documents import HERE, source_of
from tests.engine.planning.bridge import PLAIN_TITLES, draft
from tests.engine.planning.builders import Said, a_source

ABROAD = {
    "de": "grundwasser_bericht", "fr": "loup_article", "es": "trenes_reportaje",
    "it": "olio_articolo", "nl": "dijk_verslag", "pt": "cortica_reportagem",
}  # fmt: skip
ENGLISH = (
    "It opens",
    "This is",
    "Here",
    "Then",
    "passages from",
    "their own words",
    "A frame",
    "One image",
    "Set large",
    "page of",
)


@pytest.mark.parametrize("code", ABROAD)
def test_a_plan_speaks_the_language_of_its_sources(code: str) -> None:
    envelope = draft(source_of(HERE / "wider" / f"{ABROAD[code]}.md")).envelope
    own = {lines[0] for words in (OTHERS[code],) for lines in (*words.titles.values(), *words.plain_titles.values())}

    for beat in envelope.beats:
        assert beat.title in own or beat.title not in PLAIN_TITLES, beat.title
        assert not any(word in beat.narration for word in ENGLISH), beat.narration
        assert not any(word in beat.visual_intent for word in ENGLISH), beat.visual_intent
    assert sum(tongue_of_line(beat.narration).code == code for beat in envelope.beats) >= 5


@pytest.mark.parametrize("words", OTHERS.values(), ids=OTHERS)
def test_every_language_can_say_what_english_can(words: object) -> None:
    for name in ENGLISH_WORDING.__dataclass_fields__:
        said, english = getattr(words, name), getattr(ENGLISH_WORDING, name)
        fields = {field for field in ("{what}", "{things}", "{mine}", "{theirs}", "{voices}") if field in str(english)}
        assert type(said) is type(english)
        assert all(field in str(said) for field in fields), name


def test_a_page_of_reference_is_explained_and_the_person_is_told() -> None:
    page = a_source(
        "weir: lift a gate",
        "A call of weir_lift() raises the gate by so many hands.",
        *(f"The option --hold-{n} keeps gate_{n} where it stands until weir_free({n}) is called." for n in range(9)),
    )
    drafted = draft(page)

    assert any(warning.startswith("little_story") for warning in drafted.warnings)
    assert drafted.envelope.thesis.one_line == "weir: lift a gate."
    assert drafted.envelope.beats[0].narration.startswith("It opens on what it is about: “A call of weir_lift()")
    assert not any("difficulty" in beat.narration or "turns:" in beat.narration for beat in drafted.envelope.beats)
    stories = draft(
        a_source("The weir", *(f"In {1800 + n} the miller raised the weir by {n} hands." for n in range(9)))
    )
    assert not any(warning.startswith("little_story") for warning in stories.warnings)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("The gate held. Nobody thanked the men who had built it in the rain.", 6, "The gate held."),
        ("The court found in its long ruling that “no man may raise a gate alone”.", 11, "The court found in its long ruling that …"),
        ("He said “no man may raise a gate alone at night”.", 6, "He said “no man may raise …”"),
        ("The men who built the gate in the rain were never paid.", 6, "The men who built the gate …"),
    ],
)  # fmt: skip
def test_what_is_shortened_does_not_break_off_within_a_quotation(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


def test_a_thesis_keeps_its_quotation_whole() -> None:
    long = "The inquiry into the flood of the lower mill, which sat for two winters and heard every man who had stood on the wall, found "
    line = Said(
        f"{long}that “no gate of oak can be held by one man at night against a spring tide in a westerly gale”.",
        weight=0.95,
    )
    thesis = draft(a_source("The inquiry into the flood", line, "The wall is of stone.")).envelope.thesis.one_line

    assert thesis.count("“") == thesis.count("”")
    assert unwrapped("It is known as “Wolf Gate.”") == "It is known as “Wolf Gate.”"


def test_letters_that_stand_for_a_name_keep_their_capitals() -> None:
    book = Phrasebook(["Money for the CFPB was cut, and the CFPB went on. People said the CFPB would close."])
    assert next(phrase.shown for phrase in book.best(["Money for the CFPB was cut."], frozenset())) == "the CFPB"


def test_a_quotation_of_somebody_without_a_name_is_not_its_authors() -> None:
    said = draft(
        a_source("A", Said("“We are many.”", ClaimKind.QUOTATION, "a doctor", 0.9), "The ward was full all night.")
    ).envelope
    assert said.source_digest.evidence[0].attribution in ("a doctor", None)


@pytest.mark.parametrize(
    "text",
    [
        "except that the operand is multiplied by the size of the block in the end.",
        "The value v(x) · xW−D is required since v(x) = a · b in every case of it.",
        "If you cannot find it here, be sure to check out Section 12.1 of this text.",
    ],
)
def test_formulas_pointers_and_halves_of_sentences_are_no_evidence(text: str) -> None:
    assert draft(a_source("A", text)).envelope.source_digest.evidence == ()


def test_a_thesis_is_no_quotation_that_nobody_is_named_for() -> None:
    said = Said(
        "«No lo sé», dijo el instructor del caso en relación a la decisión que debe adoptar la Audiencia de Palma.",
        weight=0.7,
    )
    told = Said(
        "La Audiencia de Palma debe adoptar una decisión sobre los recursos que se han anunciado contra la imputación.",
        weight=0.75,
    )
    assert (
        draft(
            a_source("A", Said("¿Qué pasará ahora con la causa de Palma?", weight=0.2), said, told)
        ).envelope.thesis.one_line
        == told.text
    )
