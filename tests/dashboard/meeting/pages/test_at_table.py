import re
from functools import partial

from dashboard.meeting.pages import take_part_address
from dashboard.meeting.pages.addresses import room_address, table_address
from dashboard.meeting.store.notes import Note, notes
from dashboard.meeting.store.seating import TABLES, sit, tell

UTRECHT, VAALS, DE_BILT = "GM0344", "GM0981", "GM0310"


def seat(kept, made, told=True):
    at = {UTRECHT: 1, VAALS: 1, DE_BILT: 2}
    kept.write(partial(sit, meeting=made.meeting.id, at=at, bound=None))
    kept.write(partial(tell, meeting=made.meeting.id, told=told))


def write(mine, made, gemeente, words, version):
    address = table_address(made.meeting.token, gemeente)
    return mine.client.post(address, data={"notitie": words, "versie": str(version)})


def noted(kept, made):
    return dict(kept.read(partial(notes, meeting=made.meeting.id)))


def test_a_phone_sees_its_table_only_when_that_is_told(phone, kept, made):
    mine = phone()
    seat(kept, made, told=False)
    assert "aan tafel" not in mine.client.get(take_part_address(made.meeting.token, UTRECHT)).text
    page = mine.client.get(table_address(made.meeting.token, UTRECHT))
    assert page.url.path == take_part_address(made.meeting.token, UTRECHT)
    kept.write(partial(tell, meeting=made.meeting.id, told=True))
    assert "U zit aan tafel 1" in mine.client.get(take_part_address(made.meeting.token, UTRECHT)).text
    page = mine.client.get(table_address(made.meeting.token, UTRECHT)).text
    assert "<h1>U zit aan tafel 1</h1>" in page
    assert "Met Vaals." in page
    assert f"/eigen-gebied?samen={UTRECHT}%2C{VAALS}&amp;naam=Tafel+1" in page
    # Who has no table stays with the questions.
    page = mine.client.get(table_address(made.meeting.token, "GM0363"))
    assert page.url.path == take_part_address(made.meeting.token, "GM0363")


def test_only_who_answers_for_a_gemeente_at_the_table_notes(phone, kept, made):
    seat(kept, made)
    mine, other = phone(), phone()
    mine.answer(UTRECHT, recognise="yes")
    assert write(other, made, UTRECHT, "Van een ander", 0).status_code == 403
    assert noted(kept, made) == {}
    page = write(mine, made, UTRECHT, "Taal\r\nop het <werk>", 0)
    assert page.status_code == 200
    assert noted(kept, made) == {1: Note("Taal\nop het <werk>", 1)}
    assert "op het &lt;werk&gt;" in page.text
    assert "De notitie is bewaard." in page.text


def test_two_at_a_table_lose_nothing_of_each_other(phone, kept, made):
    seat(kept, made)
    one, two = phone(), phone()
    one.answer(UTRECHT, recognise="yes")
    two.answer(VAALS, recognise="no")
    assert write(one, made, UTRECHT, "Van Utrecht", 0).status_code == 200
    refused = write(two, made, VAALS, "Van Vaals", 0)
    assert refused.status_code == 409
    both = re.search(r"<textarea[^>]*>(.*?)</textarea>", refused.text, re.DOTALL)[1]
    assert both == "Van Utrecht\n\nVan Vaals"
    version = re.search(r'name="versie" value="(\d+)"', refused.text)[1]
    assert noted(kept, made) == {1: Note("Van Utrecht", 1)}
    assert write(two, made, VAALS, both, version).status_code == 200
    assert noted(kept, made) == {1: Note("Van Utrecht\n\nVan Vaals", 2)}
    # What is sent is read whatever it is.
    assert write(two, made, VAALS, "x", "²").status_code == 409


def test_a_note_that_is_too_long_is_refused_and_stands_there_whole(phone, kept, made):
    seat(kept, made)
    mine = phone()
    mine.answer(UTRECHT, recognise="yes")
    long = "taal " * 1000
    refused = write(mine, made, UTRECHT, long, 0)
    assert refused.status_code == 422
    assert long.strip() in refused.text
    assert noted(kept, made) == {}


def test_the_room_shows_who_sits_where_without_anything_that_was_answered(phone, kept, made, leading):
    seat(kept, made)
    leading(doe="show", wat=TABLES)
    page = phone().client.get(room_address(made.meeting.token)).text
    assert re.search(r"<h2>Tafel 1</h2><p>Utrecht, Vaals</p>", page)
    assert re.search(r"<h2>Tafel 2</h2><p>De Bilt</p>", page)
