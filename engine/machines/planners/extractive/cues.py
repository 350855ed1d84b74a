"""Extractive planner, cues: the words by which a sentence offers itself for a beat; these are English."""

from __future__ import annotations

import re
from dataclasses import dataclass


def _any(words: str) -> re.Pattern[str]:
    """One pattern of many, written with ` / ` between them."""
    return re.compile(r"\b(?:" + " ".join(words.split()).replace(" / ", "|") + r")\b", re.IGNORECASE)


ABSOLUTE = _any(
    r"""
    never / nobody / no one / only / wrong / secret / hid(?:den)? / myster\w+ / drown\w* / died / lost / blam\w+ /
    strange\w* / puzzl\w+ / surpris\w+ / impossible / vanish\w* / everybody / nothing / for \d+ years
    """
)
SETTING = _any(
    r"""
    stands? / lies / built / founded / village / town / city / river / coast / since / called / known as / home to /
    population / began / mouth of / once / used to / in \d{4} / has \d+ / is a / is an / was a / asked / born
    """
)
TROUBLE = _any(
    r"""
    but / however / although / against / oppos\w+ / object\w* / blam\w+ / den(?:y|ied|ies) / disput\w+ / wrong /
    risks? / fears? / floods? / flooded / damag\w+ / danger\w* / fail\w* / problems? / expensive / worr\w+ /
    concern\w* / doubt\w* / disagree\w* / critic\w* / refus\w+ / threat\w* / loss(?:es)? / afford / unfair /
    neglig\w+ / insur\w+ / weaker / crisis / short of / says .{5,80} says / too (?:small|little|late|much|few) / not
    enough / caution / cannot
    """
)
MEASURE = _any(
    r"""
    measured? / survey\w* / count(?:ed|s)? / record(?:ed|s)? / found / data / trial / test(?:ed|s)? / study /
    studies / model / estimat\w+ / average / per ?cent / sample[ds]? / evidence / agree / shows? / showed / caught /
    results? / reconstructed / calculat\w+ / experiment\w* / observed
    """
)
PIVOT = _any(
    r"""
    but / until / discover\w* / found / find / turned out / reveal\w* / unexpected\w* / instead / revised? /
    revision / chang\w+ / opened / uncover\w* / no longer / for the first time / in fact / under a / behind / hidden
    / diary / log ?book / letters? / then / began to / believe / second answer / rather than / it would simply / not
    have / had not
    """
)
OUTCOME = _any(
    r"""
    therefore / as a result / means? / conclu\w+ / recommend\w* / now expect / (?:would|will)
    (?:yield|supply|earn|pay|save|mean) / enough / worth / saves? / benefit\w* / sound / remains? / because / so
    that / answer / explains? / provided / on (?:one|two|three|four) conditions? / pay for itself / in the end / at
    last / today / now
    """
)
AHEAD = _any(
    r"""
    will / votes? / decid\w+ / decision / next / deadline / must / should / do not know / does not know / not known
    / unknown / whether / choose / choice / boxes / invit\w+ / meeting / open question / remains to / not yet /
    until there / before \d / by \d{4} / would be glad / ask(?:s|ed)? that / uncertain / nobody knows?
    """
)
UNKNOWING = _any(
    r"""
    not know / not known / unknown / uncertain / nobody knows / remains to be
    """
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language, a pattern for each thing a sentence may offer."""

    absolute: re.Pattern[str]
    setting: re.Pattern[str]
    trouble: re.Pattern[str]
    measure: re.Pattern[str]
    pivot: re.Pattern[str]
    outcome: re.Pattern[str]
    ahead: re.Pattern[str]
    unknowing: re.Pattern[str]


ENGLISH_CUES = Cues(ABSOLUTE, SETTING, TROUBLE, MEASURE, PIVOT, OUTCOME, AHEAD, UNKNOWING)
