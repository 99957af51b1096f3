"""Readers of pictures over the years: lines by their colour, a panel for each classification."""

import re

import pandas as pd

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Line, Marks
from tests.dashboard.exhibits.truth.telling import (
    GROUPS,
    INK,
    LINE,
    MUTED,
    NAMES,
    OTHERS,
    OWN,
    PAPER,
    agree,
    says,
)

__all__ = ["course", "own_and_middle", "slopes"]

_OF = {
    "westers": "Westers",
    "turkije": "Turkije",
    "marokko": "Marokko",
    "suriname": "Suriname",
    "antillen": "Nederlandse Antillen en Aruba",
    "overig": "Overig niet-westers",
    "europa": "Europa (exclusief Nederland)",
    "buiten_europa": "Buiten Europa",
}
"""Groups by the code of their column."""

_BAND = "#a9b0b6/0.28"
_GREYS = ("#8b949c", "#3f4b55", MUTED)
"""Of other gemeenten, in the order in which they are named."""

_CALLED = {"NL": "Nederland", "midden": "Middelste"}

ROUNDED = {"index": 1e-4, "aandeel": 1e-2, "aantal": 1.0}
"""Of values that travel to the screen, as they are drawn."""


def own_and_middle(seen: Marks, case: Case) -> None:
    """The index or the share (in %) of the gemeente and the middle of all, before and after the break."""
    followed, times = ("share", 100) if case.exhibit.id == "share_series" else ("index", 1)
    frame = case.exhibit.numbers.frame
    frame = frame.assign(**{name: times * frame[name].astype(float) for name in (followed, "median")})
    panels = list(dict.fromkeys(frame["classification"]))
    for panel, classification in zip(("", "2"), panels, strict=False):
        rows = frame[frame["classification"] == classification].set_index("year")
        for column, look in ((followed, (OWN, 3.0)), ("median", (OTHERS, 1.5))):
            lines = [line for line in seen.lines if line.panel == panel and (line.colour, line.width) == look]
            read = [(seen.whole(x, panel), y) for line in lines for x, y in line.points]
            agree(
                read,
                rows[column].items(),
                seen.within(1e-4 if times == 1 else 1e-3, panel, 1),
                f"{column} ({classification})",
                seen,
            )
            _broken(lines, rows[column], seen)
        known = rows[followed].dropna()
        ends = [word for word in seen.words if word.panel == panel and word.colour == OWN]
        assert len(ends) == min(len(known), 2)
        for word, year in zip(
            sorted(ends, key=lambda word: word.spot[0]), (known.index[0], known.index[-1]), strict=False
        ):
            says(word.text, known[year], f"the label of {year}", seen)


def _broken(lines: list[Line], values: pd.Series, seen: Marks) -> None:
    """No line goes on over a year without a value."""
    missing = set(values[values.isna()].index)
    for line in lines:
        years = [round(x) for x, _ in line.points]
        assert not missing & set(range(years[0], years[-1] + 1)), f"{seen.where} a line hides a missing year"


