"""What colours and words mean, as literals, and the laying of what is read beside what is told."""

import math
import re
from collections.abc import Hashable, Iterable

import pandas as pd

from tests.dashboard.exhibits.truth.marks import Marks
from tests.dashboard.exhibits.truth.sides import decimals, number

__all__ = [
    "GROUPS",
    "INK",
    "LINE",
    "MISSING",
    "MUTED",
    "NAMES",
    "OTHERS",
    "OWN",
    "PAPER",
    "TYPES",
    "agree",
    "says",
]

INK, PAPER, MUTED, LINE = "#1b2733", "#ffffff", "#5b6770", "#dcdad4"
OWN, OTHERS, MISSING = "#0b3c8c", "#a9b0b6", "#d9d7d1"

GROUPS = {
    "Nederland": "#8fa3b3",
    "Europa (exclusief Nederland)": "#0072b2",
    "Buiten Europa": "#e69f00",
    "Westers": "#0072b2",
    "Turkije": "#d55e00",
    "Marokko": "#009e73",
    "Suriname": "#cc79a7",
    "Nederlandse Antillen en Aruba": "#56b4e9",
    "Overig niet-westers": "#f0e442",
}
"""The colour of each group, the same on every page."""

TYPES = {
    "Meerderheid-minderheidssteden": "#882255",
    "Grote (provincie)steden": "#cc6677",
    "Voorsteden": "#ddaa33",
    "Gemeenten met een specifieke minderheidsgroep": "#aa4499",
    "Expatgemeenten": "#44aa99",
    "Gemeenten met arbeidsmigranten": "#117733",
    "Grensgemeenten": "#66ccee",
    "homogeen of overig": OTHERS,
}
"""The colour of each type, by its words in a legend."""

NAMES = {
    "Nederland": "Nederland",
    "Europa (exclusief Nederland)": "Europa (zonder Nederland)",
    "Buiten Europa": "buiten Europa",
    "Westers": "westers",
    "Turkije": "Turkije",
    "Marokko": "Marokko",
    "Suriname": "Suriname",
    "Nederlandse Antillen en Aruba": "Nederlandse Antillen en Aruba",
    "Overig niet-westers": "overig niet-westers",
}
"""How each group is named on a Dutch picture."""

Told = tuple[Hashable, float]


def agree(read: Iterable[Told], told: Iterable[Told], within: float, what: str, seen: Marks) -> None:
    """Assert that what is read is what is told: the same things, each with its value."""
    order = sorted(read, key=lambda one: (str(one[0]), one[1]))
    wanted = sorted((one for one in told if not pd.isna(one[1])), key=lambda one: (str(one[0]), one[1]))
    assert order or not wanted, f"{seen.where} no {what} is drawn"
    keys = [key for key, _ in order], [key for key, _ in wanted]
    assert keys[0] == keys[1], f"{seen.where} {what} are of {keys[0]}, not of {keys[1]}"
    for (key, value), (_, right) in zip(order, wanted, strict=True):
        close = math.isclose(value, right, rel_tol=2e-7, abs_tol=within)
        assert close, f"{seen.where} {what} of {key} is {value}, not {right}"


def says(text: str, value: float, what: str, seen: Marks, least: int = 0, most: float = math.nan) -> None:
    """Assert that the first number in a text is a value, as far as it has decimals; of thousands `least` is −3.

    What is published as 0 and can be at `most` so much is told as that, rounded up.
    """
    written, digits = number(text), decimals(text) or min(least, 0)
    told = f"{seen.where} {what} says {text!r}, not {value}"
    at_most = re.search(r"hooguit|≤", text)
    assert bool(at_most) == (value == 0 and most > 0), f"{told}, which can be {most}"
    if at_most:
        assert most - 1e-6 <= written < most + 10.0**-digits, f"{told}, which can be {most}"
        return
    if re.search(r"<\d", text):
        assert 0 < value < 0.501 * 10.0**-digits, told
        return
    assert abs(written - value) <= 0.501 * 10.0**-digits + 1e-9, told
