"""The page of an area of one's own: its five answers with their pictures, and the tables of its parts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.charts.choropleth import choropleth, class_key
from dashboard.charts.ground import Size, ground
from dashboard.charts.interval_dots import Mark, interval_dots, most_apart
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.exhibits.five_steps import LOW, Step, made_step, picture_height
from dashboard.exhibits.gemeente import (
    groups_exhibit,
    hundred_exhibit,
    position_exhibit,
    ranks_exhibit,
    share_series_exhibit,
)
from dashboard.exhibits.variety import variety_exhibit
from dashboard.findings.areas.answers import STEPS, area_answer
from dashboard.findings.areas.area_story import area_story, left_out
from dashboard.findings.areas.held_area import HeldArea, held_area
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.areas.parts import latest_year, names_of, parts_told_by, told_names
from dashboard.findings.data.areas import area_values
from dashboard.findings.data.national import HERKOMST, National, national
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.findings.model.bounds import bound_headings, placed
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.indicators import indicators
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.profile.profile import Profile, profile
from dashboard.findings.within.classes import METHODS
from dashboard.findings.within.maps import make_map
from dashboard.findings.within.sure import sure
from dashboard.language import Language
from dashboard.markup.figure_table import figure_table
from dashboard.style.colours import OWN as OWN_COLOUR
from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["STEPS", "area_map", "area_step", "area_tables", "groups", "not_told", "parts_in_order"]
__all__ += ["sentences", "standing", "tables"]

_TABLES = ("area_parts", "area_laid", "area_measures", "area_tasks")


@dataclass(frozen=True)
class _Asked:
    """What a picture is made for."""

    held: National
    area: OwnArea
    year: int
    width: int
    language: Language

    @property
    def own(self) -> HeldArea:
        """All gemeenten with the area among them."""
        return held_area(self.held, self.area)

    @property
    def profile(self) -> Profile:
        """The area in the year that is told."""
        return profile(self.own, OWN, self.year)

    @property
    def height(self) -> int:
        """Pixels that a picture gets."""
        return picture_height(self.width)


@kept(60)
def area_step(held: Snapshot, area: OwnArea, id: str, year: int, width: int, language: Language) -> Step:
    """Answer one of the five questions about an area, in words and a picture.

    Parameters
    ----------
    held : Snapshot
    area : OwnArea
    id : str
        One of `STEPS`.
    year : int
        Of the first answer, where the area has figures of it.
    width : int
        Pixels that the picture is expected to have.
    language : Language
    """
    frames = national(held)
    found = area_answer(frames, area, id, year)
    asked = _Asked(frames, area, latest_year(frames, area, year if id == "who" else None), width, language)
    own = f"eigen_gebied.question.{id}"
    question = language.say(own if language.says(own) else f"steps.question.{id}")
    try:
        exhibit = _PICTURES[id](asked)
    except NotHeldError:
        exhibit = None
    return made_step(id, question, found, exhibit, language)


def _who(asked: _Asked) -> Exhibit:
    return hundred_exhibit(asked.own, asked.profile, asked.language, asked.width, alone=True)


def _change(asked: _Asked) -> Exhibit | None:
    """The share through the years; None where no classification has two."""
    told = area_story(asked.held, asked.area)
    frame = told.numbers("share_series").frame.dropna(subset=["share"])
    if not frame.groupby("classification").size().ge(2).any():
        return None
    return share_series_exhibit(told, asked.language, asked.height)


def _variety(asked: _Asked) -> Exhibit:
    if not asked.area.exact:
        return groups_exhibit(asked.profile, asked.language)
    told = area_story(asked.held, asked.area)
    return variety_exhibit(asked.own, told, asked.own.parts, asked.language, asked.height, asked.width)


def _where(asked: _Asked) -> Exhibit | None:
    return _map(asked, (asked.width, asked.height))


def _ask(asked: _Asked) -> Exhibit | None:
    if not asked.area.exact:
        return _in_order(asked, asked.width < 520)
    return position_exhibit(asked.own, asked.profile, asked.own.parts, asked.language, (600, LOW))


_PICTURES: Mapping[str, Callable[[_Asked], Exhibit | None]] = MappingProxyType(
    {"who": _who, "change": _change, "variety": _variety, "where": _where, "ask": _ask}
)


@kept(24)
def groups(held: Snapshot, area: OwnArea, year: int, language: Language) -> Exhibit:
    """The groups in numbers and shares."""
    frames = national(held)
    asked = _Asked(frames, area, latest_year(frames, area, year), 0, language)
    return groups_exhibit(asked.profile, language)


@kept(24)
def standing(held: Snapshot, area: OwnArea, year: int, language: Language) -> Exhibit | None:
    """The place of an area among all gemeenten, those of its type where all parts have one, and those of its size.

    None for wijken and buurten, which are laid beside their gemeente.
    """
    if not area.exact:
        return None
    frames = national(held)
    asked = _Asked(frames, area, latest_year(frames, area, year), 0, language)
    return ranks_exhibit(asked.own, asked.profile, asked.own.peers(OWN, "size"), language)


@kept(24)
def area_map(held: Snapshot, area: OwnArea, frame: Size, language: Language) -> Exhibit | None:
    """The parts on a map; None where fewer than two have boundaries and figures."""
    frames = national(held)
    return _map(_Asked(frames, area, latest_year(frames, area), frame[0], language), frame)


def _map(asked: _Asked, frame: Size) -> Exhibit | None:
    area, language, held = asked.area, asked.language, asked.held.snapshot
    if len(area.members) < 2 or asked.year not in held.area_years(area.level):
        return None
    names = names_of(asked.held, area).sort_values(kind="stable")
    indicator = TOLD_BY[HERKOMST]
    found = make_map(
        indicator,
        area.level,
        asked.year,
        area_values(held, indicator, area.level, asked.year),
        dict(zip(names.index, names, strict=True)),
        METHODS[0],
        area.name,
        held,
        language,
    )
    if found.areas["value"].notna().sum() < 2:
        return None
    shown = ground(held, area.level, asked.year, area.gemeente, frame, area.members)
    return Exhibit(
        id=f"areas_{area.level}",
        numbers=found.numbers,
        language=language,
        title=language.say("eigen_gebied.map", name=area.name),
        subtitle=f"{found.indicator.told('name').write(language)} · {found.subtitle}",
        alt=found.alt,
        picture=choropleth(found, shown, None, language),
        key=class_key(found, language),
        terms=("klassen",) if area.exact else ("klassen", "afronding"),
        map=Area(area.level, asked.year, area.gemeente, area.members),
    )


@kept(24)
def parts_in_order(held: Snapshot, area: OwnArea, narrow: bool, language: Language) -> Exhibit | None:
    """The parts in order of their share, with what rounding leaves open; None with fewer than two."""
    frames = national(held)
    return _in_order(_Asked(frames, area, latest_year(frames, area), 0, language), narrow)


def _in_order(asked: _Asked, narrow: bool) -> Exhibit | None:
    area, language = asked.area, asked.language
    parts = parts_told_by(asked.held, area, asked.year).dropna(subset=["value"])
    if len(parts) < 2:
        return None
    row = asked.own.values(TOLD_BY[HERKOMST]).loc[(OWN, asked.year)]
    told = Quantity(float(row["value"]), "share", rounded=not area.exact).write(language)
    certain = sure(parts)
    shown = most_apart(parts, certain)
    shown = shown.assign(name=shown["name"].map(told_names(asked.held, area)))
    numbers = Numbers(
        "spread",
        parts.assign(**placed(parts))
        .drop(columns="persons")
        .assign(**{CODE: parts.index})
        .reset_index(drop=True)
        .astype(dict.fromkeys(("value", "low", "high"), float)),
        dict.fromkeys(("value", "low", "high"), "share") | {"inhabitants": "count", "rank": "place"},
        asked.held.sources(str(row["source_table"]), asked.year, HERKOMST),
        HERKOMST,
        () if area.exact else area_story(asked.held, area).numbers("area_parts").caveats,
        {"name": Quantity(f"level.{area.level}.heading", "text")}
        | bound_headings()
        | {"value": indicators()[TOLD_BY[HERKOMST]].told("name")},
        {} if area.exact else dict.fromkeys(("value", "low", "high"), 1),
    )
    ends = area_story(asked.held, area).finding("parts_ends").sentence(language)
    return Exhibit(
        id=f"spread_{area.level}",
        numbers=numbers,
        language=language,
        title=language.say("eigen_gebied.spread", name=area.name),
        subtitle=language.say("eigen_gebied.spread_subtitle", name=area.name, year=asked.year),
        alt=ends,
        picture=interval_dots(
            shown,
            Mark(float(row["value"]), f"{area.name} {told}", OWN_COLOUR),
            ".0%",
            language,
            narrow,
            certain,
            parts.loc[certain, "value"] if len(shown) < len(parts) else None,
        ),
        terms=("herkomst",) if area.exact else ("herkomst", "afronding"),
    )


@kept(24)
def area_tables(held: Snapshot, area: OwnArea, language: Language) -> tuple[Exhibit, ...]:
    """The tables of an area: its parts, in what they are alike, its figures of origin, and the tasks."""
    return tuple(_table(national(held), area, id, language) for id in _TABLES)


def tables(held: Snapshot, area: OwnArea, id: str, language: Language) -> Exhibit:
    """One of the tables of an area."""
    return area_tables(held, area, language)[_TABLES.index(id)]


def _table(held: National, area: OwnArea, id: str, language: Language) -> Exhibit:
    numbers = area_story(held, area).numbers(id)
    title = language.say(f"figure.{id}")
    return Exhibit(
        id=id,
        numbers=numbers,
        language=language,
        title=title,
        alt=title,
        subtitle=language.say(f"eigen_gebied.under.{id}", name=area.name, year=latest_year(held, area)),
        drawn=figure_table(numbers, language, area.name),
        own=area.name,
    )


def sentences(held: Snapshot, area: OwnArea, ids: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Say some findings of the story of an area, those that there are."""
    found = area_story(national(held), area).there(*ids)
    return tuple(finding.sentence(language) for finding in found)


def not_told(held: Snapshot, area: OwnArea, language: Language) -> tuple[str, ...]:
    """Say what is told of a gemeente and not of this area, and why."""
    return tuple(one.say(language) for one in left_out(national(held), area))
