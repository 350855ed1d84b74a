"""Wordbook, Italian."""

from __future__ import annotations

import re

from engine.table_read.revising.wordbook.page import Page, listed

JOINED = re.compile(
    r"\b(fa|fallo|taglia|togli|metti|sposta|accorcia|rendi|elimina|leva|di|dà|dai|fate|togliete|mettete)(lo|la|li|le)\b",
    re.IGNORECASE,
)
ELIDED = re.compile(r"\b(l|un|dell|all|nell|sull|dall|quell|d)['’](?=\w)", re.IGNORECASE)
WORDS = listed("""
then: poi
two: due
three: tre
four: quattro
five: cinque
ten: dieci
pauses: pause
: puoi | potresti | può | potete | potremmo | possiamo | vorrei | vorrei che | mi piacerebbe
make: fai | fa | fare | rendi | rendere | fate
let: lascia | lasciare | che | fai in modo che
remove: togli | togliere | leva | levare | elimina | eliminare | cancella | cancellare | rimuovi | rimuovere | via
remove: tralascia | ometti | salta | lascia fuori | lascia perdere
shorten: accorcia | accorciare | abbrevia | riduci | ridurre
put: metti | mettere | poni | colloca
move: sposta | spostare | porta | trasferisci
give: dai | dà | dare | assegna
add: aggiungi | aggiungere | inserisci | includi
begin: inizia | iniziare | comincia | cominciare | apri | parti
end: finisci | finire | termina | terminare | concludi | chiudi
change: cambia | cambiare
swap: scambia | scambiare | inverti | invertire
rename: rinomina | ribattezza
call: chiama | chiamare
stress: enfatizza | sottolinea | evidenzia
split: dividi | separa | spezza
merge: unisci | unire | fondi | combina
mute: silenzia | zittisci
say: dire | dica | dice | leggere | legga | parlare | parli | parla | reciti
be: essere | sia | siano | suoni | suonare | suona
should: deve | devono | dovrebbe | dovrebbero | può | possono
line: riga | battuta | frase | linea
lines: righe | battute | frasi | linee
scene: scena | parte | capitolo
scenes: scene | parti | capitoli
pause: pausa | silenzio
quote: citazione
question: domanda
questions: domande
number: numero | cifra
title: titolo
bit: pezzo | passaggio | brano
beginning: inizio | principio
ending: fine | finale | conclusione
the: il | lo | la | i | gli | le | l'
a: un | uno | una | un'
first: prima | primo | prime | primi
second: seconda | secondo
third: terza | terzo
fourth: quarta | quarto
fifth: quinta | quinto
last: ultima | ultimo | ultime | ultimi
penultimate: penultima | penultimo
both: entrambi | tutti e due | ambedue
more: più
less: meno
long: lungo | lunga
short: corto | corta | breve
too: troppo | troppa
very: molto
everything: tutto | tutto il testo
everyone: tutti | tutte
about: su | sul | sulla | sui | sulle | sugli | sullo | riguardo a | circa | dell'argomento | sull'
of: di | del | della | dei | delle | degli | dello | dell' | d'
to: a | verso
to the: al | alla | ai | alle | allo | all'
in: in | nel | nella | nei | nelle | nell'
before: prima di | prima del | prima della | prima dei | prima delle | prima dell' | davanti a
after: dopo | dopo la | dopo il | dietro
between: tra | fra
with: con | con il | con la | con le | con i
without: senza
and: e | ed
not: non
instead: invece
instead of: invece di | al posto di
at most: al massimo | non più di
seconds: secondi
minutes: minuti
minute: minuto
half: metà
to the start: all'inizio | al principio | all' inizio
to the end: alla fine | in fondo
slower: più lentamente | più lento | più lenta | più piano
faster: più veloce | più velocemente | più rapido | più in fretta
louder: più forte | più alto
quieter: più piano | a voce più bassa
the bit about: la parte su | la parte sul | la parte sulla | la parte sui | quella parte su
everything about: tutto su | tutto sul | tutto sulla | tutto ciò che riguarda
from: da | dal | per
is: è
are: sono
that: questo | quello | questa
: per favore | per piacere | un po' | un po | un pochino | anche | adesso | ora | solo | grazie | favore | d'ora in poi | da ora in poi
""")
MANNERS = listed("""
warm: cald | calore | affettuos | gentil | dolcezza
calm: calm | tranquill | seren | rilassat | pacat
punchy: vivac | brios | dinamic | incisiv | ritmo
serious: seri | sobri | formal | serietà
sad: trist | tristezza | malinconic
happy: allegr | felic | divertent | giocos | umorismo | legger
lively: animat | energic | entusiast | energia | entusiasmo | passion | appassionat
angry: arrabbiat | furios | rabbia | adirat
dry: secc | ironic | fredd | neutr | distaccat
soft: dolc | morbid | soav | misterios
quiet: bass
loud: fort | alt
slow: lent | lentamente
fast: veloc | rapid | velocemente
dramatic: drammatic | tes | tensione | intens | suspense
tired: stanc
confident: sicur | ferm | decis
curious: curios | curiosità
hesitant: esitant | timid | insicur | nervos
careful: chiar | riflessiv | chiaramente
grave: cup | solenn | grav
""")


def split(text: str) -> str:
    """`fallo` as two words, `l'inizio` too."""
    return ELIDED.sub(r"\1' ", JOINED.sub(r"\1 questo", text))


PAGE = Page("Italian", WORDS, MANNERS, ("", "o", "a", "i", "e"), (), split)
