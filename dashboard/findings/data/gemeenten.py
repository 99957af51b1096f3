"""The gemeenten of today by code, and what became of those that are gone."""

from dataclasses import dataclass, field
from functools import partial

import geo
from dashboard.derived import derived
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["Former", "Gemeenten", "gemeenten"]

FIRST_YEAR = 1988
"""The first year of which CBS tells what became of gemeenten (03759ned), whatever figures are held."""


@dataclass(frozen=True)
class Former:
    """A gemeente that no longer exists.

    Attributes
    ----------
    name : str
    until : int
        The last 1 January on which it existed.
    successors : tuple of (code, part)
        Gemeenten of today and the part of its residents that each took over, largest first.
    renamed : bool
        Whether it is the same gemeente still, under another name or code.
    """

    name: str
    until: int
    successors: tuple[tuple[str, float], ...]
    renamed: bool = False


@dataclass(frozen=True)
class Gemeenten:
    """Names of the gemeenten of one year, and the former ones.

    Attributes
    ----------
    year : int
    names : dict of code to name, by name
    former : dict of code to Former, by name
    """

    year: int
    names: dict[str, str]
    former: dict[str, Former] = field(default_factory=dict)

    def now(self, code: str) -> str | None:
        """Return the gemeente of today that this code (of today or before) stands for, if any."""
        if code in self.names:
            return code
        former = self.former.get(code)
        return former.successors[0][0] if former else None

    def became(self, code: str) -> Told:
        """Tell what became of a former gemeente."""
        former = self.former[code]
        heirs = [self.names[heir] for heir, _ in former.successors]
        told = {
            "name": Quantity(former.name, "name"),
            "year": Quantity(former.until, "year"),
            "new": Quantity(heirs[0], "name"),
        }
        if len(heirs) == 1 and heirs[0] == former.name:
            return Told("gemeente.new_code", told)
        if former.renamed:
            return Told("gemeente.renamed", told)
        if len(heirs) == 1:
            return Told("gemeente.merged", told)
        return Told("gemeente.split", told | {"others": Quantity(", ".join(heirs[1:]), "name")})

    def what_became(self, code: str, language: Language) -> str:
        """Say in a sentence what became of a former gemeente."""
        return self.became(code).say(language)


@derived
def gemeenten(snapshot: Snapshot, year: int) -> Gemeenten:
    """Gemeenten of a year, and every gemeente that ended since `FIRST_YEAR`.

    Parameters
    ----------
    snapshot : Snapshot
    year : int
        The division that the dashboard shows.

    Returns
    -------
    Gemeenten
        Source: CBS 03759ned, by way of :func:`geo.successors`; without its history those of the year itself, and
        of former ones only what is held of them.
    """
    former: dict[str, Former] = {}
    names = _names(year, snapshot)
    for before in range(year - 1, FIRST_YEAR - 1, -1):
        there = if_held(partial(_names, before, snapshot), {})
        gone = {code: name for code, name in there.items() if code not in names | former}
        if not gone:
            continue
        links = if_held(partial(geo.successors, before, year, snapshot=snapshot))
        if links is None:
            continue
        links = links.sort_values("weight", ascending=False)
        for old, heirs in links[links["old"].isin(gone)].groupby("old"):
            pairs = tuple(zip(heirs["new"], heirs["weight"].astype(float), strict=True))
            renamed = bool((heirs["basis"] == "ongewijzigd").all())
            former[str(old)] = Former(gone[str(old)], before, pairs, renamed)
    by_name = sorted(former.items(), key=lambda item: _alphabetical(item[1].name))
    return Gemeenten(year, names, dict(by_name))


def _names(year: int, snapshot: Snapshot) -> dict[str, str]:
    frame = if_held(partial(geo.gemeenten, year, snapshot=snapshot))
    if frame is None:
        frame = snapshot.regions("gemeente", year)
    pairs = zip(frame["region"], frame["name"], strict=True)
    return dict(sorted(pairs, key=lambda pair: _alphabetical(pair[1])))


def _alphabetical(name: str) -> str:
    """Order 's-Gravenhage under G, as a Dutch register does."""
    return name.removeprefix("'s-").removeprefix("'t ").casefold()
