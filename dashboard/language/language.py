"""One language of the interface: its texts and its way of writing numbers, handed to whoever makes words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from types import MappingProxyType

from babel import Locale

from dashboard.content import LANGUAGES, texts
from dashboard.language.formats import Formats
from dashboard.language.places import placed, says_where
from dashboard.language.units import measured, units
from data_sources.catalogue import groups
from data_sources.catalogue.origins import Group

__all__ = ["PARAMETER", "Language", "asked_language"]

PARAMETER = "taal"
"""Name in the URL of the choice of language."""


@dataclass(frozen=True)
class Language:
    """A language of the interface.

    Parameters
    ----------
    code : str
        ``nl`` or ``en``.

    Examples
    --------
    >>> Language("nl").say("unit.inhabitants", persons="1.234")
    '1.234 inwoners'
    """

    code: str

    def say(self, key: str, **values: object) -> str:
        """Return a text with its values filled in.

        Raises
        ------
        KeyError
            There is no such text in this language, or it wants a value that is not given.
        """
        text = _said(self.code)[key]
        if not values:
            return text
        told = text.format(**values)
        return placed(told, self.code) if key in _where(self.code) else told

    def count(self, key: str, number: int | Decimal, **values: object) -> str:
        """Return the form of a text that goes with a number: none, or a plural form of CLDR (one, other).

        Examples
        --------
        >>> Language("nl").count("unit.persons", 1, n="1")
        '1 inwoner'
        """
        if number == 0 and self.says(f"{key}.none"):
            return self.say(f"{key}.none", **values)
        form = f"{key}.{self.formats.plural(number)}"
        return self.say(form if self.says(form) else f"{key}.other", **values)

    def measured(self, unit: str, value: float, digits: int) -> str:
        """Write a number with its unit.

        Parameters
        ----------
        unit : str
            One of :func:`dashboard.language.units.units`.
        value : float
            As it is told: of a share in %.
        digits : int
            Decimals.

        Examples
        --------
        >>> Language("nl").measured("euro", 31_250, -3), Language("en").measured("change", -3, 0)
        ('€ 31.000', '−3 percentage points')
        """
        return measured(unit, value, digits, self.formats, self.code)

    def says(self, key: str) -> bool:
        """Whether there is a text under this key."""
        return key in _said(self.code)

    @cached_property
    def formats(self) -> Formats:
        """How this language writes numbers and dates."""
        return Formats(self.say("language.locale"))

    def group(self, group: str) -> str:
        """Return the name of a group of origin, which the figures hold in CBS's Dutch."""
        return self._groups.get(group, group)

    def having(self, group: str, classification: str) -> str:
        """Return what residents of a group have: an origin or a background, and where.

        Examples
        --------
        >>> Language("nl").having("Westers", "migratieachtergrond"), Language("en").having("Polen", "herkomst")
        ('een westerse achtergrond', 'an origin in Poland')
        """
        key = f"having.{classification}"
        declared = self._declared.get(group)
        if declared is None:
            # Of a name that nobody declared it is not known whether it wants an article.
            return self.say(f"{key}.as", group=self.group(group))
        if declared.having is None:
            return self.say(f"{key}.in", group=self.group(group))
        return declared.having[self.code].format(noun=self.say(f"{key}.noun"), a=self.say(f"{key}.a"))

    @cached_property
    def _declared(self) -> Mapping[str, Group]:
        return {group.name: group for group in groups()}

    @cached_property
    def _groups(self) -> dict[str, str]:
        """Names of groups in this language; of countries that no declaration names, those of the CLDR."""
        if self.code == "nl":
            return {group.name: group.nl for group in groups() if group.nl}
        dutch, own = Locale("nl").territories, Locale.parse(self.formats.locale).territories
        return {name: own[code] for code, name in dutch.items()} | {
            group.name: group.en for group in groups()
        }


@cache
def _said(code: str) -> Mapping[str, str]:
    """All texts, and the words of every unit: `unit.km.other`, `unit.km.heading`."""
    of_units = {
        f"unit.{unit}.{part}": words
        for unit, about in units().items()
        for part, words in about.words(code).items()
    }
    return MappingProxyType({**texts(code), **of_units})


@cache
def _where(code: str) -> frozenset[str]:
    """The texts that say where something is: of islands one says so with another word."""
    return frozenset(key for key, text in _said(code).items() if says_where(text))


def asked_language(parameters: Mapping[str, str]) -> Language:
    """Return the language that a URL's query asks for; Dutch when it asks for none, or for another."""
    asked = parameters.get(PARAMETER)
    return Language(asked if asked in LANGUAGES else LANGUAGES[0])
