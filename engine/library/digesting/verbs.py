"""Library, digesting, verbs: where an English clause has its verb; a list of the common ones and their endings, no grammar. Pure."""

from __future__ import annotations

import re

ANSWERING = "countered|responded|interjected|conceded|acknowledged|retorted|quipped|commented|testified"
"""How somebody answers in a report, as alternatives of a pattern; whoever looks for speakers adds more."""
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,]*%?")
HELPING = frozenset(
    """
    is are was were am be's has have had does do did can could will would shall should may might must cannot isn't aren't
    wasn't weren't hasn't haven't hadn't doesn't don't didn't can't couldn't won't wouldn't shouldn't mustn't needn't
    it's that's there's he's she's what's who's i'm you're we're they're i've you've we've they've i'd you'd he'd she'd
    we'd they'd i'll you'll he'll she'll we'll they'll it'll here's let's
    """.split()
)
PAST = frozenset(
    """
    became began bent bet bit bled blew bore bought bound broke brought built burst came caught chose clung cost crept cut
    dealt drank drew drove dug ate fed fell felt fled flew forbade forgot forgave fought found froze gave got grew heard
    held hid hit hung hurt kept knew laid lay led left lent let lit lost made meant met paid proved put quit ran rang read
    rode rose said sang sank sat saw sent set shone shook shot shut slept slid sold sought spent spoke spread sprang stood
    stole struck stuck swam swept swore taught thought threw told took tore understood went woke won wore wove wrote
    """.split()
)
COMMON = frozenset(
    """
    accept account add admit affect agree aim allow answer appear apply argue arrive ask assume avoid balance become begin
    believe belong blame block break bring build burn buy buys call carry cause change charge claim clean close come
    compare contain continue contradict control cope cost cover create cross cut damage deal decide decline delay deliver
    demand deny depend describe destroy die differ disagree dispute divide doubt draw drink drive drop earn eat employ
    empty end enter exceed exist expect explain face fade fail fall fear feed feel fight fill find fit fix flow follow
    force forget gain get give go grow happen harden harm hear help hide hit hold hope hurt include increase insist invite
    join keep kill know lack last lead learn leave lend let lie like listen live look lose love make mark matter mean
    measure meet miss mix move need offer open oppose owe own pass pay plan plant play point prefer press prevent produce
    promise propose protect prove provide pull push put raise reach read realise recommend record reduce refuse reject
    remain remember repeat replace reply report require rest return reveal rise run save say see seem sell send serve set
    share show shrink shut sink sit sleep slow smell solve speak spend split spread stand start state stay stop store
    strike succeed suffer suggest supply support survive take talk teach tell tend test think threaten throw throttle tie
    touch travel treat try turn understand use vary vote wait walk want warn wash waste watch win wonder work worry write
    """.split()
)
LEADS = frozenset(
    {
        "i",
        "we",
        "you",
        "they",
        "who",
        "which",
        "that",
        "people",
        "these",
        "those",
        "both",
        "all",
        "many",
        "most",
        "some",
        "few",
    }
)
BEFORE_NOUN = frozenset(
    "the a an its his her their our my your this that these those of in on at by for with no any each every some".split()
)
NOT_VERBS = frozenset("hundred indeed need speed seed feed bed red shed weed breed deed species series always perhaps besides".split())  # fmt: skip


def verb_at(words: list[str]) -> int | None:
    """Where the first finite verb of these words (in order, marks left out) probably stands; None where there is none."""
    low = [word.lower().replace("’", "'") for word in words]
    return next((at for at in range(len(low)) if _is_verb(low, at)), None)


def has_verb(text: str) -> bool:
    """Whether a stretch of English holds a finite verb, or opens as an order (`Press the button`)."""
    words = WORD.findall(text)
    return verb_at(words) is not None or bool(words and words[0].lower() in COMMON)


def _is_verb(low: list[str], at: int) -> bool:
    word, before = low[at], low[at - 1] if at else ""
    if word in HELPING:
        return True
    if at == 0 or before in BEFORE_NOUN or before == "to" or word in NOT_VERBS:
        return False
    if word in PAST or (word.endswith("ed") and len(word) > 4):
        return not (before.endswith("ly") and low[at - 2 : at - 1] and low[at - 2] in BEFORE_NOUN)
    if _base(word) in COMMON and word.endswith("s"):
        return True
    return word in COMMON and (
        before in LEADS or (before.endswith("s") and not before.endswith("ss") and len(before) > 3)
    )


def _base(word: str) -> str:
    for ending, instead in (
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("oes", "o"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    return word
