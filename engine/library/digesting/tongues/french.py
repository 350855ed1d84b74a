"""Library, digesting, tongues: French. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.tongues.tongue import Tongue, any_of, opening

FRENCH = Tongue(
    "fr", "French",
    frozenset(
        """
        le la les un une des du de d l au aux et ou mais si que qui dont où quand comme dans en sur sous par pour avec sans entre vers chez
        ce cet cette ces il elle ils elles on nous vous je tu se s son sa ses leur leurs notre nos votre vos mon ma mes est sont était
        étaient être été a ont avait avaient avoir eu fait faire ne n pas plus moins très aussi encore déjà puis alors donc y c j m t qu
        tout tous toute toutes même autre autres deux trois peut peuvent doit doivent cela ça ici là après avant depuis pendant contre dit
        """.split()
    ),
    ("ements", "ement", "ations", "ation", "ités", "ité", "aient", "ais", "ait", "ées", "ée", "és", "ent", "ant", "er", "ez", "es", "é", "e", "s"),
    why=any_of("parce que? / parce qu / car / donc / ainsi / afin / raison / raisons / cause / signifie / explique / entraîne / si / sinon"),
    contrast=any_of(
        "mais / cependant / pourtant / toutefois / plutôt / jamais / personne / sans / seulement / malgré / bien que / au lieu"
        " / plus de / moins de / pas / aucun\\w*"
    ),
    rule=any_of(
        "doit / doivent / faut / devrait / devraient / recommande\\w* / décidé / rejeté\\w* / approuvé\\w* / exige\\w* / obligatoire"
        " / le droit de / interdi\\w*"
    ),
    outcome=any_of(
        "trouvé\\w* / montre\\w* / révèle\\w* / conclu\\w* / réduit\\w* / augmenté\\w* / baissé / diminué\\w* / savait / connu\\w*"
        " / probablement / toujours / chaque / meurt / morts? / blessé\\w* / perdu\\w* / découvert\\w*"
    ),
    definition=any_of("on appelle / est défini\\w* comme / désigne / signifie"),
    opinion=any_of(
        "je (?:pense|crois|trouve|crains|souhaite) / nous (?:pensons|croyons|souhaitons|craignons) / devrai(?:t|ent)"
        " / à (?:mon|notre|son) avis / injuste / absurde"
    ),
    forecast=re.compile(r"\b\w+(?:era|eront|ira|iront|dra|dront|ra|ront)\b(?=[^.]*)(?<!opéra)(?<!sera là)|\b(?:va|vont) \w+(?:er|"
                        r"ir|re)\b|\b(?:l[’'])?an(?:née)? prochaine?\b|\bprévoi\w+", re.IGNORECASE),
    estimate=re.compile(r"\b(?:environ|près de|presque|au moins|jusqu[’']à|plus de|moins de|quelque)\s+\d|\b(?:estim\w+|en moyenne)\b"
                        r"", re.IGNORECASE),
    missing=any_of(
        "inconnue?s? / on ignore / ignore[nt]* / nul ne sait / personne ne sait / on ne sait pas"
        " / n[’']est pas (?:connu|clair|établi)\\w* / n[’']a pas été (?:mesuré|étudié)\\w* / reste à savoir / aucune donnée"
    ),
    dangling=opening(
        "il / le reste / les autres / elle / ils / elles / ce / cet / cette / ces / c[’']est / cela / ça / celui-ci / celle-ci / mais / et / or / donc"
        " / ainsi / alors / puis / ensuite / aussi / cependant / pourtant"
        " / (?:[^\\s,.;:]+ ){1,6}(?:cependant|toutefois|en revanche)"
        " / toutefois / en revanche / en effet / de plus / par exemple / enfin / son / sa / ses / leur / leurs / les deux / là / ici / d[’']abord"
        " / dès lors / depuis lors"
    ),
    summing=any_of("résumé / synthèse / conclusions? / recommandations? / en bref / l[’']essentiel / points clés"),
    aside=any_of("méthodes? / méthodologie / contexte / financement / remerciements / données / divers / références / contact"),
    own_voice=re.compile(r"\b(?:[Jj]e|[Jj][’']|[Nn]ous|mon|ma|mes|notre|nos)\b"),
    source=re.compile(r"\b[Ss]elon (?P<who>(?:le |la |les |l[’']|un |une )?[^,.;:«»\"]{3,60})"),
)  # fmt: skip
