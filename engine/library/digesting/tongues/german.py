"""Library, digesting, tongues: German. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.tongues.tongue import Tongue, any_of, opening

GERMAN = Tongue(
    "de", "German",
    frozenset(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu zum zur in im an am auf bei für mit aus nach vor
        über unter durch gegen ohne um bis seit als wie ist sind war waren sein wird werden wurde wurden worden hat haben hatte hatten es
        er sie wir ihr ich man sich ihn ihm ihnen uns mich mir sein seine seinen seiner ihre ihren ihrer unser unsere mein meine nicht kein
        keine keinen so dass daß da dort hier dies diese dieser dieses diesem diesen jene jener welche welcher was wer wo wann warum auch
        noch nur schon sehr mehr immer wieder dann denn doch ja nein kann können konnte muss müssen soll sollen sollte will wollen würde
        zwei drei alle alles andere anderen etwa sagt sagte vom beim ins weil damit
        """.split()
    ),
    ("ungen", "ung", "ern", "heiten", "heit", "keiten", "keit", "lich", "isch", "ten", "tem", "ter",
     "tes", "test", "en", "em", "er", "es", "te", "st", "e", "n", "s", "t"),
    why=any_of(
        "weil / da / deshalb / daher / darum / denn / damit / sodass / Grund / Gründe / Ursache / bedeutet / erklärt / führt zu"
        " / wenn / falls"
    ),
    contrast=any_of(
        "aber / jedoch / doch / sondern / trotzdem / obwohl / nicht / nie / niemals / niemand / ohne / nur / erst / sogar / statt"
        " / mehr als / weniger als / kein\\w*"
    ),
    rule=any_of(
        "muss / müssen / darf nicht / dürfen nicht / soll / sollen / sollte\\w* / empf(?:iehlt|ehlen) / beschlo(?:ss|ssen)"
        " / abgelehnt / verlangt / erforderlich / verpflichtet"
    ),
    outcome=any_of(
        "fand(?:en)? / gefunden / zeigt / zeigen / zeigte\\w* / ergab / ergeben / sank(?:en)? / gesunken / stieg(?:en)? / gestiegen"
        " / höher / niedriger"
        "größte[rn]? / gewusst / wusste / vermutlich / immer / jede[rs]? / endet / scheiterte / starb(?:en)? / verletzt / verloren"
        " / entdeckt\\w* / stellte sich heraus"
    ),
    definition=any_of("versteht man / bezeichnet man / wird als \\w+ bezeichnet / nennt man / ist definiert als / heißt"),
    opinion=any_of(
        "(?:ich|wir) (?:glaube|glauben|meine|meinen|finde|finden|hoffe|hoffen|denke|denken|fürchte|fürchten|wünsche|wünschen)"
        " / sollten? / meiner Meinung / unserer Ansicht"
                   " / (?:un)?gerecht / falsch / schön / schrecklich"),
    forecast=re.compile(
        r"\b(?:nächste[rsn]? (?:Jahr|Woche|Monat|Sommer|Winter|Frühjahr|Herbst)|künftig|voraussichtlich|wird[^.;,]{1,80}\w+(?:en|ern)[.”“»\"]*$|"
        r"werden[^.;,]{1,80}\w+(?<!wor)(?:en|ern)[.”“»\"]*$|soll (?:bis|im|ab))",
        re.IGNORECASE,
    ),
    estimate=re.compile(r"\b(?:etwa|rund|ungefähr|circa|ca\.|knapp|fast|mindestens|höchstens|bis zu|mehr als|weniger als|über|"
                        r"im Schnitt|schätzungsweise|durchschnittlich)\s+\d|"
                        r"\b(?:schätz\w+|geschätzt|im Durchschnitt)\b", re.IGNORECASE),
    missing=any_of(
        "nicht bekannt / unbekannt / unklar / ungewiss / weiß niemand / niemand weiß"
        " / nicht (?:untersucht|gemessen|geklärt|erfasst|belegt) / offen bleibt / bleibt offen / keine (?:Daten|Angaben|Belege)"
    ),
    dangling=opening(
        "er / sie / es / dies(?:e[rsnm]?)? / das(?= (?:ist|war|hat|wird|kann|heißt|bedeutet|gilt|liegt)) / damit / dabei / dadurch"
        " / danach / daher / deshalb / darum / dazu / darauf / dort / hier / dann / doch"
        " / (?:[^\\s,.;:]+ ){1,6}(?:jedoch|hingegen|allerdings|deshalb|dadurch|darum)"
        " / [^\\s,.;:]+ (?:wurde|wird|ist|war|hat|hatte) (?:er|sie|es) / (?:die|den|das|der)(?= \\w+ (?:wir|ich|man|sie|er)\\b)"
        " / (?:wenn|weil|obwohl|sobald|falls) [^,]+(?:, (?:wie|als|dass|weil) [^,]+)?(?=[.]$)"
        " / aber / und / oder / denn / auch / außerdem / jedoch / trotzdem / zudem / ferner / allerdings / dagegen / beide / beides"
        " / letztere\\w* / sein\\w* / ihr\\w* / so / sonst"
        " / dessen / deren / der Rest / zum Beispiel / erstens / zweitens / schließlich / inzwischen / seither / solche\\w*"
    ),
    summing=any_of("Zusammenfassung / Überblick / Fazit / Ergebnisse? / Empfehlung\\w* / Schluss\\w* / Kurz(?:fassung)? / auf einen Blick"),
    aside=any_of(
        "Methode\\w* / Methodik / Hintergrund / Förderung / Dank / Danksagung / Daten / Verschiedenes / Eröffnung / Impressum"
        " / Literatur / Kontakt"
    ),
    own_voice=re.compile(r"\b(?:ich|Ich|wir|Wir|mein\w*|unser\w*)\b"),
    source=re.compile(r"\b(?:[Ll]aut|[Nn]ach Angaben|[Nn]ach Ansicht) (?P<who>(?:der |des |dem |von )?[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,3})"),
)  # fmt: skip
