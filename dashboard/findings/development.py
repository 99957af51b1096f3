"""How a gemeente changed: two series with the break between them, its tempo, jumps, and where it may go."""

import pandas as pd

from dashboard.analysis.signals import NATIVE
from dashboard.analysis.tempo import MINIMUM_YEARS
from dashboard.findings.finding import Figure, Finding, Section, Source
from dashboard.findings.indicators import Partition
from dashboard.findings.national import HERKOMST, OLD, National
from dashboard.findings.present import basis_caveats, link, short, tables
from dashboard.findings.quantities import Quantity, Told, compared
from dashboard.findings.standing import unusual

__all__ = ["development", "no_outlook", "outlook_findings"]

_SINCE = 10
"""Years over which the growth of groups is told in the old classification."""

_JUMPS = 3
"""Jumps that are told, the latest first; the figure holds all."""

_INDEX = {OLD: "index_7", HERKOMST: "index"}


def development(held: National, gemeente: str) -> Section:
    """Put together how a gemeente changed since the first year with figures.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    jumps = held.jumps[(held.jumps["region"] == gemeente) & held.jumps["institution"]]
    findings = [
        _series(held, gemeente, OLD, jumps),
        _series(held, gemeente, HERKOMST, jumps),
        _break(gemeente),
        _tempo(held, gemeente, jumps),
        *(_fastest(held, gemeente, partition) for partition in (OLD, HERKOMST)),
        _jumped(held, gemeente, jumps),
    ]
    return Section(
        "development",
        tuple(found for found in findings if found),
        (_series_figure(held, gemeente), _jumps_figure(held, gemeente, jumps)),
    )


def outlook_findings(held: National, gemeente: str) -> Section:
    """Where share and index go when the tempo holds, with the record of that method; or why there is no outlook.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    if gemeente not in held.outlook.index:
        absent = Finding("outlook_absent", (no_outlook(held, gemeente),), partition=HERKOMST)
        return Section("outlook", (absent,))
    rows = held.outlook.loc[[gemeente]]
    of_index = rows[rows["measure"] == "diversity_index"]
    findings = [_ahead(held, gemeente, row) for _, row in of_index.iterrows()]
    frame = rows.reset_index(drop=True)[
        ["year", "measure", "group", "expected", "low", "high", "if_tempo_fades"]
    ]
    part = frame["measure"] == "share_pct"
    figures = []
    for id, chosen, unit, scale in (
        ("outlook_shares", part, "share", 100),
        ("outlook_index", ~part, "index", 1),
    ):
        values = frame[chosen].drop(columns="measure" if unit == "share" else ["measure", "group"]).copy()
        numbers = ["expected", "low", "high", "if_tempo_fades"]
        values[numbers] = values[numbers].astype(float) / scale
        units = {"year": "year", "group": "group"} | dict.fromkeys(numbers, unit)
        figures.append(Figure(id, values.reset_index(drop=True), units, _used(held), HERKOMST))
    return Section("outlook", tuple(findings), tuple(figures))


def no_outlook(held: National, gemeente: str) -> Told:
    """Say why there is no outlook."""
    name = Quantity(held.gemeenten.names[gemeente], "name")
    if held.window < MINIMUM_YEARS:
        told = {"least": Quantity(MINIMUM_YEARS, "count"), "window": Quantity(held.window, "count")}
        return Told("story.outlook.short", {"name": name} | told, "window")
    return Told(f"story.outlook.{'unchecked' if held.record is None else 'absent'}", {"name": name})


def _series(held: National, gemeente: str, partition: Partition, jumps: pd.DataFrame) -> Finding:
    """First and last value of the index in one classification."""
    indicator = _INDEX[partition]
    own = held.values(indicator)["value"].xs(gemeente, level="region").dropna()
    basis = held.values(indicator)["basis"].xs(gemeente, level="region")
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    told["groups"] = Quantity(partition[1], "count")
    form, caveats, last = "missing", [], None
    if len(own) > 1:
        first, last = int(own.index[0]), int(own.index[-1])
        before, after = (Quantity(float(own[year]), "index") for year in (first, last))
        form = compared(after, before)
        told |= {"first": Quantity(first, "year"), "last": Quantity(last, "year")}
        told |= {"before": before, "after": after}
        made = basis[basis.isin(["herindeling", "inwoners"])]
        if len(made):
            until = Quantity(int(made.index.max()), "year")
            caveats.append(Told("story.series.joined", {"name": told["name"], "until": until}))
        if jumps["year"].between(first + 1, last).any():
            caveats.append(Told("story.jumps.caveat", {"name": told["name"]}))
    period = f"{told['first'].value}–{last}" if last else str(held.year)
    return Finding(
        id=f"series_{short(partition)}",
        told=(Told(f"story.series.{partition[0]}.{form}", told),),
        sources=_series_sources(held, gemeente, partition, period),
        year=last,
        base=Quantity("base.residents", "text"),
        partition=partition,
        caveats=tuple(caveats),
        link=link("trends", gemeente, indicator=indicator),
    )


