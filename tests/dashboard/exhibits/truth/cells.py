"""The reader of small pictures of each peer: a cell each on one scale, the own gemeente a ghost in all."""

from itertools import pairwise
from math import ceil, floor

import numpy as np
import pandas as pd

from dashboard.exhibits import trends
from tests.dashboard.exhibits.cases import NL, Case
from tests.dashboard.exhibits.truth.marks import Line, Marks
from tests.dashboard.exhibits.truth.telling import INK, LINE, MUTED, OTHERS, says

__all__ = ["cells", "heights_of", "of_cells"]

_GHOST, _PEER, _GROUND, _BREAK = (OTHERS, 2.5), (INK, 2), (LINE, 1), (OTHERS, 1)


def cells(seen: Marks, case: Case) -> None:
    """In each cell every year of the peer and of the own gemeente, as high above the ground as it is much."""
    frame = case.exhibit.numbers.frame
    measure, group = case.keys
    peers = _in_order(frame["name"].iloc[1:], case)
    ghosts, drawn, grounds = (of_cells(seen, look) for look in (_GHOST, _PEER, _GROUND))
    assert drawn, f"{seen.where} no line is drawn"
    count = ceil(max(place[0] for place in drawn) + 1)
    assert len(grounds) == len(peers)
    values = _values(case, measure, group)
    heights: list[tuple[float, float]] = []
    for nth, region in enumerate(peers):
        cell = nth % count, nth // count
        (ground,) = grounds[cell]
        for lines, code in ((drawn.get(cell, []), region), (ghosts.get(cell, []), case.gemeente)):
            heights += heights_of(lines, ground, values[code].dropna(), seen)
    high = np.array(heights)
    scale = float(high[:, 0] @ high[:, 1] / (high[:, 1] @ high[:, 1]))
    within = 1.1e-3 + 2 * seen.step.get("", (0, 0))[1]
    off = np.abs(high[:, 0] - scale * high[:, 1])
    assert off.max() <= within, f"{seen.where} a line is {off.max()} from where its value is"
    _labels(seen, case, peers, count)
    _ends(seen, case)
    looks = {(line.colour, line.width) for line in seen.lines}
    assert looks <= {_GHOST, _PEER, _GROUND, _BREAK}, f"{seen.where} there are lines of {looks}"


def _in_order(names: pd.Series, case: Case) -> list[str]:
    codes = {case.names[code]: code for code in case.peers}
    return [codes[name] for name in names]


def of_cells(seen: Marks, look: tuple[str, float]) -> dict[tuple[int, int], list[Line]]:
    """Lines of a look by the cell that they are in."""
    found: dict[tuple[int, int], list[Line]] = {}
    for line in seen.lines:
        if (line.colour, line.width) == look and not line.dashed:
            x, y = line.points[0]
            found.setdefault((floor(x), floor(-y)), []).append(line)
    return found


def _values(case: Case, measure: str, group: str) -> pd.DataFrame:
    """Every year of all, as a course beside one another tells it: on (classification, year), a column each."""
    shown = trends.lines_picture(
        case.held, case.gemeente, measure, group, case.peers, 1100, False, NL
    ).exhibit
    return shown.numbers.frame.set_index(["classification", "year"])


def heights_of(lines: list[Line], ground: Line, values: pd.Series, seen: Marks) -> list[tuple[float, float]]:
    """Heights above the ground with their values; the years stand evenly along it."""
    points = sorted(point for line in lines for point in line.points)
    assert len(points) == len(values), f"{seen.where} {len(points)} years are drawn, not {len(values)}"
    years = [int(year) for _, year in values.index]
    kinds = [kind for kind, _ in values.index]
    x = [at for at, _ in points]
    steps = [
        (b - a) / (later - earlier)
        for (a, b), (earlier, later), (kind, next_kind) in zip(
            pairwise(x), pairwise(years), pairwise(kinds), strict=True
        )
        if kind == next_kind
    ]
    assert all(step > 0 for step in steps)
    for kind in dict.fromkeys(kinds):
        of = [
            step
            for step, at in zip(steps, [k for k, n in pairwise(kinds) if k == n], strict=True)
            if at == kind
        ]
        assert not of or max(of) - min(of) < 0.01, f"{seen.where} years do not stand evenly"
    floor_y = ground.points[0][1]
    return [(y - floor_y, float(value)) for (_, y), value in zip(points, values, strict=True)]


def _ends(seen: Marks, case: Case) -> None:
    """The first and the last year of all, below the lowest cells."""
    years = [
        column.rpartition("_")[2]
        for column in case.exhibit.numbers.frame
        if column != "name" and column[-1].isdigit()
    ]
    written = {word.text for word in seen.words if word.colour == MUTED}
    assert written == {min(years), max(years)}, f"{seen.where} the years are {written}"


def _labels(seen: Marks, case: Case, peers: list[str], count: int) -> None:
    """Name and last value above each cell."""
    frame = case.exhibit.numbers.frame.set_index("name")
    column = [one for one in frame if not one.endswith("_at_most")][-1]
    times = 100 if case.measure == "aandeel" else 1
    last, most = times * frame[column], times * frame.get(f"{column}_at_most", frame[column])
    for nth, region in enumerate(peers):
        name = case.names[region]
        words = [
            word
            for word in seen.words
            if (floor(word.spot[0]), floor(-word.spot[1])) == (nth % count, nth // count)
        ]
        titles = [word.text for word in words if not word.bold and word.colour == INK]
        values = [word.bold for word in words if word.bold]
        assert len(titles) == len(values) == 1, f"{seen.where} {name} has the words {words}"
        title, value = titles[0], values[0]
        assert title.rstrip("…") in name, f"{seen.where} {name} is called {title}"
        if not pd.isna(last[name]):
            says(value, last[name], f"the label of {name}", seen, most=most[name])
