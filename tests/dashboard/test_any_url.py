"""Any URL at all gives a page: never a traceback, never what stood in it run or repeated."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.findings.model.indicators import indicators
from dashboard.url.pages import PAGES
from dashboard.url.view import PARAMETERS
from tests.dashboard.conftest import APP

pytestmark = pytest.mark.slow

RUBBISH = [
    "<script>alert(1)</script>",
    "GM9999",
    "GM0053",
    "x" * 10_000,
    "1812",
    "²⁰²⁵",
    "__class__",
    "../../etc/passwd",
    "**vet**",
    "{0.__class__}",
    "\x00",
    "'; DROP TABLE--",
    "GM0344,GM9999,,,GM0363",
]
KNOWN = ["GM0344", "GM1966", "wijk", "buurt", "2025", "2022", "2010", "1996", "en", "own", "type", "0", "1"]
OWN = ["toon", "van", "naast", "maat", "groep", "thema", "x", "y", "uitleg", "sorteer"]
VALUES = st.one_of(
    st.sampled_from(RUBBISH),
    st.sampled_from(KNOWN),
    st.sampled_from(list(indicators())),
    st.text(max_size=30),
)


@pytest.mark.parametrize("page", [page.name for page in PAGES])
@settings(derandomize=True, deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from([*PARAMETERS.values(), *OWN]), VALUES, max_size=6))
def test_any_url_gives_a_page(page, parameters):
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    # Only a run makes the pages known to which one can then go.
    app.run()
    app.switch_page(f"screens/{page}.py").run()
    assert not app.exception
    assert not app.error
    assert app.title
    said = "\n".join(element.value for element in [*app.title, *app.markdown, *app.info, *app.caption])
    assert "<script>" not in said
    assert "x" * 100 not in said
