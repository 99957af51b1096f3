"""One language of the interface: its texts and its way of writing numbers, handed to whoever makes words."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.content import texts
from dashboard.formats import Formats

__all__ = ["Language"]


@dataclass(frozen=True)
class Language:
    """A language of the interface.

    Parameters
    ----------
    code : str
        ``nl`` or ``en``.

    Examples
    --------
    >>> Language("nl").say("unit.inhabitants", persons="1.234")
    '1.234 inwoners'
    """

    code: str

    def say(self, key: str, **values: object) -> str:
        """Return a text with its values filled in.

        Raises
        ------
        KeyError
            There is no such text in this language, or it wants a value that is not given.
        """
        text = texts(self.code)[key]
        return text.format(**values) if values else text

    def says(self, key: str) -> bool:
        """Whether there is a text under this key."""
        return key in texts(self.code)

    @cached_property
    def formats(self) -> Formats:
        """How this language writes numbers and dates."""
        return Formats(self.say("language.locale"))

    def group(self, group: str) -> str:
        """Return the name of a group of origin, which the figures hold in CBS's Dutch."""
        key = f"group.{group}"
        return self.say(key) if self.says(key) else group
