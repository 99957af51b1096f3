"""Every page against WCAG 2.2 A and AA, as far as axe-core can tell, on a desk and on a phone, in both languages."""

from pathlib import Path

import axe_playwright_python
import pytest

from dashboard.url.pages import PAGES
from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [f"/{page.path}?gemeente=GM0344" for page in PAGES]
OTHERS = [
    "/kaart?gemeente=GM0344&niveau=wijk",
    "/uw-gemeente?gemeente=GM0344&dia=0",
    "/trends",
    "/verantwoording",
]


def violations(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    assert len(found["passes"]) > 15  # it did look
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_breaks_a_rule_of_wcag(open_page, view, size):
    page = open_page(view, size)
    page.wait_for_timeout(2000)
    assert violations(page) == []


@pytest.mark.parametrize("view", OTHERS)
def test_no_other_state_breaks_a_rule_of_wcag(open_page, view):
    page = open_page(view)
    page.wait_for_timeout(2000)
    assert violations(page) == []


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_language_and_title_are_those_of_the_page(open_page, view, code):
    page = open_page(f"{view}&taal={code}")
    assert page.evaluate("document.documentElement.lang") == code
    assert "Utrecht" in page.title()
    assert page.locator("h1").count() == 1
