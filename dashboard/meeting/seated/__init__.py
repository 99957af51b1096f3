"""The tables of a meeting: who sits with whom, why, and what a table is handed.

What is kept is the store's, what is reckoned is :mod:`dashboard.analysis.seating`; here the one is asked of the other
and put into words.
"""
