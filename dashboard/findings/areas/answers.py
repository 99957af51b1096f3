"""The five answers of an area of one's own: as those of a gemeente where these hold of a sum, else of its parts."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from dashboard.findings.areas.area_story import area_story, made_of
from dashboard.findings.areas.held_area import held_area
from dashboard.findings.areas.laid import apart, shared
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.areas.parts import latest_year
from dashboard.findings.areas.parts_told import ends_of_parts, laid_told
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.findings.model.absence import told
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.steps import STEPS, Answer, answer, answer_of
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["STEPS", "area_answer", "opening_questions"]

Question = tuple[Told, tuple[Told, ...]]


@kept(200)
def area_answer(held: National, area: OwnArea, step: str, year: int | None = None) -> Answer:
    """Answer one of the five questions about an area.

    Parameters
    ----------
    held : National
        All gemeenten, without the area.
    area : OwnArea
    step : str
        One of :data:`STEPS`.
    year : int, optional
        Of the first answer, where the area has figures of it; by default the last that it has.

    Returns
    -------
    Answer
        Where the figures are not held, why.
    """
    try:
        return _ANSWERS[step](held, area, latest_year(held, area, year))
    except NotHeldError as error:
        return Answer((told(error.lacking),))


def _who(held: National, area: OwnArea, year: int) -> Answer:
    found = answer_of(held_area(held, area), area_story(held, area), "who", year)
    return Answer(found.told, (*found.under, *_rounding(held, area, year), *made_of(held, area)))


def _rounding(held: National, area: OwnArea, year: int) -> tuple[Told, ...]:
    """Between what the share lies, where its counts are rounded."""
    if area.exact:
        return ()
    row = held_area(held, area).values(TOLD_BY[HERKOMST]).xs(year, level="year").loc[OWN]
    ends = {end: Quantity(float(row[end]), "share", 1) for end in ("low", "high")}
    alike = ends["low"].shown == ends["high"].shown
    return () if alike else (Told("areas.share_between", ends),)


def _change(held: National, area: OwnArea, year: int) -> Answer:
    found = answer_of(held_area(held, area), area_story(held, area), "change", year)
    if area.exact:
        return found
    why = Told("areas.change.once", {"levels": _levels(area), "year": Quantity(year, "year")})
    before = tuple(one for one in found.under if one.key.startswith("steps.before"))
    return Answer((why,), before or (Told("areas.change.before", {"groups": Quantity(OLD[1], "count")}),))


def _variety(held: National, area: OwnArea, year: int) -> Answer:
    if area.exact:
        return answer_of(held_area(held, area), area_story(held, area), "variety", year)
    name = str(area.gemeente)
    around = answer(held.snapshot, name, "variety", held.year)
    lead = Told("areas.variety.within", {"gemeente": Quantity(held.gemeenten.names[name], "name")})
    return Answer(
        (Told("areas.variety.unknown", {"levels": _levels(area)}),), (lead, *around.told, *around.under)
    )


def _where(held: National, area: OwnArea, year: int) -> Answer:
    words = {"name": Quantity(area.name, "name"), "levels": _levels(area), "year": Quantity(year, "year")}
    if len(area.members) < 2:
        return Answer((Told(f"areas.where.one.{area.level}", words),))
    ends = ends_of_parts(held, area, year)
    mixed = next(iter(area_story(held, area).there("parts_mixing")), None)
    under = mixed.told if mixed else ()
    if ends is None:
        return Answer((Told("areas.ends.alike", words),), under)
    return Answer((Told("areas.ends.apart", words | ends),), under)


def _ask(held: National, area: OwnArea, year: int) -> Answer:
    words = {"name": Quantity(area.name, "name")}
    lead = "lead" if len(area.members) > 1 else "lead_alone"
    return Answer((Told(f"areas.ask.{lead}", words),), questions=opening_questions(held, area))


@kept(64)
def opening_questions(held: National, area: OwnArea) -> tuple[Question, ...]:
    """Return three questions to open a talk with, each with what the figures of the parts say to it.

    Parameters
    ----------
    held : National
    area : OwnArea

    Returns
    -------
    tuple of (Told, tuple of Told)
    """
    return tuple(_questions(held, area))


def _questions(held: National, area: OwnArea) -> Iterator[Question]:
    levels = {"levels": _levels(area), "name": Quantity(area.name, "name")}
    if len(area.members) < 2:
        facts = area_answer(held, area, "who").told
        yield Told("areas.ask.alone", levels), facts
        return
    alike, differing = shared(held, area), apart(held, area)
    yield (
        Told("areas.ask.shared", levels),
        tuple(laid_told(held, area, one, "shared") for one in alike[:2]) or (Told("areas.shared.nothing"),),
    )
    # What is told of where they live is the third.
    other = [one for one in differing if one.key not in (TOLD_BY[HERKOMST], *(one.key for one in alike[:2]))]
    yield (
        Told("areas.ask.apart", levels),
        tuple(laid_told(held, area, one, "apart") for one in other[:2]) or (Told("areas.apart_nothing"),),
    )
    yield Told("areas.ask.learn", levels), _where(held, area, latest_year(held, area)).told


def _levels(area: OwnArea) -> Quantity:
    return Quantity(f"level.{area.level}.plural", "text")


_ANSWERS: Mapping[str, Callable[[National, OwnArea, int], Answer]] = MappingProxyType(
    {"who": _who, "change": _change, "variety": _variety, "where": _where, "ask": _ask}
)
