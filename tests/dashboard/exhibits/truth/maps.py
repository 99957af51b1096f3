"""Readers of maps: areas in the colours of their classes, residents as dots, and the legend that is a histogram."""

import math
import re
from collections import Counter

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

import geo
from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.screen import screen_marks
from tests.dashboard.exhibits.truth.sides import number
from tests.dashboard.exhibits.truth.telling import GROUPS, MISSING, MUTED, NAMES, OWN, PAPER, agree, says

__all__ = ["areas_in_classes", "dots_on_a_map", "histogram"]

_UP = ("#f2f0e4", "#cfe3d0", "#9bcbc0", "#63aab0", "#3d829c", "#2a5b80", "#1d3557")
_LESS = ("#543005", "#8c510a", "#bf812d", "#dfc27d", "#f1e3c4")
_MORE = ("#cdeae5", "#80cdc1", "#35978f", "#01665e", "#003c30")
_RAMPS = (_UP, _LESS + _MORE)
"""From low to high."""

_UNDER = "#f6f5f2"
_TO = re.compile(r"(?:^| )tot (?:en met )?")


def _column(case: Case) -> str:
    """The column that the map shows: a difference where there is one."""
    names = list(case.exhibit.numbers.frame)
    return "difference" if "difference" in names else names[1]


def _classes(case: Case) -> dict[str, tuple[float, float]]:
    """From where to where the legend says that each colour goes, in the units of the column."""
    entries = [entry for entry in case.exhibit.key if entry.shape == "swatch" and entry.colour != MISSING]
    colours = [entry.colour for entry in entries]
    ramp = next((ramp for ramp in _RAMPS if set(colours) <= set(ramp)), ())
    assert [one for one in ramp if one in colours] == colours, f"the legend's colours are {colours}"
    unit = case.exhibit.numbers.units[_column(case)]
    times = 0.01 if unit == "share" else 1
    found = {}
    for place, entry in enumerate(entries):
        words = entry.words.replace("€", "").strip()
        ends = [number(part) * times for part in _TO.split(words) if part]
        # Of a class without a beginning all can be 0 and more; one that holds a single value is told as that value.
        alone = [] if _TO.search(words) else ends
        low, high = ends if len(ends) == 2 else (*(alone or [0.0]), *ends)
        if not alone:
            assert (len(ends) == 1) == (place == 0 and low == 0 and _open_zero(case)), entry.words
        if ramp == _LESS + _MORE:
            assert (high <= 0) if entry.colour in _LESS else (low >= 0), f"{entry.words} is {entry.colour}"
        found[entry.colour] = (low, high)
    bounds = [bound for ends in found.values() for bound in ends]
    assert bounds == sorted(bounds)
    return _to_the_ends(found, case, times)


def _to_the_ends(
    found: dict[str, tuple[float, float]], case: Case, times: float
) -> dict[str, tuple[float, float]]:
    """The first and the last class as far as the values go: their ends are those, written round."""
    values = case.exhibit.numbers.frame[_column(case)].dropna().astype(float)
    if not found or values.empty:
        return found
    first, last = next(iter(found)), next(reversed(found))
    half = 0.5 * times * 10.0 ** -max(_decimals(entry.words) for entry in case.exhibit.key) * (1 + 1e-6)
    assert found[first][0] - half <= values.min(), f"{values.min()} is lower than the legend says"
    assert found[last][1] + half >= values.max(), f"{values.max()} is higher than the legend says"
    found[first] = min(found[first][0], values.min()), found[first][1]
    found[last] = found[last][0], max(found[last][1], values.max())
    return found


def _decimals(words: str) -> int:
    return max((len(part) for part in re.findall(r"\d,(\d+)", words)), default=0)


def _open_zero(case: Case) -> bool:
    """Whether some area is published as 0 and may be more."""
    frame, column = case.exhibit.numbers.frame, _column(case)
    high = frame.get("high", frame.get(f"{column}_at_most"))
    return column != "difference" and high is not None and bool(((frame[column] == 0) & (high > 0)).any())


def areas_in_classes(seen: Marks, case: Case) -> None:
    """Each area has the colour that the legend gives its value, or that of no figure; the own one has a border."""
    frame, column = case.exhibit.numbers.frame, _column(case)
    areas = {patch.region: patch for patch in seen.patches if patch.fill}
    assert set(areas) == set(case.areas), f"{seen.where} other areas are drawn"
    classes = _classes(case)
    values = _by_region(frame, column, case, areas, classes)
    last = max(high for _, high in classes.values()) if classes else math.nan
    for region, patch in areas.items():
        value, name = values[region], case.areas[region]
        if math.isnan(value):
            assert patch.fill == MISSING, f"{seen.where} {name} has no figure, but {patch.fill}"
            continue
        assert patch.fill in classes, f"{seen.where} {name} has {patch.fill}, which is not in the legend"
        low, high = classes[patch.fill]
        there = low - 1e-9 <= value < high - 1e-9 or (value <= last + 1e-9 and high == last and value >= low)
        assert there, f"{seen.where} {name} with {value} has the colour of {low} to {high}"
    drawn = Counter(patch.fill for patch in areas.values())
    counts = {entry.colour: int(entry.count) for entry in case.exhibit.key if entry.shape == "swatch"}
    assert {one: n for one, n in counts.items() if n} == drawn, f"{seen.where} the legend counts {counts}"
    borders = [(patch.region, patch.edge) for patch in seen.patches if not patch.fill]
    own = case.exhibit.own
    assert [case.areas[region] for region, _ in borders] == ([own, own] if own else [])
    assert [edge for _, edge in borders] == ([PAPER, OWN] if own else [])
    _hatching(seen, case, classes)
    if case.second is not None:
        histogram(screen_marks(case.second), case, classes)


