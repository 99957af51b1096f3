"""Exhibits in other people's hands: each has an address of its own, as a page to embed, a picture, or numbers.

Must not make an exhibit or a sentence itself: those come from ``exhibits``, and files of them from ``briefing``.
"""
