"""Wordbook, Spanish."""

from __future__ import annotations

import re

from engine.table_read.revising.wordbook.page import Page, listed

JOINED = re.compile(
    r"\b(haz|pon|quita|borra|elimina|acorta|mueve|di|da|deja|hag[aá]n?|acórta|quíta|bórra|elimína|muéve|pón|ház)(lo|la|los|las|le)\b",
    re.IGNORECASE,
)
WORDS = listed("""
then: luego
two: dos
three: tres
four: cuatro
five: cinco
ten: diez
pauses: pausas
swap: intercambian
their: sus
the title to: el título a | el título por | el titulo a
half as long: la mitad de largo | la mitad de larga | la mitad
first two: dos primeras | dos primeros
last two: dos últimas | dos últimos
: puedes | podrías | puede usted | se puede | podemos | por qué no
make: haz | haga | hagan | hacer | hacen
let: deja | deje | dejar | que | haz que | haga que
remove: quita | quite | quitar | elimina | elimine | eliminar | borra | borre | borrar | suprime | suprimir | saca
remove: saque | corte | cortar | tacha | omite
short: corta | corto | cortos | cortas | breve
shorten: acorta | acorte | acortar | recorta | reduce | reducir | abrevia | acórta
put: pon | ponga | poner | coloca | coloque
move: mueve | mueva | mover | pasa | traslada | lleva | sube | baja | adelanta
give: da | dale | dé | dar | asigna
add: añade | añada | agrega | agregue | incluye | mete | inserta
begin: empieza | empiece | empezar | comienza | comenzar | abre | arranca | inicia
end: termina | termine | terminar | acaba | acabe | acabar | cierra | concluye | finaliza
change: cambia | cambie
swap: intercambia | intercambie | permuta | invierte
rename: renombra | renombre
call: llama | llame
stress: enfatiza | subraya | acentúa | destaca | recalca
split: divide | separa | parte en dos
merge: fusiona | junta | une | combina | unir
say: diga | digan | decir | dice | lea | leer | hable | hablen | hablar | pronuncie
be: sea | sean | ser | suene | suenen | sonar
should: debe | deben | debería | deberían | puede | podría | tiene que | tienen que
line: línea | linea | frase | réplica
lines: líneas | lineas | frases | réplicas | textos
scene: escena | parte | capítulo
scenes: escenas | partes | capítulos
pause: pausa | silencio
quote: cita
question: pregunta
questions: preguntas
number: número | cifra | dato
title: título
bit: trozo | pasaje | fragmento
beginning: principio | comienzo | inicio
ending: final | fin
the: el | la | los | las | lo
a: un | una
first: primer | primera | primero
second: segunda | segundo
third: tercera | tercer | tercero
fourth: cuarta | cuarto
fifth: quinta | quinto
last: última | último | ultima | ultimo
penultimate: penúltima | penúltimo
both: ambos | los dos | las dos
more: más | mas
less: menos
long: largo | larga | largos | largas
too: demasiado | demasiada
very: muy
much: mucho
everything: todo | todo el conjunto
everyone: todos | todas
about: sobre | acerca de | relativo a
of: de
of the: del
to the: al
to: a | hacia
in: en | dentro de
before: antes de | antes del | delante de
after: después de | después del | detrás de | tras
between: entre
with: con | por
without: sin
and: y | e
not: no
instead: mejor | en su lugar | en cambio
instead of: en vez de | en lugar de
at most: como mucho | como máximo | máximo | a lo sumo | no más de
seconds: segundos
minutes: minutos
minute: minuto
half: mitad
to the start: al principio | al comienzo | al inicio
to the end: al final | al fin
slower: más despacio | más lento | más lenta | más lentos
faster: más rápido | más rápida | más deprisa
louder: más alto | más fuerte
quieter: más bajo
the bit about: lo de | la parte de | la parte sobre | el trozo sobre | lo del | la parte del
from: para
is: es | está | suena
are: son | están
that: eso | esto | ese | esa
as: como
something about: algo sobre | algo de | una escena sobre
everything about: todo lo de | todo lo relacionado con | todo sobre
: por favor | un poco | un poquito | algo | también | ahora | ya | solo | sólo | gracias | favor
""")
MANNERS = listed("""
warm: cálid | calidez | cariños | amable | tiern | ternura | calor
calm: tranquil | calmad | seren | calma | relajad | tranquilidad | pausad
punchy: ágil | dinámic | contundente | directo | vivaz | ritmo | agilidad | chispa
serious: seri | sobri | formal | seriedad
sad: triste | tristeza | melancólic
happy: alegre | alegría | divertid | graciós | gracios | humor | ligero | ligera
lively: animad | entusiasta | enérgic | energía | vivo | viva | entusiasmo | apasionad | pasión | emoción
angry: enfadad | enojad | furios | rabia | ira | agresiv
dry: sec | irónic | frí | neutral | neutro | ironía
soft: suave | suavemente | dulce | misterios | suavidad | susurrad
loud: fuerte | alto | alta
quiet: baj
slow: lent | despacio | lentamente
fast: rápid | deprisa | rápidamente
dramatic: dramátic | dramatismo | tens | tensión | teatral | drama | intens | intensidad | suspense
tired: cansad | agotad
confident: segur | firme | confiad | seguridad | confianza
curious: curios | curiosidad
hesitant: vacilante | tímid | insegur | nervios
careful: clar | cuidados | reflexiv | claramente
grave: oscur | solemne | sombrí
""")


def split(text: str) -> str:
    """`hazlo` as two words."""
    return JOINED.sub(r"\1 eso", text)


PAGE = Page("Spanish", WORDS, MANNERS, ("", "o", "a", "os", "as", "s", "es"), (), split)
