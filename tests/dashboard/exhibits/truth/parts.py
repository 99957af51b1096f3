"""Readers of pictures of parts of a whole: a hundred dots, bars by group, and the two lenses."""

import math
from itertools import groupby

import numpy as np
import pandas as pd

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Dot, Marks, Word
from tests.dashboard.exhibits.truth.telling import GROUPS, INK, NAMES, OTHERS, OWN, PAPER, agree, says

__all__ = ["bars_by_group", "countries", "hundred", "two_lenses"]

_LEGEND = 12
"""Pixels of a dot in a legend."""


def hundred(seen: Marks, case: Case) -> None:
    """A hundred dots a year, in the colours of the groups; numbers and names beside them."""
    years = _years(case.exhibit.numbers.frame)
    panels = _panels([dot for dot in seen.dots if dot.size != _LEGEND])
    assert len(panels) == len(years)
    for dots, (_, rows) in zip(panels, years, strict=True):
        read = ((fill, len(list(alike))) for fill, alike in groupby(sorted(dot.fill for dot in dots)))
        told = [(GROUPS[group], float(count)) for group, count in rows["figures"].items() if count]
        agree(read, told, 0, "dots", seen)
        # Ten rows of ten.
        places = [sorted({round(dot.spot[way], 3) for dot in dots}) for way in (0, 1)]
        assert [len(one) for one in places] == [10, 10]
        assert len({dot.spot for dot in dots}) == 100
    # One legend for the first year, and one for all others together.
    told = [
        (GROUPS[group], NAMES[group], tuple(_written(rows["figures"].get(group)) for _, rows in of))
        for of in (years[:1], years[1:])
        for group in (of[0][1].index if of else ())
    ]
    assert sorted(_legends(seen)) == sorted(told)


def _years(frame: pd.DataFrame) -> list[tuple[int, pd.DataFrame]]:
    return [
        (int(year), rows.set_index("group"))
        for (year, _), rows in frame.groupby(["year", "classification"], sort=False)
    ]


def _panels(dots: list[Dot]) -> list[list[Dot]]:
    """The dots of each year: those of the largest size, and others by how they stand beside one another."""
    largest = max(dot.size for dot in dots)
    found = [[dot for dot in dots if dot.size == largest]]
    others = sorted((dot for dot in dots if dot.size != largest), key=lambda dot: dot.spot[0])
    for dot in others:
        if len(found) == 1 or dot.spot[0] - found[-1][-1].spot[0] > 1.5 * dot.size / 0.78:
            found.append([])
        found[-1].append(dot)
    return found


def _legends(seen: Marks) -> list[tuple[str, str, tuple[str, ...]]]:
    """Colour, name and numbers of every line of the legends."""
    found, columns = [], {round(dot.spot[0]) for dot in seen.dots if dot.size == _LEGEND}
    assert len(columns) <= 2, f"{seen.where} the dots of a legend do not stand under one another"
    for dot in seen.dots:
        if dot.size == _LEGEND:
            near = [word for word in seen.words if abs(word.spot[1] - dot.spot[1]) < 8]
            near = [word for word in near if -160 < word.spot[0] - dot.spot[0] < 20]
            name = next(word.text for word in near if not word.bold)
            numbers = sorted((word for word in near if word.bold), key=lambda word: word.spot[0])
            found.append((dot.fill, name.strip(), tuple(word.text for word in numbers)))
    return found


def _written(figure: float | None) -> str:
    return "–" if figure is None or pd.isna(figure) else str(int(figure))


def bars_by_group(seen: Marks, case: Case) -> None:
    """A bar for each group, largest first, and what is written above it."""
    frame = case.exhibit.numbers.frame
    _bars(seen, frame.assign(colour=frame["group"].map(GROUPS), name=frame["group"].map(NAMES)))


def countries(seen: Marks, case: Case) -> None:
    """The largest countries in the colour of their part of the world, the others together, and those without a name."""
    frame = case.exhibit.numbers.frame
    frame = frame[frame["group"] != "Nederland"]
    named = ~frame["group"].str.startswith("Overig")
    largest = frame[named].iloc[:_MOST]
    europe = largest["group"].isin(_IN_EUROPE)
    colours = np.where(europe, GROUPS["Europa (exclusief Nederland)"], GROUPS["Buiten Europa"])
    further, rests = frame[named].iloc[_MOST:], frame[~named]
    together = [
        rows[["share", "persons", "nl", "abroad"]].sum().to_frame().T.assign(colour=OTHERS, name=name)
        for rows, name in ((further, f"nog {len(further)} genoemde landen, samen"), (rests, _UNNAMED))
    ]
    _bars(seen, pd.concat([largest.assign(colour=colours, name=largest["group"]), *together]))


