"""The five answers about a gemeente as a page without script or open connection, and the pictures of links.

Pages are made once of a snapshot and kept compressed. Must not know Streamlit, nor which snapshot is the present one:
whoever makes the routes says so.
"""

from dashboard.plain.routes import plain_routes

__all__ = ["plain_routes"]
