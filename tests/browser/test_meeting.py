"""A meeting in real browsers: who leads, the projector, phones with a bad network and without script."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.findings.data.national import national
from dashboard.meeting.pages import code_address, lead_address, room_address, take_part_address
from dashboard.meeting.rehearsal import rehearse
from dashboard.meeting.store import store
from dashboard.meeting.store.answering import answers_of
from dashboard.meeting.store.meetings import Member, create, steer
from dashboard.meeting.store.publishing import WHO
from data_sources import open_snapshot
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import violations

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

CODES = ("GM0344", "GM0310", "GM0981", "GM0059", "GM0363", "GM1699")
MANY = "GM0363"
"""Where many residents come from Central, Eastern and Southern Europe."""


@pytest.fixture
def made():
    """A meeting in the store of the server, which is that of the tests."""
    members = [Member(code) for code in CODES]
    return store().write(lambda it: create(it, "VNG", "2099-12-10", members=members))


@pytest.fixture
def window(new_page, address):
    """Windows of the plain pages, which complain at the end of any error."""
    complaints = []

    def open_at(path, size=PHONE, **settings):
        page = new_page(size, **settings)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        return page

    yield open_at
    assert complaints == []


def kept(made, gemeente):
    return {
        key: one.value
        for key, one in store().read(lambda it: answers_of(it, made.meeting.id, gemeente)).items()
    }


def test_a_phone_saves_as_one_goes_survives_a_dead_network_and_comes_back(window, made):
    page = window(code_address())
    page.get_by_label("Code").fill(made.meeting.code.lower())
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Gemeente").select_option("GM0981")
    page.get_by_role("button", name="Doe mee").click()
    state = page.locator("#bewaard")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.get_by_label("Deels").check()
    expect(state).to_have_text("Bewaard")
    assert kept(made, "GM0981") == {"recognise": "partly"}
    expect(page.locator(".words")).to_be_visible()
    # The hall loses its network; what is filled in waits on the phone, also when the page is opened anew.
    page.context.set_offline(True)
    page.get_by_label("Wat ziet u dat niet in de cijfers staat?").fill("Grensarbeiders")
    expect(state).to_contain_text("Nog niet bewaard")
    page.context.set_offline(False)
    expect(state).to_have_text("Bewaard", timeout=20_000)
    assert kept(made, "GM0981") == {"recognise": "partly", "seen": "Grensarbeiders"}
    page.reload()
    expect(page.get_by_label("Deels")).to_be_checked()
    expect(page.get_by_label("Wat ziet u dat niet in de cijfers staat?")).to_have_value("Grensarbeiders")


def test_what_goes_alone_takes_away_what_stood_beside_it_and_reasons_are_asked_of_who_is_reticent(
    window, made
):
    page = window(take_part_address(made.meeting.token, "GM0344"))
    reason = page.locator("fieldset[data-question=reticent]")
    expect(reason).to_be_hidden()
    page.get_by_label("Bewust terughoudend", exact=True).check()
    expect(reason).to_be_visible()
    bottlenecks = page.locator("fieldset[data-question=bottlenecks]")
    bottlenecks.get_by_label("Overlast").check()
    bottlenecks.get_by_label("Geen, of zij wonen hier niet").check()
    expect(bottlenecks.get_by_label("Overlast")).not_to_be_checked()
    expect(page.locator("#bewaard")).to_have_text("Bewaard")
    page.wait_for_timeout(500)
    assert kept(made, "GM0344") == {"policy": "reticent", "bottlenecks": ("no_bottleneck",)}


def test_the_second_of_two_phones_that_change_an_answer_is_told(window, made, address):
    first = window(take_part_address(made.meeting.token, "GM0344"))
    first.locator("fieldset[data-question=enough] .scale input[value='4']").check()
    expect(first.locator("#bewaard")).to_have_text("Bewaard")
    link = first.locator(".receipt a").first.get_attribute("href")
    second = window(link)
    expect(second.locator("fieldset[data-question=enough] .scale input[value='4']")).to_be_checked()
    first.locator("fieldset[data-question=enough] .scale input[value='2']").check()
    second.locator("fieldset[data-question=enough] .scale input[value='5']").check()
    both = [page.locator("fieldset[data-question=enough] .told") for page in (first, second)]
    second.wait_for_timeout(1500)
    assert sum(one.count() for one in both) == 1
    for page in (first, second):
        value = str(kept(made, "GM0344")["enough"])
        expect(page.locator(f"fieldset[data-question=enough] .scale input[value='{value}']")).to_be_checked(
            timeout=15_000
        )


def test_a_room_from_the_code_to_what_it_says_together(window, made):
    lead = window(lead_address(made.leader), DESK)
    room = window(room_address(made.meeting.token), DESK)
    expect(room.locator(".code")).to_have_text(made.meeting.code)
    assert violations(room) == []
    assert violations(lead) == []
    # One without script, the others with.
    plain = window(take_part_address(made.meeting.token, CODES[0]), java_script_enabled=False)
    plain.get_by_label("Nee", exact=True).first.check()
    plain.get_by_role("button", name="Bewaar deze antwoorden").first.click()
    expect(plain.locator("#bewaard")).to_have_text("Bewaard")
    for code in CODES[1:]:
        phone = window(take_part_address(made.meeting.token, code))
        phone.get_by_label("Waarmee kan de VNG u helpen?").fill(
            "Met kennis van wie hier kort woont, en met geld"
        )
        phone.get_by_label("Ja", exact=True).first.check()
        expect(phone.locator("#bewaard")).to_have_text("Bewaard")
    shows = lead.locator(".row", has_text="Herkent u het beeld van de WRR")
    shows.get_by_role("button", name="Toon").click()
    expect(room.get_by_role("heading", level=1)).to_contain_text("Herkent u het beeld", timeout=4000)
    expect(room.locator(".bars")).to_have_count(0)
    shows.get_by_role("button", name="Toon de antwoorden").click()
    expect(room.locator(".bars li")).to_have_count(3, timeout=4000)
    # Five of the six: the sixth alone would be told by the difference.
    expect(room.locator(".bars + .under")).to_contain_text("5 gemeenten")
    expect(room.locator(".came")).to_have_text("6 van de 6 gemeenten doen mee")
    lead.get_by_role("button", name="Sluit de antwoorden").click()
    expect(room.locator(".bars + .under")).to_contain_text("6 gemeenten", timeout=4000)
    # On a phone, from which one leads as well, nothing is wider than the window.
    for path in (lead_address(made.leader), room_address(made.meeting.token)):
        page = window(path, PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    numbers = [re.sub(r"\D", "", it) for it in room.locator(".bars .value > span").all_inner_texts()]
    assert numbers == ["5", "0", "1"]
    assert violations(room) == []


def test_what_was_answered_is_taken_home_and_who_leads_takes_the_report_along(window, made):
    for number, code in enumerate(CODES):
        phone = window(take_part_address(made.meeting.token, code))
        phone.get_by_label(("Deels", "Nee")[number % 2], exact=True).first.check()
        expect(phone.locator("#bewaard")).to_have_text("Bewaard")
    # Shown by the script with the first answer that is kept.
    phone.get_by_role("link", name="Uw antwoorden naast die van de zaal").click()
    expect(phone.locator(".choice")).to_have_text("(uw keuze)")
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    with phone.expect_download() as home:
        phone.get_by_role("link", name="Neem mee als PDF").click()
    assert home.value.path().read_bytes().startswith(b"%PDF")
    lead = window(lead_address(made.leader), PHONE)
    for name, begins in (("PDF", b"%PDF"), ("Dia's", b"PK"), ("Werkmap", b"PK")):
        with lead.expect_download() as report:
            lead.get_by_role("link", name=name, exact=True).click()
        assert report.value.path().read_bytes().startswith(begins)


def test_a_question_to_take_along_comes_with_an_answer_stays_open_and_goes_with_it(window, made):
    page = window(take_part_address(made.meeting.token, MANY))
    targeted, note = page.locator("fieldset[data-question=targeted]"), page.locator(".note")
    expect(note).to_have_count(0)
    targeted.get_by_label("Nee").check()
    expect(note.get_by_role("heading")).to_have_text("Een vraag om mee te nemen")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    note.locator("summary").click()
    assert violations(page) == []
    # The phone has asked for news meanwhile.
    with page.expect_response(lambda it: it.url.endswith("/stand"), timeout=15_000):
        pass
    expect(note.locator("details")).to_have_attribute("open", "")
    targeted.get_by_label("Ja").check()
    expect(note).to_have_count(0)


def test_who_came_stands_out_on_a_map_that_fits_the_projector(window, made):
    for number, code in enumerate(CODES):
        phone = window(take_part_address(made.meeting.token, code))
        phone.get_by_label(("Ja", "Nee")[number % 2], exact=True).first.check()
        expect(phone.locator("#bewaard")).to_have_text("Bewaard")
    lead = window(lead_address(made.leader), DESK)
    lead.locator(".row", has_text="Wie doet er mee?").get_by_role("button", name="Toon").click()
    for size in ((1920, 1080), (1440, 900)):
        room = window(room_address(made.meeting.token), size)
        expect(room.locator(".map .shown")).to_have_count(6)
        # They are drawn, and not only referred to.
        room.wait_for_function("document.querySelector('.map .shown').getBBox().width > 5")
        assert room.evaluate("document.documentElement.scrollHeight") <= size[1]
        assert violations(room) == []
    small = window(room_address(made.meeting.token), PHONE)
    assert small.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_names_of_a_whole_country_fit_the_projector_too(window):
    codes = sorted(national(open_snapshot()).gemeenten.names)
    for number in (200, len(codes)):
        made = rehearse(store(), "Oefening", codes[:number], number // 2, "nl")
        store().write(lambda it, of=made: steer(it, of.meeting.id, showing=WHO))
        for size in ((1920, 1080), (1440, 900), (1280, 720)):
            room = window(room_address(made.meeting.token), size)
            expect(room.locator(".chips li")).to_have_count(number)
            assert room.evaluate("document.documentElement.scrollHeight") <= size[1]
            # Nothing that fits is cut off, or lies over what stands below it.
            # Both at once: the page is written anew whenever it asks how things are.
            height = "(one) => document.querySelector(one).getBoundingClientRect().height"
            held, names = room.evaluate(f"() => ['.names', '.chips'].map({height})")
            assert names <= held
