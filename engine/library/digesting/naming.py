"""Library, digesting, naming: how texts name whoever speaks in them: the words of saying, names, offices, pronouns, as patterns. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.verbs import ANSWERING

TITLES = (
    r"(?:Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Captain|Capt|Rev|Judge|Senator|President|Minister|"
    r"Councillor|Cllr|Inspector|Sergeant)\.?"
)
WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]|[A-Z]\.)"
NAME = rf"(?:{TITLES}\s+)?{WORD}(?:\s+(?:(?:de|da|di|van|von|der|den|la|le|bin|al|ter|of)\s+)*{WORD}){{0,4}}"
SAID = (
    r"(?:said|says|told|asked|asks|wrote|writes|replied|replies|added|adds|argued|argues|explained|explains|"
    r"warned|warns|noted|notes|recalled|recalls|"
    r"insisted|insists|claimed|claims|thinks|believes|thought|believed|answered|admitted|admits|joked|promised|suggested|suggests|remembered|"
    rf"remembers|continued|{ANSWERING}|responds|confirmed|reiterated|"
    r"cautioned|stressed|urged|concluded|declared|observed|remarked|stated|"
    r"sagte|sagt|erklärte|erklärt|meinte|meint|schrieb|schreibt|fragte|betonte|betont|warnte|warnt|antwortete|erzählt|erzählte|berichtet|"
    r"berichtete|erläutert|erläuterte|kritisiert|kritisierte|ergänzt|ergänzte|forderte|mahnte|bekräftigte|"
    r"soupire|lâche|sourit|tranche|résume|regrette|plaide|martèle|poursuit|insiste|lance|glisse|témoigne|détaille|conclut|s[’']inquiète|s[’']agace|"
    r"souligne|souligné|assure|assuré|précise|précisé|indique|indiqué|confie|confié|reconnaît|rappelle|rappelé|prévient|commente|"
    r"dit|déclare|déclaré|affirme|affirmé|explique|expliqué|ajoute|ajouté|écrit|raconte|estime|répond|"
    r"dijo|dice|afirmó|afirma|explicó|explica|añadió|añade|señaló|escribió|cuenta|respondió|"
    r"manifestó|sostenía|sostuvo|sostiene|declaró|aseguró|asegura|indicó|comentó|apuntó|recordó|advirtió|insistió|reconoció|lamentó|preguntó|"
    r"sospira|sorride|ricorda|sostiene|conclude|ammette|suspira|recorda|sorri|sonríe|resume|concluye|admite|zucht|seufzt|lacht|"
    r"afferma|affermato|osserva|dichiara|dichiarato|commenta|avverte|garantiu|declarou|sublinhou|lembrou|advertiu|comentou|defende|"
    r"stelt|meldt|waarschuwt|benadrukt|antwoordt|disse|diz|afirmou|explicou|acrescentou|escreveu|conta|respondeu|detto|spiega|spiegato|aggiunge|scrive|racconta|risponde|"
    r"zei|zegt|verklaarde|schreef|vertelt|vroeg|antwoordde)"
)
STANDING = (
    r",\s+(?P<standing>(?:the|a|an|who|whose|former|now|then|head|chief|chair|aged|der|die|das|ein|eine|le|"
    r"la|l[’']|un|une|el|una|il|lo|o|um|uma|de|het|een|[a-z][a-z-]+ (?:of|at|for|in|from|with))\b"
    r"[^,.;:“”\"!?]{2,80})(?=[,.;“\"])"
)
AFTER = re.compile(rf"\b(?P<verb>{SAID})\s+(?P<name>{NAME})(?:{STANDING})?")
OF_OFFICE = re.compile(
    rf"\b(?P<verb>{SAID}|[Vv]olgens|[Ll]aut|[Ss]elon|[Ss]egún|[Ss]econdo|[Ss]egundo)\s+(?P<standing>(?:(?:der|die|das|le|la|el|il|lo|o|a|de|het|the)\s|l[’'])?"
    r"(?:[a-zß-ÿ][\w-]*\s)?(?!(?:that|this|when|what|with|from|than|where|which|while|about|after|before|because|como|cuando|dass|wenn|quand|dans|avec|dopo)\b)"
    rf"[^\W\d_][\w-]{{3,}}(?:\s(?:de|du|des|der|van|di|del|della|da|do)\s[\w’'-]+)?)"
    rf"\s(?P<name>{WORD}(?:\s(?:(?:de|da|di|van|von|der|den|la|le)\s)*{WORD}){{1,2}})(?=[,.;:»“]|\s[a-zß-ÿ]|$)"
)
"""The name behind an office, as other languages have it: `sagt die Schulleiterin Petra Hohlfeld`, `vertelt beheerder Yvonne Kuipers`."""
KIN = re.compile(
    r"\b(?:daughter|son|wife|husband|mother|father|sister|brother|partner|colleague|apprentice|assistant|neighbour|neighbor|friend|aunt|uncle|niece|nephew|cousin),?\s"
    rf"(?P<name>{WORD})(?=,\s(?:who|\d|an?\b|the\b))"
)
BY_ONE_NAME = re.compile(
    rf"\b(?:called|named)\s(?P<called>{WORD})(?=,?\swho\b)"
    rf"|(?<![\w’'.]\s)(?<!\w)(?P<name>{WORD})\s(?:says|said|nods|shrugs|laughs|smiles|grins|sighs|remembers|insists|has finished|had finished)\b"
)
SUBJECTLESS = re.compile(rf"^\s*,\s+(?:{SAID})(?:\s+(?:em|en|nel|in)\s+\d{{4}})?\s*[.,;]")
"""A verb of saying that needs nobody named: `«Ninguém janta às escuras», afirma.`"""
OFFICES = (
    r"(?:president|presidente|präsident|vorsitzend|direct|direktor|leiter|maire|alcald|sindac|burgemeester|bürgermeister|secretari|secrétaire|ministr|minister|"
    r"vereador|wethouder|portavo|porte-parole|sprecher|woordvoerder|voorzitter|chef|biólog|médic|professor|profesor|coordenador|responsab)\w*"
)
IN_OFFICE = re.compile(
    rf"\b{OFFICES}(?:\s[\w’'-]+){{0,3}},\s+(?P<name>{WORD}(?:\s(?:(?:de|da|do|di|van|von|la|le)\s)*{WORD}){{1,2}}),",
    re.IGNORECASE,
)
JOBS = frozenset(
    "chief executive officer financial operating managing director manager president chairman chairwoman chairperson secretary head coach spokesman "
    "spokeswoman spokesperson patrol general deputy vice senior principal editor analyst commissioner superintendent detective".split()
)
LIFE = re.compile(
    r"\b\d{4}\s?[–-]\s?\d{4}\b|\b\d{4} to \d{4}\b|\b(?:dies|died|dead|obituary|remembered|muere|fallece|obituario|meurt|mort|"
    r"nécrologie|stirbt|gestorben|tot|nachruf|"
    r"overleden|morre|morreu|muore|è morto|è morta)\b",
    re.IGNORECASE,
)
"""Somebody known by one name: `His daughter Ilse, who is 26, …`."""
SPOKEN_TO = frozenset(("told", "vertelt", "asked"))
"""After these the name is the hearer's, unless nobody stands before them: `Ann told CNN`, but `"Why?" asked Ann`."""
WORDS, OFTEN = re.compile(WORD), 2
FULL = re.compile(rf"(?<!\w){WORD}(?:\s(?:(?:de|da|di|van|von|der|la|le)\s)*{WORD}){{1,2}}")
MOST_WORDS, BESIDE_NAMES = 8, '“”„«»"()[],;:!?…*_'
NEAR = re.compile(r"(?:\b[\w’'.-]+|\))\s*$")
BELONGS = re.compile(
    rf"(?:(?P<name>{NAME})(?:,[^,]{{2,60}},|,)?\s+)?(?:with|of|from|at|for|in|by|to)\s+(?:the\s+|a\s+)?$"
)
"""What stands before a name that only says whose the speaker is: `James Hall with the | New York Police`."""
BEFORE = re.compile(rf"(?P<name>{NAME})(?:{STANDING},)?\s+(?:has\s+|had\s+|also\s+|once\s+)?{SAID}\b")
BODY = re.compile(
    r"^(?:University|Institute|College|School|Ministry|Department|Office|Bank|Museum|Church|Bureau|Academy|Faculty) of\b"
)
"""What has a name and is nobody: `University of Padua`."""
HOLDER = re.compile(
    rf"\b[Tt]he (?:[a-z-]+ ){{0,3}}(?:owner|founder|director|manager|head|chair\w*|president|secretary|treasurer|curator|keeper|editor|author|captain|"
    rf"mayor|priest|vicar|teacher|doctor|farmer|baker|widow|daughter|son|brother|sister|mother|father), (?P<name>{WORD}(?:\s{WORD}){{1,2}}),"
)
"""Who holds an office, between commas: `The present owner, Judith Pell-Okafor, has been asked …`."""
PRONOUN = re.compile(
    rf"\b(?:{SAID}(?:\s+|-t-|-)(?:he|she|they|er|sie|il|elle|ils|elles|él|ella|lui|lei|hij|zij|ze|ele|ela)"
    rf"|(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:{SAID}|(?:liked|used|loved) to say|would say))\b"
)
INTRODUCED = re.compile(rf"(?P<name>(?:{TITLES}\s+)?{WORD}(?:\s+{WORD}){{1,3}}){STANDING}")
SOURCE = re.compile(
    r"(?:^|[,;] )(?P<who>(?:The|the|An?|Its|Their|Our)\s+(?:[\w’'-]+\s+){1,6}?)(?:says?|said|argues?|argued|claims?|claimed|thinks?|believes?|warns?|"
    r"warned|"
    r"insists?|reports that|reported|estimates that|estimated|promises|promised|recorded|shows|showed|found)\b"
)
PLURAL = re.compile(r"^(?P<who>(?:[A-Z][a-z]+ )?[A-Z]?[a-z]+s) (?:say|argue|claim|think|believe|warn|report)\b")
INVERTED = re.compile(rf",\s+{SAID}\s+(?P<who>(?:the|an?)\s+[\w’' -]{{3,40}}?)(?=[,.;])")
ARTICLE = re.compile(
    r"(?:\b(?:der|die|das|des|dem|den|ein|eine[rsnm]?|kein\w*|sein\w*|ihr\w*|the|an?|le|la|les|un|une|el|los|las|una|il|lo|gli|os?|as|uma?|het|de|een)"
    r"\s+|\b[ld][’'])$"
)
"""What stands before a thing and not before somebody's own name: `ein Drittel des | Rückgangs erklärt`."""
STANDING_FIRST = re.compile(
    rf"^(?P<standing>(?:(?:the|le|la|el|il|lo|o|a|de|het)\s|l[’'])[a-zß-öø-ÿ][\w’'-]*(?:\s[a-zß-öø-ÿ][\w’'-]*){{0,3}})\s+(?P<name>{WORD}(?:\s{WORD}){{1,3}})$"
)
APPOSED = re.compile(rf",\s+(?P<name>{WORD}(?:\s{WORD}){{1,3}})(?=[,.;]|$)")
NOUN_FIRST = re.compile(rf"^(?:der|die|dem|den)\s+{WORD}\s+(?P<name>{WORD}\s{WORD})$")
DESCRIBING = frozenset(
    "based born known called named led employed paid aged hired elected appointed retired used".split()
)
NOT_NAMES = frozenset(
    "Everybody Nobody Somebody Anybody Everyone Someone Anyone People Several Who What Why How Where Which "
    "The A An In On At It He She They We I This "
    "That These Those But And So If When While After Before As For From By With His Her Their Its Our My No Not One "
    "Some Many Most All Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November "
    "December Note Summary Figure Table Source Date Title Author Subject Example Warning Question Answer "
    "Der Die Das Ein Eine Er Sie Es Wir Le Les Un Une Il Elle Ils Elles On El Los Las Ella Lo Gli Os As Het "
    "De Een Zij Wij Hij Ce Cette Este Esta Questo "
    "Though Although Because Since Until Unless Whereas Once Still Yet Later Meanwhile Instead Then Now Here There Today "
    "Yesterday Tomorrow Like Unlike Despite During Under Over Between Among Across Also Even Only Just Perhaps However "
    "Moreover Is Was Are Were Did Does Do Can Could Would Should Asked Nor Or Both Either Neither Recently Finally".split()
)
