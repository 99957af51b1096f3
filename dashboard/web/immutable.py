"""Answers that a browser may keep for ever, because their URL changes with their contents."""

import gzip
import hashlib
from dataclasses import dataclass, replace
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
    """A small file of the dashboard, packed for the browser; what is not compressed is sent as it is."""

    name: str
    hash: str
    raw: bytes
    brotli: bytes
    gzip: bytes

    @classmethod
    def pack(cls, stem: str, suffix: str, raw: bytes, quality: int = 11) -> "Asset":
        """Compress contents and name them after their hash; what is large and made anew at each start less hard."""
        whole = cls.whole(stem, suffix, raw)
        packed = brotli.compress(raw, quality=quality)
        return replace(whole, brotli=packed, gzip=gzip.compress(raw, mtime=0))

    @classmethod
    def whole(cls, stem: str, suffix: str, raw: bytes) -> "Asset":
        """Name contents after their hash that are compressed by themselves, as pictures and fonts are."""
        digest = hashlib.sha256(raw).hexdigest()[:16]
        return cls(f"{stem}.{digest}{suffix}", digest, raw, b"", b"")


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
    encoding = _encoding(request.headers.get("accept-encoding", "")) if packed.brotli else ""
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
    body = getattr(packed, {"br": "brotli", "gzip": "gzip", "": "raw"}[encoding])
    return Response(body, headers=headers, media_type=media_type)


def not_found() -> Response:
    """Answer that there is no such file, and that this may not be remembered."""
    return Response(status_code=404, headers={"Cache-Control": "no-store"})


def _encoding(accepted: str) -> str:
    """Return `br`, `gzip` or nothing, whichever the browser takes, in that order."""
    weights = {}
    for item in accepted.lower().split(","):
        name, _, weight = item.strip().partition(";q=")
        weights[name.strip()] = weight.strip() not in ("0", "0.0", "0.00", "0.000")
    return next((name for name in ("br", "gzip") if weights.get(name, weights.get("*", False))), "")
