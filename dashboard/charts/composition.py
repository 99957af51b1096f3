"""Of which groups an area is made up: a bar per group, those born abroad apart."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, bar_trace, scatter_trace
from dashboard.charts.hovers import NUMBER, told_instead
from dashboard.charts.template import figure
from dashboard.findings.model.finding import Numbers
from dashboard.language import Language
from dashboard.style.colours import GROUPS, INK, OTHERS

__all__ = ["composition", "tells_birthplace"]

_ROW = 54


def composition(
    numbers: Numbers,
    language: Language,
    names: Sequence[str] | None = None,
    colours: Sequence[str] | None = None,
) -> go.Figure:
    """Draw the groups of a gemeente, largest first.

    Parameters
    ----------
    numbers : Numbers
        Of :func:`dashboard.findings.profile.composition.groups_figure`.
    language : Language
    names, colours : sequence of str, optional
        Of each bar; by default those of its group.

    Returns
    -------
    go.Figure
        Bars in shares (0 to 1); where the country of birth is known, residents born abroad are hatched.
    """
    groups = numbers.frame.set_index("group")
    names = list(names or (language.group(group) for group in groups.index))
    colours = list(colours or (GROUPS.get(group, OTHERS) for group in groups.index))
    by_birthplace = tells_birthplace(numbers)
    rows = list(range(len(groups)))
    traces = []
    if by_birthplace:
        whole = groups["share"] / groups["persons"].where(groups["persons"] > 0).astype(float)
        for column, pattern in (("nl", ""), ("abroad", "/")):
            persons = groups[column].astype(float)
            label = language.say(f"column.{column}")
            traces.append(
                bar_trace(
                    y=rows,
                    x=(persons * whole).fillna(0).round(5).tolist(),
                    orientation="h",
                    marker={
                        "color": colours,
                        "pattern": {"shape": pattern, "fgcolor": "#ffffff", "size": 7, "solidity": 0.35},
                    },
                    customdata=persons.astype(int).tolist(),
                    text=names,
                    textposition="none",
                    hovertemplate=f"<b>%{{text}}</b><br>{label}: %{{x:.1%}} · %{{customdata:,d}}",
                )
            )
    else:
        traces.append(
            bar_trace(
                y=rows,
                x=groups["share"].round(5).tolist(),
                orientation="h",
                marker={"color": colours},
                text=names,
                textposition="none",
                hovertemplate=told_instead(
                    f"<b>%{{text}}</b>: {NUMBER}", "%{x:.1%}", _at_most(numbers, language)
                ),
            )
        )
    return figure(
        [*traces, _labels(names, numbers, language)],
        language,
        _ROW * len(groups) + 8,
        barmode="stack",
        bargap=0.55,
        xaxis={
            "visible": False,
            "fixedrange": True,
            "range": [0, max(0.01, float(groups["share"].max()) * 1.02) if len(groups) else 1],
        },
        # Labels stand above their bar, so the first row needs room.
        yaxis={"visible": False, "fixedrange": True, "range": [len(groups) - 0.62, -0.85]},
    )


def tells_birthplace(numbers: Numbers) -> bool:
    """Whether the bars tell those born abroad apart."""
    known = numbers.frame.reindex(columns=["nl", "abroad"])
    return bool(len(known) and known.notna().all(axis=None))


def _at_most(numbers: Numbers, language: Language) -> list[str]:
    told = (numbers.quantity(row, "share") for row in numbers.frame.to_dict("records"))
    return [share.write(language) if share.rounded_away else "" for share in told]


def _labels(names: Sequence[str], numbers: Numbers, language: Language) -> Trace:
    """Share, name and number above each bar: as points, which weigh less than notes."""
    texts = []
    for name, row in zip(names, numbers.frame.to_dict("records"), strict=True):
        share, count = replace(numbers.quantity(row, "share"), digits=1), row.get("persons")
        text = f"<b>{share.write(language)}</b> {name}"
        if count is not None and not pd.isna(count):
            number = language.say("unit.inhabitants", persons=language.formats.integer(int(count)))
            text += f" · {number}"
        texts.append(text)
    return scatter_trace(
        x=[0] * len(texts),
        y=[row - 0.24 for row in range(len(texts))],
        text=texts,
        mode="text",
        textposition="top right",
        textfont={"color": INK, "size": 14},
        hoverinfo="skip",
    )
