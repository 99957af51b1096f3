"""What is asked of a seating: who comes, how large the tables are, and what has to be held to."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

SMALLEST, LARGEST = 6, 10
"""People at a table, where nobody says otherwise."""


@dataclass(frozen=True)
class Guest:
    """A gemeente with its people, who stay together at one table.

    Attributes
    ----------
    gemeente : str
    seats : int
        How many people, 1 or more.
    """

    gemeente: str
    seats: int = 1

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise ValueError(f"{self.gemeente} comes with {self.seats} people")


@dataclass(frozen=True)
class Wishes:
    """Sizes of tables and what has to be held to.

    Attributes
    ----------
    smallest, largest : int
        People at a table.
    apart : tuple of (str, str)
        Gemeenten that do not sit together.
    fixed : mapping of gemeente to table
        Who sits where, whatever else changes. Tables have numbers, any whole ones.
    present : mapping of gemeente to table
        Where they sit now. Who is no longer among the guests is passed over.
    move_cost : float
        What it costs, in the unit of the value, when one person leaves the table where it sits now: people move only
        where the mean distances that become smaller add up to twice that. A high one (say 1000) moves nobody who
        need not move for sizes or wishes.
    """

    smallest: int = SMALLEST
    largest: int = LARGEST
    apart: tuple[tuple[str, str], ...] = ()
    fixed: Mapping[str, int] = field(default_factory=dict)
    present: Mapping[str, int] = field(default_factory=dict)
    move_cost: float = 1.0

    def __post_init__(self) -> None:
        if not 2 <= self.smallest <= self.largest:
            raise ValueError(f"no sizes of tables: {self.smallest}-{self.largest}; two people at least")
        if not (math.isfinite(self.move_cost) and self.move_cost >= 0):
            raise ValueError(f"a move costs nothing or more, not {self.move_cost}")
