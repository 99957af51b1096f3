"""What an address says: the page, what is being looked at, a row of slides.

Read from any text at all and written back; knows no Streamlit, so that a link in a document is made in the same way.
"""
