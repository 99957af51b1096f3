"""Legends beside pictures, as data: each entry has the look of the marks that its words are of."""

from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import colour
from tests.dashboard.exhibits.truth.telling import (
    GROUPS,
    INK,
    MISSING,
    MUTED,
    NAMES,
    OTHERS,
    OWN,
    PAPER,
    TYPES,
)

__all__ = ["legend"]

_LOOKS = {
    "geschat": ("line", MUTED, "dotted"),
    "de middelste helft van": ("band", "#a9b0b6/0.28", "solid"),
    "Gearceerd": ("hatch", MUTED, "solid"),
    "De middelste helft": ("band", "#e9e6de", "solid"),
    "De middelste van hen": ("rule", INK, "solid"),
    "het aandeel ligt hiertussen": ("band", "#0b3c8c/0.16", "solid"),
    "het ligt hiertussen": ("band", "#a9b0b6/0.28", "solid"),
    "het aandeel, precies bekend": ("line", OWN, "solid"),
    "precies bekend": ("line", INK, "solid"),
    "hoogstens": ("line", INK, "dotted"),
    "Nederland: hoogstens": ("line", MUTED, "dotted"),
    "sprong": ("ring", INK, "solid"),
    "de gemeente die erboven staat": ("line", INK, "solid"),
    "tot hier kan de grootste groep zijn": ("line", MUTED, "solid"),
}
"""Shape, colour and dash by how the words begin."""


def legend(case: Case) -> None:
    """Lay the legend of an exhibit beside the literals."""
    for entry in case.exhibit.key:
        if entry.shape == "swatch":
            continue  # The reader of maps reads them.
        told = f"{entry.words!r} is a {entry.shape} of {entry.colour}"
        group = next((group for group, name in NAMES.items() if name == entry.words), None)
        if group is not None or entry.words == "geen cijfer":
            assert (entry.shape, entry.colour) == ("dot", GROUPS.get(group, MISSING)), told
        elif entry.words in TYPES:
            assert (entry.shape, entry.colour) == ("dot", TYPES[entry.words]), told
        elif entry.shape == "dot":
            assert entry.colour == _dot(entry.words, case), told
            assert entry.edge == {OWN: PAPER, PAPER: INK, OTHERS: OTHERS}[entry.colour], told
        elif entry.words == case.own:
            assert (entry.shape, entry.colour, entry.dash) == ("line", OTHERS, "solid"), told
        else:
            look = next((look for words, look in _LOOKS.items() if entry.words.startswith(words)), None)
            assert look is not None, f"nothing reads {told}"
            assert (entry.shape, colour(entry.colour), entry.dash) == look, told


def _dot(words: str, case: Case) -> str:
    if words == case.own:
        return OWN
    if words.startswith(("de overige", "Andere")):
        return OTHERS
    return PAPER
