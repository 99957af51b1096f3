"""Years on the map: they slide and play, and one that is chosen is painted before its page is there."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_journeys import choose
from tests.browser.test_map import MAP, opened

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_the_years_slide_and_play_without_a_request_and_end_in_the_address(open_page):
    page = opened(open_page, "jaar=2020&indicator=migratieachtergrond")
    form = page.locator("form.map-years")
    form.get_by_role("button").click()
    expect(form.locator("output")).to_have_text("2021 (oud)")
    assert page.evaluate(f"() => {MAP}.getPaintProperty('years', 'fill-opacity')") == 1
    expect(page.get_by_text("1 januari 2020 ·", exact=False).first).to_be_visible()
    expect(page.get_by_text("1 januari 2022 ·", exact=False).first).to_be_visible()
    assert "jaar=2022" in page.url and "indicator=migratieachtergrond" in page.url
    form.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("1 januari 2021 ·", exact=False).first).to_be_visible()


# What every frame shows from now on: the year of the map, that of the page, whether the page says that they differ,
# whether the map is painted over, and whether one of before stays over it.
FRAMES = """
() => {
    window.frames_ = [];
    const form = document.querySelector("form.map-years");
    const look = () => {
        const map = document.querySelector(".js-plotly-plot")?._fullLayout?.map?._subplot?.map;
        const year = document.querySelector(".map-told")?.dataset.year;
        window.frames_.push({
            seen: form.querySelector("input").value,
            page: year,
            other: document.documentElement.hasAttribute("data-other-year"),
            painted: map?.getLayer("years") ? map.getPaintProperty("years", "fill-opacity") : 0,
            still: Boolean(document.querySelector(".still canvas.maplibregl-canvas")),
        });
        requestAnimationFrame(look);
    };
    look();
}
"""


def test_a_year_that_is_chosen_in_the_header_is_on_the_map_before_the_page_and_stays_until_its_own_is_drawn(
    open_page,
):
    page = opened(open_page, "jaar=2024")
    expect(page.get_by_role("slider")).to_have_value("2024")
    page.evaluate(FRAMES)
    choose(page, "year", "2023")
    expect(page.get_by_text("1 januari 2023 ·", exact=False).first).to_be_visible()
    page.wait_for_function(f"() => {MAP}?.getLayer('years') && {MAP}.loaded()")
    expect(page.locator(".still")).to_have_count(0)
    expect(page.locator("form.map-years p")).to_be_empty()
    assert page.evaluate(f"() => {MAP}.getPaintProperty('years', 'fill-opacity')") == 0
    frames = page.evaluate("frames_")
    ahead = [one for one in frames if one["seen"] == "2023" and one["page"] == "2024"]
    assert ahead and all(one["other"] for one in ahead)
    assert any(one["painted"] == 1 for one in ahead)
    assert any(one["still"] for one in frames)
    assert all(one["seen"] == "2023" for one in frames if one["still"])


def test_a_year_of_another_classification_is_not_painted_ahead_of_its_page(open_page):
    page = opened(open_page, "jaar=2024")
    expect(page.get_by_role("slider")).to_have_value("2024")
    page.evaluate(FRAMES)
    choose(page, "year", "2020")
    expect(page.get_by_text("1 januari 2020 ·", exact=False).first).to_be_visible()
    frames = page.evaluate("frames_")
    assert not any(one["painted"] == 1 or one["still"] for one in frames)


def test_going_back_to_the_year_before_shows_it_at_once(open_page):
    page = opened(open_page, "jaar=2024&indicator=index")
    slide = page.get_by_role("slider")
    expect(slide).to_have_value("2024")
    choose(page, "year", "2023")
    page.wait_for_url(re.compile("jaar=2023"))
    expect(page.get_by_text("1 januari 2023 ·", exact=False).first).to_be_visible()
    expect(page.locator(".still")).to_have_count(0)
    page.evaluate(FRAMES)
    page.go_back()
    expect(page.get_by_text("1 januari 2024 ·", exact=False).first).to_be_visible()
    expect(slide).to_have_value("2024")
    assert any(one["seen"] == "2024" and one["page"] == "2023" for one in page.evaluate("frames_"))


def test_a_year_that_is_typed_and_not_chosen_is_not_on_the_map(open_page):
    page = opened(open_page, "jaar=2024")
    slide, box = page.get_by_role("slider"), page.locator(".st-key-choice_year input")
    expect(slide).to_have_value("2024")
    box.click()
    box.fill("2023")
    page.keyboard.press("Escape")
    page.locator("h1").first.click()
    page.wait_for_timeout(500)
    expect(box).to_have_value(f"{slide.input_value()}")
    assert f"jaar={slide.input_value()}" in page.url


def test_a_series_ends_in_the_classification_in_which_it_began(open_page):
    page = opened(open_page, "jaar=2021")
    form = page.locator("form.map-years")
    form.get_by_role("button").click()
    expect(form.locator("output")).to_have_text("2022 (oud)")
    page.wait_for_url(re.compile("jaar=2022"))
    expect(page.get_by_text("1 januari 2022 · aandeel van de inwoners, oude indeling").first).to_be_visible()
    expect(form.locator("input")).to_have_attribute("max", "2022")


def test_while_another_year_is_on_the_map_the_page_says_of_which_the_figures_beside_it_are(open_page):
    page = opened(open_page, "gemeente=GM0513&jaar=2006")
    said, slide = page.locator("form.map-years p"), page.get_by_role("slider")
    expect(slide).to_have_value("2006")
    page.locator("form.map-years button").click()
    told = r"De kaart laat 20\d\d \(oud\) zien\. De cijfers erbij zijn nog van 2006 \(oud\)\."
    expect(said).to_have_text(re.compile(told))
    assert float(page.locator(".card").evaluate("(it) => getComputedStyle(it).opacity")) < 0.6
    page.locator("form.map-years button").click()
    # On a busy machine more years may have passed by now than the first.
    year = slide.input_value()
    assert int(year) > 2006
    expect(page.get_by_text(f"1 januari {year} ·", exact=False).first).to_be_visible()
    expect(said).to_be_empty()
    assert float(page.locator(".card").evaluate("(it) => getComputedStyle(it).opacity")) == 1


def test_a_year_that_is_dragged_to_stays_while_that_of_before_arrives(open_page):
    page = opened(open_page, "jaar=2006")
    slide, button = page.get_by_role("slider"), page.locator("form.map-years button")
    expect(slide).to_have_value("2006")
    button.click()
    button.click()
    box = slide.bounding_box()
    assert box is not None

    def year(asked: int) -> tuple[float, float]:
        return box["x"] + 8 + (box["width"] - 16) * (asked - 1996) / 26, box["y"] + box["height"] / 2

    page.mouse.move(*year(2006))
    page.mouse.down()
    page.mouse.move(*year(2004))
    # That of 2004 is asked for while the pointer is still down, and the slider goes on.
    expect(page.get_by_text("1 januari 2004 ·", exact=False).first).to_be_visible()
    page.mouse.move(*year(2002))
    expect(slide).to_have_value("2002")
    page.mouse.up()
    expect(page.get_by_text("1 januari 2002 ·", exact=False).first).to_be_visible()
    expect(slide).to_have_value("2002")
    assert "jaar=2002" in page.url
