"""A gemeente and its peers as a table, with the course of the share of each as a small line: inline SVG."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from urllib.parse import quote

import pandas as pd

from dashboard.charts.key import Key, KeyEntry
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.comparison_table import COLUMNS, ComparisonTable
from dashboard.language import Language
from dashboard.style.colours import INK, OWN

__all__ = ["lines_key", "small_line", "span", "sparkline_table"]

_WIDTH, _ON_PHONE, _HEIGHT = 120, 84, 24
"""Pixels of a line, wide and on a phone, and its height."""

_MOST = 50
"""Rows that are drawn; the numbers behind the table hold all."""

_FINE = 2
_YEAR = 7
_GAP = 16
"""Units in a pixel, whole ones so that a line takes few characters; and of a year, and of the break."""
_NARROW = ("name", "now")
_PIN = "position:sticky;bottom:0;background:#fff;z-index:1"


def sparkline_table(found: ComparisonTable, own: str, language: Language, narrow: bool = False) -> str:
    """Write the table, in the order of the figure; the row of the own gemeente stays in sight.

    Parameters
    ----------
    found : ComparisonTable
    own : str
        Code of the gemeente whose row is marked.
    language : Language
    narrow : bool
        Only the columns for which a phone has room: the share, and that of the order.

    Returns
    -------
    str
        HTML. End tags that HTML lets one leave out are left out: the table travels with every change.
    """
    columns = [column for column in COLUMNS if not narrow or column in (*_NARROW, found.sorted_by)]
    numbers = found.numbers
    frame = numbers.frame[[*columns, *numbers.behind(*columns)]]
    written = replace(numbers, frame=frame).table(language)
    ends = span(found, own)
    heads = [escape(numbers.heading(column, language)) for column in columns]
    years = [*found.old.columns, *found.new.columns]
    first, last = min(years), max(years)
    heads.insert(1, escape(language.say("vergelijk.column.series", first=first, last=last)))
    rows = []
    shown = _around(found.regions.index(own), len(found.regions))
    for place in shown:
        region = found.regions[place]
        pin = f' style="{_PIN}"' if region == own else ""
        cells = [escape(str(written[numbers.heading(column, language)].iloc[place])) for column in columns]
        colour, width = OWN if region == own else INK, _ON_PHONE if narrow else _WIDTH
        old, new = found.old.iloc[place], found.new.iloc[place]
        cells.insert(1, small_line(old, new, ends, colour, language, width))
        body = f"<th scope=row{pin}>{cells[0]}" + "".join(f"<td{pin}>{cell}" for cell in cells[1:])
        rows.append(f"<tr{' class=own' if region == own else ''}>{body}")
    gap = f"<tr class=gap><td colspan={len(columns) + 1}>…"
    rows = [gap] * (shown.start > 0) + rows + [gap] * (shown.stop < len(found.regions))
    label = escape(numbers.title(language))
    head = "".join(f"<th scope=col>{text}" for text in heads)
    return (
        f'<div class="figures" style="max-height:36rem" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}<tbody>{''.join(rows)}</table></div>"
    )


def small_line(
    old: pd.Series,
    new: pd.Series,
    ends: tuple[float, float],
    colour: str,
    language: Language,
    width: int = _WIDTH,
) -> str:
    """Draw a series in two parts, with a gap between them, as an image: Streamlit takes drawings out of HTML.

    Parameters
    ----------
    old, new : Series of float
        On year.
    ends : (low, high)
        Of the scale.
    colour : str
    language : Language
    width : int
        Pixels.
    """
    drawing, told = _line(old, new, ends, colour, language)
    return f'<img width={width} height={_HEIGHT} alt="{escape(told)}" src="data:image/svg+xml,{drawing}">'


def _around(own: int, count: int) -> range:
    """The rows that are drawn: all, or as many as travel quickly, with the own one in their middle."""
    first = min(max(own - _MOST // 2, 0), max(count - _MOST, 0))
    return range(first, min(first + _MOST, count))


def _line(
    old: pd.Series, new: pd.Series, ends: tuple[float, float], colour: str, language: Language
) -> tuple[str, str]:
    """Draw both series on one scale, with a gap between them; the drawing as part of an address, and its words."""
    start = (int(old.index.max()) - int(old.index.min())) * _YEAR + _GAP if len(old) else 0
    paths = "".join(
        f"<path d='{_path(series, left, ends)}' stroke-width='{width}'/>"
        for series, left, width in ((old, 0, _FINE), (new, start, 2 * _FINE))
    )
    told = "; ".join(text for text in (_told(series, language) for series in (old, new)) if text)
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_FINE * _WIDTH} {_FINE * _HEIGHT}' fill='none' "
        f"preserveAspectRatio='none' stroke='{colour}'>{paths}</svg>"
    )
    return quote(drawing, safe=" '=/:"), told or language.say("value.missing")


def span(found: ComparisonTable, own: str) -> tuple[float, float]:
    """Return the lowest and the highest share of all lines that are drawn."""
    shown = _around(found.regions.index(own), len(found.regions))
    values = pd.concat([series.iloc[list(shown)].stack() for series in (found.old, found.new)]).dropna()
    return (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)


def _path(series: pd.Series, left: int, ends: tuple[float, float]) -> str:
    """Write the line of a series, every point as its step from the one before; it is broken where a year is missing."""
    low, high = ends
    top, bottom = 2 * _FINE, (_HEIGHT - 2) * _FINE
    steps: list[str] = []
    before: tuple[int, int] | None = None
    pen = "l"
    years = series.index.tolist()
    first = min(years, default=0)
    for year, value in zip(years, series.tolist(), strict=True):
        if pd.isna(value):
            before = None
            continue
        x = left + (int(year) - int(first)) * _YEAR + _FINE
        y = round(bottom - (bottom - top) * (float(value) - low) / ((high - low) or 1))
        # What repeats the letter before it goes without.
        steps.append(f"M{x} {y}" if before is None else f"{pen}{x - before[0]} {y - before[1]}")
        pen = "l" if before is None else " "
        before = x, y
    return "".join(steps).replace(" -", "-")


def _told(series: pd.Series, language: Language) -> str:
    known = series.dropna()
    if known.empty:
        return ""
    low, high = (_share(float(known.iloc[end]), language) for end in (0, -1))
    return language.say(
        "vergelijk.column.series_told", low=low, high=high, first=known.index[0], last=known.index[-1]
    )


def _share(value: float, language: Language) -> str:
    return Quantity(value, "share", 1).write(language)


def lines_key(found: ComparisonTable, own: str, groups: Sequence[int], language: Language) -> Key:
    """Say what the lines are."""
    low, high = span(found, own)
    ends = {"low": _share(low, language), "high": _share(high, language)}
    filled: dict[str, object] = {}
    for name, series, count in zip(("old", "new"), (found.old, found.new), groups, strict=True):
        if len(series.columns):
            first, last = min(series.columns), max(series.columns)
            filled |= {f"{name}_groups": count, f"{name}_first": first, f"{name}_last": last}
    part = "" if len(filled) > 3 else "_old" if "old_groups" in filled else "_new"
    told = language.say(f"vergelijk.table.key{part}", **filled, **ends)
    if len(found.regions) > _MOST:
        most = language.formats.integer(len(found.regions))
        told += " " + language.say("vergelijk.table.most", most=_MOST, count=most)
    return (KeyEntry("text", told),)
