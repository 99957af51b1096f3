"""A gemeente found by what somebody types: a code, a name of today, or the name of one that is gone."""

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from dashboard.findings.data.gemeenten import Gemeenten
from data_sources.declared import read_declaration

__all__ = ["Found", "NotFoundError", "find_gemeente", "gemeente_names", "letters"]

_LONGEST = 60
"""Letters of a name that are looked at for names that are nearly the same."""


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes
    ----------
    code : str
        Of a gemeente of today.
    former : str or None
        Code of the gemeente that was asked for, when that is gone.
    """

    code: str
    former: str | None = None


class NotFoundError(LookupError):
    """There is no one gemeente of this name.

    Attributes
    ----------
    names : tuple of str
        What may be meant: names that are nearly the same, or with their codes all of the same name.
    several : bool
        Whether the name is that of several gemeenten.
    """

    def __init__(self, names: tuple[str, ...] = (), several: bool = False):
        super().__init__(", ".join(names))
        self.names = names
        self.several = several


def find_gemeente(asked: str, known: Gemeenten) -> Found:
    """Find the gemeente of today that a code or a name stands for.

    Parameters
    ----------
    asked : str
        `GM0344`, `Utrecht`, `den haag`, or a gemeente of before, such as `Winsum`.
    known : Gemeenten

    Returns
    -------
    Found
        A name of today goes before one of earlier days.

    Raises
    ------
    NotFoundError
        There is none, or the name is that of several gemeenten.
    """
    code = asked.strip().upper()
    if now := known.now(code):
        return Found(now, None if now == code else code)
    wanted = letters(_aliases().get(letters(asked), asked))
    today = [code for code, name in known.names.items() if wanted in (letters(name), letters(_short(name)))]
    whole = [code for code in today if letters(known.names[code]) == wanted] or today
    if len(whole) == 1:
        return Found(whole[0])
    if whole:
        raise NotFoundError(tuple(f"{known.names[code]} ({code})" for code in whole), several=True)
    gone = [code for code, former in known.former.items() if letters(_short(former.name)) == wanted]
    heirs = {known.now(code) for code in gone}
    if len(heirs) == 1:
        latest = max(gone, key=lambda code: known.former[code].until)
        return Found(str(heirs.pop()), latest)
    if gone:
        raise NotFoundError(tuple(f"{known.former[code].name} ({code})" for code in gone), several=True)
    all_names = [*(former.name for former in known.former.values()), *known.names.values()]
    names = {letters(_short(name)): name for name in all_names}
    close = get_close_matches(wanted[:_LONGEST], names, n=3, cutoff=0.75)
    raise NotFoundError(tuple(names[name] for name in close))


def gemeente_names(name: str) -> tuple[str, ...]:
    """Return the ways in which people write the name of a gemeente, as :func:`letters` does.

    Parameters
    ----------
    name : str
        As CBS writes it.
    """
    known = [alias for alias, of in _aliases().items() if of == name]
    return tuple(dict.fromkeys((letters(name), letters(_short(name)), *known)))


def letters(name: str) -> str:
    """Return a name without what people leave out: accents, capitals, hyphens, apostrophes, brackets."""
    plain = (one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split()).casefold()


def _short(name: str) -> str:
    """A name without the province that tells it from another."""
    return name.partition("(")[0]


@cache
def _aliases() -> dict[str, str]:
    found = read_declaration(__package__, "aliases.toml", dict[str, str])
    return {letters(name): of for name, of in found.items()}
