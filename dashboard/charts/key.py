"""The legend beside a picture, as data: what each mark means. Whoever shows the picture draws it in its own way."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Key", "KeyEntry"]


@dataclass(frozen=True)
class KeyEntry:
    """One line of a legend.

    Attributes
    ----------
    shape : str
        What is drawn: a `swatch` of a colour, one with a `hatch` of that colour, a `dot`, an open `ring`, a `line`, a
        `band` around one, an upright `rule`; or nothing but the words, as `text`.
    words : str
        What it means.
    colour : str
        As Plotly reads it; only a `text` has none.
    size : float
        Pixels: a dot's or a ring's width, the thickness of a line, of those of a hatch or of a rule, a band's height.
    edge : str
        Colour of a dot's border.
    edge_width : float
        Pixels of that border.
    dash : str
        How a line is drawn.
    count : str
        How many there are, as written.

    Raises
    ------
    ValueError
        It means nothing, or has no colour to be known by.
    """

    shape: Literal["swatch", "hatch", "dot", "ring", "line", "band", "rule", "text"]
    words: str
    colour: str = ""
    size: float = 12
    edge: str = ""
    edge_width: float = 0
    dash: Literal["solid", "dashed", "dotted"] = "solid"
    count: str = ""

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError(f"A {self.shape} in a legend has no words.")
        if (self.shape == "text") != (not self.colour):
            raise ValueError(f"{self.words!r} is a {self.shape} of colour {self.colour!r}.")


Key = tuple[KeyEntry, ...]
"""A whole legend, in the order in which it is read."""
