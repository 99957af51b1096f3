"""A part told as people say it: four in ten, almost one in three."""

from fractions import Fraction

from dashboard.findings.model.quantities import Quantity, Told

__all__ = ["grammatical", "spoken"]

_HALF = Fraction(1, 2)

_SPOKEN = tuple(
    sorted(
        {Fraction(1, whole) for whole in (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100)}
        | {Fraction(part, 10) for part in (3, 4, 6, 7, 8, 9)}
        | {_HALF, Fraction(2, 3), Fraction(3, 4)}
    )
)
"""Parts that one can picture without reckoning."""

_IN_TENS = {Fraction(2, 5), Fraction(3, 5), Fraction(4, 5)}
"""Said of ten, as those between them are."""

_EXACT = 0.005
"""As far from what is said, a part is neither more nor less; of a small one not more than a fortieth of it."""


def spoken(share: float, alone: bool = False) -> Quantity:
    """Tell a part in words, to stand before those of whom it is a part, or alone.

    Parameters
    ----------
    share : float
        0 to 1.
    alone : bool
        Whether nothing follows of which it is a part.

    Returns
    -------
    Quantity
        Of unit `told`: "vier op de tien", with "ruim" or "bijna" where it is not quite so; a part that is too small or
        too large for that as a percentage.
    """
    said = _said(share)
    if said is None:
        written = Quantity(share, "share")
        return written if alone else Quantity(Told("spoken.percent", {"share": written}), "told")
    off = share - float(said)
    exact = abs(off) <= min(_EXACT, share / 40)
    form = "exact" if exact else "over" if off > 0 else "under"
    if said == _HALF:
        return Quantity(Told(f"spoken.{'alone' if alone else 'half'}.{form}"), "told")
    part, whole = (said * 10, 10) if said in _IN_TENS else (said.numerator, said.denominator)
    words = {"part": Quantity(f"number.{part}", "text"), "whole": Quantity(f"number.{whole}", "text")}
    return Quantity(Told(f"spoken.{form}", words), "told")


def grammatical(share: float) -> dict[str, Quantity]:
    """Return what decides on the verb that goes with a part: `part`, one where it is said of one."""
    said = _said(share)
    return {"part": Quantity(1 if said is None else said.numerator, "count")}


def _said(share: float) -> Fraction | None:
    """The part that is said, the nearest there is; None where none is near."""
    if not 0.9 * _SPOKEN[0] <= share <= 1.05 * _SPOKEN[-1]:
        return None
    return min(_SPOKEN, key=lambda one: abs(float(one) - share))