def _hatching(seen: Marks, case: Case, classes: dict[str, tuple[float, float]]) -> None:
    """Lines over each area that can have another colour too, or whose range is too wide; the legend counts them."""
    frame, column = case.exhibit.numbers.frame, _column(case)
    told = [entry.words for entry in case.exhibit.key if entry.shape == "hatch"]
    expected: list[str] = []
    if "low" in frame:
        scale, one = 100 if column == "difference" else 1, 10.0 ** -case.exhibit.numbers.digits.get(column, 0)
        borders = sorted({bound for ends in classes.values() for bound in ends})[1:-1]
        for _, row in frame[frame[column].notna()].iterrows():
            crosses = sum(border <= row["high"] for border in borders) - sum(
                border <= row["low"] for border in borders
            )
            if "sure" in frame:
                unsure = crosses > 0 or row["high"] - row["low"] > 0.05 * scale
                assert row["sure"] == ("uw_gemeente.no" if unsure else "uw_gemeente.yes"), row["name"]
            else:
                # Of figures that are written in units, what is no wider than one stands where it is written.
                unsure = crosses > 0 and row["high"] - row["low"] > one * (1 + 1e-6)
            expected += [row["name"]] * unsure
    assert len(told) == (len(expected) > 0)
    assert all(f"({len(expected)} gebied" in words for words in told)
    under, over = ([line for line in seen.lines if line.colour == ink] for ink in (PAPER, MUTED))
    assert len(under) + len(over) == len(seen.lines)
    assert not seen.dots
    assert {(line.width, line.points) for line in under} == {(2.4, line.points) for line in over}
    assert {line.width for line in over} <= {0.8}
    if not expected:
        assert not over
        return
    where = case.exhibit.map
    shapes = geo.boundaries(where.level, where.year, snapshot=case.held).set_index("region")["geometry"]
    open_to = [region for region, name in case.areas.items() if name in expected]
    shapes = shapes.loc[open_to]
    lines = gpd.GeoSeries(shapely.linestrings([line.points for line in over]), crs=4326).to_crs(shapes.crs)
    middles = shapely.line_interpolate_point(lines.to_numpy(), 0.5, normalized=True)
    # Simplified areas are drawn, a line in a corner of which may lie just outside the true one.
    (_, area), away = shapely.STRtree(shapes.to_numpy()).query_nearest(
        middles, all_matches=False, return_distance=True
    )
    assert away.max() < (60 if where.gemeente else 240), f"{seen.where} an area is hatched that is certain"
    long = pd.DataFrame({"region": shapes.index[area], "long": lines.length.to_numpy()})
    drawn = long.groupby("region")["long"].agg(["sum", "count"])
    assert len(drawn) == len(expected), f"{seen.where} an area is not hatched that is uncertain"
    # They lie as close to one another in every area, and so all over it.
    large = drawn[drawn["count"] >= 12]
    apart = shapes.area[large.index] / large["sum"]
    assert apart.empty or apart.max() < 1.25 * apart.min(), f"{seen.where} an area is hatched in part"


def _by_region(frame: pd.DataFrame, column: str, case: Case, areas: dict, classes: dict) -> dict[str, float]:
    """Values by region. Of areas that share a name the numbers do not say which is which: by their colour."""
    found = {}
    shared = frame.groupby("name")[column].apply(lambda values: [float(value) for value in values])
    of_name: dict[str, list[str]] = {}
    for region, name in case.areas.items():
        of_name.setdefault(name, []).append(region)
    assert {name: len(values) for name, values in shared.items()} == {
        name: len(of) for name, of in of_name.items()
    }
    for name, regions in of_name.items():
        low = {region: classes.get(areas[region].fill, (math.inf,))[0] for region in regions}
        values = sorted(shared[name], key=lambda value: math.inf if math.isnan(value) else value)
        found |= dict(zip(sorted(regions, key=low.__getitem__), values, strict=True))
    return found


