"""Tests, sockets: tiny voice models with random weights, written as protobuf by hand; they speak, if not well."""

from __future__ import annotations

import struct
import tarfile
import zipfile
from pathlib import Path

import numpy as np

FLOAT, INT64 = 1, 7
LENGTH = 400
SYMBOLS = "_^$ !'(),-.:;?abcdefghijklmnopqrstuvwxyzæçðøħŋœɐɑɒɔəɚɛɜɡɪɫɹɾʃʊʌʒʔˈˌːθ"


def varint(value: int) -> bytes:
    out = b""
    while True:
        byte, value = value & 0x7F, value >> 7
        out += bytes([byte | (0x80 if value else 0)])
        if not value:
            return out


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def block(field: int, content: bytes | str) -> bytes:
    raw = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(raw)) + raw


def tensor(name: str, values: np.ndarray) -> bytes:
    kind = FLOAT if values.dtype == np.float32 else INT64
    dims = b"".join(number(1, size) for size in values.shape)
    return dims + number(2, kind) + block(8, name) + block(9, values.tobytes())


def value(name: str, kind: int, *dims: int | str) -> bytes:
    shape = b"".join(block(1, number(1, d) if isinstance(d, int) else block(2, d)) for d in dims)
    return block(1, name) + block(2, block(1, number(1, kind) + block(2, shape)))


def node(kind: str, inputs: list[str], output: str, attributes: bytes = b"") -> bytes:
    return b"".join(block(1, one) for one in inputs) + block(2, output) + block(4, kind) + attributes


def cast_to_float() -> bytes:
    return block(5, block(1, "to") + number(3, FLOAT) + number(20, 2))


def model(
    inputs: list[bytes], tokens: str, facts: dict[str, str], *, seed: int = 7, out: tuple[int | str, ...] = (1, 1, "t")
) -> bytes:
    """A tone for every token, at a pitch of the token's and the seed's own."""
    dice = np.random.default_rng(seed)
    ramp = np.arange(LENGTH, dtype=np.float32)[None, :] * np.float32(1 + 0.2 * dice.random())
    weights = {
        "scale": np.array([0.0011], np.float32), "base": np.array([0.03], np.float32), "ramp": ramp, "loud": np.array([0.3], np.float32),
        "column": np.array([-1, 1], np.int64), "row": np.array([1, 1, -1] if len(out) == 3 else [-1], np.int64),
    }  # fmt: skip
    nodes = [
        node("Cast", [tokens], "f", cast_to_float()), node("Mul", ["f", "scale"], "m"), node("Add", ["m", "base"], "a"),
        node("Reshape", ["a", "column"], "c"), node("MatMul", ["c", "ramp"], "p"), node("Sin", ["p"], "s"),
        node("Mul", ["s", "loud"], "l"), node("Reshape", ["l", "row"], "output"),
    ]  # fmt: skip
    graph = b"".join(block(1, one) for one in nodes) + block(2, "tiny")
    graph += b"".join(block(5, tensor(name, held)) for name, held in weights.items())
    graph += b"".join(block(11, one) for one in inputs) + block(12, value("output", FLOAT, *out))
    told = b"".join(block(14, block(1, key) + block(2, said)) for key, said in facts.items())
    return number(1, 8) + block(2, "tests") + block(7, graph) + block(8, block(1, "") + number(2, 13)) + told


def tokens_file(folder: Path) -> None:
    rows = [f"{sign} {place}" for place, sign in enumerate(SYMBOLS)]
    (folder / "tokens.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


def piper_pack(folder: Path, seed: int = 7) -> Path:
    """A pack of the VITS kind, as piper's are."""
    folder.mkdir(parents=True)
    inputs = [value("input", INT64, 1, "n"), value("input_lengths", INT64, 1), value("scales", FLOAT, 3)]
    facts = {
        "sample_rate": "22050",
        "n_speakers": "1",
        "language": "English",
        "voice": "en-us",
        "comment": "piper",
        "has_espeak": "1",
    }
    (folder / "tiny.onnx").write_bytes(model(inputs, "input", facts, seed=seed))
    (folder / "MODEL_CARD").write_text("# Tiny\n* License: CC0 for tests\n", encoding="utf-8")
    tokens_file(folder)
    return folder


def kokoro_pack(folder: Path, kind: str = "kokoro") -> Path:
    """A pack of the kokoro or kitten kind with two speakers."""
    folder.mkdir(parents=True)
    kitten = kind == "kitten"
    inputs = [value("tokens", INT64, 1, "n"), value("style", FLOAT, 1, 4), value("speed", FLOAT, 1)]
    facts = {
        "sample_rate": "24000", "n_speakers": "2", "has_espeak": "1", "voice": "en-us", "version": "1", "model_type": "kitten-tts" if kitten else "kokoro",
        "style_dim": "1,4" if kitten else "512,1,4", "speaker_names": "af_dora,bm_hugh",
    }  # fmt: skip
    (folder / "model.onnx").write_bytes(model(inputs, "tokens", facts, out=("t",)))
    count = 2 * 4 if kitten else 2 * 512 * 4
    (folder / "voices.bin").write_bytes(struct.pack(f"<{count}f", *np.random.default_rng(3).random(count)))
    tokens_file(folder)
    return folder


def matcha_pack(folder: Path) -> Path:
    """A pack of the matcha kind: a model whose spectrum is one band that is the sound, and a vocoder that passes it on, softer."""
    folder.mkdir(parents=True)
    inputs = [
        value("x", INT64, 1, "n"),
        value("x_length", INT64, 1),
        value("noise_scale", FLOAT, 1),
        value("length_scale", FLOAT, 1),
    ]
    facts = {
        "sample_rate": "22050", "n_speakers": "1", "has_espeak": "1", "voice": "en-us", "version": "1", "model_type": "matcha-tts",
        "use_eos_bos": "0", "pad_id": "0", "jieba": "0", "language": "English",
    }  # fmt: skip
    (folder / "model-steps-3.onnx").write_bytes(model(inputs, "x", facts))
    (folder / "hifigan_v2.onnx").write_bytes(vocoder())
    tokens_file(folder)
    return folder


def vocoder() -> bytes:
    """Half as loud, and flat."""
    held = {"soft": np.array([0.5], np.float32), "row": np.array([-1], np.int64)}
    graph = b"".join(
        block(1, one) for one in (node("Mul", ["mel", "soft"], "s"), node("Reshape", ["s", "row"], "output"))
    )
    graph += block(2, "tiny") + b"".join(block(5, tensor(name, one)) for name, one in held.items())
    graph += block(11, value("mel", FLOAT, 1, 1, "t")) + block(12, value("output", FLOAT, "t"))
    told = block(14, block(1, "model_type") + block(2, "hifigan"))
    return number(1, 8) + block(2, "tests") + block(7, graph) + block(8, block(1, "") + number(2, 13)) + told


def packed(folder: Path, archive: Path) -> Path:
    """The folder in an archive of this ending."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w") as out:
            for file in folder.rglob("*"):
                out.write(file, file.relative_to(folder.parent))
    else:
        with tarfile.open(archive, f"w:{archive.suffix[1:]}") as tar:
            tar.add(folder, folder.name)
    return archive
