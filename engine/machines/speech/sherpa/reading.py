"""Machines, speech, sherpa-onnx, reading: what a folder with a voice model is: which kind, whose voices, under which terms."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from engine.machines.speech.sherpa.onnx_facts import NotOnnx, facts_of
from engine.table_read.packs import Pack, PackRefused, PackVoice

OWN = "voice-pack.json"
TERMS = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING", "MODEL_CARD", "README.md", "README")
KINDS = ("vits", "kokoro", "kitten", "matcha")
MOST_VOICES, MOST_TERMS = 1000, 40_000
UNKNOWN = "not stated in the pack"
PIPER_NAME = re.compile(r"(?:vits-)?(?:piper-)?[a-z]{2,3}_[A-Z]{2}-(\w+?)(?:-(?:x_low|low|medium|high))?(?:-int8)?")
LICENSE_LINE = re.compile(r"licen[cs]e\W{1,6}([^\n]{2,120})", re.IGNORECASE)


def root_of(folder: Path) -> Path:
    """Where the model lies: the folder itself, or the only folder in it. Raises `PackRefused`."""
    here = folder
    for _ in range(4):
        if any(here.glob("*.onnx")):
            return here
        inside = [one for one in here.iterdir() if one.is_dir() and not one.name.startswith((".", "__"))]
        if len(inside) != 1:
            break
        here = inside[0]
    raise PackRefused("There is no voice model (.onnx) in it.", hint="Choose the folder or archive of one voice pack.")


def read_pack(folder: Path, named: str = "") -> Pack:
    """The pack in a folder that holds a model. Raises `PackRefused`."""
    model = model_of(folder)
    try:
        facts = facts_of(model)
    except (NotOnnx, OSError) as problem:
        raise PackRefused(f"{model.name} cannot be used: {problem}.", hint="Fetch the voice pack again.") from problem
    own, beside = _json(folder / OWN), _json(model.with_name(model.name + ".json"))
    kind = str(own.get("kind") or _kind(folder, facts))
    if kind not in KINDS:
        raise PackRefused("This kind of voice model is not known here.", hint=f"Known kinds: {', '.join(KINDS)}.")
    _require_parts(folder, kind)
    name = str(own.get("name") or beside.get("dataset") or named or folder.name)[:80]
    language = str(own.get("language") or _language(beside, facts))
    ident = re.sub(r"[^a-z0-9]+", "-", str(own.get("id") or named or folder.name).lower()).strip("-")[:60] or "pack"
    size = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    voices, reads = _voices(own, beside, facts, name), _reads_with(folder, beside, facts)
    return Pack(ident, name, kind, language, _license(own, folder), size, folder, voices, reads_with=reads)


def terms_of(folder: Path) -> str:
    """The words a person must have seen before using it."""
    for name in TERMS:
        file = folder / name
        if file.is_file():
            return file.read_text(encoding="utf-8", errors="replace")[:MOST_TERMS]
    return "The pack brings no licence. Ask whoever made it what you may do with its voices."


def model_of(folder: Path) -> Path:
    """The file with the model that speaks. Raises `PackRefused`."""
    models = sorted(folder.glob("*.onnx"))
    speaking = [one for one in models if not re.search(r"vocos|hifigan|vocoder", one.name.lower())]
    if not speaking:
        raise PackRefused(
            "There is no voice model (.onnx) in it.", hint="Choose the folder or archive of one voice pack."
        )
    plain = [one for one in speaking if "int8" not in one.name]
    return (plain or speaking)[0]


def vocoder_of(folder: Path) -> Path | None:
    """The file that turns spectra into sound, for the kind that needs one."""
    return next(
        (one for one in sorted(folder.glob("*.onnx")) if re.search(r"vocos|hifigan|vocoder", one.name.lower())), None
    )


def _kind(folder: Path, facts: dict[str, str]) -> str:
    told = " ".join((folder.name, facts.get("model_type", ""), facts.get("comment", ""))).lower()
    if (folder / "voices.bin").is_file():
        return "kitten" if "kitten" in told else "kokoro"
    if "matcha" in told or vocoder_of(folder) is not None:
        return "matcha"
    return "vits" if "sample_rate" in facts else ""


def _require_parts(folder: Path, kind: str) -> None:
    missing = [] if (folder / "tokens.txt").is_file() else ["tokens.txt"]
    if kind in ("kokoro", "kitten") and not (folder / "voices.bin").is_file():
        missing.append("voices.bin")
    if kind == "matcha" and vocoder_of(folder) is None:
        missing.append("its vocoder (vocos or hifigan .onnx)")
    if missing:
        raise PackRefused(
            f"The pack is not complete: {' and '.join(missing)} is missing.", hint="Fetch the voice pack again."
        )


def _voices(own: dict[str, Any], beside: dict[str, Any], facts: dict[str, str], name: str) -> tuple[PackVoice, ...]:
    rows = own.get("voices")
    if isinstance(rows, list) and rows:
        return tuple(
            PackVoice(str(row.get("name") or n)[:60], int(row.get("sid", n)), str(row.get("gender") or "neutral"), str(row.get("language") or ""))
            for n, row in enumerate(rows[:MOST_VOICES])
            if isinstance(row, dict)
        )  # fmt: skip
    mapped = beside.get("speaker_id_map")
    if isinstance(mapped, dict) and mapped:
        return tuple(PackVoice(str(one)[:60], int(number)) for one, number in list(mapped.items())[:MOST_VOICES])
    listed = [one.strip() for one in facts.get("speaker_names", "").split(",") if one.strip()]
    count = min(max(_whole(facts.get("n_speakers", "")), 1), MOST_VOICES)
    if len(listed) == count:
        return tuple(PackVoice(one, n, _by_mark(one)) for n, one in enumerate(listed))
    piper = PIPER_NAME.fullmatch(name)
    plain = (piper[1] if piper else name).replace("_", " ").replace("-", " ").strip().title() or "Voice"
    return tuple(PackVoice(plain if count == 1 else f"{plain} {n + 1}", n) for n in range(count))


def _by_mark(name: str) -> str:
    """Kokoro's names begin with language and gender: af_bella, bm_george."""
    found = re.match(r"[a-z]([fm])_", name)
    return {"f": "female", "m": "male"}[found[1]] if found else "neutral"


