"""A table, an indicator in a new unit, a theme, its figure with a caveat, a group and a type: declared, nothing else.

The code is that of the house, file by file; declarations are added to as a person would, the table is refreshed from
the small server by the command, and then looked for where users look.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest

from dashboard.content import LANGUAGES
from data_sources import Snapshot, open_snapshot
from geo.called import calling
from tests.declaration_only import look, made_up
from tests.small_services.server import running

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("declaration only")]

ROOT = Path(__file__).parents[1]
ROOMS = ("dashboard", "geo", "data_sources")
GEMEENTE, LARGEST = "GM0344", "GM0363"

House = tuple[Path, dict[str, str]]


@pytest.fixture(scope="module")
def embedded() -> Snapshot:
    return open_snapshot(str(ROOT / "data_sources" / "snapshot"))


@pytest.fixture(scope="module")
def regions(embedded: Snapshot) -> list[str]:
    """All gemeenten of the year, and the wijken of one."""
    gemeenten = embedded.regions("gemeente", made_up.YEAR)["region"].astype(str)
    wijken = embedded.areas("wijk", made_up.YEAR)["region"].astype(str)
    return sorted({*gemeenten, *(one for one in wijken if one.startswith(f"WK{GEMEENTE[2:]}"))})


@pytest.fixture(scope="module")
def house(regions: list[str], tmp_path_factory: pytest.TempPathFactory) -> House:
    """The same code with more declared, and the table in a snapshot that counts every group of the tree."""
    folder = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file, (there, then) in made_up.LINES.items():
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(there, then, 1), encoding="utf-8")
    for file, added in made_up.DECLARATIONS.items():
        with (folder / file).open("a", encoding="utf-8") as declaration:
            declaration.write(added)
    settings = {name: value for name, value in os.environ.items() if not name.startswith("DIVERSITEIT_")}
    settings |= {"PYTHONPATH": str(folder), "DIVERSITEIT_DERIVED": str(folder / "derived")}
    counted = (
        "from pathlib import Path\n"
        "from data_sources import open_snapshot\n"
        "from tests.with_countries import with_countries\n"
        "with_countries(open_snapshot(), Path('counted'))"
    )
    _run(folder, settings | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}, "-c", counted)
    settings["DIVERSITEIT_SNAPSHOT"] = str(folder / "counted")
    with running([made_up.table(regions)]) as services:
        settings |= {
            "DIVERSITEIT_CBS_URL": services.address,
            "DIVERSITEIT_PDOK_URL": services.address,
        }
        _run(folder, settings, "-m", "data_sources", "refresh", "--table", made_up.TABLE)
    return folder, settings


@pytest.fixture(scope="module")
def pages(house: House) -> dict[str, dict[str, str]]:
    """What a user sees on each page, by a name for it."""
    own = {"gemeente": GEMEENTE}
    group = {"page": "kaart", "indicator": "herkomst_verzonnenland"}
    asked = {
        "theme": {"page": "opgaven", "thema": made_up.THEME, "cijfer": made_up.CODE, **own},
        "theme in English": {"page": "opgaven", "thema": made_up.THEME, "taal": "en", **own},
        "account": {"page": "verantwoording", "uitleg": made_up.CODE},
        "account in English": {"page": "verantwoording", "uitleg": made_up.CODE, "taal": "en"},
        "tables in English": {"page": "verantwoording", "deel": "tabellen", "taal": "en"},
        "comparison": {"page": "vergelijk", "beeld": "verband", "x": made_up.CODE, **own},
        "type": {"page": "uw_gemeente", "gemeente": LARGEST},
        **{f"group in {code}": {**group, "taal": code} for code in LANGUAGES},
    }
    return dict(zip(asked, json.loads(_look(*house, asked.values())), strict=True))


def _look(folder: Path, settings: dict[str, str], pages: Iterable[dict[str, str]]) -> str:
    return _run(folder, settings, str(Path(look.__file__)), str(folder), *map(json.dumps, pages))


def _run(folder: Path, settings: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def test_nothing_but_declarations_differs_from_the_house(house):
    changed = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "snapshot" not in path.parts
        if path.read_bytes() != (house[0] / path.relative_to(ROOT)).read_bytes()
    }
    assert changed == {*made_up.DECLARATIONS, *made_up.LINES}


def test_the_theme_shows_the_figure_in_its_unit_with_its_caveat(pages, regions):
    own = made_up.values(regions)[GEMEENTE]
    told = "\n".join(pages["theme"].values())
    written = f"{own}".replace(".", ",")
    assert "Verzonnen bezoek aan de bibliotheek" in told
    assert f"{written} keren per jaar" in told or f"{written} keer per jaar" in told
    assert "gemiddelde van alle inwoners, in keren per jaar" in told
    assert "Wie elders leent, telt hier niet." in told
    assert "Verzonnen lezen" in told and "Wie leest hier?" in told
    english = "\n".join(pages["theme in English"].values())
    assert "Made-up visits to the library" in english and f"{own} times a year" in english


def test_the_map_of_the_theme_shows_the_wijken(pages, regions, embedded):
    found = {region: value for region, value in made_up.values(regions).items() if region.startswith("WK")}
    areas = embedded.areas("wijk", made_up.YEAR).astype({"region": str, "gemeente": str}).set_index("region")
    names = calling(areas, areas.loc[areas["gemeente"] == "GM0344", "name"], "Utrecht")["name"]
    highest, lowest = (names[choose(found, key=lambda region: found[region])] for choose in (max, min))
    theme = pages["theme"]
    assert "Verzonnen bezoek aan de bibliotheek in de wijken van Utrecht" in theme["html"]
    assert "choropleth" in theme["pictures"]
    assert f"Hoogst: {highest} (" in theme["alt"] and f"laagst: {lowest} (" in theme["alt"]


def test_the_account_says_what_it_is_made_of(pages):
    told = pages["account"]["html"]
    start = told.index(f'<details id="uitleg-{made_up.CODE}" open')
    entry = told[start : told.index("</details>", start)]
    for words in ("‘Bezoek per inwoner’", "keren per jaar", made_up.TABLE, "Wie elders leent"):
        assert words in entry, words
    english = pages["account in English"]["html"]
    assert "Made-up visits to the library" in english and "times a year" in english
    tables = pages["tables in English"]["html"]
    assert (
        "Made-up visits to libraries per municipality and wijk" in tables and "Nobody counted this." in tables
    )


def test_the_figure_can_be_laid_beside_any_other(pages):
    assert "Verzonnen bezoek aan de bibliotheek" in pages["comparison"]["alt"]
    across = json.loads(pages["comparison"]["pictures"])["layout"]["xaxis"]["title"]["text"]
    assert "keren per jaar" in across.replace("<br>", " ")  # broken where there is no room


def test_a_type_that_is_declared_is_told(pages):
    assert "verzonnen gemeente" in "\n".join(pages["type"].values())


@pytest.mark.parametrize(("code", "named"), [("nl", "Herkomst Verzonnenland"), ("en", "Origin Madeupland")])
def test_a_group_that_is_declared_is_on_the_map(pages, code, named):
    page = pages[f"group in {code}"]
    assert named in page["words"] and named in page["alt"]
    assert "choropleth" in page["pictures"]


def test_the_workbook_has_the_figure_and_its_unit(house, regions, tmp_path):
    folder, settings = house
    command = ("--format", "xlsx", "--part", "tasks", "--out", str(tmp_path), "--workers", "1")
    _run(folder, settings, "-m", "dashboard.briefing", GEMEENTE, *command)
    (file,) = tmp_path.glob("*.xlsx")
    rows = [row for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows(values_only=True)]
    (row,) = (row for row in rows if "Verzonnen bezoek aan de bibliotheek" in row)
    assert "keren per jaar" in row and made_up.values(regions)[GEMEENTE] in row
