"""How varied those with an origin elsewhere are among themselves: a few large groups, or many small ones.

What the table does not name is a rest, in which everyone may have one origin or nobody the same: what is told has a
least and a most, and is more or less than elsewhere only where these lie apart.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.analysis.new_diversity import countries
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import BY_ROW, Finding, Numbers
from dashboard.findings.model.quantities import Comparison, Quantity, Told, beside, compared
from dashboard.findings.model.sections import section_of
from dashboard.findings.model.spoken import spoken
from dashboard.findings.model.story import Section
from dashboard.findings.profile.told_by_country import (
    basics,
    caveats,
    classification,
    finding,
    sources,
)
from data_sources.kept import kept

__all__ = ["variety_findings"]

Bounds = tuple[Quantity, Quantity]

_MUCH, _SIZE = {"more": "many", "less": "few"}, {"more": "large", "less": "small"}
"""How a corner is called that lies to one side of the country on each axis."""

_NAMED = 5
"""Gemeenten that a sentence names."""


def variety_findings(held: National, gemeente: str) -> Section:
    """Put together how varied the origins of a gemeente are.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    makers = {
        "largest": _largest,
        "top3": _top3,
        "effective": _effective,
        "variety_place": _place,
        "variety_alike": _alike,
    }
    return section_of("variety", makers, {"variety": _figure}, held, gemeente)


def _largest(held: National, gemeente: str) -> Finding:
    """The largest group that is named; whether it is the largest of all."""
    row, key = _row(held, gemeente), f"story.largest.{classification(held)}"
    told = basics(held, gemeente)
    if row["largest"] is None:
        return finding(held, gemeente, "largest", (Told(f"{key}.missing", told),), "outside")
    told |= {
        "group": Quantity(row["largest"], "group"),
        "having": Quantity((row["largest"], classification(held)), "having"),
        "share": Quantity(row["largest_share"], "share"),
        "fraction": _fraction(row["largest_share"]),
        "rest": Quantity(row["rest_share"], "share"),
        "named": Quantity(len(countries(held.by_country.persons(held.by_country.year))), "count"),
    }
    form = "sure" if row["largest_most"] <= row["largest_share"] else "named"
    return finding(held, gemeente, "largest", (Told(f"{key}.{form}", told),), "outside")


def _top3(held: National, gemeente: str) -> Finding | None:
    """The three largest groups together, beside those of the country."""
    row = _row(held, gemeente)
    if not row["top3"] or len(row["top3"]) < 3:
        return None
    own, land = (
        _bounds(held, region, ("top3_share", "top3_most"), "share", None) for region in (gemeente, "NL")
    )
    told = basics(held, gemeente) | {"groups": Quantity(row["top3"], "groups")}
    told |= {"share": own[0], "most": own[1], "national": _span(land)}
    return _beside(held, gemeente, "top3", told, own, land, "top3_share")


def _effective(held: National, gemeente: str) -> Finding:
    """As how many equally large groups they are as varied."""
    own, land = (
        _bounds(held, region, ("effective_low", "effective_high"), "index", 1) for region in (gemeente, "NL")
    )
    told = basics(held, gemeente)
    told |= {"number": _span(own), "national": _span(land)}
    if not own[0].known:
        key = f"story.effective.{classification(held)}.missing"
        return finding(held, gemeente, "effective", (Told(key, told),), "outside")
    return _beside(held, gemeente, "effective", told, own, land, "effective_low")


def _beside(
    held: National, gemeente: str, id: str, told: dict[str, Quantity], own: Bounds, land: Bounds, measure: str
) -> Finding:
    """Tell bounds beside those of the country: more or less only where what is not named cannot make it otherwise."""
    key = f"story.{id}.{classification(held)}"
    if all(least.shown == most.shown for least, most in (own, land)):
        form = f"{key}.{beside(own[0], land[0])}"
        values = held.by_country.variety[measure]
        return finding(held, gemeente, id, (Told(form, told),), "outside", (), values)
    return finding(held, gemeente, id, (Told(f"{key}.{_apart(own, land)}", told),), "outside")


def _span(bounds: Bounds) -> Quantity:
    """What lies between bounds, in words; bounds that are written alike are told once."""
    first, last = bounds
    if first.value == last.value:
        return first
    if first.shown == last.shown:
        return Quantity(Told("value.about", {"value": first}), "told")
    return Quantity(Told("value.places", {"first": first, "last": last}), "told")


def _apart(own: Bounds, other: Bounds) -> str:
    if compared(own[0], other[1]) == "more":
        return "between_more"
    return "between_less" if compared(own[1], other[0]) == "less" else "between"


