"""Machines, writers, extractive, plain phrases: joints for sources that explain and do not argue; none speaks of a quarrel, a turn or a doubt."""

from __future__ import annotations

PLAIN: dict[str, tuple[str, ...]] = {
    "hook_plain": (
        "That is where it starts.",
        "Start with that.",
        "Let that be the first thing.",
        "That is the door into it.",
    ),
    "context_plain": (
        "First, what it rests on.",
        "One thing after the other.",
        "A little of what you need to know before.",
        "Begin with the simple part.",
    ),
    "conflict_plain": (
        "Now a step further in.",
        "There is more to it than that.",
        "Now the part that asks for attention.",
        "Look a little closer.",
    ),
    "proof_plain": (
        "Now the particulars.",
        "It can be put more exactly.",
        "So much for the outline; here are the details.",
        "This is how it is laid down.",
    ),
    "turn_plain": (
        "And there is this.",
        "On to the next part.",
        "That leads further.",
        "Something else belongs here.",
    ),
    "payoff_plain": (
        "So what is there to take away?",
        "If you keep one thing of it, keep this.",
        "This is what holds it together.",
        "Seen as a whole, it comes to this.",
    ),
    "cta_plain": (
        "One page is left.",
        "One thing more before the end.",
        "A last piece, and then you have it.",
    ),
    "still_open_plain": (
        "The pages end here.",
        "That is as far as this reading goes.",
        "The rest is there to be read.",
    ),
}  # fmt: skip
