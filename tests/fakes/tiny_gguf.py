"""A tiny model file with random weights, as llama.cpp reads it: real enough to be served, too small to say anything."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, INNER, HEADS, LAYERS, WINDOW = 64, 128, 2, 2, 8192
UINT32, FLOAT32, STRING, ARRAY, INT32 = 4, 6, 8, 9, 5
ALIGNMENT = 32
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
WORDS = [
    "<unk>",
    "<s>",
    "</s>",
    *(f"<0x{byte:02X}>" for byte in range(256)),
    "▁",
    *'{}[]":,0123456789 abcdefghijklmnopqrstuvwxyz.',
]


def write_tiny(place: Path, seed: int = 7) -> Path:
    """Write the file; the same seed gives the same bytes."""
    words = list(dict.fromkeys(WORDS))
    tensors = _tensors(len(words), np.random.default_rng(seed))
    facts = _facts(words)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(facts))
    head += b"".join(_text(name) + _value(kind, value) for name, (kind, value) in facts.items())
    told, body = b"", b""
    for name, weights in tensors.items():
        shape = weights.shape[::-1]
        told += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, len(body))
        body += weights.tobytes() + b"\0" * (-weights.nbytes % ALIGNMENT)
    head += told
    place.write_bytes(head + b"\0" * (-len(head) % ALIGNMENT) + body)
    return place


def _facts(words: list[str]) -> dict[str, tuple[int, Any]]:
    kinds = [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, *[NORMAL] * (len(words) - 259)]
    return {
        "general.architecture": (STRING, "llama"), "general.name": (STRING, "tiny"), "general.alignment": (UINT32, ALIGNMENT),
        "llama.context_length": (UINT32, WINDOW), "llama.embedding_length": (UINT32, WIDTH), "llama.block_count": (UINT32, LAYERS),
        "llama.feed_forward_length": (UINT32, INNER), "llama.attention.head_count": (UINT32, HEADS),
        "llama.attention.head_count_kv": (UINT32, HEADS), "llama.attention.layer_norm_rms_epsilon": (FLOAT32, 1e-5),
        "llama.rope.dimension_count": (UINT32, WIDTH // HEADS), "llama.vocab_size": (UINT32, len(words)),
        "tokenizer.ggml.model": (STRING, "llama"), "tokenizer.ggml.tokens": (ARRAY, (STRING, words)),
        "tokenizer.ggml.scores": (ARRAY, (FLOAT32, [-float(at) for at in range(len(words))])),
        "tokenizer.ggml.token_type": (ARRAY, (INT32, kinds)), "tokenizer.ggml.bos_token_id": (UINT32, 1),
        "tokenizer.ggml.eos_token_id": (UINT32, 2), "tokenizer.ggml.unknown_token_id": (UINT32, 0),
    }  # fmt: skip


def _tensors(many: int, dice: np.random.Generator) -> dict[str, np.ndarray[Any, Any]]:
    def loose(*shape: int) -> np.ndarray[Any, Any]:
        return (dice.standard_normal(shape) * 0.3).astype(np.float32)

    flat = np.ones(WIDTH, np.float32)
    found = {"token_embd.weight": loose(many, WIDTH), "output_norm.weight": flat, "output.weight": loose(many, WIDTH)}
    for at in range(LAYERS):
        found |= {f"blk.{at}.attn_norm.weight": flat, f"blk.{at}.ffn_norm.weight": flat}
        found |= {f"blk.{at}.attn_{name}.weight": loose(WIDTH, WIDTH) for name in ("q", "k", "v", "output")}
        found |= {f"blk.{at}.ffn_{name}.weight": loose(INNER, WIDTH) for name in ("gate", "up")}
        found[f"blk.{at}.ffn_down.weight"] = loose(WIDTH, INNER)
    return found


def _text(text: str) -> bytes:
    told = text.encode()
    return struct.pack("<Q", len(told)) + told


def _value(kind: int, value: Any) -> bytes:
    if kind == ARRAY:
        inner, items = value
        return struct.pack("<IIQ", ARRAY, inner, len(items)) + b"".join(_bare(inner, item) for item in items)
    return struct.pack("<I", kind) + _bare(kind, value)


def _bare(kind: int, value: Any) -> bytes:
    if kind == STRING:
        return _text(value)
    return struct.pack({UINT32: "<I", INT32: "<i", FLOAT32: "<f"}[kind], value)
