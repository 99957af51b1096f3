"""Facts that were found elsewhere as HTML, each with its source, the way to it and the day on which it was read."""

from collections.abc import Iterable
from html import escape

from dashboard.findings.known.facts import Fact
from dashboard.language import Language

__all__ = ["facts_html", "sources_html"]


def facts_html(known: Iterable[Fact], language: Language) -> str:
    """Facts, each with its source, its year, the way to it and the day on which it was read."""
    return f"<ul>{''.join(f'<li>{_fact(fact, language)}</li>' for fact in known)}</ul>"


def _fact(fact: Fact, language: Language) -> str:
    checked = language.say("kennis.checked", date=language.formats.date(fact.checked.isoformat()))
    return (
        f'{escape(fact.say(language))} <small><a href="{escape(fact.page)}" title="{escape(fact.source.full)}">'
        f"{escape(fact.source.short)}</a>, {escape(checked)}</small>"
    )


def sources_html(known: Iterable[Fact], language: Language) -> str:
    """Every work in full, with the facts that it holds."""
    of_work: dict[str, list[Fact]] = {}
    for fact in known:
        of_work.setdefault(fact.work, []).append(fact)
    works = sorted(of_work.values(), key=lambda held: held[0].source.full.casefold())
    return "".join(
        f"<p><b>{escape(held[0].source.full)}</b></p>{facts_html(held, language)}" for held in works
    )
