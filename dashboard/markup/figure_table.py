"""The numbers behind a picture as an HTML table: for a screen reader, a keyboard, and whoever wants the exact one."""

from html import escape

from dashboard.findings.model.finding import Numbers
from dashboard.language import Language

__all__ = ["figure_table"]

_SHORT = 12


def figure_table(numbers: Numbers, language: Language, own: str | None = None) -> str:
    """Write the numbers of a figure as a table.

    Parameters
    ----------
    numbers : Numbers
    language : Language
    own : str, optional
        The value in the first column whose row is marked.

    Returns
    -------
    str
        HTML. End tags that HTML lets one leave out are left out: tables travel over the wire.
    """
    written = numbers.table(language)
    first = numbers.frame.columns[0] if len(numbers.frame.columns) else None
    is_own = [value == own for value in numbers.frame[first]] if own is not None and first is not None else []
    heads = "".join(f"<th scope=col>{escape(str(head))}" for head in written)
    rows = []
    for place, row in enumerate(written.itertuples(index=False, name=None)):
        mark = " class=own" if is_own and is_own[place] else ""
        cells = f"<th scope=row>{escape(str(row[0]))}" if row else ""
        rows.append(f"<tr{mark}>{cells}" + "".join(f"<td>{escape(str(cell))}" for cell in row[1:]))
    short = " short" if len(rows) <= _SHORT else ""
    return (
        f'<div class="figures{short}" tabindex="0" role="region" aria-label="{escape(numbers.title(language))}">'
        f"<table><thead><tr>{heads}<tbody>{''.join(rows)}</table></div>"
    )
