"""Where Prometheus asks: on a port apart from visitors, or among the pages for who shows the token."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import generate_latest, start_http_server
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.watch.counted import REGISTRY
from dashboard.watch.settings import Watching
from dashboard.watch.state import State

__all__ = ["asked_apart", "metrics_routes"]


@contextmanager
def asked_apart(settings: Watching, state: State) -> Iterator[None]:
    """Tell the state of this process while it runs, on the port apart where there is one.

    Raises
    ------
    OSError
        Nothing can listen there.
    """
    REGISTRY.register(state)
    try:
        if settings.metrics_port is None:
            yield
            return
        server, thread = start_http_server(settings.metrics_port, settings.metrics_address, REGISTRY)
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
    finally:
        REGISTRY.unregister(state)


def metrics_routes(settings: Watching) -> list[Route]:
    """Make the route among the pages; none without a token."""
    if settings.metrics_token is None:
        return []
    shown = f"Bearer {settings.metrics_token.get_secret_value()}".encode()

    async def metrics(request: Request) -> Response:
        given = request.headers.get("authorization", "").encode()
        if not secrets.compare_digest(given, shown):
            return Response(
                status_code=401, headers={"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"}
            )
        told = await run_in_threadpool(generate_latest, REGISTRY)
        return Response(told, headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})

    return [Route("/metrics", metrics)]
