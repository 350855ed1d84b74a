"""Sounds, finding: which sound a few words mean, and whether they mean it or only something like it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from engine.machines.sounds.abroad import in_english
from engine.machines.sounds.akin import AKIN
from engine.machines.sounds.manner import ALL, Manner, manner_of
from engine.machines.sounds.recipes import drama, home, nature, people, places, signals, things, voices

if TYPE_CHECKING:
    from engine.machines.sounds.recipe import Recipe

LIBRARY: tuple[Recipe, ...] = (
    *signals.SOUNDS, *things.SOUNDS, *home.SOUNDS, *nature.SOUNDS, *people.SOUNDS, *voices.SOUNDS, *places.SOUNDS,
    *drama.SOUNDS,
)  # fmt: skip
EMPTY_WORDS = frozenset(
    "a an the of in on at to and with for from sound sounds noise effect sfx some being is very".split()
)
SUFFIXES = ("ings", "ing", "ies", "ed", "es", "s", "er", "y")
LIKELY = 0.45
AS_GOOD_AS_NAMED = 0.97
"""What a word of something like a sound counts, beside the words of the sound itself."""
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """The nearest sound, how it is to be done, and whether it is what was asked for."""

    recipe: Recipe
    manner: Manner
    is_exact: bool


def find(prompt: str) -> Found:
    """The sound for a prompt in any words; there is always a nearest one."""
    told = words_of(in_english(prompt))
    manner = manner_of(frozenset(told))
    content = [word for word in told if word not in EMPTY_WORDS]
    asked = [word for word in content if word not in ALL] or content
    scores = [(_score(content, recipe, place), recipe) for place, recipe in enumerate(LIBRARY)]
    best, recipe = max(scores, key=lambda pair: pair[0])
    if best < LIKELY:
        recipe = max(LIBRARY, key=lambda one: _alike(" ".join(asked), one))
        return Found(recipe, manner, False)
    return Found(recipe, manner, _is_named(asked, recipe))


def words_of(prompt: str) -> list[str]:
    """Lower-case words; a picture sign stands for the words of its name."""
    spelled = "".join(_spelled(sign) for sign in unicodedata.normalize("NFKC", prompt)[:400])
    plain = unicodedata.normalize("NFKD", spelled.casefold())
    return re.findall(r"[^\W\d_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def _spelled(sign: str) -> str:
    return f" {unicodedata.name(sign, '')} " if unicodedata.category(sign) in ("So", "Sk") else sign


def _score(asked: list[str], recipe: Recipe, place: int) -> float:
    """How many of the words lead here, the first words of a recipe and of the prompt before later ones."""
    stems = _stems(recipe)
    score = 0.0
    for number, word in enumerate(asked):
        rank = stems.get(stem(word))
        if rank is not None:
            score += (1.0 - 0.05 * min(rank, 10)) * (0.5 if word in ALL else 1.0) - 0.01 * min(number, 20)
        elif _akin().get(stem(word)) == recipe.name:
            score += AS_GOOD_AS_NAMED - 0.01 * min(number, 20)
    if not score:
        return 0.0
    named = {stem(word) for word in words_of(recipe.name)} <= {stem(word) for word in asked}
    return score + 0.5 * named - 0.0001 * place


def _is_named(asked: list[str], recipe: Recipe) -> bool:
    """Whether every word is one of the recipe's; beside the word it is known by, also English ones that name nothing that sounds."""
    stems = _stems(recipe)
    is_known_by = any(stems.get(stem(word)) == 0 for word in asked)
    return all(stem(word) in stems or (is_known_by and not _sounds(word)) for word in asked)


def _sounds(word: str) -> bool:
    return not word.isascii() or stem(word) in _known() or stem(word) in _akin()


@cache
def _stems(recipe: Recipe) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, word in enumerate([*recipe.words.split(), *words_of(recipe.name)]):
        ranks.setdefault(stem(word), rank)
    return ranks


@cache
def _akin() -> dict[str, str]:
    """The name of what is nearest by each word that names no sound of the library."""
    named = {stem(word): name for name, words in AKIN for word in words.split()}
    return {word: name for word, name in named.items() if word not in _known()}


@cache
def _known() -> frozenset[str]:
    return frozenset(known for recipe in LIBRARY for known in _stems(recipe))


@cache
def stem(word: str) -> str:
    """A word without its endings, where enough is left."""
    for _ in range(2):
        suffix = next((one for one in SUFFIXES if word.endswith(one) and len(word) - len(one) >= 3 + (one == "y")), "")
        word = word[: len(word) - len(suffix)]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word.rstrip("e")


def _alike(text: str, recipe: Recipe) -> float:
    """By pairs of letters in common with any of its words; what is like nothing gets a quiet movement of air."""
    pairs = _pairs(text)
    near = max((_share(pairs, _pairs(word)) for word in recipe.words.split()), default=0.0)
    return near if near > ALIKE else 0.1 * (recipe.name == "Swish")


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
