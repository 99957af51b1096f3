"""That no mark is overlooked: whichever is moved or painted otherwise, on any picture, its reader objects."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from tests.dashboard.exhibits.cases import GEMEENTEN, PAGES, Case
from tests.dashboard.exhibits.truth.readers import READERS, declared, read

pytestmark = pytest.mark.slow

NOTHING_SAID = {
    # Dots are stacked so that all are seen: how high they stand says nothing.
    "positions": {"": "y"},
    "strips": {"": "y"},
    "mixing_strips": {"": "y"},
    "theme_": {"": "y"},
    # The ground of a small picture can begin anywhere, and the break between two classifications.
    "trends_multiples": {"#dcdad4": "x", "#a9b0b6": "xy"},
    "national_growth": {"#dcdad4": "x"},
}
"""Ways in which marks can stand elsewhere without another meaning: of all, or of thin lines of a colour."""


@pytest.fixture(scope="module")
def cases(snapshot) -> dict[str, Case]:
    """One view for every reader."""
    found: dict[str, Case] = {}
    for page in PAGES.values():
        for case in page(snapshot, GEMEENTEN["border"]):
            if case.exhibit.picture is not None:
                found.setdefault(declared(case.exhibit.id), case)
    return found


@pytest.mark.parametrize("name", [name for name in READERS if name != "countries"])
def test_every_mark_is_read(cases, name):
    case = cases[name]
    overlooked = [told for told, picture in changed(case.exhibit.picture, name) if not objects(case, picture)]
    assert not overlooked


def objects(case: Case, picture: go.Figure) -> bool:
    """Whether the reader of an exhibit objects to a picture."""
    try:
        read(replace(case, exhibit=replace(case.exhibit, picture=picture)))
    except AssertionError:
        return True
    return False


def changed(picture: go.Figure, name: str) -> Iterator[tuple[str, go.Figure]]:
    """The picture with one mark moved, or with all of a kind in another colour."""
    for nth, trace in enumerate(picture.data):
        told = f"{trace.type} {nth}"
        if trace.type == "scatter" and not len(trace.x):
            continue  # nothing is drawn
        if trace.type == "choroplethmap":
            if len(set(trace.z)) > 1:
                yield f"{told}: areas exchanged", _with(picture, nth, locations=list(trace.locations)[::-1])
        elif trace.type == "scattermap":
            yield f"{told}: moved", _with(picture, nth, lon=np.asarray(trace.lon) + 0.1)
            paint = "line_color" if trace.mode == "lines" else "marker_color"
            yield f"{told}: colour", _with(picture, nth, **{paint: "#123456"})
        elif trace.mode != "text" if trace.type == "scatter" else True:
            for way in ("x", "y"):
                free = NOTHING_SAID.get(name, {})
                thin = trace.type == "scatter" and trace.line.width == 1
                if way not in free.get("", "") + (free.get(trace.line.color, "") if thin else ""):
                    yield f"{told}: {way}", _with(picture, nth, **{way: _moved(picture, nth, way)})
            if trace.type == "scatter" and trace.marker.colorscale:
                yield (
                    f"{told}: colours",
                    _with(picture, nth, marker_colorscale=[(0, "#123456"), (1, "#123456")]),
                )
                continue
            paint = (
                "fillcolor"
                if trace.type == "scatter" and trace.fill
                else "line_color"
                if "lines" in str(getattr(trace, "mode", ""))
                else "marker_color"
            )
            yield f"{told}: colour", _with(picture, nth, **{paint: "#123456"})


def _moved(picture: go.Figure, nth: int, way: str) -> list[float | None]:
    """The places of a trace along an axis, its first mark a tenth of the axis away from where it was."""
    trace = picture.data[nth]
    shown = [value for one in picture.data if one[f"{way}axis"] == trace[f"{way}axis"] for value in one[way]]
    ends = [float(value) for value in shown if value is not None and value == value]
    x, y = np.array(trace.x, dtype=float), np.array(trace.y, dtype=float)
    values = {"x": x, "y": y}[way]
    first = int(np.flatnonzero(~np.isnan(x + y))[0])
    values[first] += 0.1 * (max(ends) - min(ends))
    return [None if np.isnan(value) else value for value in values.tolist()]


def _with(picture: go.Figure, nth: int, **settings: Any) -> go.Figure:
    """A copy of a figure with one trace changed."""
    made = go.Figure(picture)
    made.data[nth].update(settings)
    return made


@pytest.mark.parametrize(
    ("page", "name", "drawn", "other"),
    [
        ("wijken", "living_", "#cdeae5", "#f1e3c4"),
        ("wijken", "living_", "<small>0,5 keer", "<small>0,6 keer"),
        ("wijken", "living_", "<td>46,6%", "<td>46,7%"),
        ("vergelijk", "beside", "%230b3c8c", "%231b2733"),
        ("vergelijk", "beside", "d='M2 ", "d='M2 1"),
        ("vergelijk", "beside", " 7-", " 8-"),
    ],
)
def test_what_a_table_draws_is_read(snapshot, page, name, drawn, other):
    found = PAGES[page](snapshot, GEMEENTEN["border"])
    case = next(case for case in found if case.exhibit.drawn and declared(case.exhibit.id) == name)
    read(case)
    assert drawn in case.exhibit.drawn
    changed_table = replace(case.exhibit, drawn=case.exhibit.drawn.replace(drawn, other, 1))
    with pytest.raises(AssertionError, match="of Vaals"):
        read(replace(case, exhibit=changed_table))
