"""Readers of what is known within bounds over the years, and of the small pictures of countries."""

import re
from math import ceil, floor

import numpy as np
import pandas as pd

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.cells import heights_of, of_cells
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.telling import INK, LINE, MUTED, OWN, agree, says

__all__ = ["bounded", "growth"]

_TRACKS = {
    "classic_course": (
        ("", OWN, "#0b3c8c/0.16", ("low", "high"), False, 100),
        ("", MUTED, "#a9b0b6/0.28", ("national_low", "national_high"), True, 100),
    ),
    "national_origins": (
        ("", INK, "#a9b0b6/0.28", ("effective_low", "effective_high"), False, 1),
        ("2", INK, "#a9b0b6/0.28", ("classic_low", "classic_high"), True, 100),
        ("3", MUTED, "#a9b0b6/0.28", ("over_1000", "over_1000"), False, 1),
        ("3", INK, "#a9b0b6/0.28", ("over_10000", "over_10000"), False, 1),
    ),
}
"""Of each exhibit: panel, colour, band, columns, whether only the most is drawn, and times what."""

_EDGE, _MOST, _EXACT = 1.5, 2.0, 3.0
"""Widths of lines."""

_NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


def bounded(seen: Marks, case: Case) -> None:
    """Bands where something is open, dotted where only the most is known, and lines where it is exact."""
    frame = case.exhibit.numbers.frame.set_index("year")
    for panel, colour, fill, (low, high), at_most, times in _TRACKS[case.exhibit.id]:
        rows = frame[[low, high]].dropna().astype(float) * times
        rows.columns = ["low", "high"]
        within = seen.within(1e-4, panel, 1)
        open_ = rows[rows["high"] - rows["low"] > 1e-9]
        exact = rows.drop(open_.index)
        told = {
            (_EDGE, False): [] if at_most else [*open_["low"].items(), *open_["high"].items()],
            (_MOST, True): list(open_["high"].items()) if at_most else [],
            (_EXACT, False): list(exact["high"].items()),
        }
        hue, part = fill.split("/")
        for (width, dashed), values in told.items():
            # The edge of a band is of its colour: in that of the line it would seem to be exact.
            ink = f"{hue}/{3 * float(part):.2f}" if width == _EDGE else colour
            lines = [
                line
                for line in seen.lines
                if (line.panel, line.colour, line.width, line.dashed) == (panel, ink, width, dashed)
            ]
            read = [(seen.whole(x, panel), y) for line in lines for x, y in line.points]
            agree(read, values, within, f"lines of {low} as wide as {width}", seen)
        bands = [band for band in seen.bands if (band.panel, band.fill) == (panel, fill)]
        corners = [(seen.whole(x, panel), y) for band in bands for x, y in band.points]
        agree(sorted(set(corners)), sorted(set(told[_EDGE, False])), within, f"the band of {low}", seen)
        _labels(seen, panel, colour, rows)


def _labels(seen: Marks, panel: str, colour: str, rows: pd.DataFrame) -> None:
    """The first and the last bounds, never narrower than they are."""
    words = [word for word in seen.words if word.panel == panel and word.colour == colour and word.bold]
    for year in (rows.index[0], rows.index[-1]):
        low, high = rows.loc[year]
        assert any(_holds(word.text, low, high) for word in words), (
            f"{seen.where} nobody says {low}–{high} of {year}: {[word.text for word in words]}"
        )


def _holds(text: str, low: float, high: float) -> bool:
    written = _NUMBER.findall(text.rpartition(": ")[2])
    if not written:
        return False
    digits = len(written[0].partition(",")[2])
    first, last = (float(one.replace(".", "").replace(",", ".")) for one in (written[0], written[-1]))
    step = 10.0**-digits
    if high - low < 1e-9:
        return len(written) == 1 and abs(first - low) <= 0.501 * step
    most = 0 <= last - high + 1e-9 < step + 1e-6
    return most and ("hoogstens" in text or 0 <= low - first + 1e-9 < step + 1e-6)


def growth(seen: Marks, case: Case) -> None:
    """In each cell every year of a country, as high above the ground as it has residents, and its last number."""
    frame = case.exhibit.numbers.frame
    origin = case.held.origin("land", classification="migratieachtergrond")
    origin = origin[origin["groups"] == origin["groups"].max()]
    drawn, grounds = of_cells(seen, (INK, 2)), of_cells(seen, (LINE, 1))
    assert set(grounds) == set(drawn), f"{seen.where} a cell has no ground, or no line"
    count = ceil(max(place[0] for place in drawn) + 1)
    shown = frame.sort_values("growth", ascending=False).head(len(grounds))
    heights: list[tuple[float, float]] = []
    for nth, row in enumerate(shown.itertuples()):
        cell = nth % count, nth // count
        values = origin[origin["group"] == row.group].set_index("year")["persons"].astype(float).sort_index()
        values.index = pd.MultiIndex.from_product([["one"], values.index])
        heights += heights_of(drawn[cell], grounds[cell][0], values, seen)
        words = [word for word in seen.words if (floor(word.spot[0]), floor(-word.spot[1])) == cell]
        titles = [word.text for word in words if not word.bold and word.colour == INK]
        (value,) = (word.bold for word in words if word.bold)
        assert len(titles) == 1 and row.group.startswith(titles[0].rstrip("…"))
        says(value, row.after, f"the label of {row.group}", seen)
    high = np.array(heights)
    scale = float(high[:, 0] @ high[:, 1] / (high[:, 1] @ high[:, 1]))
    off = np.abs(high[:, 0] - scale * high[:, 1])
    assert off.max() <= 1.1e-3 + 2 * seen.step.get("", (0, 0))[1], f"{seen.where} a line is off its value"
