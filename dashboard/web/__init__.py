"""What the browser fetches besides Streamlit itself: the document, its style, the geometry; knows no figures."""