def histogram(seen: Marks, case: Case, classes: dict[str, tuple[float, float]]) -> None:
    """How the areas are spread: bars are as wide, as high as there are areas, and in the colours of classes."""
    frame, column = case.exhibit.numbers.frame, _column(case)
    values = frame[column].dropna().to_numpy(dtype=float)
    widths = {round(bar.x[1] - bar.x[0], 6) for bar in seen.bars}
    assert len(widths) <= 1, f"bars are {widths} wide"
    half = max(widths, default=0) / 0.94 / 2
    counted: dict[float, float] = {}
    for bar in sorted(seen.bars, key=lambda bar: bar.y[0]):
        middle, count = round(sum(bar.x) / 2, 6), bar.y[1] - bar.y[0]
        assert abs(bar.y[0] - counted.get(middle, 0)) < 1e-3, f"bars of {middle} do not stand on one another"
        counted[middle] = bar.y[1]
        start, stop = classes[bar.fill]
        near = values[np.abs(values - middle) <= half + 2e-4]
        most = ((near >= start - 1e-6) & (near <= stop + 1e-6)).sum()
        assert count <= most + 0.1, f"a bar of {middle} has {count} areas of {start} to {stop}"
    for middle, count in counted.items():
        inside, sure = ((np.abs(values - middle) <= half + more).sum() for more in (2e-4, -2e-4))
        assert sure - 0.1 <= count <= inside + 0.1, f"a bar of {middle} stands for {count} areas"
    assert abs(sum(counted.values()) - len(values)) < 0.5
    own = case.exhibit.own
    value = frame.set_index("name")[column].get(own, math.nan) if own else math.nan
    marks = [line for line in seen.lines if line.colour == OWN]
    words = [word for word in seen.words if word.colour == OWN]
    assert len(marks) == len(words) == (not pd.isna(value))
    for mark, word in zip(marks, words, strict=True):
        agree([("own", mark.points[0][0])], [("own", float(value))], 1e-6, "the own mark", seen)
        alone = re.sub(r"^(Wijk|Buurt) \d+ (?=\S)", "", own)
        shown = own if word.text.startswith(own) else alone
        assert word.text.startswith(shown)
        times = 100 if case.exhibit.numbers.units[column] == "share" else 1
        most = (
            times * float(frame.set_index("name")["high"].get(own, math.nan)) if "high" in frame else math.nan
        )
        says(word.text.removeprefix(shown), times * value, "the own label", seen, most=most)


def dots_on_a_map(seen: Marks, case: Case) -> None:
    """In each area as many dots of each group as it has residents, in the number that the subtitle tells."""
    frame, where = case.exhibit.numbers.frame, case.exhibit.map
    groups = [name for name in frame if name in GROUPS]
    each = int(number(re.search(r"stip[^.]*?(\d[\d.]*) inwoners", case.exhibit.subtitle)[1]))
    key = {entry.words: (entry.colour, int(entry.count.replace(".", ""))) for entry in case.exhibit.key}
    drawn = Counter(dot.fill for dot in seen.dots)
    for group in groups:
        colour, count = key[NAMES[group]]
        assert colour == GROUPS[group]
        assert drawn[colour] == count == round(frame[group].sum() / each), (
            f"{seen.where} {group} has {drawn[colour]} dots"
        )
    assert len(seen.dots) == sum(drawn[GROUPS[group]] for group in groups)
    shapes = geo.boundaries(where.level, where.year, snapshot=case.held).set_index("region")["geometry"]
    shapes = shapes.loc[list(case.areas)]
    places = gpd.GeoSeries.from_xy(*zip(*(dot.spot for dot in seen.dots), strict=True), crs=4326).to_crs(
        shapes.crs
    )
    # So near to a border that it may lie on either side, as a place is written in whole hundredths of a pixel.
    near = 0.5 if seen.where == "on the screen" else 5.0
    dot, area = shapely.STRtree(shapes.to_numpy()).query(
        places.to_numpy(), predicate="dwithin", distance=near
    )
    of = pd.DataFrame(
        {"dot": dot, "region": shapes.index[area], "fill": [seen.dots[nth].fill for nth in dot]}
    )
    assert of["dot"].nunique() == len(seen.dots), f"{seen.where} a dot lies outside"
    possible = of.groupby(["region", "fill"]).size()
    sure = of[~of["dot"].duplicated(keep=False)].groupby(["region", "fill"]).size()
    assert frame["name"].tolist() == list(case.areas.values())
    for region, (_, row) in zip(case.areas, frame.iterrows(), strict=True):
        for group in groups:
            persons = 0 if pd.isna(row[group]) else int(row[group])
            least, most = (counts.get((region, GROUPS[group]), 0) for counts in (sure, possible))
            wrong = f"{seen.where} {least} to {most} dots for {persons} in {row['name']}"
            assert least < persons / each + 1.01 and most > persons / each - 1.01, wrong
    lit = {patch.region: patch.fill for patch in seen.patches}
    unknown = set(frame.loc[frame[groups].isna().all(axis=1), "name"])
    for region, name in case.areas.items():
        assert lit[region] == (MISSING if name in unknown else _UNDER), (
            f"{seen.where} {name} has {lit[region]}"
        )
