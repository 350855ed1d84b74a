"""Machines, readers, web, tongue: which language a text is written in, by its letters and its smallest words; pure."""

from __future__ import annotations

import re
from collections import Counter

LOOKED_AT = 12_000
FEW = 20
SHARE = 0.09
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (
    ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7af"), ("zh", "\u4e00", "\u9fff"), ("ar", "\u0600", "\u06ff"), ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"), ("th", "\u0e00", "\u0e7f"), ("hi", "\u0900", "\u097f"), ("cyrillic", "\u0400", "\u04ff"),
)  # fmt: skip
SMALL = {
    "en": "the of and to in is that for it was with as on be by this are from at have not which had been their",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer",
    "fr": "le la les et des de en un une du est dans que pour qui sur pas au avec ce il sont par plus ne se cette mais ont aux",
    "es": "el la los las de que y en un una por con no se del es para su al lo como más pero sus ha este fue cuando había ya",
    "it": "il lo la gli le di che è un una per con non del della sono si dei nel alla anche più come ma dal ha questo delle nella",
    "pt": "o a os as de que e em um uma para com não do da dos das no na por mais como mas foi ao ele sua ou ser quando muito",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan er om ook als maar bij nog uit wordt naar door over hebben",
    "sv": "och att det som en på är av för med den till inte har de ett om var men sig så han från vi kan när nu efter",
    "da": "og at det som en på er af for med den til ikke har de et om var men sig så han fra vi kan når efter blev også",
    "nb": "og å det som en på er av for med den til ikke har de et om var men seg så han fra vi kan når etter ble også",
    "fi": "ja on ei se että oli hän joka mutta kun myös ovat tai niin kuin sen ole jos vain mitä joka nyt vielä kanssa mukaan",
    "pl": "i w na z nie się do że jest to o jak po ale za co od przez tym dla są był było może tego już jego oraz który",
    "cs": "a v na se je že to s z do o i jako za ale by pro si od které byl jsou po podle až který také jeho než při",
    "hu": "a az és hogy nem is egy ez volt de meg csak már még mint el ha van vagy azt ki után lehet minden amely kell",
    "ro": "și în de la a cu pe nu că este un o din care mai pentru sau au se fost dar ca lui sunt după prin acest fi",
    "tr": "ve bir bu da de için ile çok daha olarak olan gibi ne ama sonra kadar en her o değil var ki ise olduğu göre",
    "vi": "và của là có trong được cho không một người các với những này khi đã từ để ra như về năm tại vào",
    "id": "yang dan di dengan untuk dari dalam ini itu pada tidak akan adalah ke juga oleh saya bisa ada mereka karena",
    "ru": "и в не на что я он с как это по но из у за то от так о для же все был его она бы только было",
    "uk": "і в не на що я він з як це по але із у за то від так про для же все був його вона й та є",
    "bg": "и в не на че с като това по но от за се да е са към до си ще при бе той тя му",
}
WORDS = {name: frozenset(words.split()) for name, words in SMALL.items()}
CYRILLIC = frozenset(["ru", "uk", "bg"])


def language_of(text: str) -> str | None:
    """The ISO 639-1 code, or None where the text is too short or in no language known here."""
    sample = text[:LOOKED_AT].lower()
    script = _script(sample)
    if script not in (None, "cyrillic"):
        return script
    words = Counter(WORD.findall(sample))
    total = words.total()
    if total < FEW:
        return None
    known = CYRILLIC if script else WORDS.keys() - CYRILLIC
    shares = {name: sum(words[word] for word in WORDS[name]) / total for name in sorted(known)}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= SHARE else None


def _script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample)) or 1
    for name, first, last in SCRIPTS:
        # Japanese is known by its kana, of which a text has fewer than of Chinese characters.
        if sum(first <= letter <= last for letter in sample) > letters * (0.1 if name == "ja" else 0.4):
            return name
    return None


def agreed(declared: str | None, text: str) -> str | None:
    """What the page declares, unless its text is plainly written in another language."""
    found = language_of(text)
    primary = (declared or "").replace("_", "-").split("-")[0].lower()
    same = {"no": "nb", "nn": "nb", "in": "id", "iw": "he", "cmn": "zh", "yue": "zh"}
    if (
        declared
        and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", declared)
        and (
            found is None
            or same.get(primary, primary) == found
            or primary not in WORDS.keys() | {"zh", "ja", "ko", "ar"}
        )
    ):
        return declared.replace("_", "-")
    return found
