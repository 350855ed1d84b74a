"""Library, digesting, tongues: Italian. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.tongues.tongue import Tongue, any_of, opening

ITALIAN = Tongue(
    "it", "Italian",
    frozenset(
        """
        il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai dalle in nel nella nei
        nelle su sul sulla sui sulle con per tra fra e ed o ma se che chi cui dove quando come questo questa questi queste quello quella
        quelli quelle esso essa lui lei loro noi io si ci ne suo sua suoi sue mio mia nostro nostra è sono era erano fu furono essere stato
        stata stati ha hanno aveva avevano avere non più meno molto anche già ancora poi allora tutto tutti tutta tutte altro altri altra
        altre due tre può possono deve devono ogni perché dopo prima secondo detto dice né
        """.split()
    ),
    ("amenti", "amento", "azioni", "azione", "mente", "avano", "ava", "arono", "ando", "endo", "ità",
     "ate", "ati", "ata", "ato", "are", "ere", "ire", "o", "a", "e", "i"),
    why=any_of("perché / poiché / quindi / perciò / dunque / così / ragione / ragioni / causa / significa / spiega / se / dovuto"),
    contrast=any_of(
        "ma / però / tuttavia / sebbene / bensì / mai / nessuno / senza / solo / soltanto / nonostante / invece / più di / meno di"
        " / non / nessuna"
    ),
    rule=any_of(
        "deve / devono / dovrebbe\\w* / bisogna / raccomanda\\w* / deciso / respint[oa] / approvat[oa] / richied\\w*"
        " / obbligatori[oa] / diritto / vieta\\w*"
    ),
    outcome=any_of(
        "trovat[oa] / mostra\\w* / rivela\\w* / conclus\\w* / ridott[oaie] / aumentat[oa] / calat[oa] / scese? / sapeva\\w*"
        " / probabilmente / sempre / ogni / mort[oi] / ferit[oi] / pers[oaie] / scopert[oaie]"
    ),
    definition=any_of("si chiama / è definit[oa] / si intende / significa"),
    opinion=any_of(
        "credo / crediamo / penso / pensiamo / temo / spero / speriamo / dovrebber?o? / a (?:mio|nostro|suo) (?:parere|avviso)"
        " / ingiust[oa] / assurd[oa]"
    ),
    forecast=re.compile(r"\b\w+(?:erà|eranno|irà|iranno|drà|dranno|rà|ranno)\b|\bprossim[oa] (?:anno|mese|settimana|estate|inverno)\b|"
                        r"\bprev(?:ede|isto|ista)\b", re.IGNORECASE),
    estimate=re.compile(r"\b(?:circa|quasi|almeno|fino a|più di|meno di|oltre)\s+\d|\b(?:stim\w+|in media)\b", re.IGNORECASE),
    missing=any_of(
        "sconosciut[oa] / nessuno sa / non si sa / non è (?:chiaro|noto|nota) / non è stat[oa] (?:misurat|studiat)[oa]"
        " / resta da (?:vedere|capire) / non ci sono (?:dati|prove)"
    ),
    dangling=opening(
        "egli / (?:nacque|morì|aveva|visse|studiò|insegnò)(?= (?:a|in|il|la|di|con|nel|\\d|\\w+ anni))"
        " / il resto / ella / lui / lei / loro / ess[oaie] / questo / quest[aie](?= (?:è|fu|era|sono)) / ciò / ma / e / o / così / allora"
        " / anche / inoltre / tuttavia / però / quindi / perciò / dunque / per esempio / poi"
        " / infine / suo / sua / suoi / sue / entramb[ie] / lì / là / qui / infatti / invece / da allora"
    ),
    summing=any_of("riassunto / sintesi / conclusioni? / raccomandazioni? / in breve / punti chiave / risultati"),
    aside=any_of("metod[oi] / metodologia / contesto / finanziamento / ringraziamenti / dati / varie / riferimenti / contatti"),
    own_voice=re.compile(r"\b(?:[Ii]o|[Nn]oi|mio|mia|nostr[oaie]|credo|crediamo)\b"),
    source=re.compile(r"\b[Ss]econdo (?P<who>(?:il |la |lo |i |gli |le |l[’']|un |una )[^,.;:«»“”\"]{3,60})"),
)  # fmt: skip
