"""A gemeente and its peers as a table, with the course of the index of each as a small line: inline SVG."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

import pandas as pd

from dashboard.findings.beside import Beside
from dashboard.language import Language
from dashboard.theme import INK, OWN

__all__ = ["lines_key", "span", "sparkline_table"]

_WIDTH, _HEIGHT = 120, 24
_YEAR = 3.6
_GAP = 8
_NARROW = ("name", "now")
_PIN = "position:sticky;bottom:0;background:#fff;z-index:1"


def sparkline_table(found: Beside, own: str, language: Language, narrow: bool = False) -> str:
    """Write the table, in the order of the figure; the row of the own gemeente stays in sight.

    Parameters
    ----------
    found : Beside
    own : str
        Code of the gemeente whose row is marked.
    language : Language
    narrow : bool
        Only the columns for which a phone has room: the index, and that of the order.

    Returns
    -------
    str
        HTML. End tags that HTML lets one leave out are left out: the table travels with every change.
    """
    figure = found.figure
    columns = [str(column) for column in figure.frame if not narrow or column in (*_NARROW, found.sorted_by)]
    written = figure.table(language)
    low, high = span(found)
    heads = [escape(figure.heading(column, language)) for column in columns]
    first, last = min(found.old.columns), max(found.new.columns)
    heads.insert(1, escape(language.say("vergelijk.column.series", first=first, last=last)))
    rows = []
    for place, region in enumerate(found.regions):
        pin = f' style="{_PIN}"' if region == own else ""
        cells = [escape(str(written[figure.heading(column, language)].iloc[place])) for column in columns]
        line = _line(found.old.iloc[place], found.new.iloc[place], (low, high), region == own, language)
        cells.insert(1, line)
        body = f"<th scope=row{pin}>{cells[0]}" + "".join(f"<td{pin}>{cell}" for cell in cells[1:])
        rows.append(f"<tr{' class=own' if region == own else ''}>{body}")
    label = escape(figure.title(language))
    head = "".join(f"<th scope=col>{text}" for text in heads)
    return (
        f'<div class="figures" style="max-height:36rem" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}<tbody>{''.join(rows)}</table></div>"
    )


def _line(old: pd.Series, new: pd.Series, ends: tuple[float, float], own: bool, language: Language) -> str:
    """Draw both series on one scale, with a gap between them."""
    start = (float(old.index.max()) - float(old.index.min())) * _YEAR + _GAP
    colour = OWN if own else INK
    paths = "".join(
        f"<path d='{_path(series, left, ends)}' stroke-width='{width}'/>"
        for series, left, width in ((old, 0.0, 1), (new, start, 2))
    )
    told = "; ".join(text for text in (_told(series, language) for series in (old, new)) if text)
    # An image, because Streamlit takes drawings out of HTML.
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{_HEIGHT}' fill='none' "
        f"stroke='{colour}'>{paths}</svg>"
    )
    alt = escape(told or language.say("value.missing"))
    source = quote(drawing, safe=" '=/:")
    size = f'width={_WIDTH} height={_HEIGHT} style="vertical-align:middle"'
    return f'<img {size} alt="{alt}" src="data:image/svg+xml,{source}">'


def span(found: Beside) -> tuple[float, float]:
    """Return the lowest and the highest index of all lines."""
    values = pd.concat([found.old.stack(), found.new.stack()]).dropna()
    return (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)


def _path(series: pd.Series, left: float, ends: tuple[float, float]) -> str:
    """Write the line of a series; it is broken where a year is missing."""
    start = float(series.index.min())
    steps: list[str] = []
    pen = "M"
    for year, value in series.items():
        if pd.isna(value):
            pen = "M"
            continue
        x = left + (float(str(year)) - start) * _YEAR + 1
        y = _HEIGHT - 2 - (_HEIGHT - 4) * (float(value) - ends[0]) / ((ends[1] - ends[0]) or 1)
        steps.append(f"{pen}{x:.0f} {y:.1f}")
        pen = "L"
    return "".join(steps)


def _told(series: pd.Series, language: Language) -> str:
    known = series.dropna()
    if known.empty:
        return ""
    low, high = (language.formats.decimal(float(known.iloc[end]), 2) for end in (0, -1))
    return language.say(
        "vergelijk.column.series_told", low=low, high=high, first=known.index[0], last=known.index[-1]
    )


def lines_key(found: Beside, groups: Sequence[int], language: Language) -> str:
    """Say what the lines are."""
    told = language.say(
        "vergelijk.table.key",
        old_groups=groups[0],
        new_groups=groups[1],
        old_first=min(found.old.columns),
        old_last=max(found.old.columns),
        new_first=min(found.new.columns),
        new_last=max(found.new.columns),
        low=language.formats.decimal(span(found)[0], 2),
        high=language.formats.decimal(span(found)[1], 2),
    )
    return f"<p>{escape(told)}</p>"
