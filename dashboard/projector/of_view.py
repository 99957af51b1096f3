"""The slide of a view that someone put in a row: drawn as others are, where a slide can say what its page says.

Of any other view nothing is drawn here: the page itself is shown, large and without controls.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dashboard.analysis.themes import themes
from dashboard.findings.data.national import National, national
from dashboard.findings.data.origin import offer
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import indicators
from dashboard.findings.peers.map_measures import map_measure, mapped
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
    """Tell one view from another: its page, its gemeente, its picture, its year, its figure."""
    titles = {page.path: language.say(f"page.{page.name}.title") for page in PAGES}
    gemeente = frames.gemeenten.now(slide.query.get(PARAMETERS["gemeente"], ""))
    year = slide.query.get(PARAMETERS["year"], "")
    parts = (
        titles.get(slide.path, titles[""]),
        frames.gemeenten.names[gemeente] if gemeente else "",
        _picture_name(slide, language),
        year if year.isascii() and year.isdigit() and len(year) == 4 else "",
        _figure_name(frames, slide, language),
    )
    return " · ".join(filter(None, parts))


def _picture_name(slide: Slide, language: Language) -> str:
    """What is looked at of a page: one of its pictures, or a theme."""
    page = _PAGES.get(slide.path)
    theme = themes().theme.get(slide.query.get("thema", ""))
    if theme is not None:
        return theme.label[language.code]
    if page is None or not page.named or page.picture(slide) not in page.makers:
        return ""
    if page.plain and page.picture(slide) == next(iter(page.makers)):
        return ""
    return language.say(f"{page.named}{page.picture(slide)}")


def _figure_name(frames: National, slide: Slide, language: Language) -> str:
    """The figure that is looked at: of those of origin, or another measure."""
    key = slide.query.get("gegeven", "")
    found = (
        if_held(lambda: map_measure(frames, key, frames.year))
        if any(key in keys for keys in mapped(frames).values())
        else None
    )
    if found is not None:
        return found.name.write(language)
    if key in themes().indicator:
        return themes().indicator[key].label[language.code]
    indicator = indicators().get(slide.query.get(PARAMETERS["indicator"], ""))
    return indicator.told("name").write(language) if indicator else ""


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
                "helling": None,
                "raster": None,
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
