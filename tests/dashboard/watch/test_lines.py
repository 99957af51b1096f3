"""What stands in the log: what went wrong and where, and nothing of anybody."""

import io
import json
import logging
import sys

import pytest

from dashboard.watch.counted import ERRORS
from dashboard.watch.lines import JsonLines, TextLines, handlers, tell

SECRET = "Zk3v9QyVt8oLwq0dM1uXr5nPbC7hJ2sFeGaTiYxK4Ow"
ADDRESS = "203.0.113.77"


def said(
    formatter: logging.Formatter, words: str, *values: object, error: BaseException | None = None
) -> str:
    raised = (type(error), error, error.__traceback__) if error else None
    return formatter.format(logging.LogRecord("dashboard.meeting", 40, "x.py", 1, words, values, raised))


def failing() -> Exception:
    try:
        try:
            raise KeyError(f"answer of Vaals, {SECRET}")
        except KeyError:
            raise ValueError(f"from {ADDRESS}") from None
    except ValueError as error:
        return error


@pytest.mark.parametrize("formatter", [TextLines(), JsonLines()])
@pytest.mark.parametrize(
    "values",
    [
        (f"GET /leiden/{SECRET}",),
        (f"{ADDRESS}:50312",),
        (f"('{ADDRESS}', 50312)",),
        ("2001:db8::77",),
        ("[2001:db8:0:0:0:0:0:77]:443",),
        (f"/meedoen/{SECRET}/GM0344/mijn?bewijs=kat-hond-muis-vis",),
        ("?bewijs=kat-hond-muis-vis&taal=nl",),
        (f"postgresql://iemand:{SECRET[:12]}@database/naam",),
    ],
)
def test_no_line_holds_an_address_of_somebody_or_a_secret(formatter, values):
    line = said(formatter, "seen: %s, and more", *values)
    assert not any(part in line for part in (SECRET[:12], ADDRESS, "db8", "kat-hond", "iemand"))
    assert "seen: " in line and "and more" in line


@pytest.mark.parametrize(
    "words", ["at 12:34:56", "version 1.67.0", "85458NED is damaged", "ab::xyz", "3.5 s"]
)
def test_what_is_no_address_is_told(words):
    assert words in said(TextLines(), words)


def test_of_an_error_its_kinds_and_places_are_told_and_not_its_words():
    line = said(JsonLines(), "error %s", "abc123", error=failing())
    told = json.loads(line)
    assert told["error"] == "ValueError" and told["message"] == "error abc123" and told["level"] == "error"
    assert any("test_lines.py" in place and "failing" in place for place in told["places"])
    for formatter in (JsonLines(), TextLines()):
        text = said(formatter, "error", error=failing())
        assert "ValueError" in text and "Vaals" not in text and SECRET not in text and ADDRESS not in text


def test_every_line_is_one_object_and_errors_are_counted_by_room(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    root, before = logging.getLogger(), ERRORS.labels("dashboard.watched")._value.get()
    held = list(root.handlers)
    try:
        tell(handlers("json"))
        log = logging.getLogger("dashboard.watched.deep.below")
        log.info("one\nof two lines, “quoted”")
        log.error("another")
        tell(handlers("json"))
        log.error("not told twice")
    finally:
        root.handlers = held
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [one["message"] for one in lines] == ["one\nof two lines, “quoted”", "another", "not told twice"]
    assert ERRORS.labels("dashboard.watched")._value.get() == before + 2
