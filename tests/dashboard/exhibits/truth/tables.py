"""Readers of tables that are looked at: shares tinted by how they lie around the whole, and a line in each row."""

import math
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import numpy as np
import pandas as pd

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.inside import called_alone
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.sides import number
from tests.dashboard.exhibits.truth.telling import INK, NAMES, OWN, says

__all__ = ["lines_in_rows", "tinted_shares"]

_MORE, _FEWER = "#cdeae5", "#f1e3c4"
_SEEN = Marks("in the table")
_STEP = re.compile(r"-?\d+")


def _rows(html: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The name and the cells of every row, each cell with how it is drawn."""
    for row in html.partition("<tbody>")[2].removesuffix("</table></div>").split("<tr")[1:]:
        if "<th" in row:
            head, *cells = re.split(r"<td(?=[ >])", row)
            drawn = [cell.partition(">") for cell in cells]
            yield unescape(head.rpartition(">")[2]), [(look, body) for look, _, body in drawn]


def tinted_shares(case: Case) -> None:
    """A share of each group in each area, how it lies around that of the whole, and a tint where that is far."""
    frame = case.exhibit.numbers.frame
    alone = called_alone(frame["name"].unique(), case)
    told = {
        (alone[str(name)], group): rows
        for (name, group), rows in frame.groupby(["name", "group"], sort=False)
    }
    groups = list(dict.fromkeys(frame["group"]))
    heads = [unescape(head) for head in re.findall(r"<th scope=col>([^<]*)", case.exhibit.drawn)][1:]
    assert heads == [NAMES[group] for group in groups]
    (_, whole), *rows = _rows(case.exhibit.drawn)
    for group, (_, body) in zip(groups, whole, strict=True):
        says(body, 100 * frame.loc[frame["group"] == group, "whole"].iloc[0], f"the whole's {group}", _SEEN)
    assert len(rows) == min(frame["name"].size // len(groups), 40)
    for name, cells in rows:
        for group, (look, body) in zip(groups, cells, strict=True):
            _tinted(look, body, told[name, group], f"{group} in {name}")
    bounds = {entry.colour: number(entry.words) for entry in case.exhibit.key}
    assert bounds == {_MORE: 1.25, _FEWER: 0.8}


def _tinted(look: str, body: str, alike: pd.DataFrame, what: str) -> None:
    """One cell; areas that share a name are not told apart."""
    share, _, times = body.partition("<br>")
    at_most = share.startswith("hooguit")
    if at_most:
        alike = alike[alike["persons"] == 0]
        # Rounded to 0 there are at most four.
        most = 100 * 4 / (alike["inhabitants"].astype(float) - 4)
        assert (number(share) <= most.max() + 0.1) and number(share) > 0, what
        row = alike.iloc[(100 * alike["share_at_most"] - number(share)).abs().argmin()]
    else:
        row = alike.iloc[(100 * alike["share"] - number(share)).abs().argmin()]
    says(share, 100 * row["share"], what, _SEEN, most=100 * row.get("share_at_most", math.nan))
    quotient = row["quotient"]
    if pd.isna(quotient):
        assert not look and math.isnan(number(times)), f"{what} has too few residents"
        return
    says(unescape(times), quotient, what, _SEEN, most=row.get("quotient_at_most", math.nan))
    tint = _MORE if quotient >= 1.25 else _FEWER if quotient <= 0.8 else ""
    assert (tint in look) if tint else not look, f"{what} with {quotient} has the look {look!r}"


def lines_in_rows(case: Case) -> None:
    """A line for each gemeente and classification, all on one scale, the own one blue."""
    frame = case.exhibit.numbers.frame.set_index("name")
    series = [
        [name for name in frame if name.startswith(kind)] for kind in ("migratieachtergrond_", "herkomst_")
    ]
    rows = list(_rows(case.exhibit.drawn))
    names = [name for name, _ in rows]
    assert names == [name for name in frame.index if name in set(names)]
    assert len(names) == min(len(frame), 50)
    shown = frame.loc[names, [*series[0], *series[1]]].to_numpy(dtype=float)
    low, high = float(np.nanmin(shown)), float(np.nanmax(shown))
    told = re.search(r"schaal, van ([\d,]+)% tot ([\d,]+)%\.", case.exhibit.key[0].words)
    assert told is not None
    ends = [number(bound) for bound in told.groups()]
    assert np.allclose(ends, [100 * low, 100 * high], atol=0.051), f"the legend tells a scale of {ends}"
    for name, cells in rows:
        drawing = unquote(cells[0][1])
        assert f"stroke='{OWN if name == case.own else INK}'" in drawing
        paths = re.findall(r"<path d='([^']*)' stroke-width='(\d)'", drawing)
        assert [width for _, width in paths] == ["2", "4"]
        for (path, _), columns in zip(paths, series, strict=True):
            values = frame.loc[name, columns].astype(float).to_numpy()
            points = _points(path)
            assert len(points) == (~np.isnan(values)).sum()
            places = np.flatnonzero(~np.isnan(values))
            for (x, y), place in zip(points, places, strict=True):
                wanted = 44 - 40 * (values[place] - low) / (high - low)
                assert abs(y - wanted) <= 0.501, (
                    f"{columns[place]} of {name} is drawn at {y}, not at {wanted}"
                )
                assert x - points[0][0] == 7 * (place - places[0]), (
                    f"{columns[place]} of {name} stands at {x}"
                )


def _points(path: str) -> list[tuple[int, int]]:
    """Where a path leads, each step from the point before."""
    found: list[tuple[int, int]] = []
    for letter, steps in re.findall(r"([Ml])([^Ml]*)", path):
        numbers = [int(step) for step in _STEP.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = found[-1] if letter == "l" else (0, 0)
            found.append((x + dx, y + dy))
    return found
