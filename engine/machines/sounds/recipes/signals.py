"""Recipes, signals: bells, beeps, telephones, horns: whatever is made to be heard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import band, buzz, clock, count, decay, falling, glide, ring, swell, tone
from engine.machines.sounds.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.machines.sounds.materials import Sketch, Wave

BELL = (0.5, 1.0, 1.183, 1.506, 2.0, 2.514, 2.662, 3.011, 4.166, 5.433)
DTMF_LOW, DTMF_HIGH = (697, 770, 852, 941), (1209, 1336, 1477)
MORSE = "-.- -... . -.. . -. -."


def _bell(sketch: Sketch, hz: float, seconds: float, bright: float = 1.0) -> Wave:
    modes = [hz * ratio for ratio in BELL]
    falls = [seconds / (0.6 + 0.55 * number / bright) for number in range(len(BELL))]
    gains = [
        (0.7, 1.0, 0.55, 0.5, 0.8, 0.3, 0.3, 0.28, 0.22, 0.15)[number] * bright ** (number / 4)
        for number in range(len(BELL))
    ]
    wave = ring(min(sketch.size, count(seconds)), modes, falls, gains, sketch.dice)
    return wave + band(sketch.noise(len(wave)), 1500, 9000) * decay(len(wave), 0.03) * 0.3


def bell(sketch: Sketch, hz: float, seconds: float, every: float) -> None:
    """A bell, struck again and again."""
    for at in sketch.steps(every, 0.01, takes=0.4 * seconds):
        sketch.put(_bell(sketch, hz, seconds), at, pan=sketch.any(-0.1, 0.1))


def ding(sketch: Sketch, notes: Sequence[float], gap: float, seconds: float) -> None:
    """Short glassy notes, one after the other."""
    for number, hz in enumerate(notes):
        size = count(seconds)
        sketch.put(
            ring(size, [hz, 2.76 * hz, 5.4 * hz], [seconds, seconds * 0.4, seconds * 0.15], [1, 0.35, 0.12]),
            number * gap,
        )


def beeps(sketch: Sketch, hz: float, on: float, every: float, partials: int = 1) -> None:
    """Even tones with soft edges."""
    for at in sketch.steps(every, 0.0, takes=on + 0.1):
        size = count(on)
        edge = np.minimum(1, np.minimum(clock(size), clock(size)[::-1]) / 0.004)
        sketch.put(buzz(size, hz, partials) * edge, at)


def rattle_bell(sketch: Sketch, hz: float, on: float, off: float, strikes: float = 22) -> None:
    """A bell beaten by a hammer: an old telephone, an alarm clock, a school."""
    modes, falls, gains = [hz, hz * 1.26, hz * 2.41, hz * 3.9], [0.5, 0.45, 0.25, 0.12], [1, 0.8, 0.4, 0.25]
    blows = [ring(count(0.5), modes, falls, gains, sketch.dice) for _ in range(3)]
    for start in sketch.steps(on + off, 0.0, takes=0.6 * on + 0.3):
        for number in range(int(min(on, max(0.1, sketch.until - start - 0.35)) * strikes)):
            sketch.put(blows[number % 3], start + number / strikes, sketch.any(0.8, 1))


def two_tones(sketch: Sketch, low: float, high: float, on: float, off: float) -> None:
    """Two tones at once, on and off: lines of a telephone exchange."""
    wave = tone(sketch.size, low) + tone(sketch.size, high)
    if off:
        gate = (clock(sketch.size) % (on + off)) < on
        wave *= np.convolve(gate.astype(float), np.hanning(400) / 200, "same")
    sketch.put(band(wave, 250, 3600))


def keypad(sketch: Sketch) -> None:
    """Keys of a telephone."""
    for at in sketch.steps(0.22, 0.2, takes=0.22):
        size = count(0.11)
        low, high = sketch.dice.choice(DTMF_LOW), sketch.dice.choice(DTMF_HIGH)
        sketch.put((tone(size, float(low)) + tone(size, float(high))) * swell(size, 0.05, 0.3), at)


def modem(sketch: Sketch) -> None:
    """Two machines that greet each other over a wire."""
    third = sketch.size // 3
    calls = np.concatenate([tone(third, 2100.0), tone(third, 1200.0) + tone(third, 2400.0) * 0.7])
    sketch.put(calls * 0.7)
    rest = sketch.size - 2 * third
    hiss = band(sketch.noise(rest), 500, 3200) * 0.5 * (1 + 0.4 * tone(rest, 37.0)) + 0.4 * tone(rest, 1800.0)
    sketch.put(hiss, 2 * third / 44_100)


def morse(sketch: Sketch) -> None:
    """Dots and dashes."""
    now, dot = 0.0, 0.07 / sketch.pace
    while now < sketch.seconds:
        for sign in MORSE:
            if sign == " ":
                now += 2 * dot
                continue
            size = count(dot * (3 if sign == "-" else 1))
            sketch.put(tone(size, 720.0) * swell(size, 0.1, 0.2), now)
            now += size / 44_100 + dot
        now += 6 * dot


def sonar(sketch: Sketch) -> None:
    """A ping and its long way through the water."""
    for at in sketch.steps(2.6, 0.0, takes=1.2):
        sketch.put(tone(count(2.5), 1046.0) * decay(count(2.5), 1.9, 0.01), at)
        sketch.put(tone(count(1.8), 1046.0) * decay(count(1.8), 1.2, 0.15) * 0.25, at + 0.62, pan=0.4)


def feedback(sketch: Sketch) -> None:
    """A microphone that hears itself."""
    rise = np.linspace(0, 1, sketch.size) ** 1.5
    wave = tone(sketch.size, 1850.0 + 12 * sketch.drift(3, -1, 1)) + 0.4 * tone(sketch.size, 3702.0)
    sketch.put(np.tanh(wave * rise * 2) * swell(sketch.size, 0.8, 0.4))


def whistle(sketch: Sketch) -> None:
    """A referee's whistle, with its pea."""
    size = min(sketch.size, count(0.9))
    wave = tone(size, 2900 + 90 * tone(size, 34.0)) + 0.35 * band(sketch.noise(size), 2000, 6000)
    sketch.put(wave * swell(size, 0.06, 0.3))


