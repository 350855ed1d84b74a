"""Foundation, model telling: a choice of a model, a test and servers nearby as plain JSON, the same for every face; never a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.foundation.language_models import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.foundation.language_models import LocalServer, ModelDesk, Trial


def desk_out(desk: ModelDesk) -> dict[str, Any]:
    """What is chosen, and whether and where a key for it is kept. Raises `SettingsUnreadable`."""
    choice = desk.choice()
    model = {name.removeprefix("model."): value for name, value in written(choice).items()}
    return {"model": model, "hasKey": desk.has_key(choice), "keyPlace": desk.key_place()}


def trial_out(trial: Trial) -> dict[str, Any]:
    """What a test found, sentence by sentence."""
    checks = [{"about": one.about, "isWell": one.is_well, "sentence": one.sentence} for one in trial.checks]
    return {
        "isWell": trial.is_well, "checks": checks, "answeredBy": trial.answered_by or None, "tokensPerSecond": trial.tokens_per_s,
        "models": list(trial.models),
    }  # fmt: skip


def servers_out(servers: Sequence[LocalServer]) -> dict[str, Any]:
    """Model servers of this machine."""
    return {"servers": [{"name": one.name, "address": one.address, "models": list(one.models)} for one in servers]}
