"""Sections put together from parts: one whose tables are not held leaves the others standing."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from dashboard.findings.model.finding import Finding, Numbers, Section
from data_sources.errors import Lacking, NotHeldError

__all__ = ["section"]

Made = TypeVar("Made")
Part = Callable[[], Finding | None]


def section(id: str, findings: Mapping[str, Part], tables: Mapping[str, Callable[[], Numbers]]) -> Section:
    """Put a section together.

    Parameters
    ----------
    id : str
    findings, tables : mapping of id to callable
        What makes each, by the id that it will have; a finding that the gemeente has no occasion for is None.

    Returns
    -------
    Section
        With what there is, and of the rest why it is not there.
    """
    lacking: dict[str, Lacking] = {}
    told = _made(findings.items(), lacking)
    return Section(id, tuple(one for one in told if one), tuple(_made(tables.items(), lacking)), lacking)


def _made(parts: Iterable[tuple[str, Callable[[], Made]]], lacking: dict[str, Lacking]) -> list[Made]:
    made = []
    for id, make in parts:
        try:
            made.append(make())
        except NotHeldError as error:
            lacking[id] = error.lacking
    return made
