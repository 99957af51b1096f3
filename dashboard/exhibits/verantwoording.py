"""The page of the account: entries, rules, method, record, tables, changes and limits, each made once a language."""

import datetime
from functools import cache
from html import escape

import pandas as pd

from dashboard.analysis.events import events
from dashboard.findings.data.national import HERKOMST, OLD, National, national
from dashboard.findings.known.facts import facts
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import indicators
from dashboard.findings.sources.account import Account, account
from dashboard.findings.sources.declarations import changes, limits
from dashboard.findings.sources.freshness import boundary_years, freshness, waiting
from dashboard.findings.sources.type_reasons import type_caveats
from dashboard.findings.sources.types import gemeente_signals
from dashboard.language import Language
from dashboard.markup.account import (
    changes_html,
    definitions,
    entries_html,
    heading,
    limits_html,
    tables_html,
)
from dashboard.markup.events import events_html
from dashboard.markup.known import sources_html
from dashboard.markup.method import members_html, method_html, rules_html, signals_html
from dashboard.store.settings import keeping
from data_sources import Snapshot
from data_sources.kept import kept
from geo import herindelingen

__all__ = ["THREATS_ASKED", "asked", "boundaries", "changed", "entries", "faults", "happened", "limited"]
__all__ += ["FAULTS", "method", "resting_on", "tables", "threats", "types", "works"]


@kept(64)
def entries(held: Snapshot, family: str, theme: str | None, language: Language) -> str:
    """The entries of a family (of a theme), as HTML."""
    return entries_html(_of(held, family, theme), language)


@kept(128)
def asked(held: Snapshot, key: str, language: Language) -> str:
    """One entry, opened; nothing where there are no such figures."""
    entry = indicators()[key].entry if key in indicators() else key
    found = account(national(held)).get(entry)
    return entries_html([found], language, opened=True) if found else ""


@kept(4)
def types(held: Snapshot, language: Language) -> tuple[str, str, str]:
    """The rules, the gemeenten of every type, and the sources of the signals."""
    frames, table = national(held), gemeente_signals(held)
    used = [
        (
            str(signal),
            tuple((one, held.source(one).url) for one in str(row["source"]).split(", ")),
            str(row["period"]),
        )
        for signal, row in table.sources.iterrows()
    ]
    return (
        rules_html(table.national, language),
        members_html(frames.types["type"], frames.gemeenten.names, language),
        signals_html(used, language),
    )


def resting_on(held: Snapshot, language: Language) -> str:
    """Say what types rest on, and why."""
    return " ".join(caveat.say(language) for caveat in type_caveats(national(held)))


@kept(4)
def method(held: Snapshot, language: Language) -> dict[str, str]:
    """How figures are made, by subject."""
    frames = national(held)
    window = if_held(lambda: frames.window, ())
    return dict(method_html(frames.year, len(window), _corrected(frames), language))


@kept(4)
def happened(held: Snapshot, language: Language) -> str:
    """What is known to have happened, and who says so: the causes that may be named beside a jump."""
    known, names = herindelingen.events(held), herindelingen.names(held)
    source = next((entry.url for entry in held.sources() if entry.file("history")), "")
    shown = events_html(events().values(), known, names, source, language)
    return heading(language.say("verantwoording.events.title")) + shown


@kept(8)
def tables(held: Snapshot, today: datetime.date, language: Language) -> str:
    """Every table and how fresh it is, and the tables that are known but not held."""
    told = f"<p>{language.say('ground.intro')}</p>" + tables_html(freshness(held, today), language)
    known = ", ".join(f"{one.title} ({one.table})" for one in waiting(held))
    missing = language.say("verantwoording.table.waiting", tables=known) if known else ""
    return f"{told}<p style='margin:1rem 0 .25rem'>{missing}</p>"


@kept(4)
def boundaries(held: Snapshot, language: Language) -> str:
    """The years of the boundaries, by level."""
    told = [
        language.say(
            "verantwoording.table.boundary",
            level=language.say(f"verantwoording.use.{level}"),
            years=_span(years),
        )
        for level, years in boundary_years(held).items()
    ]
    return language.say("verantwoording.table.boundaries", told="; ".join(told))


@cache
def changed(language: Language) -> str:
    """What changed."""
    return changes_html(changes(), language)


@cache
def limited(language: Language) -> str:
    """What stands in the way of accessibility."""
    return limits_html(limits(), language)


THREATS = ("leads", "guess", "other", "tell", "meetings", "script", "site", "lost", "persons", "gone")
"""What can go wrong at a meeting."""

THREATS_ASKED = ("spam", "read", "desk", "markup", "asker", "kept")
"""What can go wrong with questions and reactions."""


SAFE = {
    "internet": ("tls", "headers", "network"),
    "bio": ("accounts", "logged", "place", "backup", "falls", "packages"),
    "pentest": ("inject", "files", "flood", "tested"),
}
"""What is asked of security, by who asks."""


@cache
def threats(language: Language, of: tuple[str, ...] = THREATS) -> str:
    """What can go wrong, or is asked, and what is done about it."""
    told = (f"verantwoording.threat.{one}" for one in of)
    keep = keeping()
    days = {
        "receipt": keep.receipt_days,
        "unanswered": keep.unanswered_days,
        "unread": keep.unread_days,
    }
    terms = {name: language.formats.integer(term) for name, term in days.items()}
    rows = (
        f"<dt>{escape(language.say(f'{one}.what'))}</dt><dd>{escape(language.say(f'{one}.answer', **terms))}</dd>"
        for one in told
    )
    return f'<dl class="meeting-types">{"".join(rows)}</dl>'


FAULTS = ("cbs", "half", "disk", "clock", "database", "killed", "memory", "descriptors", "slow")
"""What can go wrong with the server; `tests/faults.toml` names the tests that imitate each."""


@cache
def faults(language: Language) -> str:
    """What can go wrong with the server, what users see then, and what is kept."""
    told = []
    for fault in FAULTS:
        key = f"verantwoording.fault.{fault}"
        facts = [
            (language.say(f"verantwoording.fault.{part}"), escape(language.say(f"{key}.{part}")))
            for part in ("seen", "kept")
        ]
        told.append(f"<p><b>{escape(language.say(f'{key}.what'))}</b></p>{definitions(facts)}")
    return "".join(told)


@cache
def works(language: Language) -> str:
    """Every work from which a fact is told, with its facts."""
    return sources_html(facts().values(), language)


def _of(held: Snapshot, family: str, theme: str | None) -> list[Account]:
    return [
        entry
        for entry in account(national(held)).values()
        if entry.family == family and (theme is None or entry.theme == theme)
    ]


def _span(years: tuple[int, ...]) -> str:
    whole = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if whole else ", ".join(map(str, years))


def _corrected(frames: National) -> int:
    """Residents of border corrections in the years that are shown: a series on one division leaves them out."""
    if not herindelingen.told(frames.snapshot):
        return 0
    shown = [year for partition in (OLD, HERKOMST) for year in frames.years(partition)]
    found = herindelingen.border_corrections(frames.snapshot)
    since = found["date"] > pd.Timestamp(min(shown, default=frames.year), 1, 1)
    return int(found.loc[since, "inhabitants"].sum())
