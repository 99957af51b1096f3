"""The page Briefing in the real app."""

import io
import threading
import time
import zipfile

import pytest

from dashboard.briefing.bundle import bundles
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/briefing.py"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", list(KINDS.values())[:2])
def test_the_pages_of_a_briefing_are_shown_and_offered(gemeente, language):
    app = open_page(PAGE, gemeente=gemeente, taal=language)
    assert not app.exception
    assert len(app.get("image")) >= 2
    assert len(app.get("download_button")) == 3


def test_while_a_briefing_is_set_others_get_their_page(monkeypatch):
    app, others = open_page("screens/opgaven.py", gemeente="GM0088"), []

    def drawn(*asked: object) -> tuple[bytes, ...]:
        other = threading.Thread(target=lambda: others.append(app.run()))
        other.start()
        other.join(60)
        return ()

    monkeypatch.setattr("dashboard.briefing.documents.drawn", drawn)
    assert not open_page(PAGE, gemeente="GM0088").exception
    assert len(others) == 1 and not others[0].exception


def test_a_briefing_without_parts_is_not_made():
    app = open_page(PAGE, gemeente="GM0088", delen="")
    assert not app.exception
    assert "ten minste één onderdeel" in " ".join(info.value for info in app.info)


def test_a_bundle_is_made_beside_the_page_and_can_be_stopped():
    app = open_page(PAGE, gemeente="GM0088", delen="questions")
    app.button(key="bundle_start").click().run()
    assert not app.exception
    id = app.session_state["bundle"]
    until = time.monotonic() + 240
    while bundles().progress(id).state in ("waiting", "preparing", "busy"):
        assert time.monotonic() < until
        time.sleep(0.5)
    assert bundles().progress(id).state == "ready"
    packed = zipfile.ZipFile(io.BytesIO(bundles().content(id)))
    assert [name.split("-")[1] for name in packed.namelist()] == ["schiermonnikoog"]
    app.run()
    assert "Klaar: 1" in words(app)
    app.button(key="bundle_again").click().run()
    assert bundles().progress(id).state == "gone"
