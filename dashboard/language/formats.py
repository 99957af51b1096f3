"""Numbers, shares and dates as a language writes them (Babel, CLDR)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache

from babel import Locale, dates, numbers

__all__ = ["Formats", "Number"]

Number = int | float


@dataclass(frozen=True)
class Formats:
    """How one language writes numbers.

    Parameters
    ----------
    locale : str
        A CLDR locale, such as ``nl_NL``.

    Examples
    --------
    >>> nl = Formats("nl_NL")
    >>> nl.integer(1234567), nl.decimal(0.574, 2), nl.percent(0.5739, 1)
    ('1.234.567', '0,57', '57,4%')
    """

    locale: str

    @cached_property
    def _locale(self) -> Locale:
        # Babel reads a name anew for every number.
        return Locale.parse(self.locale)

    def integer(self, value: Number) -> str:
        """Write a whole number with its thousands apart."""
        return numbers.format_decimal(round(value), locale=self._locale)

    def decimal(self, value: Number, digits: int) -> str:
        """Write a number with a fixed number of decimals; below 0, a whole number of tens, hundreds and so on."""
        # Nothing is no less than nothing: −0.04 is not written as −0.0.
        shown = round(value, digits) + 0.0
        return numbers.format_decimal(shown, format=_pattern(digits), locale=self._locale)

    def percent(self, fraction: Number, digits: int = 0) -> str:
        """Write a fraction (0 to 1) as a percentage."""
        return f"{self.decimal(fraction * 100, digits)}%"

    def date(self, moment: date | datetime | str) -> str:
        """Write a day in full; a text is read as ISO 8601."""
        day = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return dates.format_date(day, format="long", locale=self._locale)

    def plural(self, number: Number | Decimal) -> str:
        """Return the plural form of CLDR that goes with a number: one, other."""
        return self._locale.plural_form(number)

    @property
    def separators(self) -> str:
        """The decimal and the thousands separator, as Plotly's ``layout.separators`` wants them."""
        symbols = self._locale.number_symbols["latn"]
        return f"{symbols['decimal']}{symbols['group']}"


@lru_cache(maxsize=8)
def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits > 0 else "")