def siren(sketch: Sketch, low: float, high: float, period: float, square: bool = False) -> None:
    """A pitch that goes up and down."""
    turn = np.sin(2 * np.pi * clock(sketch.size) / period * sketch.pace)
    sweep = np.sign(turn) if square else turn
    hz = np.sqrt(low * high) * (high / low) ** (sweep / 2)
    sketch.put(band(buzz(sketch.size, hz, 10), 300, 5000))


def horn(sketch: Sketch, notes: Sequence[float], seconds: float, rough: float = 0.2) -> None:
    """Reeds or membranes under pressure."""
    size = min(sketch.size, count(seconds))
    wave = sum((buzz(size, hz * (1 + 0.002 * sketch.drift(4, -1, 1, size)), 24, 0.8) for hz in notes), np.zeros(size))
    wave = np.tanh(wave * 0.6) + rough * band(sketch.noise(size), 200, 2500)
    sketch.put(band(wave, 60, 5200) * swell(size, 0.08, 0.35))


def buzzer(sketch: Sketch, hz: float) -> None:
    """A harsh electric buzz."""
    size = min(sketch.size, count(0.8))
    sketch.put(np.tanh(buzz(size, hz, 40, 0.6) * 2) * swell(size, 0.03, 0.15))


def coin(sketch: Sketch) -> None:
    """Two square notes of an old game."""
    size = min(sketch.size, count(0.7))
    hz = np.where(clock(size) < 0.08, 988.0, 1319.0)
    sketch.put(np.sign(tone(size, hz)) * decay(size, 0.9))


def zap(sketch: Sketch) -> None:
    """A ray from another planet."""
    for at in sketch.steps(0.45, 0.2):
        size = count(0.28)
        sketch.put(np.sign(tone(size, glide(size, 2400, 160))) * decay(size, 0.35) * 0.7, at, pan=sketch.any(-0.4, 0.4))


