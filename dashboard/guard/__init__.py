"""What stands between strangers and the app: who may ask what, how much of it, and what every answer carries.

Knows the protocol that Streamlit speaks with its browser, and neither pages nor figures. Each guard is one ASGI layer
of its own; what an operator may set of them stands in `settings`.
"""

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from dashboard.guard.headers import Headers
from dashboard.guard.server import Server
from dashboard.guard.settings import Guarding
from dashboard.guard.stream import Stream
from dashboard.guard.uploads import Uploads

__all__ = ["guards"]


def guards(settings: Guarding) -> list[Middleware]:
    """Return the layers around the app, the outermost first.

    Parameters
    ----------
    settings : Guarding

    Returns
    -------
    list of Middleware
    """
    hosts = list(settings.hosts) or ["*"]
    return [
        Middleware(Server, settings),
        Middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies)),
        Middleware(Headers, settings),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(Stream, settings),
        Middleware(Uploads, settings),
    ]
