"""What can be taken along of a picture or table: the files that its download menu offers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard.briefing.cells import file_name
from dashboard.briefing.delimited import dutch_csv, plain_csv
from dashboard.briefing.pictures import picture
from dashboard.briefing.workbook import exhibit_workbook
from dashboard.exhibits.exhibit import Exhibit
from data_sources import Snapshot

__all__ = ["Download", "downloads"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Download:
    """A file on offer.

    Attributes
    ----------
    label : str
        On its button.
    name : str
        Of the file.
    mime : str
    make : callable () -> bytes
        Makes it when it is asked for.
    """

    label: str
    name: str
    mime: str
    make: Callable[[], bytes]


def downloads(exhibit: Exhibit, link: str, snapshot: Snapshot) -> tuple[Download, ...]:
    """Return what can be taken along of an exhibit.

    Parameters
    ----------
    exhibit : Exhibit
    link : str
        Address that shows it again; whole, or below the site's own.
    snapshot : Snapshot
        Holds the boundaries of maps, and what caveats rest on.

    Returns
    -------
    tuple of Download
        A workbook and values as text; also a picture where there is one.
    """
    say, name = exhibit.language.say, file_name(exhibit.title, exhibit.period)
    found = [
        ("xlsx", "xlsx", _XLSX, partial(exhibit_workbook, exhibit, link, snapshot)),
        ("csv", "csv", "text/csv; charset=utf-8", partial(dutch_csv, exhibit, link, snapshot)),
        ("csv_plain", "plain.csv", "text/csv; charset=utf-8", partial(plain_csv, exhibit, link, snapshot)),
    ]
    if exhibit.picture is not None:
        found += [
            ("png", "png", "image/png", partial(picture, exhibit, snapshot, "png", link)),
            ("svg", "svg", "image/svg+xml", partial(picture, exhibit, snapshot, "svg", link)),
        ]
    return tuple(
        Download(say(f"download.{key}"), f"{name}.{ending}", mime, make) for key, ending, mime, make in found
    )
