"""Charts that PowerPoint itself draws and lets one edit, from the numbers of a figure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE as KIND
from pptx.enum.chart import XL_LABEL_POSITION as LABEL
from pptx.enum.chart import XL_MARKER_STYLE as MARKER
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from dashboard.briefing.chart_style import (
    Box,
    axis,
    every,
    legend,
    paint,
    point_label,
    put_chart,
    quiet,
    upside_down,
    write,
)
from dashboard.findings.model.finding import Numbers
from dashboard.language import Language
from dashboard.style.colours import GROUPS, MUTED, OTHERS, OWN, PAPER

__all__ = ["add_bars", "add_groups", "add_positions", "add_series"]


def add_groups(slide: Any, box: Box, numbers: Numbers, language: Language) -> Any:
    """Draw the groups as bars in shares, those born abroad hatched where they are known."""
    rows = numbers.frame
    split = {"nl", "abroad"} <= set(rows) and bool(rows[["nl", "abroad"]].notna().all(axis=None))
    data = CategoryChartData(number_format="0.0%")
    data.categories = [_group_label(row, numbers, language) for row in rows.to_dict("records")]
    if split:
        total = float(rows["persons"].sum())
        for column in ("nl", "abroad"):
            data.add_series(language.say(f"heading.{column}"), (rows[column].astype(float) / total).tolist())
    else:
        data.add_series(language.say("heading.share"), _numbers(rows["share"]))
    frame = put_chart(slide, KIND.BAR_STACKED, box, data)
    chart = frame.chart
    quiet(chart, language)
    chart.plots[0].gap_width, chart.plots[0].overlap = 55, 100
    for number, series in enumerate(chart.plots[0].series):
        for point, group in enumerate(rows["group"]):
            _fill_point(series.points[point].format.fill, GROUPS.get(group, OTHERS), hatched=number == 1)
    upside_down(chart)
    chart.value_axis.visible = False
    return frame


def _group_label(row: Any, numbers: Numbers, language: Language) -> str:
    share = replace(numbers.quantity(row, "share"), digits=1).write(language)
    persons = row.get("persons")
    if persons is not None and not pd.isna(persons):
        share = language.say("deck.thousands", share=share, persons=language.formats.integer(int(persons)))
    return f"{language.group(row['group'])}: {share}"


def _fill_point(fill: Any, hue: str, hatched: bool) -> None:
    if hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        paint(fill.fore_color, PAPER)
        paint(fill.back_color, hue)
    else:
        fill.solid()
        paint(fill.fore_color, hue)


def add_bars(
    slide: Any,
    box: Box,
    names: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    form: str,
    language: Language,
) -> Any:
    """Draw bars beside each other.

    Parameters
    ----------
    slide : Slide
    box : Box
    names : sequence of str (n)
        What each row of bars is of.
    series : sequence of (name, n numbers, colour)
    form : str
        Number format.
    language : Language
    """
    data = CategoryChartData(number_format=form)
    data.categories = list(names)
    for name, values, _ in series:
        data.add_series(name, list(values))
    frame = put_chart(slide, KIND.BAR_CLUSTERED, box, data)
    chart = frame.chart
    quiet(chart, language)
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, -5
    for made, (_, _, hue) in zip(chart.plots[0].series, series, strict=True):
        made.format.fill.solid()
        paint(made.format.fill.fore_color, hue)
        labels = made.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, form, False
        labels.position = LABEL.OUTSIDE_END
        labels.font.size = Pt(11)
    upside_down(chart)
    chart.value_axis.visible = False
    legend(chart)
    return frame


def add_positions(slide: Any, box: Box, picture: Any, names: tuple[str, str, str], language: Language) -> Any:
    """Draw all gemeenten as dots on a share in %, where the screen's own picture puts them.

    Parameters
    ----------
    slide : Slide
    box : Box
    picture : go.Figure
        One trace for the others, one for the peers if any, one for the gemeente itself, in that order.
    names : others, peers, own
    language : Language
    """
    data = XyChartData(number_format="0.000")
    reach = max(abs(float(y)) for trace in picture.data for y in trace.y) * 1.3 + 1
    looks: list[int] = []
    for trace in picture.data:
        own = len(trace.x) == 1 and trace is picture.data[-1]
        kind = 2 if own else 1 if looks else 0
        series = data.add_series(names[kind])
        for x, y in zip(trace.x, trace.y, strict=True):
            series.add_data_point(round(float(x), 4), float(y))
        if own:
            # A stem above the cloud of dots carries the name, which would be lost among them.
            series.add_data_point(round(float(trace.x[0]), 4), reach * 0.8)
        looks.append(kind)
    frame = put_chart(slide, KIND.XY_SCATTER, box, data)
    chart = frame.chart
    quiet(chart, language)
    for series, kind in zip(chart.plots[0].series, looks, strict=True):
        if kind == 2:
            paint(series.format.line.color, OWN)
            series.format.line.width = Pt(1.25)
        else:
            series.format.line.fill.background()
        marker = series.marker
        marker.style, marker.size = MARKER.CIRCLE, (6, 8, 14)[kind]
        marker.format.fill.solid()
        paint(marker.format.fill.fore_color, (OTHERS, MUTED, OWN)[kind])
        # Dark instead of ringed: not every program draws the edge of a dot.
        marker.format.line.fill.background()
        if kind == 2:
            value = float(picture.data[-1].x[0])
            words = language.say("deck.point", name=names[2], value=f"{language.formats.decimal(value, 1)}%")
            point_label(series.points[1], words, OWN, LABEL.ABOVE)
            series.points[1].marker.style = MARKER.NONE
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = -reach, reach
    axis(chart.category_axis, '0"%"')
    legend(chart)
    return frame


def add_series(
    slide: Any,
    box: Box,
    rows: pd.DataFrame,
    title: str,
    names: tuple[str, str],
    top: float,
    language: Language,
) -> Any:
    """Draw the index of one classification through the years; the two classifications stand on charts of their own.

    Parameters
    ----------
    slide : Slide
    box : Box
    rows : DataFrame (year, index, median)
    title : str
    names : own, median
    top : float
        Of the axis.
    language : Language
    """
    data = CategoryChartData(number_format="0.000")
    data.categories = [str(year) for year in rows["year"]]
    for column, name in (("index", names[0]), ("median", names[1])):
        data.add_series(name, _numbers(rows[column]))
    frame = put_chart(slide, KIND.LINE_MARKERS if len(rows) < 8 else KIND.LINE, box, data)
    chart = frame.chart
    quiet(chart, language)
    chart.has_title = True
    chart.chart_title.include_in_layout = False
    write(chart.chart_title.text_frame, title, MUTED, 12)
    for series, hue, width in zip(chart.plots[0].series, (OWN, OTHERS), (3, 1.75), strict=True):
        series.smooth = False
        paint(series.format.line.color, hue)
        series.format.line.width = Pt(width)
        series.marker.style = MARKER.CIRCLE if len(rows) < 8 and hue == OWN else MARKER.NONE
        if series.marker.style == MARKER.CIRCLE:
            series.marker.size = 7
            series.marker.format.fill.solid()
            paint(series.marker.format.fill.fore_color, OWN)
            series.marker.format.line.fill.background()
    known = rows["index"].astype(float).reset_index(drop=True).dropna()
    for place in sorted({known.index[0], known.index[-1]} if len(known) else ()):
        value = language.formats.decimal(float(known[place]), 2)
        point_label(chart.plots[0].series[0].points[int(place)], value, OWN, LABEL.ABOVE)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, top
    axis(chart.value_axis, "0.0")
    axis(chart.category_axis, "General")
    if len(rows) > 12:
        every(chart, 5)
    legend(chart)
    return frame


def _numbers(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else round(float(value), 6) for value in column]


def _round_up(value: float) -> float:
    return -(-value * 10 // 1) / 10
