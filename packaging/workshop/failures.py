"""The workshop, failures: everything that can stop the set-up, as a sentence and what to do about it."""

from __future__ import annotations

import errno


class Stop(Exception):
    """Ends a verb: `sentence` says what happened, `hint` what the person can do."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence}\n  {self.hint}" if self.hint else self.sentence


NO_SPACE = ("No space left on device", "Errno 28", "not enough space on the disk", "Disk quota exceeded")
NO_NETWORK = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "nodename nor servname",
    "getaddrinfo failed",
    "Failed to establish a new connection",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "Connection refused",
    "from versions: none",
)
WRONG_HASH = ("DO NOT MATCH THE HASHES",)


def full_disk() -> Stop:
    """There is no room for the environment."""
    return Stop(
        "The disk is full.", "The environment takes about 1.6 GB; free some space and run the same command again."
    )


def of_pip(output: str) -> Stop:
    """What pip's output means to a person."""
    if any(sign in output for sign in NO_SPACE):
        return full_disk()
    if any(sign in output for sign in WRONG_HASH):
        return Stop(
            "A downloaded package is not the one that was pinned, so it was not installed.",
            "Run the same command again; if it stays so, something between you and the package index alters files.",
        )
    if any(sign in output for sign in NO_NETWORK):
        return Stop(
            "The packages could not be downloaded: no answer from the package index.",
            "The first set-up needs a network; afterwards none is needed. Connect and run the same command again.",
        )
    return Stop(
        "The packages could not be installed. pip's last words:", "\n  ".join(output.strip().splitlines()[-12:])
    )


def of_system(error: OSError) -> Stop:
    """A file or disk that would not do what was asked."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Stop(
            f"{error.filename or 'A file'} may not be written: {error.strerror}.", "Check who owns the checkout."
        )
    return Stop(
        f"{error.filename or 'A file'}: {error.strerror or error}.", "Mend that and run the same command again."
    )
