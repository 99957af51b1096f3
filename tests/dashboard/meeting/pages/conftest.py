"""A hall without a network: the routes of a meeting in an app of their own, and phones that ask them."""

import html
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.meeting.pages import lead_address, meeting_routes, take_part_address
from dashboard.meeting.store.meetings import Member, create

CODES = ("GM0344", "GM0310", "GM0981", "GM0059", "GM0363", "GM1699", "GM0518", "GM0599")


class Phone:
    """Somebody's browser, without script."""

    def __init__(self, app, meeting):
        self.client = TestClient(app, base_url="https://dashboard.example")
        self.meeting = meeting

    def form(self, gemeente, part=0):
        """The fields of a form on the page, as a browser would send them untouched."""
        page = self.client.get(take_part_address(self.meeting.token, gemeente)).text
        sent: dict[str, list[str]] = {}
        forms = re.findall(r'<form class="part".*?</form>', page, re.DOTALL)
        for name, words in re.findall(
            r'<textarea name="([^"]*)"[^>]*>(.*?)</textarea>', forms[part], re.DOTALL
        ):
            sent[name] = [html.unescape(words)]
        for tag in re.findall(r"<input[^>]*>", forms[part]):
            name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
            if name and ('type="hidden"' in tag or " checked" in tag):
                sent.setdefault(name[1], []).append(value[1] if value else "")
        return sent

    def answer(self, gemeente, part=0, name="", **answers):
        sent = self.form(gemeente, part)
        sent |= {f"vraag.{key}": value for key, value in answers.items()}
        if name:
            sent["naam"] = name
        return self.client.post(take_part_address(self.meeting.token, gemeente), data=sent)


@pytest.fixture
def url(tmp_path):
    """One store: what differs between the two is tested where they are."""
    return f"sqlite:///{tmp_path / 'meetings.sqlite'}"


@pytest.fixture
def made(kept):
    members = [Member(code) for code in CODES]
    return kept.write(lambda it: create(it, "VNG & <co>", "2099-12-10", members=members))


@pytest.fixture
def app(kept, snapshot):
    return Starlette(routes=meeting_routes(lambda: kept, lambda: snapshot))


@pytest.fixture
def phone(app, made):
    return lambda: Phone(app, made.meeting)


@pytest.fixture
def leading(app, made):
    client = TestClient(app, base_url="https://dashboard.example")

    def do(**sent):
        return (
            client.post(lead_address(made.leader), data=sent)
            if sent
            else client.get(lead_address(made.leader))
        )

    return do
