"""One way to the services: connections, time-outs, retries with back-off, and errors in plain words."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_random_exponential,
)

from data_sources.errors import (
    DataSourceError,
    GarbledAnswerError,
    SourceUnavailableError,
    SourceUnreachableError,
    UnknownTableError,
)
from data_sources.settings import Settings

T = TypeVar("T")
TRANSIENT = (SourceUnreachableError, SourceUnavailableError, GarbledAnswerError)
RETRYABLE_STATUS = {408, 425, 429, 500, 502, 503, 504}


@dataclass
class Meter:
    """Counts what came in, for the progress display; safe for several threads."""

    rows: int = 0
    bytes: int = 0
    requests: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def add(self, *, rows: int = 0, received: int = 0, requests_made: int = 0) -> None:
        """Add to the counts."""
        with self._lock:
            self.rows += rows
            self.bytes += received
            self.requests += requests_made


class Transport:
    """HTTP for all readers: one connection pool, one patience, one vocabulary of errors."""

    def __init__(self, settings: Settings, meter: Meter | None = None):
        self.settings = settings
        self.meter = meter or Meter()
        self._session = requests.Session()
        adapter = HTTPAdapter(pool_maxsize=2 * settings.workers)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()

    def send(self, request: requests.PreparedRequest, what: str) -> requests.Response:
        """Send one request and return its whole answer, without retrying.

        Raises
        ------
        SourceUnreachableError, SourceUnavailableError, GarbledAnswerError, UnknownTableError
        """
        # What stands before @ is a password.
        host = urlsplit(str(request.url or "")).netloc.rpartition("@")[2]
        try:
            response = self._session.send(request, timeout=self.settings.timeout_s)
        except requests.Timeout as error:
            raise SourceUnreachableError(
                f"{what}: {host} gaf binnen {self.settings.timeout_s:g} seconden geen antwoord."
            ) from error
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError) as error:
            raise SourceUnreachableError(
                f"{what}: {host} verbrak de verbinding midden in het antwoord."
            ) from error
        except requests.ConnectionError as error:
            raise SourceUnreachableError(f"{what}: {host} is niet bereikbaar.") from error
        self.meter.add(received=len(response.content), requests_made=1)
        self._check(response, what, host)
        return response

    def get_json(self, url: str, params: dict[str, str] | None, what: str) -> dict[str, Any]:
        """Return the JSON object at an address, without retrying."""
        request = self._session.prepare_request(requests.Request("GET", url, params=params))
        response = self.send(request, what)
        try:
            return json.loads(response.content)
        except ValueError as error:
            raise GarbledAnswerError(f"{what}: het antwoord is afgebroken of geen geldige JSON.") from error

    def get_text(self, url: str, params: dict[str, str] | None, what: str) -> str:
        """Return the text at an address, without retrying."""
        return self.send(
            self._session.prepare_request(requests.Request("GET", url, params=params)), what
        ).text

    def patiently(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, tried again with growing pauses while the trouble may pass."""
        return Retrying(
            retry=retry_if_exception_type(TRANSIENT),
            stop=stop_after_attempt(self.settings.attempts),
            wait=self._pause,
            reraise=True,
        )(work)

    def _pause(self, state: RetryCallState) -> float:
        settings = self.settings
        pause = wait_random_exponential(multiplier=settings.backoff_s, max=settings.backoff_max_s)(state)
        asked = getattr(state.outcome.exception(), "retry_after_s", 0) if state.outcome else 0
        return min(max(pause, asked), settings.backoff_max_s)

    @staticmethod
    def _check(response: requests.Response, what: str, host: str) -> None:
        status, kind = response.status_code, response.headers.get("Content-Type", "")
        if status == 404:
            raise UnknownTableError(f"{what}: onbekend bij {host}.")
        if status in RETRYABLE_STATUS:
            error = SourceUnavailableError(
                f"{what}: {host} meldt status {status}; probeer het later opnieuw."
            )
            after = response.headers.get("Retry-After", "")
            error.retry_after_s = int(after) if after.isdigit() else 0  # type: ignore[attr-defined]
            raise error
        if status != 200:
            raise DataSourceError(f"{what}: {host} weigert de vraag (status {status}).")
        if "html" in kind:
            raise SourceUnavailableError(f"{what}: {host} geeft een onderhoudspagina in plaats van cijfers.")
