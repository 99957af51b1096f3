"""Every picture and table can be taken along, in every form, as what the screen shows."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

VIEWS = ["/uw-gemeente", "/kaart", "/trends", "/vergelijk", "/wijken", "/opgaven"]
STARTS = {"xlsx": b"PK", "csv": b"\xef\xbb\xbf", "plain.csv": b"", "png": b"\x89PNG", "svg": b"<"}


@pytest.mark.parametrize("view", VIEWS)
def test_the_first_picture_of_a_page_comes_along_in_every_form(open_page, view, tmp_path):
    page = open_page(f"{view}?gemeente=GM0344")
    # What belongs to an answer is behind the same gesture as the rest of it.
    page.locator(":is([class*=st-key-behind_], .st-key-more_who) summary").first.click()
    offered = page.locator("[class*=st-key-downloads_]").first
    offered.get_by_role("button").nth(2).wait_for()
    for button in offered.get_by_role("button").all():
        with page.expect_download() as waiting:
            button.click()
        kept = Path(tmp_path, waiting.value.suggested_filename)
        waiting.value.save_as(kept)
        content, ending = kept.read_bytes(), kept.name.split(".", 1)[1]
        assert content.startswith(STARTS[ending])
        if ending == "xlsx":
            assert zipfile.is_zipfile(io.BytesIO(content))
        elif ending.endswith("csv"):
            text = content.decode("utf-8-sig")
            assert "CBS" in text
            assert len(list(csv.reader(io.StringIO(text), delimiter=";" if ending == "csv" else ","))) > 3
        elif ending == "svg":
            assert "Bron: CBS" in content.decode()
