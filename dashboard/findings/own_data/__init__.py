"""Figures that someone brings along: read, matched with areas, laid beside those of CBS.

Keeps nothing of them.
"""
