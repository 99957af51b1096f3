"""The five answers about a gemeente as a page without script or open connection, and what a link shows of a view.

Pages are made once of a snapshot and kept compressed. Must not know Streamlit, nor which snapshot is the present one:
whoever makes the routes says so.
"""

from dashboard.plain.routes import plain_routes
from dashboard.plain.shared import Shared, shared, view_title

__all__ = ["Shared", "plain_routes", "shared", "view_title"]
