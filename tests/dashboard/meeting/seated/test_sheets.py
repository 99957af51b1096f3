import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from dashboard.language import Language
from dashboard.meeting.seated.asked import at_tables
from dashboard.meeting.seated.markup import profile_address
from dashboard.meeting.seated.sheets import sheets

pytestmark = pytest.mark.slow


def pages(raw):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(raw)]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_there_is_a_list_a_sheet_for_each_table_and_a_card_for_each_person(snapshot, held, at, code):
    language = Language(code)
    made = sheets(snapshot, at, language, "https://voorbeeld.nl")
    assert sheets(snapshot, at, language, "https://voorbeeld.nl") == made
    read = pages(made)
    names = held.gemeenten.names
    for one in at.members:
        assert re.search(rf"{re.escape(names[one.gemeente])}\s+{one.table}\b", read[0])
    for number, sitting in at_tables(at.members).items():
        sheet = read[number]
        assert language.say("tafels.numbered", n=number) in sheet
        assert all(names[one.gemeente] in sheet for one in sitting)
        assert {"1. ", "2. ", "3. "} <= {found[:3] for found in re.findall(r"[123]\. \w+", sheet)}
    cards = " ".join(read[len(at_tables(at.members)) + 1 :])
    assert cards.count("Utrecht") == 2, "two people come"
    assert cards.count("Vaals") == 1


def test_it_is_read_aloud_and_marked_as_practice(snapshot, at):
    raw = sheets(snapshot, replace(at, practice=True), Language("nl"))
    document = pikepdf.open(io.BytesIO(raw))
    root = document.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "nl"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()
    assert all("Oefening" in page for page in pages(raw)[: 1 + len(at_tables(at.members))])


def test_a_profile_opens_the_area_of_the_table(held, at, nl):
    sitting = at_tables(at.members)[1]
    address = profile_address(held, 1, sitting, nl)
    assert address.startswith("/eigen-gebied?samen=GM")
    assert all(one.gemeente in address for one in sitting)
    assert address.endswith("naam=Tafel+1")
    assert profile_address(held, 1, sitting, Language("en")).endswith("naam=Table+1&taal=en")
