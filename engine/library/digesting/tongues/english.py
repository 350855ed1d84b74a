"""Library, digesting, tongues: English. Pure."""

from __future__ import annotations

import re

from engine.library.digesting.tongues.tongue import Tongue, any_of

NUMBER = r"(?:[£$€]\s?)?\d[\d,.]*"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
STOPS = frozenset(
    """
    a an the and or but if of to in on at by for from with as is are was were be been being it its this that these
    those there here he she they we i you his her their our my your him them us me not no so than then too very can
    could will would shall should may might must do does did done have has had having which who whom whose what when
    where why how all any both each few more most other some such only own same one two also into out up down over
    under again about after before between through during until while because just now said says say
    """.split()
)
DANGLING = re.compile(
    r"^[“\"‘']?(?:it|they|he|she|him|them|this|that|these|those|such|but|and|or|nor|so|yet|however|therefore|thus|hence|then|also|moreover|"
    r"furthermore|besides|of (?:these|those|them)|both(?! (?:the|of the) )|neither|either|instead|still|otherwise|another|others|his|her|their|its|"
    r"the (?:former|latter|same|other|others|rest)|two of them|"
    r"(?:in|on|at|by|for|from|with|under|after|before|during) (?:\w+ of )?(?:that|this|these|those|such)|until then|"
    r"for example|for instance|in addition|in contrast|by contrast|as a result|on the other hand|similarly|likewise|meanwhile|nevertheless|"
    r"nonetheless|consequently|accordingly|indeed|again|finally|first(?= |,)|second|secondly|third|thirdly|below|above|here|"
    r"there(?! (?:is|are|was|were|will|must|can|may) ))\b",
    re.IGNORECASE,
)
ESTIMATE = re.compile(
    rf"\b(?:about|around|approximately|roughly|approx\.?|nearly|almost|up to|at least|more than|less than|fewer than|over|some)\s+{NUMBER}|"
    rf"\bestimate[sd]?\b|\bon average\b|\ban average of\b|\bbetween {NUMBER}(?: (?!{MONTH})[\w%]+)? and {NUMBER}(?! {MONTH})|"
    rf"\b(?-i:would|could|may|might)\b(?! not)[^.;]{{0,70}}?{NUMBER}",
    re.IGNORECASE,
)
DEFINITION = re.compile(
    r"\b(?:is|are|was) (?:called|known as|defined as|the (?:name|term) (?:for|of))\b|\brefers? to\b|\bmeans? (?:that|the|an?)\b|"
    r"^An? [a-z][\w -]{2,40} is an? (?:[\w-]+ ){1,6}(?:that|which|who|in which|used)\b"
)
ENGLISH = Tongue(
    "en", "English", STOPS, ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "’s", "s", "e"),
    why=any_of(
        "because / since / therefore / thus / so that / so / reasons? / as a result / means? / explains? / causes? / caused"
        " / leads? to / if / unless"
    ),
    contrast=any_of(
        "but / although / though / however / instead / rather than / not / never / no longer / nobody / without / only / until"
        " / even / despite / more than"
        " / less than / most / no / wrong / nothing / on condition"
    ),
    rule=any_of(
        "must / may not / should / recommend(?:s|ed)? / decided / rejected / approved / agreed / requires? / required / the right to"
        " / cannot / has to / have to"
        " / needs? / needed / ought / banned / allowed / forbid(?:s|den)?"
    ),
    outcome=any_of(
        "found / finds? / shows? / showed / shown / suggests? / conclude[sd]? / reduced / increased / doubled / halved / fell / rose"
        " / lower / higher / fewer"
        "larger / largest / knew / known / believe / lasts? / what / likely / always / every / ends? / failed / died / killed"
        " / injured / lost / won"
        " / discovered / revealed / proved / turned out / will"
    ),
    definition=DEFINITION,
    opinion=re.compile(
        r"\b(?:I|we) (?:think|believe|feel|hope|fear|doubt|would like|want|wish|prefer|suspect|argue|recommend|consider)\b|\b(?:should|(?:I|we) must|"
        r"ought to|deserves?)\b|\bin (?:my|our|his|her|their) (?:view|opinion)\b|\b(?:unfair|wrong|foolish|wise|"
        r"beautiful|terrible|best|worst|shameful|"
        r"absurd)\b|\bdo(?:es)? not care\b",
        re.IGNORECASE,
    ),
    forecast=re.compile(
        r"\b(?:will|shall|won[’']t|is going to|are going to|(?:is|are) (?:expected|forecast|projected|due|set|"
        r"likely|planned) to|expects? to|plans? to|"
        r"predicts?|next (?:year|month|week|spring|summer|autumn|winter|decade)|in the coming)\b",
        re.IGNORECASE,
    ),
    estimate=ESTIMATE,
    missing=re.compile(
        r"\b(?:(?:is|are|was|were) (?:therefore |still )?(?:not (?:yet )?known|unknown|unclear|not clear|uncertain|"
        r"disputed|not settled|not recorded)|"
        r"(?:do|does|did) not know|nobody (?:knows?|knew|has proved|has told|can say)|no one (?:knows|knew|can say)|"
        r"(?:has|have) not (?:yet )?(?:been )?(?:found|named|measured|tested|published|shown|proved|decided|said)|"
        r"cannot (?:prove|say|be (?:known|proved|said))|(?:there is|there are|we have|with) no (?:data|evidence|records?|figures?|measurements?)|"
        r"no \w+ has ever \w+|remains? (?:open|to be seen|unclear|unknown)|declined to (?:comment|say|answer)|"
        r"did not (?:set|measure|ask|test|include|count|study)|(?:was|were) not (?:measured|included|studied|asked|counted|available)|"
        r"never (?:measured|recorded|told|asked))\b",
        re.IGNORECASE,
    ),
    dangling=DANGLING,
    summing=any_of(
        "summary / abstract / overview / key points? / key findings / key messages / conclusions? / recommend\\w* / in brief"
        " / in short / at a glance"
    ),
    aside=any_of(
        "methods? / methodology / background / funding / acknowledge?ments? / data / any other business / opening / apologies / thanks / contents"
        " / before you begin / about (?:us|the authors?) / contact / further reading / references / notes"
    ),
    own_voice=re.compile(r"\b(?:I|we|We|my|My|our|Our)\b"),
    source=re.compile(r"\b[Aa]ccording to (?P<who>(?:the |an? |its |their )?[^,.;:“”\"]{3,80})"),
)  # fmt: skip
