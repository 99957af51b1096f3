"""What phones send, read from anything at all, and the way on from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse

from dashboard.language import asked_language
from dashboard.meeting.questions import NoAnswerError, Question, read_answer
from dashboard.meeting.store.answering import Kept
from dashboard.meeting.store.meetings import Meeting
from dashboard.meeting.store.saving import Save
from dashboard.plain.addresses import address as address_in

__all__ = ["COOKIE", "Mine", "chosen", "on", "read_form", "read_sent"]

COOKIE = "deelname"
"""What a phone keeps its receipt in."""

# In a form: a question, and the version that its answer goes on from.
_QUESTION, _VERSION = "vraag.", "versie."


@dataclass(frozen=True)
class Mine:
    """Somebody's answers, and what shows that they are theirs."""

    meeting: Meeting
    gemeente: str
    receipt: str


def on(address: str, request: Request) -> RedirectResponse:
    """Go on to another page, in the same language."""
    path, _, part = address.partition("#")
    return RedirectResponse(
        address_in(path, asked_language(request.query_params)) + (part and f"#{part}"), 303
    )


def chosen(question: Question, kept: Mapping[str, Kept], option: object) -> bool:
    """Whether an option is what is kept of a question."""
    value = kept[question.key].value if question.key in kept else None
    return option in value if isinstance(value, tuple) else value == option


def read_form(mine: Mine, form: FormData) -> Save:
    """Read a form: every question that it holds, also one of which nothing is chosen any more."""
    asked = {}
    for name, version in form.multi_items():
        if name.startswith(_VERSION):
            key = name.removeprefix(_VERSION)
            asked[key] = form.getlist(f"{_QUESTION}{key}"), version
    return read_sent(mine, asked, str(form.get("naam", "")))


def read_sent(mine: Mine, asked: Mapping[str, tuple[Any, Any]], name: str) -> Save:
    """Read answers by question: each with the version that it goes on from.

    Raises
    ------
    NoAnswerError
    """
    answers = {}
    for question, (value, version) in asked.items():
        known = mine.meeting.question(question)
        if known is None or not str(version).isdigit():
            raise NoAnswerError(question)
        answers[question] = read_answer(known, value), int(str(version)[:9])
    called = " ".join("".join(sign for sign in name if sign.isprintable()).split())
    return Save(mine.meeting.id, mine.gemeente, mine.receipt, answers, called)
