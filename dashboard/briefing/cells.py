"""The numbers of a figure as cells: real numbers with the way they are written, and words that no program runs."""

import math
import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.finding import BOUNDS, BY_ROW, CODE, LAST, MOST, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from dashboard.language.units import units

__all__ = ["Cell", "Column", "columns", "file_name", "neutral", "unit_words", "withheld"]

_RUNS = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]")
_SAFE = 6
"""Digits beyond which a difference is one of the arithmetic."""

_UNIT, _DECIMALS = "unit", "decimals"
_EXACT = 2
"""Decimals more than are told, of numbers that rest on exact ones."""

_WORDS = ("name", "names", "group", "groups", "classification", "text", "both", "told", "list", "any")


@dataclass(frozen=True)
class Cell:
    """One number or text.

    Attributes
    ----------
    value : float, int, str or None
        None: there is no figure.
    form : str
        Number format of Excel; empty for a text.
    why : str
        Why there is no figure.
    scale : int
        By what the number is multiplied to be in the unit that is named: of a part in 1, in %.
    """

    value: float | int | str | None
    form: str = ""
    why: str = ""
    scale: int = 1


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    heading : str
    unit : str
        In words; empty for names.
    cells : tuple of Cell
    numeric : bool
    """

    heading: str
    unit: str
    cells: tuple[Cell, ...]
    numeric: bool


def columns(numbers: Numbers, language: Language) -> tuple[Column, ...]:
    """Return the columns of a figure, as its table on the screen has them, with as many decimals as they bear.

    Parameters
    ----------
    numbers : Numbers
    language : Language

    Returns
    -------
    tuple of Column
        First the codes of areas. Where every row has a unit of its own, that unit is a column too.
    """
    by_row = BY_ROW in numbers.units.values()
    rows = numbers.frame.to_dict("records")
    made = []
    for name in sorted(map(str, numbers.frame), key=CODE.__ne__):
        if by_row and name == _DECIMALS:
            continue
        if by_row and name == _UNIT:
            counted = language.say("download.number")
            words = tuple(Cell(neutral(unit_words(row[_UNIT], language) or counted)) for row in rows)
            made.append(Column(language.say("download.unit"), "", words, numeric=False))
            continue
        if numbers.last_place(name):
            made += _last_places(numbers, name, rows, language)
            continue
        if numbers.most_of(name):
            # Beside the numbers that it belongs to.
            continue
        unit = numbers.units.get(name, "name")
        cells = tuple(_cell(row, name, unit, numbers, language) for row in rows)
        numeric = unit not in _WORDS
        if name == CODE:
            made.append(Column(language.say("heading.region"), "", cells, numeric))
            continue
        told = language.say("download.by_row") if unit == BY_ROW else unit_words(unit, language)
        made.append(Column(neutral(numbers.heading(name, language)), told if numeric else "", cells, numeric))
        if f"{name}{MOST}" in numbers.frame:
            made.append(_most(numbers, name, unit, made[-1], rows, language))
    return tuple(made)


def _most(
    numbers: Numbers,
    name: str,
    unit: str,
    of: Column,
    rows: list[dict[Hashable, Any]],
    language: Language,
) -> Column:
    """The most that numbers can be, of which one is published as 0 and may be more: it stays a number."""
    column = f"{name}{MOST}"
    told = replace(numbers, digits={**numbers.digits, column: numbers.digits.get(name)})
    cells = tuple(_cell(row, column, unit, told, language) for row in rows)
    return Column(neutral(language.say("download.most", heading=of.heading)), of.unit, cells, of.numeric)


def _last_places(
    numbers: Numbers, name: str, rows: list[dict[Hashable, Any]], language: Language
) -> list[Column]:
    """The worst places beside the best ones, in a column of their own; none where every place is certain."""
    first = name.removesuffix(LAST)
    if numbers.frame[first].equals(numbers.frame[name]):
        return []
    heading = language.say("download.last_place", heading=numbers.heading(first, language))
    cells = tuple(_cell(row, name, "place", numbers, language) for row in rows)
    return [Column(neutral(heading), unit_words("place", language), cells, numeric=True)]


def _cell(row: Mapping[Hashable, Any], name: str, unit: str, numbers: Numbers, language: Language) -> Cell:
    value, digits = row[name], numbers.digits.get(name)
    if unit == BY_ROW:
        unit, digits = row[_UNIT], row[_DECIMALS]
    if not isinstance(value, tuple) and pd.isna(value):
        return Cell(None, why=_why(row, name, numbers).say(language))
    if unit in _WORDS:
        return Cell(neutral(Quantity(value, unit).write(language)))
    number = float(value)
    if not math.isfinite(number):
        return Cell(None, why=_why(row, name, numbers).say(language))
    about, decimals = units()[unit], _decimals(unit, digits)
    if number.is_integer() and about.whole:
        return Cell(int(number), _form(unit, decimals), scale=about.scale)
    borne = decimals + (0 if _rounded(numbers) else _EXACT) + round(math.log10(about.scale))
    return Cell(_to(number, borne, name, numbers), _form(unit, decimals), scale=about.scale)


def _to(number: float, digits: int, name: str, numbers: Numbers) -> float:
    """Round to what a number bears: the least and the most that something can be never to within themselves."""
    least = bool(numbers.bounded) and name == BOUNDS[0]
    most = name.endswith(MOST) or (bool(numbers.bounded) and name == BOUNDS[1])
    if not (least or most) or round(number, digits + _SAFE) == round(number, digits):
        return round(number, digits)
    step = 10.0**-digits
    return round((math.floor(number / step) if least else math.ceil(number / step)) * step, digits)


def _why(row: Mapping[Hashable, Any], name: str, numbers: Numbers) -> Told:
    """Why there is no number: one reason."""
    if name in numbers.absent:
        return numbers.absent[name]
    people = row.get("inhabitants")
    if name != "inhabitants" and people is not None and pd.notna(people) and people < FEWEST:
        return Told("download.why.few", {"fewest": Quantity(FEWEST, "count")})
    return Told("download.why.source")


def _rounded(numbers: Numbers) -> bool:
    """Whether the numbers rest on rounded ones: more decimals than are told would be made up."""
    return (
        bool(numbers.bounded)
        or bool({*BOUNDS} & {*numbers.frame})
        or any(map(numbers.most_of, numbers.frame))
    )


def _decimals(unit: str, digits: int | None) -> int:
    """With how many decimals a number is told."""
    about = units()[unit]
    decimals = about.decimals if about.cells is None else about.cells
    return decimals if digits is None or pd.isna(digits) else int(digits)


def _form(unit: str, decimals: int) -> str:
    """Write Excel's number format: separators in it are those of whoever opens the file."""
    if unit == "year":
        return "0"
    about = units()[unit]
    if about.scale == 100:
        return f"{_number('0', decimals)}%"
    plain = _number("#,##0", decimals)
    return f"+{plain};-{plain};{plain}" if about.signed else plain


