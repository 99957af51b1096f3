"""Readers of who came and who left: bars of the gemeente and the country, and lines year by year."""

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.sides import number
from tests.dashboard.exhibits.truth.telling import INK, MUTED, OTHERS, OWN, agree, says

__all__ = ["bars", "lines"]

_LINES = {"came": (OWN, False), "left": (OWN, True), "land_came": (MUTED, False), "land_left": (MUTED, True)}
"""Colour of each line, and whether it is broken."""


def bars(seen: Marks, case: Case) -> None:
    """Those who came above those who left, the gemeente above the country, those from or to abroad hatched."""
    frame = case.exhibit.numbers.frame
    drawn = sorted(
        (bar for bar in seen.bars if bar.fill in (OWN, OTHERS)), key=lambda bar: (sum(bar.y), bar.x[0])
    )
    told = []
    for every in (0, 3):
        for column, fill in (("value", OWN), ("national", OTHERS)):
            inside, abroad = (float(frame[column].iloc[every + place]) for place in (1, 2))
            assert abs(inside + abroad - frame[column].iloc[every]) < 1e-9
            told += [((fill, False), (0.0, inside)), ((fill, True), (inside, inside + abroad))]
    # The first row stands above: at the least height on an axis that is upside down, or on paper at the most.
    if drawn[0].fill != OWN:
        drawn.reverse()
    assert [(bar.fill, bar.hatched) for bar in drawn] == [look for look, _ in told]
    for bar, (_, ends) in zip(drawn, told, strict=True):
        for seen_at, wanted in zip(bar.x, ends, strict=True):
            assert abs(seen_at - wanted) <= seen.within(0.003), (
                f"{seen.where} a bar ends at {seen_at}, not {wanted}"
            )
    heads = [word for word in seen.words if word.colour == INK and any(one.isalpha() for one in word.text)]
    heads.sort(key=lambda word: word.spot[1])
    wholes = [float(frame[column].iloc[every]) for every in (0, 3) for column in ("value", "national")]
    assert len(heads) == len(wholes)
    for head, whole in zip(heads, wholes, strict=True):
        says(head.text, whole, "the words of a bar", seen)
    parts = sorted(ends[1] - ends[0] for _, ends in told)
    for word in seen.words:
        if not any(one.isalpha() for one in word.text):
            assert min(abs(number(word.text) - part) for part in parts) <= 0.0501, word.text


def lines(seen: Marks, case: Case) -> None:
    """A line for each column, whole for those who came, and its last value beside it."""
    frame = case.exhibit.numbers.frame.set_index("year")
    for column, (colour, broken) in _LINES.items():
        found = [
            line for line in seen.lines if (line.colour, line.dashed) == (colour, broken) and line.width != 1
        ]
        read = [(seen.whole(x), y) for line in found for x, y in line.points]
        agree(read, frame[column].items(), seen.within(0.1, "", 1), column, seen)
    ends = sorted(number(word.text) for word in seen.words if any(one.isalpha() for one in word.text))
    told = sorted(float(frame[column].iloc[-1]) for column in _LINES)
    assert len(ends) == len(told)
    assert all(abs(one - other) <= 0.0501 for one, other in zip(ends, told, strict=True)), ends
