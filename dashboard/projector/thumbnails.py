"""Slides small, in their order: those of a ready row lead into it, those of one's own can be put in another order."""

from collections.abc import Sequence
from html import escape

from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.projector.decks import Subject, deck_address, picture_address, read_ready
from dashboard.projector.of_view import said_of_view, view_name
from dashboard.projector.shown import made_slide
from dashboard.url.slides import Slide
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["MOVE", "OUT", "moved", "own_thumbnails", "ready_thumbnails"]

MOVE, OUT = "zet", "weg"
"""Names in a query: from which place to which a slide goes, and which goes out."""


@kept(60)
def ready_thumbnails(held: Snapshot, subject: Subject, language: Language) -> str:
    """Write the slides of a ready row as a list of links into it; HTML."""
    there = [slide for slide in subject.slides if made_slide(held, slide, language) is not None]
    address = escape(deck_address(subject, language))
    items = (
        f'<li><a href="{address}#{number}" target="_self">{_small(held, slide, language)}</a></li>'
        for number, slide in enumerate(there, start=1)
    )
    return f'<ol class="thumbs">{"".join(items)}</ol>'


def own_thumbnails(held: Snapshot, slides: Sequence[Slide], here: str, language: Language) -> str:
    """Write a row as a list of which each can be dragged, or moved and taken out with links; HTML.

    Parameters
    ----------
    held : Snapshot
    slides : sequence of Slide
    here : str
        The address of the page, with a query, in which `MOVE` or `OUT` can follow.
    language : Language
    """
    items = []
    for place, slide in enumerate(slides, start=1):
        name = _name(held, slide, language)
        acts = (
            ("earlier", f"{MOVE}={place},{place - 1}", place - 1, place > 1),
            ("later", f"{MOVE}={place},{place + 1}", place + 1, place < len(slides)),
            ("leave_out", f"{OUT}={place}", min(place, len(slides) - 1), True),
        )
        links = "".join(
            f'<a href="{escape(here)}&amp;{asked}" target="_self" data-page data-act="{act}" data-to="{to}" '
            f'aria-label="{escape(words)}: {escape(name)}">{escape(words)}</a>'
            for act, asked, to, possible in acts
            if possible and (words := language.say(f"presentatie.{act}"))
        )
        items.append(
            f'<li draggable="true">{_small(held, slide, language)}<span class="acts">{links}</span></li>'
        )
    return f'<ol class="thumbs own" data-move="{escape(here)}&amp;{MOVE}=">{"".join(items)}</ol>'


def moved(slides: Sequence[Slide], move: str, out: str) -> tuple[Slide, ...]:
    """Return a row in the order that is asked for; as it was where nothing sensible is.

    Examples
    --------
    >>> row = [Slide(name, {}) for name in ("a", "b", "c")]
    >>> [slide.path for slide in moved(row, "3,1", "")], [slide.path for slide in moved(row, "", "2")]
    (['c', 'a', 'b'], ['a', 'c'])
    """
    row = list(slides)
    places = [int(one) for one in move.split(",") if one.isascii() and one.isdigit() and len(one) < 4]
    if len(places) == 2 and all(1 <= place <= len(row) for place in places):
        row.insert(places[1] - 1, row.pop(places[0] - 1))
    if out.isascii() and out.isdigit() and len(out) < 4 and 1 <= int(out) <= len(row):
        del row[int(out) - 1]
    return tuple(row)


def _small(held: Snapshot, slide: Slide, language: Language) -> str:
    made = made_slide(held, slide, language)
    if made is not None and made.draw is not None:
        picture = escape(picture_address(slide, language))
        drawn = f'<img src="{picture}" alt="" loading="lazy" draggable="false">'
    else:
        # What links show of a page is another picture than that of the view.
        said = made.sentence if made is not None else said_of_view(held, slide, language).description
        drawn = f"<span>{escape(said)}</span>"
    return (
        f'<span class="thumb">{drawn}</span><span class="named">{escape(_name(held, slide, language))}</span>'
    )


def _name(held: Snapshot, slide: Slide, language: Language) -> str:
    made, frames = made_slide(held, slide, language), national(held)
    return made.title if made and read_ready(slide, frames.gemeenten) else view_name(frames, slide, language)
