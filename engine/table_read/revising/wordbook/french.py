"""Wordbook, French."""

from __future__ import annotations

import re

from engine.table_read.revising.wordbook.page import Page, listed

ELIDED = re.compile(r"\b(l|d|qu|s|n|c|j|m|t)['’](?=\w)", re.IGNORECASE)
JOINED = re.compile(r"(?<=\w)-(?=(?:le|la|les|lui|moi|nous|y|en)\b)", re.IGNORECASE)
WORDS = listed("""
first: d'abord
then: puis | ensuite
first: d abord
sounds: sonne | semble
two: deux
three: trois
four: quatre
five: cinq
ten: dix
is called: s appelle | s appellera
: désormais
pauses: pauses | silences
swap: échangent
change: change | changez | modifie | modifiez
their: leurs | leur
the title to: le titre en | le titre pour | le titre par
first two: deux premiers | deux premières
last two: deux derniers | deux dernières
: peux-tu | pourrais-tu | pouvez-vous | pourriez-vous | tu peux | vous pouvez | est-ce qu on peut | on peut
must be: devrait être | doit être
make: fais | faites | faire | rends | rendez | rendre
let: laisse | laissez | laisser | que | qu'
remove: supprime | supprimez | supprimer | enlève | enlevez | enlever | retire | retirez | retirer | coupe | coupez
remove: couper | ôte | efface | effacez | vire | virez | élimine | laisse tomber | laissez tomber
shorten: raccourcis | raccourcissez | raccourcir | abrège | abrégez | réduis | réduisez | resserre
put: mets | mettez | mettre | place | placez | placer
move: déplace | déplacez | déplacer | remonte | avance | décale
give: donne | donnez | donner | confie | confiez | attribue
add: ajoute | ajoutez | ajouter | insère | insérez | rajoute
begin: commence | commencez | commencer | démarre | ouvre | débute | débutez
end: finis | finissez | finir | termine | terminez | terminer | achève | conclus | conclure
swap: échange | échangez | échanger | inverse | inversez | intervertis | permute
rename: renomme | renommez | rebaptise
call: appelle | appelez | nomme
stress: souligne | soulignez | accentue | accentuez
split: sépare | divise | coupe en deux
merge: fusionne | fusionnez | réunis | regroupe | joins
say: dise | disent | dire | dit | lise | lire | parle | parler | parlent | prononce | prenne
be: soit | soient | être | sonne | sonner
should: doit | doivent | devrait | devraient | peut | pourrait | faut
line: ligne | réplique | phrase
lines: lignes | répliques | phrases | texte
scene: scène | scene | partie | chapitre
scenes: scènes | parties | chapitres
pause: pause | silence
quote: citation
question: question
questions: questions
number: chiffre | nombre
title: titre
bit: passage | bout | morceau | truc
beginning: début
ending: fin
the: le | la | les | l
a: un | une
first: premier | première | d'abord | en premier
second: deuxième | seconde | second
third: troisième
fourth: quatrième
fifth: cinquième
last: dernier | dernière | derniers | dernières | en dernier
penultimate: avant-dernier | avant-dernière
both: les deux | tous les deux
more: plus | davantage
less: moins
short: court | courte | courts | courtes | bref | brève
long: long | longue | longs | longues
too: trop
very: très
much: beaucoup
everything: tout | l'ensemble | tout le | ça
everyone: tous | tout le monde | toutes
about: sur | au sujet de | à propos de | à propos | concernant
of: de | d
of the: du | des
to the: au | aux
to: à | vers
in: dans | en
before: avant
after: après | derrière
between: entre
with: avec | par
without: sans
and: et
not: pas | ne | n
instead: plutôt | à la place
instead of: au lieu de | à la place de
at most: au maximum | maximum | max | au plus | tout au plus | pas plus de
seconds: secondes
minutes: minutes
minute: minute
half: moitié
to the start: au début | en tête | au commencement | en premier lieu
to the end: à la fin | en dernier lieu
slower: plus lentement | plus lent | plus lente
faster: plus vite | plus rapide | plus rapidement
louder: plus fort | plus forte
quieter: plus bas | moins fort
the bit about: le passage sur | la partie sur | le passage où l'on parle de | l'histoire de | le truc sur
from: chez | pour | de la part de
is: est
are: sont
that: cela | c
as: comme
something about: quelque chose sur | un mot sur | un passage sur | une scène sur
everything about: tout ce qui concerne | tout ce qui parle de | tout sur
: un peu | s' il te plaît | s' il vous plaît | s il te plaît | s il vous plaît | s'il te plaît | s'il vous plaît
: stp | svp | merci | y | encore | aussi | juste | bien | donc | maintenant | désormais | s | il te plaît
: il vous plaît
""")
MANNERS = listed("""
warm: chaleureu | chaleureux | chaleur | chaleureus | tendre | tendresse | gentil | gentille | amical | émotion
calm: calme | calmement | posé | tranquille | serein | détendu | sérénité
punchy: percutant | incisif | incisive | rythmé | vif | vive | dynamique | punch | nerveux | tonique | pêchu
punchy: rythme
serious: sérieu | sérieux | sérieus | grave
dry: sobre | sec | sèche | ironique | froid | neutre | factuel | ironie
sad: triste | mélancolique | tristesse
happy: gai | joyeu | joyeux | joyeus | drôle | enjoué | léger | légère | humour | joie | amusant
lively: vivant | enthousiaste | énergique | énergie | animé | enthousiasme | passionné | passion
angry: fâché | furieux | furieus | colère | en colère | agressif | agressive
soft: doux | douce | doucement | mystérieu | mystérieux | douceur
loud: fort
quiet: discret | discrète | feutré
slow: lent | lentement
fast: rapide | vite | rapidement
dramatic: dramatique | tendu | tension | théâtral | pathétique | suspense | drame | intense
tired: fatigué | las | lasse | épuisé
confident: assuré | confiant | ferme | sûr | assurance
curious: curieu | curieux | curieus | curiosité
hesitant: hésitant | timide | inquiet | inquiète
careful: clair | clairement | réfléchi | soigné
grave: sombre | solennel | solennelle
""")


def split(text: str) -> str:
    """`l'essaim` as two words, `mets-le` too."""
    return JOINED.sub(" ", ELIDED.sub(lambda one: f"{one[1]} ", text))


PAGE = Page("French", WORDS, MANNERS, ("", "e", "s", "es"), (), split)
