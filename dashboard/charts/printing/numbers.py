"""Numbers on axes as the browser writes them: the part of d3-format that the figures use, and the steps of ticks."""

import math
import re

from dashboard.charts.printing.reading import CannotPrintError

__all__ = ["nice_step", "ticks", "write"]

_SPEC = re.compile(r"(?P<sign>\+?)(?P<comma>,?)(?:\.(?P<digits>\d+))?(?P<trim>~?)(?P<kind>[fd%]?)")
_MINUS = "−"


def write(value: float, spec: str, separators: str, step: float = 0.0) -> str:
    """Write a number.

    Parameters
    ----------
    value : float
    spec : str
        As d3-format has it: `.1f`, `.0%`, `d`, `,d`, `+.1f`, `.2~f`; empty for as many decimals as the step has.
    separators : str
        The decimal and the thousands separator.
    step : float
        Between ticks.

    Raises
    ------
    CannotPrintError
        The format is not among those.

    Examples
    --------
    >>> write(0.255, ".1%", ",."), write(-1234, "", ",.", 1), write(12345, "", ",.", 1)
    ('25,5%', '−1234', '12.345')
    """
    found = _SPEC.fullmatch(spec)
    if not found:
        raise CannotPrintError(f"tickformat {spec!r} cannot be drawn")
    percent = found["kind"] == "%"
    if found["digits"] is not None:
        digits = int(found["digits"])
    elif found["kind"] == "d" or not step:
        digits = 0 if found["kind"] == "d" or float(value).is_integer() else 6
    else:
        digits = max(0, -math.floor(math.log10(step) + 1e-9))
    scaled = round(float(value) * (100 if percent else 1), digits)
    whole, _, part = f"{abs(scaled):.{digits}f}".partition(".")
    if found["trim"]:
        part = part.rstrip("0")
    if found["comma"] or (not spec and len(whole) > 4):
        whole = f"{int(whole):,}".replace(",", separators[1])
    sign = _MINUS if scaled < 0 else "+" if found["sign"] and scaled > 0 else ""
    return f"{sign}{whole}{separators[0] + part if part else ''}{'%' if percent else ''}"


def nice_step(span: float, count: float) -> float:
    """The smallest of 2, 5 and 10 times a power of ten that takes no more than so many steps (Plotly's rule)."""
    rough = span / count
    base = 10 ** math.floor(math.log10(rough))
    return base * next(step for step in (2, 5, 10) if step >= rough / base - 1e-9)


def ticks(low: float, high: float, step: float, start: float = 0.0) -> list[float]:
    """All values between two that are whole steps from a start."""
    first = math.ceil((low - start) / step - 1e-6)
    last = math.floor((high - start) / step + 1e-6)
    return [round(start + nth * step, 10) for nth in range(first, last + 1)]