def _place(held: National, gemeente: str) -> Finding | None:
    """In how many other gemeenten the largest group is certainly smaller, and certainly larger."""
    row, others = (
        _row(held, gemeente),
        held.by_country.variety.drop(["NL", gemeente], errors="ignore").dropna(),
    )
    if row["largest"] is None or others.empty:
        return None
    smaller = int((others["largest_most"] < row["largest_share"]).sum())
    larger = int((others["largest_share"] > row["largest_most"]).sum())
    told = basics(held, gemeente) | {
        "of": Quantity(len(others), "count"),
        "smaller": _how_many(smaller),
        "larger": _how_many(larger),
    }
    form = "all" if smaller + larger == len(others) else "some"
    key = f"story.variety_place.{classification(held)}.{form}"
    return finding(held, gemeente, "variety_place", (Told(key, told),), "outside")


def _alike(held: National, gemeente: str) -> Finding | None:
    """Where the gemeente stands on both axes beside the country, and who stands there too; None where nobody knows."""
    found, row, corners = held.by_country.variety, _row(held, gemeente), _corners(held)
    much, few = corners[gemeente]
    if much not in _MUCH or few not in _SIZE:
        return None
    there = [region for region, corner in corners.items() if region != gemeente and corner == (much, few)]
    away = (
        found.loc[there, ["share_elsewhere", "largest_share"]]
        - [row["share_elsewhere"], row["largest_share"]]
    ) ** 2
    nearest = away.astype(float).sum(axis=1).sort_values(kind="stable").index[:_NAMED]
    names = sorted(held.gemeenten.names[region] for region in nearest)
    told = basics(held, gemeente) | {
        "share": Quantity(row["share_elsewhere"], "share"),
        "national": Quantity(float(found.loc["NL", "share_elsewhere"]), "share"),
        "count": Quantity(len(there), "count"),
        "names": Quantity(tuple(names), "names"),
    }
    some = "alone" if not there else "all" if len(there) <= _NAMED else "some"
    key = f"story.variety_alike.{classification(held)}"
    said = (Told(f"{key}.{_MUCH[much]}.{_SIZE[few]}", told), Told(f"story.variety_alike.{some}", told))
    return finding(held, gemeente, "variety_alike", said, "outside")


@kept()
def _corners(held: National) -> dict[str, tuple[Comparison, Comparison]]:
    """The corner of every gemeente."""
    return {region: _corner(held, region) for region in _rows(held) if region != "NL"}


def _corner(held: National, region: str) -> tuple[Comparison, Comparison]:
    """Whether more have an origin elsewhere than in the country, and whether the largest group is larger for sure."""
    own, land = _row(held, region), _row(held, "NL")
    much = compared(*(Quantity(one["share_elsewhere"], "share") for one in (own, land)))
    least, most = (
        [Quantity(one[bound], "share") for bound in ("largest_share", "largest_most")] for one in (own, land)
    )
    if compared(least[0], most[1]) == "more":
        return much, "more"
    return much, "less" if compared(least[1], most[0]) == "less" else "missing"


def _figure(held: National, gemeente: str) -> Numbers:
    """Least and most of every measure, beside the country."""
    rows = []
    for measure, (least, most), unit in (
        ("elsewhere", ("share_elsewhere", "share_elsewhere"), "share"),
        ("largest", ("largest_share", "largest_most"), "share"),
        ("top3", ("top3_share", "top3_most"), "share"),
        ("rest", ("rest_share", "rest_share"), "share"),
        ("effective", ("effective_low", "effective_high"), "index"),
    ):
        own, land = (_row(held, region) for region in (gemeente, "NL"))
        rows.append(
            {
                "measure": f"variety.{classification(held)}.{measure}",
                "least": own[least],
                "most": own[most],
                "national_least": land[least],
                "national_most": land[most],
                "unit": unit,
                "decimals": 1,
            }
        )
    frame = pd.DataFrame(rows)
    units = dict.fromkeys(("least", "most", "national_least", "national_most"), BY_ROW) | {"measure": "text"}
    return Numbers(
        "variety", frame, units, sources(held, gemeente), held.by_country.partition, caveats(held, gemeente)
    )


def _row(held: National, region: str) -> Mapping[Hashable, Any]:
    return _rows(held).get(region) or dict.fromkeys(held.by_country.variety.columns)


@kept()
def _rows(held: National) -> Mapping[str, Mapping[Hashable, Any]]:
    """What is known of every gemeente and the country; None where it is missing."""
    found = held.by_country.variety.astype(object)
    return found.where(found.notna(), None).to_dict("index")


def _bounds(held: National, region: str, names: tuple[str, str], unit: str, digits: int | None) -> Bounds:
    least, most = (Quantity(_row(held, region)[name], unit, digits) for name in names)
    return least, most


def _fraction(share: float) -> Quantity:
    """A part as people say it, behind the percentage; nothing where that is all there is to say."""
    said = spoken(share, alone=True)
    return (
        Quantity(Told("story.fraction", {"spoken": said}), "told")
        if said.unit == "told"
        else Quantity("", "name")
    )


def _how_many(number: int) -> Quantity:
    return Quantity(Told("story.how_many", {"count": Quantity(number, "count")}, "count"), "told")
