"""The typeface of everything that leaves the dashboard: Source Sans Pro, as Adobe published it (see OFL.txt).

The screen has it too, as Streamlit's own Source Sans: how wide its letters are holds for both.
"""
