"""The slides of the map: values, changes and differences; of gemeenten, wijken and buurten."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kaart import MapPicture, against_number, against_year, map_picture
from dashboard.exhibits.measure_map import measure_map
from dashboard.exhibits.theme_areas import theme_areas, theme_names
from dashboard.findings.data.areas import area_names
from dashboard.findings.data.origin import offer
from dashboard.findings.peers.map_measures import mapped
from dashboard.findings.within.maps import Against
from dashboard.projector.made import Made
from dashboard.projector.views.seen import TRIED, Seen

__all__ = ["change", "difference", "values"]


def values(seen: Seen) -> Made | None:
    """The values of an indicator, or of another measure of the areas."""
    key = seen.chosen("gegeven", "")
    if not key:
        return _map(seen, None)
    return _measure(seen, key) if seen.view.level == "gemeente" else _task(seen, key)


def change(seen: Seen) -> Made | None:
    """Since a year: the first where nobody chose. Of a measure besides those of origin there are no other years."""
    view = seen.view
    if seen.chosen("gegeven", ""):
        return values(seen)
    years = {str(year): year for year in sorted(offer(seen.held).years(view.level, [view.indicator]))}
    years.pop(str(view.year), None)
    since = years.get(seen.chosen("van", next(iter(years), "")))
    if view.level != "gemeente" or since is None:
        return None
    return _map(seen, against_year(seen.held, view.indicator, since))


def difference(seen: Seen) -> Made | None:
    """From one number: as the page, that of the whole where wijken are shown, else of the median gemeente."""
    view = seen.view
    if seen.chosen("gegeven", ""):
        return values(seen)
    kind = seen.chosen("tov", "midden" if view.level == "gemeente" else "gemeente")
    asked = view.indicator, view.year, kind, view.gemeente, (view.peers, view.others)
    if kind not in ("midden", "nl", "gemeente", "peers"):
        return None
    against = against_number(seen.held, *asked, seen.language)
    return None if against is None else _map(seen, against)


def _map(seen: Seen, against: Against | None) -> Made | None:
    view = seen.view
    whose = None if view.level == "gemeente" else view.gemeente
    names = area_names(seen.held, view.level, view.year, whose)
    own = view.gemeente if whose is None else view.area
    asked = view.level, (view.indicator, view.year, whose), view.classes, own if own in names else None
    if not names:
        return None

    def picture(width: int, height: int) -> MapPicture:
        return map_picture(seen.held, *asked, (width, height), seen.language, against)

    first = picture(TRIED, TRIED)
    if first.lacking is not None:
        return None
    return seen.made(first.finding.title, lambda *size: picture(*size).exhibit, first.finding.subtitle)


def _measure(seen: Seen, key: str) -> Made | None:
    """A measure of gemeenten that is no indicator of origin."""
    if not any(key in keys for keys in mapped(seen.frames).values()):
        return None
    asked = key, seen.view.classes, seen.view.gemeente

    def draw(width: int, height: int) -> Exhibit:
        return measure_map(seen.held, *asked, (width, height), seen.language).exhibit

    first = draw(TRIED, TRIED)
    return None if first.picture is None else seen.made(first.title, draw, first.subtitle)


def _task(seen: Seen, key: str) -> Made | None:
    """A figure of a task over the wijken or buurten."""
    view = seen.view
    there = theme_names(seen.held, view.level, seen.language)
    if view.gemeente is None or not any(key in names for names in there.values()):
        return None
    asked = (view.gemeente, view.level), key, view.classes, view.area

    def draw(width: int, height: int) -> Exhibit | None:
        found = theme_areas(seen.held, *asked, (width, height), seen.language)
        return None if found is None else found.exhibit

    first = draw(TRIED, TRIED)
    if first is None or first.picture is None:
        return None
    return seen.made(first.title, draw, first.subtitle)
