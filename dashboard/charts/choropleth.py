"""An indicator on the map."""

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from dashboard.analysis.certainty import outward
from dashboard.charts.area_map import area_map, classes_key, unsure_key
from dashboard.charts.ground import Ground
from dashboard.charts.hovers import NUMBER, at_most, told_instead
from dashboard.charts.key import Key
from dashboard.findings.model.bounds import open_zero
from dashboard.findings.within.maps import DIFFERENCE_DIGITS, MapFinding, digits_of
from dashboard.language import Language

__all__ = ["choropleth", "class_key"]


def choropleth(finding: MapFinding, ground: Ground, own: str | None, language: Language) -> go.Figure:
    """Draw the areas of a finding with their values and numbers of persons; see :func:`area_map`."""
    values = finding.areas["value"]
    told, unsure = _told(finding), finding.unsure
    return area_map(
        values,
        finding.classes,
        _hover(finding, language),
        ground,
        language,
        told,
        own,
        unsure,
        _ranges(finding, language),
        [why.say(language) for region in finding.areas.index if (why := finding.reason(region))],
    )


def class_key(finding: MapFinding, language: Language) -> Key:
    """The classes of a map with their bounds and number of areas, those without a figure, and what is not certain."""

    def write(low: float, high: float) -> tuple[str, str]:
        return finding.write_range(low, high, language)

    return classes_key(finding.classes, write, language, finding.open_below) + unsure_key(
        finding.unsure, language
    )


def _told(finding: MapFinding) -> npt.NDArray[np.float32]:
    """Value and number of those counted of each area with a value; differences are told in percentage points."""
    known = finding.areas[finding.areas["value"].notna()]
    columns = [((100 if finding.against else 1) * known["value"]).round(4)]
    if finding.has_persons:
        columns.append(known["persons"].fillna(0))
    return np.column_stack(columns).astype(np.float32)


def _ranges(finding: MapFinding, language: Language) -> list[str]:
    """What rounding leaves open of each area with a figure, where that is written otherwise than the figure.

    Of what is published as 0 and may be more the figure itself says it.
    """
    if finding.exact:
        return []
    known = finding.areas[finding.areas["value"].notna()]
    digits = digits_of(finding.indicator) if finding.against is None else DIFFERENCE_DIGITS
    alike = known["low"].round(digits) == known["high"].round(digits)
    if finding.against is None:
        alike |= open_zero(known)
    said = []
    for low, high, same in zip(known["low"], known["high"], alike, strict=True):
        ends = ("", "") if same else finding.write_range(*outward(low, high, 1, digits), language)
        said.append("" if same else f"<br>{language.say('map.bounds', low=ends[0], high=ends[1])}")
    return said


def _hover(finding: MapFinding, language: Language) -> str | list[str]:
    value = "%{customdata[0]:.1%}" if finding.indicator.is_share else "%{customdata[0]:.2f}"
    if finding.against:
        value = language.say("map.points", points="%{customdata[0]:+.1f}")
    name = finding.indicator.told("name").write(language)
    persons = ""
    if finding.has_persons:
        counted = "map.hover_persons" if finding.indicator.is_share else "unit.inhabitants"
        persons = "<br>" + language.say(counted, persons="%{customdata[1]:,d}")
    known = finding.areas[finding.areas["value"].notna()]
    told = [""] * len(known)
    if finding.against is None:
        told = at_most(known, lambda value, within: finding.write(value, language, within))
    return told_instead(f"{name}: {NUMBER}{persons}", value, told)
