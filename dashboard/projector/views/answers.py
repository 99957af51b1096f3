"""The slides of the pages that begin with an answer: of a gemeente, of an area of one's own, of a task."""

from dashboard.analysis.themes import themes
from dashboard.exhibits.eigen_gebied import area_step
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.opgaven import shown_peers, theme_on_slide
from dashboard.findings.areas.reading import read_area
from dashboard.findings.profile.steps import STEPS
from dashboard.projector.made import Asked, Made, make
from dashboard.projector.of_gemeente import GEMEENTE_SLIDES
from dashboard.projector.views.seen import TRIED, Seen

__all__ = ["area", "gemeente", "task"]


def gemeente(seen: Seen) -> Made | None:
    """The first of the five answers, of the year that is looked at."""
    if seen.view.gemeente is None:
        return None
    asked = Asked(seen.held, (seen.view.gemeente,), seen.view.year, seen.language)
    return make(GEMEENTE_SLIDES, STEPS[0], asked)


def area(seen: Seen) -> Made | None:
    """The first of the five answers about an area of one's own."""
    view = seen.view
    if not view.together:
        return None
    found = read_area(seen.frames, ",".join(view.together), view.named, view.gemeente).area
    if found is None:
        return None
    asked = seen.held, found, STEPS[0], view.year
    first = area_step(*asked, TRIED, seen.language)

    def draw(width: int, height: int) -> Exhibit | None:
        return area_step(*asked, width, seen.language).exhibit

    title = seen.language.say("dia.of", name=found.name, title=first.question)
    return Made(title, first.sentence, draw if first.exhibit is not None else None, first.under)


def task(seen: Seen) -> Made | None:
    """What stands out of a theme beside the peers."""
    whose, theme = seen.view.gemeente, seen.chosen("thema", next(iter(themes().theme)))
    if whose is None or theme not in themes().theme:
        return None
    peers, instead = shown_peers(seen.held, whose, (seen.view.peers, seen.others), seen.language)
    asked = seen.held, whose, theme, peers, seen.language
    first = theme_on_slide(*asked, TRIED)
    if first is None:
        return None

    def draw(width: int, height: int) -> Exhibit | None:
        found = theme_on_slide(*asked, height)
        return None if found is None else found[1]

    return seen.made(first[0], draw, instead or "")
