"""Files of strangers read into rows of cells, in a process of their own that can harm nobody.

Imports nothing of the dashboard, so that this process starts at once and holds nothing.
"""
