"""Music, vocabulary: the words, in several languages, and the signs that say what a bed shall be like; data alone."""

from __future__ import annotations

KIND_WORDS: dict[str, str] = {
    "jazz": "jazz jazzy cold-war spy espionage detective heist noir dixieland ragtime swing bebop smoky sleazy lounge nightclub saxophone"
    " джаз ジャズ 爵士 재즈 جاز 🎷",
    "pulse": "pulse pulsing documentary investigation investigative tense tension ticking urgent news thriller suspense countdown spannung"
    " spannend suspenso напряжение тревога 紧张 ⏱ 🕵",
    "acoustic": "acoustic morning guitar folk folky campfire irish celtic jig ceilidh hornpipe"
    " western desert sunny coffee country americana homely акустика chitarra guitarra guitare gitarre"
    " κιθάρα гитара جيتار 기타 bluegrass pastoral アコースティック 吉他 🎸 ☀ 🌅",
    "chip": "8-bit 8bit chip chiptune videogame arcade nintendo retro-game gameboy pixel game-boy ファミコン 像素 🎮 👾 🕹",
    "solemn": "solemn mourning funeral grief grave elegy requiem lament sorrow sad sadness tragic traurig triste mélancolique melancolico печаль"
    " грусть грустная грустно حزين 슬픈 悲伤 悲しい 😢 ⚰ 🕯",
    "air": "air airy ambient drone-free space weightless floating meditation breath still stillness calm void ether silence silent stillness"
    " hush nothingness stille silencio silenzio тишина 静寂 صمت эмбиент शांत アンビエント 空气 ☁ 🌫 🌌 🧘",
    "lofi": "lofi lo-fi chill chillhop study dusty hiphop hip-hop tape mellow relaxed 🎧 ☕",
    "electronic": "electronic techno house club dance edm trance electro dancefloor clubby rave hardcore hardstyle dnb drum-and-bass dubstep trap breakbeat"
    " garage-house электроника 电子 テクノ 💃 🪩",
    "epic": "epic cinematic trailer battle war massive blockbuster colossal эпично 史诗 ⚔ 🐉",
    "dread": "dread horror creepy scary sinister ominous haunted nightmare fear dark eerie uneasy menace bedrohlich unheimlich inquietante"
    " угроза 음산한 мрачная 恐怖 怖い 👻 💀 😱 🩸",
    "piano": "piano pianist ballad intimate reflective nostalgic nostalgia tender klavier пианино фортепиано фортепианная рояль بيانو 피아노 ピアノ曲"
    " ピアノ 钢琴 🎹",
    "latin": "latin bossa nova samba tango brazil brazilian salsa rumba havana tropical beach reggae ska calypso flamenco flamenca española"
    " cumbia 🏖 🌴 🪘",
    "blues": "blues bluesy delta swamp shuffle bar-room блюз ブルース 蓝调",
    "rock": "rock rocky punk grunge metal metalcore thrash blast hardrock garage stadium riff guitars рок ロック 摇滚 🤘",
    "lullaby": "lullaby nursery child childlike innocent sleepy bedtime musicbox music-box cradle колыбельная 🍼 🧸",
    "march": "march marching military parade brass-band regiment victory pomp circus balkan klezmer polka oompah марш 🎺 🪖",
    "neon": "synthwave neon hacker hacking glitchy cyber eighties 80s outrun retrowave vaporwave miami cyberpunk синти 🌆 🤖",
    "chamber": "chamber classical quartet baroque elegant waltz vienna museum period minuet mozart fugue harpsichord renaissance lute archi"
    " streicher камерная عود струнные クラシック 古典 🎻",
    "hymn": "hymn church sacred cathedral holy choir choral gospel prayer anthem gregorian chant chants monks plainsong mass хор 聖歌 ⛪ 🙏",
    "funk": "funk funky groove groovy disco soul motown slap фанк ファンク 🕺",
    "heroic": "heroic adventure hopeful uplifting inspiring inspirational triumphant optimistic hope bright victory-lap вдохновение 希望 🏆 🚀 ✨",
}  # fmt: skip

