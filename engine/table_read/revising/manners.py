"""Revising, manners: everyday words for how something is said, and the direction a voice understands; pure."""

from __future__ import annotations

import re

MANNERS: dict[str, str] = {
    "warm": "warm", "friendly": "warm", "kind": "warm", "tender": "warm", "intimate": "softly", "cosy": "warm", "cozy": "warm",
    "calm": "gently", "gentle": "gently", "relaxed": "gently", "soothing": "gently", "soft": "softly", "quiet": "quietly", "hushed": "whispering",
    "whisper": "whispering", "slow": "slowly", "slowly": "slowly", "unhurried": "slowly", "measured": "deliberately", "deliberate": "deliberately",
    "careful": "carefully", "thoughtful": "carefully", "hesitant": "hesitant", "unsure": "hesitant", "fast": "quickly", "quick": "quickly", "rapid": "quickly",
    "brisk": "brisk", "snappy": "brisk", "punchy": "brisk", "tight": "brisk", "urgent": "urgent", "tense": "urgent",
    "dramatic": "urgent", "breathless": "urgent",
    "excited": "excited", "energetic": "excited", "lively": "excited", "upbeat": "bright", "enthusiastic": "excited", "bright": "bright", "cheerful": "bright",
    "happy": "bright", "light": "bright", "playful": "bright", "funny": "bright", "loud": "loudly", "angry": "angry", "furious": "angry", "firm": "firm",
    "confident": "firm", "authoritative": "firm", "strong": "firm", "dry": "dry", "deadpan": "dry", "ironic": "dry", "serious": "grave", "grave": "grave",
    "solemn": "grave", "sober": "grave", "dark": "grave", "sad": "sad", "melancholy": "sad", "mournful": "sad", "tired": "weary", "weary": "weary",
    "curious": "curious", "intrigued": "curious", "wondering": "curious", "mysterious": "softly",
    "anger": "angry", "rage": "angry", "excitement": "excited", "energy": "excited", "enthusiasm": "excited", "passion": "excited", "drama": "urgent",
    "urgency": "urgent", "tension": "urgent", "warmth": "warm", "tenderness": "warm", "sadness": "sad", "sorrow": "sad", "grief": "sad",
    "joy": "bright", "cheer": "bright", "humour": "bright", "humor": "bright", "calmness": "gently", "confidence": "firm", "irony": "dry",
    "gravity": "grave", "curiosity": "curious", "shout": "loudly", "yell": "loudly", "murmur": "quietly", "mutter": "quietly",
    "amused": "bright", "merry": "bright", "cold": "dry", "cool": "dry", "reserved": "dry", "speed": "quickly", "hurry": "quickly",
    "bored": "weary", "gravitas": "grave", "chatty": "excited", "silly": "bright", "cheeky": "bright", "mischievous": "bright",
    "bubbly": "excited", "flat": "weary", "robotic": "weary", "jokes": "bright", "goofy": "bright", "flippant": "bright",
    "affectionate": "warm", "loving": "warm", "compassionate": "warm", "heartfelt": "warm", "sincere": "warm", "empathetic": "warm",
    "welcoming": "warm", "sympathetic": "warm", "fond": "warm", "caring": "warm", "human": "warm", "mellow": "gently", "chill": "gently",
    "chilled": "gently", "laid-back": "gently", "serene": "gently", "peaceful": "gently", "tranquil": "gently", "subdued": "gently",
    "understated": "gently", "restrained": "gently", "casual": "gently", "mild": "gently", "conspiratorial": "softly", "secretive": "softly",
    "eerie": "softly", "spooky": "softly", "dreamy": "softly", "delicate": "softly", "hush": "softly", "mystery": "softly", "leisurely": "slowly",
    "drawn-out": "slowly", "lingering": "slowly", "stately": "slowly", "speedy": "quickly", "hasty": "quickly", "hurried": "quickly",
    "swift": "quickly", "rushed": "quickly", "crisp": "brisk", "zippy": "brisk", "pacy": "brisk", "peppy": "brisk", "sharp": "brisk", "snap": "brisk",
    "zip": "brisk", "lean": "brisk", "pithy": "brisk", "zingy": "brisk", "bouncy": "brisk", "pace": "brisk", "punch": "brisk",
    "suspenseful": "urgent", "intense": "urgent", "gripping": "urgent", "thrilling": "urgent", "nervy": "urgent", "frantic": "urgent",
    "panicked": "urgent", "dramatically": "urgent", "suspense": "urgent", "intensity": "urgent", "stakes": "urgent", "melodramatic": "urgent",
    "melodrama": "urgent", "theatrical": "urgent", "thrilled": "excited", "ecstatic": "excited", "passionate": "excited", "animated": "excited",
    "vivid": "excited", "hyped": "excited", "eager": "excited", "vibrant": "excited", "dynamic": "excited", "cheery": "bright", "chirpy": "bright",
    "jolly": "bright", "sunny": "bright", "joyful": "bright", "jovial": "bright", "lighthearted": "bright", "light-hearted": "bright",
    "optimistic": "bright", "hopeful": "bright", "fun": "bright", "jokey": "bright", "comic": "bright", "perky": "bright", "witty": "bright",
    "wit": "bright", "hope": "bright", "optimism": "bright", "lightness": "bright", "booming": "loudly", "shouty": "loudly", "noisy": "loudly",
    "grumpy": "angry", "annoyed": "angry", "irritated": "angry", "cross": "angry", "mad": "angry", "aggressive": "angry", "bitter": "angry",
    "outraged": "angry", "indignant": "angry", "irritable": "angry", "assertive": "firm", "bold": "firm", "commanding": "firm",
    "decisive": "firm", "stern": "firm", "strict": "firm", "determined": "firm", "resolute": "firm", "forceful": "firm", "confidently": "firm",
    "assured": "firm", "assurance": "firm", "conviction": "firm", "wry": "dry", "sarcastic": "dry", "sardonic": "dry", "matter-of-fact": "dry",
    "detached": "dry", "neutral": "dry", "factual": "dry", "cynical": "dry", "clinical": "dry", "clipped": "dry", "sarcasm": "dry", "sombre": "grave",
    "somber": "grave", "bleak": "grave", "ominous": "grave", "gloomy": "grave", "gloom": "grave", "doom": "grave", "heavy": "grave",
    "weighty": "grave", "menacing": "grave", "earnest": "grave", "seriousness": "grave", "formal": "grave", "gloominess": "grave",
    "darkness": "grave", "sorrowful": "sad", "wistful": "sad", "heartbroken": "sad", "tearful": "sad", "gutted": "sad", "forlorn": "sad",
    "regretful": "sad", "nostalgic": "sad", "exhausted": "weary", "knackered": "weary", "sleepy": "weary", "drowsy": "weary", "worn": "weary",
    "jaded": "weary", "drained": "weary", "shattered": "weary", "fatigued": "weary", "deflated": "weary", "puzzled": "curious",
    "inquisitive": "curious", "interested": "curious", "quizzical": "curious", "fascinated": "curious", "sceptical": "curious",
    "skeptical": "curious", "doubtful": "curious", "nervous": "hesitant", "anxious": "hesitant", "timid": "hesitant", "shy": "hesitant",
    "worried": "hesitant", "uncertain": "hesitant", "halting": "hesitant", "tentative": "hesitant", "scared": "hesitant", "clear": "carefully",
    "articulate": "carefully", "reflective": "carefully", "pensive": "carefully", "considered": "carefully", "precise": "carefully",
    "surprised": "curious", "astonished": "curious", "amazed": "excited", "shocked": "urgent",
    "thriller": "urgent", "horror": "softly", "lullaby": "gently", "eulogy": "sad", "newsreel": "brisk", "sermon": "grave", "fairytale": "softly",
    "awake": "excited", "laughing": "bright", "disgusted": "dry", "disgust": "dry", "pompous": "grave", "smug": "dry", "proud": "firm",
    "backbone": "firm", "guts": "firm", "spine": "firm", "nerve": "firm", "bite": "dry", "sparkle": "bright", "oomph": "excited",
    "clearly": "carefully", "clarity": "carefully", "thoughtfully": "carefully",
}  # fmt: skip
LESS = {
    "slowly": "quickly", "quickly": "slowly", "excited": "gently", "urgent": "gently", "angry": "gently",
    "grave": "bright", "sad": "bright", "loudly": "quietly", "quietly": "loudly", "dry": "warm", "bright": "grave",
}  # fmt: skip
AROUND = frozenset(
    "genuinely really truly properly nicely a all also altogether an and as be before bit but can delivered even everywhere far feel feeling her him his "
    "if in instead it kind less like little lot manner mood more much not now of or overall please quite rather "
    "read really said slightly so some somewhat sort sounding speaking spoken still tad than that the their them "
    "through throughout time to tone too touch very voice voices way well whole with you".split()
)
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def manner_in(phrase: str) -> str | None:
    """The direction this phrase asks for, `slowly, warm` for `slower and warmer`; None where no word of it is a manner."""
    found: list[str] = []
    less = False
    for word in WORD.findall(phrase.lower()):
        manner = next((MANNERS[form] for form in _forms(word) if form in MANNERS), None)
        if manner is not None:
            manner = LESS.get(manner) if less else manner
            found += [manner] if manner and manner not in found else []
        less = word in ("less", "not") or (less and manner is None)
    return ", ".join(found) or None


def strange_in(phrase: str) -> tuple[str, ...]:
    """The words of a phrase that are neither a manner nor stand around one: whoever takes it for a manner would pass them over."""
    said = WORD.findall(phrase.lower())
    return tuple(word for word in said if word not in AROUND and not any(form in MANNERS for form in _forms(word)))


def _forms(word: str) -> tuple[str, ...]:
    """`warmer`, `drier`, `bigger`, `warmly` as they stand in the table."""
    stem = word.removesuffix("er") if word.endswith("er") else word.removesuffix("ly") if word.endswith("ly") else word
    short = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return (
        word,
        stem,
        short,
        f"{stem}e",
        f"{stem[:-1]}y" if stem.endswith("i") else stem,
        word.removesuffix("ing"),
        word.removesuffix("ed"),
    )
