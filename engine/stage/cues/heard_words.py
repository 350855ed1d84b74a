"""Cues, heard words: what in a sentence can be heard, told by who does what, and turns of phrase in which nothing sounds; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.stage.cues.heard_abroad import SAYINGS, patterns


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound by the words that tell of it; it begins at the group `at`."""

    label: str
    prompt: str
    seconds: float
    pattern: re.Pattern[str]


THE = r"(?:the|a|an|his|her|my|our|their|its|that|this|another)\s+(?:\w+\s+){0,2}?"

FIGURES_OF_SPEECH = re.compile(
    r"\b(?:"
    r"(?:open|clos|shut|slamm?)\w*\s+(?:the|a|any|every|many|new|some|another)\s+(?:\w+\s+)?doors?\s+(?:to|for|on|of)\b"
    r"|behind closed doors|next door|out of doors|door to door|foot in the door|at death['’]s door|show\w* \w+ the door"
    r"|knock\w* on (?:wood|every door|doors|many doors)|opportunit\w+ knock\w*"
    r"|rained (?:from|between) \w+|rain\s?check|rain or shine|rain(?:ed|ing|s)? (?:blows|money|criticism|praise|complaints)|rain(?:ed|ing)? on \w+ parade"
    r"|rain(?:ed|ing)? cats and dogs|pouring money"
    r"|(?:stole|steal\w*) \w+ thunder|thunder(?:ed|ing)? (?:against|past)|winds? of change|(?:got|get|gets|caught) wind|second wind"
    r"|wind(?:s)? (?:down|up)|rings? (?:a|any) bell|rang (?:a|any) bell|(?:alarm|warning) bells?(?:\s+\w+)?|ring\w* (?:true|hollow)"
    r"|saved by the bell|wedding bells"
    r"|round of applause for|in (?:[\w'’]+\s+){0,3}footsteps(?: of)?|(?:follow\w*|tread\w*|trod) (?:\w+ ){0,4}footsteps"
    r"|bark\w* (?:up the wrong|mad|orders)|dog-eat-dog|glass ceiling|glass half|clock (?:is|was|was already|is already) ticking"
    r"|(?:against|around|round) the clock|turn\w* back the clock|biological clock"
    r"|trains? of \w+|gravy train|engines? of (?:\w+)|siren (?:song|call)s?|waves? of \w+|make waves|made waves|sound waves?"
    r"|(?:under|under heavy|caught|caught in) (?:cross)?fire|play\w* with fire|fire (?:sale|drill)|ceasefire"
    r"|bl(?:ew|ow\w*) the whistle on|whistle-?blow\w*|clean as a whistle|turn\w* (?:the|a(?: new)?) page|penny dropped|coin(?:ed)? (?:a|the) \w+"
    r"|under (?:the )?hammer|drum\w* up|keys? to (?:the )?\w+|switch\w* gears|fl(?:ew|y) under"
    r"|pour\w* (?:cold water|scorn|money)|glasses? of|water under the bridge|a little bird|birds? of (?:a feather|passage)|bee in \w+ bonnet"
    r"|engine room|driving engine|crowd(?:ed|fund\w*)|gave \w+ a hand|heart (?:broke|sank|went out)|type of|typed? [AB]\b"
    r"|storm(?:ed|ing)? (?:out|into|the stage)|perfect storm|calm before the storm|weather\w* the storm|storm in a tea\s?cup"
    rf"|{SAYINGS})",
    re.IGNORECASE,
)


def _heard(label: str, prompt: str, seconds: float, pattern: str) -> Heard:
    return Heard(label, prompt, seconds, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))


