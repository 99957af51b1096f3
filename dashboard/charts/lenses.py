"""The old lens beside the new one: what each looks at, in the gemeente and in the country."""

import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, bar_trace, scatter_trace
from dashboard.charts.template import figure
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.profile.lenses import MEASURES
from dashboard.language import Language
from dashboard.style.colours import INK, MUTED, OWN, PAPER

__all__ = ["lenses"]

_LENSES = {"old": ("classic",), "new": ("eu", "moe", "gips", "other")}
"""What each lens looks at, as shares of all residents."""

_HEAD, _LINE, _BAR, _GAP = 30, 21, 12, 14
"""Heights in pixels: of a heading, of a line of words, of a bar, and below it."""


def lenses(numbers: Numbers, language: Language, narrow: bool = False) -> go.Figure:
    """Draw the shares that the old and the new lens look at.

    Parameters
    ----------
    numbers : Numbers
        `lenses` of a story: `measure`, `share`, `national_share`.
    language : Language
    narrow : bool
        Whether a name and the value of the country take a line each.

    Returns
    -------
    go.Figure
        A bar for the gemeente, a mark for the country; heights are in pixels.
    """
    shares = numbers.frame.set_index("measure")
    bars: list[tuple[float, float, str]] = []
    lines: list[tuple[float, str]] = []
    heads: list[tuple[float, str]] = []
    marks: list[tuple[float, float]] = []
    top, words = 0.0, _LINE * (2 if narrow else 1)
    for lens, measures in _LENSES.items():
        heads.append((top + 4, f"<b>{language.say(f'uw_gemeente.lens_{lens}')}</b>"))
        top += _HEAD
        for measure in measures:
            row = shares.iloc[MEASURES.index(measure)]
            own, national = (Quantity(row[name], "share") for name in ("share", "national_share"))
            name, written = language.say(str(row.name)), own.write(language)
            beside = language.say("uw_gemeente.lens_national", share=national.write(language))
            between = "<br>" if narrow else " · "
            lines.append((top, f"<b>{written}</b> {name}{between}{beside}"))
            middle = top + words + _BAR / 2
            if own.known:
                bars.append((round(float(row["share"]), 5), middle, f"{name}: {written}"))
            if national.known:
                marks.append((round(float(row["national_share"]), 5), middle))
            top += words + _BAR + _GAP
    drawn = [MEASURES.index(measure) for measures in _LENSES.values() for measure in measures]
    highest = shares.iloc[drawn].max(axis=None)
    return figure(
        [_bars(bars), *_marks(marks), _words(heads, MUTED, 13), _words(lines, INK, 14)],
        language,
        int(top),
        hovermode="closest",
        xaxis={
            "visible": False,
            "fixedrange": True,
            "range": [0, (float(highest) if highest > 0 else 1) * 1.02],
        },
        yaxis={"visible": False, "fixedrange": True, "range": [top, 0]},
    )


def _marks(marks: list[tuple[float, float]]) -> list[Trace]:
    """A rule for each with a light edge, so that it stands out on a bar as well as beside it."""
    across = [at for share, _ in marks for at in (share, share, None)]
    down = [at for _, middle in marks for at in (middle - _BAR / 2, middle + _BAR, None)]
    return [
        scatter_trace(
            x=across, y=down, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip"
        )
        for colour, width in ((PAPER, 6), (INK, 2.5))
    ]


def _bars(bars: list[tuple[float, float, str]]) -> Trace:
    shares, middles, told = zip(*bars, strict=True) if bars else ((), (), ())
    return bar_trace(
        x=shares,
        y=middles,
        hovertext=told,
        hovertemplate="%{hovertext}",
        width=_BAR,
        orientation="h",
        marker={"color": OWN},
    )


def _words(lines: list[tuple[float, str]], colour: str, size: int) -> Trace:
    """Words that begin at the left, below their heights: as points, which weigh less than notes."""
    tops, texts = zip(*lines, strict=True)
    return scatter_trace(
        x=[0] * len(tops),
        y=tops,
        text=texts,
        mode="text",
        textposition="bottom right",
        textfont={"color": colour, "size": size},
        hoverinfo="skip",
    )
