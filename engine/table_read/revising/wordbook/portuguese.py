"""Wordbook, Portuguese."""

from __future__ import annotations

import re

from engine.table_read.revising.wordbook.page import Page, listed

JOINED = re.compile(
    r"\b(faz|faça|tira|tire|põe|ponha|corta|corte|deixa|deixe|torna|torne|move|mova)-(o|a|os|as|lo|la)\b", re.IGNORECASE
)
WORDS = listed("""
then: depois
two: dois | duas
three: três
four: quatro
five: cinco
ten: dez
pauses: pausas
: pode | podes | poderia | podemos | gostaria que | gostava que | queria
make: faz | faça | fazer | torna | torne | tornar | deixa mais | deixe mais
let: deixa | deixe | deixar | que
remove: tira | tire | tirar | remove | remova | remover | elimina | elimine | corta | corte | apaga | apague | retira | retire | exclui | exclua
remove: omite | deixa de fora | deixe de fora
shorten: encurta | encurte | reduz | reduza | resume
put: põe | ponha | pôr | coloca | coloque | bota
move: move | mova | passa | passe | leva | leve
give: dá | dê | dar | entrega
add: acrescenta | acrescente | adiciona | adicione | inclui | inclua
begin: começa | comece | começar | inicia | inicie | abre | abra
end: termina | termine | terminar | acaba | acabe | fecha | conclui
change: muda | mude | altera
swap: troca | troque | trocar | inverte | inverta
rename: renomeia | renomeie | rebatiza
call: chama | chame
stress: enfatiza | enfatize | sublinha | destaca | realça
split: divide | divida | separa
merge: junta | junte | une | una | combina | funde
mute: silencia | silencie
say: dizer | diga | diz | ler | leia | fale | falar | fala
be: ser | seja | soe | soar
should: deve | devem | devia | deveria | deveriam | tem de | tem que
line: linha | fala | frase
lines: linhas | falas | frases
scene: cena | parte | capítulo
scenes: cenas | partes | capítulos
pause: pausa | silêncio
quote: citação
question: pergunta
questions: perguntas
number: número
title: título
bit: trecho | pedaço | passagem
beginning: início | começo | princípio
ending: fim | final
the: o | a | os | as
a: um | uma
first: primeira | primeiro
second: segunda | segundo
third: terceira | terceiro
fourth: quarta | quarto
fifth: quinta | quinto
last: última | último
penultimate: penúltima | penúltimo
both: ambos | os dois | as duas
more: mais
less: menos
long: longo | longa
short: curto | curta | breve
too: demais | demasiado
very: muito
everything: tudo
everyone: todos | todas
about: sobre | acerca de | a respeito de
of: de | do | da | dos | das
to: para | ao | à
in: em | no | na | nos | nas
before: antes de | antes do | antes da | antes das | antes dos
after: depois de | depois do | depois da | depois das | depois dos | após
between: entre
with: com | com as | com os | com a | com o | pelas | pela | pelo | pelos
without: sem
and: e
not: não
instead: em vez disso
instead of: em vez de | no lugar de
at most: no máximo | não mais de
seconds: segundos
minutes: minutos
minute: minuto
half: metade
to the start: para o início | no início | ao início | para o começo | no começo
to the end: para o fim | no fim | ao fim | para o final | no final
slower: mais devagar | mais lento | mais lenta | mais lentamente
faster: mais rápido | mais rápida | mais depressa
louder: mais alto | mais forte
quieter: mais baixo
the bit about: a parte sobre | a parte do | a parte da | a parte das | a parte dos
everything about: tudo sobre | tudo o que diz respeito a
is: é | está
are: são | estão
that: isso | isto | esse | essa
: por favor | se faz favor | um pouco | um pouquinho | também | agora | só | obrigado | obrigada | favor | a partir de agora
""")
MANNERS = listed("""
warm: calos | calor | carinhos | gentil | amável | calorosament | caloros
calm: calm | tranquil | seren | relaxad
punchy: ágil | dinâmic | vivaz | ritmo
serious: séri | sóbri | formal
sad: triste | tristeza | melancólic
happy: alegre | alegria | divertid | engraçad | humor | leve
lively: animad | entusiasmad | enérgic | energia | entusiasmo | apaixonad
angry: zangad | furios | raiva | irritad
dry: sec | irônic | irónic | fri | neutr
soft: suave | doce | misterios | macio
quiet: baix
loud: alt | forte
slow: lent | devagar | lentamente
fast: rápid | depressa | rapidamente
dramatic: dramátic | tens | tensão | intens | suspense
tired: cansad
confident: segur | firme | confiante
curious: curios | curiosidade
hesitant: hesitante | tímid | insegur | nervos
careful: clar | pensativ | claramente
grave: sombri | solene | grave
""")


def split(text: str) -> str:
    """`faça-o` as two words."""
    return JOINED.sub(r"\1 isso", text)


PAGE = Page("Portuguese", WORDS, MANNERS, ("", "o", "a", "os", "as", "s", "es"), (), split)
