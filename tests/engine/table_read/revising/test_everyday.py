"""Wishes as people type them: short, sloppy, polite, in four languages; none is misunderstood, most are done, and the rest is named."""

from __future__ import annotations

import pytest

from tests.engine.table_read.revising import typed_again
from tests.engine.table_read.revising.arranged import (
    closes,
    cut_in,
    everyone,
    fewer,
    joined,
    merged,
    opens,
    order,
    paused,
    taken_over,
    untouched,
)
from tests.engine.table_read.revising.wanted import (
    Check,
    about,
    asked,
    at,
    by,
    directed,
    each,
    given,
    gone,
    is_met,
    lines,
    mannered_only,
    muted,
    named,
    part,
    revoiced,
    said,
    scenes,
    seconds,
    swapped,
    texts,
    titles,
    whole,
)


def ends_with(who: str, count: int) -> Check:
    """Somebody has the last word of so many lines."""
    return lambda before, made: whole(made) and lines(made.read)[-1][0] == who and len(lines(made.read)) == count


def all_of(*checks: Check) -> Check:
    """Each of these."""
    return lambda before, made: all(one(before, made) for one in checks)


def titled(scene: int, title: str) -> Check:
    """A scene is called so, and not a line is lost."""
    return lambda before, made: whole(made) and titles(made.read)[scene] == title and texts(made.read) == texts(before)


def speakers(*names: str) -> Check:
    """These speak first, in this order, and what is said stays."""
    return lambda before, made: (
        whole(made)
        and tuple(who for who, _ in lines(made.read))[: len(names)] == names
        and texts(made.read) == texts(before)
    )


def no_longer_than(target: float) -> Check:
    """It keeps to a limit."""
    return lambda before, made: target * 0.7 <= seconds(made.read) <= target + 0.5


