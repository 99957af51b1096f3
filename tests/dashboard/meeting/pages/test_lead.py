from dashboard.meeting.pages import lead_address, room_address, take_part_address
from dashboard.meeting.store.meetings import by_token
from tests.dashboard.meeting.pages.conftest import CODES


def test_who_takes_part_cannot_lead(phone, made):
    client = phone().client
    for wrong in (made.meeting.token, made.meeting.code, "", "x" * 43, "x" * 4000):
        assert client.post(lead_address(wrong), data={"doe": "open", "wat": "0"}).status_code in (404, 405)


def test_who_leads_sees_who_came_and_reads_what_was_written(phone, leading, made):
    phone().answer(CODES[0], 2, help_vng="Meer <b>geld</b>", name="De wethouder")
    page = leading().text
    assert "Utrecht · De wethouder" in page
    assert "Meer &lt;b&gt;geld&lt;/b&gt;" in page
    assert page.count("nog niet") == len(CODES) - 1


def test_what_is_no_step_of_leading_changes_nothing(leading, kept, made):
    before = kept.read(lambda it: by_token(it, made.meeting.token))
    for sent in (
        {"doe": "show", "wat": "nowhere"},
        {"doe": "fly"},
        {"doe": "hand", "gemeente": "GM9999"},
        {"doe": "curate", "vraag": "nowhere", "gemeente": CODES[0]},
        {"doe": "curate", "vraag": "help_vng", "gemeente": "GM9999"},
        {"doe": "delete", "naam": "iets anders"},
    ):
        assert leading(**sent).status_code == 200
    assert kept.read(lambda it: by_token(it, made.meeting.token)) == before


def test_a_meeting_is_deleted_by_its_name_and_is_gone_for_all(phone, leading, made):
    phone().answer(CODES[0], recognise="yes")
    assert "zijn verwijderd" in leading(doe="delete", naam=" VNG &  <co> ").text
    for path in (
        take_part_address(made.meeting.token, CODES[0]),
        room_address(made.meeting.token),
        f"{room_address(made.meeting.token)}/deel",
        lead_address(made.leader),
    ):
        assert phone().client.get(path).status_code == 404
