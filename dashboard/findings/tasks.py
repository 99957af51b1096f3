"""The tasks (opgaven): every figure of a theme beside the middle of the peers; described, never judged."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from dashboard.analysis.themes import ThemeIndicator, beside_peers
from dashboard.findings.finding import BY_ROW, Figure, Finding, Section, Source
from dashboard.findings.national import National
from dashboard.findings.present import link
from dashboard.findings.quantities import Quantity, Told
from dashboard.findings.standing import beside_middle, unusual

__all__ = ["task_figure", "task_finding", "task_findings"]


def task_findings(held: National, gemeente: str) -> Section:
    """Put together all figures of the themes beside the same type, or the nearest likes where that is small.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
        One finding per declared figure of gemeenten, in the declared order.
    """
    kind = "type" if held.peers(gemeente, "type").enough else "nearest"
    peers = held.peers(gemeente, kind)
    declared = held.themes.declared
    rows = beside_peers(held.themes, peers)
    findings = [
        task_finding(held, gemeente, row, declared.indicator[str(row["indicator"])], kind)
        for row in rows.to_dict("records")
    ]
    return Section("tasks", tuple(findings), (task_figure(held, rows),))


def task_finding(
    held: National, gemeente: str, row: dict[Hashable, Any], declared: ThemeIndicator, kind: str
) -> Finding:
    """Say one figure beside the middle of the peers.

    Parameters
    ----------
    held : National
    gemeente : str
    row : dict
        Of :func:`~dashboard.analysis.themes.beside_peers`.
    declared : ThemeIndicator
    kind : str
        Of the peers.

    Returns
    -------
    Finding
    """
    code = str(row["indicator"])
    found = held.themes.gemeente.get(code)
    unit = f"theme.{declared.unit}"
    form, middle = beside_middle(row["value"], row["median"], unit, declared.decimals)
    among = Told(f"story.task.among.{kind}", {"count": Quantity(int(row["peers"]), "count")}, "count")
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "label": Quantity((declared.label.nl, declared.label.en), "both"),
        "base": Quantity((declared.base.nl, declared.base.en), "both"),
        "value": Quantity(row["value"], unit, declared.decimals),
    }
    told |= {"year": Quantity(found.year if found else None, "year")}
    if not told["value"].known:
        said = [Told("story.task.missing" if found else "story.task.absent", told)]
    else:
        # A rate says itself of what it is a part.
        said = [Told("story.task.rate" if declared.unit.startswith("per ") else "story.task.known", told)]
        if form != "missing":
            beside = {"among": Quantity(among, "told"), "middle": middle}
            said.append(Told(f"story.task.{form}", beside))
    return Finding(
        id=f"task_{code}",
        told=tuple(said),
        sources=_used(held, found.source_table, found.year) if found else (),
        year=found.year if found else None,
        base=told["base"],
        caveats=(
            Told("story.task.caveat", {"caveat": Quantity((declared.caveat.nl, declared.caveat.en), "both")}),
        ),
        link=link("opgaven", gemeente, thema=declared.theme, cijfer=code),
        unusual=unusual(found.by_region, gemeente) if found else None,
    )


def task_figure(held: National, rows: pd.DataFrame) -> Figure:
    """Put figures beside the distribution of the peers.

    Parameters
    ----------
    held : National
    rows : DataFrame
        Of :func:`~dashboard.analysis.themes.beside_peers`.

    Returns
    -------
    Figure
    """
    columns = [
        "theme",
        "indicator",
        "unit",
        "year",
        "value",
        "peers",
        "minimum",
        "q1",
        "median",
        "q3",
        "maximum",
    ]
    declared = held.themes.declared
    indicators = [declared.indicator[code] for code in rows["indicator"]]
    frame = rows[[*columns, "rank"]].assign(decimals=[one.decimals for one in indicators])
    themes = (declared.theme[code].label for code in frame["theme"])
    frame["theme"] = pd.Series([(label.nl, label.en) for label in themes], index=frame.index, dtype=object)
    labels = [(one.label.nl, one.label.en) for one in indicators]
    frame["indicator"] = pd.Series(labels, index=frame.index, dtype=object)
    frame["unit"] = "theme." + frame["unit"]
    numbers = ["value", "minimum", "q1", "median", "q3", "maximum"]
    frame = frame.astype(dict.fromkeys(numbers, float)).astype({"rank": "Int64", "year": "Int64"})
    known = rows.dropna(subset="source_table")
    pairs = dict.fromkeys(zip(known["source_table"].astype(str), known["year"].astype(int), strict=True))
    used = tuple(source for table, year in pairs for source in _used(held, table, year))
    units = {"theme": "both", "indicator": "both", "year": "year", "peers": "count", "rank": "count"}
    units |= dict.fromkeys(numbers, BY_ROW)
    return Figure("tasks", frame, units, used)


def _used(held: National, table: str, year: int) -> tuple[Source, ...]:
    return held.sources(table, year)
