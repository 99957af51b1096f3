"""The slides of a gemeente beside its peers."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.vergelijk import (
    ALL,
    differences_picture,
    measure_names,
    relation_picture,
    strips_picture,
    subjects,
    table_on_slide,
)
from dashboard.findings.peers.comparison_table import SORTS
from dashboard.findings.peers.measures import start
from dashboard.projector.made import Made
from dashboard.projector.views.seen import TRIED, Seen, fitting

__all__ = ["differences", "relation", "strips", "table"]

_STRIPS, _ROWS, _DIFFERENCES = 3, 8, 10
"""So many figures, gemeenten and differences under one another can be read from the back of a hall."""


def _compared(seen: Seen) -> tuple[str, str, tuple[str, ...]] | None:
    """Whose peers; None without a gemeente, or without peers."""
    gemeente, kind = seen.view.gemeente, seen.view.peers
    return None if gemeente is None else (gemeente, kind, seen.others)


def table(seen: Seen) -> Made | None:
    """The gemeente among its peers, in the order of the table."""
    compared = _compared(seen)
    order = seen.chosen("sorteer", "afstand" if seen.view.peers == "nearest" else "aandeel")
    if compared is None or order not in SORTS:
        return None
    asked = seen.held, compared, seen.view.classification, seen.view.year, order, _ROWS
    told, under = table_on_slide(*asked, (TRIED, TRIED), seen.language).paragraphs

    def draw(width: int, height: int) -> Exhibit:
        return table_on_slide(*asked, (width, height), seen.language).exhibit

    return seen.made(told, draw, under)


def strips(seen: Seen) -> Made | None:
    """The gemeente among all, on a few figures."""
    compared, names = _compared(seen), measure_names(seen.held, seen.language)
    usual = start(seen.view.classification).strips
    asked = [key for key in seen.chosen("cijfers", ",".join(usual)).split(",") if key in names]
    if compared is None or not asked:
        return None
    found = strips_picture(seen.held, compared, tuple(asked[:_STRIPS]), seen.view.year, False, seen.language)
    return None if found is None else seen.made(found.title, lambda *size: found, found.subtitle)


def differences(seen: Seen) -> Made | None:
    """In what the gemeente differs most."""
    compared, subject = _compared(seen), seen.chosen("onderwerp", ALL)
    if compared is None or subject not in subjects(seen.held, seen.language):
        return None
    asked = seen.held, compared, subject, seen.view.classification, seen.view.year, False, seen.language
    first = differences_picture(*asked, _DIFFERENCES)
    if first.picture is None:
        return None
    draw = fitting(lambda count, width: differences_picture(*asked, count, width), _DIFFERENCES)
    # All of what is told is too long to be read from a screen: who speaks reads it.
    return seen.made(first.title, draw, first.subtitle, note=first.alt)


def relation(seen: Seen) -> Made | None:
    """Two figures of all gemeenten laid against each other."""
    compared, names = _compared(seen), measure_names(seen.held, seen.language)
    usual = start(seen.view.classification)
    x, y = (seen.chosen(axis, getattr(usual, axis)) for axis in ("x", "y"))
    if compared is None or not {x, y} <= set(names):
        return None
    asked = seen.held, compared, (x, y), seen.view.year, seen.chosen("namen", "ja") == "ja", False
    first = relation_picture(*asked, seen.language)
    if first is None:
        return None

    def draw(width: int, height: int) -> Exhibit | None:
        return relation_picture(*asked, seen.language, (width, height))

    return seen.made(first.title, draw, first.subtitle, note=first.alt)
