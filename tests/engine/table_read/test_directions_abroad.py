"""Notes in German, French, Spanish, Italian, Dutch and Portuguese are understood for what is commonly wished, and for who speaks."""

from __future__ import annotations

from typing import Any

import pytest

from engine.machines.planners.extractive.brief import mode_of, read_brief
from engine.machines.writers.extractive.directions import Directions, directions_of
from engine.machines.writers.extractive.troupe import troupe
from engine.planning.listeners import Listeners, listeners_of
from engine.planning.model import ArtifactRequest
from engine.table_read.screenplay import Grounding
from tests.documents import HERE, source_of
from tests.engine.planning.bridge import draft
from tests.engine.planning.builders import a_plan
from tests.engine.table_read.rehearsal import brief_of, write

WISHED: list[tuple[str, dict[str, Any]]] = [
    ("Kürzer bitte, lustiger und ohne die Katastrophe von 1953.", {"shorter": True, "lighter": True, "leave_out": ("Katastrophe von 1953",)}),
    ("Lass den Bürgermeister weg. Beginne mit dem Schlüssel und ende mit einer Frage.",
     {"leave_out": ("Bürgermeister",), "open_with": "Schlüssel", "end_on_question": True}),
    ("Bitte ohne Witze. Konzentriere dich auf die Schule und den Hafen. Etwa 3 Minuten.", {"sober": True, "bring": ("Schule", "Hafen"), "seconds": 180.0}),
    ("Die Kosten nicht erwähnen, keine Zusammenfassung.", {"leave_out": ("Kosten",), "recaps": False}),
    ("Plus court et plus drôle, sans parler du maire.", {"shorter": True, "lighter": True, "leave_out": ("maire",)}),
    ("Ne mentionne pas le coût. Commence par la clé et termine par une question.", {"leave_out": ("coût",), "open_with": "clé", "end_on_question": True}),
    ("Mets l'accent sur l'école, sans blagues. Environ 3 minutes.", {"bring": ("école",), "sober": True, "seconds": 180.0}),
    ("Más corto y más divertido, sin el alcalde.", {"shorter": True, "lighter": True, "leave_out": ("alcalde",)}),
    ("Céntrate en el molino. No menciones el precio. Unos 3 minutos, sin chistes.",
     {"bring": ("molino",), "leave_out": ("precio",), "seconds": 180.0, "sober": True}),
    ("Empieza con la llave y termina con una pregunta.", {"open_with": "llave", "end_on_question": True}),
    ("Più breve e più divertente, senza il sindaco.", {"shorter": True, "lighter": True, "leave_out": ("sindaco",)}),
    ("Non menzionare il prezzo. Concentrati sulla scuola e sul porto, senza battute. Circa 3 minuti.",
     {"leave_out": ("prezzo",), "bring": ("scuola", "porto"), "sober": True, "seconds": 180.0}),
    ("Comincia con la chiave e finisci con una domanda.", {"open_with": "chiave", "end_on_question": True}),
    ("Korter en grappiger, zonder de burgemeester.", {"shorter": True, "lighter": True, "leave_out": ("burgemeester",)}),
    ("Laat de burgemeester weg. Begin met de sleutel en eindig met een vraag.",
     {"leave_out": ("burgemeester",), "open_with": "sleutel", "end_on_question": True}),
    ("Leg de nadruk op de school en de haven, geen grappen. Ongeveer 3 minuten.", {"bring": ("school", "haven"), "sober": True, "seconds": 180.0}),
    ("Noem de prijs niet, geen samenvatting.", {"leave_out": ("prijs",), "recaps": False}),
    ("Mais curto e mais engraçado, sem o presidente da câmara.", {"shorter": True, "lighter": True, "leave_out": ("presidente da câmara",)}),
    ("Não menciones o preço. Foca-te na escola e no porto, sem piadas. Cerca de 3 minutos.",
     {"leave_out": ("preço",), "bring": ("escola", "porto"), "sober": True, "seconds": 180.0}),
    ("Começa com a chave e termina com uma pergunta.", {"open_with": "chave", "end_on_question": True}),
    ("Sottovoce.", {"deliveries": ("Sottovoce",)}),
    ("De stem zacht en langzaam.", {"deliveries": ("De stem zacht en langzaam",)}),
    ("Senza musica.", {"unmet": ("Senza musica.",)}),
    ("Focus on the costs of shipping.", {"bring": ("costs of shipping",)}),
    ("Make it shorter and funnier, without the mayor.", {"shorter": True, "lighter": True, "leave_out": ("mayor",)}),
    ("Ohne Musik.", {"unmet": ("Ohne Musik.",)}),
    ("The sin of pride is told.", {"unmet": ("The sin of pride is told.",)}),
]  # fmt: skip


@pytest.mark.parametrize(("notes", "wanted"), WISHED)
def test_common_wishes_are_understood(notes: str, wanted: dict[str, Any]) -> None:
    assert directions_of(notes) == Directions(**wanted)


