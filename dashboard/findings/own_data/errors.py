"""Why own figures cannot be laid on the map, in the languages of the dashboard."""

from dashboard.content import LANGUAGES
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from dashboard.spreadsheets.cells import UnreadableFileError

__all__ = ["OwnFiguresError"]


class OwnFiguresError(ValueError):
    """Nothing of a file can be laid on the map.

    Attributes
    ----------
    kind : str
    told : Told
        Why, without figures out of the file.
    sentences : dict of str to str
        That, in each language of the dashboard.
    """

    def __init__(self, kind: str, **filled: Quantity):
        self.kind = kind
        self.told = Told(f"eigen_cijfers.unreadable.{kind}", filled)
        self.sentences = {code: self.told.say(Language(code)) for code in LANGUAGES}
        super().__init__(self.sentences[LANGUAGES[0]])

    @classmethod
    def of_file(cls, error: UnreadableFileError) -> "OwnFiguresError":
        """Tell why a file could not be read."""
        return cls(error.kind, **({"most": Quantity(error.most, "count")} if error.most is not None else {}))
