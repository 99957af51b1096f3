"""The slide of a view that someone put in a row: drawn as others are, where a slide can say what its page says.

Of any other view nothing is drawn here: the page itself is shown, large and without controls.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from dashboard.analysis.themes import themes
from dashboard.exhibits.trends import ALL
from dashboard.findings.data.national import National, national
from dashboard.findings.data.origin import offer
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import indicators
from dashboard.findings.peers.map_measures import map_measure, mapped
from dashboard.findings.peers.measures import measure, measure_groups
from dashboard.findings.trends.subjects import subjects
from dashboard.findings.trends.time_series import MEASURES
from dashboard.language import PARAMETER, Language
from dashboard.plain import shared
from dashboard.plain.document import About
from dashboard.projector.made import Made
from dashboard.projector.views import answers, comparison, inside, maps, trends
from dashboard.projector.views.seen import Maker, Seen
from dashboard.url.pages import PAGES
from dashboard.url.slides import Slide, read_slides, write_slides
from dashboard.url.view import PARAMETERS, View, read_view
from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["said_of_view", "view_name", "view_slide"]


@dataclass(frozen=True)
class _Page:
    """What slides know of a page.

    Attributes
    ----------
    makers : mapping of str to callable
        What makes the slide of each of its pictures, first that with which it begins; None where only the page can
        show it.
    choice : str
        What the page calls its choice of a picture.
    named : str
        Before the code of a picture, the key of the text that names it.
    others : frozenset of str
        Its other choices that a slide knows of.
    plain : bool
        Whether the picture with which it begins goes without saying.
    """

    makers: Mapping[str, Maker | None]
    choice: str = ""
    named: str = ""
    others: frozenset[str] = field(default=frozenset())
    plain: bool = False

    def picture(self, slide: Slide) -> str:
        """Return the picture that is looked at."""
        return slide.query.get(self.choice, next(iter(self.makers)))


def view_slide(held: Snapshot, slide: Slide, language: Language) -> Made | None:
    """Make the slide of a view; None where only its page can show it.

    Parameters
    ----------
    held : Snapshot
    slide : Slide
    language : Language
    """
    page = _PAGES.get(slide.path)
    # What only a page knows of its own choices, only that page can show.
    if page is None or set(slide.query) - {*PARAMETERS.values(), page.choice, *page.others}:
        return None
    maker = page.makers.get(page.picture(slide))
    if maker is None:
        return None
    title = view_name(national(held), slide, language)
    try:
        return maker(Seen(held, slide, _read(held, slide, language), title, language))
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
    """Tell one view from another: its page, its gemeente, its picture, its year, and what else was chosen."""
    titles = {page.path: language.say(f"page.{page.name}.title") for page in PAGES}
    gemeente = frames.gemeenten.now(slide.query.get(PARAMETERS["gemeente"], ""))
    year = slide.query.get(PARAMETERS["year"], "")
    told = (
        namer(frames, slide.query[name], language) for name, namer in _NAMERS.items() if name in slide.query
    )
    parts = (
        titles.get(slide.path, titles[""]),
        frames.gemeenten.names[gemeente] if gemeente else "",
        _picture_name(slide, language),
        year if year.isascii() and year.isdigit() and len(year) == 4 else "",
        *told,
    )
    return " · ".join(filter(None, parts))


def _picture_name(slide: Slide, language: Language) -> str:
    """Which of the pictures of a page is looked at."""
    page = _PAGES.get(slide.path)
    if page is None or not page.named or page.picture(slide) not in page.makers:
        return ""
    if page.plain and page.picture(slide) == next(iter(page.makers)):
        return ""
    return language.say(f"{page.named}{page.picture(slide)}")


def _indicator_name(frames: National, key: str, language: Language) -> str:
    return indicators()[key].told("name").write(language) if key in indicators() else ""


def _theme_name(frames: National, key: str, language: Language) -> str:
    return themes().theme[key].label[language.code] if key in themes().theme else ""


def _measure_name(frames: National, key: str, language: Language) -> str:
    """A figure of the map or of the comparison."""
    if key in themes().indicator:
        return themes().indicator[key].label[language.code]
    for known, find in ((mapped(frames), map_measure), (measure_groups(), measure)):
        if any(key in keys for keys in known.values()):
            found = if_held(partial(find, frames, key, frames.year))
            return found.name.write(language) if found else ""
    return ""


def _subject_name(frames: National, key: str, language: Language) -> str:
    if key == ALL:
        return language.say(f"trends.groups.{ALL}")
    return subjects()[key].name.write(language) if key in subjects() else ""


def _one_of(prefix: str, codes: Collection[str]) -> Callable[[National, str, Language], str]:
    """What the text after a prefix says of a code."""
    return lambda frames, code, language: language.say(prefix.format(code)) if code in codes else ""


_NAMERS: Mapping[str, Callable[[National, str, Language], str]] = MappingProxyType(
    {
        PARAMETERS["level"]: _one_of("level.{}.plural", ("wijk", "buurt")),
        "gebieden": _one_of("level.{}.plural", ("buurt",)),
        PARAMETERS["indicator"]: _indicator_name,
        "gegeven": _measure_name,
        "thema": _theme_name,
        "onderwerp": _theme_name,
        "maat": _one_of("trends.measures.{}", MEASURES),
        "groep": _subject_name,
        "x": _measure_name,
        "y": _measure_name,
    }
)
"""How what was chosen is told, by its name in a query."""


def _read(held: Snapshot, slide: Slide, language: Language) -> View:
    frames = national(held)
    asked = {**slide.query, PARAMETER: language.code}
    view, _ = read_view(asked, offer(held), frames.gemeenten, language, frames.kinds_of)
    return view


_PAGES: Mapping[str, _Page] = MappingProxyType(
    {
        "uw-gemeente": _Page({"": answers.gemeente}),
        "eigen-gebied": _Page({"": answers.area}),
        "opgaven": _Page({"": answers.task}, others=frozenset({"thema"})),
        "kaart": _Page(
            {"waarde": maps.values, "verandering": maps.change, "verschil": maps.difference},
            choice="toon",
            named="dia.view.kaart.",
            others=frozenset({"gegeven", "van", "tov"}),
            plain=True,
        ),
        "trends": _Page(
            {
                "lijn": trends.lines,
                "helling": trends.slopes,
                "raster": trends.multiples,
                "klassiek": trends.classic,
                "vlottendheid": trends.moves,
                "land": trends.country,
            },
            choice="beeld",
            named="trends.pictures.",
            others=frozenset({"maat", "groep", "naast", "lijnen", "stroom"}),
            plain=True,
        ),
        "vergelijk": _Page(
            {
                "tabel": comparison.table,
                "stippen": comparison.strips,
                "verschillen": comparison.differences,
                "verband": comparison.relation,
            },
            choice="beeld",
            named="vergelijk.pictures.",
            others=frozenset({"sorteer", "cijfers", "onderwerp", "x", "y", "namen"}),
        ),
        "wijken": _Page(
            {
                "spreiding": inside.spread,
                "groepen": None,
                "menging": inside.mixing,
                "verandering": inside.changed,
            },
            choice="deel",
            named="wijken.parts.",
            others=frozenset({"gebieden"}),
        ),
    }
)
