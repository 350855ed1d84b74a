"""The letters of a text in an old encoding are found without being told: by the alphabet they make, or by both halves of a letter."""

from __future__ import annotations

import pytest

from engine.machines.letters.alphabets import latin_encoding
from engine.machines.letters.decoding import decoded, guessed, wide_encoding

SAID = {
    "French": ("Le père Noël a déjà mangé l’œuf ; où ça ? « À la façade »", "cp1252 mac_roman"),
    "German": ("Größe, Höhe, Tür und Übel – „süß“", "cp1252 latin-1 cp850"),
    "Spanish": ("¿Qué dirá el señor? ¡Mañana, 1.ª sesión!", "cp1252 mac_roman"),
    "Portuguese": ("A informação não é só do João; há três opções", "cp1252"),
    "Danish": ("Blåbærgrød på øen", "cp1252"),
    "Icelandic": ("Það er gott að búa á Íslandi, þú", "cp1252"),
    "Polish": ("Zażółć gęślą jaźń", "cp1250 iso8859_2"),
    "Czech": ("Příliš žluťoučký kůň úpěl ďábelské ódy", "cp1250 iso8859_2"),
    "Hungarian": ("Árvíztűrő tükörfúrógép", "cp1250 iso8859_2"),
    "Turkish": ("Pijamalı hasta yağız şoföre çabucak güvendi", "cp1254"),
    "Lithuanian": ("Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų", "cp1257"),
    "money": ("It cost £240, or €300 – “cheap”, he said; 12½ °C", "cp1252"),
}


@pytest.mark.parametrize(("text", "code"), [(text, code) for text, codes in SAID.values() for code in codes.split()])
def test_a_latin_text_is_read_by_its_alphabet(text: str, code: str) -> None:
    content = text.encode(code, "ignore")
    assert decoded(content, guessed(content)) == content.decode(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Вода поднимается весной", "cp1251"), ("水は春の大潮で上がります", "shift_jis"), ("Plain", "ascii")],
)
def test_other_scripts_are_none_of_its_business(text: str, code: str) -> None:
    assert latin_encoding(text.encode(code)) is None


@pytest.mark.parametrize(
    "text", ["潮汐磨坊建于一六五零年，由渔民协会建造。", "Plain words.", "Вода поднимается весной.", "tide 🌊 high"]
)
@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_pairs_without_a_mark_are_told_apart_from_their_mirror(text: str, code: str) -> None:
    assert wide_encoding(text.encode(code)) == code


def test_a_letter_cut_in_half_at_the_sample_s_end_does_no_harm() -> None:
    assert wide_encoding(("xx" + "a🌊" * 3000).encode("utf-16-le")) == "utf-16-le"


@pytest.mark.parametrize("content", [b"", b"a\0", bytes(range(256)) * 30, b"\x00\x01" * 500])
def test_bytes_without_meaning_are_no_pairs(content: bytes) -> None:
    assert wide_encoding(content) is None
