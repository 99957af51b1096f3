"""A gemeente found by what somebody types: a code, a name of today, or the name of one that is gone.

The page, the address and the commands all ask here, so that what one of them finds, all of them find.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from dashboard.findings.data.gemeenten import Gemeenten
from data_sources.declared import read_declaration

__all__ = [
    "Found",
    "Match",
    "NotFoundError",
    "code_now",
    "code_of",
    "find_gemeente",
    "gemeente_names",
    "letters",
    "search",
]

_LONGEST = 60
"""Letters of a name that are looked at."""

_EXACT, _BEGINS, _WORD, _WITHIN, _NEARLY = range(5)
"""How a name fits what was typed, best first."""

_CODE = re.compile(r"(?:gm[ -]?)?0*([0-9]{1,4})", re.IGNORECASE)
_FEWEST_WITHIN = 3
"""Letters of which it says something that a name has them somewhere within a word."""

_ALIKE = 0.75
_PROVINCES = {
    "Dr": "Drenthe",
    "Fr": "Fryslân",
    "Gld": "Gelderland",
    "Gr": "Groningen",
    "L": "Limburg",
    "NB": "Noord-Brabant",
    "NH": "Noord-Holland",
    "O": "Overijssel",
    "U": "Utrecht",
    "Z": "Zeeland",
    "ZH": "Zuid-Holland",
}
"""What CBS writes behind a name that several gemeenten had."""


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


@dataclass(frozen=True)
class Match:
    """A gemeente that may be meant.

    Attributes
    ----------
    code : str
        Of a gemeente of today.
    name : str
        As CBS writes it, of the gemeente that was asked for: :func:`find_gemeente` finds just this one by it.
    former : str or None
        Code of the gemeente that was asked for, when that is gone.
    known_as : str or None
        The other name that fits, where people know the gemeente by one.
    province : str or None
        Where CBS tells gemeenten of one name apart by it.
    """

    code: str
    name: str
    former: str | None = None
    known_as: str | None = None
    province: str | None = None


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


@dataclass(frozen=True)
class _Written:
    """One way to write the name of a gemeente: in letters, without the spaces too, and how sure it says which one."""

    match: Match
    letters: str
    close: str
    whole: bool

    def fits(self, wanted: str) -> int | None:
        """Return how well this fits, if it does."""
        close = wanted.replace(" ", "")
        if self.close == close:
            return _EXACT
        if self.close.startswith(close):
            return _BEGINS
        if f" {wanted}" in f" {self.letters}":
            return _WORD
        return _WITHIN if len(close) >= _FEWEST_WITHIN and close in self.close else None


def find_gemeente(asked: str, known: Gemeenten) -> Found:
    """Find the gemeente of today that a code or a name stands for.

    Parameters
    ----------
    asked : str
        `GM0344`, `344`, `Utrecht`, `den haag`, or a gemeente of before, such as `Winsum`.
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
    if code := code_of(asked, known):
        now = str(known.now(code))
        return Found(now, None if now == code else code)
    wanted = letters(asked[:_LONGEST])
    exact = [one for one in _index(known) if wanted and one.fits(wanted) == _EXACT]
    exact = [one for one in exact if one.match.former is None] or exact
    exact = [one for one in exact if one.whole] or exact
    there = {one.match.former or one.match.code: one.match for one in exact}
    heirs = {match.code for match in there.values()}
    if len(heirs) == 1:
        former = [code for code in there if code in known.former]
        return Found(heirs.pop(), max(former, key=lambda code: known.former[code].until, default=None))
    if heirs:
        raise NotFoundError(tuple(f"{match.name} ({code})" for code, match in there.items()), several=True)
    raise NotFoundError(tuple(dict.fromkeys(match.name for match in search(asked, known, 3))))


def search(asked: str, known: Gemeenten, most: int = 8) -> tuple[Match, ...]:
    """List the gemeenten that may be meant by what somebody types, best first.

    Parameters
    ----------
    asked : str
        A code or a name, or the beginning or a part of one.
    known : Gemeenten
    most : int

    Returns
    -------
    tuple of Match
        First what is written just so, then what begins so, then what has a word that does, then what has it within;
        what is nearly so only where there is nothing else. Of each, gemeenten of today go before those of earlier
        days, and shorter names before longer ones.
    """
    wanted, index = letters(asked[:_LONGEST]), _index(known)
    if not wanted:
        return ()
    fitting = [(fit, one) for one in index if (fit := one.fits(wanted)) is not None]
    if code := code_of(asked, known):
        fitting += [(_EXACT, one) for one in index if (one.match.former or one.match.code) == code]
    fitting.sort(
        key=lambda pair: (
            pair[0],
            pair[1].match.former is not None,
            not pair[1].whole,
            len(pair[1].letters),
            pair[1].letters,
        )
    )
    written = [one for _, one in fitting] or list(_nearly(wanted, index))
    best: dict[str, Match] = {}
    for one in written:
        best.setdefault(one.match.former or one.match.code, one.match)
    return tuple(best.values())[:most]


