"""The slide of a view that someone put in a row: drawn as others are where its page begins with one picture.

Of any other page nothing is drawn here: the page itself is shown, large and without controls.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.analysis.themes import themes
from dashboard.exhibits.eigen_gebied import area_step
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kaart import map_picture
from dashboard.exhibits.measure_map import measure_map
from dashboard.exhibits.opgaven import shown_peers, theme_on_slide
from dashboard.exhibits.several import course_exhibit
from dashboard.exhibits.vergelijk import measure_names, strips_picture
from dashboard.exhibits.wijken import shown_year, spread_part
from dashboard.findings.areas.reading import read_area
from dashboard.findings.data.areas import area_names
from dashboard.findings.data.national import National, national
from dashboard.findings.data.origin import offer
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import indicators
from dashboard.findings.peers.map_measures import map_measure, mapped
from dashboard.findings.peers.measures import start
from dashboard.findings.profile.steps import STEPS
from dashboard.findings.trends.course import course
from dashboard.findings.trends.subjects import INDEX, subject_of, subjects
from dashboard.findings.trends.time_series import COUNTRY
from dashboard.language import PARAMETER, Language
from dashboard.plain import shared
from dashboard.plain.document import About
from dashboard.projector.made import Asked, Made, make
from dashboard.projector.of_country import COUNTRY_SLIDES
from dashboard.projector.of_gemeente import GEMEENTE_SLIDES
from dashboard.url.pages import PAGES
from dashboard.url.slides import Slide, read_slides, write_slides
from dashboard.url.view import BY_HAND, PARAMETERS, View, read_view
from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["said_of_view", "view_name", "view_slide"]


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
    if name not in _PAGES or set(slide.query) - {*PARAMETERS.values(), *_CHOICES.get(name, ())}:
        return None
    try:
        return _PAGES[name](held, slide, _read(held, slide, language), language)
    except NotHeldError:
        return None


def said_of_view(held: Snapshot, slide: Slide, language: Language) -> About:
    """Return what a link to a view says of it."""
    return _said(held, write_slides([slide]), language)


@kept(200)
def _said(held: Snapshot, written: str, language: Language) -> About:
    (slide,) = read_slides(written)
    page = next((page for page in PAGES if page.path == slide.path), PAGES[0])
    return shared(held, page, slide.query, language).about


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
    figure = _measure_name(frames, slide, language)
    if figure is None and (indicator := indicators().get(slide.query.get(PARAMETERS["indicator"], ""))):
        figure = indicator.told("name").write(language)
    return " · ".join([*parts, figure] if figure else parts)


def _measure_name(frames: National, slide: Slide, language: Language) -> str | None:
    """What the map shows where that is no indicator of origin."""
    key = slide.query.get(_MEASURE, "")
    found = (
        if_held(lambda: map_measure(frames, key, frames.year))
        if any(key in keys for keys in mapped(frames).values())
        else None
    )
    return found.name.write(language) if found else None


def _read(held: Snapshot, slide: Slide, language: Language) -> View:
    frames = national(held)
    asked = {**slide.query, PARAMETER: language.code}
    view, _ = read_view(asked, offer(held), frames.gemeenten, language, frames.kinds_of)
    return view


def _of_gemeente(held: Snapshot, slide: Slide, view: View, language: Language) -> Made | None:
    """The first of the five answers, of the year that is looked at."""
    if view.gemeente is None:
        return None
    return make(GEMEENTE_SLIDES, STEPS[0], Asked(held, (view.gemeente,), view.year, language))


def _of_map(held: Snapshot, slide: Slide, view: View, language: Language) -> Made | None:
    whose = None if view.level == "gemeente" else view.gemeente
    names = area_names(held, view.level, view.year, whose)
    own = view.gemeente if whose is None else view.area
    asked = view.level, (view.indicator, view.year, whose), view.classes, own if own in names else None
    if not names:
        return None
    if (key := slide.query.get(_MEASURE, "")) and view.level == "gemeente":
        return _of_measure(held, key, slide, view, language)
    first = map_picture(held, *asked, (600, 600), language)
    if first.lacking is not None:
        return None

    def draw(width: int, height: int) -> Exhibit:
        return map_picture(held, *asked, (width, height), language).exhibit

    return Made(view_name(national(held), slide, language), first.finding.title, draw, first.finding.subtitle)


def _of_measure(held: Snapshot, key: str, slide: Slide, view: View, language: Language) -> Made | None:
    """The map of a measure of gemeenten that is no indicator of origin."""
    if not any(key in keys for keys in mapped(national(held)).values()):
        return None
    asked = key, view.classes, view.gemeente

    def draw(width: int, height: int) -> Exhibit:
        return measure_map(held, *asked, (width, height), language).exhibit

    first = draw(_TRIED, _TRIED)
    if first.picture is None:
        return None
    return Made(view_name(national(held), slide, language), first.title, draw, first.subtitle)


def _of_wijken(held: Snapshot, slide: Slide, view: View, language: Language) -> Made | None:
    """How far the wijken or buurten lie apart, with which the page begins, on a map: a hall reads no forty rows."""
    level = slide.query.get(_AREAS, "wijk")
    if view.gemeente is None or level not in ("wijk", "buurt"):
        return None
    partition, year = shown_year(held, level, view.year, view.classification)
    part = spread_part(held, view.gemeente, level, year, partition, False, language)
    asked = level, (TOLD_BY[partition], year, view.gemeente), view.classes, None
    if part is None or map_picture(held, *asked, (_TRIED, _TRIED), language).lacking is not None:
        return None

    def draw(width: int, height: int) -> Exhibit:
        return map_picture(held, *asked, (width, height), language).exhibit

    return Made(view_name(national(held), slide, language), part.paragraphs[0], draw)


def _of_trends(held: Snapshot, slide: Slide, view: View, language: Language) -> Made | None:
    """The course of what is looked at, beside the country, as the page begins."""
    picture = slide.query.get(_PICTURE, _COURSE)
    if picture == _COUNTRY:
        return make(COUNTRY_SLIDES, "groups", Asked(held, (), view.year, language))
    if view.gemeente is None or picture != _COURSE:
        return None
    asked = subject_of(view.indicator)
    measure = INDEX if asked == INDEX else "aandeel"
    found = course(national(held), view.gemeente, subjects()[asked], measure, COUNTRY)
    if not found.panels:
        return None

    def draw(width: int, height: int) -> Exhibit:
        return course_exhibit(found, found.told, language, height, width)

    first, *rest = (" ".join(one.say(language) for one in paragraph) for paragraph in found.first)
    return Made(view_name(national(held), slide, language), first, draw, " ".join(rest))


def _of_comparison(held: Snapshot, slide: Slide, view: View, language: Language) -> Made | None:
    """The gemeente among all on a few figures: the table with which the page begins has too many for a hall."""
    if view.gemeente is None or slide.query.get(_PICTURE, _TABLE) not in (_TABLE, _DOTS):
        return None
    compared = view.gemeente, view.peers, view.others if view.peers == BY_HAND else ()
    names = measure_names(held, language)
    keys = tuple(key for key in start(view.classification).strips if key in names)[:_STRIPS]
    found = strips_picture(held, compared, keys, view.year, False, language)
    if found is None:
        return None
    name = view_name(national(held), slide, language)
    return Made(name, found.title, lambda width, height: found, found.subtitle)


def _of_area(held: Snapshot, slide: Slide, view: View, language: Language) -> Made | None:
    """The first of the five answers about an area of one's own."""
    if not view.together:
        return None
    area = read_area(national(held), ",".join(view.together), view.named, view.gemeente).area
    if area is None:
        return None
    first = area_step(held, area, STEPS[0], view.year, _TRIED, language)

    def draw(width: int, height: int) -> Exhibit | None:
        return area_step(held, area, STEPS[0], view.year, width, language).exhibit

    title = language.say("dia.of", name=area.name, title=first.question)
    return Made(title, first.sentence, draw if first.exhibit is not None else None, first.under)


