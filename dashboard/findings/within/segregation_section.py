"""Where in the gemeente: how evenly the groups live over its buurten, and how far its wijken lie apart."""

import functools
import math
from collections.abc import Callable, Iterable

import pandas as pd

from dashboard.analysis.position import position
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.findings.model.bounds import BOUNDS, bound_headings, placed
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.indicators import Partition, indicators
from dashboard.findings.model.quantities import Comparison, Quantity, Told
from dashboard.findings.model.story import Section
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.peers.rank_words import beside_middle, unusual
from dashboard.findings.profile.present import link, short
from dashboard.findings.within.area_caveats import index_caveats
from dashboard.findings.within.sure import alike, chance, ends_caveat, ends_told, sure, width_told
from data_sources.errors import Lacking, NotHeldError
from geo.called import calling

__all__ = ["NEAR", "as_told", "mixing"]

NEAR = 0.02
"""So near to what counts can reach, a bound that none can go beyond is told as the limit."""


def mixing(held: National, gemeente: str) -> Section:
    """Put together how the groups live over a gemeente.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    parts: dict[str, Callable[[], Finding]] = {
        f"mixing_{measure}_{short(partition)}": functools.partial(
            _measure, held, gemeente, measure, partition
        )
        for partition in (HERKOMST, OLD)
        for measure in ("H", "D")
    }
    parts["wijken"] = lambda: _wijken(held, gemeente)
    figures = {"wijken": lambda: _wijken_figure(held, gemeente), "mixing": lambda: _beside(held, gemeente)}
    return Section("mixing", parts, figures)


def _own(held: National, gemeente: str) -> pd.DataFrame:
    """The wijken of a gemeente, the most diverse first."""
    wijken = held.inside.wijken
    return wijken[wijken["gemeente"] == gemeente].sort_values("value", ascending=False)


def _wijken_figure(held: National, gemeente: str) -> Numbers:
    columns = ["region", "name", "value", "low", "high", "inhabitants"]
    frame = _own(held, gemeente).reset_index()[columns]
    frame = frame.assign(**placed(frame))
    units = dict.fromkeys(("value", "low", "high"), "share") | {"inhabitants": "count", "rank": "place"}
    headings = {"value": indicators()[TOLD_BY[HERKOMST]].told("name")}
    rounded = (Told("caveat.rounded"), *index_caveats(_own(held, gemeente)))
    used = _used(held, "wijk", HERKOMST, _wijk_year(held))
    return Numbers("wijken", frame, units, used, HERKOMST, rounded, headings, bounded="value")


def _measure(held: National, gemeente: str, measure: str, partition: Partition) -> Finding:
    """One measure of mixing beside the usual peers, with what rounding leaves open."""
    year = held.inside.mixing_year(partition)
    values = held.inside.mixing(year, partition)
    row = values.reindex([gemeente]).iloc[0]
    peers = held.usual_peers(gemeente)
    bounds = held.inside.mixing_bounds(measure, partition).reindex(values.index)
    place = position(values[measure], peers, bounds)
    comparison, middle = beside_middle(place.value, place.median, "index", within=place.within)
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "value": Quantity(float(row[measure]), "index"),
        "areas": Quantity(None if pd.isna(row["areas"]) else int(row["areas"]), "areas"),
        "groups": Quantity(partition[1], "count"),
        "year": Quantity(year, "year"),
    }
    key = f"story.mixing.{measure}"
    said = [Told(f"{key}.known" if told["value"].known else "story.mixing.missing", told)]
    if told["value"].known:
        known = partition == HERKOMST
        said += _bounds(held.inside.margin, gemeente, measure) if known else [_unbounded(partition)]
    if comparison != "missing":
        beside = {"middle": middle, "among": among(held, peers, place.peers)}
        said.append(Told(f"story.mixing.peers.{as_told(comparison, middle, said)}", beside))
    caveats = [Told("caveat.rounded")]
    if gemeente in held.inside.incomplete(year):
        caveats.append(Told("story.mixing.incomplete", {"name": told["name"]}))
    return Finding(
        id=f"mixing_{measure}_{short(partition)}",
        told=tuple(said),
        sources=_used(held, "buurt", partition, year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=partition,
        caveats=tuple(caveats),
        link=link("wijken", gemeente, jaar=year),
        unusual=unusual(values[measure], gemeente),
    )


def as_told(comparison: Comparison, middle: Quantity, said: Iterable[Told]) -> Comparison:
    """Call close what is told to lie between two numbers, beside a third that is no other as written."""
    between = [told.filled for told in said if "low" in told.filled]
    if comparison != "same" and any(it["low"].shown <= middle.shown <= it["high"].shown for it in between):
        return "close"
    return comparison


def _unbounded(partition: Partition) -> Told:
    """Say why nobody knows between what a measure over so many groups lies."""
    return Told("story.mixing.unbounded", {"groups": Quantity(partition[1], "count")})


def _bounds(margin: pd.DataFrame, gemeente: str, measure: str) -> list[Told]:
    """Between what the measure lies, or how far it can run at least; nothing where it is told the same all the same."""
    if gemeente not in margin.index:
        return []
    row = margin.loc[gemeente]
    low, high, least, most = (float(row[f"{measure}_{end}"]) for end in ("low", "high", "least", "most"))
    known = max(low - least, most - high) <= NEAR
    ends = {"low": least, "high": most} if known else {"low": low, "high": high}
    told = {name: Quantity(value, "index") for name, value in ends.items()}
    if not all(one.known for one in told.values()) or told["low"].shown == told["high"].shown:
        return []
    # Limits are told so that they hold, and what is reached so that it is reached.
    down, up = (math.floor, math.ceil) if known else (math.ceil, math.floor)
    scale = 10 ** told["low"].decimals
    told["low"] = Quantity(down(round(scale * ends["low"], 6)) / scale, "index")
    told["high"] = Quantity(up(round(scale * ends["high"], 6)) / scale, "index")
    if told["low"].shown >= told["high"].shown:
        return []
    return [Told("story.mixing.limits" if known else "story.mixing.at_least", told)]


def _wijken(held: National, gemeente: str) -> Finding:
    """The wijken with the highest and the lowest share from elsewhere, as far as rounding lets them be told apart."""
    year, own = _wijk_year(held), _own(held, gemeente)
    lived = own[own["value"].notna()]
    known = lived[sure(lived)]
    name = Quantity(held.gemeenten.names[gemeente], "name")
    told = {"name": name, "count": Quantity(len(lived), "count"), "year": Quantity(year, "year")}
    caveats = [Told("caveat.rounded"), *index_caveats(own)]
    if len(lived) > len(known):
        unsure = Quantity(len(lived) - len(known), "count")
        caveats.append(
            Told(
                "story.wijken.unsure",
                {"unsure": unsure, "width": width_told(indicators()[TOLD_BY[HERKOMST]])},
                "unsure",
            )
        )
    if len(known) < 2:
        said = Told("story.wijken.few", told, "count")
    else:
        named = calling(known, own["name"], name.value)
        told |= ends_told(named, chance, "level.wijk.plural", people=True)
        caveats += ends_caveat(known)
        told["count"] = Quantity(len(known), "count")
        which = "all" if len(known) == len(lived) else "sure"
        told["which"] = Quantity(f"wijken.spread.which.{which}", "text")
        said = Told("story.wijken.same" if alike(known) else "story.wijken.apart", told)
    return Finding(
        id="wijken",
        told=(said,),
        sources=_used(held, "wijk", HERKOMST, year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        caveats=tuple(caveats),
        link=link("kaart", gemeente, niveau="wijk", indicator=TOLD_BY[HERKOMST], jaar=year),
    )


def _beside(held: National, gemeente: str) -> Numbers:
    """The measures of the gemeente and the middle of its usual peers."""
    if not held.inside.mixing_years:
        raise NotHeldError(Lacking("origin", ("buurt",)))
    rows = []
    for partition, year in held.inside.mixing_years.items():
        values = held.inside.mixing(year, partition)
        for measure in ("H", "D"):
            bounds = held.inside.mixing_bounds(measure, partition).reindex(values.index)
            place = position(values[measure], held.usual_peers(gemeente), bounds)
            rows.append(
                {
                    "classification": partition[0],
                    "groups": partition[1],
                    "year": year,
                    "measure": f"mixing.{measure}",
                    "value": place.value,
                    **bounds.reindex([gemeente]).iloc[0],
                    "median": place.median,
                    "q1": place.q1,
                    "q3": place.q3,
                    "peers": place.peers,
                }
            )
    numbers = dict.fromkeys(("value", *BOUNDS, "median", "q1", "q3"), "index")
    units = numbers | {
        "classification": "classification",
        "groups": "count",
        "year": "year",
        "measure": "text",
        "peers": "count",
    }
    used = [
        source
        for partition, year in held.inside.mixing_years.items()
        for source in _used(held, "buurt", partition, year)
    ]
    frame = pd.DataFrame(rows).astype(dict.fromkeys(numbers, float))
    caveats = (Told("caveat.rounded"), Told("trend.break"))
    return Numbers("mixing", frame, units, tuple(used), None, caveats, bound_headings())


def _wijk_year(held: National) -> int:
    return held.inside.last_year("wijk", HERKOMST)


def _used(held: National, level: str, partition: Partition, year: int) -> tuple[Citation, ...]:
    return held.sources(held.inside.small_tables(level, partition)[year], year, partition)
