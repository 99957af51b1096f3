"""What each kind of line means, as small drawn lines with words: HTML."""

from collections.abc import Sequence
from html import escape

__all__ = ["line_key"]

_LINES = {"solid": "", "dash": "7 4", "dot": "2 3"}


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
        f'<li><svg width="28" height="14" aria-hidden="true">{_mark(kind, colour)}</svg><span>{escape(words)}</span>'
        for kind, colour, words in items
    )
    return f'<ul class="key" style="display:flex;flex-wrap:wrap;gap:0 1.5rem">{made}</ul>'


def _mark(kind: str, colour: str) -> str:
    if kind == "band":
        return f'<rect y="1" width="28" height="12" fill="{colour}"/>'
    if kind == "ring":
        return f'<circle cx="14" cy="7" r="5" fill="none" stroke="{colour}" stroke-width="2"/>'
    dashes = f' stroke-dasharray="{_LINES[kind]}"' if _LINES[kind] else ""
    return f'<path d="M0 7H28" stroke="{colour}" stroke-width="3"{dashes}/>'
