"""Answers that a browser may keep for ever, because their URL changes with their contents."""

import gzip
import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import brotli
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["FOR_EVER", "Asset", "Packed", "not_found", "respond"]

FOR_EVER = "public, max-age=31536000, immutable"
"""How long what changes its address with its contents may be kept."""


class Packed(Protocol):
    """Contents, compressed beforehand, with a hash of them in the name."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def hash(self) -> str: ...  # noqa: D102
    @property
    def raw(self) -> bytes: ...  # noqa: D102
    @property
    def brotli(self) -> bytes: ...  # noqa: D102
    @property
    def gzip(self) -> bytes: ...  # noqa: D102


@dataclass(frozen=True)
class Asset:
    """A small file of the dashboard, packed for the browser when one first asks for it; see :meth:`pack`.

    Attributes
    ----------
    name : str
        With the hash in it.
    hash : str
    raw : bytes
    quality : int or None
        How hard Brotli tries; None for what is sent as it is.
    """

    name: str
    hash: str
    raw: bytes
    quality: int | None

    @classmethod
    def pack(cls, stem: str, suffix: str, raw: bytes, quality: int = 11) -> "Asset":
        """Name contents after their hash; what is large and made anew at each start is compressed less hard."""
        digest = hashlib.sha256(raw).hexdigest()[:16]
        return cls(f"{stem}.{digest}{suffix}", digest, raw, quality)

    @classmethod
    def whole(cls, stem: str, suffix: str, raw: bytes) -> "Asset":
        """Name contents after their hash that are compressed by themselves, as pictures and fonts are."""
        return replace(cls.pack(stem, suffix, raw), quality=None)

    @cached_property
    def brotli(self) -> bytes:
        """For browsers that know Brotli; nothing where it is sent as it is."""
        return b"" if self.quality is None else brotli.compress(self.raw, quality=self.quality)

    @cached_property
    def gzip(self) -> bytes:
        """The same for those that do not."""
        return b"" if self.quality is None else gzip.compress(self.raw, compresslevel=6, mtime=0)


def respond(request: Request, packed: Packed, media_type: str, keep: str = FOR_EVER) -> Response:
    """Answer with contents in the best encoding that the browser takes, or that it has them already.

    Parameters
    ----------
    request : Request
    packed : Packed
    media_type : str
    keep : str
        How long it may be kept, as `Cache-Control` says it.

    Returns
    -------
    Response
        200, or 304 when the browser's ETag is the present one.
    """
    encoding, body = _encoded(packed, request.headers.get("accept-encoding", ""))
    etag = f'"{packed.hash}-{encoding or "identity"}"'
    headers = {
        "Cache-Control": keep,
        "ETag": etag,
        "Vary": "Accept-Encoding",
    }
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if known & {etag, "*"}:
        return Response(status_code=304, headers=headers)
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, headers=headers, media_type=media_type)


def not_found() -> Response:
    """Answer that there is no such file, and that this may not be remembered."""
    return Response(status_code=404, headers={"Cache-Control": "no-store"})


def _encoded(packed: Packed, accepted: str) -> tuple[str, bytes]:
    """Return `br`, `gzip` or nothing, whichever the browser takes, in that order; and the contents in it."""
    weights = {}
    for item in accepted.lower().split(","):
        name, _, weight = item.strip().partition(";q=")
        weights[name.strip()] = weight.strip() not in ("0", "0.0", "0.00", "0.000")
    for name, encoded in (("br", "brotli"), ("gzip", "gzip")):
        if weights.get(name, weights.get("*", False)) and (body := getattr(packed, encoded)):
            return name, body
    return "", packed.raw
