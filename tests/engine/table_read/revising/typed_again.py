"""More wishes as people type them, on other reads, written down before anything was mended for them; done, or named."""

from __future__ import annotations

from tests.engine.table_read.revising.arranged import closes, cut_in, everyone, fewer, opens, order, paused
from tests.engine.table_read.revising.wanted import (
    Check,
    asked,
    at,
    both,
    by,
    directed,
    each,
    given,
    gone,
    lines,
    muted,
    named,
    part,
    revoiced,
    said,
    scenes,
    swapped,
    texts,
    titles,
    told,
    whole,
)  # fmt: skip


def called(*names: str) -> Check:
    """The scenes are called so, and nothing is lost."""
    return lambda before, made: whole(made) and titles(made.read) == list(names) and texts(made.read) == texts(before)


def spoken_by(begin: int, *names: str) -> Check:
    """From a line on these speak, and what is said stays."""
    return lambda before, made: (
        whole(made)
        and tuple(who for who, _ in lines(made.read))[begin : begin + len(names)] == names
        and texts(made.read) == texts(before)
    )


def in_scene(number: int, *like: str) -> Check:
    """Exactly this scene is said so."""
    return directed(lambda one: one.scene_index == number, *like)


BREAD, PROF = range(16), "PROF ADA OKORO"
DONE: tuple[tuple[str, str, Check], ...] = (
    ("bread", "get Sam to say the graveyard line", given(9, "SAM")),
    ("bread", "can you call the prof Dr Okoro instead", named(ADA="DR OKORO")),
    ("bread", "I think scene 3 works better before scene 2", scenes(0, 2, 1)),
    ("bread", "kill the St Vith line pls", gone(5)),
    ("bread", "cut it by a quarter", part(0.75)),
    ("bread", "give the last two lines to Sam", both(given(14, "SAM"), given(15, "SAM"))),
    ("bread", "leave a gap of 3 seconds before “It is a nursery”", paused(10)),
    ("bread", "hold for a moment after line 13", paused(13)),
    ("bread", "no pause between line 14 and line 15 please", paused(14)),
    ("bread", "Sam: drier", directed(by("SAM"), "dry")),
    ("bread", "begin with the zoo quote", opens(1)),
    ("bread", "end on “You taste the baker, then.”", closes(13)),
    ("bread", "swap lines 12 and 13", order(*BREAD[:11], 12, 11, 13, 14, 15)),
    ("bread", "merge scenes 1 & 2 and title it 'Jars'", called("Jars", "Hands")),
    ("bread", "Rename the second beat to Cabinets", called("Flour and water", "Cabinets", "Hands")),
    ("bread", "add something about gluten", asked),
    ("bread", "could do with more on the 2018 experiment", asked),
    ("bread", "Sam and the professor should swap lines in scene 3", spoken_by(11, PROF, "SAM")),
    ("bread", "mute line 15, it's silly", muted(14)),
    ("bread", "whisper line 2", directed(at(1), "whisper")),
    ("bread", "drop what Kit says in the last scene", gone(13, 15)),
    ("bread", "make Kit a man", revoiced("KIT")),
    ("bread", "Die letzten beiden Zeilen bitte weglassen", gone(14, 15)),
    ("bread", "Stell Szene 3 vor Szene 2", scenes(0, 2, 1)),
    ("phare", "Yann doit parler plus lentement", directed(by("YANN"), "slow")),
    ("phare", "la narratrice s'appelle désormais Louise", named(NARRATRICE="LOUISE")),
    ("phare", "enlève le passage sur le photographe", gone(3)),
    ("phare", "plus de tension au début", in_scene(0, "urgent")),
    ("phare", "laisse Claire dire la première ligne", given(0, "CLAIRE")),
    ("phare", "un silence de deux secondes avant la dernière ligne", paused(8)),
    ("bread", "que Sam suene más cansado", directed(by("SAM"), "weary")),
    ("bread", "empieza con la línea 3", opens(2)),
    ("bread", "Sam's first line should go to Kit", given(3, "KIT")),
    ("bread", "i'd like the nursery line last", closes(10)),
    ("bread", "quicker pace in the middle scene", in_scene(1, "quick")),
    ("bread", "shave 12 seconds off", fewer(8, 16)),
    ("bread", "please drop lines 4-5 and 14", gone(3, 4, 13)),
    ("bread", "a dramatic pause before “It is a nursery.”", paused(10)),
    ("bread", "turn 'a graveyard' into 'a cemetery'", said(9, "So it is a cemetery?", "KIT")),
    ("bread", "Kit & Sam both warmer; Okoro a touch drier", each(KIT="warm", SAM="warm", OKORO="dry")),
    ("bread", "put line 8 ahead of line 7", order(*BREAD[:6], 7, 6, *BREAD[8:])),
    ("bread", "cut Kit's joke about tasting the baker", gone(13)),
    ("bread", "I don't think we need scene 1", scenes(1, 2)),
    ("bread", "swap the roles of Kit and Sam in the first scene only", spoken_by(0, "SAM", PROF, "SAM", "KIT", PROF, "SAM")),
    ("bread", 'title should be "Alive in a Jar"', lambda _, made: whole(made) and made.read.screenplay.title == "Alive in a Jar"),
    ("bread", "Sam -> Samira", named(SAM="SAMIRA")),
    ("bread", "could you split line 1 after 'Welcome back.'", said(0, "Welcome back.", "KIT")),
    ("bread", "stress 'nobody' in line 5", directed(at(4), "stress on “nobody”")),
    ("bread", "Kit klingt zu fröhlich", directed(by("KIT"), "grave")),
    ("bread", "Sam soll Zeile 7 übernehmen", given(6, "SAM")),
    ("bread", "Füg vor der letzten Zeile eine Pause von zwei Sekunden ein", paused(15)),
    ("bread", "Szene 2 kürzen", cut_in(1)),
    ("bread", "Beginne mit dem Zitat über den Zoo", opens(1)),
    ("phare", "la scène 2 d'abord", scenes(1, 0, 2)),
    ("phare", "échange Claire et Yann", swapped("CLAIRE", "YANN LE GOFF")),
    ("phare", "rends Claire plus curieuse", directed(by("CLAIRE"), "curious")),
    ("phare", "coupe la question", gone(4)),
    ("bread", "Sam debería sonar más seguro", directed(by("SAM"), "firm")),
    ("bread", "mueve la línea 2 al final", closes(1)),
    ("bread", "remove line 20", told("no line 20")),
    ("library", "Ruth Abara should just be called Ruth", named(RUTH="RUTH")),
    ("library", "can the stranger be a bit less cold", directed(by("STRANGER"), "warm")),
    ("library", "we don't need the councillor", gone(8)),
    ("library", "have the reporter read line 6", given(5, "THE REPORTER")),
    ("library", "delete scene two, it's dull", scenes(0, 2)),
    ("library", "angrier from Tobias", directed(by("TOBIAS"), "angry")),
    ("library", "put the volunteers bit up top", opens(6)),
    ("train", "drop the bit on freight", gone(9)),
    ("train", "read the last line slower", directed(at(10), "slow")),
    ("train", "ten seconds shorter", fewer(5, 14)),
    ("train", "flip scenes 1 and 2", scenes(1, 0, 2)),
    ("train", "add a line at the end where the narrator says: Good night.", said(11, "Good night.", "NARRATOR")),
    ("steg", "Mach die Pausen zwischen den Szenen länger", paused(3, 7)),
    ("steg", "Jonas spricht mir zu schnell", directed(by("JONAS"), "slow")),
    ("steg", "Zieh Zeile 8 nach vorne", opens(7)),
    ("steg", "weniger Pathos bei Heike", directed(by("HEIKE"), "gently")),
    ("steg", "lösch die Frage", gone(4)),
    ("phare", "mets une pause après la ligne 5", paused(5)),
    ("phare", "Yann plus triste, Claire plus calme", each(YANN="sad", CLAIRE="gently")),
    ("phare", "fais dire la ligne 6 à Claire", given(5, "CLAIRE")),
    ("bread", "quita las preguntas", gone(6, 9)),
    ("bread", "la última escena primero", scenes(2, 0, 1)),
    ("bread", "everybody calmer, the middle feels saggy", directed(everyone, "gently")),
)  # fmt: skip
NAMED: tuple[tuple[str, str], ...] = (
    ("bread", "Kit's intro is too perky, tone it down"), ("bread", "scrap the hygiene sign-off"), ("bread", "switch to British spelling"),
    ("bread", "lose the money stuff"),
    ("bread", "the middle's saggy"), ("bread", "more tension between Kit and the professor"), ("bread", "elimina todo sobre las abuelas"),
    ("bread", "Okoro sounds a bit sleepy, wake her up"), ("bread", "Please take everything Sam says about money out"),
    ("bread", "cambia a Kit por Sam en la escena 1"),
)  # fmt: skip
