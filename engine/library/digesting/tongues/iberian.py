"""Library, digesting, tongues: Spanish and Portuguese. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.tongues.tongue import Tongue, any_of, opening

SPANISH = Tongue(
    "es", "Spanish",
    frozenset(
        """
        el la los las un una unos unas de del al a y o pero si que quien cuyo donde cuando como en sobre por para con sin entre hasta desde
        este esta estos estas ese esa esos esas eso esto él ella ellos ellas nosotros yo tú se su sus mi mis nuestro nuestra le les lo me
        nos es son era eran fue fueron ser sido está están estaba ha han había habían haber hay no más menos muy también ya todavía
        entonces todo todos toda todas otro otros otra otras dos tres puede pueden debe deben cada porque tras ante según dijo dice e u ni
        """.split()
    ),
    ("amientos", "amiento", "aciones", "ación", "idades", "idad", "mente", "aban", "aba", "aron",
     "ando", "iendo", "adas", "ados", "ada", "ado", "ar", "er", "ir", "es", "os", "as", "o", "a", "e", "s"),
    why=any_of("porque / ya que / por eso / por lo tanto / así que / razón / razones / causa / significa / explica / si / debido a"),
    contrast=any_of(
        "pero / sin embargo / aunque / sino / nunca / nadie / sin / solo / sólo / a pesar / en lugar / más de / menos de / no"
        " / ningún / ninguna"
    ),
    rule=any_of(
        "debe / deben / debería\\w* / hay que / recomienda\\w* / decidi(?:ó|do) / rechaz(?:ó|ado|ada) / aprob(?:ó|ado|ada)"
        " / exige\\w* / obligatori[oa] / derecho a / prohíbe\\w*"
    ),
    outcome=any_of(
        "encontr(?:ó|aron|ado) / muestra\\w* / mostr(?:ó|aron) / revel(?:ó|a|aron) / concluy\\w* / redu(?:jo|ce|cido)"
        " / aument(?:ó|ado|a) / cayó / bajó / subió / sabía\\w* / probablemente / siempre / cada / muri(?:ó|eron) / heridos"
        " / perdi(?:ó|do) / descubri(?:ó|eron)"
    ),
    definition=any_of("se llama / se define como / se denomina / se entiende por / significa"),
    opinion=any_of(
        "creo / creemos / pienso / pensamos / opino / temo / espero / esperamos / deberían? / en (?:mi|nuestra|su) opinión"
        " / injust[oa] / absurd[oa]"
    ),
    forecast=re.compile(r"\b\w+(?:ará|arán|erá|erán|irá|irán|drá|drán)\b|\b(?:va|van) a \w+[aei]r\b|\bpróxim[oa] (?:año|mes|semana|"
                        r"verano|invierno)\b|\bprev[éeá]\w*\b", re.IGNORECASE),
    estimate=re.compile(r"\b(?:unos|unas|cerca de|casi|al menos|hasta|más de|menos de|alrededor de|aproximadamente)\s+\d|\b(?:estim\w+|"
                        r"en promedio|de media)\b", re.IGNORECASE),
    missing=any_of(
        "se desconoce / desconocid[oa] / nadie sabe / no se sabe / no está claro / no se (?:midió|estudió|ha medido|ha estudiado)"
        " / queda por (?:ver|saber) / no hay (?:datos|pruebas)"
    ),
    dangling=opening(
        "él / (?:nació|murió|tenía|vivía|estudió|enseñó)(?= (?:en|el|a|la|de|con|\\d|\\w+ años))"
        " / el resto / los demás / ella / ellos / ellas / est[eao](?= (?:es|fue|era|\\w+ó)) / est[oa]s? / es[oa]s? / ese / aquello / pero / y / o / así"
        " / entonces / también / además / sin embargo / no obstante / por eso / por lo tanto / por ejemplo / luego"
        " / (?:[^\\s.;:]+ ){1,6}(?:sin embargo|no obstante|en cambio)"
        " / después / finalmente / su / sus / ambos / ambas / allí / aquí / lo mismo / de hecho / en cambio / desde entonces"
    ),
    summing=any_of("resumen / conclusi(?:ón|ones) / recomendaci(?:ón|ones) / en breve / puntos clave / resultados"),
    aside=any_of("métodos? / metodología / antecedentes / financiación / agradecimientos / datos / varios / referencias / contacto"),
    own_voice=re.compile(r"\b(?:[Yy]o|[Nn]osotr[oa]s|mi|mis|nuestr[oa]s?|creo|creemos)\b"),
    source=re.compile(r"\b[Ss]egún (?P<who>(?:el |la |los |las |un |una )?[^,.;:«»“”\"]{3,60})"),
)  # fmt: skip
PORTUGUESE = Tongue(
    "pt", "Portuguese",
    frozenset(
        """
        o a os as um uma uns umas de do da dos das ao aos à às e ou mas se que quem cujo onde quando como em no na nos nas num numa sobre
        por pelo pela pelos pelas para com sem entre até desde este esta estes estas esse essa esses essas isso isto ele ela eles elas nós
        eu seu sua seus suas meu minha nosso nossa lhe me é são era eram foi foram ser sido está estão estava tem têm tinha havia há não
        mais menos muito também já ainda então todo todos toda todas outro outros outra outras dois três pode podem deve devem cada porque
        após ante segundo disse diz nem
        """.split()
    ),
    ("amentos", "amento", "ações", "ação", "idades", "idade", "mente", "avam", "ava", "aram", "ando",
     "endo", "adas", "ados", "ada", "ado", "ar", "er", "ir", "ões", "ão", "es", "os", "as", "o", "a", "e", "s"),
    why=any_of("porque / já que / por isso / portanto / assim / razão / razões / causa / significa / explica / se / devido"),
    contrast=any_of(
        "mas / porém / contudo / no entanto / embora / nunca / ninguém / sem / só / apenas / apesar / em vez / mais de / menos de"
        " / não / nenhum / nenhuma"
    ),
    rule=any_of(
        "deve / devem / deveria\\w* / é preciso / recomenda\\w* / decidi(?:u|do) / rejeit(?:ou|ado|ada) / aprov(?:ou|ado|ada)"
        " / exige\\w* / obrigatóri[oa] / direito a / proíbe\\w*"
    ),
    outcome=any_of(
        "encontr(?:ou|aram|ado) / mostra\\w* / mostr(?:ou|aram) / revel(?:ou|a|aram) / conclu\\w* / reduz\\w* / aument(?:ou|ado|a)"
        " / caiu / baixou / subiu / sabia\\w* / provavelmente / sempre / cada / morre(?:u|ram) / feridos / perd(?:eu|ido)"
        " / descobri(?:u|ram)"
    ),
    definition=any_of("chama-se / define-se como / entende-se por / significa"),
    opinion=any_of(
        "acho / achamos / creio / penso / pensamos / temo / espero / esperamos / deveria\\w* / na (?:minha|nossa|sua) opinião"
        " / injust[oa] / absurd[oa]"
    ),
    forecast=re.compile(r"\b\w+(?:ará|arão|erá|erão|irá|irão|drá|drão)\b|\b(?:vai|vão) \w+[aei]r\b|\bpróxim[oa] (?:ano|mês|semana|"
                        r"verão|inverno)\b|\bprev[êe]\w*\b", re.IGNORECASE),
    estimate=re.compile(r"\b(?:cerca de|quase|pelo menos|até|mais de|menos de|aproximadamente)\s+\d|\b(?:estim\w+|em média)\b", re.IGNORECASE),
    missing=any_of(
        "desconhecid[oa] / ninguém sabe / não se sabe / não está claro / não foi (?:medid|estudad)[oa] / falta saber"
        " / não há (?:dados|provas)"
    ),
    dangling=opening(
        "ele / (?:nasceu|morreu|tinha|vivia|estudou|ensinou)(?= (?:em|no|na|o|a|de|com|\\d|\\w+ anos))"
        " / o resto / os demais / ela / eles / elas / est[ea]s?(?= (?:é|foi|era|\\w+ou)) / iss?to / isso / ess[ea]s? / mas / e / ou / assim / então"
        " / também / além disso / no entanto / por isso / portanto / por exemplo / depois"
        " / finalmente / seus? / suas? / ambos / ambas / ali / aqui / de facto / de fato / desde então"
    ),
    summing=any_of("resumo / conclus(?:ão|ões) / recomendaç(?:ão|ões) / em resumo / pontos-chave / resultados"),
    aside=any_of("métodos? / metodologia / antecedentes / financiamento / agradecimentos / dados / diversos / referências / contacto"),
    own_voice=re.compile(r"\b(?:[Ee]u|[Nn]ós|meus?|minhas?|noss[oa]s?)\b"),
    source=re.compile(r"\b(?:[Ss]egundo|[Dd]e acordo com) (?P<who>(?:o |a |os |as |um |uma )?[^,.;:«»“”\"]{3,60})"),
)  # fmt: skip
