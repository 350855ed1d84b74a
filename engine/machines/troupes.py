"""Machines, troupes: every engine that may speak here, in the order in which a cast looks at them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.foundation.settings_file import write_settings
from engine.machines.models.governor import Governors
from engine.machines.models.keys import KeyCupboard
from engine.machines.speech.espeak.recipes import RECIPES
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.hosted.providers import chosen
from engine.machines.speech.hosted.speech import HostedTroupe
from engine.machines.speech.programs.known import PROGRAMS
from engine.machines.speech.programs.speech import ProgramTroupe
from engine.machines.speech.sherpa.depot import Depot
from engine.machines.speech.sherpa.fetching import PackFetcher
from engine.machines.speech.sherpa.speech import SherpaTroupe
from engine.machines.voicing.acquaintance import Acquaintance
from engine.machines.voicing.house import VoiceHouse
from engine.machines.voicing.register import Register
from engine.table_read.packs import PackRefused

if TYPE_CHECKING:
    from engine.foundation.language_models import ModelChoice
    from engine.foundation.paths import StudioPaths
    from engine.foundation.probe import Probe
    from engine.foundation.settings import StudioSettings
    from engine.table_read.packs import Offer, Pack, Progress


SETTING = {"openai": "speech.address", "elevenlabs": "elevenlabs.voices"}


class Wardrobe:
    """Voice packs as a person handles them, together with the engines that speak by them."""

    def __init__(
        self,
        depot: Depot,
        house: VoiceHouse,
        sherpa: SherpaTroupe,
        cupboard: KeyCupboard,
        servers: dict[str, ModelChoice],
    ) -> None:
        self._depot, self._house, self._sherpa, self._cupboard, self._servers = depot, house, sherpa, cupboard, servers

    @property
    def folder(self) -> Path:
        """Where the packs lie."""
        return self._depot.folder

    def packs(self) -> tuple[Pack, ...]:
        """What is installed, by name."""
        return self._depot.packs()

    def prepare(self, source: str, sha256: str = "", progress: Progress | None = None) -> Offer:
        """Fetch or copy a pack to where it can be looked at. Raises `PackRefused`, `DiskFull`."""
        return self._depot.prepare(source, sha256, progress)

    def install(self, offer: Offer) -> Pack:
        """Put it in place, and remember its voices. Raises `PackRefused`, `DiskFull`."""
        self._sherpa.look_again()
        pack = self._depot.install(offer)
        self._house.voices()
        return pack

    def refuse(self, offer: Offer) -> None:
        """Let it go."""
        self._depot.refuse(offer)

    def remove(self, pack_id: str) -> Pack:
        """Delete a pack; its voice ids stay known. Raises `PackRefused`."""
        self._house.voices()
        self._sherpa.look_again()
        return self._depot.remove(pack_id)

    def move(self, folder: Path, progress: Progress | None = None) -> Path:
        """Move all packs to another folder. Raises `PackRefused`, `DiskFull`."""
        self._sherpa.look_again()
        return self._depot.move(folder, progress)

    def engines(self) -> tuple[tuple[str, Probe], ...]:
        """How every speech engine stands on this machine."""
        return self._house.probes()

    def keep_key(self, server: str, key: str) -> str:
        """Keep the key of a speech server (`openai`, `elevenlabs`), or forget it when it is empty; where it lies, in words.

        Raises `PackRefused` for a server that is not set up.
        """
        if server not in self._servers:
            raise PackRefused(
                f"No speech server {server!r} is set up.", hint=f"Set {SETTING.get(server, 'speech.address')} first."
            )
        self._cupboard.keep(self._servers[server], key)
        return self._cupboard.place()

    def look_again(self) -> None:
        """Look anew for engines on this machine."""
        self._house.look_again()


def speech_house(settings: StudioSettings, paths: StudioPaths) -> tuple[VoiceHouse, Wardrobe]:
    """Packs a person brought, the built-in voices, and whatever is found on this machine; nothing is started or looked for yet."""
    known = Acquaintance(paths.home / "voices-heard.json")
    folder = Path(settings.voices_folder).expanduser() if settings.voices_folder else paths.home / "voices"
    fetcher = PackFetcher(settings.sources_allowed_private_hosts)
    depot = Depot(folder, fetcher, lambda there: _keep_folder(paths, there))
    sherpa = SherpaTroupe(depot.packs, known)
    programs = [ProgramTroupe(program, known) for program in PROGRAMS] if settings.voices_found else []
    cupboard, governors = KeyCupboard(paths.secrets / "model-keys.sealed"), Governors()
    hosted = [HostedTroupe(provider, cupboard, governors) for provider in chosen(settings)]
    register = Register(paths.home / "voices-known.json", (recipe.id for recipe in RECIPES))
    house = VoiceHouse((sherpa, EspeakSpeech(settings.speech_workers), *programs, *hosted), register)
    return house, Wardrobe(depot, house, sherpa, cupboard, {one.slug: one.choice for one in chosen(settings)})


def _keep_folder(paths: StudioPaths, folder: Path) -> None:
    write_settings(paths.settings, {"voices.folder": str(folder)})
