"""The sentences of CBS's descriptions on which caveats rest; see ``grounds.toml``."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from data_sources.declared import Declared, read_declaration

__all__ = ["Sentence", "sentences"]


class Sentence(Declared):
    """What a table says of itself or of a subject; see ``grounds.toml`` for the meaning of each field."""

    of: str
    at: str = ""
    words: str
    extract: bool = False

    def is_of(self, table: str, title: str) -> bool:
        """Whether it may stand in the description of a table."""
        return table.startswith(self.of) or title.startswith(self.of)


@cache
def sentences() -> Mapping[str, Sentence]:
    """Return every sentence by its name."""
    return MappingProxyType(read_declaration(__package__, "grounds.toml", dict[str, Sentence]))
