from dashboard.meeting.report.documents import FORMS, document_name
from tests.dashboard.meeting.report.conftest import Hall


def test_a_file_is_named_after_meeting_moment_and_language(hall, kept):
    assert document_name(hall.report(), "pdf") == "verslag-vng-b-2026-12-10-1430-nl.pdf"
    practice = Hall(kept, practice=True).report("en")
    assert document_name(practice, "xlsx") == "report-rehearsal-vng-b-2026-12-10-1430-en.xlsx"


def test_every_form_is_made_also_when_nothing_was_answered(hall):
    made = {form: make(hall.report()) for form, make in FORMS.items()}
    assert made["pdf"].startswith(b"%PDF")
    assert made["pptx"].startswith(b"PK") and made["xlsx"].startswith(b"PK")
