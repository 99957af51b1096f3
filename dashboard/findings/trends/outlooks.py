"""Where share and index of a gemeente may go, and how right that was before."""

from functools import partial

from dashboard.analysis.outlook import HORIZONS
from dashboard.analysis.tempo import MINIMUM_YEARS
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.finding import Citation, Finding, Numbers, Section
from dashboard.findings.model.quantities import Quantity, Told, compared
from dashboard.findings.profile.present import link
from dashboard.findings.trends.development import series_sources

__all__ = ["no_outlook", "outlook_findings"]


def outlook_findings(held: National, gemeente: str) -> Section:
    """Where share and index go when the tempo holds, with the record of that method; nothing without a record.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    expected = if_held(lambda: held.outlook)
    if expected is not None and gemeente not in expected.index:
        absent = Finding("outlook_absent", (no_outlook(held, gemeente),), partition=HERKOMST)
        return Section("outlook", {absent.id: lambda: absent})
    return Section(
        "outlook",
        {f"outlook_{horizon}": partial(_ahead, held, gemeente, horizon) for horizon in HORIZONS},
        {
            "outlook_shares": lambda: _figure(held, gemeente, "share"),
            "outlook_index": lambda: _figure(held, gemeente, "index"),
        },
    )


def no_outlook(held: National, gemeente: str) -> Told:
    """Say why there is no outlook."""
    name = Quantity(held.gemeenten.names[gemeente], "name")
    if held.window < MINIMUM_YEARS:
        told = {"least": Quantity(MINIMUM_YEARS, "count"), "window": Quantity(held.window, "count")}
        return Told("story.outlook.short", {"name": name} | told, "window")
    return Told(f"story.outlook.{'unchecked' if held.record is None else 'absent'}", {"name": name})


def _figure(held: National, gemeente: str, unit: str) -> Numbers:
    """The expected shares, or the expected index, of every horizon."""
    rows = held.outlook.loc[[gemeente]]
    part = rows["measure"] == ("share_pct" if unit == "share" else "diversity_index")
    numbers = ["expected", "low", "high", "if_tempo_fades"]
    named = ["year", "group"] if unit == "share" else ["year"]
    values = rows.loc[part, [*named, *numbers]].reset_index(drop=True)
    values[numbers] = values[numbers].astype(float) / (100 if unit == "share" else 1)
    units = {"year": "year", "group": "group"} | dict.fromkeys(numbers, unit)
    id = "outlook_shares" if unit == "share" else "outlook_index"
    return Numbers(id, values, units, _used(held), HERKOMST)


def _ahead(held: National, gemeente: str, horizon: int) -> Finding | None:
    """The index so many years ahead; None where the record does not allow to look so far."""
    rows, record = held.outlook.loc[[gemeente]], held.record
    rows = rows[(rows["measure"] == "diversity_index") & (rows["horizon"] == horizon)]
    if rows.empty or record is None:
        return None
    row = rows.iloc[0]
    year = int(row["year"])
    errors = record[(record["horizon"] == horizon) & (record["measure"] == "diversity_index")].iloc[0]
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
        sources=(*_used(held), *series_sources(held, gemeente, OLD)),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        caveats=(Told("story.outlook.caveat", {"window": Quantity(held.window, "count")}),),
        link=link("trends", gemeente, indicator="index"),
    )


def _used(held: National) -> tuple[Citation, ...]:
    years = held.years(HERKOMST)[-held.window :]
    table = str(held.values("index")["source_table"].iloc[-1])
    return held.sources(table, f"{years[0]}–{years[-1]}")
