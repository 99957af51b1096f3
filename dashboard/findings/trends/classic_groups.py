"""The four groups of the old debate among residents with a migration background: then, in between, and last.

What rounding and mergers leave open is told as bounds; that it rose or fell, only where these allow nothing else.
"""

from dataclasses import dataclass, field
from functools import partial

import pandas as pd

import geo
from dashboard.analysis.certainty import outward
from dashboard.analysis.part_bounds import moved, of_counts, of_parts, of_rounded_shares, whole_of_rounded
from dashboard.analysis.signals import NATIVE
from dashboard.derived import derived
from dashboard.findings.data.country_origins import classic_names, classic_of_country, country_sources
from dashboard.findings.data.national import OLD, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.present import link
from dashboard.findings.trends.written_bounds import MOST_DIGITS, apart, bounds_told
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["ClassicCourse", "classic_bounds", "classic_course", "classic_finding"]

_SCALE = 100.0
_SMALL = 0.1
"""Below this a share is told with a decimal."""

_COUNTRY = "story.classic_course.country"
"""What is said of the country, beside the picture alone."""

_OF_COUNTRY = "trends.classic.country"
_OF_SENTENCES = ("trends.classic.rounding", "trends.classic.joined")
"""What is to be kept in mind with a picture, and with sentences, which do not tell of all years."""

_JOINED = ("inwoners", "herindeling")

_LEAST = 5
"""Years between the first and the last of which a change is told as a finding."""

_EXACT = ("ongewijzigd", "inwoners")
"""How figures were made that are whole counts (see :func:`geo.to_current`)."""


@dataclass(frozen=True)
class ClassicCourse:
    """The share of the four groups in one gemeente over the years.

    Attributes
    ----------
    gemeente : str
    own, country : DataFrame on year
        `low`, `high` (0 to 1), of the years in which anything is known.
    numbers : Numbers
    told : tuple of Told
        What the bounds allow to be said; empty with less than two years.
    changed : bool
        Whether anything rose or fell beyond the bounds, over years enough.
    """

    gemeente: str
    own: pd.DataFrame = field(compare=False)
    country: pd.DataFrame = field(compare=False)
    numbers: Numbers
    told: tuple[Told, ...]
    changed: bool


@kept()
@derived
def classic_bounds(held: National) -> pd.DataFrame:
    """Bounds of the share in all gemeenten of today, on (region, year).

    Parameters
    ----------
    held : National

    Returns
    -------
    DataFrame
        `low`, `high` (0 to 1): equal where CBS publishes numbers of persons; missing where nothing is known, as of a
        year before a gemeente was split.

    Raises
    ------
    NotHeldError
        There are no figures in seven groups.
    """
    found = {}
    raw = held.snapshot.origin("gemeente", classification=OLD[0], groups=OLD[1])
    for year, rows in raw[raw["persons"].isna()].groupby("year"):
        links = if_held(partial(geo.successors, int(str(year)), held.year, snapshot=held.snapshot))
        if links is not None:
            shares = rows.pivot(index="region", columns="group", values="share_pct")
            shares = shares.set_axis([str(name) for name in shares.columns], axis=1)
            bounds = of_rounded_shares(shares, classic_names(), NATIVE)
            found[int(str(year))] = of_parts(bounds, whole_of_rounded(shares, NATIVE), links)
    counted = held.origin(OLD)
    counted = counted[counted["persons"].notna() & counted["basis"].isin(_EXACT)]
    for year, rows in counted.groupby("year"):
        persons = rows.pivot(index="region", columns="group", values="persons")
        persons = persons.set_axis([str(name) for name in persons.columns], axis=1)
        found[int(str(year))] = of_counts(persons, classic_names(), NATIVE)
    if not found:
        raise NotHeldError(Lacking("series", ("gemeente",), (), *OLD))
    return pd.concat(found, names=["year", "region"]).swaplevel().sort_index()


@kept(512)
def classic_course(held: National, gemeente: str) -> ClassicCourse:
    """Follow the share of the four groups in a gemeente, beside the country.

    Raises
    ------
    NotHeldError
        There are no figures in seven groups.
    """
    bounds = classic_bounds(held)
    own = bounds.loc[gemeente] if gemeente in bounds.index else bounds.iloc[:0].droplevel("region")
    own = own.dropna()
    country = if_held(partial(classic_of_country, held))
    country = own.iloc[:0] if country is None else country
    told, changed = _told(held, gemeente, own, country)
    return ClassicCourse(gemeente, own, country, _numbers(held, gemeente, own, country), told, changed)


def classic_finding(held: National, gemeente: str) -> Finding | None:
    """Say how the share changed in a gemeente; nothing where the bounds leave that open."""
    course = classic_course(held, gemeente)
    if not course.changed:
        return None
    return Finding(
        id="classic_course",
        told=tuple(one for one in course.told if one.key != _COUNTRY),
        sources=_own_sources(held, gemeente, course.own),
        year=int(course.own.index[-1]),
        base=Quantity("base.background", "text"),
        partition=OLD,
        caveats=tuple(one for one in course.numbers.caveats if one.key in _OF_SENTENCES),
        link=link("trends", gemeente, beeld="klassiek"),
    )


