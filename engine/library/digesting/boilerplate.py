"""Library, digesting, boilerplate: sentences every document of its sort has, which say nothing of its matter. Pure."""

from __future__ import annotations

import re

MEETING = (
    r"^(?:apologies (?:for absence )?were|the (?:meeting|session|hearing)(?: was)? (?:closed|opened|adjourned|called)|there being no (?:further|other)|"
    r"(?:the )?minutes of .{3,60} (?:were|was) (?:approved|accepted|agreed|taken)|the agenda was|carried (?:by|unanimously|nem)|none\. the meeting|"
    r"(?:agreed|approved|accepted|adopted),? (?:subject to|as (?:a|an|the|correct)\b)|"
    r"(?:thank you\. )?that concludes\b|"
    r"present:|apologies:|(?:the )?(?:next|date of (?:the )?next) meeting)"
)
ACCOUNTS = (
    r"responsible for preparing|true and fair view|have been audited|registered (?:charity|office|company)|in accordance with applicable|"
    r"forward-looking statements|subject to (?:risks|change without)|for (?:more|further) information|"
    r"^for information (?:on|about)\b|about the (?:company|author)"
)
RIGHTS = (
    r"©|\ball rights reserved|may not be (?:reproduced|copied|distributed)|without (?:the )?(?:prior )?(?:written )?permission|"
    r"this (?:notice|document|guide|manual|licen[cs]e) (?:is given|may be|may not|does not constitute|is not legal|limits?)|"
    r"nothing in this (?:notice|agreement|document|licen[cs]e)"
)
LICENCE = re.compile(
    r"\bthis Licen[cs]e\b|\b(?:Modified Version|Invariant Sections?|Cover Texts?|Licensor)\b|\bcopyright (?:holders?|notices?|owners?)\b|"
    r"\bpermission is (?:hereby )?granted\b|\bcopyleft\b|\b(?:GNU|CC-BY|Creative Commons|Apache|Massachusetts|MIT|BSD)\b.{0,60}\bLicen[cs]e\b|"
    r"^(?:the software|this program) is (?:provided|distributed|free)\b|\bwithout (?:even the implied )?warrant(?:y|ies)\b",
    re.IGNORECASE,
)
PAGE = (
    r"\b(?:sign up (?:for|to)|subscribe (?:to|via|for)|follow (?:us|me) on|click (?:here|on the)|leave a comment|share this|"
    r"cookies?\b.{0,40}\bsite|"
    r"^(?:all|everything) you need to know\b|^(?:here(?:’|')?s|find out|learn|see) (?:how|what|why|where)\b.{0,80}\b(?:you|your)\b|"
    r"contributed to this (?:report|story|article)|this (?:story|report) (?:was|has been) updated|^watch (?:the|this) video|"
    r"read (?:more|next|this next)|did you (?:make|like|enjoy) this|discuss on|photo(?:graph)?s? (?:by|courtesy)|keep this (?:manual|guide|notice)|"
    r"this (?:article|story|post|piece) (?:was|first|originally|appeared|has been)|"
    r"(?:is|are) (?:a )?(?:freelance|staff)\b|covers? [a-z ,]{3,60} for (?:the|this)\b|"
    r"(?:visit|see) (?:www|https?|our (?:site|website|page)))"
)
READERS = (
    r"^(?:send|e-?mail|post|share|tell) (?:us|me|your)\b|^(?:let us know|get in touch|have your say)\b|"
    r"\b(?:photo(?:graph)?s?|images?) (?:can|may) be (?:downloaded|obtained|used)|^notes? to editors\b|"
    r"\b(?:is|are) (?:a|the|one of the)(?: \w+[’']s)? leading (?:\w+ )?(?:provider|supplier|manufacturer|developer|maker|operator)s?\b|"
    r"\bwe (?:may|might|can) (?:earn|receive|get) (?:an? )?(?:small )?(?:affiliate )?commission|\baffiliate links?\b"
)
"""What a page says to those who read it, and how it lives."""
INTERVIEWS = (
    r"^(?:this|the|our) (?:conversation|interview|transcript|exchange|discussion) (?:has been|was|is) "
    r"(?:\w+ )?(?:shortened|edited|condensed|abridged|translated)|"
    r"^(?:he|she|they) (?:spoke|talked) (?:to|with) (?:us|me)\b"
)
NUTRITION = r"^per (?:serving|portion|\d+ ?g)\b|^(?:serves|makes) \d|\b\d+ ?kcal\b"
ELSEWHERE = (
    r"^sin más asuntos|\bse levanta la sesión\b|^keine weiteren wortmeldungen|^la séance est levée|^la seduta è (?:tolta|chiusa)|"
    r"^(?:ouverture de la séance|séance ouverte|inizio della seduta|inicio de la sesión|aanvang\b|abertura da (?:sessão|reunião)|beginn der)\b|"
    r"^(?:la seduta (?:si apre|è aperta)|la séance est ouverte|se abre la sesión|die sitzung (?:wird eröffnet|beginnt)|"
    r"a (?:sessão|reunião) (?:abre|foi aberta))\b|"
    r"\bbegrüßt die (?:anwesenden|mitglieder)|\bstellt die beschlussfähigkeit fest|\bkeine beanstandungen\b|\ble quorum est atteint|"
    r"\b(?:se constata|hay|existe) (?:el )?quórum|\bnumero legale\b|\bopent de vergadering\b|\bdeu início à (?:reunião|assembleia)|"
    r"\b(?:cf\.|siehe|voir|véase|vedi|zie|ver) (?:notre|unsere|nuestra|la nostra|onze|a nossa) \w+|"
    r"^(?:lesen sie auch|lire aussi|à lire|lea también|leggi anche|lees ook|leia também)\b"
)
THANKS = r"^(?:thank you|thanks) (?:for|to|very|so)|^we (?:thank|are grateful|would like to thank)|^(?:hi|hello|dear)\b[^.!?]{0,40},"
MANUAL = (
    r"^written by (?:[\w.’'-]+ ){1,3}[\w.’'-]+(?:,? and [\w .’'-]+)?\.$|^there is no warranty\b|\bbugs? to the (?:author|maintainer|address)|"
    r"^(?:report|send) (?:any |all )?(?:\w+ ){0,3}bugs?\b|^full documentation\b|^a list of open bugs\b|^this is free software\b"
)
LISTS = (
    r"^(?:references|bibliography|works cited|literatur(?:verzeichnis)?|bibliographie|bibliograf[íi]a|literatuur)\s*\[?\d|^\[\d+\]\s+[A-Z][\w’'-]+,|"
    r"^(?:next|previous) (?:post|time|episode|issue)\b[^.]{0,12}:|\b[\w.+-]+@[\w-]+\.\w|\bor ext\.|^questions? to \S+@"
)
"""Works that are cited, what comes in the next issue, where to write to."""
IMPRINT = (
    r"^(?:prepared|compiled|drafted|edited|approved|adopted|issued|submitted|reviewed|checked) (?:by|on behalf of) "
    r"[^.,;:!?]{3,70}(?:, (?:[a-z]+ ){0,3}[a-z]+)?\.$"
)
"""Who made the paper and who let it pass: no sentence has so little in it, where it has no comma or only an office behind one."""
PRESENT = r"(?:\b(?-i:[A-Z])\. (?-i:[A-Z])[\w’'-]+(?: \([^()]{1,30}\))?, ){2}"
"""Who came: names with their initials in a row."""
TO_DO = r"^action(?: points?)?:"
FURNITURE = re.compile(
    "|".join(
        (
            LISTS,
            IMPRINT,
            TO_DO,
            PRESENT,
            MEETING,
            ACCOUNTS,
            RIGHTS,
            PAGE,
            READERS,
            INTERVIEWS,
            NUTRITION,
            ELSEWHERE,
            THANKS,
            MANUAL,
        )
    ),
    re.IGNORECASE,
)
ENTRY = re.compile(
    r"^--?[a-zA-Z][\w-]*(?=[ ,=\[])|"
    r"^(?!(?:note|warning|caution|tip|example|hint|remember|answer|question)\b)\*?(?:(?-i:[a-z_])[\w.]*: (?=[a-z(])|[a-z_][\w.]*: (?=(?-i:[a-z(])))|"
    r"^[A-Z]{2,}_\w+\b|"
    r"^\**[`\w.-]+\**\s\((?:[^)]*\b(?:string|integer|number|boolean|object|array|float|required|optional|default)\b[^)]*)\)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"^[*_]?(?:[A-Z][\w.’'-]+ ){1,3}(?:covers|writes (?:about|on|for)|reports (?:on|for)|teaches|lives in|"
    r"is (?:a|an|the) [\w -]{0,30}(?:reporter|correspondent|writer|journalist|editor|columnist))\b"
)

PLACE = r"(?!WARNING|NOTE|CAUTION|DANGER|IMPORTANT|TIP|TODO)[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [A-ZÀ-Þ][\w.À-ÿ ]{1,20})?"
AGENCY = r"\([A-Z][\w .]{1,24}\)"
DASH = r"\s*(?:--?|–|—)\s*"
DATELINE = re.compile(rf"(?:{PLACE},?\s*(?:{AGENCY})?|{AGENCY}){DASH}(?=[A-ZÀ-Þ“\"])")


def dateline(text: str) -> int:
    """How many characters of a paragraph only say where and by whom it was filed: `LONDON (Reuters) - `, `(CNN) -- `."""
    found = DATELINE.match(text)
    return found.end() if found else 0


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence is furniture of its kind of document: how a meeting opened, who audited, what may be copied, where to click."""
    return bool(FURNITURE.search(sentence) or ENTRY.match(sentence))


def is_licence(sentence: str) -> bool:
    """Whether it is one of the terms a document is given away under."""
    return bool(LICENCE.search(sentence))


def is_byline(sentence: str) -> bool:
    """Whether it presents whoever wrote the text: `Ann Lee covers health for this paper.`"""
    return bool(BYLINE.match(sentence))