@pytest.mark.parametrize(
    ("notes", "meant"),
    [
        ("Für Kinder, bitte.", Listeners.NEWCOMERS),
        ("Mach es kindgerecht.", Listeners.NEWCOMERS), ("In einfacher Sprache.", Listeners.NEWCOMERS),
        ("Pour les enfants de huit ans.", Listeners.NEWCOMERS),
        ("Más sencillo, para niños.", Listeners.NEWCOMERS),
        ("Più semplice, per bambini.", Listeners.NEWCOMERS), ("Voor kinderen, in korte zinnen.", Listeners.NEWCOMERS),
        ("Eenvoudiger graag.", Listeners.NEWCOMERS), ("Mais simples, para crianças.", Listeners.NEWCOMERS),
        ("Per ingegneri.", Listeners.EXPERTS), ("Voor deskundigen.", Listeners.EXPERTS),
        ("Make it for children.", Listeners.NEWCOMERS),
        ("Für Ingenieure.", Listeners.EXPERTS), ("Pour des spécialistes.", Listeners.EXPERTS),
        ("Say what it means for families.", Listeners.ANYBODY), ("A kind of report.", Listeners.ANYBODY),
    ],
)  # fmt: skip
def test_for_whom_it_is_told_is_understood(notes: str, meant: Listeners) -> None:
    assert listeners_of("", notes=notes) is meant


@pytest.mark.parametrize(
    ("cast", "mode"),
    [
        ("Ein Podcast. Zwei Stimmen: Ada und Ben.", "podcast"), ("Hörspiel. Moderiert von Ada und Ben.", "drama"),
        ("Ada (Moderatorin) und Ben (Experte).", "podcast"),
        ("Conversation. Deux voix : Ada et Ben.", "podcast"),
        ("Documentaire animé par Ada et Ben.", "documentary"),
        ("Entrevista. Dos voces: Ada y Ben.", "podcast"),
        ("Conversazione. Due voci: Ada e Ben.", "podcast"), ("Radiodramma. Condotto da Ada e Ben.", "drama"),
        ("Gesprek. Twee stemmen: Ada en Ben.", "podcast"), ("Hoorspel. Gepresenteerd door Ada en Ben.", "drama"),
        ("Conversa. Duas vozes: Ada e Ben.", "podcast"), ("Radioteatro. Apresentado por Ada e Ben.", "drama"),
        ("Ada (presentatrice) en Ben (deskundige).", "documentary"), ("Ada (conduttrice) e Ben (esperto).", "documentary"),
        ("Presentado por Ada y Ben.", "documentary"), ("Hosted by Ada and Ben.", "podcast"),
    ],
)  # fmt: skip
def test_who_speaks_and_in_which_form_is_understood(cast: str, mode: str) -> None:
    source = source_of(HERE / "wider" / "grundwasser_bericht.md")
    plan = a_plan(source, creative_brief={"castNotes": cast})
    brief = brief_of(source, pages=1, brief={"castNotes": cast})

    assert troupe(brief, ()).hosts == ("ADA", "BEN")
    if "Hosted" not in cast:
        assert mode_of(ArtifactRequest(), plan) == mode


def test_what_a_note_rules_out_is_no_wish_of_the_plan() -> None:
    for notes in ("Do not mention the mayor. Focus on the mill.", "Ohne den mayor. Fokus auf die mill."):
        brief = read_brief(a_plan(requests=(ArtifactRequest(notes=notes),)))
        assert [ban for ban, _ in brief.forbidden] == ["mayor"]
        assert brief.wished == (frozenset({"mill"}),)


def test_a_german_note_shapes_a_german_read_and_nothing_in_it_is_english() -> None:
    source = source_of(HERE / "wider" / "grundwasser_bericht.md")
    plain = write(brief_of(source, pages=2, mode="documentary"))
    noted = write(
        brief_of(source, pages=2, mode="documentary", notes="Kürzer, lustiger, ohne Brandes. Ende mit einer Frage.")
    )

    assert len(noted.entries) < len(plain.entries)
    assert not any("Brandes" in entry.text for entry in noted.entries)
    assert noted.entries[-1].text.endswith("?")
    assert {entry.parenthetical for entry in noted.entries} <= {None, "leise", "heiter"}
    assert {entry.parenthetical for entry in plain.entries} == {None, "leise"}
    assert all(entry.evidence_ids for entry in noted.entries if entry.grounding is not Grounding.CONNECTIVE)


@pytest.mark.parametrize(
    ("title", "opening"), [("Der Hafen und das Wasser von gestern", "Es gibt noch keine"), ("Water", "There are no")]
)
def test_a_plan_without_sources_says_so_in_the_language_of_the_order(title: str, opening: str) -> None:
    assert draft(title=title).envelope.thesis.one_line.startswith(opening)
