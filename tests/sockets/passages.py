"""Tests, sockets: a short passage in every language of the catalogue, written for measuring voices."""

from __future__ import annotations

PASSAGES = {
    "en": "The harbour stayed calm that night, though nobody could say why. Three sisters watched the water "
    "from the old stone wall, counting the lights of every boat. Was it the wind, or something else "
    "entirely? By morning the council had voted, seven to two, and the ferry would run again.",
    "de": "Der Hafen blieb in jener Nacht ruhig, obwohl niemand sagen konnte, warum. Drei Schwestern sahen von "
    "der alten Mauer auf das Wasser und zählten die Lichter der Boote. War es der Wind, oder etwas ganz "
    "anderes?",
    "fr": "Le port resta calme cette nuit, sans que personne sache pourquoi. Trois sœurs regardaient la mer "
    "depuis le vieux mur et comptaient les lumières des bateaux. Était-ce le vent, ou tout autre chose ?",
    "es": "El puerto siguió en calma aquella noche, aunque nadie sabía por qué. Tres hermanas miraban el agua "
    "desde el viejo muro y contaban las luces de los barcos. ¿Era el viento, o algo muy distinto?",
    "it": "Il porto rimase calmo quella notte, anche se nessuno sapeva perché. Tre sorelle guardavano l'acqua "
    "dal vecchio muro e contavano le luci delle barche. Era il vento, o qualcosa di molto diverso?",
    "pt": "O porto ficou calmo naquela noite, embora ninguém soubesse por quê. Três irmãs olhavam a água do "
    "velho muro e contavam as luzes dos barcos. Era o vento, ou alguma coisa bem diferente?",
    "nl": "De haven bleef die nacht rustig, al kon niemand zeggen waarom. Drie zussen keken vanaf de oude muur "
    "naar het water en telden de lichten van de boten. Was het de wind, of iets heel anders?",
    "pl": "Port był tej nocy spokojny, choć nikt nie umiał powiedzieć dlaczego. Trzy siostry patrzyły na wodę "
    "ze starego muru i liczyły światła łodzi. Czy to był wiatr, czy coś zupełnie innego?",
    "sv": "Hamnen var lugn den natten, fast ingen kunde säga varför. Tre systrar såg på vattnet från den gamla "
    "muren och räknade båtarnas ljus. Var det vinden, eller något helt annat?",
}
