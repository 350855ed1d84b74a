"""Machines, writers, extractive, phrases for tales: joints for a letter, a life, a journey or a story, of which nobody asks for proof."""

from __future__ import annotations

OCCASIONS = ("context", "conflict", "proof", "turn", "payoff", "cta")


def _bank(prefix: str, *lines: str) -> dict[str, tuple[str, ...]]:
    """A line of phrases for every beat, parted by ` | `."""
    return {f"{prefix}{name}_tale": tuple(line.split(" | ")) for name, line in zip(OCCASIONS, lines, strict=True)}


TOLD = _bank(
    "",
    "This is how it was. | It begins like this. | First, where it starts. | Let it be told in order.",
    "And then it is no longer so simple. | Here it grows harder. | It does not stay that way. | Now listen closely.",
    "It goes on like this. | Stay with it. | There is more. | Then comes this.",
    "And now this. | Soon it is different. | What comes next is something else. | And then the page turns.",
    "And this is where it leads. | So it came to this. | Now hear how it comes out. | This is where it has been going.",
    "There is a last thing to tell. | It is nearly told. | One thing more.",
)
HOSTED = _bank(
    "ask_",
    "Take me there. Where does it begin? | I want to see the place. | Where are we? | Tell it from the start.",
    "That can't stay so simple, can it? | And where does it get hard? | What gets in the way? | I can feel something coming.",
    "And after that? | Keep going, I'm with you. | Tell me that part slowly. | What do we learn next?",
    "Does it stay like that? | And what came next? | I didn't see the next part coming, I hope.",
    "So how does it come out? | Where has it been going all this time? | Where does that leave everybody? | And what does it come to?",
    "Is there anything left to tell? | And how is it left? | And the last page? | What's the last we hear?",
)
STAGED_TALE = _bank(
    "ask_",
    "Take me to where it starts. | Let me see the place. | Tell it from the first page.",
    "It will not stay so quiet. Go on. | You read that too quickly. | What stood in the way?",
    "Wait, slower. | I want to hear that part in full. | And after that?",
    "Your finger has stopped on a line. | You took a breath there. | And then?",
    "So what became of it? | Tell me how it came out. | Where was it going all this time?",
    "Does it stop there? | How is it left? | There is a last page. Read it.",
)
