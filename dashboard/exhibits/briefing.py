"""The pictures and tables of a briefing: the screen's own charts, filled with the story of one gemeente."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.charts.ground import Size
from dashboard.exhibits.classic_groups import classic_exhibit
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.gemeente import groups_exhibit, position_exhibit, series_exhibit, wijken_exhibit
from dashboard.exhibits.national_origins import origins_exhibit
from dashboard.exhibits.on_slides import (
    countries_on_slide,
    lenses_on_slide,
    mixing_on_slide,
    nearest_on_slide,
)
from dashboard.exhibits.told_by_row import told_by_row
from dashboard.exhibits.turnover import turnover_exhibit
from dashboard.exhibits.variety import variety_exhibit
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Story
from dashboard.findings.profile.present import SHARE_OF
from dashboard.findings.profile.profile import Profile, profile
from dashboard.language import Language

__all__ = ["EXHIBITS", "MAP_FRAME"]

MAP_FRAME: Size = (440, 215)
"""Size in pixels for which a map's zoom is reckoned."""


SLIDE: Size = (725, 350)
"""Pixels that a picture which only slides show is laid out for, beside its sentences."""

WIDE_SLIDE: Size = (1164, 350)
"""The same of one without."""

Maker = Callable[[National, Story, Language], Exhibit | None]


def _profile(held: National, told: Story) -> Profile:
    """The newest numbers of the gemeente, as the page of one gemeente shows them."""
    newest = [held.years(partition)[-1] for partition in SHARE_OF if partition in held.shares]
    return profile(held, told.gemeente, newest[0] if newest else held.year)


def _position(held: National, told: Story, language: Language) -> Exhibit:
    peers = held.usual_peers(told.gemeente)
    return position_exhibit(held, _profile(held, told), peers, language, height=180)


def _groups(held: National, told: Story, language: Language) -> Exhibit:
    return groups_exhibit(_profile(held, told), language)


def _variety(held: National, told: Story, language: Language) -> Exhibit:
    return variety_exhibit(held, told, held.usual_peers(told.gemeente), language, height=300, width=420)


def _series(held: National, told: Story, language: Language) -> Exhibit:
    return series_exhibit(told, language, height=180)


def _wijken(held: National, told: Story, language: Language) -> Exhibit | None:
    """The index of the wijken on a map; none where a gemeente has but one."""
    return wijken_exhibit(held, _profile(held, told), MAP_FRAME, language)


def _turnover(held: National, told: Story, language: Language) -> Exhibit | None:
    """Who came and who left; none of a gemeente that changed since."""
    exhibit = turnover_exhibit(held, told, language)
    return exhibit if exhibit.picture is not None else None


def _classic_course(held: National, told: Story, language: Language) -> Exhibit | None:
    """The four classic groups over the years; none where no two years are known."""
    found = classic_exhibit(held, told.gemeente, language, SLIDE[0], height=SLIDE[1])
    return found if found.picture is not None else None


def _national_origins(held: National, told: Story, language: Language) -> Exhibit:
    return origins_exhibit(held, language, WIDE_SLIDE[0], height=WIDE_SLIDE[1])


def _peer_sets(held: National, told: Story, language: Language) -> Exhibit:
    """The index beside the middle of every set of peers."""
    numbers = told.numbers("peer_sets")
    return told_by_row(numbers, numbers.title(language), told, language)


def _on_slide(make: Callable[[Story, Language], Exhibit | None]) -> Maker:
    """What only slides show; none where the gemeente has no occasion for it."""

    def made(held: National, told: Story, language: Language) -> Exhibit | None:
        try:
            return make(told, language)
        except KeyError:
            return None

    return made


def _tasks(held: National, told: Story, language: Language) -> Exhibit:
    """The figures of the themes; the title says with whom they are compared."""
    peers = held.usual_peers(told.gemeente)
    count = len(peers.members)
    among = language.count(f"story.task.among.{peers.kind}", count, count=count)
    title = language.say("briefing_pdf.picture.tasks", name=told.name, among=among)
    return Exhibit(id="tasks", numbers=told.numbers("tasks"), language=language, title=title, alt=title)


EXHIBITS: Mapping[str, Maker] = MappingProxyType(
    {
        "position": _position,
        "groups": _groups,
        "variety": _variety,
        "series": _series,
        "turnover": _turnover,
        "classic_course": _classic_course,
        "national_origins": _national_origins,
        "wijken": _wijken,
        "peer_sets": _peer_sets,
        "tasks": _tasks,
        "countries": _on_slide(countries_on_slide),
        "lenses": _on_slide(lenses_on_slide),
        "mixing": _on_slide(mixing_on_slide),
        "nearest": _on_slide(nearest_on_slide),
    }
)
"""Makers of the exhibits that `parts.toml` names; None where a gemeente has nothing to show."""
