"""The way from a page to what is known of its subject."""

from html import escape

from dashboard.findings.known.dossiers import dossier_of_theme, dossier_of_type, dossiers
from dashboard.knowledge.addresses import dossier_address
from dashboard.shell.frame import Looking

__all__ = ["known_of_theme", "known_of_type"]


def known_of_theme(looking: Looking, theme: str) -> str:
    """Return the link to the dossier of a theme, as HTML."""
    return _link(looking, dossier_of_theme(theme))


def known_of_type(looking: Looking, type: str | None) -> str:
    """Return the link to the dossier of a type of gemeente, as HTML."""
    return _link(looking, dossier_of_type(type))


def _link(looking: Looking, key: str | None) -> str:
    if key is None:
        return ""
    there = dossier_address(key, looking.language, looking.view.gemeente)
    title = dossiers()[key].title[looking.language.code]
    words = escape(looking.language.say("kennis.read", title=title))
    return f'<a href="{escape(there)}" target="_self">{words}</a>'
