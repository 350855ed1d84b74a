"""Ways of asking that nobody had in mind when the words were chosen: renames, tone, order, who speaks, cuts, several at once, slips, other languages."""

from __future__ import annotations

import pytest

from tests.engine.table_read.revising.arranged import merged, order, taken_over
from tests.engine.table_read.revising.wanted import (
    Check,
    about,
    at,
    both,
    by,
    directed,
    given,
    gone,
    is_met,
    mannered,
    mannered_only,
    muted,
    named,
    part,
    said,
    scenes,
    swapped,
    texts,
    told,
)

ALL = range(17)
HELD_OUT: tuple[tuple[str, str, Check], ...] = (
    ("bees", "Felix ought to be known as Jonas", named(FELIX="JONAS")),
    ("bees", "We'd prefer Nora was named Greta", named(NORA="GRETA")),
    ("bees", "Nora will go by Nel instead", named(NORA="NEL")),
    ("bees", "change the name of Agnete Holm to Inge Holm", named(AGNETE="INGE HOLM")),
    ("train", "Ilka has to be renamed Ilka Roth", named(ILKA="ILKA ROTH")),
    ("bees", "lend scene 3 a calmer mood", directed(at(13, 14, 15, 16), "gently")),
    ("bees", "turn up the warmth in Nora's lines", directed(by("NORA"), "warm")),
    ("bees", "Agnete might do with a little more confidence", directed(by("AGNETE"), "firm")),
    ("bees", "bring down the energy of Felix", directed(by("FELIX"), "gently")),
    ("bees", "have Felix murmur the whole time", directed(by("FELIX"), "quietly")),
    ("bees", "Everybody a bit louder except Agnete", directed(lambda one: "AGNETE" not in one.character, "loud")),
    ("bees", "underline Nora's first line", directed(at(0), "firm")),
    ("train", "give the signaller scene more tension", directed(by("", 2), "urgent")),
    ("train", "the narrator could use some humour", mannered_only),
    ("library", "make the heating scene graver, and retitle it 'Cold'", both(mannered("grave", 5), lambda _, made: made.read.screenplay.title == "Cold")),
    ("bees", "flip lines 2 and 3", order(0, 2, 1, *ALL[3:])),
    ("bees", "lines 10 and 11 reversed", order(*ALL[:9], 10, 9, *ALL[11:])),
    ("bees", "swap the order of the first two scenes", scenes(1, 0, 2)),
    ("bees", "roll scene 2 into scene 1", merged(2)),
    ("bees", "merge the second and the third scene", merged(2)),
    ("bees", "The report scene goes at the very end", scenes(0, 2, 1)),
    ("bees", "place line 15 in front of line 8", order(*ALL[:7], 14, *ALL[7:14], 15, 16)),
    ("bees", "Let Agnete have the last word", order(*ALL[:14], 15, 16, 14)),
    ("library", "Let the reporter begin", order(3, 0, 1, 2, *ALL[4:14])),
    ("bees", "Could it run a little shorter?", part(0.88)),
    ("bees", "shorter please, but also longer", told("at once")),
    ("bees", "Nora takes over whatever Felix says", taken_over("NORA", "FELIX")),
    ("library", "drop Tobias but give his lines to Ruth", taken_over("RUTH ABARA", "TOBIAS ORCHARD")),
    ("bees", "have Nora speak line 14 instead of Felix", given(13, "NORA")),
    ("bees", "Felix and Nora should trade roles", swapped("FELIX", "NORA")),
    ("bees", "strip out any mention of the consultant", gone(8)),
    ("bees", "not a word about exercises any longer", gone(12)),
    ("bees", "skip the stuff around Felix's goodbye", gone(16)),
    ("library", "rmeove scene 2", scenes(0, 2)),
    ("library", "After the second line have Ruth reply: I do.", said(2, "I do.", "RUTH ABARA")),
    ("train", "Swap the narrator and Ilka, then mute line 2", muted(1)),
    ("library", "lengthen scene 2, cut scene 3", lambda before, made: len(made.from_sources) == 1 and len(texts(made.read)) == 9),
    ("bees", "revert to the version before", told("Versions")),
    ("bees", "Ersetze nichts", told("not understood")),
    ("bees", "Streiche alles über den Schwarm", told("German")),
    ("bees", "Nora soll jetzt Greta heißen", named(NORA="GRETA")),
    ("bees", "Felix soll etwas langsamer sprechen", directed(by("FELIX"), "slow")),
    ("bees", "Lösche Zeilen 2 und 3", gone(1, 2)),
    ("bees", "Kürze es auf 1 Minute", about(60)),
    ("bees", "Vertausche Nora und Felix", swapped("NORA", "FELIX")),
    ("bees", "Appelle Nora Camille", named(NORA="CAMILLE")),
    ("bees", "Retirez les lignes 2 à 4, s'il vous plaît", gone(1, 2, 3)),
    ("bees", "Fais parler Agnete plus doucement", directed(by("AGNETE"), "soft")),
    ("bees", "Échange Nora et Felix", swapped("NORA", "FELIX")),
    ("bees", "Fusionne les scènes 2 et 3", merged(2)),
    ("bees", "Raccourcis-le", part(0.75)),
    ("bees", "Renombra a Felix como Pablo", named(FELIX="PABLO")),
    ("bees", "Quita la línea 4", gone(3)),
    ("bees", "Elimina la escena 3 y haz que Nora hable más alto", both(scenes(0, 1), mannered("loud", 3))),
    ("bees", "Intercambia a Nora y Felix", swapped("NORA", "FELIX")),
    ("bees", "Por favor, más corto", part(0.75)),
)  # fmt: skip


@pytest.mark.parametrize(("name", "instruction", "check"), HELD_OUT, ids=[one[1][:50] for one in HELD_OUT])
def test_what_is_asked_for_in_other_words_is_done_or_named(name: str, instruction: str, check: Check) -> None:
    is_met(name, instruction, check)
