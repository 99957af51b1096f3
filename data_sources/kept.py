"""Computing once: what follows from figures is kept with them, and let go with them.

A result lives on the object that it is computed from (the function's first argument), so that an old snapshot takes
with it all that was made of it. Threads that ask for the same thing at the same time wait for one to compute it.
"""

from collections.abc import Callable
from functools import wraps
from threading import Condition
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from data_sources.errors import Lacking, NotHeldError

__all__ = ["kept", "let_go"]

Given = ParamSpec("Given")
Made = TypeVar("Made")

_RESULTS = "_kept"


def kept(most: int = 1) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Decorator: compute once for each way of asking, and keep it with the first argument; not to be changed.

    That figures are not held is kept as well, and said again.

    Parameters
    ----------
    most : int
        Results that are kept with one object: those asked for last.

    Examples
    --------
    >>> class Figures:
    ...     @kept(2)
    ...     def total(self, year):
    ...         print("computing", year)
    ...         return 2 * year
    >>> figures = Figures()
    >>> figures.total(3), figures.total(3)
    computing 3
    (6, 6)
    """

    def decorate(make: Callable[Given, Made]) -> Callable[Given, Made]:
        def outcome(*given: Given.args, **named: Given.kwargs) -> tuple[Made | None, Lacking | None]:
            try:
                return make(*given, **named), None
            except NotHeldError as error:
                return None, error.lacking

        @wraps(make)
        def asked(*given: Given.args, **named: Given.kwargs) -> Made:
            results = vars(given[0]).setdefault(_RESULTS, {})
            once = results.get(make) or results.setdefault(make, _once(outcome, most))
            made, lacking = once(*given, **named)
            if lacking is not None:
                raise NotHeldError(lacking)
            return made

        return asked

    return decorate


def let_go(holder: object, *functions: Callable[..., Any]) -> None:
    """Forget what was kept with an object: what will not be asked for again.

    Parameters
    ----------
    holder : object
    *functions
        Decorated with :func:`kept`.
    """
    results = vars(holder).get(_RESULTS, {})
    for function in functions:
        results.pop(function.__wrapped__, None)  # type: ignore[attr-defined]


def _once(outcome: Callable[..., Any], most: int) -> Callable[..., Any]:
    # The object itself is no part of the key: its results lie on it.
    return cached(
        LRUCache(most), key=lambda _, *given, **named: hashkey(*given, **named), condition=Condition()
    )(outcome)