def _told(
    held: National, gemeente: str, own: pd.DataFrame, country: pd.DataFrame
) -> tuple[tuple[Told, ...], bool]:
    name = Quantity(held.gemeenten.names[gemeente], "name")
    if len(own) < 2:
        return (Told("story.classic_course.missing", {"name": name}),), False
    # What is compared are the bounds as they can be written, so that none are told apart that look alike.
    own = _written(own)
    first, last = own.iloc[0], own.iloc[-1]
    between = _between(own)
    shown = [first, last, *([] if between is None else [own.loc[between]])]
    digits = apart(shown, _SCALE, int(max(one["high"] for one in shown) < _SMALL))
    tell = partial(bounds_told, unit="share", digits=digits, scale=_SCALE)
    way = moved(first, last)
    filled = {
        "name": name,
        "groups": Quantity(classic_names(), "groups"),
        "first": Quantity(int(own.index[0]), "year"),
        "last": Quantity(int(own.index[-1]), "year"),
        "before": tell(first),
        "after": tell(last),
    }
    said = [Told(f"story.classic_course.{way}", filled)]
    if between is not None:
        side = "higher" if own.loc[between, "low"] > max(first["high"], last["high"]) else "lower"
        middle = {"year": Quantity(between, "year"), "share": tell(own.loc[between])}
        said.append(Told(f"story.classic_course.{side}", middle))
    beside = country.reindex([own.index[-1]]).iloc[0]
    if beside["low"] == beside["high"]:
        national = {"year": filled["last"], "national": tell(beside)}
        said.append(Told(_COUNTRY, national))
    long = own.index[-1] - own.index[0] >= _LEAST
    return tuple(said), bool(long) and (way != "open" or between is not None)


def _written(own: pd.DataFrame) -> pd.DataFrame:
    """The bounds with as many decimals as are ever told."""
    rows = (outward(low, high, _SCALE, MOST_DIGITS) for low, high in own[["low", "high"]].to_numpy())
    return pd.DataFrame(list(rows), index=own.index, columns=["low", "high"]) / _SCALE


def _between(own: pd.DataFrame) -> int | None:
    """A year in which the share was certainly higher, or lower, than in the first and the last; the one most so."""
    ends = own.iloc[[0, -1]]
    above = own["low"] - ends["high"].max()
    below = ends["low"].min() - own["high"]
    further = above if above.max() >= below.max() else below
    return int(further.idxmax()) if further.max() > 0 else None


def _numbers(held: National, gemeente: str, own: pd.DataFrame, country: pd.DataFrame) -> Numbers:
    frame = pd.DataFrame({"year": sorted({*own.index, *country.index})})
    for prefix, bounds in (("", own), ("national_", country)):
        for end in ("low", "high"):
            frame[f"{prefix}{end}"] = bounds[end].reindex(frame["year"]).to_numpy()
    shares = ("low", "high", "national_low", "national_high")
    caveats = [Told("trends.classic.rounding")] if (own["low"] < own["high"]).any() else []
    values = held.values("index_7")
    basis = values.loc[gemeente, "basis"] if gemeente in values.index else values["basis"].iloc[:0]
    joined = [int(str(year)) for year, made in basis.items() if made in _JOINED and year in own.index]
    filled = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    if joined:
        filled["until"] = Quantity(max(joined), "year")
        caveats.append(Told("trends.classic.joined", filled))
    if len(own) and len(basis) and basis.index[0] < own.index[0]:
        filled["first"] = Quantity(int(own.index[0]), "year")
        caveats.append(Told("trends.classic.split", filled))
    if (country["low"] < country["high"]).any():
        caveats.append(Told(_OF_COUNTRY))
    return Numbers(
        id="classic_course",
        frame=frame,
        units={"year": "year"} | dict.fromkeys(shares, "share"),
        sources=_sources(held, gemeente, own, country),
        partition=OLD,
        caveats=tuple(caveats),
        headings={name: Quantity(f"trends.classic.heading.{name}", "text") for name in shares},
        digits=dict.fromkeys(shares, 2),
    )


def _own_sources(held: National, gemeente: str, own: pd.DataFrame) -> tuple[Citation, ...]:
    """The tables of a gemeente's own years, each with its years."""
    values = held.values("index_7")
    tables = values.loc[gemeente, "source_table"] if gemeente in values.index else values.iloc[:0, 0]
    years: dict[str, list[int]] = {}
    for year, joined in tables.items():
        for table in str(joined).split(","):
            if year in own.index:
                years.setdefault(table.strip(), []).append(int(str(year)))
    return tuple(
        held.source(table, str(min(of)) if len(of) == 1 else f"{min(of)}–{max(of)}", OLD)
        for table, of in years.items()
    )


def _sources(held: National, gemeente: str, own: pd.DataFrame, country: pd.DataFrame) -> tuple[Citation, ...]:
    """Those, and the tables of the country."""
    of_country = country_sources(held) if len(country) else ()
    return tuple(dict.fromkeys([*_own_sources(held, gemeente, own), *of_country]))
