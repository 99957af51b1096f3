"""What is known to have happened, as HTML: declared events with their sources, and herindelingen that CBS tells of."""

from collections.abc import Iterable, Mapping
from html import escape

import pandas as pd

from dashboard.analysis.events import Event
from dashboard.language import Language
from dashboard.markup.account import definitions, folded, table_link

__all__ = ["events_html"]


def events_html(
    declared: Iterable[Event], told: pd.DataFrame, names: Mapping[str, str], source: str, language: Language
) -> str:
    """Write what may be named beside a jump.

    Parameters
    ----------
    declared : iterable of Event
    told : DataFrame
        What CBS tells of gemeenten; see :func:`geo.herindelingen.events`.
    names : mapping
        Of every gemeente since 1988, by code.
    source : str
        Address of CBS's account.
    language : Language

    Returns
    -------
    str
        HTML.
    """
    say = language.say
    rows = [
        (_when(event), _event(event, names, language))
        for event in sorted(declared, key=lambda event: (event.last, event.first), reverse=True)
    ]
    # Who merely kept what it had, and a border that moved over nobody, are no news.
    moved = told[(told["old"] != told["new"]) & (told["inhabitants"].isna() | (told["inhabitants"] > 0))]
    of_cbs = "".join(
        folded(str(year), definitions(_days(of_year, names, language)))
        for year, of_year in sorted(moved.groupby(moved["date"].dt.year), reverse=True)
    )
    link = table_link("03759ned", source)
    return (
        f"<p>{escape(say('verantwoording.events.intro'))}</p>{definitions(rows)}"
        f"<p>{say('verantwoording.events.borders', table=link)}</p>"
        + folded(say("verantwoording.events.herindelingen"), of_cbs)
    )


def _when(event: Event) -> str:
    return str(event.first) if event.first == event.last else f"{event.first}–{event.last}"


def _event(event: Event, names: Mapping[str, str], language: Language) -> str:
    code, say = language.code, language.say
    if event.groups:
        groups = ", ".join(language.group(group) for group in event.groups)
        named = say("verantwoording.events.named", groups=groups)
    else:
        named = say("verantwoording.events.unnamed")
    where = f"{names[event.of]}: " if event.of in names else ""
    link = table_link(event.source[code], event.url)
    return f"{escape(where + event.what[code])} {escape(named)} {say('verantwoording.events.source', source=link)}"


def _days(of_year: pd.DataFrame, names: Mapping[str, str], language: Language) -> list[tuple[str, str]]:
    """What went to whom, a day at a time."""
    rows = []
    for day, of_day in of_year.groupby("date"):
        lines = [
            language.say(
                f"verantwoording.events.{row.kind}",
                old=escape(names[row.old]),
                new=escape(names[row.new]),
                persons="" if pd.isna(row.inhabitants) else language.formats.integer(int(row.inhabitants)),
            )
            for row in of_day.itertuples()
        ]
        rows.append((language.formats.date(pd.Timestamp(day).date().isoformat()), "<br>".join(lines)))
    return rows
