"""What a link to a page of the dashboard shows of the view that it leads to: title, sentence, picture."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.findings.areas.answers import area_answer
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.areas.reading import read_area
from dashboard.findings.data.national import National, national
from dashboard.findings.data.origin import offer
from dashboard.findings.profile.steps import STEPS, answer
from dashboard.language import PARAMETER, Language
from dashboard.plain.addresses import ALL, card_address, gemeente_address
from dashboard.plain.ahead import ahead
from dashboard.plain.card import country
from dashboard.plain.document import About
from dashboard.plain.gemeente import latest_year
from dashboard.url.pages import Page
from dashboard.url.view import View, read_view
from data_sources import Snapshot
from data_sources.errors import SnapshotError

__all__ = ["Shared", "shared", "view_title"]

log = logging.getLogger(__name__)

_ANSWERS = {"trends": "change", "wijken": "where", "vergelijk": "ask", "opgaven": "ask"}
"""Which of the five answers fits a page; the first where none does."""

_OF_THE_COUNTRY = ("start", "kaart")
"""Pages that show all gemeenten where none is chosen."""

_LONGEST = 8000
"""Letters of a query that are handed on."""


@dataclass(frozen=True)
class Shared:
    """What a link to a view says.

    Attributes
    ----------
    about : About
    plain : str
        Where much the same can be read without script.
    ahead : str
        HTML of what it begins with, to be read until the page itself is there.
    """

    about: About
    plain: str
    ahead: str = ""


def view_title(page: str, gemeente: str | None, language: Language) -> str:
    """Return the title of a view: the page, the gemeente, the site.

    Parameters
    ----------
    page : str
        Name of its file.
    gemeente : str or None
        Name.
    language : Language
    """
    named = "" if page == "start" else language.say(f"page.{page}.title")
    return " · ".join(part for part in (named, gemeente, language.say("site.title")) if part)


def shared(held: Snapshot | None, page: Page, asked: Mapping[str, str], language: Language) -> Shared:
    """Say what a link shows; whatever its query holds.

    Parameters
    ----------
    held : Snapshot or None
        None where there is nothing to show.
    page : Page
    asked : mapping of str to str
        The query.
    language : Language
    """
    query = {name: value for name, value in asked.items() if name != PARAMETER}
    if sum(map(len, [*query, *query.values()])) > _LONGEST:
        query = {}
    path, told = f"/{page.path}", language.say(f"shared.about.{page.name}")
    if held is not None:
        try:
            return _of_view(held, page, query, language)
        except SnapshotError:
            # The page itself says what is not held.
            log.info("a link of %s shows no figures", page.name)
    return Shared(About(view_title(page.name, None, language), told, path, query=query), ALL)


def _of_view(held: Snapshot, page: Page, query: Mapping[str, str], language: Language) -> Shared:
    frames = national(held)
    view, _ = read_view(
        {**query, PARAMETER: language.code}, offer(held), frames.gemeenten, language, frames.kinds_of
    )
    if page.name == "eigen_gebied" and (area := _area(frames, view)) is not None:
        return _of_area(frames, area, page, query, language)
    name = frames.gemeenten.names[view.gemeente] if view.gemeente else None
    sentence, picture = _told(held, page, view, language)
    about = About(view_title(page.name, name, language), sentence, f"/{page.path}", picture, query)
    plain = gemeente_address(view.gemeente, language) if view.gemeente else ALL
    return Shared(about, plain, ahead(held, page.name, view, language))


def _area(frames: National, view: View) -> OwnArea | None:
    """The area of one's own that a view shows, called after its parts: what someone named it is not handed on."""
    return read_area(frames, ",".join(view.together)).area if view.together else None


def _of_area(
    frames: National, area: OwnArea, page: Page, query: Mapping[str, str], language: Language
) -> Shared:
    sentence = " ".join(one.say(language) for one in area_answer(frames, area, STEPS[0]).told)
    picture = card_address(None, 1, None, language)
    about = About(view_title(page.name, area.name, language), sentence, f"/{page.path}", picture, query)
    return Shared(about, ALL)


def _told(held: Snapshot, page: Page, view: View, language: Language) -> tuple[str, str]:
    """The sentence and the picture."""
    if view.gemeente is None:
        told = country(held, language).sentence if page.name in _OF_THE_COUNTRY else ""
        sentence = f"{told} {language.say(f'shared.about.{page.name}')}".strip()
        return sentence, card_address(None, 1, None, language)
    id = "where" if view.level != "gemeente" else _ANSWERS.get(page.name, STEPS[0])
    # The words alone: the picture is drawn for who asks for it.
    sentence = " ".join(one.say(language) for one in answer(held, view.gemeente, id, view.year).told)
    year = view.year if view.year != latest_year(held) else None
    return sentence, card_address(view.gemeente, STEPS.index(id) + 1, year, language)
