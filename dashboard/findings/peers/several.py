"""Some gemeenten beside one another: who lives there, how that changed, their largest groups and their types."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity, Told, compared, ends
from dashboard.findings.peers.variety_of_all import variety_of_all
from dashboard.findings.profile.present import SHARE_OF, last_year, of_gemeente
from dashboard.findings.profile.profile import Profile, profile
from data_sources.errors import Lacking, NotHeldError

__all__ = [
    "SeveralGroups",
    "several_alike",
    "several_changed",
    "several_groups",
    "several_types",
    "several_varied",
    "varied_ends",
]

Codes = Sequence[str]


@dataclass(frozen=True)
class SeveralGroups:
    """The groups of each.

    Attributes
    ----------
    told : tuple of Told
        Where most come from elsewhere and where fewest.
    numbers : Numbers
        A row for each group of each: `name`, `group`, `persons`, `share`.
    shares : tuple of (str, Quantity)
        Name of each, with its share from elsewhere.
    """

    told: tuple[Told, ...]
    numbers: Numbers
    shares: tuple[tuple[str, Quantity], ...]


def several_groups(held: National, codes: Codes) -> SeveralGroups:
    """Lay the groups of some gemeenten beside one another, in the latest year.

    Parameters
    ----------
    held : National
    codes : sequence of str
        Of gemeenten of today; two at least.

    Raises
    ------
    NotHeldError
        There are no figures of gemeenten.
    """
    found = _profiles(held, codes)
    partition, year = found[0].partition, Quantity(found[0].year, "year")
    # As where their changes are told, so that one figure is written in one way.
    shares = tuple((one.name, replace(one.share.values["share"], digits=1)) for one in found)
    parts = [one.groups.frame[["group", "persons", "share"]].assign(name=one.name) for one in found]
    numbers = Numbers(
        "several_groups",
        pd.concat(parts, ignore_index=True)[["name", "group", "persons", "share"]],
        {"group": "group", "persons": "persons", "share": "share"},
        tuple(dict.fromkeys(source for one in found for source in one.groups.sources)),
        partition,
        tuple(dict.fromkeys(caveat for one in found for caveat in one.caveats)),
    )
    told = _apart(f"several.groups.{partition[0]}", shares, {"year": year})
    return SeveralGroups(told, numbers, shares)


def several_changed(held: National, codes: Codes) -> tuple[Told, ...]:
    """Say between what the change of the share from elsewhere lies, since the first year that all of them have.

    Of whom there are fewer figures than of others it is said: since when, or that no change is known.

    Raises
    ------
    NotHeldError
        There are no figures of gemeenten.
    """
    profiles = _profiles(held, codes)
    year, values = profiles[0].year, held.values(profiles[0].indicator)["value"]
    known = {one.name: of_gemeente(values, one.gemeente).loc[:year].dropna() for one in profiles}
    moved = {name: of_one for name, of_one in known.items() if year in of_one.index and len(of_one) > 1}
    if len(moved) < 2:
        return ()
    first = max(int(of_one.index[0]) for of_one in moved.values())
    changes = [(name, _change(of_one[first], of_one[year])) for name, of_one in moved.items()]
    since = {"first": Quantity(first, "year"), "year": Quantity(year, "year")}
    said = [*_apart("several.changed", changes, since)]
    earliest = int(values.index.get_level_values("year").min())
    late = tuple(name for name, of_one in moved.items() if of_one.index[0] > earliest)
    if late:
        said.append(Told("several.changed.late", since | {"names": Quantity(late, "names")}))
    others = tuple(name for name in known if name not in moved)
    if others:
        said.append(Told("several.changed.unknown", since | {"names": Quantity(others, "names")}))
    return tuple(said)


def _change(before: float, after: float) -> Quantity:
    *_, points = ends(float(before), float(after))
    return replace(points, unit="change", digits=1)


def several_varied(held: National, codes: Codes) -> tuple[Told, ...]:
    """Say between what the share of the largest group that is named lies.

    Raises
    ------
    NotHeldError
        There are no figures by country.
    """
    found = variety_of_all(held)
    rows = dict(zip(found.regions, found.numbers.frame.to_dict("records"), strict=True))
    there = [rows[code] for code in codes if code in rows]
    shares = [(str(row["name"]), Quantity(float(row["largest_share"]), "share", 0)) for row in there]
    partition = found.numbers.partition
    assert partition is not None
    year = {"year": Quantity(held.by_country.year, "year")}
    groups = {str(row["name"]): Quantity((str(row["largest"]), partition[0]), "having") for row in there}
    return _apart(f"several.varied.{partition[0]}", shares, year, groups)


def varied_ends(held: National) -> tuple[str, str]:
    """Return the gemeenten of which the largest group that is named is the largest and the smallest part.

    Raises
    ------
    NotHeldError
        There are no figures by country.
    """
    found = variety_of_all(held)
    shares = found.numbers.frame["largest_share"]
    return found.regions[int(shares.argmax())], found.regions[int(shares.argmin())]


def several_types(held: National, codes: Codes) -> tuple[tuple[str, Quantity], ...]:
    """Return the name of each with what its type is called.

    Raises
    ------
    NotHeldError
        What types rest on is not held.
    """
    types = held.types["type"]
    found = ((code, typology().type[str(types[code])].one) for code in codes)
    return tuple((held.gemeenten.names[code], Quantity((one.nl, one.en), "both")) for code, one in found)


def several_alike(held: National, codes: Codes) -> tuple[Told, ...]:
    """Say who are of one type to compare with: all of them, some, or no two; a sentence a type.

    Raises
    ------
    NotHeldError
        What types rest on is not held.
    """
    types = held.types["type"].reindex(list(codes)).astype(str)
    groups = [
        tuple(held.gemeenten.names[str(code)] for code in of_type.index)
        for type, of_type in types.groupby(types, sort=False)
        if typology().type[str(type)].peers and len(of_type) > 1
    ]
    if not groups:
        return (Told("several.alike.none"),)
    form = "all" if len(groups[0]) == len(codes) else "some"
    return tuple(Told(f"several.alike.{form}", {"names": Quantity(names, "names")}) for names in groups)


def _profiles(held: National, codes: Codes) -> list[Profile]:
    """Each in the latest year, in the one division that all are told in."""
    there = [indicator for partition, indicator in SHARE_OF.items() if partition in held.shares]
    if not there:
        raise NotHeldError(Lacking("origin", ("gemeente",)))
    found = [profile(held, code, last_year(held, there[0])) for code in codes]
    return [one for one in found if one.partition == found[0].partition]


def _apart(
    key: str,
    values: Sequence[tuple[str, Quantity]],
    told: dict[str, Quantity],
    groups: dict[str, Quantity] | None = None,
) -> tuple[Told, ...]:
    """Name the highest and the lowest, or say that they do not differ as they are told; nothing without two."""
    known = sorted(((name, one) for name, one in values if one.known), key=lambda pair: -pair[1].value)
    if len(known) < 2:
        return ()
    (highest, high), (lowest, low) = known[0], known[-1]
    words = told | {"high": high, "low": low, "count": Quantity(len(known), "count")}
    words |= {"highest": Quantity(highest, "name"), "lowest": Quantity(lowest, "name")}
    if groups is not None:
        words |= {"high_group": groups[highest], "low_group": groups[lowest]}
    form = "apart" if compared(high, low) == "more" else "same"
    return (Told(f"{key}.{form}", words),)
