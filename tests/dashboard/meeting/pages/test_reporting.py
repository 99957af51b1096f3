import html
import re
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation

from dashboard.meeting.pages import lead_address, room_address, take_part_address
from dashboard.meeting.report.documents import FORMS
from dashboard.meeting.report.model import Bars
from dashboard.meeting.report.report import report
from dashboard.meeting.report.shown import seen
from dashboard.meeting.store.meetings import by_token
from tests.dashboard.briefing.opened import page_texts
from tests.dashboard.meeting.pages.conftest import CODES
from tests.dashboard.meeting.report.conftest import MOMENT, item

pytestmark = pytest.mark.slow

UTRECHT = CODES[0]


@pytest.fixture
def hall(phone, leading):
    """Eight phones that answered."""
    phones = {code: phone() for code in CODES}
    for number, (code, one) in enumerate(phones.items()):
        one.answer(code, recognise=("yes", "no", "partly")[number % 3], enough=str(number % 4 + 1))
        one.answer(code, 1, targeted=("yes", "no")[number % 2])
        one.answer(code, 2, help_vng=f"Geheim {number} <b>")
    leading(doe="curate", vraag="help_vng", gemeente=CODES[3], getoond="1", boven="0", onder="")
    leading(doe="open", wat="0")
    return phones


def own_address(made, gemeente=UTRECHT, end=""):
    return f"{take_part_address(made.meeting.token, gemeente)}/naast{end}"


def test_who_leads_takes_the_report_along_in_every_form(phone, hall, made):
    client = phone().client
    page = client.get(lead_address(made.leader))
    for form in FORMS:
        address = f"{lead_address(made.leader)}/verslag.{form}"
        assert f'href="{address}"' in page.text
        found = client.get(address)
        assert found.status_code == 200
        assert found.headers["cache-control"] == "no-store"
        assert re.fullmatch(
            rf'attachment; filename="verslag-vng-co-\d{{4}}-\d\d-\d\d-\d{{4}}-nl\.{form}"',
            found.headers["content-disposition"],
        )
    text = " ".join(page_texts(client.get(f"{lead_address(made.leader)}/verslag.pdf").content))
    assert "Geheim 3 <b>" in text
    assert "Geheim 2" not in text
    english = client.get(f"{lead_address(made.leader)}/verslag.pptx", params={"taal": "en"})
    deck = Presentation(BytesIO(english.content))
    assert deck.slides[1].shapes.title.text == "Municipalities by type"
    book = client.get(f"{lead_address(made.leader)}/verslag.xlsx").content
    assert openpyxl.load_workbook(BytesIO(book)).sheetnames[0] == "Uitkomst"


def test_without_the_secret_there_is_no_report(phone, hall, made):
    client = phone().client
    for wrong in (made.meeting.token, made.meeting.code, "x" * 43, "x" * 4000):
        assert client.get(f"{lead_address(wrong)}/verslag.pdf").status_code == 404
    assert client.get(f"{lead_address(made.leader)}/verslag.exe").status_code == 404
    assert client.post(f"{lead_address(made.leader)}/verslag.pdf").status_code == 405


def test_the_report_has_the_numbers_that_the_wall_shows(phone, leading, hall, made, kept, nl):
    meeting = kept.read(lambda it: by_token(it, made.meeting.token))
    told = report(kept.read(lambda it: seen(it, meeting)), {}, {}, nl, MOMENT)
    shown = 0
    for question in meeting.questions:
        leading(doe="show", wat=question.key)
        leading(doe="reveal", wat="1")
        page = phone().client.get(f"{room_address(made.meeting.token)}/deel").text
        bars = [
            (html.unescape(name), count)
            for name, count in re.findall(r"<li><b>(.*?)</b>.*?</svg><span>(.*?)</span>", page)
        ]
        one = item(told, question.key)
        if isinstance(one, Bars):
            shown += 1
            assert bars == [(bar.name, bar.told(nl)) for bar in one.bars]
            assert all(html.escape(note, quote=False).rstrip(".") in page for note in one.notes)
        else:
            assert bars == []
    assert shown == 3


def test_a_gemeente_sees_its_own_answers_beside_the_rooms_and_takes_them_home(hall, made):
    client = hall[UTRECHT].client
    address = own_address(made)
    assert f'href="{address}"' in client.get(take_part_address(made.meeting.token, UTRECHT)).text
    page = client.get(address)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "<h1>Utrecht</h1>" in page.text
    assert page.text.count("(uw keuze)") == 3
    bars = re.findall(r'<rect class="(mine|room)" width="([\d.]+)"', page.text)
    assert bars[:3] == [("mine", "37.5"), ("room", "25.0"), ("room", "37.5")]
    assert "Geheim 0 &lt;b&gt;" in page.text
    assert "Geheim 3 &lt;b&gt;" in page.text
    assert not [number for number in (1, 2, 4, 5, 6, 7) if f"Geheim {number}" in page.text]
    made_pdf = client.get(own_address(made, end=".pdf"))
    assert made_pdf.headers["content-type"] == "application/pdf"
    assert "utrecht" in made_pdf.headers["content-disposition"]
    text = " ".join(page_texts(made_pdf.content))
    assert "Geheim 0" in text
    assert "Geheim 1" not in text
    english = client.get(address, params={"taal": "en"}).text
    assert "Your answer:" in english
    assert "your choice" in english


def test_nobody_else_sees_what_a_gemeente_answered(phone, hall, made):
    for client in (phone().client, hall[CODES[1]].client):
        for end in ("", ".pdf"):
            found = client.get(own_address(made, end=end))
            assert found.status_code == 403
            assert "Voor Utrecht is al geantwoord" in found.text
            assert "Geheim" not in found.text
    client = phone().client
    client.cookies.set("deelname", "verzonnen", path=take_part_address(made.meeting.token, UTRECHT))
    assert client.get(own_address(made)).status_code == 403
    for nowhere in (own_address(made, "GM9999"), f"{take_part_address('x' * 43, UTRECHT)}/naast"):
        assert client.get(nowhere).status_code == 404


def test_who_has_not_answered_yet_is_asked_to(phone, made):
    found = phone().client.get(own_address(made), follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (
        303,
        take_part_address(made.meeting.token, UTRECHT),
    )


def test_before_the_close_a_phone_shows_the_room_of_what_it_answered_itself(phone, made):
    phones = [phone() for _ in CODES]
    for number, (code, one) in enumerate(zip(CODES, phones, strict=True)):
        answers = {"recognise": ("yes", "no")[number % 2]} | (
            {"enough": str(number % 4 + 1)} if number else {}
        )
        one.answer(code, **answers)
    page = phones[0].client.get(own_address(made)).text
    assert page.count('<ul class="bars">') == 1
    assert "zodra" not in page
    assert "als u zelf hebt geantwoord" in page
