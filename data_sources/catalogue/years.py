"""Years as the catalogue writes them: "2020", "2010..2022" or the open "2022.."."""

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
