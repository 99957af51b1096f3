"""What wijken and buurten are called where people are told of them: without a number that tells nothing."""

import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

__all__ = ["called", "calling"]

_NUMBERED = re.compile(r"(?:Wijk|Buurt) ?\d+(?: |: ?|-)(?=[^\W\d])")
"""What CBS writes before many names of wijken, as each gemeente has it: `Wijk 05 `, `Wijk 05: ` or `Wijk05-`."""


def called(names: Iterable[str], gemeente: str) -> dict[str, str]:
    """Return by name what each of the areas of a gemeente is called in sentences and on pictures.

    Parameters
    ----------
    names : iterable of str
        Of all areas of the gemeente, as CBS writes them; files keep those.
    gemeente : str
        Its name, which no area is called: one could not tell it from the whole.

    Returns
    -------
    dict of str to str
        The name without its number, where no other area of the gemeente has the same.

    Examples
    --------
    >>> called(["Wijk 00 Roden", "Wijk 01 Roden", "Wijk 02 Een", "Wijk 03"], "Noordenveld")
    {'Wijk 00 Roden': 'Wijk 00 Roden', 'Wijk 01 Roden': 'Wijk 01 Roden', 'Wijk 02 Een': 'Een', 'Wijk 03': 'Wijk 03'}
    """
    listed = [str(name) for name in names]
    short = {name: _NUMBERED.sub("", name, count=1) for name in listed}
    taken = Counter(short[name].casefold() for name in listed)
    taken[gemeente.casefold()] += 1
    return {name: one if taken[one.casefold()] == 1 else name for name, one in short.items()}


def calling(areas: pd.DataFrame, names: Iterable[str], gemeente: str) -> pd.DataFrame:
    """Return areas with a `name` each as people are told of them; see :func:`called`."""
    short = called(names, gemeente)
    return areas.assign(name=[short.get(name, name) for name in areas["name"].astype(str)])
