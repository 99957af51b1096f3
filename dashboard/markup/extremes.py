"""What stands beside a map as HTML: its highest and lowest areas."""

from html import escape

import pandas as pd

from dashboard.findings.within.maps import MapFinding
from dashboard.findings.within.sure import sure
from dashboard.language import Language

__all__ = ["extremes_table"]

_EXTREMES = 5


def extremes_table(finding: MapFinding, own: str | None, language: Language) -> str:
    """The highest and the lowest areas of a map, and one's own between them.

    Returns
    -------
    str
        HTML; all areas when there are few. Those that rounding leaves too uncertain to compare are left out.
    """
    ordered = _ordered(finding)
    known = ordered[ordered["value"].notna()]
    certain = sure(known)
    left_out = "" if certain.all() else f"<p>{language.say('map.small')}</p>"
    known = known[certain]
    if len(known) > 3 * _EXTREMES:
        known = known.iloc[[*range(_EXTREMES), *range(-_EXTREMES, 0)]]
    chosen = ordered[ordered.index.isin(known.index) | (ordered.index == own)]
    return f'<div class="figures short">{_table(chosen, finding, own, language)}{left_out}</div>'


def _ordered(finding: MapFinding) -> pd.DataFrame:
    ordered = finding.areas.sort_values(["value", "name"], ascending=[False, True], na_position="last")
    return ordered.assign(place=range(len(ordered)))


def _table(areas: pd.DataFrame, finding: MapFinding, own: str | None, language: Language) -> str:
    """An HTML table of areas, with a mark wherever areas between two rows were left out."""
    persons = finding.has_persons
    rows: list[str] = []
    before = -1
    for area in areas.itertuples():
        cells = f"<td>{escape(area.called)}<td>{finding.write_area(area.Index, language)}"
        if persons:
            missing = pd.isna(area.persons)
            number = language.say("value.none") if missing else language.formats.integer(int(area.persons))
            cells += f"<td>{number}"
        if area.place > before + 1:
            rows.append(f"<tr class=gap><td colspan={2 + persons}>…")
        before = area.place
        rows.append(f"<tr class=own>{cells}" if area.Index == own else f"<tr>{cells}")
    value = "value" if finding.against is None else "difference"
    heads = [language.say(f"level.{finding.level}.heading"), language.say(f"map.column_{value}")]
    if persons:
        column = "persons" if finding.indicator.is_share else "inhabitants"
        heads.append(language.say(f"map.column_{column}"))
    head = "".join(f"<th scope=col>{escape(text)}" for text in heads)
    return f"<table><thead><tr>{head}<tbody>{''.join(rows)}</table>"
