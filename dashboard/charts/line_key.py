"""What each kind of line means, as small drawn lines with words: HTML."""

from collections.abc import Sequence
from html import escape

__all__ = ["line_key"]

_LINES = {"solid": "solid", "dash": "dashed", "dot": "dotted"}


def line_key(items: Sequence[tuple[str, str, str]]) -> str:
    """Say which line is which.

    Parameters
    ----------
    items : sequence of (kind, colour, words)
        `solid`, `dash` or `dot` for a line, `band` for an area, `ring` for a mark.

    Returns
    -------
    str
        HTML; empty without items.
    """
    if not items:
        return ""
    made = "".join(
        f'<li><i style="{_mark(kind, colour)}"></i><span>{escape(words)}</span>'
        for kind, colour, words in items
    )
    return f'<ul class="key" style="display:flex;flex-wrap:wrap;gap:0 1.5rem">{made}</ul>'


def _mark(kind: str, colour: str) -> str:
    if kind == "band":
        return f"height:12px;border:0;background:{colour}"
    if kind == "ring":
        return f"width:12px;height:12px;border:2px solid {colour};border-radius:50%"
    return f"height:0;border:0;border-top:3px {_LINES[kind]} {colour}"
