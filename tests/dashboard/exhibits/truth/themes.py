"""The reader of a theme's figures: a row each, from the lowest to the highest of the peers and the gemeente."""

import math
from collections.abc import Callable

import numpy as np
import pandas as pd

from dashboard.exhibits import vergelijk
from dashboard.findings.data.national import national
from tests.dashboard.exhibits.cases import NL, Case
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.sides import number
from tests.dashboard.exhibits.truth.telling import INK, MUTED, OWN, PAPER, agree, says

__all__ = ["theme_rows"]

_WIDE, _ROW = 10_000, 120
_BAND = "#e9e6de"

Place = Callable[[float], float]
"""Where a value lies in its row."""


def theme_rows(seen: Marks, case: Case) -> None:
    """In every row the own dot, those of the peers, their middle half as a band and their middle as a rule."""
    frame = case.exhibit.numbers.frame
    assert len(frame) == len(case.keys)
    for nth, (key, (_, row)) in enumerate(zip(case.keys, frame.iterrows(), strict=True)):
        peers = _peers(case, key)
        assert len(peers) == row["peers"]
        _row(seen, nth, row, peers, (key, case))


def _highs(key: str, case: Case) -> pd.Series:
    """The most that a figure can be: of the gemeente, and of its peers that have it."""
    found = national(case.held).themes.gemeente.get(key)
    if found is None:
        return pd.Series([math.nan], index=[case.gemeente])
    known = found.bounds["high"].where(found.by_region.notna())
    return known.reindex([case.gemeente, *case.peers]).astype(float)


def _peers(case: Case, key: str) -> pd.Series:
    """The figure of each of the peers, as the page that compares gemeenten tells it."""
    compared, year = (case.gemeente, "nearest", ()), national(case.held).year
    strip = vergelijk.strips_picture(case.held, compared, (key,), year, False, NL)
    values = strip.numbers.frame.set_index("name")[key]
    return values.reindex([case.names[code] for code in case.peers]).dropna().astype(float)


def _row(seen: Marks, nth: int, row: pd.Series, peers: pd.Series, of: tuple[str, Case]) -> None:
    top, own = nth * _ROW, float(row["value"])
    known = [*peers, *([] if math.isnan(own) else [own])]
    heads = [
        word for word in seen.words if word.bold and word.colour == INK and top <= word.spot[1] < top + 25
    ]
    label = row["indicator"][0] if isinstance(row["indicator"], tuple) else str(row["indicator"])
    assert [word.text for word in heads] == [label], f"{seen.where} row {nth} is called {heads}"
    if not known:
        return
    low, high = min(known), max(known)

    def place(value: float) -> float:
        return _WIDE * (value - low) / (high - low) if high > low else _WIDE / 2

    within = seen.within(1)
    dots = [dot for dot in seen.dots if top <= dot.spot[1] < top + _ROW]
    rings = [("peer", dot.spot[0]) for dot in dots if (dot.fill, dot.edge, dot.size) == (PAPER, INK, 7)]
    agree(rings, [("peer", place(value)) for value in peers], within, "the peers", seen)
    ours = [("own", dot.spot[0]) for dot in dots if (dot.fill, dot.edge, dot.size) == (OWN, PAPER, 15)]
    told = [] if math.isnan(own) else [("own", place(own))]
    assert len(dots) == len(rings) + len(ours) and bool(ours) == bool(told)
    agree(ours, told, within, "the own dot", seen)
    _middle(seen, top, row, peers, place, within)
    _words(seen, top, row, (low, high), place, of)


def _middle(seen: Marks, top: int, row: pd.Series, peers: pd.Series, place: Place, within: float) -> None:
    bands = [bar for bar in seen.bars if bar.fill == _BAND and top <= bar.y[0] < top + _ROW]
    rules = [
        line
        for line in seen.lines
        if (line.colour, line.width) == (INK, 2) and top <= line.points[0][1] < top + _ROW
    ]
    if pd.isna(row["median"]):
        assert not bands and not rules
        return
    quarts = np.quantile(peers, (0.25, 0.5, 0.75))
    told = row[["q1", "median", "q3"]].to_numpy(dtype=float)
    assert np.allclose(quarts, told, rtol=1e-6), f"the middle half of the peers is {quarts}, not {told}"
    read = [(end, x) for band in bands for end, x in zip(("q1", "q3"), band.x, strict=True)]
    wanted = [(end, place(row[end])) for end in ("q1", "q3")]
    # A half without extent can be drawn as nothing.
    if read or row["q1"] < row["q3"]:
        agree(read, wanted, within, "the middle half", seen)
    rule = [("median", line.points[0][0]) for line in rules]
    agree(rule, [("median", place(row["median"]))], within, "the middle", seen)


def _words(
    seen: Marks, top: int, row: pd.Series, ends: tuple[float, float], place: Place, of: tuple[str, Case]
) -> None:
    case, highs = of[1], _highs(*of)
    words = [word for word in seen.words if top <= word.spot[1] < top + _ROW]
    own = [word for word in words if word.colour == OWN]
    assert len(own) == (not math.isnan(row["value"]))
    for word in own:
        assert word.text.startswith(case.own)
        says(
            word.text.removeprefix(case.own),
            float(row["value"]),
            "the own label",
            seen,
            row["decimals"],
            highs[case.gemeente],
        )
        assert abs(word.spot[0] - place(float(row["value"]))) <= seen.within(1)
    below = [word for word in words if word.spot[1] > top + 80]
    middles = [word for word in below if word.text.startswith("middelste")]
    assert len(middles) == (not pd.isna(row["median"]))
    for word in middles:
        says(word.text, float(row["median"]), "the middle's label", seen, row["decimals"], highs[1:].median())
        assert abs(word.spot[0] - place(float(row["median"]))) <= seen.within(1)
    for word in below:
        if word not in middles:
            assert word.colour == MUTED and math.isfinite(number(word.text))
            end = seen.whole(word.spot[0] / _WIDE)
            most = highs.min() if end == 0 else highs.max()
            says(word.text, ends[end], "the label of an end", seen, most=most)
