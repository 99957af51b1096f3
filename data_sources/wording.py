"""How faults of the system are told: in Dutch, in one line, and without a password."""

import errno
import re
import socket

__all__ = ["masked", "reason"]

_SECRETS = (
    # Up to the last @: a password may hold anything.
    (re.compile(r"(://)\S+@"), r"\1…@"),
    (re.compile(r"([?&;][^=&\s]*(?:key|token|secret|pass|sig|cred)[^=&\s]*=)[^&\s]+", re.IGNORECASE), r"\1…"),
)

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijfruimte is op",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EROFS: "hier kan alleen worden gelezen",
    errno.EACCES: "dat mag deze gebruiker niet",
    errno.EPERM: "dat mag deze gebruiker niet",
    errno.ENOENT: "dat is er niet",
    errno.ENOTDIR: "dat is geen map",
    errno.EISDIR: "dat is een map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EMFILE: "er zijn te veel bestanden open",
    errno.EIO: "de schijf geeft een fout",
    errno.EADDRINUSE: "die poort is al in gebruik",
    errno.EADDRNOTAVAIL: "dit is geen adres van deze machine",
    errno.ECONNREFUSED: "daar antwoordt niets",
    errno.ENETUNREACH: "het netwerk is niet te bereiken",
    errno.EHOSTUNREACH: "het netwerk is niet te bereiken",
}


def masked(text: object) -> str:
    """Leave out what must stay secret in the addresses of a text.

    Examples
    --------
    >>> masked("s3://sleutel:geh@im@emmer/map is leeg")
    's3://…@emmer/map is leeg'
    >>> masked("https://cijfers.example/map?taal=nl&X-Token=geheim")
    'https://cijfers.example/map?taal=nl&X-Token=…'
    """
    told = str(text)
    for secret, shown in _SECRETS:
        told = secret.sub(shown, told)
    return told


def reason(error: BaseException) -> str:
    """Say why something failed, as the end of a sentence.

    Examples
    --------
    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    'de schijf is vol'
    """
    match error:
        case OSError(errno=number) if number in _REASONS:
            return _REASONS[number]
        case FileNotFoundError():
            return _REASONS[errno.ENOENT]
        case socket.gaierror():
            return "die naam is niet bekend"
    return " ".join(masked(f"{type(error).__name__}: {error}").split())
