"""The reader of areas in order of a value, with a thin line for what rounding leaves open."""

import re
from collections import Counter
from collections.abc import Iterable

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.telling import INK, MUTED, OTHERS, OWN, PAPER, agree, says

__all__ = ["areas_in_order", "called_alone"]

_SURE = 0.05
"""Of a share or an index: what rounding leaves open at most where a dot is closed."""


def areas_in_order(seen: Marks, case: Case) -> None:
    """A dot for each area, from above in the order of the numbers; above them all areas where these are a selection."""
    frame = case.exhibit.numbers.frame
    alone = called_alone(frame["name"], case)
    frame = frame.assign(name=[alone[name] for name in frame["name"]])
    column, change = ("difference", True) if "difference" in frame else ("value", False)
    rows = {seen.whole(dot.spot[1], way=1): dot for dot in seen.dots if dot.size == 9}
    strip = [dot for dot in seen.dots if dot.size == 5]
    assert sorted(rows) == list(range(len(rows)))
    named = _names(seen, len(rows), case)
    within, shown = seen.within(1e-4), frame[frame["name"].isin(named)]
    assert len(shown) == len(rows)
    assert list(shown["name"]) == named, f"{seen.where} names stand in another order than their numbers"
    told = list(enumerate(shown[column].astype(float)))
    agree([(row, dot.spot[0]) for row, dot in rows.items()], told, within, "dots", seen)
    ends = [
        ((seen.whole(y, way=1), nth), x)
        for line in seen.lines
        if (line.colour, line.width) == (OTHERS, 2)
        for nth, (x, y) in enumerate(line.points)
    ]
    told = [
        ((row, nth), float(value))
        for nth, end in enumerate(("low", "high"))
        for row, value in enumerate(shown[end])
    ]
    agree(ends, told, within, "what rounding leaves open", seen)
    for row, (low, high) in enumerate(zip(shown["low"], shown["high"], strict=True)):
        sure = low > 0 or high < 0 if change else high - low <= _SURE
        assert rows[row].fill == (INK if sure else PAPER)
        assert rows[row].edge == INK
    if not strip:
        return
    sure = frame[frame["high"] - frame["low"] <= _SURE]
    told = [("area", float(value)) for value in sure[column]]
    agree([("area", dot.spot[0]) for dot in strip], told, seen.within(1e-3), "the strip of all", seen)
    assert {dot.fill for dot in strip} == {OTHERS}


def called_alone(names: Iterable[str], case: Case) -> dict[str, str]:
    """Areas as they are told of: without their number, where no other has the same name, nor the gemeente."""
    alone = {name: re.sub(r"^(Wijk|Buurt) \d+ (?=\S)", "", name) for name in set(names)}
    alike = Counter(alone[name] for name in names)
    own = case.own
    return {name: word if alike[word] == 1 and word != own else name for name, word in alone.items()}


def _whole(case: Case) -> float:
    """The value of the whole gemeente, or no change."""
    if not case.keys:
        return 0.0
    told_by, year = case.keys
    return float(case.frames.values(told_by)["value"][case.gemeente, int(year)])


def _names(seen: Marks, count: int, case: Case) -> list[str]:
    """The names of the rows from above, and the words of the line through them."""
    marks = [word for word in seen.words if word.bold]
    rules = [line for line in seen.lines if line.width == 2 and line.colour in (OWN, MUTED)]
    assert len(rules) == len(marks)
    for rule, word in zip(rules, marks, strict=True):
        assert word.colour == rule.colour
        value = _whole(case)
        assert (rule.colour == OWN) == (value != 0)
        agree(
            [(end, x) for end, (x, _) in enumerate(rule.points)],
            [(0, value), (1, value)],
            seen.within(0),
            "the line",
            seen,
        )
        if value:
            scale = 100 if "%" in word.text else 1
            says(word.text.removeprefix(case.own), scale * value, "the line", seen)
    told = set(called_alone(case.exhibit.numbers.frame["name"], case).values())
    names = [word for word in seen.words if not word.bold and word.text in told]
    names.sort(key=lambda word: word.spot[1])
    assert len(names) == count, f"{seen.where} {len(names)} names for {count} rows"
    return [word.text for word in names]
