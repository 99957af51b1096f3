"""What stands beside a map as HTML: its highest and lowest areas."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.measures import Measure
from dashboard.findings.themes.comparison import ThemeWijken
from dashboard.findings.within.maps import MapFinding
from dashboard.findings.within.sure import sure
from dashboard.language import Language

__all__ = ["ADDRESS", "extremes_table", "measure_extremes", "theme_extremes"]

_EXTREMES = 5

ADDRESS = "\ue000"
"""What stands for the address to which the code of an area is added, where rows are links: it differs from view to
view, and the table does not."""


def extremes_table(finding: MapFinding, own: str | None, language: Language, linked: bool = False) -> str:
    """The highest and the lowest areas of a map, and one's own between them.

    Parameters
    ----------
    finding : MapFinding
    own : str or None
    language : Language
    linked : bool
        Whether names are links that choose the area on the map; see `ADDRESS`.

    Returns
    -------
    str
        HTML; all areas when there are few. Those that rounding leaves too uncertain to compare are left out.
    """
    value = "value" if finding.against is None else "difference"
    heads = [language.say(f"level.{finding.level}.heading"), language.say(f"map.column_{value}")]
    if finding.has_persons:
        column = "persons" if finding.indicator.is_share else "inhabitants"
        heads.append(language.say(f"map.column_{column}"))

    def cells(area: Any) -> list[str]:
        written = [finding.write_area(area.Index, language)]
        if finding.has_persons:
            missing = pd.isna(area.persons)
            written.append(
                language.say("value.none") if missing else language.formats.integer(int(area.persons))
            )
        return written

    certain = sure(finding.areas) | finding.areas["value"].isna()
    return _table(finding.areas, certain, heads, cells, own, language, linked)


def measure_extremes(
    one: Measure,
    names: dict[str, str],
    own: str | None,
    write: Callable[[Quantity], str],
    language: Language,
    linked: bool = False,
) -> str:
    """The highest and the lowest gemeenten of a measure, as `write` tells it; see :func:`extremes_table`."""
    areas = one.ends(list(names)).assign(called=list(names.values()), name=list(names.values()))
    heads = [language.say("level.gemeente.heading"), one.label.write(language)]
    certain = pd.Series(True, index=areas.index)

    def cells(area: Any) -> list[str]:
        return [write(one.quantity(area.value, Range(area.low, area.high)))]

    return _table(areas, certain, heads, cells, own, language, linked)


def theme_extremes(
    found: ThemeWijken, unsure: Sequence[str], own: str | None, language: Language, linked: bool = False
) -> str:
    """The highest and the lowest areas of a figure of a task, but for those that rounding leaves unsure."""
    declared = found.declared
    areas = found.numbers.frame.set_axis(list(found.regions))
    areas = areas.assign(called=areas["name"])
    heads = [language.say(f"level.{found.level}.heading"), declared.label[language.code]]

    def cells(area: Any) -> list[str]:
        within = Range(area.low, area.high)
        return [Quantity(area.value, declared.unit, declared.decimals, within=within).write(language)]

    certain = pd.Series(~areas.index.isin(unsure), index=areas.index)
    return _table(areas, certain, heads, cells, own, language, linked)


def _table(
    areas: pd.DataFrame,
    certain: "pd.Series[bool]",
    heads: list[str],
    cells: Callable[[Any], list[str]],
    own: str | None,
    language: Language,
    linked: bool,
) -> str:
    """An HTML table of areas, with a mark wherever areas between two rows were left out."""
    ordered = areas.sort_values(["value", "name"], ascending=[False, True], na_position="last")
    ordered = ordered.assign(place=range(len(ordered)))
    known = ordered[ordered["value"].notna()]
    some = certain.reindex(known.index)
    left_out = "" if some.all() else f"<p>{language.say('map.small')}</p>"
    known = known[some]
    if len(known) > 3 * _EXTREMES:
        known = known.iloc[[*range(_EXTREMES), *range(-_EXTREMES, 0)]]
    chosen = ordered[ordered.index.isin(known.index) | (ordered.index == own)]
    rows: list[str] = []
    before = -1
    for area in chosen.itertuples():
        name = escape(area.called)
        if linked:
            name = f'<a href="{ADDRESS}{area.Index}" target="_self" data-page>{name}</a>'
        if area.place > before + 1:
            rows.append(f"<tr class=gap><td colspan={len(heads)}>…")
        before = area.place
        body = f"<td>{name}" + "".join(f"<td>{escape(cell)}" for cell in cells(area))
        rows.append(f"<tr class=own>{body}" if area.Index == own else f"<tr>{body}")
    head = "".join(f"<th scope=col>{escape(text)}" for text in heads)
    return (
        f'<div class="figures short"><table><thead><tr>{head}<tbody>{"".join(rows)}</table>{left_out}</div>'
    )
