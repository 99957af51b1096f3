"""What Prometheus is told: to whom, and that visitors can make nothing up in it."""

import asyncio
import urllib.error
import urllib.request

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.watch.answers import Answers
from dashboard.watch.asked import asked_apart, metrics_routes
from dashboard.watch.counted import REGISTRY, SAVES
from dashboard.watch.saving import saving
from dashboard.watch.settings import Watching
from dashboard.watch.state import Looked, State

TOKEN = "a token of some length"
LOOKED = Looked("abc", False, 1.0, None, 0, 2, True)


def watching(**given: object) -> Watching:
    return Watching(_env_file=None, **given)


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_without_a_token_there_is_no_such_page_and_with_one_only_for_who_shows_it():
    assert metrics_routes(watching()) == []
    client = TestClient(Starlette(routes=metrics_routes(watching(metrics_token=TOKEN))))
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 401
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    names = {family.name for family in text_string_to_metric_families(answer.text)}
    assert {"diversiteit_sessions", "diversiteit_page_seconds", "process_resident_memory_bytes"} <= names
    assert TOKEN not in repr(watching(metrics_token=TOKEN))


def test_the_port_apart_tells_the_state_and_closes_with_the_server(free_port):
    address = f"http://127.0.0.1:{free_port}/metrics"
    with asked_apart(watching(metrics_port=free_port), State(lambda: LOOKED)):
        told = urllib.request.urlopen(address, timeout=10).read().decode()
    found = {
        sample.name: sample for family in text_string_to_metric_families(told) for sample in family.samples
    }
    assert found["diversiteit_figures_info"].labels == {"snapshot": "abc"}
    assert found["diversiteit_figures_superseded"].value == 2
    # What is not known is not told as nought.
    assert "diversiteit_figures_refreshed_timestamp_seconds" not in found
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=2)


def test_visitors_cannot_make_up_what_is_counted():
    async def page(request):
        return PlainTextResponse("")

    layers = [Middleware(Answers, {"gemeente", ""})]
    client = TestClient(Starlette(routes=[Route("/gemeente/{code}", page)], middleware=layers))
    before = value("diversiteit_answer_seconds_count", part="elsewhere", status="4xx")
    for made_up in ("/a-secret-of-somebody", "/x/y", "/%0a%22}"):
        client.get(made_up)
    client.get("/gemeente/a-secret-of-somebody")
    assert value("diversiteit_answer_seconds_count", part="elsewhere", status="4xx") == before + 3
    assert value("diversiteit_answer_seconds_count", part="gemeente", status="2xx") > 0
    told = str(list(REGISTRY.collect()))
    assert "secret" not in told


def test_answers_at_a_meeting_are_kept_refused_or_lost_and_who_goes_away_is_none_of_these():
    def counted() -> list[float]:
        return [SAVES.labels(outcome)._value.get() for outcome in ("kept", "refused", "lost")]

    before = counted()
    for raised in (None, LookupError(), OSError(), asyncio.CancelledError()):
        try:
            with saving(refused=LookupError):
                if raised is not None:
                    raise raised
        except BaseException as error:
            assert error is raised
    assert [after - was for after, was in zip(counted(), before, strict=True)] == [1, 1, 1]