def power(sketch: Sketch, start: float, end: float) -> None:
    """A machine that comes to life, or gives up."""
    hz = glide(sketch.size, start, end)
    wave = buzz(sketch.size, hz, 12) + 0.4 * tone(sketch.size, hz * 2.01)
    sketch.put(band(wave, 40, 6000) * swell(sketch.size, 0.7 if end > start else 0.15, 0.5))


def register(sketch: Sketch) -> None:
    """The drawer of a till, and its bell."""
    for at in (0.0, 0.06, 0.12):
        sketch.put(ring(count(0.12), [380, 910, 2300, 4100], [0.08, 0.06, 0.04, 0.03], dice=sketch.dice), at)
    sketch.put(_bell(sketch, 1568, 1.6, 1.5), 0.2)
    for _ in range(14):
        sketch.put(
            ring(count(0.2), [sketch.any(2800, 6800), sketch.any(5200, 9200)], [0.12, 0.06]),
            0.3 + sketch.any(0, 0.35),
            0.18,
            sketch.any(-0.3, 0.3),
        )


def bleep(sketch: Sketch) -> None:
    """What covers a word nobody may hear."""
    sketch.put(tone(sketch.size, 1000.0))


def click(sketch: Sketch, hz: float, bright: float, back: float) -> None:
    """A contact that snaps shut and settles."""
    for at, gain in ((0.0, 1.0), (back, 0.45)):
        burst = band(sketch.noise(count(0.02)), 300, bright) * decay(count(0.02), 0.012, 0.0003)
        sketch.put(burst, at, gain)
        sketch.put(ring(count(0.06), [hz, hz * 2.31, hz * 4.7], [0.045, 0.025, 0.012]), at, 0.7 * gain)


def dot_matrix(sketch: Sketch) -> None:
    """A printer that writes line by line with pins."""
    for at in sketch.steps(0.55, 0.05):
        size = count(0.42)
        rasp = np.sign(tone(size, 118.0)) * band(sketch.noise(size), 900, 7000) + 0.5 * buzz(size, 236.0, 20, 0.7)
        sketch.put(rasp * swell(size, 0.1, 0.15), at, pan=-0.2)
        sketch.put(band(falling(sketch.noise(count(0.1))), 200, 1500) * decay(count(0.1), 0.08), at + 0.44, 1.5, 0.3)


