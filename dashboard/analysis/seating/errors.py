"""What cannot be seated, and why: each error holds what the words about it need."""

from collections.abc import Iterable


class SeatingError(ValueError):
    """Nobody can be seated as was asked."""


class SizesError(SeatingError):
    """So many people do not divide over tables of these sizes.

    Attributes
    ----------
    people : int
    smallest, largest : int
        The sizes asked for.
    works : tuple of (int, int)
        Sizes nearest to those at which everybody can be seated: first with smaller tables allowed, then with larger.
        Empty where nobody came, or one person alone.
    """

    def __init__(self, people: int, smallest: int, largest: int, works: Iterable[tuple[int, int]]) -> None:
        self.people, self.smallest, self.largest, self.works = people, smallest, largest, tuple(works)
        instead = " or ".join(f"{low}-{high}" for low, high in self.works) or "no sizes at all"
        super().__init__(f"{people} people cannot sit at tables of {smallest}-{largest}; {instead} would do")


class TooManySeatsError(SeatingError):
    """A gemeente comes with more people than a table has seats.

    Attributes
    ----------
    gemeente : str
    seats, largest : int
    """

    def __init__(self, gemeente: str, seats: int, largest: int) -> None:
        self.gemeente, self.seats, self.largest = gemeente, seats, largest
        super().__init__(f"{gemeente} comes with {seats} people, a table has at most {largest} seats")


class TwiceError(SeatingError):
    """Gemeenten are among the guests more than once.

    Attributes
    ----------
    gemeenten : tuple of str
    """

    def __init__(self, gemeenten: Iterable[str]) -> None:
        self.gemeenten = tuple(gemeenten)
        super().__init__(f"more than once among the guests: {', '.join(self.gemeenten)}")


class UnknownGuestError(SeatingError):
    """A wish names gemeenten that do not come.

    Attributes
    ----------
    gemeenten : tuple of str
    """

    def __init__(self, gemeenten: Iterable[str]) -> None:
        self.gemeenten = tuple(gemeenten)
        super().__init__(f"not among the guests: {', '.join(self.gemeenten)}")


class ConflictError(SeatingError):
    """Wishes that cannot be held together; without any one of them it can be done.

    Attributes
    ----------
    fixed : tuple of (str, int)
        Gemeenten that are to sit at a table.
    apart : tuple of (str, str)
        Gemeenten that are not to sit together.
    """

    def __init__(self, fixed: Iterable[tuple[str, int]], apart: Iterable[tuple[str, str]]) -> None:
        self.fixed, self.apart = tuple(fixed), tuple(apart)
        super().__init__(f"cannot be held together: {_wishes(self.fixed, self.apart)}")


class BrokenError(SeatingError):
    """A seating made by hand does not hold to these wishes.

    Attributes
    ----------
    fixed : tuple of (str, int)
        Gemeenten that are to sit at a table and do not.
    apart : tuple of (str, str)
        Gemeenten that are not to sit together and do.
    """

    def __init__(self, fixed: Iterable[tuple[str, int]], apart: Iterable[tuple[str, str]]) -> None:
        self.fixed, self.apart = tuple(fixed), tuple(apart)
        super().__init__(f"does not hold to {_wishes(self.fixed, self.apart)}")


class TableSizeError(SeatingError):
    """A table of a seating made by hand is smaller or larger than asked for.

    Attributes
    ----------
    table, people : int
    smallest, largest : int
    """

    def __init__(self, table: int, people: int, smallest: int, largest: int) -> None:
        self.table, self.people, self.smallest, self.largest = table, people, smallest, largest
        super().__init__(f"table {table} has {people} people, asked for are {smallest}-{largest}")


class UndecidedError(SeatingError):
    """No seating was found that holds to all wishes, nor was it shown that there is none."""


def _wishes(fixed: Iterable[tuple[str, int]], apart: Iterable[tuple[str, str]]) -> str:
    told = [f"{gemeente} at table {table}" for gemeente, table in fixed]
    return "; ".join([*told, *(f"{one} not with {other}" for one, other in apart)])
