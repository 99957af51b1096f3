"""Numbers and names that know how they are told, and sentences made of them, in any language.

A number is kept as it was computed; how it is shown (unit, decimals) goes with it. What a sentence compares are
the numbers as they are shown, so that it never calls two equal numbers more and less.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from babel.lists import format_list

from dashboard.analysis.certainty import Range, call, outward, rounded_away
from dashboard.language import Language
from dashboard.language.units import units

__all__ = ["SLIGHT", "Comparison", "Quantity", "Told", "beside", "compared", "ends"]

SLIGHT = 0.02
"""Part of the larger of two numbers: what differs by less is told as nearly the same, as nobody would act on it."""

Comparison = Literal["more", "less", "same", "close", "missing"]


@dataclass(frozen=True)
class Quantity:
    """One value with all that is needed to tell it.

    Attributes
    ----------
    value : number, str, tuple or None
        None, NaN or infinite: not known.
    unit : str
        For numbers one of :func:`dashboard.language.units.units`: `chance` and `share` (0 to 1, told in %), `points`
        (percentage points), `change` (those with their sign), `index` (0 to 1), `times`, `persons`, `areas`, `count`,
        `place` (the best and the worst that it can be), or a unit of the figures, such as `km`. `year`; for a day
        (ISO 8601) `date`. For words `name`, `names`, `group`, `groups` (CBS's Dutch names), `having` (a group
        and a classification: what its residents have), `classification`, `text`
        (key of a text), `both` (Dutch and English), `told` (a :class:`Told`), `list` (of those), `any` (one of those).
    digits : int, optional
        Decimals; by default those of the unit.
    rounded : bool
        The source rounds it: told with 'about'.
    within : Range or None
        Between what it lies; None where it is exact, or nothing is compared with it. What is 0 and may be more is told
        as the most that it can be.
    """

    value: Any
    unit: str
    digits: int | None = None
    rounded: bool = False
    within: Range | None = None

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None and not (
            isinstance(self.value, float) and not math.isfinite(self.value)
        )

    @property
    def decimals(self) -> int:
        """Decimals with which it is told."""
        if self.digits is not None:
            return self.digits
        return units()[self.unit].decimals_of(float(self.value))

    @property
    def shown(self) -> float:
        """The number as it is told: in % for chances and shares, rounded."""
        return round(units()[self.unit].scale * float(self.value), self.decimals)

    def write(self, language: Language) -> str:
        """Tell it in a language; what is not known is said to be so."""
        if self.unit in _WORDS and self.known:
            told = _WORDS[self.unit](self, language)
        else:
            told = self.write_as(lambda number: language.measured(self.unit, number, self.decimals), language)
        about = self.rounded and self.known and not self.rounded_away
        return language.say("value.about", value=told) if about else told

    def write_as(
        self, number: Callable[[float], str], language: Language, at_most: str = "value.at_most"
    ) -> str:
        """Tell a number as its bounds let one tell it, itself written in another way: what a mark or a cell says.

        Parameters
        ----------
        number : callable of float to str
            Writes a number that is scaled as the unit is told.
        language : Language
        at_most : str
            Key of the text of what is published as 0 and may be more, where there is little room.
        """
        if not self.known:
            return language.say("value.missing")
        if self.rounded_away:
            if self.within is None or not math.isfinite(self.within.high):
                return language.say("value.missing")
            return language.say(at_most, value=number(self._most))
        if self.shown == 0 and self.value and units()[self.unit].part:
            # There is some: none would be wrong.
            return language.say("value.below", value=number(10.0**-self.decimals))
        return number(self.shown)

    @property
    def rounded_away(self) -> bool:
        """Whether it is published as 0 and may be more: none would be wrong."""
        return (
            self.within is not None
            and self.unit in units()
            and not units()[self.unit].signed
            and bool(rounded_away(self.value, self.within.high))
        )

    @property
    def _most(self) -> float:
        """The most that it can be, written so that it is no more."""
        assert self.within is not None
        return outward(0.0, self.within.high, units()[self.unit].scale, self.decimals)[1]


@dataclass(frozen=True)
class Told:
    """A text with what fills it.

    Attributes
    ----------
    key : str
        Of the text; with `count` that of its forms (`none`, `one`, `other`).
    filled : mapping of name to Quantity
    count : str, optional
        The value that decides the grammatical number.
    """

    key: str
    filled: Mapping[str, Quantity] = field(default_factory=dict)
    count: str | None = None

    def say(self, language: Language) -> str:
        """Return the text in a language."""
        written = {name: quantity.write(language) for name, quantity in self.filled.items()}
        if self.count is None:
            return language.say(self.key, **written)
        return language.count(self.key, self.filled[self.count].value, **written)


def compared(own: Quantity, other: Quantity) -> Comparison:
    """Whether a number is more or less than another, as both are told.

    More or less is only what is written otherwise, and lies further away than half a unit of what is written: what
    differs by rounding alone is the same. Where all that the two can be overlaps, and they are not the same for certain
    either, it is too close to call; where nobody knows what they can be, they are not compared.
    """
    if not (own.known and other.known):
        return "missing"
    half = 0.5 * 10 ** -min(own.decimals, other.decimals)
    scale = units()[own.unit].scale
    apart = scale * (float(own.value) - float(other.value))
    mine, theirs = (one.within or Range(float(one.value), float(one.value)) for one in (own, other))
    open_to = scale * max(mine.high - mine.low, theirs.high - theirs.low)
    if not math.isfinite(open_to):
        return "missing"
    alike = own.shown == other.shown or abs(apart) <= half
    if call(mine, theirs) == "close":
        return "same" if alike and open_to <= 2 * half else "close"
    if alike:
        return "same"
    return "more" if apart > 0 else "less"


def beside(own: Quantity, other: Quantity) -> Comparison:
    """How a number lies beside the country's or the middle of others: as `compared`, but a slight difference is none.

    What is told as a change keeps its own words: of two of those even a slight difference is one of pace.
    """
    found = compared(own, other)
    if found not in ("more", "less") or units()[own.unit].signed:
        return found
    mine, theirs = float(own.value), float(other.value)
    return "same" if abs(mine - theirs) < SLIGHT * max(abs(mine), abs(theirs)) else found


def ends(before: float, after: float, digits: int = 1) -> tuple[Quantity, Quantity, Quantity]:
    """Return two chances and the change between them, with as many decimals as make them add up.

    Parameters
    ----------
    before, after : float
        0 to 1.
    digits : int
        Decimals that suffice where the numbers so written add up; where one more does not help, the change is that
        between the numbers as they are written.

    Returns
    -------
    Quantity, Quantity, Quantity
        Before and after, and what lies between them in percentage points (with its sign).
    """
    for more in (digits, digits + 1):
        first, last = (Quantity(value, "chance", more) for value in (before, after))
        between = Quantity(100 * (after - before), "points", more)
        if round(last.shown - first.shown, more) == between.shown:
            return first, last, between
    first, last = (Quantity(value, "chance", digits) for value in (before, after))
    return first, last, Quantity(last.shown - first.shown, "points", digits)


def _places(it: Quantity, language: Language) -> str:
    first, last = (language.measured("place", place, 0) for place in it.value)
    return first if first == last else language.say("value.places", first=first, last=last)


def _listed(parts: list[str], language: Language, style: Literal["standard", "or"] = "standard") -> str:
    return format_list(parts, style=style, locale=language.formats.locale)


_WORDS: Mapping[str, Callable[[Quantity, Language], str]] = {
    "year": lambda it, _: str(it.value),
    "place": _places,
    "name": lambda it, _: str(it.value),
    "date": lambda it, language: language.formats.date(it.value),
    "names": lambda it, language: _listed([str(name) for name in it.value], language),
    "group": lambda it, language: language.group(it.value),
    "having": lambda it, language: language.having(*it.value),
    "groups": lambda it, language: _listed([language.group(name) for name in it.value], language),
    "classification": lambda it, language: language.say(f"classification.{it.value}"),
    "text": lambda it, language: language.say(it.value),
    "both": lambda it, language: str(it.value[0 if language.code == "nl" else 1]),
    "told": lambda it, language: it.value.say(language),
    "list": lambda it, language: _listed([told.say(language) for told in it.value], language),
    "any": lambda it, language: _listed([told.say(language) for told in it.value], language, "or"),
}
