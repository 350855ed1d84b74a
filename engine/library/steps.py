"""Library, steps: the steps of an instruction as it writes them, in the order it gives them; pure."""

from __future__ import annotations

import re

from engine.library.speakable import speakable

FEWEST = 3
NUMBERED = re.compile(
    r"\s*(?:(?:step|schritt|étape|paso|passo|passaggio|stap|手順|ステップ|الخطوة)\s*)?(?:\d{1,2}|[０-９]|[٠-٩]{1,2})\s*[.):：）．、-]\s*"
    r"|\s*[①-⑳]\s*|\s*第\d段階[:：]?\s*",
    re.IGNORECASE,
)
"""The mark of a step that is counted: `1.`, `Schritt 2:`, `①`."""
NAMED = re.compile(
    r"\s*(?:step|schritt|étape|paso|passo|passaggio|stap|手順|ステップ|الخطوة)\s*(?:\d{1,2}|[٠-٩]{1,2})\s*[.):：–—-]",
    re.IGNORECASE,
)
HEADED = re.compile(
    r"\b(?:steps?|method|directions|instructions?|how to|procedure|installation|installing|assembly|setting up|getting started|preparation|"
    r"schritte?|zubereitung|anleitung|montage|einbau|vorgehen|so geht|inbetriebnahme|étapes?|préparation|mode d.emploi|marche à suivre|"
    r"comment (?:faire|installer|préparer|monter|utiliser)|pasos|preparación|elaboración|instrucciones|instalación|cómo|procedimiento|"
    r"procedimento|preparazione|istruzioni|passaggi|come (?:si|fare|installare|preparare|montare)|preparo|modo de (?:preparo|fazer)|passos|"
    r"como (?:fazer|instalar|montar)|bereiding|stappen|werkwijze)\b|作り方|手順|方法|طريقة|خطوات",
    re.IGNORECASE,
)
ORDER = (
    r"first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|after that|afterwards|finally|lastly|last of all|to begin with|to start"
    r"|zuerst|zunächst|als erstes|dann|danach|anschließend|im anschluss|schließlich|zum schluss|zuletzt|am ende"
    r"|d.abord|tout d.abord|premièrement|ensuite|puis|après cela|enfin|pour finir|finalement"
    r"|primero|en primer lugar|luego|después|a continuación|más tarde|por último|finalmente|al final"
    r"|prima|per prima cosa|innanzitutto|poi|quindi|dopodiché|infine|alla fine"
    r"|primeiro|em primeiro lugar|depois|em seguida|a seguir|por fim|eerst|daarna|vervolgens|dan|tot slot|ten slotte"
)
BEGINS = re.compile(rf"^\W*(?:and |und |et |y |e |en )?(?:{ORDER})\b(?!\s(?:of|time|place)\b)", re.IGNORECASE)
FAR = re.compile(
    r"^(?:まず|最初に|はじめに|次に|つぎに|それから|その後|続いて|最後に|أولا|أولًا|ثم|بعد ذلك|ثانيا|ثانيًا|أخيرا|أخيرًا|وأخيرًا|في النهاية)"
)
INSIDE = re.compile(rf"(?<=[;,])\s+(?=(?:and |und |et |y |e |en )?(?:{ORDER})\b)", re.IGNORECASE)
SENTENCES = re.compile(r"(?<=[.!?؟])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[^\W\d_a-zß-ÿ]|[A-Z])|(?<=[。！？])")


def steps_in(text: str) -> tuple[str, ...]:
    """What is to be done or happens, one after the other, where the words say so three times; nothing where they do not.

    A sentence without such a word goes with the step before it.
    """
    steps, ordered = list[str](), 0
    for piece in (
        part.strip() for sentence in SENTENCES.split(speakable(text)) if sentence for part in INSIDE.split(sentence)
    ):
        is_ordered = bool(BEGINS.match(piece) or FAR.match(piece))
        ordered += is_ordered
        if is_ordered:
            steps.append(piece)
        elif steps:
            steps[-1] = f"{steps[-1]} {piece}"
    return tuple(steps) if ordered >= FEWEST else ()


def items_of(text: str) -> tuple[str, ...]:
    """The items of a list, a line each, without their marks; a line that is indented or goes on belongs to the one before."""
    found, lines = list[str](), [line for line in text.splitlines() if line.strip()]
    is_marked = any(MARK.match(line) for line in lines)
    for line in lines:
        mark = MARK.match(line)
        bare = line[mark.end() :].strip() if mark else line.strip()
        if mark or not found or not is_marked:
            found.append(bare)
        elif bare:
            found[-1] = f"{found[-1]} {bare}"
    return tuple(told for one in found if (told := speakable(one)))


def names_steps(title: str) -> bool:
    """Whether a heading says that what follows is to be done in this order."""
    return HEADED.search(title) is not None


MARK = re.compile(rf"\s*(?:[-*+•–·▪◦・‣■●]\s+|・|{NUMBERED.pattern})", re.IGNORECASE)
