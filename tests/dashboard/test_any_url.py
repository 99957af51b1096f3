"""Any URL at all gives a page: never a traceback, never what stood in it run or repeated."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.url.pages import PAGES
from dashboard.url.slides import Slide, write_slides
from dashboard.url.view import PARAMETERS
from tests.dashboard.conftest import APP
from tests.dashboard.url.test_slides import CRAFTED, crafted

pytestmark = pytest.mark.slow

RUBBISH = [
    "<script>alert(1)</script>",
    "GM0053",
    "x" * 10_000,
    "²⁰²⁵",
    "__class__",
    "../../etc/passwd, **vet**",
    "{0.__class__}",
    "\x00\ufffd\u202e\U0001f642",
    "'; DROP TABLE--",
    "GM0344,GM9999,,,GM0363",
    ["2025", "1996", ""],
]
KNOWN = ["2010"]
VALUES = RUBBISH + KNOWN
STREAMLITS = ["embed", "embed_options", "Embed"]
MANY = {f"{name}{nth}": "x" for nth in range(200) for name in ("jaar", "_")}


def own_parameters():
    """What each page asks of the address for itself, as its source says."""
    asked = re.compile(r"(?:\b(?:option|options|ask|ask_many)\(|query_params(?:\.get\(|\[))\s*\"(\w+)\"")
    rooms = [Path(dashboard.__file__).with_name(room) for room in ("screens", "shell")]
    return sorted(
        {name for room in rooms for path in room.rglob("*.py") for name in asked.findall(path.read_text())}
    )


NAMES = [*PARAMETERS.values(), *own_parameters(), *STREAMLITS]


def addresses():
    """Every parameter with every value, all of them together; the gemeente good three times out of four."""
    rows = [crafted(slide) for slide in CRAFTED.values()] + [write_slides([Slide("kaart", {"jaar": "2010"})])]
    for turn in range(len(VALUES)):
        asked = {name: VALUES[(turn + nth) % len(VALUES)] for nth, name in enumerate(NAMES)}
        asked |= {"reeks": rows[turn]} if turn < len(rows) else {}
        yield asked | ({"gemeente": "GM0344"} if turn % 4 else {}) | ({"niveau": "wijk"} if turn % 2 else {})
    yield MANY


def test_the_parameters_are_those_that_pages_ask():
    assert {"toon", "van", "naast", "groep", "thema", "maat", "uitleg", "sorteer"} <= set(own_parameters())


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_any_url_gives_a_page(page):
    app = AppTest.from_file(str(APP), default_timeout=60)
    # Only a run makes the pages known to which one can then go.
    app.run()
    app.switch_page(f"screens/{page}.py")
    for asked in addresses():
        app.query_params.clear()
        app.query_params.update(asked)
        app.run()
        assert not app.exception, asked
        assert not app.error, asked
        assert app.title, asked
        said = "\n".join(element.value for element in [*app.title, *app.markdown, *app.info, *app.caption])
        assert "<script>" not in said
        assert "x" * 100 not in said
        assert "DROP TABLE" not in said