def _break(gemeente: str) -> Finding:
    """Say that two series are no one line."""
    return Finding("break", (Told("story.break.known"),), link=link("verantwoording", gemeente))


def _tempo(held: National, gemeente: str, jumps: pd.DataFrame) -> Finding:
    """Change of the share with an origin outside the Netherlands, beside the country and the same type."""
    name = Quantity(held.gemeenten.names[gemeente], "name")
    if held.tempo is None:
        once = Told("story.tempo.once", {"name": name, "year": Quantity(held.years(HERKOMST)[-1], "year")})
        return Finding("tempo", (once,), partition=HERKOMST)
    first, last = held.tempo_years[0], held.tempo_years[-1]
    told = {"name": name, "first": Quantity(first, "year"), "last": Quantity(last, "year")}
    caveats: tuple[Told, ...] = ()
    if jumps["year"].between(first + 1, last).any():
        caveats = (Told("story.jumps.caveat", {"name": told["name"]}),)
    row = held.tempo.loc[(gemeente, NATIVE)] if (gemeente, NATIVE) in held.tempo.index else None
    if row is None or pd.isna(row["change"]):
        said = [Told("story.tempo.missing", told)]
    else:
        # Elsewhere grows by what Nederland loses.
        own, country, middle = (
            Quantity(-float(row[name]), "change") for name in ("change", "country", "peers")
        )
        moved = compared(own, Quantity(0.0, "points"))
        told["points"] = Quantity(abs(own.value), "points")
        said = [
            Told(f"story.tempo.{moved}", told),
            Told(f"story.tempo.country.{compared(own, country)}", {"national": country}),
        ]
        count = Quantity(int(row["peers_counted"]), "count")
        if middle.known:
            beside = {"middle": middle, "count": count}
            said.append(Told(f"story.tempo.peers.{compared(own, middle)}", beside))
    changes = -held.tempo["change"].xs(NATIVE, level="measure")
    return Finding(
        id="tempo",
        told=tuple(said),
        sources=held.sources(tables(held, "index", gemeente, last), f"{first}–{last}"),
        year=last,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        caveats=caveats,
        link=link("trends", gemeente, indicator="buiten_nederland"),
        unusual=unusual(changes, gemeente),
    )


def _fastest(held: National, gemeente: str, partition: Partition) -> Finding | None:
    """The group whose share rose most in one classification."""
    shares = held.shares[partition].xs(gemeente, level="region").dropna()
    if len(shares) < 2:
        return None
    last = int(shares.index[-1])
    first = max(int(shares.index[0]), last - _SINCE)
    changes = (shares.loc[last] - shares.loc[first]).drop(NATIVE)
    group = str(changes.idxmax())
    grown = Quantity(float(changes[group]), "points")
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "group": Quantity(group, "group"),
        "points": grown,
        "before": Quantity(float(shares.loc[first, group]) / 100, "share", 1),
        "after": Quantity(float(shares.loc[last, group]) / 100, "share", 1),
        "first": Quantity(first, "year"),
        "last": Quantity(last, "year"),
    }
    form = "grew" if compared(grown, Quantity(0.0, "points")) == "more" else "none"
    return Finding(
        id=f"fastest_{short(partition)}",
        told=(Told(f"story.fastest.{partition[0]}.{form}", told),),
        sources=_series_sources(held, gemeente, partition, f"{first}–{last}"),
        year=last,
        base=Quantity("base.residents", "text"),
        partition=partition,
        caveats=basis_caveats(held, gemeente, _INDEX[partition], first),
        link=link("trends", gemeente),
    )


def _jumped(held: National, gemeente: str, jumps: pd.DataFrame) -> Finding | None:
    """Years in which people were moved, and why that is thought."""
    if jumps.empty:
        return None
    name = Quantity(held.gemeenten.names[gemeente], "name")
    said = [Told("story.jumps", {"name": name, "count": Quantity(len(jumps), "count")}, "count")]
    for row in jumps.sort_values("year", ascending=False).head(_JUMPS).itertuples():
        change = Quantity(abs(float(row.change)), "points")
        told = {"year": Quantity(int(row.year), "year"), "points": change}
        told["persons"] = Quantity(round(abs(row.persons), -1), "persons", rounded=True)
        way = "fell" if row.change < 0 else "rose"
        said.append(
            Told(f"story.jumps.{way}", told | {"reason": Quantity(f"story.jumps.{row.reason}", "text")})
        )
    first, last = int(jumps["year"].min()), int(jumps["year"].max())
    sources: list[Source] = []
    for partition in (OLD, HERKOMST):
        years = jumps["year"][jumps["year"].isin(held.shares[partition].index.get_level_values("year"))]
        if len(years):
            sources += _series_sources(held, gemeente, partition, f"{years.min()}–{years.max()}")
    return Finding(
        id="jumps",
        told=tuple(said),
        sources=tuple(sources),
        year=last if last >= first else None,
        base=Quantity("base.residents", "text"),
        link=link("trends", gemeente),
    )


