"""A legend on the screen: HTML."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from dashboard.charts.key import Key, KeyEntry
from dashboard.language import Language

__all__ = ["key_html"]

_IN_A_ROW = ' style="display:flex;flex-wrap:wrap;gap:0 1.5rem"'
_LABELS = {"swatch": "legend.classes", "dot": "dots.key"}
"""What a list of counted marks is called for who does not see it."""


def key_html(key: Key, language: Language) -> str:
    """Draw a legend: what is counted, and classes, under one another; other marks in a row; words as a paragraph.

    Parameters
    ----------
    key : Key
    language : Language

    Returns
    -------
    str
        Empty without entries. End tags that HTML lets one leave out are left out.
    """
    return "".join(_list(kind, list(entries), language) for kind, entries in groupby(key, _kind))


def _kind(entry: KeyEntry) -> str:
    if entry.shape == "text":
        return "text"
    if entry.shape in ("swatch", "hatch") or entry.count:
        return "column"
    return "dots" if entry.shape == "dot" else "marks"


def _list(kind: str, entries: Iterable[KeyEntry], language: Language) -> str:
    entries = list(entries)
    if kind == "text":
        return "".join(f'<p class="key" style="margin:0.5rem 0">{escape(it.words)}</p>' for it in entries)
    items = "".join(f"<li>{_mark(it)}<span>{escape(it.words)}</span>{_count(it)}" for it in entries)
    label = ""
    if entries[0].count:
        label = f' aria-label="{escape(language.say(_LABELS[entries[0].shape]))}"'
    return f'<ul class="key"{label}{"" if kind == "column" else _IN_A_ROW}>{items}</ul>'


def _count(entry: KeyEntry) -> str:
    return f"<b>{escape(entry.count)}</b>" if entry.count else ""


def _mark(entry: KeyEntry) -> str:
    colour, size = entry.colour, f"{entry.size:g}px"
    if entry.shape == "dot" and entry.count:
        return f'<i class="dot" style="background:{colour}"></i>'
    style = {
        "swatch": f"background:{colour}",
        "hatch": f"background:repeating-linear-gradient(135deg,{colour} 0 {size},transparent {size} 5px)",
        "dot": f"width:{size};height:{size};border-radius:50%;"
        f"border:{entry.edge_width:g}px solid {entry.edge or colour};background:{colour}",
        "ring": f"width:{size};height:{size};border:2px solid {colour};border-radius:50%",
        "line": f"height:0;border:0;border-top:{size} {entry.dash} {colour}",
        "band": f"height:{size};border:0;background:{colour}",
        "rule": f"width:{size};height:15px;border:0;background:{colour}",
    }[entry.shape]
    return f'<i style="{style}"></i>'
