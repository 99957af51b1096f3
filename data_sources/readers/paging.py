"""Following the links of services that answer in pages."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from data_sources.errors import GarbledAnswerError, PagingLoopError
from data_sources.transport import Transport


def pages(
    transport: Transport, url: str | None, params: dict[str, str], what: str, items: str
) -> Iterator[list[dict[str, Any]]]:
    """Yield the pages of a JSON service that links to the next one, each page once.

    Follows `@odata.nextLink` (OData v4), `odata.nextLink` (v3) and the link with `rel` "next" (OGC API).

    Raises
    ------
    PagingLoopError
        A link leads back to a page that was read already.
    """
    seen: set[str] = set()
    while url:
        if url in seen:
            raise PagingLoopError(f"{what}: de koppeling naar de volgende bladzijde leidt terug; gestopt.")
        seen.add(url)
        answer = transport.patiently(partial(transport.get_json, url, params, what))
        if not isinstance(answer.get(items), list):
            raise GarbledAnswerError(f"{what}: het antwoord heeft niet de afgesproken vorm.")
        yield answer[items]
        links = {link.get("rel"): link.get("href") for link in answer.get("links", [])}
        url, params = answer.get("@odata.nextLink") or answer.get("odata.nextLink") or links.get("next"), {}
