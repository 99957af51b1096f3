"""Finding columns by title: the numbers in CBS's column keys shift between vintages."""

from collections.abc import Sequence
from difflib import get_close_matches

from data_sources.catalogue.origins import ColumnSpec
from data_sources.errors import ColumnError
from data_sources.readers.interface import Topic, words

_NEAR = 3
"""As many titles are named as look most like one that is not there."""


def find_column(topics: Sequence[Topic], spec: ColumnSpec, table: str) -> Topic:
    """Return the one column that the specification means.

    Raises
    ------
    ColumnError
        No column has the title, or none in that group and unit, or several have it.
    """
    found = find_optional_column(topics, spec, table)
    if found is None:
        raise ColumnError(f"{table}: {_why_none(topics, spec)}; pas de catalogus aan.")
    return found


def find_optional_column(topics: Sequence[Topic], spec: ColumnSpec, table: str) -> Topic | None:
    """Return the one column that the specification means, or None where the vintage lacks it."""
    for title in spec.titles:
        matches = [topic for topic in topics if _matches(topic, title, spec)]
        if len(matches) > 1:
            keys = ", ".join(topic.key for topic in matches)
            raise ColumnError(
                f"{table}: kolom {_described(spec)} is niet eenduidig ({keys}); pas de catalogus aan."
            )
        if matches:
            return matches[0]
    return None


def _why_none(topics: Sequence[Topic], spec: ColumnSpec) -> str:
    for topic in topics:
        if any(words(topic.title).casefold() == words(title).casefold() for title in spec.titles):
            inside = " › ".join(topic.path)
            where = f" onder '{inside}'" if inside else ""
            return f"kolom {_described(spec)} staat{where} en is in '{topic.unit}'"
    near = get_close_matches(spec.titles[0], [topic.title for topic in topics], _NEAR)
    return f"er is geen kolom {_described(spec)}" + (f"; wel {', '.join(map(repr, near))}" if near else "")


def _matches(topic: Topic, title: str, spec: ColumnSpec) -> bool:
    same_title = words(topic.title).casefold() == words(title).casefold()
    inside = spec.under is None or any(spec.under.casefold() in group.casefold() for group in topic.path)
    return same_title and inside and (spec.unit is None or topic.unit == spec.unit)


def _described(spec: ColumnSpec) -> str:
    under = f" onder '{spec.under}'" if spec.under else ""
    return f"'{spec.titles[0]}'{under}" + (f" in '{spec.unit}'" if spec.unit else "")