INSTRUMENT_WORDS: dict[str, tuple[str, str]] = {
    "sax": ("lead", "sax"), "saxophone": ("lead", "sax"), "саксофон": ("lead", "sax"), "🎷": ("lead", "sax"),
    "trumpet": ("lead", "trumpet"), "🎺": ("lead", "trumpet"), "horn": ("lead", "horn"), "flute": ("lead", "flute"), "whistle": ("lead", "flute"),
    "clarinet": ("lead", "clarinet"), "oboe": ("lead", "clarinet"), "violin": ("lead", "violin"), "fiddle": ("lead", "violin"), "🎻": ("pad", "strings"),
    "cello": ("lead", "cello"), "harmonica": ("lead", "accordion"),
    "recorder": ("lead", "flute"), "tin-whistle": ("lead", "flute"), "vibes": ("lead", "bell"), "theremin": ("lead", "theremin"), "slide": ("lead", "slide"),
    "rhodes": ("chords", "rhodes"), "wurlitzer": ("chords", "rhodes"), "electric-piano": ("chords", "rhodes"), "piano": ("chords", "piano"),
    "🎹": ("chords", "piano"), "klavier": ("chords", "piano"), "guitar": ("chords", "guitar"), "guitars": ("chords", "guitar"), "🎸": ("chords", "guitar"),
    "ukulele": ("chords", "guitar"), "harp": ("chords", "harp"), "harpsichord": ("chords", "clav"), "lute": ("chords", "guitar"), "oud": ("chords", "guitar"),
    "عود": ("chords", "guitar"), "بالعود": ("chords", "guitar"), "sitar": ("chords", "banjo"), "koto": ("chords", "harp"), "κιθάρα": ("chords", "guitar"),
    "guitarra": ("chords", "guitar"), "guitare": ("chords", "guitar"), "gitarre": ("chords", "guitar"), "chitarra": ("chords", "guitar"),
    "bagpipes": ("lead", "clarinet"), "बांसुरी": ("lead", "flute"), "kazoo": ("lead", "clarinet"), "archi": ("pad", "strings"),
    "streicher": ("pad", "strings"), "chant": ("pad", "choir"), "弦乐": ("pad", "strings"), "弦楽": ("pad", "strings"), "钢琴": ("chords", "piano"),
    "ピアノ": ("chords", "piano"), "banjo": ("chords", "banjo"), "mandolin": ("chords", "banjo"),
    "marimba": ("chords", "marimba"), "xylophone": ("chords", "marimba"), "kalimba": ("chords", "marimba"), "vibraphone": ("lead", "bell"),
    "bell": ("lead", "bell"), "bells": ("lead", "bell"), "glockenspiel": ("lead", "musicbox"), "musicbox": ("lead", "musicbox"),
    "celesta": ("lead", "musicbox"), "organ": ("chords", "organ"), "accordion": ("chords", "accordion"), "pizzicato": ("chords", "pizzicato"),
    "arpeggio": ("chords", "pluck"), "arpeggios": ("chords", "pluck"), "plucked": ("chords", "pluck"), "clavinet": ("chords", "clav"),
    "synth": ("pad", "analog"), "synths": ("pad", "analog"), "synthesizer": ("pad", "analog"), "synthesizers": ("pad", "analog"), "pad": ("pad", "analog"),
    "pads": ("pad", "analog"), "strings": ("pad", "strings"), "violins": ("pad", "strings"), "orchestra": ("pad", "strings"),
    "orchestral": ("pad", "strings"),
    "brass": ("pad", "brass"), "horns": ("pad", "brass"), "choir": ("pad", "choir"), "voices": ("pad", "choir"), "drone": ("bass", "drone"),
    "upright": ("bass", "upright"), "double-bass": ("bass", "upright"), "contrabass": ("bass", "upright"), "sub": ("bass", "subbass"),
    "tuba": ("bass", "tuba"),
    "brushes": ("drums", "brushes"), "brushed": ("drums", "brushes"), "congas": ("drums", "congas"), "bongos": ("drums", "congas"),
    "shaker": ("drums", "shaker"),
    "taiko": ("drums", "taiko"), "timpani": ("drums", "taiko"), "snare": ("drums", "snare"), "808": ("drums", "clubkit"), "vinyl": ("color", "vinyl"),
    "rain": ("color", "rain"), "wind": ("color", "air"), "crackle": ("color", "vinyl"), "water": ("color", "rain"),
}  # fmt: skip

