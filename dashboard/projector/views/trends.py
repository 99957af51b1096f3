"""The slides of how a gemeente changed."""

from dashboard.analysis.peers import PeerSet
from dashboard.exhibits.classic_groups import classic_exhibit, classic_picture
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.exhibits.several import course_exhibit
from dashboard.exhibits.trends import ALL, multiples_picture, slopes_picture
from dashboard.exhibits.turnover import moves_picture
from dashboard.findings.data.search import code_now
from dashboard.findings.peers.chosen_peers import among, peer_set
from dashboard.findings.trends.course import course, groups_course
from dashboard.findings.trends.moves import ACROSS
from dashboard.findings.trends.subjects import INDEX, subject_of, subjects
from dashboard.findings.trends.time_series import COUNTRY, MEASURES
from dashboard.projector.made import Asked, Made, make
from dashboard.projector.of_country import COUNTRY_SLIDES
from dashboard.projector.views.seen import TRIED, Seen

__all__ = ["classic", "country", "lines", "moves", "multiples", "slopes"]

_MOST, _FIRST = 6, 3
"""Gemeenten beside one another, and those that stand there where nobody chose."""

_MOST_CELLS = 12
"""Gemeenten of which small pictures can be read from the back of a hall."""


def lines(seen: Seen) -> Made | None:
    """The course over the years, beside others."""
    gemeente, usual = seen.view.gemeente, subject_of(seen.view.indicator)
    measure = seen.chosen("maat", INDEX if usual == INDEX else "aandeel")
    group = INDEX if measure == INDEX else seen.chosen("groep", usual)
    if gemeente is None or measure not in MEASURES or group not in (*subjects(), ALL):
        return None
    beside = None
    if group == ALL:
        found = groups_course(seen.frames, gemeente, measure)
    else:
        beside = _beside(seen, gemeente, "niets" if measure == "aantal" else "nederland")
        found = course(seen.frames, gemeente, subjects()[group], measure, beside)
    if not found.panels:
        return None
    who = among(seen.frames, beside) if isinstance(beside, PeerSet) else None

    def draw(width: int, height: int) -> Exhibit:
        return course_exhibit(found, found.told, seen.language, height, width, who)

    first, *rest = (" ".join(one.say(seen.language) for one in paragraph) for paragraph in found.first)
    return seen.made(first, draw, " ".join(rest))


def _beside(seen: Seen, gemeente: str, usual: str) -> str | PeerSet | tuple[str, ...]:
    """Who stands beside the gemeente: the country, its peers, some gemeenten, or nobody."""
    match seen.chosen("naast", usual):
        case "nederland":
            return COUNTRY
        case "vergelijking":
            return peer_set(seen.frames, gemeente, seen.view.peers, seen.others)
        case "gemeenten":
            asked = seen.slide.query.get("lijnen")
            if asked is None:
                return tuple(peer_set(seen.frames, gemeente, seen.view.peers, seen.others).members[:_FIRST])
            codes = (code_now(one, seen.frames.gemeenten) for one in asked.split(",")[:_MOST])
            return tuple(dict.fromkeys(code for code in codes if code and code != gemeente))
    return ""


def slopes(seen: Seen) -> Made | None:
    """Every group in the first and the last year."""
    gemeente, measure = seen.view.gemeente, seen.chosen("maat", "aandeel")
    if gemeente is None or measure not in ("aandeel", "aantal"):
        return None
    asked = seen.held, gemeente, measure
    found = slopes_picture(*asked, TRIED, False, seen.language)
    if found.exhibit.picture is None:
        return None

    def draw(width: int, height: int) -> Exhibit:
        return slopes_picture(*asked, width, False, seen.language, height=height).exhibit

    first, *rest = found.paragraphs
    return seen.made(first, draw, found.exhibit.subtitle, note=" ".join(rest))


def multiples(seen: Seen) -> Made | None:
    """The course in each of the peers."""
    view, usual = seen.view, subject_of(seen.view.indicator)
    measure = seen.chosen("maat", INDEX if usual == INDEX else "aandeel")
    group = INDEX if measure == INDEX else seen.chosen("groep", usual)
    if view.gemeente is None or measure not in (INDEX, "aandeel") or group not in subjects():
        return None
    asked = seen.held, (view.gemeente, view.peers, seen.others), measure, group

    def made(width: int, height: int) -> Headed:
        return multiples_picture(*asked, width, False, seen.language, height, _MOST_CELLS)

    found = made(TRIED, TRIED)
    if found.exhibit.picture is None:
        return None
    # How to read it comes after what it shows.
    reading, *shown = found.paragraphs
    return seen.made(
        " ".join(shown) or reading,
        lambda *size: made(*size).exhibit,
        reading if shown else found.exhibit.subtitle,
    )


def classic(seen: Seen) -> Made | None:
    """The four classic groups, beside the country."""
    gemeente = seen.view.gemeente
    if gemeente is None:
        return None
    found = classic_picture(seen.held, gemeente, TRIED, False, seen.language)
    if found.exhibit.picture is None:
        return None

    def draw(width: int, height: int) -> Exhibit:
        return classic_exhibit(seen.frames, gemeente, seen.language, width, height=height)

    return seen.made(found.exhibit.title, draw, " ".join(found.paragraphs))


def moves(seen: Seen) -> Made | None:
    """Who came and who left, year by year."""
    gemeente, across = seen.view.gemeente, seen.chosen("stroom", next(iter(ACROSS)))
    if gemeente is None or across not in ACROSS:
        return None
    found = moves_picture(seen.held, gemeente, across, TRIED, seen.language)
    if found is None:
        return None

    def draw(width: int, height: int) -> Exhibit | None:
        drawn = moves_picture(seen.held, gemeente, across, width, seen.language, height)
        return None if drawn is None else drawn.exhibit

    first, *rest = found.paragraphs
    return seen.made(first, draw, found.exhibit.subtitle, note=" ".join(rest))


def country(seen: Seen) -> Made | None:
    """Ever more and ever smaller groups in the country."""
    return make(COUNTRY_SLIDES, "groups", Asked(seen.held, (), seen.view.year, seen.language))