def _ahead(held: National, gemeente: str, row: pd.Series) -> Finding:
    horizon, year = int(row["horizon"]), int(row["year"])
    assert held.record is not None  # or there would be no outlook
    record = held.record[(held.record["horizon"] == horizon) & (held.record["measure"] == "diversity_index")]
    errors = record.iloc[0]
    now = held.values("index")["value"].get((gemeente, year - horizon), float("nan"))
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(year, "year"),
        "expected": Quantity(float(row["expected"]), "chance"),
        "low": Quantity(float(row["low"]), "chance"),
        "high": Quantity(float(row["high"]), "chance"),
        "fading": Quantity(float(row["if_tempo_fades"]), "chance"),
        "now": Quantity(float(now), "chance"),
    }
    form = compared(told["expected"], told["now"])
    said = [Told(f"story.outlook.{form}", told)]
    if form != "missing":
        kept = {
            "years": Quantity(horizon, "count"),
            "error": Quantity(100 * float(errors["outlook"]), "points"),
            "unchanged": Quantity(100 * float(errors["no_change"]), "points"),
            "line": Quantity(100 * float(errors["straight_line"]), "points"),
            "coverage": Quantity(float(errors["coverage"]) / 100, "chance"),
        }
        said.append(Told("story.outlook.record", kept))
    return Finding(
        id=f"outlook_{horizon}",
        told=tuple(said),
        sources=(*_used(held), *_series_sources(held, gemeente, OLD)),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        caveats=(Told("story.outlook.caveat", {"window": Quantity(held.window, "count")}),),
        link=link("trends", gemeente, indicator="index"),
    )


def _used(held: National) -> tuple[Source, ...]:
    years = held.years(HERKOMST)[-held.window :]
    table = str(held.values("index")["source_table"].iloc[-1])
    return held.sources(table, f"{years[0]}–{years[-1]}")


def _series_sources(
    held: National, gemeente: str, partition: Partition, period: str | None = None
) -> tuple[Source, ...]:
    """Sources of a gemeente's series, each with its own years (within the period)."""
    values = held.values(_INDEX[partition])["source_table"]
    rows = values.xs(gemeente, level="region") if gemeente in values.index else values.iloc[:0]
    first, last = ((period or "").split("–") * 2)[:2]
    found: dict[str, list[int]] = {}
    for year, joined in rows.items():
        if period is None or int(first) <= int(year) <= int(last):
            for table in str(joined).split(","):
                found.setdefault(table.strip(), []).append(int(year))
    ranges = {
        table: str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
        for table, years in found.items()
    }
    return tuple(held.source(table, years, partition) for table, years in ranges.items())


def _series_figure(held: National, gemeente: str) -> Figure:
    frames: list[pd.DataFrame] = []
    used: list[Source] = []
    for partition, indicator in _INDEX.items():
        values = held.values(indicator)["value"]
        own = values.xs(gemeente, level="region")
        median = values.groupby(level="year").median()
        frame = pd.DataFrame({"classification": partition[0], "year": own.index, "index": own.to_numpy()})
        frames.append(frame.assign(median=median.reindex(own.index).to_numpy()))
        used += _series_sources(held, gemeente, partition, f"{own.index.min()}–{own.index.max()}")
    units = {"classification": "classification", "year": "year", "index": "index", "median": "index"}
    caveats = (Told("trend.break"),)
    return Figure("series", pd.concat(frames, ignore_index=True), units, tuple(used), None, caveats)


def _jumps_figure(held: National, gemeente: str, jumps: pd.DataFrame) -> Figure:
    frame = jumps[["year", "change", "usual", "persons", "reason"]].reset_index(drop=True)
    frame["reason"] = "story.jumps." + frame["reason"].astype(str)
    frame["persons"] = frame["persons"].round(-1)
    units = {"year": "year", "change": "change", "usual": "change", "persons": "count", "reason": "text"}
    sources = [
        source for partition in (OLD, HERKOMST) for source in _series_sources(held, gemeente, partition)
    ]
    return Figure("jumps", frame, units, tuple(sources))