def _of_tasks(held: Snapshot, slide: Slide, view: View, language: Language) -> Made | None:
    """What stands out of a theme beside the peers."""
    theme = slide.query.get(_THEME, next(iter(themes().theme)))
    if view.gemeente is None or theme not in themes().theme:
        return None
    chosen = view.peers, view.others if view.peers == BY_HAND else ()
    peers, instead = shown_peers(held, view.gemeente, chosen, language)
    asked = held, view.gemeente, theme, peers, language
    first = theme_on_slide(*asked, _TRIED)
    if first is None:
        return None

    def draw(width: int, height: int) -> Exhibit | None:
        found = theme_on_slide(*asked, height)
        return None if found is None else found[1]

    label = themes().theme[theme].label[language.code]
    title = language.say("dia.of", name=view_name(national(held), slide, language), title=label)
    return Made(title, first[0], draw, instead or "")


_MEASURE = "gegeven"
"""What the map calls its choice of a measure that is no indicator of origin."""

_THEME, _TRIED = "thema", 300
"""What the page of tasks calls its choice of a theme; pixels of a picture that is made to know whether there is one."""

_AREAS = "gebieden"
"""What the page of wijken calls its choice between these and buurten."""

_PICTURE, _COURSE, _COUNTRY = "beeld", "lijn", "land"
_TABLE, _DOTS = "tabel", "stippen"
"""What the pages of trends and of the comparison call their choice of a picture, and the pictures."""

_STRIPS = 3
"""So many figures under one another can be read from the back of a hall."""

_CHOICES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "opgaven": frozenset({_THEME}),
        "kaart": frozenset({_MEASURE}),
        "wijken": frozenset({_AREAS}),
        "trends": frozenset({_PICTURE}),
        "vergelijk": frozenset({_PICTURE}),
    }
)
"""Choices of a page itself that a slide knows of."""

_PAGES: Mapping[str, Callable[[Snapshot, Slide, View, Language], Made | None]] = MappingProxyType(
    {
        "uw_gemeente": _of_gemeente,
        "kaart": _of_map,
        "trends": _of_trends,
        "opgaven": _of_tasks,
        "wijken": _of_wijken,
        "vergelijk": _of_comparison,
        "eigen_gebied": _of_area,
    }
)
