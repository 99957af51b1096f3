"""What every table that is taken along says of its rows: whose they are by code and name, when, and in which unit."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from dashboard.briefing.cells import Cell, Column, columns, neutral
from dashboard.findings.areas.own_area import OWN
from dashboard.findings.data.national import national
from dashboard.findings.model.finding import BY_ROW, CODE, Numbers
from dashboard.language import Language
from dashboard.url.view import PARAMETERS
from data_sources import Snapshot

__all__ = ["Whose", "identified", "whose"]

_LAND = "NL"


@dataclass(frozen=True)
class Whose:
    """The gemeente, area or country that a table is about where its rows are not areas themselves."""

    code: str
    name: str


def whose(link: str, snapshot: Snapshot | None, language: Language) -> Whose:
    """Read from the address of a view whose numbers it shows.

    Parameters
    ----------
    link : str
    snapshot : Snapshot or None
        Knows the names of gemeenten.
    language : Language
    """
    asked = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    if together := asked.get(PARAMETERS["together"]):
        return Whose(together, asked.get(PARAMETERS["named"], together))
    code = asked.get(PARAMETERS["gemeente"])
    if code is None:
        return _country(language)
    names = national(snapshot).gemeenten.names if snapshot else {}
    return Whose(code, names.get(code, code))


def _country(language: Language) -> Whose:
    return Whose(_LAND, language.say("site.country"))


def identified(numbers: Numbers, language: Language, about: Whose) -> tuple[Column, ...]:
    """Return the columns of a table, with those that say of every row whose it is, of when and in which unit.

    Parameters
    ----------
    numbers : Numbers
    language : Language
    about : Whose
    """
    if numbers.national:
        about = _country(language)
    table, frame = tuple(_called(one, about) for one in columns(numbers, language)), numbers.frame

    def always(key: str, value: str | int) -> Column:
        cell = Cell(neutral(value) if isinstance(value, str) else value)
        return Column(language.say(key), "", (cell,) * len(frame), numeric=False)

    added: list[tuple[bool, str, Callable[[], str | int]]] = [
        (not {CODE, "region"} & {*frame}, "heading.region", lambda: about.code),
        ("name" not in frame, "heading.name", lambda: about.name),
        ("year" not in frame, "heading.year", lambda: _years(numbers)),
        (BY_ROW not in numbers.units.values(), "download.unit", lambda: _units(table, language)),
    ]
    made = [always(key, value()) if lacks else None for lacks, key, value in added]
    before, after = made[:2], made[2:]
    return (*filter(None, before), *table, *filter(None, after))


def _years(numbers: Numbers) -> str | int:
    """The year that all numbers are of, or the first and the last."""
    years = [int(year) for source in numbers.sources for year in re.findall(r"\d{4}", source.period)]
    if not years:
        return ""
    first, last = min(years), max(years)
    return first if first == last else f"{first}–{last}"


def _called(column: Column, about: Whose) -> Column:
    """A column in which the code of an area of one's own, which nobody else knows, is that of its parts."""
    if column.numeric:
        return column
    return replace(
        column,
        cells=tuple(replace(cell, value=about.code) if cell.value == OWN else cell for cell in column.cells),
    )


def _units(table: tuple[Column, ...], language: Language) -> str:
    """The unit of all numbers, or that of each column."""
    by_heading = {column.heading: column.unit for column in table if column.numeric and column.unit}
    found = list(dict.fromkeys(by_heading.values()))
    if len(found) <= 1:
        return "".join(found) or language.say("download.number")
    return "; ".join(f"{heading}: {unit}" for heading, unit in by_heading.items())
