"""A gemeente found by what somebody types: a code, a name of today, or the name of one that is gone."""

import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources

from dashboard.findings.gemeenten import Gemeenten

__all__ = ["Found", "NotFoundError", "find_gemeente"]


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
        There is none, or more than one former gemeente had that name and they went to different ones.
    """
    code = asked.strip().upper()
    if now := known.now(code):
        return Found(now, None if now == code else code)
    alias = {_plain(name): of for name, of in _aliases().items()}.get(_plain(asked), asked)
    today = [code for code, name in known.names.items() if _plain(name) == _plain(alias)]
    if today:
        return Found(today[0])
    gone = [code for code, former in known.former.items() if _plain(former.name) == _plain(alias)]
    heirs = {known.now(code) for code in gone}
    if len(heirs) == 1:
        latest = max(gone, key=lambda code: known.former[code].until)
        return Found(str(heirs.pop()), latest)
    if gone:
        raise NotFoundError(tuple(f"{known.former[code].name} ({code})" for code in gone), several=True)
    names = {
        _plain(name): name for name in [*(old.name for old in known.former.values()), *known.names.values()]
    }
    close = get_close_matches(_plain(asked), names, n=3, cutoff=0.75)
    raise NotFoundError(tuple(names[name] for name in close))


def _plain(name: str) -> str:
    """A name without what people leave out: accents, capitals, hyphens, apostrophes, and what is in brackets."""
    letters = unicodedata.normalize("NFKD", name.partition("(")[0])
    return " ".join(
        "".join(one if one.isalnum() else " " for one in letters if not unicodedata.combining(one)).split()
    ).casefold()


@cache
def _aliases() -> dict[str, str]:
    text = resources.files(__package__).joinpath("aliases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
