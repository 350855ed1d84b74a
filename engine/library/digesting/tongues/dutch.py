"""Library, digesting, tongues: Dutch. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.tongues.tongue import Tongue, any_of, opening

DUTCH = Tongue(
    "nl", "Dutch",
    frozenset(
        """
        de het een van en of maar als te ten ter in op aan bij voor met uit naar over onder door tegen zonder om tot sinds dan dat die dit
        deze is zijn was waren wordt worden werd werden heeft hebben had hadden er hij zij ze wij we ik je u jullie men zich hem haar hun
        ons onze mijn niet geen zo hier daar waar wie wat wanneer waarom hoe ook nog al alleen zeer meer minder altijd weer toen want kan
        kunnen kon moet moeten zal zullen zou zouden wil willen twee drie alle alles andere zei zegt omdat
        """.split()
    ),
    ("ingen", "ing", "heden", "heid", "lijk", "tjes", "tje", "den", "ten", "de", "te", "en", "er", "st", "e", "s", "t"),
    why=any_of("omdat / daarom / dus / zodat / want / reden / redenen / oorzaak / betekent / verklaart / leidt tot / als / doordat"),
    contrast=any_of(
        "maar / echter / toch / hoewel / niet / nooit / niemand / zonder / alleen / pas / zelfs / ondanks / in plaats van / meer dan"
        " / minder dan / geen"
    ),
    rule=any_of(
        "moet / moeten / mag niet / mogen niet / zou moeten / beveelt / aanbevolen / besloten / besloot / verworpen / goedgekeurd"
        " / vereist / verplicht / recht op / verboden"
    ),
    outcome=any_of(
        "vond(?:en)? / gevonden / toont / tonen / toonde\\w* / bleek / blijkt / daalde\\w* / gedaald / steeg / gestegen / hoger"
        " / lager / wist(?:en)? / waarschijnlijk / altijd / elke? / stierf / gewond / verloren / ontdekt\\w*"
    ),
    definition=any_of("wordt \\w+ genoemd / verstaat men / is gedefinieerd als / betekent / heet"),
    opinion=any_of(
        "(?:ik|wij|we) (?:denk|denken|vind|vinden|geloof|geloven|hoop|hopen|vrees|vrezen) / zouden? moeten"
        " / naar (?:mijn|onze) mening / oneerlijk / onzin"
    ),
    forecast=any_of(
        "zal / zullen / (?:gaat|gaan) (?!naar)[^.;,]{1,60}\\w+en(?=[.”]*$) / volgend jaar"
        " / volgende (?:maand|week|zomer|winter) / naar verwachting / verwacht"
    ),
    estimate=re.compile(r"\b(?:ongeveer|circa|bijna|ruim|minstens|hoogstens|tot wel|meer dan|minder dan|zo[’']n|gemiddeld)\s+\d|"
                        r"\b(?:schat\w*|geschat|gemiddeld)\b", re.IGNORECASE),
    missing=any_of(
        "niet bekend / onbekend / onduidelijk / niemand weet / niet (?:gemeten|onderzocht) / blijft onduidelijk"
        " / geen (?:gegevens|bewijs)"
    ),
    dangling=opening(
        "hij / zij / ze / het(?= (?:is(?! niet bekend)|was|heeft|werd|gaat|kan)) / dit / dat / deze / die / maar / en / of / want"
        " / dus / daarom / toch / ook / bovendien / echter / daarna / dan / toen / zo / hun / zijn / haar"
        " / (?:[^\\s,.;:]+ ){1,8}(?:daardoor|daarom|hierdoor) / beide / de rest / daar / hier / bijvoorbeeld / ten slotte / sindsdien / zulke"
    ),
    summing=any_of("samenvatting / overzicht / conclusies? / resultaten / aanbeveling(?:en)? / in het kort / kernpunten"),
    aside=any_of("methoden? / methodologie / achtergrond / financiering / dankwoord / gegevens / rondvraag / opening / literatuur / contact"),
    own_voice=re.compile(r"\b(?:[Ii]k|[Ww]ij|[Ww]e|mijn|onze|ons)\b"),
    source=re.compile(r"\b[Vv]olgens (?P<who>(?:de |het |een )?[^,.;:“”„\"]{3,50}?)(?=,| (?:is|zijn|was|waren|heeft|hebben|wordt|"
                      r"worden|kost|daalt|stijgt)\b|$)"),
)  # fmt: skip
