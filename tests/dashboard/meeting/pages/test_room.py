import re

from dashboard.meeting.pages import room_address
from tests.dashboard.meeting.pages.conftest import CODES


def shown(phone, made, path=""):
    return phone().client.get(f"{room_address(made.meeting.token)}{path}")


def test_the_room_sees_the_code_until_a_question_is_shown_and_its_answers_only_when_revealed(
    phone, leading, made
):
    assert made.meeting.code in shown(phone, made).text
    for number, code in enumerate(CODES):
        phone().answer(code, recognise=("yes", "no")[number % 2])
    leading(doe="show", wat="recognise")
    page = shown(phone, made, "/deel")
    assert "Denk er eerst zelf over na" in page.text
    assert "<svg" not in page.text
    leading(doe="reveal", wat="1")
    page = shown(phone, made, "/deel")
    bars = re.findall(
        r"<li><b>(\w+)</b>.*?<rect width=\"([\d.]+)\" height=\"10\" fill=\"#0b3c8c\"/></svg><span>(\d+)",
        page.text,
    )
    assert bars == [("Ja", "50.0", "4"), ("Deels", "0.0", "0"), ("Nee", "50.0", "4")]
    # What comes next is hidden again.
    leading(doe="show", wat="enough")
    assert "Denk er eerst zelf over na" in shown(phone, made).text


def test_what_is_the_same_is_not_sent_again(phone, leading, made):
    page = shown(phone, made, "/deel")
    mine = phone()
    again = mine.client.get(page.url.path, headers={"If-None-Match": page.headers["etag"]})
    assert again.status_code == 304
    phone().answer(CODES[0], recognise="yes")
    assert mine.client.get(page.url.path, headers={"If-None-Match": page.headers["etag"]}).status_code == 200


def test_words_are_read_only_when_they_are_let_through_and_never_whose_they_are(phone, leading, made):
    for code, words in zip(CODES, ("Taallessen <script>", "Meer taallessen", "Huisvesting"), strict=False):
        phone().answer(code, 2, help_vng=words)
    leading(doe="show", wat="help_vng")
    leading(doe="reveal", wat="1")
    assert "Taallessen" not in shown(phone, made).text
    leading(doe="curate", vraag="help_vng", gemeente=CODES[0], getoond="1", boven="0", onder="Taal")
    leading(doe="curate", vraag="help_vng", gemeente=CODES[2], getoond="1", boven="1", onder="")
    page = shown(phone, made).text
    assert "Taallessen &lt;script&gt;" in page
    assert "Meer taallessen" not in page
    assert "<h2>Taal</h2>" in page
    assert page.index("Huisvesting") < page.index("Taallessen")
    assert not [code for code in CODES if code in page.split("<main", 1)[1]]


def test_words_that_were_let_through_and_then_changed_are_to_be_let_through_anew(phone, leading, made):
    mine = phone()
    mine.answer(CODES[0], 2, help_vng="Taallessen")
    leading(doe="curate", vraag="help_vng", gemeente=CODES[0], getoond="1", boven="1", onder="")
    leading(doe="show", wat="help_vng")
    leading(doe="reveal", wat="1")
    assert "Taallessen" in shown(phone, made).text
    mine.answer(CODES[0], 2, help_vng="Iets anders")
    page = shown(phone, made).text
    assert "Taallessen" not in page
    assert "Iets anders" not in page


def test_both_scales_together_and_the_survey_of_2015_beside_the_room(phone, leading, made):
    for number, code in enumerate(CODES):
        answers = {
            "proactive": str(number % 2 + 1),
            "plural": "5",
            "targeted": ("yes", "no", "no")[number % 3],
        }
        phone().answer(code, 1, **answers)
    leading(doe="open", wat="0")
    leading(doe="show", wat="_quadrant")
    leading(doe="reveal", wat="1")
    page = shown(phone, made).text
    found = re.findall(r'<circle cx="(\d+)" cy="(\d+)"[^>]*/><text[^>]*>(\d)</text>', page)
    assert found == [("100", "100", "4"), ("200", "100", "4")]
    leading(doe="show", wat="targeted")
    leading(doe="reveal", wat="1")
    page = shown(phone, made).text
    assert "had 61% geen gericht beleid" in page
    assert "In deze zaal: 5 van de 8 gemeenten hebben geen gericht beleid" in page


def test_who_answered_is_told_to_the_room_at_the_close(phone, leading, made):
    for code in CODES[:2]:
        phone().answer(code, recognise="yes")
    leading(doe="show", wat="_who")
    assert 'class="in"' not in shown(phone, made).text
    leading(doe="open", wat="0")
    assert shown(phone, made).text.count('class="in"') == 2
