"""Cues, heard abroad: what can be heard in German, French and Spanish sentences, and where nothing sounds in them; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DENIED = r"(?!\s+(?:\w+\s+){0,2}(?:nicht|nie|niemals|kein\w*)\b)"
DER = r"(?:der|die|das|den|dem|des|ein\w*|sein\w*|ihr\w*|mein\w*|unser\w*)\s+(?:\w+\s+){0,2}?"
LE = r"(?:le|la|les|l['’]|un|une|des|au|aux|à la|à l['’]|sa|son|ses|ma|mon|notre)\s*(?:\w+\s+)?"
EL = r"(?:el|la|los|las|un|una|su|sus|mi|nuestra?)\s+(?:\w+\s+)?"

# Label, prompt, seconds; then what tells of it: German, French, Spanish.
ABROAD: tuple[tuple[str, str, float, str, str, str], ...] = (
    ("Knock at the door", "door knock", 1.5,
     rf"(?P<at>klopfte|klopften|klopft|pochte|hämmerte)\s+(?:\w+\s+){{0,2}}?(?:an|gegen)\s+{DER}(?:\w*tür|tor|fenster)\b",
     rf"(?P<at>frappa|frappèrent|frappe|frappait|toqua)\s+(?:à|contre|sur)\s+{LE}(?:porte|fenêtre|volet)\b",
     rf"(?P<at>llamó|llamaron|golpeó|golpearon|tocó|tocaron)\s+(?:a|en)\s+{EL}(?:puerta|ventana)\b"),
    ("Door slams", "door slam", 1.5,
     r"(?:\w*tür|tor)\s+(?P<at>schlug zu|schlug hinter|knallte|fiel krachend)\b",
     rf"(?P<at>claqua)\s+{LE}(?:porte|grille)\b|(?:porte|grille)\s+(?P<at2>claqua|claquait)\b",
     r"(?P<at>dio un portazo)\b|(?:puerta|verja)\s+(?:se\s+)?(?P<at2>cerró de golpe)\b"),
    ("Door creaks", "door creak", 2.0,
     r"(?:\w*tür|tor)\s+(?P<at>knarrte|quietschte|ächzte)\b", r"(?:porte|grille)\s+(?P<at>grinça|grinçait)\b",
     r"(?:puerta|verja)\s+(?P<at>chirrió|chirriaba|crujió)\b"),
    ("Rain", "rain", 4.0,
     r"(?P<at>regen)\s+(?:fiel|prasselte|trommelte|schlug|peitschte|rauschte)\b|es\s+(?P<at2>regnete)\b(?!\s+(?:geld|kritik|beschwerden|proteste|preise|absagen))",
     r"(?P<at>pluie)\s+(?:tombait|tomba|battait|tambourinait|crépitait|ruisselait)\b|il\s+(?P<at2>pleuvait)\b(?!\s+(?:des|de l['’]|du))",
     r"(?P<at>lluvia)\s+(?:caía|cayó|golpeaba|azotaba|repiqueteaba)\b|\b(?P<at2>llovía)\b(?!\s+(?:críticas|dinero|sobre mojado))"),
    ("Thunder", "thunder", 4.0,
     r"(?P<at>donner)\s+(?:rollte|grollte|krachte)\b|es\s+(?P<at2>donnerte)\b", r"(?P<at>tonnerre)\s+(?:gronda|grondait|roula|éclata)\b",
     r"(?P<at>trueno|truenos)\s+(?:retumbó|retumbaba|retumbaron|estalló)\b"),
    ("Wind", "wind", 4.0,
     r"(?P<at>wind|sturm)\s+(?:heulte|pfiff|blies|rüttelte|fegte|brauste)\b", r"(?P<at>vent)\s+(?:soufflait|souffla|hurlait|sifflait|mugissait)\b",
     r"(?P<at>viento)\s+(?:aullaba|soplaba|sopló|silbaba|rugía)\b"),
    ("Telephone", "telephone ring", 2.5,
     r"(?:telefon|handy)\s+(?P<at>klingelte|klingelt|läutete|schrillte)\b", r"téléphone\s+(?P<at>sonna|sonnait|sonne|se mit à sonner)\b",
     r"(?:(?P<at>sonó|sonaba)\s+el\s+(?:teléfono|móvil)|teléfono\s+(?P<at2>sonó|sonaba|empezó a sonar))\b"),
    ("Church bells", "church bell", 4.0,
     r"(?:kirchen)?glocken?\s+(?P<at>läuteten|läutete|schlug|schlugen|läutet)\b", r"cloches?\s+(?P<at>sonnèrent|sonna|sonnaient|sonnait|tintèrent)\b",
     r"campanas?\s+(?P<at>sonaron|sonó|sonaban|repicaron|doblaron|tañeron)\b|(?P<at2>repicaron|doblaron)\s+las\s+campanas\b"),
    ("Doorbell", "doorbell", 2.0,
     rf"an\s+{DER}tür\s+(?P<at>klingelte|läutete)\b|es\s+(?P<at2>klingelte)\s+an\s+{DER}tür\b",
     rf"on\s+(?P<at>sonna)\s+à\s+{LE}porte\b", r"(?:(?P<at>sonó)\s+el\s+timbre|timbre\s+(?P<at2>sonó))\b"),
    ("Applause", "applause", 3.5,
     r"(?P<at>applaus|beifall)\s+(?:brandete|füllte|brach|erfüllte)\b|(?:saal|publikum|halle)\s+(?P<at2>applaudierte|klatschte)\b",
     r"(?P<at>applaudissements)\s+(?:éclatèrent|retentirent|remplirent)\b|(?:salle|public)\s+(?P<at2>applaudit|applaudissait)\b",
     r"(?P<at>aplausos)\s+(?:estallaron|llenaron|resonaron)\b|(?:sala|público)\s+(?P<at2>aplaudió|aplaudía)\b"),
    ("Footsteps", "footsteps", 3.0,
     r"(?:hörten?|hörte)\s+(?:\w+\s+){0,2}?(?P<at>schritte)\b|(?P<at2>schritte)\s+(?:hallten|näherten|kamen|knirschten)\b",
     r"(?:entendit|entendirent|entendait|entendis)\s+(?:des\s+)?(?:bruits? de\s+)?(?P<at>pas)\s+(?:dans|sur|derrière|approcher)\b",
     r"(?:oyó|oyeron|oí|oímos)\s+(?:unos\s+)?(?P<at>pasos)\b|(?P<at2>pasos)\s+(?:resonaron|resonaban|se acercaban)\b"),
    ("Dog", "dog", 2.0,
     r"hunde?\s+(?P<at>bellte|bellten|bellt|heulte)\b", r"chiens?\s+(?P<at>aboya|aboyait|aboyèrent|hurlait)\b",
     r"perros?\s+(?P<at>ladró|ladraba|ladraron|ladraban|aulló)\b|(?P<at2>ladró|ladraba)\s+un\s+perro\b"),
    ("Glass breaks", "glass breaking", 1.5,
     r"(?:glas|scheibe|fenster|flasche|\w+scheibe)\s+(?P<at>zersprang|zerbrach|splitterte|klirrte)\b",
     r"(?:verre|vitre|bouteille|fenêtre)\s+(?P<at>se brisa|éclata|vola en éclats)\b",
     r"(?:vidrio|cristal|ventana|botella|vaso)\s+(?P<at>se rompió|se hizo añicos|estalló)\b"),
    ("Clock", "clock ticking", 3.0,
     r"\w*uhr\s+(?:an\s+der\s+wand\s+)?(?P<at>tickte)\b", r"(?:horloge|pendule)\s+(?P<at>tictaquait|faisait tic-tac)\b",
     r"reloj\s+(?:de\s+pared\s+)?(?P<at>hacía tictac|tictaqueaba)\b"),
    ("Train", "train", 4.0,
     r"(?:\w*zug)\s+(?P<at>donnerte|ratterte|rollte|fuhr ein|fuhr ab)\b", r"train\s+(?P<at>entra en gare|roulait|gronda|passa|s['’]ébranla)\b",
     r"tren\s+(?P<at>entró en la estación|traqueteaba|pasó|arrancó)\b"),
    ("Siren", "siren", 3.0,
     r"sirenen?\s+(?P<at>heulten|heulte|ertönte|ertönten|schrillte)\b", r"sirènes?\s+(?P<at>hurla|hurlait|hurlaient|hurlèrent|retentit|retentirent)\b",
     r"sirenas?\s+(?P<at>aulló|aullaba|aullaron|sonaron|sonó)\b|(?P<at2>sonó|sonaron)\s+las?\s+sirenas?\b"),
    ("Waves", "sea waves", 4.0,
     r"(?P<at>wellen)\s+(?:brachen|schlugen|klatschten|rollten)\b", r"(?P<at>vagues)\s+(?:se brisaient|déferlaient|battaient|frappaient)\b",
     r"(?P<at>olas)\s+(?:rompían|rompieron|golpeaban|batían)\b"),
    ("Gulls", "gulls", 3.0,
     r"möwen?\s+(?P<at>schrien|schrie|kreischten|kreischte)\b", r"(?:mouettes?|goélands?)\s+(?P<at>crièrent|criaient|criait)\b",
     r"gaviotas?\s+(?P<at>gritaban|chillaban|chillaron|graznaban)\b"),
    ("Birds", "birdsong", 4.0,
     r"vögel\s+(?P<at>sangen|zwitscherten)\b|(?:vogel)\s+(?P<at2>sang|zwitscherte)\b", r"oiseaux?\s+(?P<at>chantaient|chantait|gazouillaient)\b",
     r"pájaros?\s+(?P<at>cantaban|cantaba|cantaron|trinaban)\b"),
    ("Fire", "fire", 4.0, r"feuer\s+(?P<at>knisterte|prasselte)\b", r"feu\s+(?P<at>crépitait|crépita)\b",
     r"fuego\s+(?P<at>crepitaba|crepitó|chisporroteaba)\b"),
    ("Explosion", "explosion", 3.0,
     r"(?:bombe|kessel|mine|granate)\s+(?P<at>explodierte|detonierte)\b", r"(?:bombe|chaudière|mine|obus)\s+(?P<at>explosa|explosait)\b",
     r"(?:bomba|caldera|mina|granada)\s+(?P<at>explotó|estalló)\b"),
)  # fmt: skip

SAYINGS = (
    r"regen(?:\w+)? (?:von|in die traufe)|sturm im wasserglas|wellen (?:der|des|von) \w+|schlug (?:hohe )?wellen|schlugen (?:hohe )?wellen"
    r"|wind (?:of change|der veränderung)|wind aus den segeln|feuer und flamme|(?:auf|in) seinen schritten|schritt für schritt"
    r"|alarmglocken (?:läuteten|schrillten)"
    r"|(?:an|auf) die große glocke|wie auf dem bahnhof|wes(?:sen)? die glocke"
    r"|vagues? de (?:froid|chaleur|protestations?|licenciements?)|vent de (?:panique|folie|révolte)|coup de tonnerre|tempête dans un verre"
    r"|sonner? les cloches à|signal d['’]alarme|tombait (?:à pic|bien)|feu (?:vert|rouge)|pas à pas|frapp\w+ à toutes les portes"
    r"|ola de (?:frío|calor|protestas|despidos)|viento en popa|llueve sobre mojado|llovía sobre mojado|campanas al vuelo|oír campanas"
    r"|llam\w+ a todas las puertas|llam\w+ a las puertas del|luz verde|paso a paso|alto el fuego"
)
UNREAL = (
    r"nicht|kein\w*|nie|niemals|ohne|niemand|wenn|falls|als ob|wie wenn|könnten?|würden?|sollten?|müssten?"
    r"|sans|jamais|personne|si|comme si|quand bien même|aucun\w*|pourrait|devrait"
    r"|nunca|jamás|sin|nadie|como si|ningun\w*|podría|debería"
)


def patterns() -> Iterable[tuple[str, str, float, re.Pattern[str]]]:
    """Label, prompt, seconds and what tells of it, one for each language."""
    for label, prompt, seconds, german, french, spanish in ABROAD:
        yield label, prompt, seconds, re.compile(rf"\b(?:{german}){DENIED}", re.IGNORECASE)
        for pattern in (french, spanish):
            yield label, prompt, seconds, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
