"""What people wrote beside a dossier: notes of experts, and the reactions that were let through."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from dashboard.knowledge.addresses import ALL, REACTION
from dashboard.knowledge.store.desks import Signal, signals_at
from dashboard.knowledge.store.sent import PUBLISHED, Sent, all_sent
from dashboard.knowledge.store.sent import REACTION as REACTED
from dashboard.language import Language
from dashboard.markup.written import written_html
from dashboard.plain.addresses import address
from dashboard.store import Store, StoreError

__all__ = ["Beside", "beside", "reactions_html", "signals_html"]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Beside:
    """What stands beside a dossier, in the order in which it is read."""

    signals: tuple[Signal, ...] = ()
    reactions: tuple[Sent, ...] = ()


def beside(store: Callable[[], Store], dossier: str, gemeente: str | None) -> Beside:
    """Return what stands beside a dossier; nothing while the store is away: the dossier itself is there.

    Parameters
    ----------
    store : callable
    dossier : str
    gemeente : str or None
        Whose figures stand in it.
    """
    try:
        return store().read(
            lambda it: Beside(
                tuple(signals_at(it, dossier, gemeente)), tuple(all_sent(it, REACTED, PUBLISHED, dossier))
            )
        )
    except StoreError as error:
        log.warning("the store of reactions: %s", error)
        return Beside()


def signals_html(signals: tuple[Signal, ...], language: Language) -> str:
    """Notes of experts, each with whose it is and of which day."""
    return "".join(_written(one.words, one.language, one.name, one.day, language) for one in signals)


def reactions_html(reactions: tuple[Sent, ...], dossier: str, language: Language) -> str:
    """The reactions that were let through, and the way to react."""
    say = language.say
    shown = "".join(_written(one.words, one.language, "", one.day, language) for one in reactions)
    there = escape(address(f"{ALL}/{dossier}/{REACTION}", language))
    return f'{shown}<p><a href="{there}">{escape(say("kennis.react.title"))}</a></p>'


def _written(words: str, code: str, name: str, day: str, language: Language) -> str:
    told = ", ".join(part for part in (escape(name), escape(language.formats.date(day))) if part)
    return f'<div class="written" lang="{code}">{written_html(words)}</div><p class="under">{told}</p>'
