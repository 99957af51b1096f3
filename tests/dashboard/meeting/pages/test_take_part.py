import html
import re

import pytest

from dashboard.meeting.pages import code_address, take_part_address
from dashboard.meeting.store import StoreError
from dashboard.meeting.store.answering import answers_of
from dashboard.meeting.store.meetings import Member, create, steer
from dashboard.meeting.store.secrets import words_of

UTRECHT, VAALS = "GM0344", "GM0981"


def receipt(page):
    return re.search(r'name="bewijs" value="([^"]+)"', page.text)[1]


def kept_of(kept, made, gemeente):
    held = kept.read(lambda it: answers_of(it, made.meeting.id, gemeente))
    return {key: one.value for key, one in held.items()}


def test_without_script_from_the_code_to_an_answer_that_is_kept(phone, kept, made):
    mine = phone()
    typed = made.meeting.code.lower()
    page = mine.client.post(code_address(), data={"code": f" {typed[:3]}-{typed[3:]} "})
    assert page.status_code == 200
    assert "VNG &amp; &lt;co&gt;" in page.text
    page = mine.client.post(page.url.path, data={"gemeente": VAALS})
    assert "<h1>Vaals</h1>" in page.text
    # What the figures say of it stands there in small.
    assert "In Vaals heeft ruim de helft van de inwoners" in html.unescape(page.text)
    page = mine.answer(VAALS, recognise="partly", enough="2", seen="Veel <b>grens</b>\n\narbeiders")
    assert page.status_code == 200
    assert kept_of(kept, made, VAALS) == {
        "recognise": "partly",
        "enough": 2,
        "seen": "Veel <b>grens</b>\n\narbeiders",
    }
    assert "Veel &lt;b&gt;grens&lt;/b&gt;" in page.text
    assert re.search(r'value="partly" checked', page.text)
    # Taken back, and the other parts beside it.
    mine.answer(VAALS, recognise="")
    mine.answer(VAALS, 1, bottlenecks=["housing", "no_bottleneck"], targeted="no")
    mine.answer(VAALS, 2, help_vng="Taallessen", name="  De burgemeester ")
    assert kept_of(kept, made, VAALS) == {
        "recognise": None,
        "enough": 2,
        "seen": "Veel <b>grens</b>\n\narbeiders",
        "bottlenecks": ("housing",),
        "targeted": "no",
        "help_vng": "Taallessen",
    }


def test_the_page_of_a_phone_is_small_and_in_both_languages(phone, made):
    mine = phone()
    for code, words in (("nl", "Bewaar deze antwoorden"), ("en", "Save these answers")):
        page = mine.client.get(take_part_address(made.meeting.token, UTRECHT), params={"taal": code})
        assert words in page.text
        assert f'<html lang="{code}' in page.text
        assert page.headers["cache-control"] == "no-store"
        whole = len(page.content)
        for address in re.findall(r'(?:href|src)="(/bijeenkomst-blad/[^"]+)"', page.text):
            found = mine.client.get(address, headers={"Accept-Encoding": "br"})
            assert "immutable" in found.headers["cache-control"]
            whole += int(found.headers["content-length"])
        assert whole < 60_000


def test_a_second_phone_learns_only_that_there_is_an_answer(phone, kept, made):
    mine, other = phone(), phone()
    mine.answer(UTRECHT, seen="Alleen voor ons")
    page = other.client.get(take_part_address(made.meeting.token, UTRECHT))
    assert "Voor Utrecht is al geantwoord" in page.text
    assert "Alleen voor ons" not in page.text
    # Nor can it write, whatever it sends.
    path = take_part_address(made.meeting.token, UTRECHT)
    sent = {"versie.seen": "1", "vraag.seen": "Van een ander", "bewijs": "verzonnen"}
    assert "al geantwoord" in other.client.post(path, data=sent).text
    answers = {"seen": {"value": "Van een ander", "version": 1}}
    found = other.client.post(f"{path}/bewaar", json={"bewijs": "verzonnen", "answers": answers})
    assert found.status_code == 403
    assert "Alleen voor ons" not in other.client.get(f"{path}/stand").text
    assert kept_of(kept, made, UTRECHT) == {"seen": "Alleen voor ons"}