BEES, REEF, OTIS = range(17), range(16), "OTIS"
DONE: tuple[tuple[str, str, Check], ...] = (
    ("bees", "can we call Nora Hannah pls", named(NORA="HANNAH")),
    ("bees", "Agnete's surname should be Holst, not Holm", named(AGNETE="AGNETE HOLST")),
    ("library", "the stranger should be The Visitor from now on", named(STRANGER="THE VISITOR")),
    ("bees", "a bit less drama from Felix and more warmth from Nora", each(FELIX="gently", NORA="warm")),
    ("bees", "make it punchier", directed(everyone, "brisk")),
    ("train", "more humor, less gloom", mannered_only),
    ("library", "start with the 61,500 figure", opens(4)),
    ("library", "cut the bit about the radiator", gone(12)),
    ("bees", "Line 7 sounds odd from Felix, let Nora say that instead", given(6, "NORA")),
    ("bees", "the ending is weak, end on the quote", order(*BEES[:14], 15, 16, 14)),
    ("bees", "max 1 minute", about(45, 60)),
    ("bees", "a longer pause before the last line", paused(16)),
    ("bees", "get rid of felixs goodbye", gone(16)),
    ("bees", "Swap Nora n Felix around", swapped("NORA", "FELIX")),
    ("bees", "the bit with the consultant isn't needed", gone(8)),
    ("bees", "could the report scene come first?", scenes(1, 0, 2)),
    ("bees", "drop all the questions", gone(13)),
    ("library", "join the last two scenes into one", merged(2)),
    ("library", "Ruth talks to fast, slow her down a touch", directed(by("RUTH"), "slow")),
    ("library", "Tobias should sound knackered", directed(by("TOBIAS"), "weary")),
    ("train", "no more than 40 seconds all in", no_longer_than(40)),
    ("train", "lose about ten seconds", fewer(6, 14)),
    ("train", "I don't want to hear about the banks", gone(5)),
    ("train", "Let's have Ilka open the piece", opens(7)),
    ("bees", "mute felix in the last scene", muted(13, 16)),
    ("bees", "put a beat about honey prices in", asked),
    ("bees", "emphasise 'low note' please", directed(at(14), "stress")),
    ("bees", "line 9 and line 10 could be one line", joined(8)),
    ("bees", "I'd move line 7 up before line 4", order(0, 1, 2, 6, 3, 4, 5, *BEES[7:])),
    ("bees", "take out the 2012 line", gone(4)),
    ("bees", "Mach's knackiger", directed(everyone, "brisk")),
    ("bees", "Die letzte Szene bitte an den Anfang", scenes(2, 0, 1)),
    ("bees", "Felix bitte etwas fröhlicher, Nora ruhiger", each(FELIX="bright", NORA="gently")),
    ("bees", "Höchstens eine Minute", no_longer_than(60)),
    ("bees", "Vor der letzten Zeile eine längere Pause", paused(16)),
    ("bees", "Nimm Zeile 5 raus", gone(4)),
    ("bees", "Plus court, s'il te plaît, une minute max", about(40, 60)),
    ("bees", "Mets la scène 3 au début", scenes(2, 0, 1)),
    ("bees", "Donne les répliques de Felix à Nora", taken_over("NORA", "FELIX")),
    ("bees", "Un peu plus de chaleur chez Agnete", directed(by("AGNETE"), "warm")),
    ("bees", "Pon la escena 2 al final", scenes(0, 2, 1)),
    ("bees", "Que Nora diga la línea 14", given(13, "NORA")),
    ("bees", "Menos dramático, más tranquilo", directed(everyone, "gently")),
    ("bees", "Un minuto como mucho", no_longer_than(60)),
    ("bees", "Drop scene 2, rename Felix to Max and finish on Agnete's last line", ends_with("AGNETE HOLM", 11)),
    ("bees", "delete the frist line and the last one", gone(0, 16)),
    ("bees", "can u shorten scene 1 a lil", cut_in(0)),
    ("bees", "make agnete sound like an old lady", revoiced("AGNETE HOLM")),
    ("bees", "let's not mention the consultant", gone(8)),
    ("bees", "What about closing with line 5?", order(*(one for one in BEES if one != 4), 4)),
    ("reef", "Maya's a boring name. Call her Ines.", named(MAYA="INES")),
    ("reef", "could Dr Lena Voss just be Lena please", named(LENA="LENA")),
    ("reef", "the whole bleaching section can go", scenes(0, 2)),
    ("reef", "Otis is way too jokey, he should be more serious", directed(by(OTIS), "grave")),
    ("reef", "less chatty, more gravitas pls", directed(everyone, "grave")),
    ("reef", "Can the doctor speak a little slower?", directed(by("VOSS"), "slow")),
    ("reef", "chop 15 secs", fewer(10, 20)),
    ("reef", "open on the bit about the microphone", opens(3)),
    ("reef", "I want to finish with “I told them what it could be.”", closes(14)),
    ("reef", "leave a two second silence after line 8", paused(8)),
    ("reef", "bit more of a pause before Otis asks about the boats", paused(9)),
    ("reef", "longer gaps between scenes", paused(6, 11)),
    ("reef", "maya should ask the boats question, not otis", given(9, "MAYA")),
    ("reef", "Line 3 would be better coming from Otis", given(2, OTIS)),
    ("reef", "scenes 2 & 3 the other way round", scenes(0, 2, 1)),
    ("reef", "make lines 4 and 5 a single line", joined(3)),
    ("reef", "move the bakery line to the very end", closes(10)),
    ("reef", "split the first line at the comma", said(0, "Today we go under water,", "MAYA")),
    ("reef", "more on how the recordings were made", asked),
    ("reef", "the last scene's too long, tighten it up", cut_in(2)),
    ("reef", "swap who says line 2 and line 3", speakers("MAYA", "MAYA", OTIS)),
    ("reef", "Otis and Maya need to be the other way around in the first scene", speakers(OTIS, "MAYA", OTIS, "DR LENA VOSS", "DR LENA VOSS", "MAYA")),
    ("reef", "otis -> Marcus, maya -> Ruby", named(OTIS="MARCUS", MAYA="RUBY")),
    ("reef", "trim scene 1 down to ~15 seconds", cut_in(0)),
    ("reef", "could we have a beat after “It was shrimp”?", paused(5)),
    ("reef", "Take the ministry out, nobody outside the country knows them", gone(8)),
    ("reef", "sound more excited in the opening, Maya", directed(by("MAYA", 0), "excited")),
    ("reef", "cool it down a bit in scene 2", directed(by("", 1), "gently", "dry")),
    ("reef", "rename the third chapter 'Playing the past'", titled(2, "Playing the past")),
    ("reef", "Let's get rid of Otis completely", gone(1, 5, 6, 9, 13)),
    ("reef", "please emphasize 'before' in line 8", directed(at(7), "stress on “before”")),
    ("reef", "one minute tops, and more energy!", all_of(no_longer_than(60), lambda _, made: whole(made))),
    ("reef", 'Add a line for Otis before the last one: "Play it again."', said(15, "Play it again.", OTIS)),
    ("reef", "swap the first and last scene", scenes(2, 1, 0)),
    ("reef", "Move “Two dive schools and a bakery” so it comes right after line 13", order(*(one for one in REEF[:13] if one != 10), 10, 13, 14, 15)),
    ("reef", "merge scene one with scene two & call it 'Going quiet'", titled(0, "Going quiet")),
    ("reef", "I miss something about the fishermen", asked),
    ("steg", "Der Teil über die Schule muss raus", gone(6)),
    ("steg", "Heike soll müder klingen", directed(by("HEIKE"), "weary")),
    ("steg", "Fang doch mit dem Satz über die Möwen an", opens(8)),
    ("steg", "Die Erzählerin heißt ab jetzt Anna", named(ERZÄHLERIN="ANNA")),
    ("steg", "Lass Jonas die zweite Zeile sprechen", given(1, "JONAS")),
    ("steg", "Kannst du das Ganze etwas lebendiger machen?", directed(everyone, "excited")),
    ("steg", "Mach eine Pause nach Zeile 3", paused(3)),
    ("steg", "bitte auf 30 Sekunden kürzen", about(22, 33)),
    ("steg", "Tausch die ersten beiden Szenen", scenes(1, 0, 2)),
    ("steg", "Heike bitte ruhiger und etwas leiser", directed(by("HEIKE"), "gently", "quietly")),
    ("steg", "Streich den Satz mit den 700 Einwohnern", gone(5)),
    ("steg", "Die dritte Szene soll vor der zweiten kommen", scenes(0, 2, 1)),
    ("steg", "Zeile 5 lieber von der Erzählerin", given(4, "ERZÄHLERIN")),
    ("steg", "mehr Spannung am Anfang, bitte", directed(by("", 0), "urgent")),
    ("steg", "kürzer als 25 Sekunden", no_longer_than(25)),
    ("steg", "Das Ende ist schwach. Hör mit dem Zitat über die Schule auf.", closes(6)),
    ("steg", "mehr über die Abstimmung", asked),
    ("steg", "Längere Pausen zwischen den Szenen", paused(3, 7)),
    ("reef", "Fais commencer Otis", opens(1)),
    ("reef", "Maya devrait être plus enjouée", directed(by("MAYA"), "bright")),
    ("reef", "une pause plus longue avant la dernière réplique, s'il te plaît", paused(15)),
    ("reef", "Maya et Otis échangent leurs répliques", swapped("MAYA", OTIS)),
    ("reef", "moins de suspense, plus de douceur", directed(everyone, "softly")),
    ("reef", "déplace la ligne 5 après la ligne 7", order(0, 1, 2, 3, 5, 6, 4, *REEF[7:])),
    ("reef", "raccourcis la scène 2", cut_in(1)),
    ("reef", "Termina con la línea 15", closes(14)),
    ("reef", "Otis tiene que sonar menos gracioso", directed(by(OTIS), "grave")),
    ("reef", "Que dure 45 segundos como máximo", no_longer_than(45)),
    ("reef", "Junta las escenas 1 y 2 y pon una pausa larga antes de la última línea", paused(15)),
    ("reef", "Otis más despacio y Maya más alegre", each(OTIS="slow", MAYA="bright")),
    ("reef", "cambia el título a «Bajo el agua»", lambda _, made: whole(made) and made.read.screenplay.title == "Bajo el agua"),
    ("reef", "que la doctora diga la línea 12", given(11, "DR LENA VOSS")),
    ("reef", "hazlo la mitad de largo", part(0.5)),
)  # fmt: skip
NAMED: tuple[tuple[str, str], ...] = (
    ("reef", "no shrimp jokes"), ("reef", "Who cares about the ministry? bin it"), ("reef", "read line 8 like you mean it, quietly"),
    ("reef", "Otis sounds bored"), ("reef", "make it sound like a BBC documentary"), ("reef", "Lena's quotes should be in order of time"),
    ("reef", "replace 'fish' with 'reef fish' in line 13"), ("reef", "quita lo del ministerio"), ("reef", "Enlève la blague d'Otis sur les crevettes"),
    ("reef", "end with the quote about the moon and make it rhyme"), ("reef", "start with the question"), ("reef", "the ending is weak"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "instruction", "check"),
    DONE + typed_again.DONE,
    ids=[one[1][:50] for one in DONE + typed_again.DONE],
)
def test_what_people_type_is_done(name: str, instruction: str, check: Check) -> None:
    is_met(name, instruction, check)


@pytest.mark.parametrize(
    ("name", "instruction"), NAMED + typed_again.NAMED, ids=[one[1][:50] for one in NAMED + typed_again.NAMED]
)
def test_what_is_not_understood_changes_nothing_and_is_said(name: str, instruction: str) -> None:
    is_met(name, instruction, untouched)


def test_what_is_done_beside_a_remark_is_done_and_the_rest_is_named() -> None:
    is_met(
        "reef",
        "cut lines 2, 6 & 14 – the jokes",
        lambda before, made: len(lines(made.read)) == 13 and len(made.not_done) == 1,
    )
    is_met(
        "reef",
        "get to the point faster - under 50 seconds",
        lambda before, made: seconds(made.read) <= 50 and len(made.not_done) == 1,
    )