def code_of(asked: str, known: Gemeenten) -> str | None:
    """Return the code that somebody writes, of a gemeente of today or before.

    Parameters
    ----------
    asked : str
        In any form: `GM0344`, `gm344`, `0344`, `344`.
    known : Gemeenten

    Returns
    -------
    str or None
        As CBS writes it; nothing where no gemeente has or had it.
    """
    written = _CODE.fullmatch(asked[:_LONGEST].strip())
    code = f"GM{written[1]:0>4}" if written else ""
    return code if known.now(code) else None


def code_now(asked: str, known: Gemeenten) -> str | None:
    """Return the code of the gemeente of today for what somebody writes as a code; see :func:`code_of`."""
    code = code_of(asked, known)
    return known.now(code) if code else None


def gemeente_names(name: str) -> tuple[str, ...]:
    """Return the ways in which people write the name of a gemeente, as :func:`letters` does.

    Parameters
    ----------
    name : str
        As CBS writes it.
    """
    other = (letters(alias) for alias in _aliases().get(name, ()))
    return tuple(dict.fromkeys((letters(name), letters(_short(name)), *other, *_shortened(name))))


def letters(name: str) -> str:
    """Return a name without what people leave out: accents, capitals, hyphens, apostrophes, brackets."""
    plain = (one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split()).casefold()


def _index(known: Gemeenten) -> tuple[_Written, ...]:
    former = ((code, gone.name, str(known.now(code))) for code, gone in known.former.items())
    return _indexed(tuple(known.names.items()), tuple(former))


@lru_cache(8)
def _indexed(
    names: tuple[tuple[str, str], ...], former: tuple[tuple[str, str, str], ...]
) -> tuple[_Written, ...]:
    """Write every name in every way; kept by what is in it, as figures of other years have other gemeenten."""
    today = (one for code, name in names for one in _ways(Match(code, name, province=_province(name))))
    gone = (
        one for code, name, now in former for one in _ways(Match(now, name, code, province=_province(name)))
    )
    return (*today, *gone)


def _ways(match: Match) -> Iterator[_Written]:
    whole = letters(match.name)
    for written in gemeente_names(match.name):
        known_as = next((one for one in _aliases().get(match.name, ()) if letters(one) == written), None)
        shown = Match(match.code, match.name, match.former, known_as, match.province)
        yield _Written(shown, written, written.replace(" ", ""), written == whole)
    if match.province:
        written = f"{letters(_short(match.name))} {letters(match.province)}"
        yield _Written(match, written, written.replace(" ", ""), whole=True)
    code = letters(match.former or match.code)
    for written in (code, code.removeprefix("gm")):
        yield _Written(match, written, written, whole=False)


def _nearly(wanted: str, index: tuple[_Written, ...]) -> Iterator[_Written]:
    """Names with a letter too many, too few or in the wrong place; where there are none, names with such a word."""
    for parts in (_whole, _words):
        by_letters: dict[str, list[_Written]] = {}
        for one in (one for one in index if not one.letters[-1].isdigit()):
            for part in parts(one.letters):
                by_letters.setdefault(part, []).append(one)
        close = get_close_matches(wanted, by_letters, n=8, cutoff=_ALIKE)
        yield from (one for part in close for one in by_letters[part])
        if close:
            return


def _whole(name: str) -> tuple[str, ...]:
    return (name,)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.split() if len(word) > _FEWEST_WITHIN)


def _short(name: str) -> str:
    """A name without the province that tells it from another."""
    return name.partition("(")[0]


def _shortened(name: str) -> Iterator[str]:
    """A name as on a sign: `Alphen a/d Rijn`, `Capelle ad IJssel`, `St. Anthonis`."""
    written = letters(name)
    for whole in (" aan den ", " aan de "):
        if whole in written:
            yield from (written.replace(whole, short) for short in (" a d ", " ad "))
    if written.startswith("sint "):
        yield f"st {written.removeprefix('sint ')}"
    if written.startswith("st "):
        yield f"sint {written.removeprefix('st ')}"


def _province(name: str) -> str | None:
    return _PROVINCES.get(name.partition("(")[2].rstrip(").").replace(".", ""))


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """Other names by the one that CBS writes."""
    found: dict[str, tuple[str, ...]] = {}
    for alias, name in read_declaration(__package__, "aliases.toml", dict[str, str]).items():
        found[name] = (*found.get(name, ()), alias)
    return found
