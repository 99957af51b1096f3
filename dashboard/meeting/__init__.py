"""The meeting: what is asked, what gemeenten answer, what the room sees of it.

Knows figures only as the findings give them, and no Streamlit: taking part and the projector are plain pages, as two
hundred phones in one hall need. What is answered lies in `store`; what is asked, in `questions`.
"""
