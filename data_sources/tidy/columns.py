"""Finding columns by title: the numbers in CBS's column keys shift between vintages."""

from collections.abc import Sequence

from data_sources.catalogue.origins import ColumnSpec
from data_sources.errors import ColumnError
from data_sources.readers.interface import Topic, words


def find_column(topics: Sequence[Topic], spec: ColumnSpec, table: str) -> Topic:
    """Return the one column that the specification means.

    Raises
    ------
    ColumnError
        No column has the title (it is missing or renamed), or several have it.
    """
    found = find_optional_column(topics, spec, table)
    if found is None:
        raise ColumnError(
            f"{table}: kolom {_described(spec)} ontbreekt of heeft een andere naam gekregen; pas de catalogus aan."
        )
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


def _matches(topic: Topic, title: str, spec: ColumnSpec) -> bool:
    same_title = words(topic.title).casefold() == words(title).casefold()
    inside = spec.under is None or any(spec.under.casefold() in group.casefold() for group in topic.path)
    return same_title and inside and (spec.unit is None or topic.unit == spec.unit)


def _described(spec: ColumnSpec) -> str:
    return f"'{spec.titles[0]}'" + (f" onder '{spec.under}'" if spec.under else "")