def _number(whole: str, decimals: int) -> str:
    return whole + ("." + "0" * decimals if decimals > 0 else "")


def unit_words(unit: str, language: Language) -> str:
    """Name a unit as the heading of a column; words have none."""
    return "" if unit in _WORDS else language.say(f"unit.{unit}.heading")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe before it.

    Examples
    --------
    >>> neutral("=1+1"), neutral("Urk")
    ("'=1+1", 'Urk')
    """
    return f"'{text}" if _RUNS.match(text) else text


def withheld(table: tuple[Column, ...], language: Language) -> tuple[str, ...]:
    """Say for every row which figures are not there and why; an empty text where all are."""
    return tuple(_lacking(table, row, language) for row in range(len(table[0].cells) if table else 0))


def _lacking(table: tuple[Column, ...], row: int, language: Language) -> str:
    found: dict[str, list[str]] = {}
    for column in table:
        if column.numeric and column.cells[row].value is None:
            found.setdefault(column.cells[row].why, []).append(column.heading)
    return " ".join(
        language.say("download.withheld", columns=Quantity(tuple(names), "names").write(language), why=why)
        for why, names in found.items()
    )


def file_name(*parts: str) -> str:
    """Return a name that every system takes: small letters, digits and dashes.

    Examples
    --------
    >>> file_name("Súdwest-Fryslân", "index 2025")
    'sudwest-fryslan-index-2025'
    """
    plain = unicodedata.normalize("NFKD", "-".join(parts)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100] or "diversiteit"
