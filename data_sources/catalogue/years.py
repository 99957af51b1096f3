"""Years as the catalogue writes them: "2020", "2010..2022" or the open "2022.."."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator

FAR_FUTURE = 2100


def parse_years(text: str | range) -> range:
    """Return the years in a declaration such as "2022.." as a range."""
    if isinstance(text, range):
        return text
    first, dots, last = text.partition("..")
    if not dots:
        return range(int(first), int(first) + 1)
    return range(int(first), int(last) + 1 if last else FAR_FUTURE)


Years = Annotated[range, BeforeValidator(parse_years)]


def runs(years: Iterable[int]) -> list[list[int]]:
    """Return years as runs without gaps, oldest first."""
    found: list[list[int]] = []
    for year in sorted(set(years)):
        if found and found[-1][-1] == year - 1:
            found[-1].append(year)
        else:
            found.append([year])
    return found
