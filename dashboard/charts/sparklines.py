"""A gemeente and its peers as a table, with the course of the index of each as a small line: inline SVG."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from dashboard.findings.beside import Beside
from dashboard.language import Language
from dashboard.theme import INK, OWN

__all__ = ["lines_key", "sparkline_table"]

_WIDTH, _HEIGHT = 120, 24
_YEAR = 3.6
_GAP = 8
_NARROW = ("name", "now", "change")
_PIN = "position:sticky;top:2.4rem;bottom:0;background:#fff"


def sparkline_table(found: Beside, own: str, language: Language, narrow: bool = False) -> str:
    """Write the table, in the order of the figure; the row of the own gemeente stays in sight.

    Parameters
    ----------
    found : Beside
    own : str
        Code of the gemeente whose row is marked.
    language : Language
    narrow : bool
        Only the columns for which a phone has room.

    Returns
    -------
    str
        HTML. End tags that HTML lets one leave out are left out: the table travels with every change.
    """
    figure = found.figure
    columns = [str(column) for column in figure.frame if not narrow or column in _NARROW]
    written = figure.table(language)
    highest = max(found.old.max(axis=None, skipna=True), found.new.max(axis=None, skipna=True))
    heads = [escape(figure.heading(column, language)) for column in columns]
    first, last = min(found.old.columns), max(found.new.columns)
    heads.insert(1, escape(language.say("vergelijk.column.series", first=first, last=last)))
    rows = []
    for place, region in enumerate(found.regions):
        pin = f' style="{_PIN}"' if region == own else ""
        cells = [escape(str(written[figure.heading(column, language)].iloc[place])) for column in columns]
        line = _line(found.old.iloc[place], found.new.iloc[place], float(highest), region == own, language)
        cells.insert(1, line)
        body = f"<th scope=row{pin}>{cells[0]}" + "".join(f"<td{pin}>{cell}" for cell in cells[1:])
        rows.append(f"<tr{' class=own' if region == own else ''}>{body}")
    label = escape(figure.title(language))
    head = "".join(f"<th scope=col>{text}" for text in heads)
    return (
        f'<div class="figures" style="max-height:36rem" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}<tbody>{''.join(rows)}</table></div>"
    )


def _line(old: pd.Series, new: pd.Series, highest: float, own: bool, language: Language) -> str:
    """Draw both series on one scale from 0, with a gap between them."""
    start = (float(old.index.max()) - float(old.index.min())) * _YEAR + _GAP
    colour = OWN if own else INK
    paths = "".join(
        f'<path d="{_path(series, left, highest)}" stroke-width="{width}"/>'
        for series, left, width in ((old, 0.0, 1), (new, start, 2))
    )
    told = "; ".join(text for text in (_told(series, language) for series in (old, new)) if text)
    return (
        f'<svg width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'fill="none" stroke="{colour}" '
        f'aria-label="{escape(told or language.say("value.missing"))}">{paths}</svg>'
    )


def _path(series: pd.Series, left: float, highest: float) -> str:
    """Write the line of a series; it is broken where a year is missing."""
    start = float(series.index.min())
    steps: list[str] = []
    pen = "M"
    for year, value in series.items():
        if pd.isna(value):
            pen = "M"
            continue
        x = left + (float(str(year)) - start) * _YEAR + 1
        y = _HEIGHT - 2 - (_HEIGHT - 4) * float(value) / highest
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
    )
    return f"<p>{escape(told)}</p>"