MANNERS: dict[str, tuple[str, str]] = {
    "walking": ("bass", "walking"), "picking": ("chords", "picking"), "fingerpicked": ("chords", "picking"), "strummed": ("chords", "drive"),
    "arpeggiated": ("chords", "arpeggio"), "ostinato": ("chords", "ostinato"), "staccato": ("chords", "offbeat"), "sustained": ("pad", "hold"),
    "ticking": ("drums", "ticking"), "shuffle": ("drums", "shuffle"), "four-on-the-floor": ("drums", "four"),
}  # fmt: skip
USUAL_MANNER = {"chords": "broken", "bass": "rootfifth", "pad": "hold", "lead": "phrases", "drums": "soft", "color": ""}
DRUM_MANNERS = {
    "brushes": "brushes", "congas": "bossa", "shaker": "shaker", "taiko": "taiko", "snare": "march", "clubkit": "four", "kit": "soft",
}  # fmt: skip

ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "drums": ("drums",), "drum": ("drums",), "percussion": ("drums",), "beat": ("drums",), "beats": ("drums",), "rhythm": ("drums",),
    "bass": ("bass",), "bassline": ("bass",), "melody": ("lead",), "lead": ("lead",), "solo": ("lead",), "chords": ("chords",),
    "harmony": ("chords", "pad"), "pads": ("pad",), "vocals": (), "air": ("color", "pad"), "noise": ("color",),
    "🥁": ("drums",), "trommeln": ("drums",), "pauken": ("drums",), "schlagzeug": ("drums",), "batería": ("drums",), "batterie": ("drums",),
    "ударные": ("drums",),
    "барабаны": ("drums",), "барабанов": ("drums",),
}  # fmt: skip
DEFAULT_PART: dict[str, str] = {
    "drums": "kit",
    "bass": "upright",
    "lead": "piano",
    "chords": "piano",
    "pad": "strings",
    "color": "air",
}
NO = frozenset("no not without minus never zero ohne sans sin без non ない 無".split())
ONLY = frozenset("only just solely nur seulement solo только alone".split())

