"""Which groups live where, as a table to look at: a row for each area, the quotients tinted around 1."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.charts.key import Key, KeyEntry
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language
from dashboard.style.colours import DIVERGING

__all__ = ["MOST_ROWS", "location_quotient_key", "location_quotient_table"]

MOST_ROWS = 40
"""Areas that are drawn; the numbers behind the table hold all."""

_FEWER, _MORE = 0.8, 1.25
_TINTS = dict(zip(("fewer", "more"), (DIVERGING[0][0], DIVERGING[1][0]), strict=True))


def location_quotient_table(
    numbers: Numbers, names: Mapping[str, str], level: str, language: Language
) -> str:
    """Draw the table.

    Parameters
    ----------
    numbers : Numbers
        Of :func:`dashboard.findings.within.location_quotients.location_quotients`.
    names : mapping of str to str
        What each area is called.
    level : str
    language : Language

    Returns
    -------
    str
        HTML. Of many areas those whose composition, weighed by their inhabitants, lies farthest from the whole.
    """
    frame = numbers.frame
    groups = list(dict.fromkeys(frame["group"]))
    whole = frame.groupby("group", sort=False)["whole"].first()
    heads = "".join(f"<th scope=col>{escape(language.group(group))}" for group in groups)
    parts = [frame.iloc[start : start + len(groups)] for start in range(0, len(frame), len(groups))]
    if len(parts) > MOST_ROWS:
        apart = [((part["share"] - part["whole"]).abs() * part["persons"].sum()).sum() for part in parts]
        farthest = set(pd.Series(apart).nlargest(MOST_ROWS).index)
        parts = [part for place, part in enumerate(parts) if place in farthest]
    shares = "".join(f"<td>{Quantity(whole[group], 'share', 1).write(language)}" for group in groups)
    rows = [f"<tr class=own><th scope=row>{escape(language.say('wijken.living.whole'))}{shares}"]
    for part in parts:
        cells = "".join(_cell(row, numbers, language) for row in part.to_dict("records"))
        rows.append(
            f"<tr><th scope=row style=vertical-align:middle>{escape(names[str(part['name'].iloc[0])])}{cells}"
        )
    label = escape(numbers.title(language))
    first = escape(language.say(f"level.{level}.heading"))
    short = " short" if len(rows) <= 16 else ""
    return (
        f'<div class="figures{short}" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr><th scope=col>{first}{heads}<tbody>{''.join(rows)}</table></div>"
    )


def location_quotient_key(language: Language) -> Key:
    """Say what the tints are."""
    return _swatch("more", language), _swatch("fewer", language)


def _cell(row: Mapping[Hashable, Any], numbers: Numbers, language: Language) -> str:
    share = escape(numbers.quantity(row, "share").write(language))
    quotient = row["quotient"]
    if pd.isna(quotient):
        return f"<td>{share}<br><small>{escape(language.say('wijken.living.too_few'))}</small>"
    kind = "more" if quotient >= _MORE else "fewer" if quotient <= _FEWER else ""
    tint = f' style="background:{_TINTS[kind]}"' if kind else ""
    times = escape(numbers.quantity(row, "quotient").write(language))
    return f"<td{tint}>{share}<br><small>{times}</small>"


def _swatch(kind: str, language: Language) -> KeyEntry:
    bound = language.formats.decimal(_MORE if kind == "more" else _FEWER, 2)
    return KeyEntry("swatch", language.say(f"wijken.living.{kind}", bound=bound), _TINTS[kind])
