"""Every page against WCAG 2.2 A and AA, as far as axe-core can tell: on a desk in Dutch, on a phone in English."""

from pathlib import Path

import axe_playwright_python
import pytest

from dashboard.content import texts
from dashboard.url.pages import PAGES
from tests.browser.conftest import DESK, PHONE, settle

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [f"/{page.path}?gemeente=GM0344" for page in PAGES]
OTHERS = [
    "/kaart?gemeente=GM0344&niveau=wijk",
    "/uw-gemeente?gemeente=GM0344&dia=0",
    "/trends",
    "/verantwoording",
]


SEEN_AND_READ = """() => {
    const said = document.body.innerText.split("\\n");
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        for (const element of document.querySelectorAll(`[${name}]`)) said.push(element.getAttribute(name));
    }
    return said.map((words) => words.trim());
}"""
ENGLISH = (
    "the ",
    "of the",
    "Choose",
    "Deploy",
    "Rerun",
    "Running",
    "Fullscreen",
    "Search",
    "result",
    "Error",
    "Drag",
)


def english_on(page) -> list[str]:
    """What is not Dutch to the eye or to the screen reader."""
    own = {text for key, text in texts("nl").items() if not key.startswith("streamlit.")}
    english = {text for key, text in texts("en").items() if texts("nl").get(key, text) != text} - own
    said = [words for words in page.evaluate(SEEN_AND_READ) if words]
    found = [words for words in said if words in english and words != "English"]
    return found + [words for words in said if any(word in words for word in ENGLISH) and words not in own]


# Of what passes only how many rules: all places where they do take longer to gather than to look at.
LOOKED_AT = """async (rules) => {
    const { passes, violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
    return { passed: passes.length, violations };
}"""


def violations(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(LOOKED_AT, RULES)
    assert found["passed"] > 15  # it did look
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("size", "code"), [(DESK, "nl"), (PHONE, "en")], ids=["desk-nl", "phone-en"])
def test_a_page_breaks_no_rule_of_wcag_and_is_in_one_language(open_page, view, size, code):
    page = open_page(f"{view}&taal={code}", size)
    settle(page)
    assert page.evaluate("document.documentElement.lang") == code
    assert "Utrecht" in page.title()
    assert page.locator("h1").count() == 1
    if code == "nl":
        assert page.title().endswith("Diversiteit door migratie")
        assert english_on(page) == []
    assert violations(page) == []


@pytest.mark.parametrize("view", OTHERS)
def test_no_other_state_breaks_a_rule_of_wcag(open_page, view):
    page = open_page(view)
    settle(page)
    assert violations(page) == []
