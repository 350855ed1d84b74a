"""Extractive planner, mood: how the story looks and sounds, chosen by what the material speaks of; seeded."""

from __future__ import annotations

import colorsys
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.words import stems_of
from engine.planning.envelope import AudioSystem, VisualSystem
from engine.planning.model import StoryPlan


@dataclass(frozen=True, slots=True)
class Mood:
    """A family of colours, letters and sounds, and the words that call for it."""

    words: str
    hue: float
    style: str
    typography: str
    music: str


MOODS = (
    Mood("sea tide river water harbour flood rain boat ship coast fish eel pond lake wave ocean canal", 0.54,
         "Coastal documentary: low horizons, wet stone, ink and chart lines",
         "A sturdy serif for titles, a plain sans for figures",
         "Slow low strings and a patient piano, with the pulse of water"),
    Mood("energy power solar wind turbine electricity grid battery heat climate carbon fuel electric", 0.13,
         "Bright engineering drawing: clear lines, one warm light, plenty of air",
         "A geometric sans throughout, figures set large",
         "Light pulsing synthesizers over a steady, hopeful bass"),
    Mood("health patient hospital doctor disease medicine trial drug clinic care nurse vaccine", 0.46,
         "Clean and calm: soft daylight, hands and instruments, nothing sensational",
         "A humanist sans, generous spacing",
         "Warm electric piano, sparse and unhurried"),
    Mood("money bank market price economy trade company business tax debt fund investor profit revenue", 0.6,
         "Ledger and city: columns of figures, glass, late light",
         "A condensed sans for numbers, a newspaper serif for words",
         "A ticking plucked pattern with a restrained bass"),
    Mood("war court police crime prison murder victim trial law judge attack army weapon investigation", 0.0,
         "Case file: high contrast, shadow, paper under a lamp",
         "A typewriter face for documents, a grave serif for titles",
         "A low drone with distant percussion"),
    Mood("forest tree farm soil plant garden field bird animal species nature wood crop seed", 0.3,
         "Field notebook: pressed leaves, soft greens, pencil lines",
         "An old-style serif, hand-drawn captions",
         "Acoustic guitar and wooden percussion, open and slow"),
    Mood("software computer data code network machine algorithm internet robot digital model user chip", 0.72,
         "Night screen: dark ground, thin luminous lines, exact grids",
         "A monospaced face for terms, a neutral sans for text",
         "Glassy arpeggios over a soft beat"),
    Mood("school child teacher student family music art book theatre song story museum paint festival", 0.09,
         "Warm interiors: paper, wood, faces in window light",
         "A friendly serif with large lower case",
         "A small chamber group, melodic and gentle"),
    Mood("star space planet moon telescope galaxy physics universe rocket orbit satellite experiment", 0.67,
         "Observatory: deep blue, points of light, long exposures",
         "A light sans with wide letters",
         "Wide slow pads with single bell notes"),
)  # fmt: skip
PLAIN = Mood("", 0.58, "Plain reportage: people, places and papers as they are", "A clear serif and a clear sans",
             "A restrained piano theme, the same at the opening and the close")  # fmt: skip


def seed_of(*parts: str) -> int:
    """A number that is the same for the same words, on every machine."""
    return int.from_bytes(hashlib.sha256("\x00".join(parts).encode()).digest()[:8], "big")


def mood_of(findings: Sequence[Finding]) -> Mood:
    """The mood most of the material's words call for."""
    scores = [(sum(len(stems_of(mood.words) & one.stems) for one in findings), -at) for at, mood in enumerate(MOODS)]
    best, at = max(scores, default=(0, 0))
    return MOODS[-at] if best >= 2 else PLAIN


def looks(plan: StoryPlan, mood: Mood, seed: int) -> VisualSystem:
    """The visual system; what the person prefers goes before the mood."""
    wished = str(plan.style_constraints.get("preferredVisualStyle") or "")
    banned = [str(item) for item in plan.style_constraints.get("forbiddenVisuals") or ()]
    genre = str(plan.creative_brief.get("genre") or "")
    style = wished or (f"{mood.style}; as in {genre}" if genre else mood.style)
    comps = [str(one) for one in plan.creative_brief.get("comps") or ()]
    style = f"{style}; near to {' and '.join(comps)}" if comps else style
    shown = str(plan.target.get("distributionContext") or "")
    style = f"{style}; made for {shown}" if shown else style
    return VisualSystem(
        f"{style}. Never: {'; '.join(banned)}" if banned else style, _palette(mood.hue, seed), mood.typography
    )


def sounds(plan: StoryPlan, mood: Mood, mode: str) -> AudioSystem:
    """The audio system; what the person prefers goes before the mood."""
    brief, style = plan.creative_brief, plan.style_constraints
    tone = str(plan.target.get("tone") or brief.get("writingStyle") or "calm and exact")
    audience = str(plan.target.get("audience") or brief.get("audience") or "")
    tone = f"{tone}; for {audience}" if audience else tone
    leading = (
        "Two hosts in conversation"
        if mode == "podcast"
        else "One narrator, with the quoted people in voices of their own"
    )
    voice = str(style.get("voicePreference") or f"{leading}; {tone[:1].lower() + tone[1:]}")
    own = f"{mood.music}; {genre}" if (genre := str(brief.get("genre") or "")) else mood.music
    music = str(brief.get("musicStyle") or style.get("musicPolicy") or own)
    return AudioSystem(
        voice, music, str(brief.get("sfxPolicy") or "Only what the sources describe, quietly, never under a number")
    )


def _palette(hue: float, seed: int) -> tuple[str, ...]:
    hue = (hue + (seed % 41 - 20) / 1000) % 1
    contrast = (hue + 0.5 + (seed // 41 % 31 - 15) / 500) % 1
    tones = ((hue, 0.13, 0.42), (hue, 0.32, 0.4), (hue, 0.62, 0.3), (hue, 0.94, 0.25), (contrast, 0.52, 0.6))
    return tuple(_hex(*colorsys.hls_to_rgb(tone, light, strength)) for tone, light, strength in tones)


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)
