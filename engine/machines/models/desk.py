"""Machines, models, the desk: the owner's choice as the settings file says it now, keys, trials, and conversations for whoever works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from engine.foundation.errors import ValidationFailed
from engine.foundation.language_models import ModelChoice, ProviderKind, choice_of, written
from engine.foundation.model_errors import ModelUnreachable
from engine.foundation.settings import read_settings
from engine.foundation.settings_file import write_settings
from engine.machines.models.account import Account
from engine.machines.models.conversation import Conversation
from engine.machines.models.governor import Governors
from engine.machines.models.keys import KeyCupboard
from engine.machines.models.nearby import look_around, offered
from engine.machines.models.pace import Manner, Manners
from engine.machines.models.shelf import Shelf
from engine.machines.models.trial import no_key, patience_of, tried

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.language_models import LocalServer, Trial
    from engine.foundation.paths import StudioPaths

LONGEST_KEY = 1000


class StudioModelDesk:
    """The `ModelDesk` of one studio; the settings file is read at each use, so that a choice holds at once."""

    def __init__(self, paths: StudioPaths) -> None:
        self._settings = paths.settings
        self._cupboard = KeyCupboard(paths.secrets / "model-keys.sealed")
        self._shelf = Shelf(paths.home / "answers")
        self._governors, self._manners = Governors(), Manners()

    def choice(self) -> ModelChoice:
        """What is chosen now. Raises `SettingsUnreadable`."""
        return choice_of(read_settings(self._settings))

    def choose(self, choice: ModelChoice, key: str | None = None) -> ModelChoice:
        """Write the choice down. Raises `ValidationFailed`."""
        require_sound(choice, key)
        chosen = choice_of(write_settings(self._settings, {**written(choice)}))
        if key is not None and choice.kind is not ProviderKind.NONE:
            self._cupboard.keep(choice, key.strip())
        return chosen

    def forget_key(self, choice: ModelChoice) -> None:
        """Take the key kept for this provider and address away."""
        if choice.kind is not ProviderKind.NONE:
            self._cupboard.keep(choice, "")

    def has_key(self, choice: ModelChoice) -> bool:
        """Whether a key is kept for this provider and address."""
        return choice.kind is not ProviderKind.NONE and self._cupboard.get(choice) is not None

    def key_place(self) -> str:
        """Where keys are kept, in words."""
        return self._cupboard.place()

    def try_out(
        self, choice: ModelChoice, key: str | None = None, progress: Callable[[str], None] | None = None
    ) -> Trial:
        """Speak to the model and say how it went. Raises `ValidationFailed` for an address that is none."""
        require_sound(choice, key)
        used = key.strip() if key else self._key(choice)
        tick = patience_of(choice)

        def open_up(one: ModelChoice) -> Conversation:
            return Conversation(one, used, self._governors.of(one), self._fresh(one), None, tick, Account())

        return tried(choice, used, open_up, progress or _silent)

    def offered(self, choice: ModelChoice, key: str | None = None) -> tuple[str, ...] | None:
        """The names of the models this provider offers, None where it does not say. Raises `ValidationFailed`."""
        require_sound(choice, key)
        return None if choice.kind is ProviderKind.NONE else offered(choice, key.strip() if key else self._key(choice))

    def nearby(self) -> tuple[LocalServer, ...]:
        """Model servers on their usual ports of this machine."""
        return look_around(own_ports=frozenset({read_settings(self._settings).server_port}))

    def conversation(self, choice: ModelChoice, tick: Callable[[], None]) -> Conversation:
        """A conversation for one piece of work, its answers kept so that nothing is paid twice. Raises `ModelUnreachable`."""
        self._shelf.tidy()
        key = self._key(choice)
        try:
            require_sound(choice, key)
        except ValidationFailed as problem:
            sentence = f"The model cannot be used as it is written down. {problem.message}."
            raise ModelUnreachable(sentence, hint="Correct the model in the settings.") from problem
        if choice.needs_key and not key:
            raise no_key(choice)
        return Conversation(
            choice, key, self._governors.of(choice), self._manners.of(choice), self._shelf, tick, Account()
        )

    def _key(self, choice: ModelChoice) -> str | None:
        return None if choice.kind is ProviderKind.NONE else self._cupboard.get(choice)

    def _fresh(self, choice: ModelChoice) -> Manner:
        """The manner forgotten, so that a test finds out anew what the server can."""
        manner = self._manners.of(choice)
        manner.forget()
        return manner


def require_sound(choice: ModelChoice, key: str | None) -> None:
    """Itself silent. Raises `ValidationFailed` naming every field that cannot be used."""
    issues = [*_address(choice), *_texts(choice, key)]
    if choice.kind is ProviderKind.NONE and not issues:
        return
    if key and urlsplit(choice.base).scheme == "http" and not choice.is_local:
        issues.append(
            ("address", "A key would cross the network in clear: use https, or an address in this house", None)
        )
    if issues:
        raise ValidationFailed([(f"model.{path}", message, limit) for path, message, limit in issues])


def _address(choice: ModelChoice) -> list[tuple[str, str, Any]]:
    if not choice.address:
        return []
    try:
        parts = urlsplit(choice.address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not choice.address.isprintable() or " " in choice.address:
        return [("address", "Expected an address such as http://127.0.0.1:11434/v1", None)]
    extra = parts.username or parts.password or parts.query or parts.fragment
    return [("address", "Write the key into its own field, and leave the address plain", None)] if extra else []


def _texts(choice: ModelChoice, key: str | None) -> list[tuple[str, str, Any]]:
    issues: list[tuple[str, str, Any]] = []
    if len(choice.name) > 200 or not choice.name.isprintable():
        issues.append(("name", "Expected the name of a model, 200 characters at most", 200))
    if key and (
        len(key) > LONGEST_KEY or not key.strip().isascii() or not key.strip().isprintable() or " " in key.strip()
    ):
        issues.append(("key", "Expected a key without spaces or line breaks", LONGEST_KEY))
    return issues


def _silent(_: str) -> None:
    """Nobody listens."""
