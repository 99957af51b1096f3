"""What people take along: the findings of a gemeente on paper, on slides, in a workbook and as pictures.

Reads findings and charts, and writes bytes; every form is made from one :class:`~dashboard.briefing.parts.Briefing`,
so that no figure can differ between them. Must not know Streamlit.
"""
