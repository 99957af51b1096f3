"""The tasks (opgaven): every figure of a theme beside the middle of the peers; described, never judged."""

from collections.abc import Hashable
from functools import partial
from typing import Any

import pandas as pd

import geo
from dashboard.analysis.certainty import Range
from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import SPREAD
from dashboard.analysis.themes import ThemeIndicator, beside_peers, themes
from dashboard.findings.data.national import National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import BY_ROW, LAST, Finding, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.story import Section
from dashboard.findings.peers.rank_words import beside_middle, unusual
from dashboard.findings.profile.present import link
from dashboard.language.units import units
from data_sources.kept import kept

__all__ = ["task_figure", "task_finding", "task_findings"]


def task_findings(held: National, gemeente: str) -> Section:
    """Put together all figures of the themes beside the usual peers.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
        One finding per declared figure of gemeenten, in the declared order.
    """
    peers = held.usual_peers(gemeente)
    declared = themes()

    def rows() -> pd.DataFrame:
        return _beside(held, peers)

    def finding(code: str) -> Finding:
        row = _by_code(held, peers)[code]
        return task_finding(held, gemeente, row, declared.indicator[code], peers.kind)

    codes = [code for code, one in declared.indicator.items() if "gemeente" in one.levels]
    parts = {f"task_{code}": partial(finding, code) for code in codes}
    return Section("tasks", parts, {"tasks": lambda: task_figure(held, rows())})


@kept(8)
def _beside(held: National, peers: PeerSet) -> pd.DataFrame:
    return beside_peers(held.themes, peers)


@kept(8)
def _by_code(held: National, peers: PeerSet) -> dict[str, dict[Hashable, Any]]:
    return {str(row["indicator"]): row for row in _beside(held, peers).to_dict("records")}


def _why(held: National, gemeente: str, year: int) -> str:
    """Why there is no figure of a year: it is withheld, of the gemeente itself or of one that it was made of since."""
    came = if_held(lambda: geo.successors(year, held.year, snapshot=held.snapshot))
    joined = came is not None and (came.loc[came["new"] == gemeente, "basis"] != "ongewijzigd").any()
    return f"story.task.missing.{'joined' if joined else 'withheld'}"


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
    unit = declared.unit
    own, spread = row["own"], row["spread"]
    between = spread[SPREAD.index("median")] if spread is not None else None
    form, middle = beside_middle(row["value"], row["median"], unit, declared.decimals, (own, between))
    among = Told(f"story.task.among.{kind}", {"count": Quantity(int(row["peers"]), "count")}, "count")
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "label": Quantity((declared.label.nl, declared.label.en), "both"),
        "base": Quantity((declared.base.nl, declared.base.en), "both"),
        "value": Quantity(row["value"], unit, declared.decimals, within=own),
    }
    told |= {"year": Quantity(found.year if found else None, "year")}
    if not told["value"].known:
        said = [Told(_why(held, gemeente, found.year) if found else "story.task.absent", told)]
    else:
        # A rate says itself of what it is a part.
        said = [Told("story.task.rate" if units()[declared.unit].rate else "story.task.known", told)]
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


def task_figure(held: National, rows: pd.DataFrame) -> Numbers:
    """Put figures beside the distribution of the peers.

    Parameters
    ----------
    held : National
    rows : DataFrame
        Of :func:`~dashboard.analysis.themes.beside_peers`.

    Returns
    -------
    Numbers
    """
    columns = ["theme", "indicator", "unit", "year", "value", "peers", *SPREAD]
    declared = held.themes.declared
    indicators = [declared.indicator[code] for code in rows["indicator"]]
    places = ["rank", f"rank{LAST}"]
    frame = (
        rows[[*columns, "rank", "last"]]
        .rename(columns={"last": places[1]})
        .assign(decimals=[one.decimals for one in indicators])
    )
    themes = (declared.theme[code].label for code in frame["theme"])
    frame["theme"] = pd.Series([(label.nl, label.en) for label in themes], index=frame.index, dtype=object)
    labels = [(one.label.nl, one.label.en) for one in indicators]
    frame["indicator"] = pd.Series(labels, index=frame.index, dtype=object)
    numbers = ["value", *SPREAD]
    frame = frame.astype(dict.fromkeys(numbers, float)).astype(dict.fromkeys((*places, "year"), "Int64"))
    most = {"value": [_high(own) for own in rows["own"]]}
    for place, name in enumerate(SPREAD):
        most[name] = [_high(None if spread is None else spread[place]) for spread in rows["spread"]]
    frame = with_most(frame, {name: pd.Series(ends, frame.index) for name, ends in most.items()})
    known = rows.dropna(subset="source_table")
    pairs = dict.fromkeys(zip(known["source_table"].astype(str), known["year"].astype(int), strict=True))
    used = tuple(source for table, year in pairs for source in _used(held, table, year))
    units = {"theme": "both", "indicator": "both", "year": "year", "peers": "count", "rank": "place"}
    units |= dict.fromkeys(numbers, BY_ROW)
    return Numbers("tasks", frame, units, used)


def _high(within: Range | None) -> float:
    return float("nan") if within is None else within.high


def _used(held: National, table: str, year: int) -> tuple[Citation, ...]:
    return held.sources(table, year)