def test_with_the_receipt_one_comes_back_on_another_phone(phone, kept, made):
    mine, other, third = phone(), phone(), phone()
    mine.answer(UTRECHT, recognise="yes")
    path = take_part_address(made.meeting.token, UTRECHT)
    first = receipt(mine.client.get(path))
    words = words_of(first)
    assert words in mine.client.get(path).text
    page = other.client.get(f"{path}/mijn", params={"bewijs": first})
    assert re.search(r'value="yes" checked', page.text)
    # The address in the bar does not show it.
    assert "bewijs" not in str(page.url)
    page = third.client.post(f"{path}/mijn", data={"woorden": words.upper()})
    assert re.search(r'value="yes" checked', page.text)
    # With the words comes another receipt: the first phone holds no longer.
    assert "al geantwoord" in mine.client.get(path).text
    assert other.client.post(f"{path}/mijn", data={"woorden": words}).status_code == 403


def test_who_leads_gives_the_answers_of_a_lost_phone_to_another(phone, leading, made):
    mine, other = phone(), phone()
    mine.answer(UTRECHT, recognise="yes")
    page = leading(doe="hand", gemeente=UTRECHT)
    link = html.unescape(re.search(r'href="(https://[^"]*bewijs=[^"]+)"', page.text)[1])
    assert re.search(r'value="yes" checked', other.client.get(link).text)
    assert "al geantwoord" in mine.client.get(take_part_address(made.meeting.token, UTRECHT)).text


def test_a_script_saves_is_told_of_a_change_and_sends_again_without_harm(phone, kept, made):
    mine = phone()
    path = take_part_address(made.meeting.token, UTRECHT)
    mine.client.get(path)
    sent = {"bewijs": "b" * 40, "answers": {"enough": {"value": "4", "version": 0}}, "name": "Ik"}
    for _ in range(3):
        assert mine.client.post(f"{path}/bewaar", json=sent).json() == {"versions": {"enough": 1}}
    sent["answers"] = {"enough": {"value": "2", "version": 1}}
    mine.client.post(f"{path}/bewaar", json=sent)
    sent["answers"] = {"enough": {"value": "5", "version": 1}, "recognise": {"value": "no", "version": 0}}
    found = mine.client.post(f"{path}/bewaar", json=sent)
    assert found.status_code == 409
    assert found.json()["now"] == {"question": "enough", "value": 2, "version": 2}
    assert kept_of(kept, made, UTRECHT) == {"enough": 2}
    # What is asked again and again is sent once.
    state = mine.client.get(f"{path}/stand")
    assert state.json() == {"open": True, "kept": {"enough": [2, 2]}}
    for _ in range(3):  # what is known of the meeting may just have been a moment old
        again = mine.client.get(f"{path}/stand", headers={"If-None-Match": state.headers["etag"]})
        state = again if again.status_code == 200 else state
    assert again.status_code == 304


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b"{",
        b'{"bewijs": "x", "answers": []}',
        b'{"bewijs": "x", "answers": {"enough": 4}}',
        b'{"bewijs": "x", "answers": {"enough": {"value": "9", "version": 0}}}',
        b'{"bewijs": "x", "answers": {"enough": {"value": "4", "version": "-1"}}}',
        b'{"bewijs": "x", "answers": {"nowhere": {"value": "4", "version": 0}}}',
        b'{"bewijs": "x", "answers": {"recognise": {"value": {"a": 1}, "version": 0}}}',
        b'{"bewijs": "x", "answers": {"seen": {"value": "' + b"a" * 2000 + b'", "version": 0}}}',
        b'{"bewijs": "x", "answers": {"seen": {"value": "' + b"a" * 100_000 + b'", "version": 0}}}',
    ],
)
def test_what_is_no_answer_is_refused_and_keeps_nothing(phone, kept, made, sent):
    path = take_part_address(made.meeting.token, UTRECHT)
    assert phone().client.post(f"{path}/bewaar", content=sent).status_code == 422
    assert kept_of(kept, made, UTRECHT) == {}


def test_without_script_what_is_no_answer_is_said_beside_its_question(phone, kept, made):
    page = phone().answer(UTRECHT, seen="a" * 1001)
    assert page.status_code == 422
    assert "Dit antwoord kunnen wij niet bewaren" in page.text
    assert kept_of(kept, made, UTRECHT) == {}