HEARD: tuple[Heard, ...] = (
    _heard("Knock at the door", "door knock", 1.5, rf"(?P<at>knock(?:ed|s|ing)?)\s+(?:on|at)\s+{THE}(?:door|window|gate)\b"),
    _heard("Door slams", "door slam", 1.5, rf"(?:door|gate|hatch)\s+(?P<at>slammed|banged)\b|(?P<at2>slammed)\s+{THE}(?:door|gate)\b"),
    _heard("Door creaks", "door creak", 2.0, r"door\s+(?:\w+ly\s+)?(?P<at>creaked|creaks|swung open|groaned)\b"),
    _heard(
        "Door", "door close", 1.5,
        r"(?P<at>shut|closed|shuts|closes|opened|opens|locked)\s+(?:the|his|her|my|our|their|that|a)\s+(?:\w+\s+)?door\b"
        r"|door\s+(?P<at2>opened|closed|opens|closes|fell shut)\b",
    ),
    _heard("Car starts", "car starting", 2.5, r"(?P<at>started)\s+(?:the|his|her|my|our|their)\s+(?:\w+\s+)?(?:car|van|lorry|truck|engine|motor)\b"),
    _heard("Engine", "car engine", 2.5, r"engine\s+(?P<at>roared|coughed|spluttered|idled|caught)\b"),
    _heard("Rain", "rain", 4.0, r"it\s+(?:had\s+)?(?P<at>rained|was raining|began to rain|started to rain|started raining)\b"),
    _heard("Rain", "rain", 4.0, r"(?P<at>rain)\s+(?:fell|was falling|falls|beat|drummed|hammered|poured|pattered|lashed|came down|ran down)\b"),
    _heard("Thunder", "thunder", 4.0, r"(?P<at>thunder)\s+(?:rolled|rumbled|cracked|broke|crashed|shook)\b"),
    _heard("Wind", "wind", 4.0, r"(?P<at>wind)\s+(?:howled|blew|roared|whistled|picked up|rose|screamed|tore|rattled)\b"),
    _heard("Telephone", "telephone ring", 2.5, r"(?:tele)?phone\s+(?P<at>rang|rings|was ringing|started ringing|began to ring)\b"),
    _heard("School bell", "school bell", 2.5, r"school\s+bell\s+(?P<at>rang|rings|went)\b"),
    _heard("Church bells", "church bell", 4.0, r"(?:church\s+)?bells?\s+(?P<at>rang out|rang|tolled|chimed|pealed|toll|were ringing)\b"),
    _heard("Doorbell", "doorbell", 2.0, r"doorbell\s+(?P<at>rang|went|rings|chimed)\b"),
    _heard(
        "Applause", "applause", 3.5,
        r"(?P<at>applause)\s+(?:broke|filled|followed|rose|went|thundered)\b"
        r"|(?:hall|room|audience|crowd|gallery|house|people|members)\s+(?P<at2>applauded|clapped)\b",
    ),
    _heard("Cheering", "cheering crowd", 3.0, r"(?:crowd|stadium|hall|audience|fans|people)\s+(?P<at>cheered|roared)\b"),
    _heard("Typing", "keyboard", 2.5, r"(?P<at>typed|typing|types)\s+(?:at|on|away|the|a|her|his|out|quickly|fast)\b"),
    _heard("Footsteps", "footsteps", 3.0, r"(?P<at>footsteps|heard steps)\b"),
    _heard("Dog", "dog", 2.0, r"dogs?\s+(?:was\s+|were\s+)?(?P<at>barked|barks|barking|began to bark|howled)\b"),
    _heard("Glass breaks", "glass breaking", 1.5, r"(?:glass|window|windows|bottle|pane)\s+(?P<at>shattered|smashed|broke)\b"),
    _heard("Clock", "clock ticking", 3.0, r"clock\s+(?:on\s+the\s+wall\s+)?(?P<at>ticked|ticks)\b"),
    _heard("Train", "train", 4.0, r"train\s+(?P<at>pulled (?:in|out|away|into)|rolled|rattled|thundered|rumbled|passed)\b"),
    _heard("Siren", "siren", 3.0, r"sirens?\s+(?P<at>wailed|howled|sounded|screamed|went off|blared)\b"),
    _heard("Waves", "sea waves", 4.0, r"(?P<at>waves)\s+(?:broke|crashed|beat|rolled|slapped|pounded)\b"),
    _heard("Gulls", "gulls", 3.0, r"(?:sea)?gulls?\s+(?P<at>cried|screamed|screeched|called|wheeled)\b"),
    _heard("Birds", "birdsong", 4.0, r"birds?\s+(?P<at>sang|were singing|was singing|began to sing|chirped)\b"),
    _heard("Fire", "fire", 4.0, r"fire\s+(?P<at>crackled|crackles|roared)\b"),
    _heard("Gavel", "gavel", 1.0, r"gavel\s+(?P<at>fell|came down|banged|struck)\b"),
    _heard("Whistle", "whistle", 1.5, r"whistle\s+(?P<at>blew|sounded|shrilled)\b|(?P<at2>blew)\s+(?:his|her|the|a)\s+whistle\b"),
    _heard("Splash", "splash", 1.5, r"(?P<at>splashed|plunged)\s+into\s+the\s+(?:water|river|sea|pond|lake|harbour)\b"),
    _heard("Dripping", "dripping", 3.0, r"water\s+(?:was\s+)?(?P<at>dripped|dripping|drips)\b"),
    _heard(
        "Pouring", "pouring", 2.5,
        r"(?P<at>poured)\s+(?:(?:him|her|us|me|them|herself|himself)\s+)?(?:a|the|some|two|more)?"
        r"\s*(?:\w+\s+){0,2}?(?:tea|coffee|water|wine|milk|whisky|beer)\b",
    ),
    _heard("Helicopter", "helicopter", 4.0, r"helicopter\s+(?P<at>circled|passed|flew|landed|hovered|came)\b"),
    _heard("Aeroplane", "aeroplane", 4.0, r"(?:plane|aeroplane|airplane|aircraft|jet)\s+(?P<at>roared|passed|flew|took off|thundered)\b"),
    _heard("Horse", "horse", 3.0, r"horses?\s+(?P<at>galloped|trotted|neighed|whinnied|cantered)\b"),
    _heard("Bees", "bees", 3.0, r"bees?\s+(?P<at>hummed|buzzed|were humming|were buzzing|swarmed)\b"),
    _heard("Owl", "owl", 2.0, r"owl\s+(?P<at>hooted|called)\b"),
    _heard(
        "Switch", "switch click", 0.8,
        rf"(?P<at>flipped|threw|pressed|clicked)\s+the\s+(?:light\s+|main\s+)?switch\b"
        rf"|(?P<at2>switched)\s+(?:on|off)\s+{THE}(?:light|lamp|machine|radio|pump|fan)\b",
    ),
    _heard("Paper tears", "paper tear", 1.2, rf"(?P<at>tore|ripped)\s+(?:up\s+)?{THE}(?:letter|paper|page|envelope|contract|note)\b"),
    _heard("Explosion", "explosion", 3.0, r"(?:bomb|boiler|tank|shell|mine|gas|transformer)\s+(?P<at>exploded|blew up|went off)\b"),
    _heard("Cork", "cork", 1.0, r"cork\s+(?P<at>popped|flew)\b"),
    _heard("Glasses", "glasses clink", 1.2, r"glasses\s+(?P<at>clinked|chinked)\b"),
    _heard(
        "Ship's horn", "ship's horn", 3.0,
        r"(?:ship|ferry|liner|boat)['’]?s?\s+(?:fog)?horn\s+(?P<at>sounded|blew|blared)\b"
        r"|foghorn\s+(?P<at2>sounded|blew)\b",
    ),
    _heard("Car horn", "car horn", 1.2, r"(?:car|lorry|taxi)\s+(?P<at>honked|hooted)\b|(?P<at2>honked)\s+(?:his|her|the)\s+horn\b"),
    *(Heard(*found) for found in patterns()),
)  # fmt: skip
