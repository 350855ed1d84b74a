"""Sounds, abroad: what things that sound are called in other languages, as words of the library; data and one look-up."""

from __future__ import annotations

import re

# The library's words; then how such words begin in German, French, Spanish, Italian and Russian; then signs that stand anywhere.
NAMES: tuple[tuple[str, str, str], ...] = (
    ("door", "tür porte puerta porta двер", "ドア 扉 门 門 문 باب दरवाज़"),
    ("slam", "knall zuschlag claqu portazo sbatt хлоп", "バタン 砰"),
    ("knock", "klopf frapp toc-toc llamad golpe buss стук стуч", "ノック 敲 노크 طرق"),
    ("creak", "knarr quietsch grinc chirri cigol скрип", "きし 吱"),
    ("rain", "regen pluie lluvia pioggia дожд", "雨 비 مطر बारिश"),
    ("thunder", "donner tonnerre trueno tuono гром", "雷 천둥 رعد"),
    ("wind", "sturm vent viento vento ветер ветр", "風 风 바람 رياح"),
    ("fire", "feuer feu fuego fuoco огонь огня костер", "火 불 نار"),
    ("water", "wasser eau agua acqua вода воды", "水 물 ماء"),
    ("sea waves", "meer vagues olas onde волны море", "海 波 파도 بحر"),
    ("dog bark", "hund chien perro cane собак", "犬 狗 개 كلب"),
    ("cat meow", "katze gato gatto кошк кот", "猫 고양이 قطة"),
    ("bird", "vogel oiseau pájaro pajaro uccell птиц", "鳥 鸟 새 طيور"),
    ("horse", "pferd cheval caballo cavallo лошад", "馬 马 말 حصان"),
    ("clock", "uhr horloge reloj orolog час", "時計 钟 鐘 시계 ساعة"),
    ("bell", "glocke cloche campan колокол", "鈴 铃 ベル 종"),
    ("telephone", "telefon téléphone telephone teléfono telefono телефон", "電話 电话 전화 هاتف"),
    ("applause", "applaus beifall applaud aplauso applausi аплодис", "拍手 掌声 掌聲 박수 تصفيق"),
    ("laughter", "gelächter lachen rire risas risate смех", "笑 웃음 ضحك"),
    ("footsteps", "schritte pas pasos passi шаги", "足音 脚步 발소리 خطوات"),
    ("glass breaking", "verre cristal vetro стекло", "ガラス 玻璃 유리 زجاج"),
    ("car", "auto voiture coche macchina машин автомоб", "車 车 자동차 سيارة"),
    ("train", "zug train tren treno поезд", "電車 火车 火車 기차 قطار"),
    ("crowd", "menge foule multitud folla толп", "群衆 人群 군중 حشد"),
    ("keyboard", "tastatur clavier teclado tastiera клавиатур", "キーボード 键盘 키보드"),
    ("paper", "papier papel carta бумаг", "紙 纸 종이 ورق"),
    ("explosion", "explosion explosión esplosione взрыв", "爆発 爆炸 폭발 انفجار"),
    ("heartbeat", "herzschlag coeur corazón corazon cuore сердц", "心臓 心跳 심장 قلب"),
    ("gunshot", "schuss coup-de-feu disparo sparo выстрел", "銃声 枪声 총성"),
    ("baby", "bébé bebe bebé bambino младен", "赤ちゃん 婴儿 아기 طفل"),
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ENDINGS = frozenset(" s n e en t te er ent ait a o an ar".split(" "))
"""What may follow a beginning written in Latin letters; after others anything may."""


def in_english(prompt: str) -> str:
    """The prompt with the library's words for what it names in another language behind it, which it is found by."""
    told = prompt.casefold()
    words = WORD.findall(told)
    found = [
        name
        for name, begins, signs in NAMES
        if _is_told(words, begins.split()) or any(sign in told for sign in signs.split())
    ]
    return " ".join([prompt, *found])


def _is_told(words: list[str], begins: list[str]) -> bool:
    return any(word.startswith(begin) and _may_end(begin, word[len(begin) :]) for word in words for begin in begins)


def _may_end(begin: str, ending: str) -> bool:
    return ending in ENDINGS or begin[0] > "\u036f"
