"""The map as an instrument: what a click and a row of the table do, and what is seen in one view."""

import re

import pytest
import shapely
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_journeys import CANVAS, wait_until_drawn

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

DRONTEN, TILBURG = (5.72, 52.53), (5.08, 51.56)

MAP = "document.querySelector('.st-key-exhibit_map_gemeente .js-plotly-plot')._fullLayout.map._subplot.map"


def at(page: Page, place: tuple[float, float]) -> tuple[float, float]:
    """Where a place lies in the window."""
    x, y = page.evaluate(
        f"""(place) => {{
            const map = {MAP}, {{ left, top }} = map.getContainer().getBoundingClientRect();
            const {{ x, y }} = map.project(place);
            return [left + x, top + y];
        }}""",
        list(place),
    )
    return x, y


def opened(open_page, query: str, size: tuple[int, int] = DESK) -> Page:
    page = open_page(f"/kaart?{query}", size)
    wait_until_drawn(page, CANVAS)
    page.wait_for_function(f"() => {MAP}?.getLayer('chosen-picked') && document.querySelector('.names span')")
    return page


def bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).last.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_a_click_tells_of_a_gemeente_and_a_second_one_lays_another_beside_it_on_the_same_map(open_page):
    page = opened(open_page, "jaar=2024")
    page.evaluate(f"document.querySelector('{CANVAS}').dataset.same = 'yes'")
    page.mouse.move(*at(page, DRONTEN))
    expect(page.locator(".hoverlayer").first).to_contain_text("Dronten")
    page.mouse.click(*at(page, DRONTEN))
    expect(page.locator(".card thead th")).to_have_text(["Dronten"])
    page.mouse.click(*at(page, TILBURG))
    expect(page.locator(".card thead th")).to_have_text(["Dronten", "Tilburg"])
    expect(page.locator(".card")).to_contain_text("procentpunt lager dan Tilburg")
    assert re.search(r"jaar=2024.*kies=GM0303(,|%2C)GM0855", page.url)
    assert page.evaluate(f"document.querySelector('{CANVAS}').dataset.same") == "yes"
    page.wait_for_function(f"() => {MAP}.queryRenderedFeatures({{ layers: ['chosen-picked'] }}).length > 0")
    page.mouse.click(*at(page, TILBURG))
    expect(page.locator(".card thead th")).to_have_text(["Dronten"])


def test_rows_of_the_table_choose_too_and_going_back_lets_go(open_page):
    page = opened(open_page, "gemeente=GM0513")
    expect(page.locator(".card thead th")).to_have_text(["Gouda"])
    page.locator(".figures:not(.card) tbody a").first.click()
    expect(page.locator(".card thead th")).to_have_count(2)
    assert "kies=GM" in page.url
    page.go_back()
    expect(page.locator(".card thead th")).to_have_text(["Gouda"])


@pytest.mark.parametrize(
    ("asked", "typed", "found"), [("", "ensch", "Enschede"), ("&niveau=wijk", "Becku", "Beckum")]
)
def test_the_keyboard_alone_lays_another_area_beside_ones_own(open_page, asked, typed, found):
    page = open_page(f"/kaart?gemeente=GM0158{asked}", DESK)
    page.wait_for_selector(".maplibregl-canvas")
    box = page.locator("form.map-pick input")
    box.focus()
    page.keyboard.type(typed)
    if not asked:
        expect(page.locator("#gevonden [aria-selected=true]")).to_contain_text(found)
    page.keyboard.press("Enter")
    expect(page.locator(".card thead")).to_contain_text(found)
    assert "kies=" in page.url


