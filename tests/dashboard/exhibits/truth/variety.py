"""Reader of how much and how varied: a dot for every gemeente, and a line up to what its largest group can be."""

from collections import Counter

from dashboard.findings.data.national import national
from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.telling import INK, LINE, MUTED, OTHERS, OWN, PAPER, TYPES

__all__ = ["how_varied"]

_CODES = {
    "meerderheid-minderheid": "Meerderheid-minderheidssteden",
    "grote-stad": "Grote (provincie)steden",
    "voorstad": "Voorsteden",
    "specifieke-minderheidsgroep": "Gemeenten met een specifieke minderheidsgroep",
    "expat": "Expatgemeenten",
    "arbeidsmigranten": "Gemeenten met arbeidsmigranten",
    "grens": "Grensgemeenten",
}
_LOOK = {"own": (PAPER, 16, OWN), "peer": (INK, 10, MUTED), "other": (PAPER, 7, LINE)}
"""Edge, size, and colour of the line, by who it is."""


def how_varied(seen: Marks, case: Case) -> None:
    """Every dot and line where its numbers are, in the colour of its type."""
    frame = case.exhibit.numbers.frame
    types = national(case.held).types["type"]
    codes = {name: code for code, name in case.names.items()}
    peers = {case.names[code] for code in case.peers}
    dots, lines = [], []
    for row in frame.itertuples():
        who = "own" if row.name == case.own else "peer" if row.name in peers else "other"
        edge, size, colour = _LOOK[who]
        fill = OWN if who == "own" else TYPES.get(_CODES.get(types[codes[row.name]], ""), OTHERS)
        x, y, most = (100 * share for share in (row.share_elsewhere, row.largest_share, row.largest_most))
        dots.append(((fill, edge, size), (x, y)))
        if most - y > 0.005:
            lines.append((colour, (x, y, most)))
    assert len(dots) > 300
    within = [seen.within(0.01, "", way) for way in (0, 1)]
    read = [((dot.fill, dot.edge, round(dot.size)), dot.spot) for dot in seen.dots]
    _alike(read, dots, [within[0], within[1]], "dots", seen)
    drawn = [line for line in seen.lines if len(line.points) == 2 and not line.dashed]
    aslant = [line for line in drawn if abs(line.points[0][0] - line.points[1][0]) > within[0]]
    upright = [
        (line.colour, (line.points[0][0], line.points[0][1], line.points[1][1]))
        for line in drawn
        if line not in aslant and line.colour in (LINE, MUTED, OWN)
    ]
    upright = [(one, at) for one, at in upright if abs(at[1] - at[2]) > within[1]]
    _alike(
        upright,
        [line for line in lines if line[1][2] - line[1][1] > within[1]],
        [within[0], *[within[1]] * 2],
        "lines",
        seen,
    )
    # What leads to a name that stands further off begins at a dot that has one.
    named = [(OWN if edge == PAPER else INK, at) for (_, edge, size), at in dots if size > _LOOK["other"][1]]
    for line in aslant:
        if line.colour in (OWN, INK):
            off = [
                max(abs(a - b) / most for a, b, most in zip(at, line.points[0], within, strict=True))
                for colour, at in named
                if colour == line.colour
            ]
            assert min(off) <= 1, f"{seen.where} a line to a name begins at no dot"
    (word,) = [word for word in seen.words if word.bold and word.colour == OWN]
    assert word.text == case.own
    _country(seen, case, within)


def _country(seen, case: Case, within) -> None:
    land = national(case.held).by_country.variety.loc["NL"]
    bands = [bar for bar in seen.bars if abs(bar.y[0] - 100 * land["largest_share"]) <= within[1]]
    assert any(abs(bar.y[1] - 100 * land["largest_most"]) <= within[1] for bar in bands), (
        "no band of the country"
    )
    across = 100 * land["share_elsewhere"]
    assert any(line.dashed and abs(line.points[0][0] - across) <= within[0] for line in seen.lines)


def _alike(read, told, within, what, seen) -> None:
    """Each that is told is drawn once, in its look, as near as the picture can show."""
    assert Counter(look for look, _ in read) == Counter(look for look, _ in told), f"{seen.where} {what}"
    for look in {look for look, _ in told}:
        here = sorted(at for one, at in read if one == look)
        there = sorted(at for one, at in told if one == look)
        left = list(there)
        for at in here:
            near = [
                other
                for other in left
                if all(abs(a - b) <= most for a, b, most in zip(at, other, within, strict=True))
            ]
            assert near, f"{seen.where} {what} in {look} at {at} are of no gemeente"
            left.remove(near[0])
