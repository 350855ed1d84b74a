"""Extractive planner, cues of other languages: the words by which a sentence in one of six languages offers itself for a beat."""

from __future__ import annotations

from engine.library.digesting.tongues.tongue import any_of
from engine.machines.planners.extractive.cues import Cues

GERMAN = Cues(
    absolute=any_of(
        r"nie / niemals / niemand / nur / geheim\w* / rätsel\w* / starb\w* / verloren / schuld / seltsam\w* / unmöglich / nichts",
        r"verschw\w+",
    ),
    setting=any_of(
        r"liegt / steht / gebaut / erbaut / gegründet / dorf / stadt / fluss / küste / landkreis / seit / heißt / einst / früher / im jahr",
        r"begann / geboren",
    ),
    trouble=any_of(
        r"aber / doch / jedoch / obwohl / gegen / widerspr\w+ / bestreit\w* / falsch / gefahr\w* / gefährlich\w* / fürcht\w+ / schäd\w+",
        r"schaden / scheiter\w* / problem\w* / teuer / sorgen? / kritik\w* / kritisier\w* / zweifel\w* / weiger\w* / streit\w*",
        r"verlust\w* / krise / mangel / zu (?:wenig|viel|spät|klein) / klagen?",
    ),
    measure=any_of(
        r"mess\w+ / gemessen / gezählt / zähl\w+ / studie\w* / daten / untersuch\w+ / ergab\w* / ergeben / zeigt\w* / prozent",
        r"im durchschnitt / schätz\w+ / belegt / bericht\w* / probe\w*",
    ),
    pivot=any_of(
        r"bis / dann / entdeck\w+ / stellte sich heraus / plötzlich / stattdessen / änder\w+ / zum ersten mal / nicht mehr",
        r"in wirklichkeit / dahinter / seither / erst als",
    ),
    outcome=any_of(
        r"deshalb / daher / folglich / bedeutet / empf\w+ / reicht / lohnt\w* / spart / weil / damit / am ende / heute / inzwischen",
        r"jetzt / bleibt",
    ),
    ahead=any_of(
        r"wird / werden / soll(?:en)? / muss / müssen / entscheid\w+ / abstimm\w+ / nächste[nrs]? / künftig / frist / ob / offen",
        r"ungewiss / noch nicht / bis 20\d\d / unklar",
    ),
    unknowing=any_of(r"nicht bekannt / unbekannt / ungewiss / unklar / niemand weiß / weiß niemand / nicht geklärt / weiß man nicht"),
)  # fmt: skip
FRENCH = Cues(
    absolute=any_of(
        r"jamais / personne / rien / seul\w* / secret\w* / mystère\w* / perdu\w* / étrange\w* / impossible / disparu\w* / mort\w*",
    ),
    setting=any_of(
        r"se trouve / situé\w* / bâti\w* / construit\w* / fondé\w* / village / ville / vallée / rivière / côte / depuis / appelé\w*",
        r"autrefois / en \d{4} / commencé / né\w*",
    ),
    trouble=any_of(
        r"mais / pourtant / cependant / malgré / contre / oppos\w+ / conteste\w* / faux / fausse / risque\w* / crai\w+ / dégât\w*",
        r"danger\w* / échou\w+ / échec\w* / problème\w* / cher / chère / inqui\w+ / critiqu\w+ / dout\w+ / refus\w+ / menac\w+ / perte\w*",
        r"crise / manque\w* / trop (?:peu|tard|petit|cher) / colère",
    ),
    measure=any_of(
        r"mesur\w+ / compt\w+ / recens\w+ / étude\w* / données / enquête\w* / relevé\w* / montr\w+ / pour cent / % / en moyenne / estim\w+",
        r"prouv\w+ / rapport / échantillon\w*",
    ),
    pivot=any_of(
        r"jusqu'à / puis / alors / découv\w+ / en réalité / soudain / au lieu / chang\w+ / pour la première fois / ne [^.;]{1,30} plus",
        r"en fait / derrière / désormais / tient à",
    ),
    outcome=any_of(
        r"donc / ainsi / par conséquent / signifie / recommand\w+ / suffi\w+ / parce que / afin / finalement / aujourd'hui / désormais",
        r"reste / permet\w*",
    ),
    ahead=any_of(
        r"sera / seront / devra\w* / doit / doivent / décid\w+ / vot\w+ / prochain\w* / échéance / si elle / si le / reste à / pas encore",
        r"avant 20\d\d / d'ici / incertain\w*",
    ),
    unknowing=any_of(r"on ignore / inconnu\w* / incertain\w* / personne ne sait / ne sait pas / n'a pas encore / reste à savoir"),
)  # fmt: skip
SPANISH = Cues(
    absolute=any_of(
        r"nunca / jamás / nadie / nada / sólo / solo / secret\w+ / misteri\w+ / perdid\w+ / extrañ\w+ / imposible / desapareci\w+ / murió",
        r"vací\w+",
    ),
    setting=any_of(
        r"se encuentra / situad\w+ / construid\w+ / construyó / fundad\w+ / inaugur\w+ / pueblo / ciudad / río / costa / comarca / desde",
        r"llamad\w+ / antes / en \d{4} / empezó / nació",
    ),
    trouble=any_of(
        r"pero / sin embargo / aunque / contra / opon\w+ / niega\w* / no está de acuerdo / discut\w+ / fals\w+ / riesgo\w* / tem\w+",
        r"daño\w* / peligro\w* / fracas\w+ / fall\w+ / problema\w* / car[oa]s? / preocup\w+ / critic\w+ / dud\w+ / rechaz\w+ / amenaz\w+",
        r"pérdida\w* / perdió / crisis / falta\w* / demasiado / cuesta / acusa\w*",
    ),
    measure=any_of(
        r"medi\w+ / cont[óa]\w* / estudio\w* / datos / encuesta\w* / registr\w+ / mostr\w+ / muestra\w* / por ciento / promedio / estim\w+",
        r"prueba\w* / informe / según",
    ),
    pivot=any_of(
        r"hasta que / entonces / luego / descubr\w+ / en realidad / de pronto / en lugar / en vez / cambi\w+ / por primera vez / ya no",
        r"de hecho / detrás / desde que / más [^.;]{1,20} no menos",
    ),
    outcome=any_of(
        r"por eso / por tanto / así / significa / recomiend\w+ / basta / porque / para que / al final / hoy / ahora / permite / evita\w*",
        r"contratad\w+ / quedan?",
    ),
    ahead=any_of(
        r"será\w* / deberá\w* / debe\w* / decid\w+ / votar\w* / próxim\w+ / plazo / si lo / todavía no / aún no / antes de 20\d\d",
        r"incierto / en otoño / en primavera / costaría / piden?",
    ),
    unknowing=any_of(r"no se sabe / se desconoce / desconocid\w+ / incierto / nadie sabe / no sabe / queda por"),
)  # fmt: skip
ITALIAN = Cues(
    absolute=any_of(
        r"mai / nessuno / niente / nulla / solo / soltanto / segret\w+ / mister\w+ / pers[oaie] / stran\w+ / impossibile / scompars\w+",
        r"mort\w+",
    ),
    setting=any_of(
        r"si trova / situat\w+ / costruit\w+ / fondat\w+ / paese / città / valle / fiume / costa / dal / da quando / chiamat\w+",
        r"una volta / nel \d{4} / cominci\w+ / nat[oa]",
    ),
    trouble=any_of(
        r"ma / però / tuttavia / sebbene / nonostante / contro / oppon\w+ / contest\w+ / nega\w* / fals\w+ / rischi\w* / tem\w+ / dann\w+",
        r"pericol\w+ / fallit\w+ / problem\w+ / car[oaie] / preoccup\w+ / critic\w+ / dubbi\w* / rifiut\w+ / minacci\w+ / perdit\w+",
        r"crisi / manca\w* / troppo / frod\w+ / inganno / indagin\w+",
    ),
    measure=any_of(
        r"misur\w+ / cont\w+ / studio / studi / dati / indagine / registr\w+ / mostra\w* / trovat\w+ / per cento / in media / stim\w+",
        r"prov\w+ / rapporto / campion\w+ / secondo",
    ),
    pivot=any_of(
        r"finché / poi / allora / scop\w+ / in realtà / all'improvviso / invece / cambi\w+ / per la prima volta / non [^.;]{1,20} più",
        r"infatti / dietro / da allora",
    ),
    outcome=any_of(
        r"quindi / perciò / così / significa / raccomand\w+ / basta / perché / affinché / alla fine / oggi / adesso / ora / permette",
        r"resta\w*",
    ),
    ahead=any_of(
        r"sarà / saranno / dovrà / dovranno / deve / devono / decid\w+ / vot\w+ / prossim\w+ / scadenza / se / non ancora / entro",
        r"incert\w+ / processo comincerà",
    ),
    unknowing=any_of(r"non si sa / sconosciut\w+ / ignot\w+ / incert\w+ / nessuno sa / non sa / resta da"),
)  # fmt: skip
DUTCH = Cues(
    absolute=any_of(
        r"nooit / niemand / niets / alleen / geheim\w* / raadsel\w* / verloren / vreemd\w* / onmogelijk / verdwe\w+ / stierf / vergeten",
        r"drie keer",
    ),
    setting=any_of(
        r"ligt / staat / gebouwd / opgericht / gesticht / dorp / stad / rivier / kust / sinds / heet / vroeger / ooit / in \d{4} / begon",
        r"geboren / uit \d{4}",
    ),
    trouble=any_of(
        r"maar / echter / toch / hoewel / ondanks / tegen / bezwaar\w* / betwist\w* / ontken\w* / fout / risico\w* / vre\w+ / schade",
        r"gevaar\w* / gevaarlijk\w* / mislukt\w* / problem\w+ / problemen / duur / zorgen / kritiek / twijfel\w* / weiger\w* / dreig\w*",
        r"verlies\w* / crisis / tekort / te (?:weinig|laat|klein|laag|duur)",
    ),
    measure=any_of(
        r"gemeten / meting\w* / meet / geteld / telling / onderzo\w+ / gegevens / blijkt / bleek / toont / procent / gemiddeld\w*",
        r"schat\w* / geschat / bewijs\w* / rapport / berekend\w*",
    ),
    pivot=any_of(
        r"totdat / tot / toen / ontdek\w+ / bleek / plotseling / in plaats van / verander\w+ / voor het eerst / niet meer",
        r"in werkelijkheid / erachter / achter / sindsdien",
    ),
    outcome=any_of(
        r"daarom / dus / daardoor / betekent / adviseer\w* / genoeg / omdat / zodat / uiteindelijk / vandaag / nu / inmiddels / blijft",
    ),
    ahead=any_of(
        r"zal / zullen / moet / moeten / besliss\w+ / beslui\w+ / stem\w+ / volgend\w* / termijn / of / nog niet / voor 20\d\d / onzeker",
        r"wordt [^.;]{1,40} besloten",
    ),
    unknowing=any_of(r"niet bekend / onbekend / onzeker / niemand weet / weet niemand / weet niet / nog onduidelijk"),
)  # fmt: skip
PORTUGUESE = Cues(
    absolute=any_of(
        r"nunca / jamais / ninguém / nada / só / apenas / segred\w+ / mistéri\w+ / perdid\w+ / estranh\w+ / impossível / desaparec\w+",
        r"morreu",
    ),
    setting=any_of(
        r"fica / situad\w+ / construíd\w+ / fundad\w+ / aldeia / vila / cidade / rio / costa / região / desde / chamad\w+ / outrora",
        r"em \d{4} / começou / nasceu",
    ),
    trouble=any_of(
        r"mas / porém / contudo / no entanto / embora / apesar / contra / opõ\w+ / contest\w+ / neg[ao]\w* / fals\w+ / risco\w*",
        r"tem[eo]\w* / dano\w* / perig\w+ / falh\w+ / problema\w* / car[oa]s? / preocup\w+ / crític\w+ / dúvid\w+ / recus\w+ / ameaç\w+",
        r"perda\w* / crise / falta\w* / demasiado / fraude\w* / roub\w+",
    ),
    measure=any_of(
        r"medi\w+ / cont[oa]u / estudo\w* / dados / inquérito\w* / inspeção / regist\w+ / mostr\w+ / encontr\w+ / por cento / em média",
        r"estim\w+ / prova\w* / relatório / amostra\w* / segundo",
    ),
    pivot=any_of(
        r"até que / então / depois / descobr\w+ / na verdade / de repente / em vez / mud\w+ / pela primeira vez / já não / de facto",
        r"de fato / por trás / desde que",
    ),
    outcome=any_of(
        r"por isso / portanto / assim / significa / recomend\w+ / basta / porque / para que / no fim / hoje / agora / permite / resta\w*",
    ),
    ahead=any_of(
        r"será / serão / deverá / deve\w* / decid\w+ / vot\w+ / próxim\w+ / prazo / se o / ainda não / antes de 20\d\d / até 20\d\d",
        r"incert\w+",
    ),
    unknowing=any_of(
        r"não se sabe / desconhecid\w+ / incert\w+ / ninguém sabe / não sabe / falta saber",
    ),
)  # fmt: skip
OTHERS = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "nl": DUTCH, "pt": PORTUGUESE}
