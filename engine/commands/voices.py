"""Commands, voices: who can speak here; voice packs brought in, moved and removed; a line said aloud to a file."""

from __future__ import annotations

import json
import sys
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from engine.commands.owner import idle_studio
from engine.table_read.choosing import Wanted, by_language

if TYPE_CHECKING:
    from engine.stage.samples import Audition
    from engine.table_read.packs import Offer, Pack, Progress
    from engine.table_read.voices import Voice

MEGA = 1_000_000


@click.group()
def voices() -> None:
    """Voices and voice packs: list, packs, install, remove, move, say."""


@voices.command("list")
@click.option("--language", help="A language tag such as en or pt-BR.")
@click.option("--gender", type=click.Choice(["female", "male", "neutral"]), help="How the voice is heard.")
@click.option("--engine", help="An engine's name.")
@click.option("--search", "q", help="Words in name or description.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_voices(language: str | None, gender: str | None, engine: str | None, q: str | None, as_json: bool) -> None:
    """List the voices that fit, by language then name."""
    wanted = Wanted(language, gender, engine, q)
    with idle_studio() as studio:
        found = by_language(voice for voice in studio.table_read.voices() if wanted.fits(voice))
    if as_json:
        click.echo(json.dumps({"voices": [_voice_out(voice) for voice in found]}, ensure_ascii=False))
        return
    for voice in found:
        away = "" if voice.installed else " (not installed)"
        click.echo(f"{voice.id:32} {voice.language:8} {voice.gender:8}{voice.name}{away}: {voice.description}")
    if not found:
        click.echo("No voice fits.")


@voices.command("packs")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_packs(as_json: bool) -> None:
    """List installed voice packs, where they lie, and the engines found on this machine."""
    with idle_studio() as studio:
        found, folder, engines = studio.packs.packs(), studio.packs.folder, studio.packs.engines()
    if as_json:
        rows = [_pack_out(pack) for pack in found]
        told = [{"engine": name, "available": probe.available, "reason": probe.reason} for name, probe in engines]
        click.echo(json.dumps({"folder": str(folder), "packs": rows, "engines": told}, ensure_ascii=False))
        return
    click.echo(f"Voice packs lie in {folder}")
    for pack in found:
        click.echo(f"{pack.id:32} {pack.kind:8}{_size(pack.size_bytes):>8}  {len(pack.voices)} voices  {pack.license}")
    for name, probe in engines:
        click.echo(
            f"{'ok ' if probe.available else '-- '} {name:16} {probe.reason} {'' if probe.available else probe.remedy}".rstrip()
        )


@voices.command("install")
@click.argument("source")
@click.option("--sha256", default="", help="The archive's checksum; nothing else is accepted then.")
@click.option("--yes", is_flag=True, help="Accept the licence without being asked.")
def install(source: str, sha256: str, yes: bool) -> None:
    """Install a voice pack from a folder, an archive or an address; an interrupted download goes on where it was."""
    with idle_studio() as studio:
        offer = studio.packs.prepare(source, sha256, _told())
        _show(offer)
        if not yes and not click.confirm("Do you accept these terms and install it?"):
            studio.packs.refuse(offer)
            click.echo("Nothing was installed.")
            return
        pack = studio.packs.install(offer)
    click.echo(f"{pack.name} is installed: {', '.join(voice.name for voice in pack.voices[:12])}.")


@voices.command("remove")
@click.argument("pack_id")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(pack_id: str, yes: bool) -> None:
    """Remove a voice pack; casts that name its voices are spoken by the nearest ones."""
    if not yes:
        click.confirm(f"Delete the files of {pack_id}?", abort=True)
    with idle_studio() as studio:
        pack = studio.packs.remove(pack_id)
    click.echo(f"{pack.name} is removed.")


@voices.command("move")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def move(folder: Path) -> None:
    """Move all voice packs to another folder, compared file by file; it becomes the setting voices.folder."""
    with idle_studio() as studio:
        there = studio.packs.move(folder, _told())
    click.echo(f"Voice packs now lie in {there}")


@voices.command("say")
@click.argument("voice_id")
@click.argument("text", required=False)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("line.wav"), show_default=True
)
def say(voice_id: str, text: str | None, output: Path) -> None:
    """Say a line in a voice (its sample without one) into a WAV file."""
    with idle_studio() as studio:
        voice = studio.table_read.voice(voice_id)
        sound = studio.samples.hear_line(voice.id, text) if text else studio.samples.hear_sample(voice)
    seconds = _write(sound, output)
    click.echo(f"{voice.name}, {seconds:.1f} s: {output}")


@voices.command("key")
@click.argument("server", type=click.Choice(["openai", "elevenlabs"]))
@click.option("--forget", is_flag=True, help="Take the key away.")
@click.option("--stdin", "from_stdin", is_flag=True, help="Read the key from standard input.")
def key(server: str, forget: bool, from_stdin: bool) -> None:
    """Keep the key of a speech server that is set up by speech.address or elevenlabs.voices."""
    asked = sys.stdin.readline if from_stdin else lambda: click.prompt("Key", hide_input=True)
    given = "" if forget else str(asked()).strip()
    with idle_studio() as studio:
        place = studio.packs.keep_key(server, given)
    click.echo("The key is forgotten." if forget else place)


def _write(sound: Audition, target: Path) -> float:
    frames = np.concatenate(list(sound))
    try:
        with wave.open(str(target), "wb") as file:
            file.setparams((2, 2, 44_100, 0, "NONE", ""))
            file.writeframes((np.clip(frames, -1, 1) * 32767).astype("<i2").tobytes())
    except OSError as problem:
        raise click.UsageError(f"{target} cannot be written: {problem.strerror}.") from problem
    return len(frames) / 44_100


def _told() -> Progress:
    last = [-1]

    def tell(what: str, done: int, total: int) -> bool:
        share = done * 20 // total if total else done // (20 * MEGA)
        if share != last[0]:
            last[0] = share
            click.echo(f"{what}: {_size(done)}{f' of {_size(total)}' if total else ''}", err=True)
        return True

    return tell


def _show(offer: Offer) -> None:
    pack = offer.pack
    click.echo(f"{pack.name} ({pack.kind}, {pack.language}), {_size(pack.size_bytes)}, {len(pack.voices)} voices")
    click.echo(f"Licence: {pack.license}\n\n{offer.terms.strip()}\n")
    if offer.replaces:
        click.echo("It takes the place of the pack of the same name.")


def _size(count: int) -> str:
    return f"{count / MEGA:.0f} MB" if count >= MEGA else f"{count / 1000:.0f} kB"


def _voice_out(voice: Voice) -> dict[str, object]:
    told = {"id": voice.id, "name": voice.name, "engine": voice.engine, "provider": voice.provider}
    more = {
        "language": voice.language,
        "gender": str(voice.gender),
        "description": voice.description,
        "license": voice.license,
    }
    return {**told, **more, "installed": voice.installed}


def _pack_out(pack: Pack) -> dict[str, object]:
    told = {"id": pack.id, "name": pack.name, "kind": pack.kind, "language": pack.language, "license": pack.license}
    return {
        **told,
        "sizeBytes": pack.size_bytes,
        "voices": [one.name for one in pack.voices],
        "folder": str(pack.folder),
    }
