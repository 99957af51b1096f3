"""Pages as they are kept: compressed, and made whole for who asks."""

import gzip
import hashlib
from dataclasses import dataclass
from html import escape

import brotli
from starlette.requests import Request
from starlette.responses import Response

from dashboard.web.immutable import respond

__all__ = ["NOTE", "ORIGIN", "Kept", "answer", "filled", "folded"]

ORIGIN, NOTE = "\ue000", "\ue001"
"""What stands in a page for the address of the site, and for what is said to who was led there: all else is the same
for everybody. Both are letters that no language has."""

_QUICK, _SMALL = 4, 6
"""How hard is tried to make it small; the hardest takes twenty times as long and saves a tenth."""


@dataclass(frozen=True)
class Kept:
    """Contents, compressed; see :class:`dashboard.web.immutable.Packed`."""

    name: str
    hash: str
    brotli: bytes
    gzip: bytes

    @property
    def raw(self) -> bytes:
        """The contents themselves, for the few that take nothing compressed."""
        return bytes(brotli.decompress(self.brotli))

    @classmethod
    def pack(cls, raw: bytes, version: str) -> "Kept":
        """Compress contents, and know them by what they are and the version of the figures."""
        digest = hashlib.sha256(version.encode() + raw).hexdigest()[:16]
        return cls(
            "",
            digest,
            brotli.compress(raw, quality=_SMALL),
            gzip.compress(raw, compresslevel=_SMALL, mtime=0),
        )


def folded(html: str) -> bytes:
    """Compress a page in which the address of the site is still to be filled in."""
    return bytes(brotli.compress(html.encode(), quality=_QUICK))


def filled(page: bytes, origin: str, note: str = "") -> bytes:
    """Fill in a page that was folded.

    Parameters
    ----------
    page : bytes
    origin : str
    note : str
        HTML.
    """
    html = bytes(brotli.decompress(page)).decode()
    return html.replace(ORIGIN, escape(origin)).replace(NOTE, note).encode()


def answer(request: Request, kept: Kept, media_type: str = "text/html", status: int = 200) -> Response:
    """Answer with a page that is asked for again each time, but not sent again."""
    found = respond(request, kept, media_type, keep="no-cache")
    if found.status_code == 200:
        found.status_code = status
    return found
