"""One of the five answers as HTML: question, sentence, picture, a line of source, and the rest behind one gesture."""

import logging
from collections.abc import Iterable
from html import escape

from dashboard.briefing.pictures import shapes_of
from dashboard.charts.printing import CannotPrintError, draw
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.five_steps import Step
from dashboard.findings.sources.grounds import of_caveats
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["DESK", "PHONE", "answered", "step_html"]

log = logging.getLogger(__name__)

DESK, PHONE = 718, 358
"""Pixels across of a picture, as the dashboard lays it out in windows of 1440 and 390; the style sheet shows one."""


def step_html(held: Snapshot, desk: Step, phone: Step, language: Language) -> str:
    """Write a step.

    Parameters
    ----------
    held : Snapshot
    desk, phone : Step
        The same, with a picture for either window.
    language : Language
    """
    exhibit = desk.exhibit
    return (
        f'<section class="step" id="{desk.id}" aria-labelledby="vraag-{desk.id}">{_said(held, desk, phone)}'
        f"{_behind(held, exhibit, language) if exhibit else ''}</section>"
    )


def answered(held: Snapshot, desk: Step, phone: Step) -> str:
    """Write a step without what lies behind it; see :func:`step_html`."""
    return f'<section class="step" aria-labelledby="vraag-{desk.id}">{_said(held, desk, phone)}</section>'


def _said(held: Snapshot, desk: Step, phone: Step) -> str:
    """The words, and the picture for either window with a line of source."""
    exhibit, drawn = desk.exhibit, ""
    if exhibit is not None and phone.exhibit is not None and exhibit.picture is not None:
        drawn = _drawn(held, exhibit, "desk", DESK) + _drawn(held, phone.exhibit, "phone", PHONE)
    if exhibit is None or not drawn:
        return f'<div class="alone">{desk.words}</div>'
    return f'<div>{desk.words}</div><figure>{drawn}<figcaption class="under">{exhibit.caption}</figcaption></figure>'


def _drawn(held: Snapshot, exhibit: Exhibit, window: str, width: int) -> str:
    """The picture, for one window; nothing where it cannot be drawn: the table tells the same."""
    assert exhibit.picture is not None
    try:
        svg = draw(
            exhibit.picture, max(width, exhibit.width), shapes_of(exhibit, held), f"{exhibit.id}-{window}-"
        )
    except CannotPrintError:
        log.exception("%s is not drawn on the plain page", exhibit.id)
        return ""
    return svg.replace("<svg ", f'<svg class="{window}" role="img" aria-label="{escape(exhibit.alt)}" ', 1)


def _behind(held: Snapshot, exhibit: Exhibit, language: Language) -> str:
    """What belongs to the picture: when and of whom, words, what to keep in mind and why, sources, numbers."""
    say = language.say
    subtitle = f"<p>{escape(exhibit.subtitle)}</p>" if exhibit.subtitle else ""
    meant = "".join(
        f"<dt>{escape(say(f'term.{term}.name'))}</dt><dd>{escape(say(f'term.{term}.text'))}</dd>"
        for term in exhibit.terms
    )
    words = f"<h4>{escape(say('plain.words'))}</h4><dl>{meant}</dl>" if meant else ""
    grounds = (ground.say(language) for ground in of_caveats(held, exhibit.numbers.caveats))
    return (
        f"<details><summary>{escape(say('plain.behind'))}</summary><h3>{escape(exhibit.title)}</h3>{subtitle}"
        f"{exhibit.table}{words}{_lines(say('plain.caveats'), exhibit.caveats)}"
        f"{_lines(say('ground.title'), grounds)}"
        f"{_lines(say('plain.sources'), exhibit.sources)}</details>"
    )


def _lines(title: str, lines: Iterable[str]) -> str:
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<h4>{escape(title)}</h4>{told}" if told else ""
