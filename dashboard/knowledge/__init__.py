"""Kennis: what is known, woven with the figures of one's own gemeente, as plain pages of the same site.

Must not know Streamlit, nor hold a fact or sentence: those are in ``content``, and chosen in ``findings/known``.
"""