_MOST = 8
_UNNAMED = "landen die het CBS niet noemt, samen"
_IN_EUROPE = (
    *(
        "België",
        "Bosnië-Herzegovina",
        "Bulgarije",
        "Duitsland",
        "Frankrijk",
        "Griekenland",
        "Hongarije",
        "Italië",
    ),
    *("Oekraïne", "Polen", "Portugal", "Roemenië", "Rusland", "Servië", "Spanje", "Verenigd Koninkrijk"),
)


def _bars(seen: Marks, rows: pd.DataFrame) -> None:
    """Lay bars beside rows: of those born here and abroad where that is known, else of all."""
    rows = rows.reset_index(drop=True)
    read = [
        ((seen.whole(sum(bar.y) / 2, way=1), bar.fill, bar.hatched), bar.x[1] - bar.x[0]) for bar in seen.bars
    ]
    born = {"nl", "abroad"} <= set(rows) and rows[["nl", "abroad"]].notna().all(axis=None)
    told = []
    for row, numbers in rows.iterrows():
        if not born:
            told.append(((row, numbers["colour"], False), numbers["share"]))
        for column, hatched in (("nl", False), ("abroad", True)):
            if born:
                part = numbers["share"] * numbers[column] / numbers["persons"] if numbers["persons"] else 0
                told.append(((row, numbers["colour"], hatched), part))
    # What is nothing has no bar.
    agree(read, [(key, part) for key, part in told if part], seen.within(1e-5), "bars", seen)
    # Those born abroad stand behind those born here.
    assert all(bar.x[0] == 0 or bar.hatched for bar in seen.bars) or seen.where == "on paper"
    written = {round(word.spot[1] + 0.3): word for word in seen.words}
    assert len(written) == len(rows) == len(seen.words)
    for row, numbers in rows.iterrows():
        _label(written[row], numbers, seen)


def _label(word: Word, numbers: pd.Series, seen: Marks) -> None:
    share, _, rest = word.text.partition("% ")
    name, _, persons = rest.partition(" · ")
    most = 100 * float(numbers.get("share_at_most", math.nan))
    assert name == numbers["name"], f"{seen.where} the bar of {numbers['name']} is called {name}"
    says(share, 100 * numbers["share"], f"the label of {name}", seen, most=most)
    if "persons" in numbers and not pd.isna(numbers["persons"]):
        says(persons, numbers["persons"], f"the label of {name}", seen)


_LENSES = ("classic", "eu_named", "moe_named", "gips_named", "other")
"""From above, in either classification."""


def two_lenses(seen: Marks, case: Case) -> None:
    """A bar for the gemeente and a mark for the country, in the order of what each lens looks at."""
    frame = case.exhibit.numbers.frame
    shares = frame.set_index(frame["measure"].str.rpartition(".")[2]).loc[list(_LENSES)]
    words = sorted((word for word in seen.words if word.colour == INK), key=lambda word: word.spot[1])
    tops = [word.spot[1] for word in words if word.bold]
    assert len(tops) == len(_LENSES)

    def row(y: float) -> str:
        return _LENSES[max(nth for nth, top in enumerate(tops) if top <= y)]

    bars = [(row(sum(bar.y) / 2), bar.x[1] - bar.x[0]) for bar in seen.bars if bar.fill == OWN]
    agree(bars, shares["share"].items(), seen.within(1e-5), "bars of the gemeente", seen)
    # Each mark with a light edge, both from above to below at one share.
    for look in ((INK, 2.5), (PAPER, 6)):
        lines = [line for line in seen.lines if (line.colour, line.width) == look]
        for end in (0, 1):
            marks = [(row(max(y for _, y in line.points)), line.points[end][0]) for line in lines]
            told = shares["national_share"].items()
            agree(marks, told, seen.within(1e-5), "marks of the country", seen)
    for bar in seen.bars:
        # A mark stands across its bar, which begins below the words of its row.
        middle = sum(bar.y) / 2
        lines = [line for line in seen.lines if row(max(y for _, y in line.points)) == row(middle)]
        assert all(min(y for _, y in line.points) < middle < max(y for _, y in line.points) for line in lines)
        assert bar.y[0] - tops[_LENSES.index(row(middle))] >= 10
    for name in _LENSES:
        told = " ".join(word.text for word in words if row(word.spot[1]) == name)
        own, _, national = told.partition(case.exhibit.language.say(str(shares["measure"][name])))
        says(own, 100 * shares["share"][name], f"the label of {name}", seen)
        says(national, 100 * shares["national_share"][name], f"the country's label of {name}", seen)
