"""Wordbook, Dutch."""

from __future__ import annotations

from engine.table_read.revising.wordbook.page import Page, listed

WORDS = listed("""
first: eerst
then: dan | daarna
two: twee
three: drie
four: vier
five: vijf
ten: tien
pauses: pauzes
: kun je | kan je | kunt u | zou je | wil je | kunnen we | graag | alsjeblieft | alstublieft | aub | svp | even | een beetje | een beetje meer | wat
: voortaan | vanaf nu | nu | ook | maar even
make: maak | maken | maakt
let: laat | laten
remove: verwijder | verwijderen | schrap | schrappen | weglaten | haal weg | streep door | sla over | gooi weg
shorten: verkort | verkorten | kort in | inkorten
put: zet | zetten | plaats | leg
move: verplaats | verplaatsen | verschuif | schuif
give: geef | geven
add: voeg | toevoegen | voeg toe
begin: begin | beginnen | start | open
end: eindig | eindigen | sluit | besluit
change: verander | wijzig
swap: wissel | ruil | verwissel | verruil
rename: hernoem
call: noem
stress: benadruk | beklemtoon
split: splits | deel
merge: voeg samen | combineer | samenvoegen
mute: demp
say: zeggen | zegt | zeg | spreken | spreekt | praten | praat | leest | lezen | vertelt
be: zijn | klinken | klinkt | worden
should: moet | moeten | zou | zouden | kan | mag
line: regel | zin
lines: regels | zinnen
scene: scène | scene | deel | hoofdstuk
scenes: scènes | scenes | delen | hoofdstukken
pause: pauze | stilte
quote: citaat
question: vraag
questions: vragen
number: getal | cijfer
title: titel
bit: stuk | stukje | passage
beginning: begin
ending: einde | slot | eind
the: de | het | den
a: een | één
first: eerste
second: tweede
third: derde
fourth: vierde
fifth: vijfde
last: laatste
penultimate: voorlaatste
both: allebei | beide
more: meer
less: minder
long: lang | lange
short: kort | korte
it shorter: het korter | het geheel korter | het allemaal korter
it longer: het langer
shorter: korter
longer: langer
too: te
very: heel | erg
it: het geheel
everything: alles
everyone: iedereen | allen
about: over | rond
of: van
of the: van de | van het
to: naar | aan
to the: naar de | aan de | aan het
in: in
before: voor | vóór
after: na | achter
between: tussen
with: met
without: zonder
and: en
not: niet | geen
out: weg | eruit | uit
instead: in plaats daarvan
instead of: in plaats van
at most: hoogstens | maximaal | niet langer dan
seconds: seconden
minutes: minuten
minute: minuut
half: helft
to the start: naar het begin | aan het begin | vooraan
to the end: naar het einde | aan het einde | achteraan | naar het eind
slower: langzamer | trager
faster: sneller | vlotter
louder: luider | harder
quieter: stiller | zachter
the bit about: het stuk over | het stukje over | het deel over
everything about: alles over
from: uit | bij
is: is
are: zijn allebei
that: dat | dit | die | deze
""")
MANNERS = listed("""
warm: warm | hartelijk | vriendelijk | liefdevol | warmte
calm: kalm | rustig | ontspannen | rust
punchy: pittig | vlot | kernachtig
serious: serieus | ernstig
sad: droevig | verdrietig | treurig | somber
happy: vrolijk | grappig | blij | luchtig | humor
lively: levendig | enthousiast | energiek | energie
angry: boos | woedend | kwaad
dry: droog | nuchter | zakelijk | ironisch | koel
soft: zacht | teder | geheimzinnig
quiet: stil
loud: luid
slow: langzaam | traag
fast: snel | vlug
dramatic: dramatisch | spannend | spanning
tired: moe | vermoeid
confident: zelfverzekerd | zeker | vastberaden
curious: nieuwsgierig
hesitant: aarzelend | onzeker | zenuwachtig
careful: duidelijk | bedachtzaam | helder
grave: plechtig | duister
""")
PAGE = Page("Dutch", WORDS, MANNERS, ("", "e", "er", "ere"), ("er", "der"))