SOUNDS = (
    Recipe("Switch click", "click switch toggle button snap press latch", partial(click, hz=1450, bright=7000, back=0.045)),
    Recipe("Mouse click", "mouse click computer cursor", partial(click, hz=2600, bright=11_000, back=0.09)),
    Recipe("Camera shutter", "camera shutter photo photograph snapshot picture", partial(click, hz=900, bright=9000, back=0.11)),
    Recipe("Notification ding", "ding notification chime message alert elevator lift", partial(ding, notes=(1318.5,), gap=0, seconds=1.4)),
    Recipe("Success chime", "success chime correct win positive reward right", partial(ding, notes=(784, 988, 1175, 1568), gap=0.09, seconds=1.3)),
    Recipe("Error tone", "error wrong fail negative mistake incorrect", partial(buzzer, hz=146.0)),
    Recipe("Buzzer", "buzzer buzz game quiz intercom", partial(buzzer, hz=220.0)),
    Recipe("Beep", "beep tone monitor scanner pip", partial(beeps, hz=1000, on=0.14, every=0.9)),
    Recipe("Hospital monitor", "hospital monitor ecg patient intensive", partial(beeps, hz=1480, on=0.09, every=0.82, partials=2)),
    Recipe("Countdown", "countdown count down timer pips", partial(beeps, hz=880, on=0.1, every=1.0)),
    Recipe("Digital alarm", "alarm digital clock wake beep", partial(beeps, hz=2050, on=0.07, every=0.14, partials=3), goes_on=True),
    Recipe("Smoke alarm", "smoke alarm detector fire alarm warning", partial(beeps, hz=3150, on=0.45, every=0.95, partials=2), goes_on=True),
    Recipe("Alarm clock", "alarm clock ring wake bell morning", partial(rattle_bell, hz=2100, on=30, off=0.1, strikes=19), goes_on=True),
    Recipe("Doorbell", "doorbell door bell dong visitor", partial(ding, notes=(659.3, 523.3), gap=0.55, seconds=2.2)),
    Recipe("School bell", "school bell class fire drill", partial(rattle_bell, hz=1650, on=30, off=0.1, strikes=26), goes_on=True),
    Recipe("Church bell", "church bell tower steeple cathedral toll", partial(bell, hz=220, seconds=6.0, every=2.4), goes_on=True),
    Recipe("Ship's bell", "ship bell boat harbour harbor brass", partial(bell, hz=880, seconds=2.6, every=1.1)),
    Recipe("Hand bell", "hand bell service desk reception counter", partial(bell, hz=2093, seconds=2.0, every=3.5)),
    Recipe("Bicycle bell", "bicycle bell bike cycle", partial(rattle_bell, hz=2750, on=0.5, off=0.7, strikes=14)),
    Recipe("Gong", "gong tam temple", partial(bell, hz=98, seconds=7.0, every=30)),
    Recipe("Telephone ring", "telephone phone ring rotary landline call ringing", partial(rattle_bell, hz=1320, on=1.4, off=1.6), goes_on=True),
    Recipe("Mobile ring", "mobile cell phone ringtone smartphone ring", partial(beeps, hz=1318, on=0.09, every=0.17, partials=4), goes_on=True),
    Recipe("Dial tone", "dial tone telephone line", partial(two_tones, low=350, high=440, on=1, off=0), goes_on=True),
    Recipe("Busy tone", "busy tone engaged telephone line", partial(two_tones, low=480, high=620, on=0.5, off=0.5), goes_on=True),
    Recipe("Telephone keypad", "keypad dial dialling dialing number telephone phone touch", keypad),
    Recipe("Modem", "modem dialup internet handshake fax", modem),
    Recipe("Morse code", "morse telegraph code radio dots", morse, goes_on=True),
    Recipe("Sonar ping", "sonar ping submarine radar depth", sonar),
    Recipe("Censor bleep", "censor bleep swear", bleep, goes_on=True),
    Recipe("Microphone feedback", "feedback microphone mic howl speaker", feedback, least_s=0.4),
    Recipe("Whistle", "whistle referee sport kickoff", whistle, least_s=0.3),
    Recipe("Siren", "siren air raid warning civil defence", partial(siren, low=300, high=750, period=5.0), goes_on=True),
    Recipe("Police siren", "police siren ambulance emergency cop", partial(siren, low=650, high=1450, period=1.6), goes_on=True),
    Recipe("Two-tone siren", "fire engine truck brigade european emergency horn", partial(siren, low=440, high=585, period=1.3, square=True), goes_on=True),
    Recipe("Car horn", "car horn honk beep hoot", partial(horn, notes=(392, 494), seconds=0.6)),
    Recipe("Ship's horn", "ship horn fog foghorn boat ferry", partial(horn, notes=(87, 131), seconds=3.0, rough=0.35)),
    Recipe("Train horn", "train horn locomotive whistle", partial(horn, notes=(311, 370, 466, 554), seconds=1.8, rough=0.3)),
    Recipe("Game coin", "coin game arcade pickup collect bonus", coin),
    Recipe("Laser", "laser zap ray gun space blaster", zap),
    Recipe("Power up", "power up boot start turn on activate charge", partial(power, start=60, end=900), least_s=0.3),
    Recipe("Power down", "power down shut off turn off fail deactivate", partial(power, start=700, end=40), least_s=0.3),
    Recipe("Cash register", "cash register till sale checkout money shop", register),
    Recipe("Printer", "printer dot matrix receipt print printing", dot_matrix, goes_on=True),
)  # fmt: skip
