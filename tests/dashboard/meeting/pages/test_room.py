import html
import re

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.meeting.pages import meeting_routes, room_address
from dashboard.meeting.store.meetings import steer
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
    assert "61% had geen gericht beleid" in page
    assert "In deze zaal: 5 van de 8 gemeenten hebben geen gericht beleid" in page


def test_who_answered_is_told_to_the_room_at_the_close(phone, leading, made):
    for code in CODES[:2]:
        phone().answer(code, recognise="yes")
    leading(doe="show", wat="_who")
    assert 'class="in"' not in shown(phone, made).text
    leading(doe="open", wat="0")
    assert shown(phone, made).text.count('class="in"') == 2


def test_who_came_lies_on_a_map_that_is_fetched_once_and_says_so_in_words(phone, leading, made):
    for code in CODES[:3]:
        phone().answer(code, 2, help_vng="Taallessen")
    leading(doe="show", wat="_who")
    before = shown(phone, made, "/deel").text
    assert 'class="shown" href' not in before
    # Nobody is told to have come before the close; the drawing stays the same.
    leading(doe="open", wat="0")
    page = shown(phone, made, "/deel").text
    (address,) = set(re.findall(r'<use class="land" href="([^"#]+)#land"/>', page))
    assert address in before
    drawn = dict(re.findall(rf'<use class="(?:shown|asked)" href="{re.escape(address)}#(GM\d+)"/>()', page))
    assert set(drawn) == set(CODES)
    came = re.findall(r'<use class="shown" href="[^"#]+#(GM\d+)"/>', page)
    assert sorted(came) == sorted(CODES[:3])
    # Over the others, so that no neighbour lies over its border.
    assert page.rindex('<use class="asked"') < page.index('<use class="shown"')
    said = html.unescape(page)
    assert "met de 8 gemeenten die zijn uitgenodigd. Daarvan doen er 3 mee" in said
    assert "Doet mee, getoond: 3" in said
    assert "Uitgenodigd, nog niet getoond: 5" in said
    picture = phone().client.get(address, headers={"Accept-Encoding": "br"})
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "immutable" in picture.headers["cache-control"]
    assert int(picture.headers["content-length"]) < 40_000
    areas = re.findall(r'<path id="(GM\d+)" d="M[^"]{10,}"/>', picture.text)
    assert len(areas) == len(set(areas)) == 342
    assert set(CODES) <= set(areas)
    assert phone().client.get(address.replace("kaart.", "anders.")).status_code == 404


def test_the_map_has_no_more_in_it_than_the_list(phone, leading, made):
    """Both are what is published of who came: in steps, and never with a total."""
    leading(doe="show", wat="_who")
    seen = []
    for number, code in enumerate(CODES):
        phone().answer(code, recognise=("yes", "no")[number % 2])
        page = shown(phone, made, "/deel").text
        seen.append(page.count('<use class="shown"'))
        assert page.count('<li class="in">') == seen[-1]
    # After the third and the sixth: the fifth and the eighth made a total.
    assert seen == [0, 0, 3, 3, 3, 6, 6, 6]


def test_without_boundaries_the_list_is_still_there(kept, made):
    kept.write(lambda it: steer(it, made.meeting.id, showing="_who"))
    client = TestClient(Starlette(routes=meeting_routes(lambda: kept, lambda: None)))
    page = client.get(f"{room_address(made.meeting.token)}/deel").text
    assert "<svg" not in page
    assert page.count("<li") == len(CODES)
