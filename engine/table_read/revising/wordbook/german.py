"""Wordbook, German."""

from __future__ import annotations

import re

from engine.table_read.revising.wordbook.page import Page, listed

WORDS = listed("""
sounds: klingt | wirkt | spricht | redet
: mir | uns
two: zwei
three: drei
four: vier
five: fünf
six: sechs
ten: zehn
middle: mittlere | mittleren
remove: weglassen | rauslassen | auslassen | rausnehmen | rausschmeißen | wegnehmen | rauswerfen | herausnehmen
what: was
says: sagt
pauses: pausen
is better from: lieber von | besser von | besser durch
change: ändere | änder | ändert
swap: tauschen | vertauschen
come: kommen | stehen
their: ihre
the title to: den titel in | den titel zu | den titel auf
is called: heißt | heisst
: ab jetzt | künftig | von nun an | ab sofort | von jetzt an
: kannst du | könntest du | können sie | könnten sie | würdest du | kann man | könnte man | können wir | wollen wir
first two: ersten beiden | ersten zwei
last two: letzten beiden | letzten zwei
begin: anfangen | anfängt | fängt
not so: nicht so
make: mach | mache | macht | machen
let: lass | lasse | lasst | lassen
take: nimm | nehmt | nehmen
out: raus | heraus | weg
remove: streich | streiche | streicht | streichen | entfern | entferne | entfernen | entfernt | lösch | lösche
remove: löschen | löscht | wirf | schmeiß | schmeiss | tilge | verzichte auf | spar dir
shorten: kürz | kürze | kürzt | kürzen | verkürze | verkürz | straffe | straff
move: verschieben | schieben | verlegen | verschieb | verschiebe | schieb | schiebe | rück | rücke | verlege
put: stellen | setzen | legen | packen | hängen | setz | setze | setzt | stell | stellt | leg | lege | pack | packe | häng | hänge
bit: stelle | teil | passage | stück | sache
bring: bringen | holen | ziehen | bring | bringe | bringt | hol | hole | zieh | ziehe
give: gib | gebt | geben | übergib
add: füg | füge | fügt | ergänz | ergänze | bau | baue | schreib
beginning: beginn | anfang | einstieg
begin: beginne | beginnt | fang | fange | starte | start mit | eröffne
ending: ende | schluss | ausstieg
end: beende | schließ | schließe | schliess | hör | höre
swap: tausch | tausche | tauscht | vertausch | vertausche | wechsle
rename: benenn | benenne | umbenennen
call: nenn | nenne | nennt
stress: beton | betone | betont | unterstreich | unterstreiche
split: teile | teilt | trenn | trenne
merge: verbind | verbinde | verein | vereine | verschmelz | verschmelze | fass | fasse
together: zusammen
say: sagen | sagt | sag | sprechen | sprich | lesen | liest | lies | vorlesen | vortragen | übernehmen
say: übernimmt | reden
be: sein | werden | klingen | wirken | klinge
be called: heißen | heissen
should: soll | sollen | sollte | sollten | kann | können | könnte | könnten | muss | müssen | müsste | darf | dürfen
should: möge
mute: stumm | stummschalten | verstumme
line: zeile | satz | replik | zeilen-
lines: zeilen | sätze | repliken | text | texte | worte
scene: szene | abschnitt | kapitel
scenes: szenen | abschnitte | kapiteln
pause: pause | stille | atempause
quote: zitat
question: frage
questions: fragen
number: zahl | ziffer
title: titel | überschrift
words: wörter | wort
second: sekunde | zweite | zweiten | zweiter | zweites
the: der | die | das | den | dem | des
a: ein | eine | einen | einem | einer | eines
first: erste | ersten | erster | erstes | zuerst | als erstes
first: erst
then: dann
third: dritte | dritten | dritter | drittes
fourth: vierte | vierten | vierter | viertes
fifth: fünfte | fünften | fünfter | fünftes
last: letzte | letzten | letzter | letztes | zuletzt | als letztes | zum schluss
have the last word: das schlusswort haben | das letzte wort haben | das letzte wort | das schlusswort
penultimate: vorletzte | vorletzten | vorletzter | vorletztes
both: beide | beiden
longer: länger | längere | längeren | längerer
it: es
shorter: kürzer | kürzere | kürzeren | knapper
long: lang | lange | langen
short: kurz | kurze | kurzen | kurzer
much: viel
very: sehr
more: mehr
less: weniger
to: zu | an | ans | zum | zur | auf
everything: alles | das ganze
everyone: alle | allen
about: über | zum thema | betreffend | darüber
: um | bitte | mal | doch | noch | eben | einfach | ein bisschen | ein wenig | etwas | ein bissl | bisschen | wenig
: lieber | jetzt | nun | gerne | gern | auch | hinzu
of: von | vom
in: in | innerhalb
in the: im | ins
before: vor | vorm
after: nach | hinter | danach
between: zwischen
with: mit
without: ohne
and: und
not: nicht | kein | keine | keinen
instead: stattdessen | statt dessen
instead of: statt | anstatt | anstelle von
at most: höchstens | maximal | nicht länger als | nicht mehr als
under: unter
seconds: sekunden
minutes: minuten
minute: minute
to half: auf die hälfte
by half: um die hälfte
half: hälfte | halb | halbe
to the start: an den anfang | zum anfang | nach vorne | nach vorn | an den beginn | ganz nach vorn | ganz nach vorne
to the end: ans ende | an das ende | zum ende | an den schluss | nach hinten | ganz ans ende
at the end: am ende | am schluss
at the start: am anfang | zu beginn
slower: langsamer
faster: schneller | zügiger | flotter
louder: lauter
quieter: leiser
the start: den anfang
that: dass | dies | dieses
the bit about: das mit | die sache mit | den teil über | den teil mit | die stelle über | die stelle mit
the bit about: den abschnitt über
from: bei | für | aus
is: ist
are: sind
is too: ist zu
by: durch
than: als
like: wie
where: wo
something about: etwas über | was über | etwas zu | was zu
everything about: alles über | alles zu | alles mit
""")
MANNERS = listed("""
warm: warm | wärm | herzlich | freundlich | liebevoll | wärme | herzlichkeit | gefühl
calm: ruhig | gelassen | entspannt | ruhe | gemütlich
punchy: knackig | flott | knapp | spritzig | schwungvoll | schwung | pfiffig | zackig | tempo
serious: ernst | ernsthaft | seriös
sad: traurig | wehmütig | trauer | melancholisch | bedrückt
happy: frech | fröhlich | heiter | lustig | froh | freude | munter | humor | witzig | witz | verspielt
lively: lebendig | lebhaft | begeistert | energisch | energie | begeisterung | aufgeregt | leidenschaft
lively: leidenschaftlich
angry: wütend | zornig | ärgerlich | genervt | gereizt | wut | böse | aggressiv | verärgert
dry: trocken | nüchtern | sachlich | kühl | ironisch | ironie | distanziert
soft: sanft | weich | zart | geheimnisvoll
quiet: leise
loud: laut
slow: langsam | gemächlich
fast: schnell | rasch | hastig | hektisch
dramatic: dramatisch | dramatik | spannend | spannung | pathetisch | pathos | dringlich | drama | eindringlich
tired: müde | erschöpft | matt
confident: selbstbewusst | selbstsicher | bestimmt | fest | überzeugt
curious: neugierig | neugier
hesitant: zögerlich | zögernd | unsicher | ängstlich
careful: deutlich | vorsichtig | nachdenklich | klar
grave: düster | feierlich | finster | dunkel
""")
IT = re.compile(r"(?<=[a-zäöüß])['’]s\b(?=\s+[a-zäöüß])")


def split(text: str) -> str:
    """`mach's kürzer` as `mach es kürzer`."""
    return IT.sub(" es", text)


PAGE = Page("German", WORDS, MANNERS, ("", "e", "en", "er", "es", "em"), ("er",), split)
