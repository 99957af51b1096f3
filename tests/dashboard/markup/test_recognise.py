"""The question whether somebody recognises the picture, as HTML."""

import json
from html.parser import HTMLParser

import pytest

from dashboard.language import Language
from dashboard.markup.recognise import ANSWERS, recognise_html, recognised_html


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Elements()
    reader.feed(html)
    return reader.found


@pytest.mark.parametrize("code", ["nl", "en"])
def test_it_asks_in_a_form_whose_parts_have_names(code):
    html = recognise_html("GM0344", "<Utrecht & co>", Language(code))
    found = elements(html)
    form = next(attributes for tag, attributes in found if tag == "form")
    assert form["data-gemeente"] == "GM0344"
    assert [one["value"] for tag, one in found if tag == "input"] == list(ANSWERS)
    assert "&lt;Utrecht &amp; co&gt;" in html
    assert html.count("<label") == len(ANSWERS) + 1


def test_what_it_is_called_comes_along_for_every_answer():
    (mark,) = elements(recognised_html("GM0344", Language("nl")))
    assert json.loads(mark[1]["data-answers"]) == {"ja": "Ja.", "deels": "Deels.", "nee": "Nee."}