def test_after_the_close_nothing_is_taken_and_what_is_kept_is_shown(phone, leading, made):
    mine = phone()
    mine.answer(UTRECHT, recognise="yes")
    sent = mine.form(UTRECHT)
    leading(doe="open", wat="0")
    path = take_part_address(made.meeting.token, UTRECHT)
    page = mine.client.post(path, data=sent)
    assert page.status_code == 409
    assert "neemt geen antwoorden meer aan" in page.text
    assert re.search(r'value="yes" checked', page.text)
    answers = {"enough": {"value": "4", "version": 0}}
    assert mine.client.post(f"{path}/bewaar", json={"bewijs": "x", "answers": answers}).status_code == 410


@pytest.mark.slow
def test_who_guesses_codes_is_stopped_and_the_hall_goes_on(phone, kept, made):
    guessing, hall = phone(), phone()
    told = [
        guessing.client.post(code_address(), data={"code": f"{n:06}"}).status_code
        for n in range(222220, 222420)
    ]
    assert told[:60] == [404] * 60
    assert set(told[60:]) == {429}
    # The right code is not told apart from there for a while; who scanned goes on.
    assert guessing.client.post(code_address(), data={"code": made.meeting.code}).status_code == 429
    assert hall.answer(UTRECHT, recognise="yes").status_code == 200
    assert kept_of(kept, made, UTRECHT)["recognise"] == "yes"


def test_who_guesses_the_four_words_is_stopped(phone, made):
    mine, other = phone(), phone()
    mine.answer(UTRECHT, recognise="yes")
    path = take_part_address(made.meeting.token, UTRECHT)
    told = [
        other.client.post(f"{path}/mijn", data={"woorden": f"appel anker arm {n}"}).status_code
        for n in range(70)
    ]
    assert told[0] == 403
    assert told[-1] == 429


def test_a_meeting_leads_to_no_other(phone, kept, made):
    other = kept.write(lambda it: create(it, "Elders", members=[Member("GM0363")])).meeting
    mine = phone()
    for path in (
        take_part_address(other.token, UTRECHT),
        take_part_address("x" * 43, UTRECHT),
        take_part_address("x" * 43),
        take_part_address(made.meeting.token, "GM9999"),
        take_part_address(made.leader),
        take_part_address(str(made.meeting.id)),
    ):
        page = mine.client.get(path)
        assert page.status_code == 404
        assert "Deze bijeenkomst is er niet" in page.text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}]
)
def test_what_another_site_makes_a_browser_send_is_not_done(phone, leading, kept, made, headers):
    mine = phone()
    path = take_part_address(made.meeting.token, UTRECHT)
    sent = mine.form(UTRECHT) | {"vraag.recognise": "no"}
    assert mine.client.post(path, data=sent, headers=headers).status_code == 403
    found = mine.client.post(
        f"{path}/bewaar",
        json={"bewijs": "x", "answers": {"enough": {"value": "4", "version": 0}}},
        headers=headers,
    )
    assert found.status_code == 403
    assert kept_of(kept, made, UTRECHT) == {}


def test_the_receipt_of_a_phone_is_out_of_reach_of_scripts_and_of_other_meetings(phone, made):
    page = phone().client.get(take_part_address(made.meeting.token, UTRECHT))
    cookie = page.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert f"Path={take_part_address(made.meeting.token, UTRECHT)}" in cookie


def test_where_answers_cannot_be_reached_that_is_said_and_when_to_ask_again(snapshot):
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from dashboard.meeting.pages import meeting_routes

    def away():
        raise StoreError("OperationalError")

    client = TestClient(Starlette(routes=meeting_routes(away, lambda: snapshot)))
    page = client.get(take_part_address("x" * 43, UTRECHT))
    assert (page.status_code, page.headers["retry-after"]) == (503, "3")
    assert "Wat bewaard is, is niet weg" in page.text
    # Where one types a code nothing need be known yet.
    assert client.get(code_address()).status_code == 200


def test_without_figures_the_meeting_goes_on(kept, made):
    from starlette.applications import Starlette

    from dashboard.meeting.pages import meeting_routes
    from tests.dashboard.meeting.pages.conftest import Phone

    mine = Phone(Starlette(routes=meeting_routes(lambda: kept, lambda: None)), made.meeting)
    assert mine.answer(UTRECHT, recognise="yes").status_code == 200
    assert kept_of(kept, made, UTRECHT)["recognise"] == "yes"


def test_the_meeting_is_open_again_when_who_leads_says_so(phone, kept, made):
    kept.write(lambda it: steer(it, made.meeting.id, open=False))
    kept.write(lambda it: steer(it, made.meeting.id, open=True))
    assert phone().answer(UTRECHT, recognise="yes").status_code == 200
