"""The pictures and tables of a briefing: the screen's own charts, filled with the story of one gemeente."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.charts.ground import Size
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.gemeente import groups_exhibit, position_exhibit, series_exhibit, wijken_exhibit
from dashboard.exhibits.variety import variety_exhibit
from dashboard.findings.data.national import National
from dashboard.findings.model.story import Story
from dashboard.findings.profile.present import SHARE_OF
from dashboard.findings.profile.profile import Profile, profile
from dashboard.language import Language

__all__ = ["EXHIBITS", "MAP_FRAME"]

MAP_FRAME: Size = (440, 215)
"""Size in pixels for which a map's zoom is reckoned."""


Maker = Callable[[National, Story, Language], Exhibit | None]


def _profile(held: National, told: Story) -> Profile:
    """The newest numbers of the gemeente, as the page of one gemeente shows them."""
    newest = [held.years(partition)[-1] for partition in SHARE_OF if partition in held.shares]
    return profile(held, told.gemeente, newest[0] if newest else held.year)


def _position(held: National, told: Story, language: Language) -> Exhibit:
    peers = held.usual_peers(told.gemeente)
    return position_exhibit(held, _profile(held, told), peers, language, (600, 180))


def _groups(held: National, told: Story, language: Language) -> Exhibit:
    return groups_exhibit(_profile(held, told), language)


def _variety(held: National, told: Story, language: Language) -> Exhibit:
    return variety_exhibit(held, told, held.usual_peers(told.gemeente), language, height=300, width=420)


def _series(held: National, told: Story, language: Language) -> Exhibit:
    return series_exhibit(told, language, height=180)


def _wijken(held: National, told: Story, language: Language) -> Exhibit | None:
    """The index of the wijken on a map; none where a gemeente has but one."""
    return wijken_exhibit(held, _profile(held, told), MAP_FRAME, language)


def _peer_sets(held: National, told: Story, language: Language) -> Exhibit:
    """The share from elsewhere beside the middle of every set of peers, told row by row."""
    numbers = told.numbers("peer_sets")
    title, others = numbers.title(language), language.say("deck.median")
    said = []
    for row in numbers.frame.to_dict("records"):
        kind, own, middle = (
            numbers.quantity(row, column).write(language) for column in ("peers_kind", "value", "median")
        )
        said.append(f"{kind}: {told.name} {own}, {others} {middle}.")
    alt = language.say("deck.chart_alt", title=title, told=" ".join(said))
    return Exhibit(id="peer_sets", numbers=numbers, language=language, title=title, alt=alt)


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
        "wijken": _wijken,
        "peer_sets": _peer_sets,
        "tasks": _tasks,
    }
)
"""Makers of the exhibits that `parts.toml` names; None where a gemeente has nothing to show."""
