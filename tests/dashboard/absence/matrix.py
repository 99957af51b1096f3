"""What lacks (a source, a family of sources, years) × what is shown: ``python -m tests.dashboard.absence.matrix``.

Without an argument the table is printed in Markdown: of each lack what every page says of it.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from streamlit.testing.v1 import AppTest

from dashboard.briefing.parts import briefing
from dashboard.language import Language
from dashboard.shell import present
from data_sources import Snapshot, open_snapshot
from tests.dashboard.absence.reduced import in_years, small, without
from tests.dashboard.conftest import APP

GEMEENTE = "GM0014"
"""Groningen: there in every year, merged since, in the small snapshot."""

PAGES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("start", {}),
    ("uw_gemeente", {}),
    ("opgaven", {}),
    ("briefing", {}),
    ("kaart", {}),
    ("kaart", {"niveau": "wijk"}),
    ("trends", {}),
    ("trends", {"beeld": "helling"}),
    ("trends", {"beeld": "raster"}),
    ("trends", {"beeld": "klassiek"}),
    ("trends", {"beeld": "land"}),
    ("trends", {"naast": "vergelijking", "maat": "aandeel"}),
    ("vergelijk", {}),
    ("vergelijk", {"beeld": "stippen"}),
    ("vergelijk", {"beeld": "verschillen"}),
    ("vergelijk", {"beeld": "verband"}),
    ("wijken", {}),
    ("wijken", {"deel": "groepen"}),
    ("wijken", {"deel": "menging"}),
    ("wijken", {"deel": "verandering"}),
    ("eigen_gebied", {}),
    ("eigen_gebied", {"samen": "GM0310,GM0344"}),
    ("eigen_gebied", {"samen": "WK034401,WK034402"}),
    ("eigen_cijfers", {}),
    ("bijeenkomst", {}),
    ("presentatie", {}),
    ("verantwoording", {}),
    ("verantwoording", {"deel": "opgaven"}),
    ("verantwoording", {"deel": "maten"}),
    ("verantwoording", {"deel": "typen"}),
    ("verantwoording", {"deel": "methode"}),
    ("verantwoording", {"deel": "tabellen"}),
)
"""A page, and what its address says besides gemeente and language."""

_LACKS = re.compile(r"(?:Dit|Ook dit) kan nu niet[^.]*\.(?: Het CBS publiceert die in [^.]*\.)?")

_LEVELS = ("gemeente", "wijk", "buurt", "provincie")


def families(held: Snapshot) -> dict[str, tuple[str, ...]]:
    """Sources by what they have in common; without those that have one source, which may lack anyway."""
    ids = [entry.id for entry in held.sources()]
    titles = {entry.id: entry.title for entry in held.sources()}
    layers = {level: tuple(id for id in ids if id.startswith(f"{level}-")) for level in _LEVELS}
    kwb = tuple(id for id in ids if titles[id].startswith("Kerncijfers wijken en buurten"))
    new = tuple(id for id in kwb if held.source(id).files[0].years[0] >= 2023)
    themes = tuple(
        entry.id for entry in held.sources() if entry.file("indicators") and entry.id != "03759ned"
    )
    found = {
        "kwb-old": tuple(id for id in kwb if id not in new),
        "kwb-new": new,
        "kwb": kwb,
        "herkomst": ("85458NED", *new),
        "migratieachtergrond": (*(id for id in kwb if id not in new), "84910NED", "70072ned"),
        "themes": themes,
        **{f"boundaries of {level}": ids for level, ids in layers.items()},
        "boundaries": tuple(id for ids in layers.values() for id in ids),
    }
    return {name: ids for name, ids in found.items() if len(ids) > 1}


def lacks(held: Snapshot) -> dict[str, Snapshot]:
    """What may lack, and the snapshot without it."""
    newest = max(
        year
        for entry in held.sources()
        for file in entry.files
        for year in file.years
        if entry.file("origin")
    )
    found = {entry.id: without(held, entry.id) for entry in held.sources()}
    found |= {name: without(held, *ids) for name, ids in families(held).items()}
    found["all years but the newest"] = in_years(held, lambda year: year < newest)
    found["all but the newest year"] = in_years(held, lambda year: year >= newest)
    found["all but the oldest year"] = in_years(held, lambda year: year <= 1996)
    found["everything"] = without(held, *(entry.id for entry in held.sources()))
    return found


def show(held: Snapshot, page: str, language: str = "nl", **own: str) -> AppTest:
    """Run a page on a snapshot."""
    before = present.snapshot
    present.snapshot = lambda: held
    try:
        app = AppTest.from_file(str(APP), default_timeout=120)
        for name, value in ({"gemeente": GEMEENTE, "taal": language} | own).items():
            app.query_params[name] = value
        app.run()
        return app if page == "start" else app.switch_page(f"screens/{page}.py").run()
    finally:
        present.snapshot = before


def said(app: AppTest) -> str:
    """All words on a page."""
    elements = [*app.title, *app.header, *app.markdown, *app.info, *app.caption]
    html = " ".join(re.sub(r"<[^>]+>", " ", element.proto.body) for element in app.get("html"))
    return unescape(" ".join([*(element.value for element in elements), html]))


def wrong(app: AppTest) -> list[str]:
    """What is wrong with a page, whatever lacks: a fault, nothing said, or a picture or table without a row."""
    found = [f"exception: {one.message}" for one in app.exception] + [
        f"error: {one.value}" for one in app.error
    ]
    if not app.title:
        found.append("no title")
    for element in app.get("html"):
        body = element.proto.body
        if "<table" in body and "<td" not in body and '<th scope="row"' not in body:
            found.append(f"a table without rows: {re.sub('<[^>]+>', ' ', body)[:80]}")
    return found


def rows(
    held: Snapshot, shown: Callable[[Snapshot, str, Mapping[str, str]], str]
) -> Iterator[tuple[str, ...]]:
    """What is shown of each lack, page after page."""
    for lack, snapshot in lacks(held).items():
        yield lack, *(shown(snapshot, page, own) for page, own in PAGES)


def _cell(held: Snapshot, page: str, own: Mapping[str, str]) -> str:
    app = show(held, page, "nl", **own)
    if problems := wrong(app):
        return f"**{'; '.join(problems)}**"
    notes = [one.value for one in app.info] + _LACKS.findall(said(app))
    if page == "briefing" and held.sources():
        told = briefing(held, GEMEENTE, Language("nl"))
        notes += [sentence.text for part in told.parts for sentence in part.lacking]
    lacking = list(dict.fromkeys(note for note in notes if "kan nu niet" in note or "hier zijn geen" in note))
    other = [note for note in dict.fromkeys(notes) if note not in lacking]
    return " / ".join([*lacking, *other]) or "whole"


def main() -> None:
    """Print the table; the exit status says whether anything is wrong with a page."""
    held = small(open_snapshot())
    wanted, fine = sys.argv[1:], True
    for lack, snapshot in lacks(held).items():
        if wanted and lack not in wanted:
            continue
        print(f"\n### Without {lack}\n\n| page | what it says |\n|---|---|")
        for page, own in PAGES:
            address = "&".join(f"{name}={value}" for name, value in own.items())
            cell = _cell(snapshot, page, own)
            fine &= "**" not in cell
            print(f"| {page}{'?' + address if address else ''} | {cell} |", flush=True)
    sys.exit(not fine)


if __name__ == "__main__":
    main()
