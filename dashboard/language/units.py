"""The units in which the dashboard tells numbers: those of the figures that are read, and its own."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from dashboard.language.formats import Formats
from data_sources import catalogue
from data_sources.catalogue.units import Unit
from data_sources.declared import fitted, read_declaration

__all__ = ["ToldUnit", "measured", "units"]


class ToldUnit(Unit):
    """How values in a unit are told; see `units.toml` for the meaning of each field."""

    scale: int = 1
    decimals: int = 0
    fine_below: float | None = None
    signed: bool = False
    part: bool = False
    cells: int | None = None
    whole: bool = True

    def decimals_of(self, value: float) -> int:
        """Return the decimals with which a value is told where nobody says with how many."""
        if self.fine_below is None:
            return self.decimals
        return self.decimals + int(round(self.scale * value, self.decimals + 1) < self.fine_below)


@lru_cache(maxsize=8192)  # the same numbers return in every gemeente
def measured(unit: str, value: float, digits: int, formats: Formats, language: str) -> str:
    """Write a number with its unit.

    Parameters
    ----------
    unit : str
        One of :func:`units`.
    value : float
        As it is told: of a share in %.
    digits : int
        Decimals.
    formats : Formats
    language : str
        `nl` or `en`.
    """
    about, exact = units()[unit], abs(Decimal(f"{round(value, digits):.{max(digits, 0)}f}"))
    number = formats.decimal(abs(value) if about.signed else value, digits)
    if about.signed and value:
        number = f"{'+' if value > 0 else '−'}{number}"
    forms = about.forms(language)
    if exact == 0 and forms.none is not None:
        return forms.none
    return (forms.one if formats.plural(exact) == "one" else forms.other).format(n=number)


@cache
def units() -> Mapping[str, ToldUnit]:
    """Return every unit that has words, by its code: first the dashboard's own, then those of figures."""
    own = read_declaration(__package__, "units.toml", dict[str, ToldUnit])
    of_figures = {
        code: fitted(unit.model_dump(exclude={"together"}), ToldUnit, f"unit {code}")
        for code, unit in catalogue.units().items()
        if unit.number is not None
    }
    return MappingProxyType(of_figures | own)
