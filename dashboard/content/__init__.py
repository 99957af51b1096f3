"""Every text of the interface as data: a folder per language, in it a file per page and one of the findings' sentences.

Must not hold code beyond reading them.

A text is asked for by its key (``page.kaart.title``); what stands between braces is filled in by the asker.

What several texts say is written once, and the others refer to it: ``{@index.groups|first|second}`` stands for the text
``index.groups`` with its gaps ``{0}`` and ``{1}`` filled.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from dashboard.content.composed import composed
from data_sources.declared import read_declaration

__all__ = ["LANGUAGES", "texts", "written"]

LANGUAGES = ("nl", "en")


@cache
def texts(language: str) -> Mapping[str, str]:
    """Return all texts of a language by dotted key.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.

    Raises
    ------
    ValueError
        There are no texts in this language, a text stands in two files, or it refers to one that is not there.
    """
    whole = written(language)
    return MappingProxyType({key: composed(text, whole) for key, text in whole.items()})


@cache
def written(language: str) -> Mapping[str, str]:
    """Return all texts of a language as they are written, with what they refer to still elsewhere."""
    if language not in LANGUAGES:
        raise ValueError(f"There are no texts in {language!r}, only in {', '.join(LANGUAGES)}.")
    found: dict[str, str] = {}
    folder = resources.files(__name__).joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        read = dict(_flat(read_declaration(__name__, f"{language}/{file.name}", dict[str, Any])))
        if twice := sorted(found.keys() & read.keys()):
            raise ValueError(f"{file.name} says again what another file says: {', '.join(twice)}.")
        found |= read
    return MappingProxyType(found)


def _flat(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    return [
        pair
        for key, value in tree.items()
        for pair in (
            _flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else [(prefix + key, value)]
        )
    ]
