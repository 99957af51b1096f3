"""The slide of a view that someone put in a row: drawn as others are where its page begins with one picture.

Of any other page nothing is drawn here: the page itself is shown, large and without controls.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kaart import map_picture
from dashboard.findings.data.areas import area_names
from dashboard.findings.data.national import National, national
from dashboard.findings.data.origin import offer
from dashboard.findings.model.indicators import indicators
from dashboard.findings.profile.steps import STEPS
from dashboard.language import PARAMETER, Language
from dashboard.projector.made import Asked, Made, make
from dashboard.projector.of_gemeente import GEMEENTE_SLIDES
from dashboard.url.pages import PAGES
from dashboard.url.slides import Slide
from dashboard.url.view import PARAMETERS, View, read_view
from data_sources import Snapshot
from data_sources.errors import NotHeldError

__all__ = ["view_name", "view_slide"]


def view_slide(held: Snapshot, slide: Slide, language: Language) -> Made | None:
    """Make the slide of a view; None where only its page can show it.

    Parameters
    ----------
    held : Snapshot
    slide : Slide
    language : Language
    """
    name = next((page.name for page in PAGES if page.path == slide.path), "")
    # What only a page knows of its own choices, only that page can show.
    if name not in _PAGES or set(slide.query) - set(PARAMETERS.values()):
        return None
    try:
        return _PAGES[name](held, _read(held, slide, language), language)
    except NotHeldError:
        return None


def view_name(frames: National, slide: Slide, language: Language) -> str:
    """Tell one view from another: its page, its gemeente, its year, its figure."""
    titles = {page.path: language.say(f"page.{page.name}.title") for page in PAGES}
    gemeente = frames.gemeenten.now(slide.query.get(PARAMETERS["gemeente"], ""))
    parts = [titles.get(slide.path, titles[""])]
    if gemeente:
        parts.append(frames.gemeenten.names[gemeente])
    year = slide.query.get(PARAMETERS["year"], "")
    if year.isascii() and year.isdigit() and len(year) == 4:
        parts.append(year)
    if indicator := indicators().get(slide.query.get(PARAMETERS["indicator"], "")):
        parts.append(indicator.told("name").write(language))
    return " · ".join(parts)


def _read(held: Snapshot, slide: Slide, language: Language) -> View:
    frames = national(held)
    asked = {**slide.query, PARAMETER: language.code}
    view, _ = read_view(asked, offer(held), frames.gemeenten, language, frames.kinds_of)
    return view


def _of_gemeente(held: Snapshot, view: View, language: Language) -> Made | None:
    """The first of the five answers, of the year that is looked at."""
    if view.gemeente is None:
        return None
    return make(GEMEENTE_SLIDES, STEPS[0], Asked(held, (view.gemeente,), view.year, language))


def _of_map(held: Snapshot, view: View, language: Language) -> Made | None:
    whose = None if view.level == "gemeente" else view.gemeente
    names = area_names(held, view.level, view.year, whose)
    own = view.gemeente if whose is None else view.area
    asked = view.level, (view.indicator, view.year, whose), view.classes, own if own in names else None
    if not names:
        return None
    first = map_picture(held, *asked, (600, 600), language)
    if first.lacking is not None:
        return None

    def draw(width: int, height: int) -> Exhibit:
        return map_picture(held, *asked, (width, height), language).exhibit

    name = view_name(national(held), Slide("kaart", view.parameters()), language)
    return Made(name, first.finding.title, draw, first.finding.subtitle)


_PAGES: Mapping[str, Callable[[Snapshot, View, Language], Made | None]] = MappingProxyType(
    {"uw_gemeente": _of_gemeente, "kaart": _of_map}
)