# word: (tempo factor, energy, brightness, space, density), added up and held within bounds
MODIFIERS: dict[str, tuple[float, float, float, float, float]] = {
    "slow": (0.78, -0.1, 0, 0.05, -0.15), "slowly": (0.78, -0.1, 0, 0.05, -0.15), "fast": (1.25, 0.15, 0.05, -0.05, 0.2), "quick": (1.2, 0.1, 0, 0, 0.1),
    "driving": (1.1, 0.2, 0.05, -0.05, 0.15), "energetic": (1.15, 0.3, 0.1, -0.05, 0.2), "lively": (1.15, 0.2, 0.1, 0, 0.15),
    "frantic": (1.25, 0.25, 0.1, 0, 0.2), "frenetic": (1.25, 0.25, 0.1, 0, 0.2), "chase": (1.22, 0.2, 0.05, 0, 0.15), "hurried": (1.2, 0.1, 0, 0, 0.15),
    "jig": (1.45, 0.2, 0.1, -0.05, 0.3), "hornpipe": (1.2, 0.15, 0.1, 0, 0.2), "drum-and-bass": (1.42, 0.15, 0.05, -0.05, 0.2),
    "breakbeat": (1.12, 0.1, 0, 0, 0.15), "reggae": (0.74, 0, -0.05, 0.05, -0.1), "lonely": (0.9, -0.15, -0.05, 0.1, -0.2),
    "playful": (1.12, 0.1, 0.1, 0, 0.1), "wondrous": (0.92, -0.1, 0.1, 0.25, -0.1),
    "upbeat": (1.15, 0.2, 0.1, 0, 0.1),
    "gentle": (0.92, -0.2, -0.05, 0.05, -0.15), "soft": (0.95, -0.2, -0.1, 0.05, -0.1), "quiet": (0.95, -0.25, -0.05, 0.05, -0.2),
    "warm": (1, 0, -0.15, 0, 0), "bright": (1, 0.05, 0.25, 0, 0.05), "dark": (0.95, 0, -0.25, 0.1, 0), "dry": (1, 0, 0, -0.4, 0),
    "huge": (1, 0.25, 0, 0.3, 0.1), "wide": (1, 0, 0, 0.25, 0), "distant": (0.95, -0.1, -0.1, 0.3, -0.1), "intimate": (0.95, -0.1, 0, -0.2, -0.1),
    "sparse": (0.97, -0.1, 0, 0.1, -0.35), "minimal": (0.97, -0.1, 0, 0, -0.35), "busy": (1.05, 0.1, 0, 0, 0.3), "dense": (1, 0.1, 0, 0, 0.3),
    "late-night": (0.93, -0.1, -0.15, 0.1, -0.05), "night": (0.95, -0.05, -0.1, 0.1, 0), "patient": (0.85, -0.1, 0, 0.05, -0.1),
    "open": (0.97, 0, 0, 0.15, -0.1), "light": (1.03, -0.1, 0.15, 0, 0), "heavy": (0.95, 0.25, -0.1, 0.05, 0.1), "loud": (1, 0.25, 0, 0, 0.1),
    "glassy": (1, 0, 0.2, 0.15, 0), "low": (1, 0, -0.2, 0, 0), "high": (1, 0, 0.15, 0, 0), "fierce": (1.15, 0.3, 0.1, 0, 0.2), "🔥": (1.15, 0.3, 0.1, 0, 0.2),
    "dreamy": (0.9, -0.15, 0, 0.35, -0.1), "тихая": (0.95, -0.25, -0.05, 0.05, -0.2), "тихо": (0.95, -0.25, -0.05, 0.05, -0.2),
    "هادئة": (0.92, -0.2, -0.05, 0.05, -0.15),
    "doux": (0.95, -0.2, -0.1, 0.05, -0.1), "leise": (0.95, -0.25, -0.05, 0.05, -0.2), "langsam": (0.78, -0.1, 0, 0.05, -0.15),
    "lento": (0.78, -0.1, 0, 0.05, -0.15),
    "lent": (0.78, -0.1, 0, 0.05, -0.15), "schnell": (1.25, 0.15, 0.05, -0.05, 0.2), "rápido": (1.25, 0.15, 0.05, -0.05, 0.2),
    "缓慢": (0.78, -0.1, 0, 0.05, -0.15), "ゆっくり": (0.78, -0.1, 0, 0.05, -0.15),
    "静か": (0.95, -0.25, -0.05, 0.05, -0.2), "安静": (0.95, -0.25, -0.05, 0.05, -0.2), "quieter": (0.95, -0.25, -0.05, 0.05, -0.2),
    "медленно": (0.78, -0.1, 0, 0.05, -0.15), "быстро": (1.25, 0.15, 0.05, 0, 0.2),
    "slower": (0.85, -0.05, 0, 0, -0.05),
    "faster": (1.2, 0.1, 0, 0, 0.1), "calmer": (0.9, -0.2, -0.05, 0.1, -0.15), "darker": (0.95, 0, -0.25, 0.1, 0), "brighter": (1.03, 0, 0.25, 0, 0),
}  # fmt: skip
MODES: dict[str, str] = {
    "major": "major", "minor": "minor", "happy": "major", "sad": "minor", "cheerful": "major", "joyful": "major", "melancholy": "minor",
    "melancholic": "minor", "alegre": "major", "fröhlich": "major", "joyeux": "major", "весёлая": "major", "грусть": "minor", "mélancolique": "minor",
    "dorian": "dorian", "lydian": "lydian", "phrygian": "phrygian", "mixolydian": "mixolydian", "pentatonic": "pentatonic", "hopeful": "major",
    "😀": "major", "🎉": "major", "😢": "minor", "oriental": "phrygian", "mysterious": "dorian",
    "haunted": "minor", "creepy": "minor", "spooky": "minor", "lonely": "minor", "heartbroken": "minor",
    "irish": "mixolydian", "celtic": "mixolydian", "playful": "major",
}  # fmt: skip

# What the role of a scene in the story does to its music, as a modifier.
MOODS: dict[str, tuple[float, float, float, float, float]] = {
    "hook": (1.0, 0.05, 0.05, 0, 0.05), "context": (0.97, -0.05, 0, 0, -0.1), "conflict": (1.04, 0.12, -0.1, 0.05, 0.1), "proof": (1.0, 0, 0.03, -0.05, 0),
    "turn": (0.94, 0.05, -0.05, 0.15, -0.1), "payoff": (1.0, 0.12, 0.1, 0.05, 0.05), "cta": (1.03, 0.05, 0.1, 0, 0),
}  # fmt: skip
