"""Numbers as comma separated values: as a Dutch Excel opens them, and plain as programs read them."""

import csv
from dataclasses import dataclass
from io import StringIO

from dashboard.briefing.cells import Cell, neutral, withheld
from dashboard.briefing.identified import identified, whose
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.sources.grounds import of_caveats
from data_sources import Snapshot

__all__ = ["dutch_csv", "plain_csv"]


@dataclass(frozen=True)
class _Dialect:
    """How values are parted and numbers are written."""

    delimiter: str
    point: str
    encoding: str


_DUTCH = _Dialect(";", ",", "utf-8-sig")
_PLAIN = _Dialect(",", ".", "utf-8")


def dutch_csv(exhibit: Exhibit, link: str, snapshot: Snapshot | None = None) -> bytes:
    """Write the table of an exhibit as a Dutch Excel opens it: semicolons, decimal commas, and a byte order mark.

    Parameters
    ----------
    exhibit : Exhibit
    link : str
        Address that shows this exhibit again.
    snapshot : Snapshot, optional
        Says what its caveats rest on, in a column of its own.
    """
    return _write(exhibit, link, snapshot, _DUTCH)


def plain_csv(exhibit: Exhibit, link: str, snapshot: Snapshot | None = None) -> bytes:
    """Write the table of an exhibit with commas and decimal points, in UTF-8; see :func:`dutch_csv`."""
    return _write(exhibit, link, snapshot, _PLAIN)


def _write(exhibit: Exhibit, link: str, snapshot: Snapshot | None, dialect: _Dialect) -> bytes:
    """Write a head and the rows; the source stands behind every row, so that a file stays one table."""
    language = exhibit.language
    table = identified(exhibit.numbers, language, whose(link, snapshot, language))
    grounds = of_caveats(snapshot, exhibit.numbers.caveats) if snapshot else ()
    reasons = withheld(table, language)
    heads = [column.heading for column in table]
    always = {
        language.say("download.caveat"): " ".join(exhibit.caveats),
        language.say("ground.title"): " ".join(one.say(language) for one in grounds),
        language.say("download.sources"): language.say(
            "download.source_line", lines=" | ".join(exhibit.sources)
        ),
        language.say("download.licence"): language.say("download.licence_text"),
        language.say("download.link"): link,
    }
    always = {head: neutral(text) for head, text in always.items() if text}
    why = [language.say("download.missing")] if any(reasons) else []
    out = StringIO()
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow([*heads, *why, *always])
    for row, reason in enumerate(reasons):
        cells = [_written(column.cells[row], dialect) for column in table]
        writer.writerow([*cells, *([neutral(reason)] if why else []), *always.values()])
    return out.getvalue().encode(dialect.encoding)


def _written(cell: Cell, dialect: _Dialect) -> str:
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value
    if isinstance(cell.value, int) and cell.scale == 1:
        return str(cell.value)
    # Twelve digits: without the noise of binary fractions.
    return f"{cell.value * cell.scale:.12g}".replace(".", dialect.point)
