"""The account as HTML: an entry that opens for every figure, rule and table, with an anchor to link to."""

from collections.abc import Iterable, Sequence
from html import escape

from dashboard.findings.sources.account import Account, Use
from dashboard.findings.sources.declarations import Change, Limit, in_english
from dashboard.findings.sources.freshness import Fresh
from dashboard.language import Language
from dashboard.markup.grounds import grounds_html

__all__ = [
    "changes_html",
    "definitions",
    "entries_html",
    "folded",
    "limits_html",
    "table_link",
    "tables_html",
]

_GRID = (
    "display:grid;grid-template-columns:fit-content(11rem) minmax(0,1fr);gap:.25rem 1rem;"
    "margin:.5rem 0 1rem;padding:0;max-width:60rem"
)
_LINK = "#2a5b80"
_FOLDED = "border-bottom:1px solid var(--line);padding:.4rem 0"

Facts = Iterable[tuple[str, str]]
"""Words, and the HTML that stands beside them."""


def folded(summary: str, body: str, key: str = "", opened: bool = False, beside: str = "") -> str:
    """Something that opens; `key` is its anchor, `beside` stands quietly beside its name."""
    quiet = f' <span style="color:var(--muted)">{escape(beside)}</span>' if beside else ""
    anchor = f' id="uitleg-{escape(key)}"' if key else ""
    return (
        f'<details{anchor}{" open" if opened else ""} style="{_FOLDED}">'
        f"<summary><b>{escape(summary)}</b>{quiet}</summary>{body}</details>"
    )


def heading(words: str) -> str:
    """A heading of the second level, as pictures have it."""
    return f'<div class="exhibit"><h2>{escape(words)}</h2></div>'


def definitions(facts: Facts) -> str:
    """Facts as a list of terms, each with what it stands for."""
    rows = "".join(
        f'<dt style="color:var(--muted)">{escape(term)}<dd style="margin:0">{told}' for term, told in facts
    )
    return f'<dl style="{_GRID}">{rows}</dl>'


def entries_html(entries: Iterable[Account], language: Language, opened: bool = False) -> str:
    """Entries of the account, one under another.

    Parameters
    ----------
    entries : iterable of Account
    language : Language
    opened : bool
        Whether they stand open.

    Returns
    -------
    str
        HTML.
    """
    return "".join(_entry(entry, language, opened) for entry in entries)


def table_link(table: str, url: str) -> str:
    """Lead to a table at its source."""
    return f'<a href="{escape(url)}" style="color:{_LINK}">{escape(table)}</a>'


def tables_html(tables: Iterable[Fresh], language: Language) -> str:
    """How fresh every table is."""
    return "".join(_table(fresh, language) for fresh in tables)


def changes_html(changes: Sequence[Change], language: Language) -> str:
    """What changed, by day."""
    days = dict.fromkeys(change.date for change in changes)
    facts = []
    for day in days:
        told = "".join(f"<li>{escape(one.text[language.code])}" for one in changes if one.date == day)
        facts.append((language.formats.date(day.isoformat()), f'<ul style="margin:0">{told}</ul>'))
    return definitions(facts)


def limits_html(limits: Iterable[Limit], language: Language) -> str:
    """What stands in the way of accessibility."""
    told = []
    for limit in limits:
        facts = (
            ("instead", escape(limit.instead[language.code])),
            ("criterion", escape(limit.criterion)),
            ("issue", table_link(limit.issue, limit.url)),
        )
        words = [(language.say(f"verantwoording.limit.{key}"), fact) for key, fact in facts]
        told.append(f"<p><b>{escape(limit.what[language.code])}</b></p>{definitions(words)}")
    return "".join(told)


def _entry(entry: Account, language: Language, opened: bool) -> str:
    facts = [(_fact(key, language), escape(told.write(language))) for key, told in entry.facts]
    if entry.uses:
        facts.append((_fact("uses", language), "<br>".join(_use(use, language) for use in entry.uses)))
    if entry.caveats:
        mind = "<br>".join(escape(caveat.write(language)) for caveat in entry.caveats)
        facts.append((_fact("caveats", language), mind + grounds_html(entry.grounds, language)))
    body = f'<p style="margin:.5rem 0">{escape(entry.definition.write(language))}</p>{definitions(facts)}'
    return folded(entry.name.write(language), body, entry.key, opened)


def _fact(key: str, language: Language) -> str:
    return language.say(f"verantwoording.fact.{key}")


def _use(use: Use, language: Language) -> str:
    return language.say(
        f"verantwoording.use.{'one' if use.first == use.last else 'other'}",
        level=escape(language.say(f"verantwoording.use.{use.level}")),
        first=use.first,
        table=table_link(use.table, use.url),
        rounding=escape(language.say(f"verantwoording.use.{use.rounding}")),
        **({} if use.first == use.last else {"last": use.last}),
    )


def _table(fresh: Fresh, language: Language) -> str:
    entry, first, last = fresh.entry, fresh.years[0], fresh.years[-1]
    read = language.formats.date(entry.retrieved)
    changed = (
        language.formats.date(entry.modified[:10])
        if entry.modified
        else language.say("verantwoording.table.modified_unknown")
    )
    facts = [
        ("years", str(first) if first == last else f"{first}–{last}"),
        ("modified", escape(changed)),
        ("licence", escape(entry.licence)),
    ]
    words = [(language.say(f"verantwoording.table.{key}"), told) for key, told in facts]
    mind = escape(_told(entry.caveat, language)) + grounds_html(fresh.grounds, language)
    words.append((_fact("caveats", language), mind))
    quiet = [language.say("verantwoording.table.read", years=facts[0][1], read=read)]
    if fresh.awaited is not None:
        due = language.formats.date(fresh.awaited.due)
        quiet.append(
            language.say(f"verantwoording.table.{fresh.awaited.state}", year=fresh.awaited.year, due=due)
        )
    holds = f"{table_link(entry.id, entry.url)}: {escape(_told(entry.holds, language))}."
    body = f'<p style="margin:.5rem 0">{holds}</p>{definitions(words)}'
    return folded(f"{entry.title} ({entry.id})", body, entry.id, beside="; ".join(quiet))


def _told(text: str, language: Language) -> str:
    """What the catalogue says, in the language where it says it."""
    return text if language.code == "nl" else in_english(text) or text