def course(seen: Marks, case: Case) -> None:
    """A course: a line for every column, the middle half of the peers, and the name at each end."""
    frame, measure = case.exhibit.numbers.frame, case.measure
    times = 100 if measure == "aandeel" else 1
    columns = [name for name in frame if name not in ("year", "classification", "made")]
    frame = frame.assign(**{name: times * frame[name].astype(float) for name in columns})
    columns = [name for name in columns if not name.endswith("_at_most")]
    looks = _looks(columns, case.gemeente)
    for panel, classification in zip(("", "2"), dict.fromkeys(frame["classification"]), strict=False):
        rows = frame[frame["classification"] == classification].set_index("year")
        within = seen.within(ROUNDED[measure], panel, 1)
        leads = _leads(seen, panel, looks)
        _known(seen, panel, looks)
        for look in dict.fromkeys(looks.values()):
            # Groups of the two classifications can share a colour, but never a panel.
            alike = [column for column in looks if looks[column] == look and rows[column].notna().any()]
            assert len(alike) <= 1
            lines = [line for line in seen.lines if line.panel == panel and (line.colour, line.width) == look]
            told = rows[alike[0]].dropna() if alike else pd.Series(dtype=float)
            # A year between a solid and a dotted line is on both.
            read = {(seen.whole(x, panel), round(y, 6)): y for line in lines for x, y in line.points}
            agree(
                [(year, y) for (year, _), y in read.items()],
                told.items(),
                within,
                f"the line of {alike}",
                seen,
            )
            for column in alike:
                _end(seen, panel, column, look[0], rows, case, leads, within)
        assert not leads, f"{seen.where} a line leads from nothing to a name: {leads}"
        own = [line for line in seen.lines if (line.panel, line.colour, line.width) == (panel, OWN, 3.5)]
        _made(own, rows["made"], seen)
        _band(seen, panel, rows, within)
        rings = [
            dot for dot in seen.dots if (dot.panel, dot.fill, dot.edge, dot.size) == (panel, PAPER, INK, 11)
        ]
        for ring in rings:
            year, value = seen.whole(ring.spot[0], panel), ring.spot[1]
            # Of all groups a ring stands on the line of one.
            told = [rows[column][year] for column in columns if column == case.gemeente or column in _OF]
            nearest = min((one for one in told if not pd.isna(one)), key=lambda one: abs(one - value))
            agree([(year, value)], [(year, nearest)], within, "the ring", seen)


def _known(seen: Marks, panel: str, looks: dict[str, tuple[str, float]]) -> None:
    """No line has a colour that is of nothing; on paper axes are lines too."""
    colours = {LINE, MUTED, *(colour for colour, _ in looks.values())}
    drawn = {line.colour for line in seen.lines if line.panel == panel} - {"#eeece7"}
    assert drawn <= colours, f"{seen.where} there are lines of {drawn}"


def _leads(seen: Marks, panel: str, looks: dict[str, tuple[str, float]]) -> list[Line]:
    """The thin lines that lead from the end of a line to its name."""
    drawn = set(looks.values())
    found = []
    for line in seen.lines:
        thin = (line.colour, line.width) == (LINE, 1) and (line.colour, line.width) not in drawn
        if line.panel == panel and thin and len(line.points) == 2:
            (x0, y0), (x1, y1) = line.points
            # On paper axes are lines too, and their ticks are upright.
            axis = seen.where == "on paper" and (abs(x1 - x0) < 0.01 or max(abs(y0), abs(y1)) < 1e-9)
            found += [] if axis else [line]
    return found


def _looks(columns: list[str], own: str) -> dict[str, tuple[str, float]]:
    """Colour and width of the line of every column that has one."""
    looks, greys = {}, iter(_GREYS)
    for column in columns:
        if column == own:
            looks[column] = (OWN, 3.5)
        elif column in ("NL", "midden"):
            looks[column] = (MUTED, 2.0)
        elif column in _OF:
            looks[column] = (GROUPS[_OF[column]], 2.5)
        elif column.startswith("GM"):
            looks[column] = (next(greys), 1.8)
        else:
            assert column in ("q1", "q3"), f"nothing reads {column}"
    return looks


def _made(lines: list[Line], made: pd.Series, seen: Marks) -> None:
    """Dotted is what leads to or from an estimated year, and nothing else."""
    estimated = {year for year, how in made.items() if how == "trends.made.estimated"}
    for line in lines:
        for (start, _), (stop, _) in zip(line.points, line.points[1:], strict=False):
            guessed = bool({round(start), round(stop)} & estimated)
            assert guessed == line.dashed, (
                f"{seen.where} the line of {round(start)} is {'' if guessed else 'not '}estimated"
            )


