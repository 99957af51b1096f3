"""The dashboard: from figures to numbers, words, pictures and pages.

Reads the snapshot and the geometry; must not fetch anything from CBS or PDOK while a user waits.
"""
