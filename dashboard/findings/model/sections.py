"""Sections of which every finding and table is asked of the same."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.story import Section

__all__ = ["section_of"]


def section_of(
    id: str,
    findings: Mapping[str, Callable[..., Finding | None]],
    tables: Mapping[str, Callable[..., Numbers]],
    *asked: Any,
) -> Section:
    """Make a section.

    Parameters
    ----------
    id : str
    findings, tables : mapping of id to callable
        What makes each from what is `asked`.
    *asked
        The figures and the gemeente.
    """
    return Section(
        id,
        {name: partial(make, *asked) for name, make in findings.items()},
        {name: partial(make, *asked) for name, make in tables.items()},
    )