def test_what_a_button_opens_is_reached_by_the_next_tab_and_left_by_another(open_page):
    page = open_page("/kaart?gemeente=GM0158", DESK)
    button = page.locator("[data-testid=stPopover] button")
    button.press("Enter")
    over = page.locator("[data-testid=stPopoverBody]")
    expect(over).to_be_visible()
    button.focus()
    page.keyboard.press("Tab")
    expect(over.locator(":focus")).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    for _ in range(over.locator("input").count()):
        page.keyboard.press("Tab")
    expect(over.locator(":focus")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null")


def test_names_stand_on_the_map_and_more_of_them_as_one_comes_nearer(open_page):
    page = opened(open_page, "gemeente=GM0513")
    expect(page.locator(".names .chosen")).to_have_text("Gouda")
    expect(page.locator(".names")).to_contain_text("Amsterdam")
    apart = page.evaluate(
        """() => {
            const names = [...document.querySelectorAll(".names span:not(.chosen)")];
            const boxes = names.map((it) => it.getBoundingClientRect());
            return boxes.every((a, i) => boxes.slice(i + 1).every(
                (b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
        }"""
    )
    assert apart
    page.evaluate(f"() => {MAP}.jumpTo({{ center: [4.71, 52.01], zoom: 9.5 }})")
    expect(page.locator(".names")).to_contain_text("Waddinxveen")


def test_every_name_stands_in_its_area_whatever_its_shape(open_page):
    page = opened(open_page, "gemeente=GM0344")
    there, areas = page.evaluate(
        """async () => [
            [...document.querySelectorAll(".names span")].map(({ area: { at, code } }) => [code, at]),
            (await (await fetch(document.querySelector(".map-told").dataset.areas)).json()).features,
        ]"""
    )
    shapes = {one["properties"]["code"]: shapely.geometry.shape(one["geometry"]) for one in areas}
    assert len(there) > 10
    assert [code for code, place in there if not shapes[code].contains(shapely.Point(place))] == []


def test_names_of_two_that_are_chosen_stand_beside_one_another_on_a_phone(open_page):
    page = opened(open_page, "gemeente=GM0513&kies=GM0599", PHONE)
    names = page.locator(".names .chosen")
    expect(names).to_have_text(["Gouda", "Rotterdam"])
    first, second = (box for one in names.all() if (box := one.bounding_box()))
    assert first["y"] + first["height"] <= second["y"] or second["y"] + second["height"] <= first["y"]


def test_on_the_whole_screen_of_a_phone_a_map_is_as_wide_as_it_and_its_card_is_read_without_looking_closer(
    open_page,
):
    page = open_page("/kaart?gemeente=GM0513&kies=GM0599&dia=0", PHONE)
    page.wait_for_selector(".maplibregl-canvas")
    expect(page.locator(".card thead th")).to_have_text(["Gouda", "Rotterdam"])
    page.wait_for_timeout(1000)
    for part in (CANVAS, ".card table"):
        box = page.locator(part).bounding_box()
        assert box is not None and PHONE[0] - 40 < box["width"] < PHONE[0]
    assert page.locator(".card tbody th").first.evaluate("(it) => it.getBoundingClientRect().height") > 18


@pytest.mark.parametrize(
    ("asked", "size"),
    [("", DESK), ("", PHONE), ("&toon=verschil&tov=nl", DESK)],
    ids=["desk", "phone", "difference"],
)
def test_the_map_is_in_view_and_on_a_desk_its_legend_too(open_page, asked, size):
    page = opened(open_page, f"gemeente=GM0513{asked}", size)
    assert bottom(page, CANVAS) <= size[1]
    if size == DESK:
        assert bottom(page, ".key li") <= size[1]
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= size[0]


@pytest.mark.parametrize(
    ("asked", "size"),
    [("kies=GM0153", DESK), ("twee=2022", DESK), ("niveau=wijk&beeld=stippen", (1280, 720))],
    ids=["card", "two", "dots"],
)
def test_on_the_whole_screen_a_map_shows_all_of_its_areas_as_large_as_there_is_room(open_page, asked, size):
    page = open_page(f"/kaart?gemeente=GM0158&dia=0&{asked}", size)
    page.wait_for_selector(".maplibregl-canvas")
    page.wait_for_function(
        """() => {
            const main = document.querySelector("[data-testid=stMain]");
            const maps = [...document.querySelectorAll(".maplibregl-map")].map((it) => it.closest(".js-plotly-plot"));
            return main.scrollHeight <= main.clientHeight && maps.length && maps.every((plot) => {
                const { meta: { frame }, map: { zoom, _subplot: { map } } } = plot._fullLayout;
                const { clientWidth: width, clientHeight: height } = map.getContainer();
                const room = plot.closest("[class*=st-key-slide_map]").clientHeight;
                const part = Math.min(width / frame[0], height / frame[1]);
                return Math.abs(height - room) < 3 && height > 0.3 * innerHeight
                    && Math.abs(map.getZoom() - zoom - Math.log2(part)) < 0.05;
            });
        }""",
        timeout=30_000,
    )


def test_a_map_whose_room_changes_while_it_is_drawn_comes_to_rest(open_page):
    page = open_page("/kaart?gemeente=GM0158&dia=0&twee=2022", DESK)
    page.wait_for_selector(".maplibregl-canvas")
    for height in (880, 860, 840, 820):
        page.set_viewport_size({"width": DESK[0], "height": height})
        page.wait_for_timeout(60)
    # Never drawn from the same two layouts in turns: none comes for three seconds.
    page.wait_for_function(
        """() => {
            const layouts = [...document.querySelectorAll(".js-plotly-plot")].map((it) => it.layout);
            const same = layouts.every((it, at) => it === window.layouts_?.[at]);
            [window.layouts_, window.since_] = [layouts, same ? window.since_ : performance.now()];
            return layouts.length && performance.now() - window.since_ > 3000;
        }""",
        timeout=30_000,
    )


def test_a_map_that_was_moved_stays_where_it_is(open_page):
    page = opened(open_page, "gemeente=GM0513")
    before = page.evaluate(f"() => {MAP}.getZoom()")
    page.locator(".modebar-btn").first.click()
    page.wait_for_function(f"(before) => {MAP}.getZoom() > before + 0.1", arg=before, timeout=20_000)
    page.wait_for_timeout(800)
    assert page.evaluate(f"() => {MAP}.getZoom()") > before + 0.1


def test_the_button_to_come_nearer_brings_nearer_to_the_gemeente_that_was_chosen_and_there_one_stays(
    open_page,
):
    page = opened(open_page, "gemeente=GM0513")
    page.wait_for_timeout(500)
    page.locator(".modebar-btn").first.click()
    page.wait_for_function(f"() => Math.abs({MAP}.getCenter().lng - 4.71) < 0.1", timeout=20_000)
    page.wait_for_function(f"() => !{MAP}.isMoving()")
    near = page.evaluate(f"() => {MAP}.getZoom()")
    page.locator(".modebar-btn").first.click()
    page.wait_for_function(f"(near) => {MAP}.getZoom() > near + 0.1", arg=near, timeout=20_000)
    assert abs(page.evaluate(f"() => {MAP}.getCenter().lng") - 4.71) < 0.1


def test_of_two_maps_each_has_names_and_a_name_of_its_own(open_page):
    page = open_page("/kaart?gemeente=GM0513&niveau=wijk&twee=GM0484", DESK)
    expect(page.locator(".names").first).to_contain_text("Bloemendaal")
    expect(page.locator(".names").nth(1)).to_contain_text("Ridderveld")
    said = [one.get_attribute("aria-label") for one in page.locator("canvas.maplibregl-canvas").all()]
    assert said == ["Gouda", "Alphen aan den Rijn"]


def test_on_paper_a_map_is_a_picture_with_the_names_that_stand_on_it(open_page):
    page = opened(open_page, "gemeente=GM0513")
    page.wait_for_function(f"() => {MAP}.areTilesLoaded() && {MAP}.loaded()")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    drawn = page.evaluate(
        """() => {
            const { width, height } = document.querySelector("canvas.on-paper");
            const colours = new Uint32Array(document.querySelector("canvas.on-paper").getContext("2d")
                .getImageData(0, 0, width, height).data.buffer);
            return [width, height, new Set(colours).size];
        }"""
    )
    box = page.locator(CANVAS).bounding_box()
    assert box is not None and drawn[:2] == [box["width"], box["height"]] and drawn[2] > 50
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".on-paper").count() == 0


def test_who_leaves_before_the_geometry_of_a_map_is_there_is_not_told_of_it(open_page):
    page, held = open_page("/trends?gemeente=GM1966"), []
    page.route("**/geometrie/gemeente*", lambda route: held.append(route))
    page.get_by_role("link", name="Kaart", exact=True).click()
    page.wait_for_selector(".maplibregl-canvas")
    page.wait_for_function(f"() => {MAP}.loaded()")
    page.get_by_role("link", name="Trends", exact=True).click()
    page.wait_for_selector(".maplibregl-canvas", state="detached")
    with page.expect_response("**/geometrie/gemeente*"):
        for route in held:
            route.continue_()
    page.wait_for_timeout(500)