def _end(
    seen: Marks,
    panel: str,
    column: str,
    colour: str,
    rows: pd.DataFrame,
    case: Case,
    leads: list[Line],
    within: float,
) -> None:
    """The name and the last value at the right of a line, and what leads there."""
    known = rows[column].dropna()
    if known.empty:
        return
    year, last = known.index[-1], known.iloc[-1]
    name = (
        _CALLED[column] if column in _CALLED else NAMES[_OF[column]] if column in _OF else case.names[column]
    )
    words = [word for word in seen.words if word.panel == panel and word.text[:5] == name[:5]]
    words = [word for word in words if word.text.rstrip("%")[-1].isdigit()]
    assert len(words) == 1, f"{seen.where} {words} are called {name}"
    word = words[0]
    if column not in _OF:
        shade = MUTED if colour == _GREYS[0] else colour
        assert word.colour == shade
    most = rows.get(f"{column}_at_most", rows[column])
    told = re.search(r"(?:hooguit )?\S+$", word.text)[0]
    says(told, last, f"the name of {column}", seen, most=most[year])
    for lead in list(leads):
        start, value = lead.points[0]
        if abs(start - year) < 0.1 and abs(value - last) <= within and seen.near(word, lead.points[1]):
            leads.remove(lead)
    if column == case.gemeente:
        first = known.index[0]
        starts = [
            one
            for one in seen.words
            if one.panel == panel and one.colour == OWN and re.match(r"<?\d|hooguit", one.text)
        ]
        assert len(starts) == (len(known) > 1)
        for start in starts:
            says(start.text, known[first], f"the label of {first}", seen, most=most[first])


def _band(seen: Marks, panel: str, rows: pd.DataFrame, within: float) -> None:
    edges = [rows[column].dropna() for column in ("q1", "q3") if column in rows]
    told = [(year, value) for edge in edges for year, value in edge.items()]
    bands = [band for band in seen.bands if band.panel == panel]
    assert {band.fill for band in bands} <= {_BAND}
    read = [(seen.whole(x, panel), y) for band in bands for x, y in band.points]
    agree(read, told, within, "the band of the peers", seen)


def slopes(seen: Marks, case: Case) -> None:
    """Every group in the first and the last year, in its colour; named at the right, with its value at both ends."""
    frame = case.exhibit.numbers.frame
    times = 100 if case.measure == "aandeel" else 1
    for panel, classification in zip(("", "2"), dict.fromkeys(frame["classification"]), strict=False):
        rows = frame[frame["classification"] == classification].set_index("group")
        within = seen.within(1e-4 if case.measure == "aandeel" else 1, panel, 1)
        read = [
            ((line.colour, seen.whole(x, panel)), y)
            for line in seen.lines
            if line.panel == panel and line.width == 3
            for x, y in line.points
        ]
        ends = list(enumerate(("before", "after")))
        told = [((GROUPS[group], end), row[column]) for group, row in rows.iterrows() for end, column in ends]
        agree(read, told, within, f"the slopes ({classification})", seen)
        dots = [
            ((dot.fill, seen.whole(dot.spot[0], panel)), dot.spot[1])
            for dot in seen.dots
            if dot.panel == panel
        ]
        agree(dots, told, within, f"the dots ({classification})", seen)
        named = _named(seen, panel)
        agree(
            ((key, value) for key, (value, _) in named.items()), told, within, "what leads to the names", seen
        )
        for group, row in rows.iterrows():
            (_, before), (_, after) = (named[GROUPS[group], end] for end in (0, 1))
            for words, end in ((before, "before"), (after, "after")):
                most = times * row.get(f"{end}_at_most", row[end])
                says(words, times * row[end], f"the label {end} of {group}", seen, most=most)
            told_name = NAMES[group].split()[0]
            assert told_name in after, f"{seen.where} the line of {group} is called {after}"
        heads = [word.text for word in seen.words if word.panel == panel]
        for year in (rows["first_year"].iloc[0], rows["last_year"].iloc[0]):
            assert any(text.startswith(str(year)) for text in heads), f"{seen.where} {year} is not named"


def _named(seen: Marks, panel: str) -> dict[tuple[str, int], tuple[float, str]]:
    """From which value a thin line leads from each end, and what is written where it goes."""
    found = {}
    words = [word for word in seen.words if word.panel == panel and any(sign.isdigit() for sign in word.text)]
    for line in seen.lines:
        if line.panel == panel and line.width == 1 and line.colour in GROUPS.values():
            (start, value), goal = line.points
            beside = [word for word in words if abs(word.spot[0] - goal[0]) < 0.3]
            word = min(beside, key=lambda word: abs(word.spot[1] - goal[1]))
            assert seen.near(word, goal), f"{seen.where} nothing is written where a line leads"
            found[line.colour, seen.whole(start, panel)] = value, word.text
    return found
