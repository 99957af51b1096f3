"""The HTML document around Streamlit: its language, title, style and script.

Streamlit's own document says nothing of these that can be set; it is rewritten as it is sent.
"""

from dashboard.shell.document.document import crowded, document, document_routes, unknown

__all__ = ["crowded", "document", "document_routes", "unknown"]