def _language(beside: dict[str, Any], facts: dict[str, str]) -> str:
    told = beside.get("language")
    code = told.get("code") if isinstance(told, dict) else None
    voice = code or beside.get("espeak", {}).get("voice") or facts.get("voice") or facts.get("language") or "en"
    return _tag(str(voice).split(",")[0])


def _tag(text: str) -> str:
    words = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "chinese": "zh"}
    low = text.strip().lower().replace("_", "-")
    root, _, region = low.partition("-")
    return words.get(low, f"{root}-{region.upper()}" if len(region) == 2 else root)


def _reads_with(folder: Path, beside: dict[str, Any], facts: dict[str, str]) -> str:
    """The name by which espeak-ng knows the language of a model that is given sounds."""
    told = beside.get("espeak")
    voice = (told.get("voice") if isinstance(told, dict) else "") or facts.get("voice", "")
    wants = "has_espeak" in facts or "piper" in facts.get("comment", "") or (folder / "espeak-ng-data").is_dir()
    return str(voice or "en-us") if wants else ""


def _license(own: dict[str, Any], folder: Path) -> str:
    if own.get("license"):
        return str(own["license"])[:120]
    found = LICENSE_LINE.search(terms_of(folder))
    return found[1].strip(" *#:")[:120] if found else UNKNOWN


def _whole(text: str) -> int:
    return int(text) if text.strip().isdecimal() else 1


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        raise PackRefused(f"{path.name} cannot be read: {problem}.", hint="Fetch the voice pack again.") from problem
    return found if isinstance(found, dict) else {}
