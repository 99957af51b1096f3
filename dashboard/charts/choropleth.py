"""An indicator on the map."""

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from dashboard.charts.area_map import area_map, classes_key
from dashboard.charts.ground import Ground
from dashboard.charts.key import Key
from dashboard.findings.within.maps import MapFinding
from dashboard.language import Language

__all__ = ["choropleth", "class_key"]


def choropleth(finding: MapFinding, ground: Ground, own: str | None, language: Language) -> go.Figure:
    """Draw the areas of a finding with their values and numbers of residents; see :func:`area_map`."""
    values = finding.areas["value"]
    return area_map(values, finding.classes, _hover(finding, language), ground, language, _told(finding), own)


def class_key(finding: MapFinding, language: Language) -> Key:
    """The classes of a map with their bounds and number of areas, and the areas without a figure."""
    return classes_key(finding.classes, lambda low, high: finding.write_range(low, high, language), language)


def _told(finding: MapFinding) -> npt.NDArray[np.float32]:
    """Value and number of residents of each area with a value; differences are told in percentage points."""
    known = finding.areas[finding.areas["value"].notna()]
    columns = [((100 if finding.against else 1) * known["value"]).round(4)]
    if finding.has_persons:
        columns.append(known["persons"].fillna(0))
    return np.column_stack(columns).astype(np.float32)


def _hover(finding: MapFinding, language: Language) -> str:
    value = "%{customdata[0]:.1%}" if finding.indicator.is_share else "%{customdata[0]:.2f}"
    if finding.against:
        value = language.say("map.points", points="%{customdata[0]:+.1f}")
    name = finding.indicator.told("name").write(language)
    persons = ""
    if finding.has_persons:
        persons = "<br>" + language.say("unit.inhabitants", persons="%{customdata[1]:,d}")
    return f"{name}: {value}{persons}"
