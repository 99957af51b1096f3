"""What browsers send: whether it comes from a page of this site, and no more of it than anybody needs."""

from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request

__all__ = ["from_elsewhere", "receive", "sent_form"]

_MOST_BYTES = 64_000


def from_elsewhere(request: Request) -> bool:
    """Whether another site made a browser send this."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


async def receive(request: Request) -> bytes | None:
    """Return what was sent; None where it is more than any answer can be."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            return None
    return body


async def sent_form(request: Request) -> FormData:
    """Read a form: no files, and no more fields than the longest form has."""
    return await request.form(max_files=0, max_fields=200, max_part_size=16_000)
